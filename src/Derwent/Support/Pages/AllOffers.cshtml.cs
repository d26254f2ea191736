using Derwent.Shared.Audit;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Support.Pages;

/// <summary>An open offer with whom it is about, for the partnership team.</summary>
internal sealed record OpenOffer(Offer Offer, string Title, string Reference, FrontDoor.SubjectKind Kind, RunnerUp? RunnerUp);

/// <summary>Every offer that waits for an organisation, or for the team.</summary>
[Desk(Role.StrategicPartner)]
internal sealed class AllOffersModel(OpenOffers reading, AuditTrail audit, TimeProvider clock) : PageModel
{
    public IReadOnlyList<OpenOffer> Offers { get; private set; } = [];
    public DateTimeOffset Now => clock.GetUtcNow();
    public DateOnly Today => UkTime.Today(clock);

    public async Task OnGetAsync(CancellationToken stop)
    {
        Offers = await reading.Read(500, stop);
        audit.ReadList("offer", "all open offers");
    }
}

/// <summary>Reads open offers and those that came back and whose part still has nobody.</summary>
internal sealed class OpenOffers(SupportContext support, TimeProvider clock)
{
    public async Task<IReadOnlyList<OpenOffer>> Read(int most, CancellationToken stop)
    {
        var rows = await (from offer in support.Offers.AsNoTracking()
                          join of in support.Cases.AsNoTracking() on offer.CaseId equals of.Id
                          join part in support.Parts.AsNoTracking() on offer.PartId equals part.Id
                          where of.ClosedById == null && part.RemovedAt == null
                              && (offer.State == OfferState.Sent || offer.State == OfferState.Later || offer.State == OfferState.Declined || offer.State == OfferState.CameBack)
                          orderby offer.DueAt, offer.Id
                          select new { offer, of, part }).Take(most).ToListAsync(stop);
        var today = UkTime.Today(clock);
        return [.. rows.Select(row => new OpenOffer(row.offer, row.of.TitleOn(today), row.of.Reference, row.of.Kind, row.part.RunnerUp))];
    }
}
