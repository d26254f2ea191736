using System.CommandLine;
using System.Globalization;
using Derwent.Engine.Journeys;
using Derwent.Engine.Worlds;
using Spectre.Console;

namespace Derwent;

/// <summary><c>derwent simulate</c>: waits under three ways of working, with intervals, and what is assumed.</summary>
internal static class SimulateVerb
{
    public static Command Make()
    {
        var file = new Argument<string>("WORLD.json");
        var weeks = new Option<double>("--weeks") { Description = "Weeks counted in each run, after a fifth as much of warm-up.", DefaultValueFactory = _ => 104 };
        var runs = new Option<int>("--runs") { Description = "Independent runs.", DefaultValueFactory = _ => 20 };
        var seed = PackageVerbs.Seed();
        var more = new Option<string?>("--one-more-place") { Description = "Also with one more place at the service with this code." };
        var without = new Option<string?>("--without") { Description = "Also without the service with this code." };
        var simulate = new Command("simulate", "Foresees waits: siloed, as an alliance, and with the package engine. Says what it assumes.") { file, weeks, runs, seed, more, without };
        simulate.SetAction(parsed => PackageVerbs.Try(() =>
        {
            var world = WorldFile.ReadFile(parsed.GetValue(file)!);
            var effort = new Runs(parsed.GetValue(weeks), parsed.GetValue(runs), parsed.GetValue(seed));
            var table = new Table().AddColumns("way", "mean wait, weeks", "9 in 10 within", "not started", "hand-offs a case");
            Add(table, "", world, effort);
            if (parsed.GetValue(more) is { } code)
                Add(table, $", {code} with one more place", world with { Services = [.. Row(world, code).Select(s => s.Code == code ? s with { Places = s.Places + 1 } : s)] }, effort);
            if (parsed.GetValue(without) is { } gone)
                Add(table, $", without {gone}", world with { Services = [.. Row(world, gone).Where(s => s.Code != gone)], OpenOffers = [] }, effort);
            AnsiConsole.Write(table);
            Console.WriteLine($"Mean of {effort.Replications} runs of {N(effort.Weeks, "0")} weeks, with 95% intervals. It assumes:");
            foreach (var sentence in JourneySimulation.Assumptions) Console.WriteLine("  " + sentence);
        }));
        return simulate;
    }

    private static IReadOnlyList<WorldService> Row(AllianceWorld world, string code) =>
        world.Services.Any(service => service.Code == code) ? world.Services : throw new WorldFault($"There is no service {code}.");

    private static void Add(Table table, string change, AllianceWorld world, Runs runs)
    {
        foreach (var (policy, name) in new[] { (Policy.Siloed, "siloed"), (Policy.Alliance, "alliance"), (Policy.Engine, "alliance and package engine") })
        {
            var waits = JourneySimulation.Run(world, policy, runs);
            table.AddRow(Markup.Escape(name + change), I(waits.MeanWait, "0.00"), I(waits.NinetiethWait, "0.0"), I(waits.NotStarted, "0.0%"), I(waits.HandOffs, "0.00"));
        }
    }

    private static string I(Interval interval, string format) => $"{N(interval.Mean, format)} ± {N(interval.Half, format)}";
    private static string N(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
