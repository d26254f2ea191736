using Derwent.Listings.Find;

namespace Derwent.Listings.Freshness;

/// <summary>How good a listing is, 0 to 100: half what it says, half how long ago somebody confirmed it. docs/directory.md has the formula.</summary>
/// <param name="Complete">0 to 1: the weights of what is there, of all weights.</param>
/// <param name="Fresh">0 to 1: whole for ten weeks, then falling to nothing at 180 days.</param>
/// <param name="Missing">What to add, the weightiest first, as a sentence each.</param>
internal sealed record ListingScore(double Complete, double Fresh, IReadOnlyList<string> Missing)
{
    private const int Whole = 70;
    private const int Nothing = 180;

    public int Points => (int)Math.Round(100 * ((Complete + Fresh) / 2), MidpointRounding.AwayFromZero);

    public string Words => WordsFor(Points);

    public static string WordsFor(int points) => points switch { >= 85 => "Very good", >= 65 => "Good", >= 40 => "Needs a little care", _ => "Needs care" };

    /// <summary>Its parts must have been loaded.</summary>
    public static ListingScore Of(Service service, DateOnly today)
    {
        var asked = Asked(service).ToList();
        double all = asked.Sum(question => question.Weight);
        var missing = asked.Where(question => !question.There).OrderByDescending(question => question.Weight).Select(question => question.What).ToList();
        return new ListingScore(asked.Where(question => question.There).Sum(question => question.Weight) / all, Freshness(service.AssuredOn, today), missing);
    }

    /// <summary>Of an organisation: the mean of its listings.</summary>
    public static int? Of(IReadOnlyCollection<Service> services, DateOnly today) =>
        services.Count == 0 ? null : (int)Math.Round(services.Average(service => Of(service, today).Points), MidpointRounding.AwayFromZero);

    public static double Freshness(DateOnly? assuredOn, DateOnly today) =>
        assuredOn is { } day ? Math.Clamp(1 - ((today.DayNumber - day.DayNumber - Whole) / (double)(Nothing - Whole)), 0, 1) : 0;

    /// <summary>What a visitor asks before setting off, by how often it decides.</summary>
    internal static IEnumerable<(int Weight, string What, bool There)> Asked(Service service)
    {
        yield return (2, "Say what it is like", service.Description.Length >= 40);
        yield return (2, "Say which needs it meets", service.Needs.Count > 0);
        yield return (2, "Say when it is open", service.Schedules.Count > 0);
        yield return (2, "Say where it is", service.Locations.Count > 0 || service.Online);
        yield return (2, "Give a number or an address to write to", service.Contacts.Count > 0 || service.Email is not null || service.Website is not null);
        yield return (1, "Say what it costs", service.CostPence is not null || service.CostWords is not null);
        yield return (1, "Say how to come the first time", service.HowToCome != HowToCome.NotSaid);
        yield return (1, "Say how to reach you by bus", service.Online || service.Locations.Any(site => site.GettingThere is not null));
        yield return (1, "Say what makes it easier to come", service.Access.Count > 0);
    }
}
