using Derwent.Alliance;
using Derwent.Listings.Find;
using Derwent.Listings.Freshness;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;

namespace Derwent.Listings.Desk;

/// <summary>How an organisation's listing stands: how fresh, how complete.</summary>
internal sealed class OrganisationState(Organisation organisation, IReadOnlyList<Service> services, DateTimeOffset now)
{
    private readonly DateOnly today = UkTime.DateOf(now);

    /// <summary>The oldest assurance counts: a listing is as fresh as its stalest page. Null when one was never assured.</summary>
    public DateOnly? AssuredOn => services.Count == 0 || services.Any(service => service.AssuredOn is null) ? null : services.Min(service => service.AssuredOn);

    public bool IsStale => FindWords.IsStale(AssuredOn, today);

    public string Assured => AssuredOn is { } day ? $"Confirmed {FindWords.Ago(day, today)}" : services.Count == 0 ? "Nothing listed yet" : "Not confirmed yet";

    /// <summary>How much of the freshness is used up, in percent.</summary>
    public double Used => AssuredOn is { } day ? Math.Clamp((today.DayNumber - day.DayNumber) * 100.0 / Wish.FreshDays, 0, 100) : 100;

    public int Day => AssuredOn is { } day ? Math.Max(0, today.DayNumber - day.DayNumber) : 0;

    public string CapacityNote
    {
        get
        {
            var said = services.Select(service => service.Capacity).OfType<Capacity>().ToList();
            var oldest = said.Count == 0 ? "not said yet" : $"last confirmed {FindWords.Ago(UkTime.DateOf(said.Min(capacity => capacity.UpdatedAt)), today)}";
            return $"{oldest}. After {Capacity.FreshDays} days we say “ask first” beside them";
        }
    }

    /// <summary>What a visitor would look for, over all services: how much is there, and the first that is not.</summary>
    public (int There, int All, (Service Service, string What)? FirstGap) Completeness
    {
        get
        {
            var asked = services.SelectMany(service => ListingScore.Asked(service).Select(question => (service, question.What, question.There))).ToList();
            var gap = asked.Where(question => !question.There).Select(question => ((Service, string)?)(question.service, question.What)).FirstOrDefault();
            return (asked.Count(question => question.There), asked.Count, gap);
        }
    }

    public string Summary(int people) => string.Join(", ", new[] { people > 0 ? InWords.Count(people, "person", "people") : null, InWords.Count(services.Count, "service") }.OfType<string>());

    /// <summary>How good its listings are together, in points and words.</summary>
    public string? Score => ListingScore.Of(services, today) is { } points ? $"{ListingScore.WordsFor(points)}, {points} of 100" : null;

    public string Standing => organisation.Standing.Words();
}
