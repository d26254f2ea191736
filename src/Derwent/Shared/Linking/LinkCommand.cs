using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Derwent.Engine.Linkage;
using Derwent.Shared.Imports;

namespace Derwent.Shared.Linking;

/// <summary><c>derwent link</c>: finds who is the same person in one file, or across two. Needs no database and is taught nothing.</summary>
internal static class LinkCommand
{
    public static Command Make()
    {
        var files = new Argument<string[]>("FILE") { Description = "One CSV file to be searched for doubles, or two to be joined.", Arity = new ArgumentArity(1, 2) };
        var map = new Option<string[]>("--map") { Description = $"column=field, as often as needed. Fields: {LinkColumns.Fields}.", AllowMultipleArgumentsPerToken = true, Required = true };
        var truth = new Option<string?>("--truth") { Description = "The column that says who each row really is; only the measuring reads it." };
        var part = new Option<string?>("--truth-part") { Description = "A regular expression; its first group is the part of that column which counts." };
        var seed = new Option<ulong>("--seed") { Description = "For the random pairs; the same seed gives the same answer.", DefaultValueFactory = _ => 1 };
        var kin = new Option<bool>("--families") { Description = "Never link what may be twins, siblings or a parent and a child: leave them to a person." };
        var to = new Option<string?>("--out") { Description = "Writes the pairs here: lines, probability, band, cluster, weight of each field." };
        var keep = new Option<string?>("--model") { Description = "Writes what was learnt here, for derwent model: weights, and the frequencies of common names only." };
        var link = new Command("link", "Finds who is the same person in CSV files. Thresholds are settings, declared before the run: Linkage__Likely and Linkage__Review.") { files, map, truth, part, seed, kin, to, keep };
        link.SetAction(async (said, stop) =>
        {
            try { return await Run(said.GetValue(files)!, said.GetValue(map)!, (said.GetValue(truth), Part(said.GetValue(part))), said.GetValue(seed), Options(said.GetValue(kin)), (said.GetValue(to), said.GetValue(keep)), stop); }
            catch (Exception refused) when (refused is ImportFailed or LinkageRefused)
            {
                await Console.Error.WriteLineAsync(refused.Message);
                return 1;
            }
        });
        return link;
    }

    private static async Task<int> Run(string[] files, string[] map, (string? Column, Regex? Part) truth, ulong seed, LinkageOptions options, (string? Pairs, string? Model) to, CancellationToken stop)
    {
        Say($"Declared: likely from {options.Likely}, review from {options.Review}, seed {seed}.");
        var columns = LinkColumns.Of(map);
        var first = await columns.Read(files[0], truth.Column, truth.Part, stop);
        var second = files.Length > 1 ? await columns.Read(files[1], truth.Column, truth.Part, stop) : null;
        var clock = Stopwatch.StartNew();
        var set = new RecordSet(columns.Schema, first.Records, second?.Records);
        var model = Trainer.Train(set, seed, options.KinApart);
        var links = Linker.Link(set, model, options);
        var likely = links.Where(link => link.Band == Band.Likely).ToList();
        var count = first.Records.Count + (second?.Records.Count ?? 0);
        var clusters = Clusters.Of(count, likely, options.KinApart ? links.Where(link => link.Band == Band.Review && link.Probability >= options.Likely).Select(link => (link.A, link.B)) : null);
        Say($"{count:N0} records: {likely.Count:N0} pairs likely, {links.Count - likely.Count:N0} to review, in {clock.Elapsed.TotalSeconds:0.0} s.");
        var split = second is null ? 0 : first.Records.Count;
        if (truth.Column is not null) Measure([.. first.Truth, .. second?.Truth ?? []], likely, clusters, split);
        if (to.Model is not null) await Save(to.Model, model.Portable().ToJson() + "\n", stop);
        if (to.Pairs is not null) await Write(to.Pairs, links, clusters, [.. first.Lines, .. second?.Lines ?? []], [.. first.Records, .. second?.Records ?? []], model, stop);
        return 0;
    }

    private static void Measure(List<string> truth, List<Link> likely, Clusters clusters, int split)
    {
        Say("           precision  recall     F1");
        Show("pairs", Quality.Of(likely.Select(link => (link.A, link.B)), truth, split));
        Show("clusters", Quality.Of(clusters.Pairs(split), truth, split));

        static void Show(string what, Quality quality) => Say($"{what,-10} {quality.Precision:0.00000}    {quality.Recall:0.00000}    {quality.F1:0.00000}");
    }

    private static async Task Write(string to, IReadOnlyList<Link> links, Clusters clusters, int[] lines, Prepared[] records, LinkageModel model, CancellationToken stop)
    {
        var (text, scorer) = (new StringBuilder("line_a,line_b,probability,band,cluster_a,cluster_b"), new Scorer(model));
        foreach (var field in model.Fields) text.Append(CultureInfo.InvariantCulture, $",\"{field.Field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
        text.Append('\n');
        foreach (var (a, b, probability, band) in links)
        {
            text.Append(CultureInfo.InvariantCulture, $"{lines[a]},{lines[b]},{probability:0.000000},{(band == Band.Likely ? "likely" : "review")},{clusters.Cluster[a]},{clusters.Cluster[b]}");
            foreach (var field in scorer.Explain(records[a], records[b]).Fields) text.Append(CultureInfo.InvariantCulture, $",{field.Weight:0.00}");
            text.Append('\n');
        }

        await Save(to, text.ToString(), stop);
    }

    private static async Task Save(string to, string text, CancellationToken stop)
    {
        try { await File.WriteAllTextAsync(to, text, stop); }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException) { throw new ImportFailed($"{to} cannot be written: {broken.Message}", broken); }
    }

    private static LinkageOptions Options(bool kin)
    {
        var settings = new ConfigurationBuilder().AddEnvironmentVariables().Build().GetSection("Linkage");
        var options = new LinkageOptions(Threshold("Likely", .95), Threshold("Review", .05), kin);
        return options.Review <= options.Likely ? options : throw new ImportFailed("Linkage__Review must not be above Linkage__Likely.");

        double Threshold(string name, double usual) => settings[name] is not { } said ? usual
            : double.TryParse(said, CultureInfo.InvariantCulture, out var value) && value is > 0 and < 1 ? value : throw new ImportFailed($"Linkage__{name} is a probability between 0 and 1, not “{said}”.");
    }

    private static Regex? Part(string? said)
    {
        try { return said is null ? null : new Regex(said, RegexOptions.NonBacktracking, TimeSpan.FromSeconds(1)); }
        catch (Exception broken) when (broken is ArgumentException or NotSupportedException) { throw new ImportFailed($"--truth-part “{said}” is not a regular expression that can be used here.", broken); }
    }

    private static void Say(FormattableString words) => Console.WriteLine(words.ToString(CultureInfo.InvariantCulture));

    private static void Say(string words) => Console.WriteLine(words);
}
