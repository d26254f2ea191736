using Derwent.Listings.Import;
using Derwent.Shared.Audit;
using Derwent.Shared.Security;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Listings.Desk;

/// <summary>What the columns of a sent list mean here, and, once it was taken in, what it did.</summary>
[Desk(Role.Coordinator, Role.Administrator)]
internal sealed class ImportColumnsModel(ListingsContext listings, AuditTrail audit) : PageModel
{
    private static readonly string[] Needed = ["name", "organisation"];

    public Upload Upload { get; private set; } = null!;

    [BindProperty] public string Source { get; set; } = "";

    /// <summary>For each column the field it is, or nothing.</summary>
    [BindProperty] public List<string?> Fields { get; set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (!await LoadAsync(id, stop)) return NotFound();
        (Source, Fields) = (Upload.Source, [.. Upload.Header.Select(Upload.Map.GetValueOrDefault)]);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken stop)
    {
        if (!await LoadAsync(id, stop)) return NotFound();
        Fields = [.. Fields.Take(Upload.Header.Count)];
        await CheckAsync(stop);
        if (!ModelState.IsValid) return this.Again();
        var map = Upload.Header.Zip(Fields).Where(pair => !string.IsNullOrEmpty(pair.Second)).ToDictionary(pair => pair.First, pair => pair.Second!);
        Upload.Mean(Source.Trim(), map);
        await listings.SaveChangesAsync(stop);
        audit.Wrote("upload", Upload.Id, "its columns were named");
        return Redirect($"/desk/listings/import/{id}/preview");
    }

    private async Task CheckAsync(CancellationToken stop)
    {
        var source = Source.Trim();
        if (source.Length is 0 or > 100) ModelState.AddModelError(nameof(Source), "Give it a name of at most 100 letters, such as Derby City Council.");
        else if (await listings.Feeds.AnyAsync(feed => feed.Name == source, stop)) ModelState.AddModelError(nameof(Source), "There is a feed of that name, and it would take this list’s services down again. Choose another name.");
        var seen = new Dictionary<string, int>();
        for (var at = 0; at < Fields.Count; at++)
        {
            if (Fields[at] is not { Length: > 0 } code) continue;
            if (!ImportFields.Codes.Contains(code)) ModelState.AddModelError($"Fields[{at}]", "Choose one of these.");
            else if (!seen.TryAdd(code, at)) ModelState.AddModelError($"Fields[{at}]", $"“{ImportFields.Label(code)}” is the column “{Upload.Header[seen[code]]}” already.");
        }
        foreach (var code in Needed.Where(code => !seen.ContainsKey(code)))
            ModelState.AddModelError("Fields[0]", $"Say which column is “{ImportFields.Label(code)}”.");
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken stop)
    {
        if (await listings.Uploads.SingleOrDefaultAsync(one => one.Id == id, stop) is not { } upload) return false;
        Upload = upload;
        return true;
    }
}
