using Derwent.Alliance;
using Derwent.Listings.Freshness;
using Derwent.Shared.Audit;
using Derwent.Shared.Jobs;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Derwent.Listings.Desk;

/// <summary>Organisations that were asked about their pages: who does not answer, who has no address. An address can be given here; the letter goes at once.</summary>
[Desk(Role.Coordinator, Role.Administrator)]
internal sealed class AsksModel(ListingsContext listings, AllianceContext alliance, Outbox outbox, Current current, AuditTrail audit, IOptions<ListingsOptions> promises, TimeProvider clock) : PageModel
{
    private const int PageSize = 50;

    public static IQueryable<Ask> Open(IQueryable<Ask> asks) => asks.Where(ask => ask.ClosedAt == null);

    public static IQueryable<Ask> Silent(IQueryable<Ask> asks) => Open(asks).Where(ask => ask.EscalatedAt != null && ask.Email != null);

    public static IQueryable<Ask> NoAddress(IQueryable<Ask> asks) => Open(asks).Where(ask => ask.Email == null);

    public IReadOnlyList<(Ask Ask, Organisation? Organisation, int Pages)> Rows { get; private set; } = [];

    public string Which { get; private set; } = "open";
    public int Total { get; private set; }
    public int At { get; private set; } = 1;
    public int Pages => (Total + PageSize - 1) / PageSize;
    public DateOnly Today => UkTime.Today(clock);

    public async Task OnGetAsync(string? which, int? at, CancellationToken stop) => await LoadAsync(which, at, stop);

    /// <summary>Where to write from now on. The open letter is let go, and a new one is sent to this address.</summary>
    public async Task<IActionResult> OnPostAsync(string? which, Guid ask, string? email, CancellationToken stop)
    {
        if (await listings.Asks.SingleOrDefaultAsync(one => one.Id == ask && one.ClosedAt == null, stop) is not { } found) return NotFound();
        var typed = email?.Trim() ?? "";
        if (typed.Length is 0 or > 320 || !System.Net.Mail.MailAddress.TryCreate(typed, out var mail) || mail.Address != typed)
        {
            await LoadAsync(which, null, stop);
            return this.Again("email", "That does not look like an e-mail address.");
        }
        var contact = await listings.ListingContacts.SingleOrDefaultAsync(one => one.OrganisationId == found.OrganisationId, stop);
        if (contact is null) listings.ListingContacts.Add(contact = new ListingContact(found.OrganisationId));
        contact.Say(typed, current.Who, clock.GetUtcNow());
        found.Close(AskOutcome.Moved, clock.GetUtcNow());
        audit.Wrote("organisation", found.OrganisationId, "another address for letters about its pages");
        await listings.SaveChangesAsync(stop);
        await outbox.Later(new AskAboutListings(found.OrganisationId));
        return RedirectToPage(new { which });
    }

    private async Task LoadAsync(string? which, int? at, CancellationToken stop)
    {
        Which = which is "silent" or "no-address" ? which : "open";
        var asks = listings.Asks.AsNoTracking();
        var rows = Which switch { "silent" => Silent(asks), "no-address" => NoAddress(asks), _ => Open(asks) };
        Total = await rows.CountAsync(stop);
        At = Math.Clamp(at ?? 1, 1, Math.Max(1, Pages));
        var page = await rows.OrderBy(ask => ask.AskedAt).ThenBy(ask => ask.Id).Skip((At - 1) * PageSize).Take(PageSize).ToListAsync(stop);
        var ids = page.Select(ask => ask.OrganisationId).ToList();
        var organisations = await alliance.Organisations.AsNoTracking().Where(one => ids.Contains(one.Id)).ToDictionaryAsync(one => one.Id, stop);
        var due = await new Due(Today, promises.Value).ToAsk(listings.Services).Where(s => ids.Contains(s.OrganisationId)).GroupBy(s => s.OrganisationId).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(one => one.Key, one => one.Count, stop);
        Rows = [.. page.Select(ask => (ask, organisations.GetValueOrDefault(ask.OrganisationId), due.GetValueOrDefault(ask.OrganisationId)))];
    }
}
