using Derwent.Listings.Freshness;
using Derwent.Shared;
using Derwent.Shared.Audit;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Listings.Pages.Ours;

/// <summary>An organisation's pages, from the letter that asks whether they are still right: one button for all, one for each, and a way to mend. No account.</summary>
[ByLink(LinkKind.Listing)]
internal sealed class OurPagesModel(ListingsContext listings, Current current, AuditTrail audit, PublicPages cached, TimeProvider clock) : PageModel
{
    private const int Most = 200;

    public IReadOnlyList<Service> Services { get; private set; } = [];

    public string Name => Services.Count == 0 ? "" : Services[0].OrganisationName;

    public DateOnly Today => UkTime.Today(clock);

    public IReadOnlyList<Service> Unchecked => [.. Services.Where(service => service.AssuredOn != Today)];

    public async Task OnGetAsync(CancellationToken stop) => await LoadAsync(stop);

    /// <summary>One is right, or all are.</summary>
    public async Task<IActionResult> OnPostAsync(Guid? right, CancellationToken stop)
    {
        await LoadAsync(stop);
        var which = right is null ? Unchecked : [.. Services.Where(service => service.Id == right)];
        if (right is not null && which.Count == 0) return NotFound();
        await new ByLetter(listings, current, audit, clock).AssureAsync(which, stop);
        cached.Changed();
        return RedirectToPage(null, null, null, right is null ? null : Services.First(service => service.Id == right).Slug);
    }

    /// <summary>What they told us that they run no more: it can be brought back.</summary>
    public IReadOnlyList<(string Name, string Slug)> Closed { get; private set; } = [];

    private async Task LoadAsync(CancellationToken stop)
    {
        var organisation = current.Link!.RecordId;
        var closed = await listings.Services.Where(s => s.OrganisationId == organisation && s.Status != ServiceStatus.Active && s.MergedIntoId == null).OrderBy(s => s.Name).Take(Most).Select(s => new { s.Name, s.Slug }).ToListAsync(stop);
        Closed = [.. closed.Select(one => (one.Name, one.Slug))];
        Services = await Due.Running(listings.Services).AsSplitQuery().Include(s => s.Locations).Include(s => s.Capacity).Include(nameof(Service.Schedules)).Include(nameof(Service.Contacts))
            .Where(s => s.OrganisationId == organisation).OrderBy(s => s.AssuredOn != null).ThenBy(s => s.AssuredOn).ThenBy(s => s.Name).Take(Most).ToListAsync(stop);
    }
}

/// <summary>What is said through a letter's link is said by the organisation; which letter it was stands beside it.</summary>
internal sealed class ByLetter(ListingsContext listings, Current current, AuditTrail audit, TimeProvider clock)
{
    public async Task AssureAsync(IReadOnlyList<Service> services, CancellationToken stop)
    {
        var (now, today) = (clock.GetUtcNow(), UkTime.Today(clock));
        var ask = await AskAsync(stop);
        foreach (var service in services)
        {
            var by = Who(service);
            // A second press on the same day says nothing new.
            if (service.AssuredOn == today && service.AssuredBy == by.Name) continue;
            service.Assure(by, now, ask?.Id);
            audit.Wrote("listing", service.Id, "still right, from the letter");
        }
        await listings.SaveChangesAsync(stop);
    }

    public static Who Who(Service service) => new(null, service.OrganisationName, service.OrganisationId);

    private async Task<Ask?> AskAsync(CancellationToken stop)
    {
        var organisation = current.Link!.RecordId;
        return await listings.Asks.Where(ask => ask.OrganisationId == organisation).OrderByDescending(ask => ask.AskedAt).FirstOrDefaultAsync(stop);
    }
}
