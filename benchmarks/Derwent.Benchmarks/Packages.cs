using System.Diagnostics;
using Derwent.Engine.Packages;
using Derwent.Engine.Packages.Batch;
using Derwent.Engine.Worlds;

namespace Derwent.Benchmarks;

/// <summary>Packages for 200 cases and 300 services over five seeds, beside the bound and every baseline; and for 1,000 and 1,000. No database.</summary>
internal static class Packages
{
    // Not 1 to 5: the weight of fairness was chosen by looking at those.
    private static readonly int[] Seeds = [11, 12, 13, 14, 15];

    public static Task Run(Bench bench)
    {
        var answers = Seeds.Select(seed => PackageAssembly.Run(WorldMaker.Make(new WorldPlan(200, 300, seed)), new Effort(10, seed))).ToList();
        bench.Add("200 × 300, lowest of 5 seeds: plan ÷ bound", answers.Min(a => a.Plan.Objective / a.Bound ?? 0), "≥ 0.95", "linear relaxation, GLOP");
        bench.Add("200 × 300, longest: bound and search, s", answers.Max(a => (a.BoundTime + a.SearchTime).TotalSeconds), "≤ 10", $"bound {answers.Max(a => a.BoundTime.TotalSeconds):0.0} s, {answers[0].Rounds} rounds{(answers.Exists(a => a.TimeWasUp) ? ", ended by the time" : "")}");
        foreach (var (n, name) in answers[0].Baselines.Select((way, n) => (n, way.Name)))
        {
            bench.Add($"200 × 300, need met ÷ {name}, lowest", answers.Min(a => a.Plan.NeedMet / a.Baselines[n].NeedMet), n is 1 or 2 ? "≥ 1.12" : "",
                $"mean {answers.Average(a => a.Plan.NeedMet):0.000} beside {answers.Average(a => a.Baselines[n].NeedMet):0.000}");
            // A baseline whose worst tenth gets nothing at all is no ratio: twice nothing is said as points above.
            var some = answers.TrueForAll(a => a.Baselines[n].WorstDecile > 0.001);
            bench.Add(some ? $"200 × 300, worst tenth ÷ {name}, lowest" : $"200 × 300, worst tenth above twice {name}, lowest",
                answers.Min(a => some ? a.Plan.WorstDecile / a.Baselines[n].WorstDecile : a.Plan.WorstDecile - 2 * a.Baselines[n].WorstDecile), n is not (1 or 2) ? "" : some ? "≥ 2" : "≥ 0",
                $"mean {answers.Average(a => a.Plan.WorstDecile):0.000} beside {answers.Average(a => a.Baselines[n].WorstDecile):0.000}");
        }
        foreach (var (a, seed) in answers.Zip(Seeds))
            bench.Add($"200 × 300, seed {seed}: plan ÷ bound", a.Plan.Objective / a.Bound ?? 0, "≥ 0.95", string.Join("; ", a.Baselines.Append(a.Plan).Select(way => $"{way.Name} {way.Objective:0} points, met {way.NeedMet:0.000}, worst tenth {way.WorstDecile:0.000}")));
        Large(bench);
        bench.Add("one case, 5,000 services, ranked and explained, ms (median of 15)", OneCase(out var first), "≤ 50", $"PackageRanking.Propose; the very first call, not compiled yet, {first:0} ms");
        return Task.CompletedTask;
    }

    private static void Large(Bench bench)
    {
        var large = PackageAssembly.Run(WorldMaker.Make(new WorldPlan(1000, 1000, 1)), new Effort(80, 1, BoundSeconds: 110));
        bench.Add("1,000 × 1,000: plan ÷ bound (0: no bound)", large.Plan.Objective / large.Bound ?? 0, "≥ 0.95", large.NoBound ?? $"bound {large.BoundTime.TotalSeconds:0} s, search {large.SearchTime.TotalSeconds:0} s, {large.Rounds} rounds{(large.TimeWasUp ? ", ended by the time" : "")}");
        foreach (var way in large.Baselines)
            bench.Add($"1,000 × 1,000: need met ÷ {way.Name}", large.Plan.NeedMet / way.NeedMet, way == large.Baselines[1] ? "≥ 1.12" : "",
                $"{large.Plan.NeedMet:0.000} beside {way.NeedMet:0.000}; worst tenth {large.Plan.WorstDecile:0.000} beside {way.WorstDecile:0.000}; {large.Plan.Objective:0} beside {way.Objective:0} points");
    }

    private static double OneCase(out double first)
    {
        string[] codes = ["school", "alone", "money", "sleep", "online", "future", "sport"];
        var (home, today) = (new Spot(52.9, -1.47), new DateOnly(2026, 11, 24));
        var services = Enumerable.Range(1, 5000).Select(n => new ServiceFacts
        {
            Id = new Guid(n, 0, 0, new byte[8]), Name = $"Service {n}", OrganisationId = new Guid(n % 900, 1, 0, new byte[8]), OrganisationName = $"Organisation {n % 900}",
            Meets = [codes[n % 7], codes[n * 3 % 7]], FreePlaces = n % 4, NextStart = today.AddDays(n % 60), Sites = [new Engine.Packages.Site("Hall", new Spot(52.9 + n % 9 / 111.2, -1.47))],
        }).ToList();
        var seeker = new Seeker { Needs = [.. codes.Take(4).Select(code => new WantedNeed(code, code, 2))], Ages = [14], Gender = "boy", Home = home };
        var times = new List<double>();
        first = 0;
        for (var n = 0; n < 20; n++)
        {
            var begun = Stopwatch.GetTimestamp();
            PackageRanking.Propose(seeker, services, today);
            if (n == 0) first = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
            if (n >= 5) times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }
        return times.Order().ElementAt(times.Count / 2);
    }
}
