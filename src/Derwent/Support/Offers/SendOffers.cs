using Derwent.Alliance;
using Derwent.FrontDoor;
using Derwent.Shared.Audit;
using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Derwent.Support;

/// <summary>Sends every part of a package that was not sent yet: the offer, its private link by e-mail, its place in the circle, its two clocks.</summary>
internal sealed class SendOffers(
    SupportContext support, AllianceContext alliance, Circle circle, OfferLetters letters, Journey journey, AuditTrail audit,
    IOptions<SupportOptions> options, TimeProvider clock)
{
    public async Task<IReadOnlyList<Offer>> Run(Package package, Case of, IReadOnlyDictionary<string, string> open, string? whyNotAsked, Who by, CancellationToken stop = default)
    {
        var now = clock.GetUtcNow();
        var organisations = await Asked(package, stop);
        var offers = package.Send(of, open, whyNotAsked,
            part => Offer.Of(part, PartWords.Offer(part, of, package, UkTime.DateOf(now)), organisations[part.OrganisationId].Email, by, now), by, now);
        support.Offers.AddRange(offers);
        var step = of.Add(StepKind.Decision, offers.Count == 1 ? "One offer sent" : $"{offers.Count} offers sent", by, now);
        await support.SaveChangesAsync(stop);
        foreach (var offer in offers)
        {
            await circle.Add(offer.CaseId, null, offer.OrganisationId, $"Gives support: {offer.Service}", options.Value.Basis, via: offer.Id, began: false);
            await letters.OfferSent(offer);
        }
        await journey.Reach(step, Station.Offers, stop);
        audit.Wrote("package", package.Id, $"sent {offers.Count} offers", of.Reference);
        return offers;
    }

    private async Task<Dictionary<Guid, Organisation>> Asked(Package package, CancellationToken stop)
    {
        var ids = package.ToSend.Select(part => part.OrganisationId).Distinct().ToList();
        var found = await alliance.Organisations.AsNoTracking().Where(organisation => ids.Contains(organisation.Id)).ToDictionaryAsync(organisation => organisation.Id, stop);
        foreach (var part in package.ToSend)
            if (!found.TryGetValue(part.OrganisationId, out var organisation) || !organisation.TakesNewOffers)
                throw new RuleRefused($"{part.Organisation} cannot take new offers now. Take its part out, or swap it.");
        return found;
    }
}
