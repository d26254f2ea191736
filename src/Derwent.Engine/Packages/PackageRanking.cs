using System.Globalization;

namespace Derwent.Engine.Packages;

/// <summary>
/// The first, transparent ranking of services for one referral. Points per need and service:
/// <c>weight·δ^weeks</c> for the need itself, half of that for every other wanted need it meets too, minus <see cref="PerKm"/> a kilometre,
/// plus <see cref="KnownService"/> or <see cref="KnownOrganisation"/> for people they know, minus <see cref="StaleListing"/> when the
/// listing was not assured for 3 months. δ is <see cref="Weekly"/> (source: the alliance's package model, δ = .93 a week).
/// Pure and deterministic: the same input in any order gives the same answer. A person decides; this only puts things in an order.
/// </summary>
public static class PackageRanking
{
    /// <summary>What is left of a point for every week of waiting.</summary>
    public const double Weekly = 0.93;
    /// <summary>Points lost per kilometre of travel.</summary>
    public const double PerKm = 0.06;
    /// <summary>Points for a service that knows them.</summary>
    public const double KnownService = 0.5;
    /// <summary>Points for an organisation that knows them.</summary>
    public const double KnownOrganisation = 0.25;
    /// <summary>Points lost by a listing nobody has assured for three months.</summary>
    public const double StaleListing = 0.2;
    /// <summary>Parts at most in one option.</summary>
    public const int MostParts = 4;

    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>Ranks every service for every need, explains every exclusion and builds up to three options.</summary>
    /// <param name="seeker">Whom it is for.</param>
    /// <param name="services">The directory; services with no wanted need are only counted.</param>
    /// <param name="today">The civil date from which waits are counted.</param>
    public static Proposal Propose(Seeker seeker, IReadOnlyList<ServiceFacts> services, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(seeker);
        ArgumentNullException.ThrowIfNull(services);
        var needs = Distinct(seeker.Needs);
        var codes = needs.Select(need => need.Code).ToHashSet(StringComparer.Ordinal);
        var eligible = new List<ServiceFacts>();
        var excluded = new List<Excluded>();
        foreach (var service in services.Where(service => service.Meets.Any(codes.Contains)))
            if (Eligibility.FirstRuleAgainst(seeker, service) is { } rule) excluded.Add(rule);
            else eligible.Add(service);

        var ranked = needs.ConvertAll(need => new NeedRanking(
            need,
            [.. eligible.Where(service => service.Meets.Contains(need.Code)).Select(service => Rank(seeker, needs, need, service, today)).Order(BestFirst)],
            [.. excluded.Where(one => one.Service.Meets.Contains(need.Code)).OrderBy(one => one.Service.Name, StringComparer.Ordinal).ThenBy(one => one.Service.Id)]));
        return new Proposal(ranked, OptionBuilder.Build(seeker, ranked, today), services.Count, eligible.Count);
    }

    /// <summary>How far <paramref name="second"/> is behind <paramref name="first"/>.</summary>
    public static Margin MarginOf(Ranked first, Ranked? second)
    {
        ArgumentNullException.ThrowIfNull(first);
        if (second is null) return Margin.None;
        var behind = (first.Score - second.Score) / Math.Max(Math.Abs(first.Score), 0.001);
        return behind < 0.1 ? Margin.Close : behind < 0.3 ? Margin.Behind : Margin.WellBehind;
    }

    /// <summary>Whole and part weeks from today to the day the service could start; a service that has not said can start within a week.</summary>
    public static DateOnly StartOf(ServiceFacts service, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(service);
        return service.NextStart is { } next && next > today ? next : today.AddDays(service.NextStart is null ? 7 : 1);
    }

    internal static Comparer<Ranked> BestFirst { get; } = Comparer<Ranked>.Create((a, b) =>
        b.Score.CompareTo(a.Score) is not 0 and var byScore ? byScore
        : a.Start.CompareTo(b.Start) is not 0 and var byStart ? byStart
        : (a.TravelKm ?? double.MaxValue).CompareTo(b.TravelKm ?? double.MaxValue) is not 0 and var byTravel ? byTravel
        : string.CompareOrdinal(a.Service.Name, b.Service.Name) is not 0 and var byName ? byName
        : a.Service.Id.CompareTo(b.Service.Id));

    internal static double Discount(DateOnly start, DateOnly today, double weekly) => Math.Pow(weekly, (start.DayNumber - today.DayNumber) / 7.0);

    private static List<WantedNeed> Distinct(IReadOnlyList<WantedNeed> needs) =>
        [.. needs.GroupBy(need => need.Code, StringComparer.Ordinal).Select(same => same.OrderByDescending(need => need.Severity).ThenBy(need => need.Label, StringComparer.Ordinal).First())
            .OrderByDescending(need => need.Severity).ThenBy(need => need.Code, StringComparer.Ordinal)];

    private static Ranked Rank(Seeker seeker, List<WantedNeed> needs, WantedNeed need, ServiceFacts service, DateOnly today)
    {
        var start = StartOf(service, today);
        var km = Eligibility.Travel(seeker, service);
        var covers = needs.Where(wanted => service.Meets.Contains(wanted.Code)).ToList();
        var lines = Lines(seeker, need, service, today, start, km, covers);
        return new Ranked(service, Math.Round(lines.Sum(line => line.Points), 6), start, km, [.. covers.Select(wanted => wanted.Code)],
            lines, Reason(seeker, service, today, start, km, covers), Eligibility.ToCheck(seeker, service));
    }

    private static List<ScoreLine> Lines(
        Seeker seeker, WantedNeed need, ServiceFacts service, DateOnly today, DateOnly start, double? km, List<WantedNeed> covers)
    {
        var discount = Discount(start, today, Weekly);
        var lines = new List<ScoreLine> { new($"{need.Label}, starting {Day(start)}", need.Weight * discount) };
        foreach (var other in covers.Where(other => other.Code != need.Code)) lines.Add(new($"also {other.Label}", other.Weight * discount / 2));
        if (km > 0) lines.Add(new(string.Create(English, $"{km:0.0} km away"), -PerKm * km.Value));
        if (seeker.KnownServices.Contains(service.Id)) lines.Add(new("they know this service", KnownService));
        else if (seeker.KnownOrganisations.Contains(service.OrganisationId)) lines.Add(new("they know this organisation", KnownOrganisation));
        if (service.Assured is { } assured && assured < today.AddMonths(-3)) lines.Add(new("nobody has checked the listing for 3 months", -StaleListing));
        return lines;
    }

    private static string Reason(Seeker seeker, ServiceFacts service, DateOnly today, DateOnly start, double? km, List<WantedNeed> covers)
    {
        var days = start.DayNumber - today.DayNumber;
        var meets = covers.Count == 1 ? "Meets this need" : $"Meets {covers.Count} of the needs";
        var where = seeker.Kind == SeekerKind.Place ? "" : (service.ComesToYou, service.Online, km) switch
        {
            (true, _, _) => ", and comes to them",
            (_, true, _) => ", without travel",
            (_, _, { } far) => string.Create(English, $", {far:0.0} km away"),
            _ => "",
        };
        var known = seeker.KnownServices.Contains(service.Id) ? " They know this service already."
            : seeker.KnownOrganisations.Contains(service.OrganisationId) ? " They know this organisation already." : "";
        return $"{meets}; can start {(days == 1 ? "tomorrow" : $"in {days} days")}{where}.{known}";
    }

    private static string Day(DateOnly day) => day.ToString("d MMM", English);
}
