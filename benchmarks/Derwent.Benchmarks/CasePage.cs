using System.Diagnostics;
using Npgsql;

namespace Derwent.Benchmarks;

/// <summary>
/// The case page among 2,000, 20,000 and 200,000 made-up cases. Compared is what its handler does (the page's own code: its statements through EF, in one transaction): asked by somebody in the circle and by
/// the partnership team, as the app's role, with row-level security and an audit row on the disk; beside it the very same handler asking as the owner of the cluster, whom no policy holds, entering nobody
/// and writing no audit row.
/// </summary>
internal static class CasePage
{
    private const int Workers = 4;
    private static readonly string[] Roles = ["practitioner", "strategic_partner"];

    public static async Task Run(Bench bench)
    {
        var sizes = Sizes();
        var owner = await Bench.FreshDatabase("bench_cases");
        await MadeUpCases.Begin(owner);
        var medians = new Dictionary<string, List<double>>();
        IReadOnlyList<CaseVisit> visits = [];
        foreach (var (at, size) in sizes.Index())
        {
            var clock = Stopwatch.StartNew();
            await MadeUpCases.Grow(owner, at == 0 ? 0 : sizes[at - 1], size);
            bench.Say($"{size:N0} cases after {clock.Elapsed.TotalSeconds:0} s, seed {MadeUpCases.Seed}, {MadeUpCases.Organisations} organisations");
            if (at == 0) visits = await CaseVisits.SignIn(owner);
            await using var asked = new CaseVisits(owner);
            await asked.Choose(visits);
            await asked.MustRefuse(visits);
            // Both roles and both ways, some fifteen seconds of them before the first measured second.
            foreach (var visit in visits) foreach (var walls in new[] { true, false }) await asked.Ask(visit, walls, 15.0 / (2 * visits.Count * sizes.Count) + 1, Workers);
            foreach (var role in Roles)
            {
                var mine = visits.Where(visit => visit.Role == role).ToList();
                var median = size == sizes[^1] ? await Beside(bench, asked, role, mine) : Middle((await asked.Ask(mine, true, 2, Workers)).Took);
                (medians.TryGetValue(role, out var before) ? before : medians[role] = []).Add(median);
            }
            if (size == sizes[^1]) await asked.Look(bench, visits);
        }
        foreach (var role in Roles)
            bench.Add($"{Words(role)}: growth from {sizes[0]:N0} to {sizes[^1]:N0} cases", Exponent(sizes, medians[role]), "—", "medians " + string.Join(", ", medians[role].Select(ms => $"{ms:0.0} ms")));
        await OverHttp(bench, owner, visits);
    }

    // Three rounds side by side; the median of their ratios.
    private static async Task<double> Beside(Bench bench, CaseVisits asked, string role, IReadOnlyList<CaseVisit> visits)
    {
        var rounds = new List<(double Ratio, double Ours, double Bare)>();
        var all = new List<double>();
        for (var round = 0; round < 3; round++)
        {
            var (bare, _) = await asked.Ask(visits, false, 5, Workers);
            var (ours, took) = await asked.Ask(visits, true, 5, Workers);
            all.AddRange(took);
            rounds.Add((ours / bare, ours, bare));
        }
        var middle = rounds.OrderBy(round => round.Ratio).ElementAt(1);
        bench.Add($"{Words(role)}: pages ÷ the same without row-level security and audit", middle.Ratio, "≥ 0.5", $"ours {middle.Ours:0}/s, without {middle.Bare:0}/s; {visits.Average(visit => visit.Records):0} records in the circles of each");
        all.Sort();
        bench.Add($"{Words(role)}: p95, ms", all[all.Count * 95 / 100], "< 100", $"median {all[all.Count / 2]:0.0} ms, {Workers} at a time");
        return all[all.Count / 2];
    }

    private static async Task OverHttp(Bench bench, string owner, IReadOnlyList<CaseVisit> visits)
    {
        const string ours = "http://127.0.0.1:18084";
        using var derwent = Bench.Start(owner, ours, ["serve"]);
        try
        {
            await FirstPage.FirstAnswer(ours + "/health/ready", Stopwatch.StartNew());
            await CaseVisits.MustShow(ours, visits);
            foreach (var role in Roles)
            {
                var one = visits.First(visit => visit.Role == role);
                var paths = one.References.Select(reference => "/desk/cases/" + reference).ToList();
                await Wrk.Visit(ours, paths, one.Cookie, 15, Workers);
                var rounds = new List<Wrk.Load>();
                for (var round = 0; round < 3; round++) rounds.Add(await Wrk.Visit(ours, paths, one.Cookie, 5, Workers));
                var load = rounds.OrderBy(round => round.P95).ElementAt(1);
                bench.Add($"{Words(role)}: whole page over HTTP, p95, ms", load.P95, "< 100", $"{load.PerSecond:0}/s, median {load.P50:0.0} ms, {Workers} at a time");
            }
        }
        finally { derwent.Kill(true); }
    }

    private static string Words(string role) => role == "practitioner" ? "worker in the circle" : "partnership team";

    private static double Middle(List<double> took) => took.Order().ElementAt(took.Count / 2);

    // Fewer to try something out: the figures in docs are those of 200,000.
    private static List<int> Sizes() => int.TryParse(Environment.GetEnvironmentVariable("DERWENT_BENCH_CASES"), out var fewer) ? [fewer / 4, fewer] : [2_000, 20_000, 200_000];

    private static double Exponent(List<int> sizes, List<double> costs) => Generated.Exponent(sizes, costs);
}
