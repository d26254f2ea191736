using Derwent.Engine.Worlds;

namespace Derwent.Engine.Packages.Batch;

/// <summary>Somebody who waits for a package.</summary>
/// <param name="Code">A code that means something to whoever asks; it comes back with the answer.</param>
/// <param name="Seeker">What may be known about them.</param>
public sealed record WhoWaits(string Code, Seeker Seeker);

/// <summary>One service proposed for one who waits.</summary>
/// <param name="Service">The service.</param>
/// <param name="Start">Earliest day.</param>
/// <param name="Needs">Codes of the needs it is for.</param>
/// <param name="Price">What this place is worth to the others who wait, in points; <see cref="MeetingPlan.InWords"/> says it.</param>
/// <param name="RunnerUp">Name of the best other service with a place left, or null.</param>
/// <param name="Margin">How far that is behind.</param>
public sealed record ProposedPart(ServiceFacts Service, DateOnly Start, IReadOnlyList<string> Needs, double Price, string? RunnerUp, Margin Margin);

/// <summary>What is proposed for one who waits.</summary>
/// <param name="Code">Their code.</param>
/// <param name="Parts">In order of start; empty when nothing is possible now.</param>
/// <param name="Open">Codes of needs for which nothing starts.</param>
/// <param name="Others">Every other service that meets one of the needs, and why it is not proposed.</param>
public sealed record ProposedCase(string Code, IReadOnlyList<ProposedPart> Parts, IReadOnlyList<string> Open, IReadOnlyList<(ServiceFacts Service, string Because)> Others);

/// <summary>Packages for all who wait together.</summary>
/// <param name="Cases">In the order in which they were asked for.</param>
/// <param name="NeedMet">Discounted need met, as a fraction of all weight.</param>
/// <param name="FirstCome">The same if each in turn had taken what was best for itself.</param>
/// <param name="OfBound">How much of the best conceivable plan it reaches, 0 to 1; null when there is no bound.</param>
public sealed record MeetingPlan(IReadOnlyList<ProposedCase> Cases, double NeedMet, double FirstCome, double? OfBound)
{
    /// <summary>A price in plain English: what somebody with one serious need (2 points) loses who waits w weeks longer, <c>2(1−δ^w) + θ(1−√δ^w)</c>, solved for w. Null under half a week.</summary>
    public static string? InWords(double points)
    {
        const double serious = 2;
        var settings = new WorldSettings();
        var whole = serious + settings.Fairness;
        if (points >= whole) return NotAtAll;
        // With u = √δ^w: serious·u² + θ·u − (serious + θ − points) = 0.
        var u = (Math.Sqrt(settings.Fairness * settings.Fairness + 4 * serious * (whole - points)) - settings.Fairness) / (2 * serious);
        var weeks = 2 * Math.Log(u) / Math.Log(settings.WeeklyDiscount);
        return weeks < 0.5 ? null : weeks < 1.5 ? "as much as one serious need waiting a week longer"
            : weeks > 26 ? NotAtAll : $"as much as one serious need waiting {Math.Round(weeks)} weeks longer";
    }

    private const string NotAtAll = "as much as one serious need not met at all";
}

/// <summary>What it costs others who wait when one person takes some places.</summary>
/// <param name="People">Others who could have used one of these places.</param>
/// <param name="Points">What all of them together lose at least, in points; null when it could not be worked out.</param>
public sealed record CostToOthers(int People, double? Points);

/// <summary>
/// The batch for a partnership meeting: everybody who waits, the directory as it is now, places that nobody holds. A directory says how many places are free and from when;
/// it does not say how well a service meets a need, so all do it equally well, and precedence of needs is left to the people in the room.
/// </summary>
public static class Meeting
{
    /// <summary>Weeks looked ahead; what starts later counts as starting then.</summary>
    private const int Weeks = 26;

    /// <summary>Proposes packages for all of them together.</summary>
    /// <param name="waiting">Who waits, longest first.</param>
    /// <param name="services">The directory.</param>
    /// <param name="today">The civil date.</param>
    /// <param name="effort">How long to search; the bound may take as long again.</param>
    public static MeetingPlan Propose(IReadOnlyList<WhoWaits> waiting, IReadOnlyList<ServiceFacts> services, DateOnly today, Effort effort)
    {
        ArgumentNullException.ThrowIfNull(waiting);
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(effort);
        var who = waiting.Where(one => one.Seeker.Needs.Count > 0).ToList();
        var problem = who.Count == 0 || services.Count == 0 ? null : Build(who, services, today);
        if (problem is null || problem.Columns.Length == 0) return Nothing(waiting, problem, who, services);
        var found = PackageAssembly.Assemble(problem, effort, TimeSpan.FromSeconds(effort.Seconds));
        var plans = new Explanation(problem, found.Plan, found.Bound.Prices).Cases().ToDictionary(plan => plan.Case);
        return new MeetingPlan([.. waiting.Select(one => plans.TryGetValue(one.Code, out var plan) ? Say(plan, services, today) : Empty(one, []))],
            PackageAssembly.Stand(problem, "", found.Plan).NeedMet, PackageAssembly.Stand(problem, "", Baselines.FirstComeBest(problem)).NeedMet, found.Plan.Value() / found.Bound.Value);
    }

    /// <summary>What others who wait lose when these places are taken: the optimum of the relaxation with them, less the optimum without. Services without a limit cost nobody anything.</summary>
    public static CostToOthers Cost(IReadOnlyList<WhoWaits> others, IReadOnlyList<ServiceFacts> services, DateOnly today, IReadOnlyCollection<Guid> taking)
    {
        ArgumentNullException.ThrowIfNull(others);
        ArgumentNullException.ThrowIfNull(services);
        var taken = services.Where(service => service.FreePlaces is > 0 && taking.Contains(service.Id)).ToList();
        var touched = others.Where(one => taken.Exists(service => service.Meets.Any(code => one.Seeker.Needs.Any(need => need.Code == code)) && Eligibility.FirstRuleAgainst(one.Seeker, service) is null)).ToList();
        if (touched.Count == 0) return new CostToOthers(0, 0);
        var (with, without) = (Build(touched, services, today), Build(touched, [.. services.Select(service => taken.Contains(service) ? service with { FreePlaces = service.FreePlaces - 1 } : service)], today));
        var (before, after) = (LinearBound.Solve(with, TimeSpan.FromSeconds(1)).Value, LinearBound.Solve(without, TimeSpan.FromSeconds(1)).Value);
        return new CostToOthers(touched.Count, before is null || after is null ? null : Math.Max(0, before.Value - after.Value));
    }

    private static Problem Build(List<WhoWaits> who, IReadOnlyList<ServiceFacts> services, DateOnly today)
    {
        var wanted = who.SelectMany(one => one.Seeker.Needs).DistinctBy(need => need.Code).ToList();
        var world = new AllianceWorld
        {
            Settings = new WorldSettings { Weeks = Weeks },
            Needs = [.. wanted.Select(need => new WorldNeed(need.Code, need.Label))],
            Services = [.. services.Select((service, row) => new WorldService
            {
                Code = row.ToString(System.Globalization.CultureInfo.InvariantCulture), Name = service.Name, Organisation = service.OrganisationName,
                Meets = [.. service.Meets.Distinct().Select(code => new Help(code, 1))], Starts = Starts(service, who.Count, today),
            })],
            Cases = [.. who.Select(one => new WorldCase { Code = one.Code, Needs = [.. one.Seeker.Needs.GroupBy(need => need.Code).Select(same => new CaseNeed(same.Key, same.Max(need => need.Weight)))] })],
        };
        return ProblemBuilder.Build(world, [.. who.Select(one => one.Seeker)], services);
    }

    /// <summary>All free places in the first week in which somebody could start; a place that is free stays free, so nobody gains by a later one.</summary>
    private static int[] Starts(ServiceFacts service, int people, DateOnly today)
    {
        var week = Math.Clamp((PackageRanking.StartOf(service, today).DayNumber - today.DayNumber) / 7, 0, Weeks - 1);
        return [.. Enumerable.Repeat(0, week), Math.Clamp(service.FreePlaces ?? people, 0, people)];
    }

    private static ProposedCase Say(CasePlan plan, IReadOnlyList<ServiceFacts> services, DateOnly today) => new(plan.Case,
        [.. plan.Recommended.Select(part => (part, service: services[Row(part.Service)])).Select(one =>
            new ProposedPart(one.service, PackageRanking.StartOf(one.service, today), one.part.Meets, one.part.Price, one.part.RunnerUp, one.part.Margin))],
        plan.Open, [.. plan.Others.Select(other => (services[Row(other.Service)], other.Because))]);

    private static MeetingPlan Nothing(IReadOnlyList<WhoWaits> waiting, Problem? problem, List<WhoWaits> who, IReadOnlyList<ServiceFacts> services)
    {
        var removed = (problem?.Removed ?? []).ToLookup(one => who[one.Case].Code, one => (services[one.Service], one.Because));
        return new MeetingPlan([.. waiting.Select(one => Empty(one, [.. removed[one.Code]]))], 0, 0, null);
    }

    private static ProposedCase Empty(WhoWaits one, IReadOnlyList<(ServiceFacts, string)> others) => new(one.Code, [], [.. one.Seeker.Needs.Select(need => need.Code).Distinct()], others);

    private static int Row(string code) => int.Parse(code, System.Globalization.CultureInfo.InvariantCulture);
}
