using Npgsql;

namespace Derwent.Benchmarks;

/// <summary>Directories of 1,000, 10,000 and 100,000 generated services, filled by the program's own import; each grows out of a copy of the one before.
/// Made once for all benches of a run.</summary>
internal static class Generated
{
    /// <summary>Printed with every run.</summary>
    public const int Seed = 20261124;

    /// <summary>The sizes at which growth is measured.</summary>
    public static IReadOnlyList<int> Sizes { get; } = [1_000, 10_000, 100_000];

    private const int FileAtMost = 30_000;
    private static readonly MadeUp Made = new(Seed);
    private static readonly Dictionary<int, string> Ready = [];

    /// <summary>The owner's connection to the directory of this size.</summary>
    public static async Task<string> Of(int size, Bench bench)
    {
        if (Ready.TryGetValue(size, out var owner)) return owner;
        var before = Sizes.LastOrDefault(smaller => smaller < size);
        if (before == 0) owner = await Bench.FreshDatabase(Name(size));
        else
        {
            await Of(before, bench);
            owner = await Bench.CopyOf(Name(before), Name(size));
        }
        bench.Say($"making {size:N0} services, seed {Seed}");
        await Grow(owner, size - before);
        return Ready[size] = owner;
    }

    /// <summary>The slope of log cost over log size: 0 when size does not matter, 1 when twice the size costs twice as much.</summary>
    public static double Exponent(IReadOnlyList<double> costs) => Exponent(Sizes, costs);

    /// <summary>The same over other sizes.</summary>
    public static double Exponent(IReadOnlyList<int> sizes, IReadOnlyList<double> costs)
    {
        var points = sizes.Select((size, at) => (X: Math.Log(size), Y: Math.Log(costs[at]))).ToList();
        var (x, y) = (points.Average(p => p.X), points.Average(p => p.Y));
        return points.Sum(p => (p.X - x) * (p.Y - y)) / points.Sum(p => (p.X - x) * (p.X - x));
    }

    private static string Name(int size) => $"bench_made_{size}";

    // In files below the import's bounds.
    private static async Task Grow(string owner, int more)
    {
        var folder = Directory.CreateTempSubdirectory("derwent-made-");
        try
        {
            for (var file = Path.Combine(folder.FullName, "more.json"); more > 0; more -= FileAtMost)
            {
                await Made.WriteAsync(file, Math.Min(more, FileAtMost));
                await Bench.Derwent(owner, "import", "listings", file, "--source", "made-up");
            }
        }
        finally { folder.Delete(true); }
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(owner) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var analyse = new NpgsqlCommand("vacuum analyze", connection) { CommandTimeout = 600 };
        await analyse.ExecuteNonQueryAsync();
    }
}
