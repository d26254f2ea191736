namespace Derwent.Benchmarks;

/// <summary>One measured thing. <c>Value</c> is a ratio or a time; <c>Bar</c> says what it should reach; <c>Beside</c> what it was measured against.</summary>
internal sealed record Figure(string Name, double Value, string Unit, string Bar, string Beside, bool Reached);

/// <summary>A benchmark: everything it compares is measured side by side in one run, so that its ratios hold on any machine.</summary>
internal abstract class Benchmark
{
    /// <summary>Its name on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>What it measures, in one line.</summary>
    public abstract string What { get; }

    /// <summary>Measures. <paramref name="say"/> tells how far it is.</summary>
    public abstract Task<IReadOnlyList<Figure>> RunAsync(Action<string> say, CancellationToken stop);

    /// <summary>The throw-away PostgreSQL of this run (DERWENT_BENCH_DB).</summary>
    protected static string Server => Environment.GetEnvironmentVariable("DERWENT_BENCH_DB")
        ?? throw new InvalidOperationException("Benchmarks need DERWENT_BENCH_DB. ./bench starts one.");

    /// <summary>The folder of the published program (DERWENT_APP).</summary>
    protected static string App => Environment.GetEnvironmentVariable("DERWENT_APP")
        ?? throw new InvalidOperationException("Benchmarks need DERWENT_APP, the published program. ./bench builds it.");
}
