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
        var starts = new List<(double FromStart, double FirstPage)>();
        // By itself: nothing else of this bench runs while the program starts.
        for (var round = 0; round < 3; round++)
        {
            using var once = Bench.Start(owner, Ours, ["serve"]);
            try { starts.Add(await FirstPages(Stopwatch.StartNew())); }
            finally { once.Kill(true); }
            await once.WaitForExitAsync();
        }
        using var derwent = Bench.Start(owner, Ours, ["serve"]);
        using var fortunes = StartFortunes(owner);
        try
        {
            await FirstAnswer(Ours + "/", Stopwatch.StartNew());
            await FirstAnswer(Floor + "/fortunes", Stopwatch.StartNew());
            await Measure(bench, derwent);
        }
        finally
        {
            derwent.Kill(true);
            fortunes.Kill(true);
        }
        bench.Add("start to first page, s", starts.Select(one => one.FromStart).Order().ElementAt(1), "< 2", $"median of {string.Join(", ", starts.Select(one => $"{one.FromStart:0.00}"))}; to the end of the home page");
        bench.Add("first page once it listens, ms", starts.Select(one => one.FirstPage).Order().ElementAt(1), "< 300", $"median of {string.Join(", ", starts.Select(one => $"{one.FirstPage:0}"))}");
    }

    private static async Task<(double FromStart, double FirstPage)> FirstPages(Stopwatch clock)
    {
        var listens = await FirstAnswer(Ours + "/health/live", clock);
        var home = await FirstAnswer(Ours + "/", clock);
        return (home, (home - listens) * 1000);
    }

    private static async Task Measure(Bench bench, Process derwent)
    {
        // A query string of its own passes the cache by: the find page reads the database every time.
        // The page is full: twenty places. (Three of the demo's say "music"; that page is measured too.)
        string cached = Ours + "/", read = Ours + "/find?q=people", few = Ours + "/find?q=music", floor = Floor + "/fortunes", same = Floor + "/same?of=" + Uri.EscapeDataString(read);
        await MustShow(read, 20);
        await MustShow(same, 20);
        foreach (var url in new[] { cached, read, few, same, floor }) await Wrk.Ask(url, 12);
        var rounds = new List<(Wrk.Load Floor, Wrk.Load Cached, Wrk.Load Read, Wrk.Load Few, Wrk.Load Same)>();
        for (var round = 0; round < 3; round++) rounds.Add((await Wrk.Ask(floor, 5), await Wrk.Ask(cached, 5), await Wrk.Ask(read, 5), await Wrk.Ask(few, 5), await Wrk.Ask(same, 5)));
        double Median(Func<(Wrk.Load Floor, Wrk.Load Cached, Wrk.Load Read, Wrk.Load Few, Wrk.Load Same), double> pick) => rounds.Select(pick).Order().ElementAt(1);
        var beside = $"Fortunes {Median(r => r.Floor.PerSecond):0}/s";
        bench.Add("home page from the cache ÷ Fortunes", Median(r => r.Cached.PerSecond / r.Floor.PerSecond), "≥ 1.0", $"{beside}, ours {Median(r => r.Cached.PerSecond):0}/s");
        bench.Add("find page from the database ÷ the same page by plain ASP.NET Core and Npgsql", Median(r => r.Read.PerSecond / r.Same.PerSecond), "≥ 0.35", $"plain {Median(r => r.Same.PerSecond):0}/s, ours {Median(r => r.Read.PerSecond):0}/s");
        bench.Add("find page from the database ÷ Fortunes", Median(r => r.Read.PerSecond / r.Floor.PerSecond), "≥ 0.35", $"{beside}, ours {Median(r => r.Read.PerSecond):0}/s");
        bench.Add("find page of three from the database ÷ Fortunes", Median(r => r.Few.PerSecond / r.Floor.PerSecond), "≥ 0.35", $"{beside}, ours {Median(r => r.Few.PerSecond):0}/s");
        bench.Add("home page p95 at 32 connections, ms", Median(r => r.Cached.P95), "< 50", $"Fortunes {Median(r => r.Floor.P95):0.0}");
        bench.Add("find page p95 at 32 connections, ms", Median(r => r.Read.P95), "< 50", $"Fortunes {Median(r => r.Floor.P95):0.0}");
        derwent.Refresh();
        bench.Add("memory after load, MB", derwent.WorkingSet64 / 1048576.0, "≤ 250", "working set");
    }

    // What is measured is what is meant.
    private static async Task MustShow(string url, int places)
    {
        using var client = new HttpClient();
        var found = (await client.GetStringAsync(url)).Split("class=\"listing\"").Length - 1;
        if (found != places) throw new InvalidOperationException($"{url} shows {found} places, not {places}: choose another word for this bench.");
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
