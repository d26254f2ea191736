using Derwent.Listings;
using Derwent.Shared.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Derwent.Support;

/// <summary>One line of <c>support.journey_figures</c>: a count or a time of eight people or more.</summary>
internal sealed record JourneyFigure(string Kind, string Code, int People, double? MedianDays, double? NinetiethDays, double? StayWeeks);

/// <summary>One service as a line in which people wait.</summary>
/// <param name="Id">The service.</param>
/// <param name="Name">Its name.</param>
/// <param name="Organisation">Whose it is.</param>
/// <param name="Places">People it supports at the same time.</param>
/// <param name="PlacesAreSaid">False when that is assumed.</param>
/// <param name="Stay">Mean weeks somebody stays.</param>
/// <param name="StayIsMeasured">False when that is assumed.</param>
internal sealed record ServiceLine(Guid Id, string Name, string Organisation, int Places, bool PlacesAreSaid, int Stay, bool StayIsMeasured)
{
    /// <summary>People it can finish with in a week.</summary>
    public double Rate => (double)Places / Stay;
}

/// <summary>All lines for one kind of help, and how many come a week.</summary>
internal sealed record HelpLines(NeedTerm Need, IReadOnlyList<ServiceLine> Lines, double ArrivalsAWeek, int? People, IReadOnlyList<string> Assumed, IReadOnlyList<string> Measured);

/// <summary>What is known about waits without a name: the directory, and counts of the alliance's own recorded journeys. What is not known is assumed and said.</summary>
internal sealed class Journeys(SupportContext support, ListingsContext listings, IOptions<SupportOptions> options, TimeProvider clock)
{
    /// <summary>The time that is counted, in weeks; the function in the database counts the same.</summary>
    public const int Weeks = 26;

    /// <summary>More lines than this no page shows; the largest are kept.</summary>
    public const int MostLines = 12;

    public Task<List<JourneyFigure>> Figures(CancellationToken stop) =>
        support.Database.SqlQuery<JourneyFigure>($"select kind, code, people, median_days, ninetieth_days, stay_weeks from support.journey_figures({UkTime.Today(clock)})").ToListAsync(stop);

    /// <summary>Kinds of help that at least one member of the alliance gives to people.</summary>
    public async Task<IReadOnlyList<NeedTerm>> Kinds(CancellationToken stop)
    {
        var needs = await listings.Services.Where(service => !service.IsPrivate).SelectMany(service => service.Needs).Distinct().ToListAsync(stop);
        return [.. needs.Select(NeedVocabulary.Find).OfType<NeedTerm>().Where(term => !term.ForPlace).OrderBy(term => term.Work, StringComparer.Ordinal)];
    }

    public async Task<HelpLines> Lines(NeedTerm need, IReadOnlyList<JourneyFigure> figures, CancellationToken stop)
    {
        var services = await listings.Services.AsNoTracking().Include(service => service.Capacity)
            .Where(service => service.Needs.Contains(need.Code) && !service.IsPrivate).ToListAsync(stop);
        var stays = figures.Where(figure => figure.Kind == "stay").ToDictionary(figure => figure.Code, figure => figure.StayWeeks!.Value);
        List<ServiceLine> lines = [.. services.Where(service => service is { IsOpen: true, TakesReferrals: true }).Select(service => Line(service, stays)).OrderByDescending(line => line.Rate).ThenBy(line => line.Name, StringComparer.Ordinal).ThenBy(line => line.Id).Take(MostLines)];
        var people = figures.FirstOrDefault(figure => figure.Kind == "need" && figure.Code == need.Code)?.People;
        var arrivals = people is { } counted ? (double)counted / Weeks : options.Value.AssumedLoad * lines.Sum(line => line.Rate);
        return new HelpLines(need, lines, arrivals, people, Assumed(lines, people), Measured(lines, people));
    }

    private ServiceLine Line(Service service, Dictionary<string, double> stays)
    {
        var places = service.Capacity?.Maximum;
        var stay = stays.TryGetValue(service.Id.ToString(), out var weeks) ? weeks : (double?)null;
        return new ServiceLine(service.Id, service.Name, service.OrganisationName, Math.Clamp(places ?? options.Value.AssumedPlaces, 1, 500), places is not null, Math.Clamp((int)Math.Round(stay ?? options.Value.AssumedStayWeeks), 1, 104), stay is not null);
    }

    private static List<string> Measured(List<ServiceLine> lines, int? people)
    {
        var said = new List<string>();
        if (people is { } counted) said.Add($"How many come: about {counted} people with this need in the last {Weeks} weeks, counted from the alliance's own referrals.");
        if (lines.Exists(line => line.StayIsMeasured)) said.Add($"How long people stay, for {Among(lines.Count(line => line.StayIsMeasured), lines.Count)}: from supports that have finished.");
        if (lines.Exists(line => line.PlacesAreSaid)) said.Add($"How many places there are, for {Among(lines.Count(line => line.PlacesAreSaid), lines.Count)}: as the organisation says.");
        return said;
    }

    private List<string> Assumed(List<ServiceLine> lines, int? people)
    {
        var said = new List<string>();
        if (people is null) said.Add($"How many come: so many that places are {Math.Round(100 * options.Value.AssumedLoad)}% full. Fewer than eight people with this need came in the last {Weeks} weeks, too few to count.");
        if (lines.Exists(line => !line.StayIsMeasured)) said.Add($"How long people stay, for {Among(lines.Count(line => !line.StayIsMeasured), lines.Count)}: {options.Value.AssumedStayWeeks} weeks on average.");
        if (lines.Exists(line => !line.PlacesAreSaid)) said.Add($"How many places there are, for {Among(lines.Count(line => !line.PlacesAreSaid), lines.Count)}: {options.Value.AssumedPlaces}.");
        return said;
    }

    private static string Among(int some, int all) => some == all ? all == 1 ? "the one service" : $"all {all} services" : $"{some} of {all} services";
}
