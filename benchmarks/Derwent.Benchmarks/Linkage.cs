using System.Diagnostics;
using System.Text.RegularExpressions;
using Derwent.Engine.Linkage;
using Derwent.Shared.Linking;

namespace Derwent.Benchmarks;

/// <summary>Recognition of people on the public registers, untaught, without the social security number, at the thresholds of <see cref="LinkageOptions"/>.</summary>
internal static class Linkage
{
    private static readonly string[] Febrl =
    [
        "given_name=first-name", "surname=surname", "date_of_birth=born", "street_number=number", "address_1=words", "address_2=words", "suburb=words", "postcode=postcode", "state=code",
    ];

    public static async Task Run(Bench bench)
    {
        var number = new Regex(@"rec-(\d+)", RegexOptions.NonBacktracking, TimeSpan.FromSeconds(1));
        await Town(bench);
        await Measure(bench, "FEBRL4", Febrl, ["dataset4a.csv", "dataset4b.csv"], "rec_id", number, "≥ 0.9995", "Splink .9998 with SSN");
        await Measure(bench, "FEBRL3", Febrl, ["dataset3.csv"], "rec_id", number, "≥ 0.998", "Splink .9954 with SSN");
        await Measure(bench, "fake_1000", ["first_name=first-name", "surname=surname", "dob=born", "city=words", "email=email"], ["splink_fake_1000.csv"], "cluster", null, "check", "no bar");
    }

    /// <summary>By itself as well, and with fewer people to try something out: the figures in docs are those of a million.</summary>
    public static Task Town(Bench bench) =>
        new OneAtATime(bench, int.TryParse(Environment.GetEnvironmentVariable("DERWENT_BENCH_PEOPLE"), out var fewer) ? fewer : 1_000_000, 28_000).Run();

    private static async Task Measure(Bench bench, string name, string[] map, string[] files, string truth, Regex? part, string bar, string beside)
    {
        var columns = LinkColumns.Of(map);
        var read = new List<LinkFile>();
        foreach (var file in files) read.Add(await columns.Read(Path.Combine(Bench.Root, "..", "shared", "data", "linkage", file), truth, part, CancellationToken.None));
        List<string> who = [.. read.SelectMany(file => file.Truth)];
        var split = read.Count > 1 ? read[0].Records.Count : 0;
        var clock = Stopwatch.StartNew();
        var set = new RecordSet(columns.Schema, read[0].Records, read.Count > 1 ? read[1].Records : null);
        var likely = Linker.Link(set, Trainer.Train(set), new LinkageOptions()).Where(link => link.Band == Band.Likely).ToList();
        var clusters = Clusters.Of(who.Count, likely);
        bench.Add($"{name}, seconds", clock.Elapsed.TotalSeconds, "none", $"{who.Count} records");
        var quality = Quality.Of(likely.Select(link => (link.A, link.B)), who, split);
        bench.Add($"{name}, pairs, precision", quality.Precision, "none", beside);
        bench.Add($"{name}, pairs, recall", quality.Recall, "none", beside);
        bench.Add($"{name}, pairs, F1", quality.F1, bar, beside);
        bench.Add($"{name}, clusters, F1", Quality.Of(clusters.Pairs(split), who, split).F1, bar, beside);
    }
}
