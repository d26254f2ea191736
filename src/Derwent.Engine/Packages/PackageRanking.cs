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

    /// <summary>Ranks every service for every need, explains every exclusion and builds up to three options.</summary>
    /// <param name="seeker">Whom it is for.</param>
    /// <param name="services">The directory; services with no wanted need are only counted.</param>
    /// <param name="today">The civil date from which waits are counted.</param>
    public static Proposal Propose(Seeker seeker, IReadOnlyList<ServiceFacts> services, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(seeker);
        ArgumentNullException.ThrowIfNull(services);
        var needs = Distinct(seeker.Needs);
        var (ranked, excluded) = (needs.ConvertAll(_ => new List<Ranked>()), needs.ConvertAll(_ => new List<Excluded>()));
        var scoring = new Scoring(seeker, needs, today);
        var possible = 0;
        foreach (var service in services)
        {
            if (Covers(service, needs) is not { } covers) continue;
            if (Eligibility.FirstRuleAgainst(seeker, service, out var km) is { } rule)
                foreach (var need in covers) excluded[need].Add(rule);
            else
            {
                possible++;
                scoring.Rank(service, km, covers, ranked);
            }
        }
        foreach (var list in ranked) list.Sort(BestFirst);
        foreach (var list in excluded) list.Sort(ByName);
        List<NeedRanking> rankings = [.. needs.Select((need, n) => new NeedRanking(need, ranked[n], excluded[n]))];
        return new Proposal(rankings, OptionBuilder.Build(seeker, rankings, today), services.Count, possible);
    }

    /// <summary>A whole option that was put together elsewhere, described as the proposed ones are; services that are not possible now are left out. Null when none is left.</summary>
    public static PackageOption? OptionOf(Seeker seeker, Proposal proposal, IReadOnlyCollection<Guid> services, DateOnly today, string key, string name, string about)
    {
        ArgumentNullException.ThrowIfNull(seeker);
        ArgumentNullException.ThrowIfNull(proposal);
        ArgumentNullException.ThrowIfNull(services);
        var chosen = proposal.Needs.SelectMany(need => need.Services).Where(one => services.Contains(one.Service.Id)).DistinctBy(one => one.Service.Id).ToList();
        return chosen.Count == 0 ? null : OptionBuilder.Describe(seeker, proposal.Needs, today, (key, name, about), chosen);
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

    private static Comparer<Excluded> ByName { get; } = Comparer<Excluded>.Create((a, b) =>
        string.CompareOrdinal(a.Service.Name, b.Service.Name) is not 0 and var byName ? byName : a.Service.Id.CompareTo(b.Service.Id));

    private static List<WantedNeed> Distinct(IReadOnlyList<WantedNeed> needs) =>
        [.. needs.GroupBy(need => need.Code, StringComparer.Ordinal).Select(same => same.OrderByDescending(need => need.Severity).ThenBy(need => need.Label, StringComparer.Ordinal).First())
            .OrderByDescending(need => need.Severity).ThenBy(need => need.Code, StringComparer.Ordinal)];

    /// <summary>Places, among the wanted needs, of those that a service meets; null when it meets none.</summary>
    private static List<int>? Covers(ServiceFacts service, List<WantedNeed> needs)
    {
        List<int>? covers = null;
        for (var n = 0; n < needs.Count; n++)
            foreach (var code in service.Meets)
                if (string.Equals(code, needs[n].Code, StringComparison.Ordinal))
                {
                    (covers ??= new List<int>(2)).Add(n);
                    break;
                }
        return covers;
    }
}
