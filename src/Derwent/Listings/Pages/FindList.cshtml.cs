using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Derwent.Listings.Find;
using Derwent.Shared.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Derwent.Listings.Pages;

/// <summary>What was found as a file, at most 500 rows. Cells that a spreadsheet would take for a formula are made harmless.</summary>
[Open, OnlyReads]
internal sealed class FindListModel(Finder finder) : PageModel
{
    private const int Most = 500;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var answer = await finder.AnswerAsync(FindQuery.From(Request.Query), stop, Most);
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        await using (var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape }))
            await csv.WriteRecordsAsync(answer.Page.Services.Select(service => new
            {
                Name = service.Name, Organisation = service.By, Where = FindWords.Where(service), When = service.Times, Ages = FindWords.Ages(service.MinAge, service.MaxAge),
                Cost = FindWords.Cost(service.CostPence, service.CostWords), Checked = service.AssuredOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Page = $"{Request.Scheme}://{Request.Host}/services/{service.Slug}",
            }), stop);
        return File(Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(text.ToString())).ToArray(), "text/csv; charset=utf-8", "places-to-go.csv");
    }
}
