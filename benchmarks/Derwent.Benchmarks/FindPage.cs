using System.Diagnostics;

namespace Derwent.Benchmarks;

/// <summary>The whole find page over HTTP among 100,000 services: what a visitor waits for.</summary>
internal static class FindPage
{
    private const string Ours = "http://127.0.0.1:18083";

    public static async Task Measure(Bench bench, string owner)
    {
        using var derwent = Bench.Start(owner, Ours, ["serve"]);
        try
        {
            await FirstPage.FirstAnswer(Ours + "/health/ready", Stopwatch.StartNew());
            foreach (var (name, query) in new[] { ("rare word", "q=" + MadeUp.Word(25_000)), ("common word, near", "q=" + MadeUp.Word(30) + "&near=Derby") })
            {
                await Wrk.Ask($"{Ours}/find?{query}", 15, Connections);
                var load = await Wrk.Ask($"{Ours}/find?{query}", 6, Connections);
                bench.Add($"find page over HTTP, {name}: p99, ms", load.P99, "—", $"{load.PerSecond:0}/s, median {load.P50:0.0} ms, {Connections} at a time");
            }
        }
        finally { derwent.Kill(true); }
    }

    private const int Connections = 4;
}
