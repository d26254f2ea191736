using System.Diagnostics;

namespace Derwent.Benchmarks;

/// <summary>The first page a visitor sees, from the cache and from the database, beside the same-job page of the bare platform.</summary>
internal static class FirstPage
{
    private const string Ours = "http://127.0.0.1:18081", Floor = "http://127.0.0.1:18082";

    public static async Task Run(Bench bench)
    {
        var owner = await Bench.FreshDatabase("bench_first_page");
        await Bench.Derwent(owner, "seed");
        var clock = Stopwatch.StartNew();
        using var derwent = Bench.Start(owner, Ours, ["serve"]);
        using var fortunes = StartFortunes(owner);
        try
        {
            var firstAnswer = await FirstAnswer(Ours + "/", clock);
            await FirstAnswer(Floor + "/fortunes", Stopwatch.StartNew());
            await Measure(bench, derwent, firstAnswer);
        }
        finally
        {
            derwent.Kill(true);
            fortunes.Kill(true);
        }
    }

    private static async Task Measure(Bench bench, Process derwent, double firstAnswer)
    {
        // A query string of its own passes the cache by: the find page reads the database every time.
        string cached = Ours + "/", read = Ours + "/find?q=music", floor = Floor + "/fortunes";
        foreach (var url in new[] { cached, read, floor }) await Wrk.Ask(url, 15);
        var rounds = new List<(Wrk.Load Floor, Wrk.Load Cached, Wrk.Load Read)>();
        for (var round = 0; round < 3; round++) rounds.Add((await Wrk.Ask(floor, 6), await Wrk.Ask(cached, 6), await Wrk.Ask(read, 6)));
        double Median(Func<(Wrk.Load Floor, Wrk.Load Cached, Wrk.Load Read), double> pick) => rounds.Select(pick).Order().ElementAt(1);
        var beside = $"Fortunes {Median(r => r.Floor.PerSecond):0}/s";
        bench.Add("home page from the cache ÷ Fortunes", Median(r => r.Cached.PerSecond / r.Floor.PerSecond), "≥ 1.0", $"{beside}, ours {Median(r => r.Cached.PerSecond):0}/s");
        bench.Add("find page from the database ÷ Fortunes", Median(r => r.Read.PerSecond / r.Floor.PerSecond), "≥ 0.35", $"{beside}, ours {Median(r => r.Read.PerSecond):0}/s");
        bench.Add("home page p95 at 32 connections, ms", Median(r => r.Cached.P95), "< 50", $"Fortunes {Median(r => r.Floor.P95):0.0}");
        bench.Add("find page p95 at 32 connections, ms", Median(r => r.Read.P95), "< 50", $"Fortunes {Median(r => r.Floor.P95):0.0}");
        bench.Add("start to first page, s", firstAnswer, "< 2", "process start to the end of the first answer");
        derwent.Refresh();
        bench.Add("memory after load, MB", derwent.WorkingSet64 / 1048576.0, "≤ 250", "working set");
    }

    private static Process StartFortunes(string owner)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Bench).Assembly.Location, "fortunes", Floor]) { UseShellExecute = false };
        start.Environment["DERWENT_DB"] = owner;
        return Process.Start(start)!;
    }

    public static async Task<double> FirstAnswer(string url, Stopwatch clock)
    {
        using var client = new HttpClient();
        while (clock.Elapsed < TimeSpan.FromSeconds(30))
        {
            try
            {
                using var answer = await client.GetAsync(url);
                if (answer.IsSuccessStatusCode) return clock.Elapsed.TotalSeconds;
            }
            catch (HttpRequestException) { }
            await Task.Delay(20);
        }
        throw new TimeoutException($"{url} did not answer in 30 s.");
    }
}
