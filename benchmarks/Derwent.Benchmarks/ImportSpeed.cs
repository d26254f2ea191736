using System.Diagnostics;
using Npgsql;

namespace Derwent.Benchmarks;

/// <summary>Imports of 10,000 generated services by the command line, process start and commit included, beside COPY of the same bytes into one column;
/// then the same into directories of 1,000, 10,000 and 100,000 services.</summary>
internal static class ImportSpeed
{
    private const int Services = 10_000, Rounds = 3;

    public static async Task Run(Bench bench)
    {
        var folder = Directory.CreateTempSubdirectory("derwent-import-");
        try
        {
            var file = Path.Combine(folder.FullName, "import.json");
            await Empty(bench, file);
            await Growing(bench, file);
        }
        finally { folder.Delete(true); }
    }

    private static async Task Empty(Bench bench, string file)
    {
        var owner = await Bench.FreshDatabase("bench_import");
        // The first import of all pays for cold files; it is smaller and not counted.
        await new MadeUp(Generated.Seed + 1).WriteAsync(file, 500);
        await Bench.Derwent(owner, "import", "listings", file, "--source", "warm-up");
        await new MadeUp(Generated.Seed + 2).WriteAsync(file, Services);
        var rounds = new List<(double Copied, double First, double Again)>();
        for (var round = 0; round < Rounds; round++)
        {
            var fresh = await Bench.CopyOf("bench_import", "bench_import_round");
            rounds.Add((await Copy(fresh, file), await Import(fresh, file), await Import(fresh, file)));
        }
        var (copied, first, _) = rounds.OrderBy(round => round.First).ElementAt(Rounds / 2);
        var again = rounds.Select(round => round.Again).Order().ElementAt(Rounds / 2);
        bench.Add("import of 10,000 services, services/s", Services / first, "≥ 2000",
            $"median of {Rounds}: {first:0.0} s for {new FileInfo(file).Length / 1e6:0.0} MB ({string.Join(", ", rounds.Select(round => $"{round.First:0.0}"))}); COPY of the same bytes {copied:0.00} s");
        bench.Add("import ÷ COPY of the same bytes", copied / first, "—", "one text column, no index");
        bench.Add("the same again, nothing changed, services/s", Services / again, "—", $"{again:0.0} s");
    }

    private static async Task Growing(Bench bench, string file)
    {
        var took = new List<double>();
        foreach (var size in Generated.Sizes)
        {
            await Generated.Of(size, bench);
            took.Add(await Import(await Bench.CopyOf($"bench_made_{size}", "bench_import_round"), file));
        }
        bench.Add("import of 10,000 services: growth with the directory from 1,000 to 100,000", Generated.Exponent(took), "≤ 0.3", string.Join(", ", took.Select(seconds => $"{seconds:0.0} s")));
    }

    private static async Task<double> Import(string owner, string file)
    {
        var clock = Stopwatch.StartNew();
        await Bench.Derwent(owner, "import", "listings", file, "--source", "measured");
        return clock.Elapsed.TotalSeconds;
    }

    private static async Task<double> Copy(string owner, string file)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(owner) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using (var make = new NpgsqlCommand("create table public.bytes (line text)", connection)) await make.ExecuteNonQueryAsync();
        var lines = await File.ReadAllLinesAsync(file);
        var clock = Stopwatch.StartNew();
        await using (var copy = await connection.BeginBinaryImportAsync("copy public.bytes from stdin (format binary)"))
        {
            foreach (var line in lines)
            {
                await copy.StartRowAsync();
                await copy.WriteAsync(line);
            }
            await copy.CompleteAsync();
        }
        return clock.Elapsed.TotalSeconds;
    }
}
