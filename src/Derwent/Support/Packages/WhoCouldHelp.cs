using Derwent.Alliance;
using Derwent.Engine.Packages;
using Derwent.Listings;
using Derwent.Shared.Geography;
using Derwent.Shared.Time;
using Microsoft.EntityFrameworkCore;
using Standing = Derwent.Engine.Packages.Standing;
using ServiceFacts = Derwent.Engine.Packages.ServiceFacts;

namespace Derwent.Support;

/// <summary>What was asked, what the directory holds for it, and what the engine makes of it in how long.</summary>
internal sealed record HelpFound(Seeker Seeker, IReadOnlyList<ServiceFacts> Services, Proposal Proposal, TimeSpan Took);

/// <summary>Asks the directory which services could meet the needs, and the engine which of them to propose and why.</summary>
internal sealed class WhoCouldHelp(SupportContext support, ListingsContext listings, AllianceContext alliance, Places places, TimeProvider clock)
{
    /// <summary>Ranks what the directory holds now. The time it took is for the page.</summary>
    /// <param name="seeker">Needs, ages, journeys.</param>
    /// <param name="postcode">Where journeys start when no point is known.</param>
    /// <param name="caseId">Whose package it is: what it holds itself is not taken away from it.</param>
    /// <param name="stop">Ends the wait.</param>
    public async Task<HelpFound> For(Seeker seeker, string? postcode, Guid caseId, CancellationToken stop = default)
    {
        if (seeker.Home is null && postcode is not null && await places.FindAsync(postcode, stop) is { } home)
            seeker = seeker with { Home = new Spot(home.Latitude, home.Longitude) };
        var facts = await Directory(seeker.Needs, caseId, stop);
        var begun = clock.GetTimestamp();
        var proposal = PackageRanking.Propose(seeker, facts, UkTime.Today(clock));
        return new HelpFound(seeker, facts, proposal, clock.GetElapsedTime(begun));
    }

    /// <summary>What the directory knows about everything that meets one of these needs, less the places that are held.</summary>
    /// <param name="needs">The needs.</param>
    /// <param name="caseId">Whose held places still count as free, or null for nobody's.</param>
    /// <param name="stop">Ends the wait.</param>
    public async Task<IReadOnlyList<ServiceFacts>> Directory(IEnumerable<WantedNeed> needs, Guid? caseId, CancellationToken stop)
    {
        var codes = needs.Select(need => need.Code).Distinct().ToList();
        var services = await listings.Services.AsNoTracking().AsSplitQuery().Include(service => service.Locations).Include(service => service.Capacity)
            .Where(service => service.Needs.Any(need => codes.Contains(need))).ToListAsync(stop);
        var ids = services.Select(service => service.OrganisationId).Distinct().ToList();
        var organisations = await alliance.Organisations.AsNoTracking().Where(organisation => ids.Contains(organisation.Id)).ToDictionaryAsync(organisation => organisation.Id, stop);
        var held = await Held(services, caseId, stop);
        var today = UkTime.Today(clock);
        return [.. services.Where(service => service.IsOpen).Select(service => Facts(service, organisations.GetValueOrDefault(service.OrganisationId), held.GetValueOrDefault(service.Id), today))];
    }

    /// <summary>Places that are promised already: one for every offer of another case that waits for its answer, and one for every yes since the organisation last said how many are free.</summary>
    private async Task<Dictionary<Guid, int>> Held(List<Service> services, Guid? caseId, CancellationToken stop)
    {
        var said = services.Where(service => service.Capacity?.Available is not null).ToDictionary(service => service.Id, service => service.Capacity!.UpdatedAt);
        var offers = await support.Offers.AsNoTracking()
            .Where(offer => said.Keys.Contains(offer.ServiceId) && offer.CaseId != caseId && offer.FinishedAt == null
                && (offer.State == OfferState.Sent || offer.State == OfferState.Later || offer.State == OfferState.Accepted))
            .Select(offer => new { offer.ServiceId, offer.State, offer.AnsweredAt }).ToListAsync(stop);
        return offers.Where(offer => offer.State != OfferState.Accepted || offer.AnsweredAt > said[offer.ServiceId]).CountBy(offer => offer.ServiceId).ToDictionary();
    }

    private static ServiceFacts Facts(Service service, Organisation? organisation, int held, DateOnly today)
    {
        var free = service.Capacity?.Available - held;
        var terms = service.Needs.Select(NeedVocabulary.Find).OfType<NeedTerm>().ToList();
        var wait = service.Capacity?.WaitWeeks is { } weeks and > 0 ? today.AddDays(7 * weeks) : (DateOnly?)null;
        return new ServiceFacts
        {
            Id = service.Id, Name = service.Name, OrganisationId = service.OrganisationId, OrganisationName = organisation?.Name ?? service.OrganisationName,
            Meets = service.Needs, ForPlaces = terms.Exists(term => term.ForPlace), ForPeople = terms.Exists(term => !term.ForPlace),
            MinAge = service.MinAge, MaxAge = service.MaxAge,
            OnlyFor = service.OnlyFor switch { OnlyFor.Girls => "girl", OnlyFor.Boys => "boy", _ => null },
            Sites = [.. service.Locations.Where(location => location.Point is not null).Select(location =>
                new Engine.Packages.Site(location.Name ?? location.Place ?? service.OrganisationName, new Spot(location.Point!.Y, location.Point.X)))],
            Online = service.Online, ComesToYou = service.Access.Contains("home-visits"), FreePlaces = free, HeldPlaces = held,
            FullUntil = wait, NextStart = free > 0 ? null : wait, TakesReferrals = service.TakesReferrals, IsPrivate = service.IsPrivate,
            Standing = Stands(organisation), Assured = service.AssuredOn,
        };
    }

    private static Standing Stands(Organisation? organisation) => organisation switch
    {
        null or { Tier: Tier.ListedOnly } => Standing.ListedOnly,
        { Standing: Alliance.Standing.Paused } => Standing.Paused,
        { Standing: Alliance.Standing.Lapsed } => Standing.Lapsed,
        { Standing: Alliance.Standing.Suspended } => Standing.Suspended,
        _ => Standing.Good,
    };
}
