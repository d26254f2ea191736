using System.Diagnostics;

namespace Derwent.Benchmarks;

/// <summary>A page of the open feed's <c>/services</c> (50 of 100,000) beside the same bytes as a static answer of Kestrel: as many consumers see it, kept for a
/// minute; and read from the database, another page each time. Growth is that of the second, in the middle of the feed.</summary>
internal static class OrukSpeed
{
    private const string Ours = "http://127.0.0.1:18084", Floor = "http://127.0.0.1:18085";
    private const int Connections = 8;

    public static async Task Run(Bench bench)
    {
        var medians = new List<double>();
        foreach (var size in Generated.Sizes)
        {
            using var derwent = Bench.Start(await Generated.Of(size, bench), Ours, ["serve"]);
            try
            {
                await FirstPage.FirstAnswer(Ours + "/health/ready", Stopwatch.StartNew());
                var pages = size / 50;
                // An answer is kept for a minute, so that a second of asking must not come round: ten pages and 81 lengths are 810 answers. Warm with shorter pages, which are answers of their own.
                await Wrk.Walk($"{Ours}/oruk/v3/services?", size / 100, (3, 19), 8, Connections);
                var read = await Wrk.Walk($"{Ours}/oruk/v3/services?", size / 100, (20, 100), 1, 1);
                medians.Add(read.P50);
                if (size == Generated.Sizes[^1]) await Beside(bench, derwent, pages);
            }
            finally { derwent.Kill(true); }
        }
        bench.Add("page of 20 to 100 from the database: growth from 1,000 to 100,000", Generated.Exponent(medians), "≤ 0.3", "medians " + string.Join(", ", medians.Select(ms => $"{ms:0.0} ms")));
    }

    private static async Task Beside(Bench bench, Process derwent, int pages)
    {
        var page = $"{Ours}/oruk/v3/services?page={pages / 2}";
        var file = Path.Combine(Path.GetTempPath(), $"derwent-oruk-{Environment.ProcessId}.json");
        using (var client = new HttpClient()) await File.WriteAllBytesAsync(file, await client.GetByteArrayAsync(page));
        using var still = Process.Start(new ProcessStartInfo("dotnet", [typeof(Bench).Assembly.Location, "static", Floor, file]) { UseShellExecute = false })!;
        try
        {
            await FirstPage.FirstAnswer(Floor, Stopwatch.StartNew());
            foreach (var url in new[] { page, Floor }) await Wrk.Ask(url, 8, Connections);
            var rounds = new List<(Wrk.Load Floor, Wrk.Load Kept)>();
            for (var round = 0; round < 3; round++) rounds.Add((await Wrk.Ask(Floor, 4, Connections), await Wrk.Ask(page, 4, Connections)));
            var (floor, kept) = rounds.OrderBy(round => round.Kept.PerSecond / round.Floor.PerSecond).ElementAt(1);
            bench.Add("ORUK /services page ÷ the same as static JSON", kept.PerSecond / floor.PerSecond, "≥ 0.25", $"static {floor.PerSecond:0}/s, ours {kept.PerSecond:0}/s, {new FileInfo(file).Length / 1000} kB, kept for a minute");
            var read = await Wrk.Walk($"{Ours}/oruk/v3/services?", pages - 500, (40, 60), 4, Connections);
            bench.Add("ORUK /services page from the database ÷ static JSON", read.PerSecond / floor.PerSecond, "—", $"ours {read.PerSecond:0}/s, p99 {read.P99:0} ms, another page each time");
            derwent.Refresh();
            bench.Add("memory after it, MB", derwent.WorkingSet64 / 1048576.0, "≤ 250", "working set");
        }
        finally
        {
            still.Kill(true);
            File.Delete(file);
        }
    }

    /// <summary>The floor: these bytes, from memory, by Kestrel and nothing else.</summary>
    public static async Task<int> ServeStill(string url, string file)
    {
        var bytes = await File.ReadAllBytesAsync(file);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        var app = builder.Build();
        app.Run(http =>
        {
            http.Response.ContentType = "application/json; charset=utf-8";
            http.Response.ContentLength = bytes.Length;
            return http.Response.Body.WriteAsync(bytes, http.RequestAborted).AsTask();
        });
        await app.RunAsync();
        return 0;
    }
}
