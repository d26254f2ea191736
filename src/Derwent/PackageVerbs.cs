using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Derwent.Engine.Packages.Batch;
using Derwent.Engine.Worlds;
using Spectre.Console;

namespace Derwent;

/// <summary><c>derwent world</c> and <c>derwent assemble</c>: the package engine on anybody's data. They need no database and no network.</summary>
internal static class PackageVerbs
{
    public static Command Make()
    {
        var cases = new Option<int>("--cases") { Description = "How many wait.", DefaultValueFactory = _ => 200 };
        var services = new Option<int>("--services") { Description = "How many services there are.", DefaultValueFactory = _ => 300 };
        var seed = Seed();
        var places = new Option<double>("--places") { Description = "Starts for each need: how scarce places are.", DefaultValueFactory = _ => 1.25 };
        var world = new Command("world", "Prints an invented alliance as JSON (docs/world.md), for assemble and simulate.") { cases, services, seed, places };
        world.SetAction(parsed => Try(() =>
            Console.WriteLine(WorldFile.Write(WorldMaker.Make(new WorldPlan(parsed.GetValue(cases), parsed.GetValue(services), parsed.GetValue(seed), parsed.GetValue(places)))))));
        return world;
    }

    public static Command Assemble()
    {
        var file = new Argument<string>("WORLD.json");
        var seconds = new Option<double>("--seconds") { Description = "Longest time of the search.", DefaultValueFactory = _ => 10 };
        var seed = Seed();
        var explain = new Option<string?>("--explain") { Description = "Also says why, for the case with this code." };
        var output = new Option<string?>("--out") { Description = "Writes every recommendation and every exclusion with its reason to this file." };
        var assemble = new Command("assemble", "Proposes packages for everybody who waits, beside a bound and three other ways.") { file, seconds, seed, explain, output };
        assemble.SetAction(parsed => Try(() =>
        {
            var answer = PackageAssembly.Run(WorldFile.ReadFile(parsed.GetValue(file)!), new Effort(parsed.GetValue(seconds), parsed.GetValue(seed)));
            Print(answer);
            if (parsed.GetValue(explain) is { } code) Explain(answer, code);
            if (parsed.GetValue(output) is { } path) File.WriteAllText(path, JsonSerializer.Serialize(answer.Cases, Json) + "\n");
        }));
        return assemble;
    }

    internal static int Try(Action act)
    {
        try
        {
            act();
            return 0;
        }
        catch (WorldFault fault)
        {
            foreach (var sentence in fault.Faults) Console.Error.WriteLine(sentence);
            return 2;
        }
        catch (Exception file) when (file is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(file.Message);
            return 2;
        }
    }

    internal static Option<long> Seed() => new("--seed") { Description = "The same seed gives the same answer.", DefaultValueFactory = _ => 1 };

    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private static void Print(AssemblyAnswer answer)
    {
        var table = new Table().AddColumns("way", "objective", "need met", "worst tenth", "helped");
        foreach (var way in answer.Baselines.Append(answer.Plan))
            table.AddRow(Markup.Escape(way.Name), N(way.Objective, "0.0"), N(way.NeedMet, "0.0%"), N(way.WorstDecile, "0.0%"), N(way.Helped, "0"));
        AnsiConsole.Write(table);
        Console.WriteLine(answer.Bound is { } bound
            ? $"No plan can have more than {N(bound, "0.0")} points: this one has {N(answer.Plan.Objective / bound, "0.0%")} of that (gap {N(answer.Gap!.Value, "0.0%")})."
            : answer.NoBound);
        Console.WriteLine($"Search {N(answer.SearchTime.TotalSeconds, "0.0")} s, {answer.Rounds} rounds; bound {N(answer.BoundTime.TotalSeconds, "0.0")} s."
            + (answer.TimeWasUp ? " The time ended the search: another run may find another answer." : " The same seed gives this answer again."));
        Console.WriteLine($"{answer.Unreachable} of {answer.Cases.Count} cases have no possible service with a place: they are gaps, and not in the worst tenth. A person decides about every package.");
    }

    private static void Explain(AssemblyAnswer answer, string code)
    {
        var one = answer.Cases.FirstOrDefault(plan => plan.Case == code) ?? throw new WorldFault($"--explain: there is no case {code}.");
        Console.WriteLine($"\n{one.Case}: {N(one.Met, "0%")} of the need met.");
        foreach (var part in one.Recommended) Console.WriteLine($"  {part.Service} {part.Name}: {part.Because}{(part.With.Count == 0 ? "" : $" Together with {string.Join(", ", part.With)}.")}");
        foreach (var need in one.Open) Console.WriteLine($"  Nothing starts for {need}.");
        foreach (var other in one.Others) Console.WriteLine($"  not {other.Service}: {other.Because}");
    }

    private static string N(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
