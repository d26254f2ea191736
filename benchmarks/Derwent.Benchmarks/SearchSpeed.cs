using System.Diagnostics;
using Derwent.Listings.Find;
using Derwent.Shared.Database;
using Derwent.Shared.Geography;
using Derwent.Shared.Time;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Derwent.Benchmarks;

/// <summary>
/// The directory's search over 1,000, 10,000 and 100,000 generated services. Compared is the search that the find page calls (its own transaction as the
/// app's role, one to three statements, rows read into what the list shows), not the drawing of the page; beside it pgbench asks the very same statements.
/// </summary>
internal static class SearchSpeed
{
    /// <summary>Printed with every run.</summary>
    public const int Seed = 20261124;
    private const int Workers = 4, Wishes = 40;
    private static readonly int[] Sizes = [1_000, 10_000, 100_000];

    public static async Task Run(Bench bench)
    {
        bench.Say($"Seed {Seed}.");
        var folder = Directory.CreateTempSubdirectory("derwent-search-");
        try
        {
            await ImportSpeed.Measure(bench, folder.FullName, Seed);
            await Measure(bench, folder.FullName);
        }
        finally { folder.Delete(true); }
    }

    private static async Task Measure(Bench bench, string folder)
    {
        var owner = await Bench.FreshDatabase("bench_search");
        Environment.SetEnvironmentVariable("DERWENT_DB", owner);
        await using var services = Verbs.Services();
        var made = new MadeUp(Seed);
        var medians = Kinds.All.ToDictionary(kind => kind.Name, _ => new List<double>());
        foreach (var size in Sizes)
        {
            await Grow(owner, made, folder, size - (size == Sizes[0] ? 0 : size / 10));
            bench.Say($"{size:N0} services");
            var last = size == Sizes[^1];
            // Fifteen seconds of everything before the first measured second.
            var wishes = Kinds.All.ToDictionary(kind => kind, kind => Kinds.Wishes(kind, Wishes, Seed, UkTime.Today(TimeProvider.System)));
            foreach (var kind in Kinds.All) await Ask(services, wishes[kind], last ? 2.5 : 2);
            foreach (var kind in Kinds.All)
                medians[kind.Name].Add(await (last ? Beside(bench, services, owner, kind, wishes[kind]) : Median(services, wishes[kind])));
        }
        foreach (var kind in Kinds.All)
            bench.Add($"{kind.Name}: growth from 1,000 to 100,000", Exponent(medians[kind.Name]), "≤ 0.3", "medians " + string.Join(", ", medians[kind.Name].Select(ms => $"{ms:0.0} ms")));
        await FindPage.Measure(bench, owner);
    }

    // Three rounds side by side; the median of their ratios.
    private static async Task<double> Beside(Bench bench, IServiceProvider services, string owner, Kind kind, IReadOnlyList<Wish> wishes)
    {
        var asked = new List<IReadOnlyList<Statement>>();
        foreach (var wish in wishes) asked.Add(await Asked.ByAsync(wish, () => Once(services, wish)));
        var app = DatabaseSources.ConnectionString(services.GetRequiredService<IConfiguration>(), DatabaseRole.App);
        var rounds = new List<(double Ratio, double Ours, double Floor)>();
        var all = new List<double>();
        for (var round = 0; round < 3; round++)
        {
            var floor = await Pgbench.Ask(app, asked, 4, Workers);
            var (ours, took) = await Ask(services, wishes, 4);
            all.AddRange(took);
            rounds.Add((ours / floor, ours, floor));
        }
        var middle = rounds.OrderBy(round => round.Ratio).ElementAt(1);
        bench.Add($"{kind.Name}: searches ÷ pgbench", middle.Ratio, "≥ 0.6", $"pgbench {middle.Floor:0}/s, ours {middle.Ours:0}/s, {asked.Average(one => one.Count):0.0} statements");
        all.Sort();
        bench.Add($"{kind.Name}: p99, ms", all[(int)(all.Count * .99)], "< 30", $"median {all[all.Count / 2]:0.0} ms, {Workers} at a time");
        return all[all.Count / 2];
    }

    private static async Task<double> Median(IServiceProvider services, IReadOnlyList<Wish> wishes)
    {
        var (_, took) = await Ask(services, wishes, 4);
        took.Sort();
        return took[took.Count / 2];
    }

    private static async Task<(double PerSecond, List<double> Took)> Ask(IServiceProvider services, IReadOnlyList<Wish> wishes, double seconds)
    {
        var clock = Stopwatch.StartNew();
        var took = await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(async () =>
        {
            var mine = new List<double>();
            for (var at = worker * 7; clock.Elapsed.TotalSeconds < seconds; at++)
            {
                var began = Stopwatch.GetTimestamp();
                await Once(services, wishes[at % wishes.Count]);
                mine.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
            return mine;
        })));
        var all = took.SelectMany(mine => mine).ToList();
        return (all.Count / clock.Elapsed.TotalSeconds, all);
    }

    private static async Task Once(IServiceProvider services, Wish wish)
    {
        await using var scope = services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<RequestDatabase>().As(DatabaseRole.App);
        await database.BeginAsync(null, null, default);
        await scope.ServiceProvider.GetRequiredService<Search>().RunAsync(wish, default);
        await database.CommitAsync(default);
    }

    // By the program's own import, in files below its bounds.
    private static async Task Grow(string owner, MadeUp made, string folder, int more)
    {
        for (var file = Path.Combine(folder, "more.json"); more > 0; more -= 30_000)
        {
            await made.WriteAsync(file, Math.Min(more, 30_000));
            await Bench.Derwent(owner, "import", "listings", file, "--source", "made-up");
        }
        await using var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync();
        await using var analyse = new NpgsqlCommand("vacuum analyze", connection) { CommandTimeout = 600 };
        await analyse.ExecuteNonQueryAsync();
    }

    // The slope of log time over log size.
    private static double Exponent(List<double> medians)
    {
        var points = Sizes.Select((size, at) => (X: Math.Log(size), Y: Math.Log(medians[at]))).ToList();
        var (x, y) = (points.Average(p => p.X), points.Average(p => p.Y));
        return points.Sum(p => (p.X - x) * (p.Y - y)) / points.Sum(p => (p.X - x) * (p.X - x));
    }
}
