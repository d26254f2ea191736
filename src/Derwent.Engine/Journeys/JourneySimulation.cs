using Derwent.Engine.Packages.Batch;
using Derwent.Engine.Worlds;

namespace Derwent.Engine.Journeys;

/// <summary>How people find their places.</summary>
public enum Policy
{
    /// <summary>Each referrer knows a fifth of the services and joins the line of one of them.</summary>
    Siloed,
    /// <summary>One line for the whole alliance: a place that comes free takes whoever has waited longest for something it does.</summary>
    Alliance,
    /// <summary>One line, and a place goes where it meets most weighted need at once; waiting adds weight.</summary>
    Engine,
}

/// <summary>How much to simulate.</summary>
/// <param name="Weeks">Weeks counted, after a fifth as much of warm-up. More than 0.</param>
/// <param name="Replications">Independent runs, 2 or more; intervals come from them.</param>
/// <param name="Seed">The same seed gives the same answer.</param>
public sealed record Runs(double Weeks = 520, int Replications = 20, long Seed = 1);

/// <summary>A mean over replications with its 95% interval (Student's t).</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Half">Half the interval's width.</param>
public readonly record struct Interval(double Mean, double Half)
{
    /// <summary>Lower end.</summary>
    public double From => Mean - Half;
    /// <summary>Upper end.</summary>
    public double To => Mean + Half;
    /// <summary>Whether a value lies inside.</summary>
    public bool Holds(double value) => value >= From && value <= To;

    internal static Interval Of(IReadOnlyList<double> values)
    {
        var mean = values.Average();
        var n = values.Count;
        return new Interval(mean, Student(n - 1) * Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (n - 1) / n));
    }

    // 97.5% point of Student's t: exact to 4 digits from 10 degrees on (Cornish and Fisher's expansion), tabled below.
    private static double Student(int degrees)
    {
        double[] table = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262];
        if (degrees <= table.Length) return table[degrees - 1];
        double z = 1.959964, v = degrees;
        return z + (z * z * z + z) / (4 * v) + (5 * Math.Pow(z, 5) + 16 * Math.Pow(z, 3) + 3 * z) / (96 * v * v)
            + (3 * Math.Pow(z, 7) + 19 * Math.Pow(z, 5) + 17 * Math.Pow(z, 3) - 15 * z) / (384 * v * v * v);
    }
}

/// <summary>What a policy does to waits.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="MeanWait">Weeks from referral to start, of the needs that started.</param>
/// <param name="NinetiethWait">Nine in ten of them started within so many weeks.</param>
/// <param name="NotStarted">Fraction of needs for which nothing had started at the end, or nothing is possible.</param>
/// <param name="HandOffs">Times a referrer had to pass somebody on, per case.</param>
public sealed record Waits(Policy Policy, Interval MeanWait, Interval NinetiethWait, Interval NotStarted, Interval HandOffs)
{
    /// <summary>Mean wait, and the time within which nine in ten start, for each need of the world, in its order; 0 where nobody started.</summary>
    public IReadOnlyList<(string Need, Interval MeanWait, Interval NinetiethWait)> ByNeed { get; init; } = [];

    /// <summary>Mean wait of each run. Runs of one number met the same arrivals under every policy and change, so their differences are less a matter of chance than the waits.</summary>
    public IReadOnlyList<double> MeanOfRuns { get; init; } = [];

    /// <summary>How much longer the mean wait is here than there, run by run, with its 95% interval.</summary>
    public Interval LongerThan(Waits other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Interval.Of([.. MeanOfRuns.Zip(other.MeanOfRuns, (here, there) => here - there)]);
    }
}

/// <summary>
/// Discrete-event simulation of an alliance: Poisson arrivals, each drawn from the world's cases; exponential stays with the service's mean; a service's places are
/// its servers; eligibility as for packages. Every policy meets the same arrivals (common random numbers).
/// </summary>
public static class JourneySimulation
{
    /// <summary>What it assumes, as sentences; printed beside every answer.</summary>
    public static IReadOnlyList<string> Assumptions { get; } =
    [
        "Cases arrive at random (Poisson) at a steady rate, and are like the cases in the file.",
        "How long somebody stays is random (exponential) around the service's mean; nobody leaves the line.",
        "A place is filled at once when it comes free; the order of needs and the limit of services at a time are not simulated.",
        "Siloed: a referrer knows a random fifth of the services and joins one line; who knows none hands on (a week on average), three times at most.",
    ];

    /// <summary>Simulates one policy.</summary>
    /// <exception cref="WorldFault">No arrivals, or nonsense about weeks or replications.</exception>
    public static Waits Run(AllianceWorld world, Policy policy, Runs runs)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(runs);
        if (world.ArrivalsPerWeek <= 0) throw new WorldFault("arrivalsPerWeek: must be more than 0 for a simulation.");
        if (runs.Weeks is not (> 0 and <= 10_000_000)) throw new WorldFault($"--weeks must be more than 0; it is {runs.Weeks}.");
        if (runs.Replications is < 2 or > 1000) throw new WorldFault($"--runs must be 2 to 1000; it is {runs.Replications}.");
        if (world.ArrivalsPerWeek * runs.Weeks > 50_000_000) throw new WorldFault("--weeks: more than 50 million arrivals in one run are too many.");
        // Places come free again, so a service that has no start in the weeks of the file still counts.
        var open = world with { OpenOffers = [], Services = [.. world.Services.Select(service => service with { Starts = [1] })], Families = [.. world.Families.Select(family => family with { Together = false })] };
        var problem = ProblemBuilder.Build(open);
        var results = Enumerable.Range(0, runs.Replications).Select(run => new Replication(world, problem, policy, runs, run).Run()).ToArray();
        Interval Of(Func<Replication.Result, double> pick) => Interval.Of([.. results.Select(pick)]);
        return new Waits(policy, Of(r => r.Mean), Of(r => r.Ninetieth), Of(r => r.NotStarted), Of(r => r.HandOffs))
        {
            MeanOfRuns = [.. results.Select(r => r.Mean)],
            ByNeed = [.. world.Needs.Select((need, n) => (need.Code, Of(r => r.MeanOfNeed[n]), Of(r => r.NinetiethOfNeed[n])))],
        };
    }
}
