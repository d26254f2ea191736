using Derwent.Listings.Find;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Listings.Pages;

/// <summary>What a visitor saved, to print or to take along. Kept in their browser only.</summary>
[Open]
internal sealed class MyListPageModel(ListingsContext listings, TimeProvider clock) : PageModel
{
    public IReadOnlyList<ServiceFactsheet> Services { get; private set; } = [];

    public DateOnly Today => UkTime.Today(clock);

    public async Task OnGetAsync(CancellationToken stop)
    {
        var saved = MyList.Read(Request);
        var found = await listings.Services.AsNoTracking().AsSplitQuery().Include(s => s.Locations).Include(s => s.Contacts).Include(s => s.Schedules)
            .Where(s => saved.Contains(s.Slug)).ToListAsync(stop);
        Services = [.. found.OrderBy(service => saved.ToList().IndexOf(service.Slug)).Select(service => new ServiceFactsheet(service, clock.GetUtcNow()))];
    }

    public IActionResult OnPost(string? remove)
    {
        if (remove is null) MyList.Clear(HttpContext);
        else MyList.Toggle(HttpContext, remove);
        return RedirectToPage();
    }
}
