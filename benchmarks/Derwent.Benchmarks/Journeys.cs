using Derwent.Engine.Journeys;
using Derwent.Engine.Worlds;

namespace Derwent.Benchmarks;

/// <summary>The simulation beside Erlang C: 1, 2, 5, 10 places at loads .5, .8, .9, .95; twenty runs each of a million arrivals at the two high loads. No database.</summary>
internal static class Journeys
{
    public static Task Run(Bench bench)
    {
        var (inside, errors) = (0, new List<double>());
        foreach (var places in new[] { 1, 2, 5, 10 })
            foreach (var load in new[] { 0.5, 0.8, 0.9, 0.95 })
            {
                var waits = JourneySimulation.Run(OneLine(places, load), Policy.Alliance, new Runs((load > 0.85 ? 1_000_000 : 200_000) / (places * load), 20, 1));
                var formula = new ErlangC(places, places * load, 1).MeanWait;
                if (waits.MeanWait.Holds(formula)) inside++;
                errors.Add(Math.Abs(waits.MeanWait.Mean / formula - 1));
                bench.Add($"mean wait, {places} places at load {load}, weeks", waits.MeanWait.Mean, "formula inside", $"± {waits.MeanWait.Half:0.0000}, formula {formula:0.0000}");
            }
        bench.Add("formulas inside their 95% interval, of 16", inside, "≥ 15", "one in twenty lies outside by chance");
        bench.Add("mean error, %", 100 * errors.Average(), "< 1", $"largest {100 * errors.Max():0.00}");
        return Task.CompletedTask;
    }

    private static AllianceWorld OneLine(int places, double load) => new()
    {
        Needs = [new("a", "A")], Cases = [new WorldCase { Code = "c", Needs = [new("a", 1)] }], ArrivalsPerWeek = places * load,
        Services = [new WorldService { Code = "s", Name = "S", Organisation = "O", Meets = [new("a", 1)], Starts = [1], Places = places, Stay = 1 }],
    };
}
