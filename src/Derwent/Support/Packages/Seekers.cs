using Derwent.Engine.Packages;
using Derwent.FrontDoor;

namespace Derwent.Support;

/// <summary>What the ranking is told about a case: needs, ages, where journeys start, who is known. No name, and nothing that could rank a person.</summary>
internal static class Seekers
{
    public static Seeker Of(Case one, IEnumerable<Offer> past, double travelLimitKm, DateOnly today) => new()
    {
        Kind = Kind(one.Kind),
        Needs = [.. Present(one).Where(need => !need.IsStrength && need.Severity > 0).Select(need => new WantedNeed(need.Code, need.Label, need.Severity))],
        Ages = one.Kind == SubjectKind.Family ? [.. one.Members.Select(member => member.AgeOn(today)).OfType<int>()] : one.AgeOn(today) is { } age ? [age] : [],
        Home = Spot(one.Latitude, one.Longitude),
        TravelLimitKm = travelLimitKm,
        UnsafeAreas = [.. one.UnsafePlaces.Where(place => place.EndedAt is null)
            .Select(place => new UnsafeArea(place.Name, new Spot(place.Latitude, place.Longitude), place.ReachMetres / 1000.0))],
        KnownServices = past.Where(offer => offer.State == OfferState.Accepted).Select(offer => offer.ServiceId).ToHashSet(),
        KnownOrganisations = past.Where(offer => offer.State == OfferState.Accepted).Select(offer => offer.OrganisationId)
            .Concat(one.LeadOrganisationId is { } lead ? [lead] : []).ToHashSet(),
    };

    public static Seeker Of(Opening from, double travelLimitKm, DateOnly today) => new()
    {
        Kind = Kind(from.Kind),
        Needs = [.. from.Needs.Where(need => !need.IsStrength && need.Severity > 0).Select(need => new WantedNeed(need.Code, need.Label, need.Severity))],
        Ages = from.Kind == SubjectKind.Family
            ? [.. from.Members.Select(member => Ages.On(today, member.BirthDate, member.Age, today)).OfType<int>()]
            : Ages.On(today, from.BirthDate, from.AgeSaid, from.AgeSaidOn) is { } age ? [age] : [],
        Home = Spot(from.Latitude, from.Longitude),
        TravelLimitKm = travelLimitKm,
    };

    /// <summary>Needs and strengths as they are seen now: the newest row of each code.</summary>
    public static IEnumerable<SeenNeed> Present(Case one) =>
        one.Needs.GroupBy(need => need.Code).Select(rows => rows.MaxBy(row => (row.At, row.Id))!);

    private static SeekerKind Kind(SubjectKind kind) => kind switch
    {
        SubjectKind.Family => SeekerKind.Family,
        SubjectKind.Place => SeekerKind.Place,
        _ => SeekerKind.YoungPerson,
    };

    private static Spot? Spot(double? latitude, double? longitude) => latitude is { } north && longitude is { } east ? new Spot(north, east) : null;
}
