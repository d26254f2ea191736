using System.Diagnostics;
using Derwent.Engine.Worlds;

namespace Derwent.Engine.Packages.Batch;

/// <summary>How one way of giving places away did.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Objective">Points.</param>
/// <param name="NeedMet">Discounted need met as a fraction of all weight, 0 to 1.</param>
/// <param name="WorstDecile">The same for the tenth of the reachable cases that got least.</param>
/// <param name="Helped">Cases for whom something starts.</param>
public sealed record Standings(string Name, double Objective, double NeedMet, double WorstDecile, int Helped);

/// <summary>How long to search.</summary>
/// <param name="Seconds">At most, for bound and search; the search has at least half of it, and the bound more where it needs it. More than 0.</param>
/// <param name="Seed">The same seed gives the same answer as long as the rounds end before the time.</param>
/// <param name="Rounds">Rounds of the search; 0 means 400 for each case, at least 20,000.</param>
/// <param name="BoundSeconds">What the bound may take of its own: it is a certificate, and worth waiting for. The best one found by then is kept.</param>
public sealed record Effort(double Seconds = 10, long Seed = 1, int Rounds = 0, double BoundSeconds = 300);

/// <summary>The plan for the whole batch, its certificate and the baselines.</summary>
/// <param name="Plan">How the plan did.</param>
/// <param name="Baselines">How others would have done, on the same world.</param>
/// <param name="Bound">Points that no plan can exceed, or null.</param>
/// <param name="NoBound">Why there is no bound, or null.</param>
/// <param name="Cases">What is recommended for each case and why.</param>
/// <param name="Unreachable">Cases for whom no service with a place is possible at all: gaps.</param>
/// <param name="Rounds">Rounds run.</param>
/// <param name="TimeWasUp">The time ended the search, so another machine may find another answer.</param>
/// <param name="SearchTime">Time of the search.</param>
/// <param name="BoundTime">Time of the bound.</param>
public sealed record AssemblyAnswer(
    Standings Plan, IReadOnlyList<Standings> Baselines, double? Bound, string? NoBound, IReadOnlyList<CasePlan> Cases, int Unreachable, int Rounds, bool TimeWasUp,
    TimeSpan SearchTime, TimeSpan BoundTime)
{
    /// <summary>Part of the bound that the plan does not reach, 0 to 1, or null.</summary>
    public double? Gap => Bound is { } bound ? Math.Max(0, 1 - Plan.Objective / bound) : null;
}

/// <summary>A plan with its certificate.</summary>
internal sealed record Assembled(Draft Plan, Bound Bound, int Rounds, bool TimeWasUp, TimeSpan SearchTime, TimeSpan BoundTime);

/// <summary>Assembles packages for everybody who waits. A person decides about every one of them; this proposes and explains.</summary>
public static class PackageAssembly
{
    /// <summary>Runs bound, search and baselines.</summary>
    /// <exception cref="WorldFault">No service is possible for anybody.</exception>
    public static AssemblyAnswer Run(AllianceWorld world, Effort effort)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(effort);
        if (effort.Seconds is not (> 0 and <= 86_400)) throw new WorldFault($"--seconds must be more than 0 and at most 86400; it is {effort.Seconds}.");
        if (effort.BoundSeconds is not (> 0 and <= 86_400)) throw new WorldFault($"The bound must have more than 0 and at most 86400 seconds; it has {effort.BoundSeconds}.");
        if (effort.Rounds is < 0 or > 100_000_000) throw new WorldFault($"--rounds must be 0 to 100000000; it is {effort.Rounds}.");
        var problem = ProblemBuilder.Build(world);
        if (problem.Columns.Length == 0) throw new WorldFault(Nobody(problem));
        var found = Assemble(problem, effort, TimeSpan.FromSeconds(Math.Max(effort.BoundSeconds, effort.Seconds)));
        IReadOnlyList<Standings> baselines =
        [
            Stand(problem, "siloed: each referrer knows 20% of the services", Baselines.Siloed(problem, effort.Seed)),
            Stand(problem, "shared directory, first come, need by need", Baselines.FirstCome(problem)),
            Stand(problem, "shared directory, first come, best package", Baselines.FirstComeBest(problem)),
            Stand(problem, "priority, one case after another", Baselines.Priority(problem)),
        ];
        return new AssemblyAnswer(Stand(problem, "package engine", found.Plan), baselines, found.Bound.Value, found.Bound.Missing, new Explanation(problem, found.Plan, found.Bound.Prices).Cases(),
            Enumerable.Range(0, world.Cases.Count).Count(c => !Reachable(problem, c)), found.Rounds, found.TimeWasUp, found.SearchTime, found.BoundTime);
    }

    /// <summary>Bound, then search in what is left of the time, at least half of it.</summary>
    internal static Assembled Assemble(Problem problem, Effort effort, TimeSpan boundAtMost)
    {
        var clock = Stopwatch.StartNew();
        var bound = LinearBound.Solve(problem, boundAtMost, Baselines.FirstComeBest(problem));
        var boundTime = clock.Elapsed;
        var rounds = effort.Rounds > 0 ? effort.Rounds : Math.Max(20_000, 400 * problem.Wanted.Length);
        clock.Restart();
        var search = new Search(problem, bound.Prices, effort.Seed);
        var time = TimeSpan.FromSeconds(Math.Max(effort.Seconds / 2, effort.Seconds - boundTime.TotalSeconds));
        var plan = Restore(problem, search.Improve(Start(problem, bound, search), rounds * 3 / 4, time * 0.75));
        plan = LiftTheWorst(problem, plan, search, rounds - rounds * 3 / 4, time - clock.Elapsed);
        // A plan above its certificate has broken a rule. That is a defect of this program, never an answer.
        if (plan.Value() > bound.Value * (1 + 1e-6)) throw new InvalidOperationException($"The plan ({plan.Value():0.000}) is above its bound ({bound.Value:0.000}).");
        return new Assembled(plan, bound, search.Rounds, search.Rounds < rounds, clock.Elapsed, boundTime);
    }

    /// <summary>Goes on with a floor under those who got least, and keeps that when the worst tenth gains and the points lose less than a hundredth.</summary>
    private static Draft LiftTheWorst(Problem problem, Draft plan, Search search, int rounds, TimeSpan atMost)
    {
        var shares = Enumerable.Range(0, problem.Wanted.Length).Where(c => Reachable(problem, c)).Select(c => plan.Met(c) / problem.Wanted[c]).Order().ToArray();
        var draft = Restore(problem, plan.Chosen);
        draft.Floor = Math.Min(1, 1.2 * shares[shares.Length * 15 / 100]);
        var lifted = Restore(problem, search.Improve(draft, rounds, atMost));
        return Stand(problem, "", lifted).WorstDecile > Stand(problem, "", plan).WorstDecile && lifted.Value() > 0.99 * plan.Value() ? lifted : plan;
    }

    /// <summary>The better of two beginnings: greedy, and the relaxation's answer rounded by its own shares.</summary>
    internal static Draft Start(Problem problem, Bound bound, Search search)
    {
        int[] everybody = [.. Enumerable.Range(0, problem.Units)];
        var greedy = new Draft(problem);
        search.Fill(greedy, everybody, 0, 0);
        if (bound.Value is null) return greedy;
        var rounded = new Draft(problem);
        foreach (var column in Enumerable.Range(0, problem.Columns.Length).Where(column => bound.Shares[column] > 0.4)
            .OrderByDescending(column => Math.Round(bound.Shares[column], 6)).ThenBy(column => problem.Columns[column].Week).ThenBy(column => column))
            if (rounded.Fits(column) && rounded.Gain(column) > 0) rounded.Add(column);
        search.Fill(rounded, everybody, 0, 0);
        return rounded.Value() > greedy.Value() ? rounded : greedy;
    }

    internal static Draft Restore(Problem problem, List<int>[] chosen)
    {
        var draft = new Draft(problem);
        foreach (var columns in chosen) foreach (var column in columns) draft.Add(column);
        return draft;
    }

    internal static Standings Stand(Problem problem, string name, Draft draft)
    {
        var cases = Enumerable.Range(0, problem.Wanted.Length).ToArray();
        var shares = cases.Where(c => Reachable(problem, c)).Select(c => draft.Met(c) / problem.Wanted[c]).Order().ToArray();
        return new Standings(name, draft.Value(), cases.Sum(draft.Met) / problem.Wanted.Sum(), shares.Take(Math.Max(1, (int)Math.Ceiling(shares.Length / 10.0))).Average(),
            cases.Count(c => draft.Met(c) > 0));
    }

    internal static bool Reachable(Problem problem, int c)
    {
        foreach (var column in problem.ColumnsOf[problem.UnitOf[c]])
            if (problem.Choices[problem.Columns[column].Choice].Members.Contains(c)) return true;
        return false;
    }

    private static string Nobody(Problem problem)
    {
        var rules = problem.Removed.GroupBy(one => one.Rule).OrderByDescending(group => group.Count()).Take(3).Select(group => $"{group.Key} removed {group.Count()}");
        return problem.Removed.Count == 0 ? "services, meets: no service meets a need of any case."
            : $"services: none is possible for any of the {problem.World.Cases.Count} cases ({string.Join(", ", rules)} pairs). Row {problem.Removed[0].Case + 1} of cases, for example: {problem.Removed[0].Because}";
    }
}
