using System.Globalization;
using System.Text.Json;
using Derwent.Benchmarks;
using Spectre.Console;

var all = typeof(Benchmark).Assembly.GetTypes()
    .Where(type => type.IsSubclassOf(typeof(Benchmark)) && !type.IsAbstract)
    .Select(type => (Benchmark)Activator.CreateInstance(type)!)
    .OrderBy(benchmark => benchmark.Name, StringComparer.Ordinal)
    .ToList();
var name = args.FirstOrDefault();
if (name == "list")
{
    all.ForEach(benchmark => Console.WriteLine($"{benchmark.Name,-14} {benchmark.What}"));
    return 0;
}

var chosen = all.Where(benchmark => name is null || benchmark.Name == name).ToList();
if (chosen.Count == 0)
{
    await Console.Error.WriteLineAsync($"There is no benchmark called \"{name}\". There are: {string.Join(", ", all.Select(benchmark => benchmark.Name))}.");
    return 1;
}

using var stopping = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) => { pressed.Cancel = true; stopping.Cancel(); };
Directory.CreateDirectory("benchmarks/results");
var reached = true;
foreach (var benchmark in chosen)
{
    Console.WriteLine($"· {benchmark.Name}: {benchmark.What}");
    var figures = await benchmark.RunAsync(line => Console.WriteLine($"  {line}"), stopping.Token);
    AnsiConsole.Write(TableOf(figures));
    await File.WriteAllTextAsync($"benchmarks/results/{benchmark.Name}.json", Json(figures), stopping.Token);
    reached &= figures.All(figure => figure.Reached);
}

return reached ? 0 : 2;

static Table TableOf(IEnumerable<Figure> figures)
{
    var table = new Table().Border(TableBorder.Simple).AddColumns("What", "Measured", "Bar", "Beside", "");
    foreach (var figure in figures)
    {
        table.AddRow(Markup.Escape(figure.Name), Markup.Escape(figure.Value.ToString("0.###", CultureInfo.InvariantCulture) + figure.Unit), Markup.Escape(figure.Bar), Markup.Escape(figure.Beside), figure.Reached ? "ok" : "not yet");
    }

    return table;
}

static string Json(IEnumerable<Figure> figures) => JsonSerializer.Serialize(
    new { figures = figures.Select(figure => new { name = figure.Name, value = figure.Value, unit = figure.Unit, bar = figure.Bar, beside = figure.Beside, reached = figure.Reached }) },
    Results.Json) + "\n";

internal static class Results
{
    public static JsonSerializerOptions Json { get; } = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
