using Derwent.Benchmarks;

// Each bench prints a table of ratios measured side by side in one run, and writes benchmarks/results/NAME.json.
var benches = new Dictionary<string, Func<Bench, Task>>
{
    ["first-page"] = FirstPage.Run,
    ["packages"] = Packages.Run,
    ["journeys"] = Journeys.Run,
    ["search"] = SearchSpeed.Run,
    ["case-page"] = CasePage.Run,
    ["oruk"] = OrukSpeed.Run,
    ["import"] = ImportSpeed.Run,
    ["linkage"] = Linkage.Run,
    ["newsletter"] = Newsletter.Run,
    ["uk-town"] = bench => Linkage.Town(bench),
    ["town-trial"] = TownTrial.Run,
};
if (args is ["fortunes", var url]) return await Fortunes.Serve(url);
if (args is ["static", var address, var page]) return await OrukSpeed.ServeStill(address, page);
if (args is ["made-up", var file, var count])
{
    // The generated directory by itself, for profiling an import.
    await new MadeUp(Generated.Seed).WriteAsync(file, int.Parse(count, System.Globalization.CultureInfo.InvariantCulture));
    return 0;
}
// Parts and trials are run by name only.
var chosen = args.Length == 0 ? benches.Keys.Except(["uk-town", "town-trial"]).ToList() : args.ToList();
if (chosen.Find(name => !benches.ContainsKey(name)) is { } unknown)
{
    Console.Error.WriteLine($"There is no bench called {unknown}. There are: {string.Join(", ", benches.Keys)}.");
    return 2;
}
foreach (var name in chosen) await new Bench(name).Measure(benches[name]);
return 0;
