using System.Diagnostics;
using Derwent.Listings.Find;
using Derwent.Shared.Database;
using Derwent.Shared.Geography;
using Derwent.Shared.Security;
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
    private const int Workers = 4, Wishes = 40;

    public static async Task Run(Bench bench)
    {
        var medians = Kinds.All.ToDictionary(kind => kind.Name, _ => new List<double>());
        foreach (var size in Generated.Sizes)
        {
            var owner = await Generated.Of(size, bench);
            Environment.SetEnvironmentVariable("DERWENT_DB", owner);
            await using var services = Verbs.Services();
            bench.Say($"{size:N0} services");
            var wishes = Kinds.All.ToDictionary(kind => kind, kind => Kinds.Wishes(kind, Wishes, Generated.Seed, UkTime.Today(TimeProvider.System)));
            // Some fifteen seconds of everything before the first measured second.
            foreach (var kind in Kinds.All) await Ask(services, wishes[kind], 1.7);
            foreach (var kind in Kinds.All)
                medians[kind.Name].Add(await (size == Generated.Sizes[^1] ? Beside(bench, services, kind, wishes[kind]) : Median(services, wishes[kind])));
        }
        foreach (var kind in Kinds.All)
            bench.Add($"{kind.Name}: growth from 1,000 to 100,000", Generated.Exponent(medians[kind.Name]), "≤ 0.3", "medians " + string.Join(", ", medians[kind.Name].Select(ms => $"{ms:0.0} ms")));
        await FindPage.Measure(bench, await Generated.Of(Generated.Sizes[^1], bench));
    }

    // Three rounds side by side; the median of their ratios.
    private static async Task<double> Beside(Bench bench, IServiceProvider services, Kind kind, IReadOnlyList<Wish> wishes)
    {
        var asked = new List<IReadOnlyList<Statement>>();
        var app = DatabaseSources.ConnectionString(services.GetRequiredService<IConfiguration>(), DatabaseRole.App);
        foreach (var wish in wishes)
        {
            var statements = new List<Statement>();
            await Once(services, wish, statements);
            asked.Add(statements);
        }
        var rounds = new List<(double Ratio, double Ours, double Floor)>();
        var all = new List<double>();
        for (var round = 0; round < 3; round++)
        {
            var floor = await Pgbench.Ask(app, asked, 3, Workers);
            var (ours, took) = await Ask(services, wishes, 3);
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
        var (_, took) = await Ask(services, wishes, 1.5);
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

    private static async Task Once(IServiceProvider services, Wish wish, List<Statement>? heard = null)
    {
        await using var scope = services.CreateAsyncScope();
        // As the find page asks for somebody who is not signed in.
        scope.ServiceProvider.GetRequiredService<IHttpContextAccessor>().HttpContext = FindPageOfAStranger();
        var database = scope.ServiceProvider.GetRequiredService<RequestDatabase>();
        await database.BeginAsync(null, null, default);
        var search = scope.ServiceProvider.GetRequiredService<Search>();
        if (heard is not null) search.Heard = (sql, values) => heard.Add(new Statement(sql, values));
        await search.RunAsync(wish, default);
        await database.CommitAsync(default);
    }

    private static DefaultHttpContext FindPageOfAStranger()
    {
        var http = new DefaultHttpContext { Request = { Method = HttpMethods.Get } };
        http.SetEndpoint(new Endpoint(null, new EndpointMetadataCollection(new OnlyReadsAttribute()), "find"));
        return http;
    }
}
