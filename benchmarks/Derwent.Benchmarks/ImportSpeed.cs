using System.Diagnostics;
using Npgsql;

namespace Derwent.Benchmarks;

/// <summary>An import of 10,000 generated services by the command line, process start and commit included, beside COPY of the same bytes into one column.</summary>
internal static class ImportSpeed
{
    private const int Services = 10_000;

    public static async Task Measure(Bench bench, string folder, int seed)
    {
        var owner = await Bench.FreshDatabase("bench_import");
        var file = Path.Combine(folder, "import.json");
        // The first import of all pays for cold files; it is smaller and not counted.
        await new MadeUp(seed + 1).WriteAsync(file, 500);
        await Bench.Derwent(owner, "import", "listings", file, "--source", "warm-up");
        await new MadeUp(seed).WriteAsync(file, Services);
        var copied = await Copy(owner, file);
        var first = await Import(owner, file);
        var again = await Import(owner, file);
        bench.Add("import of 10,000 services, services/s", Services / first, "≥ 2000", $"{first:0.0} s for {new FileInfo(file).Length / 1e6:0.0} MB; COPY of the same bytes {copied:0.00} s");
        bench.Add("import ÷ COPY of the same bytes", copied / first, "—", "one text column, no index");
        bench.Add("the same again, nothing changed, services/s", Services / again, "—", $"{again:0.0} s");
    }

    private static async Task<double> Import(string owner, string file)
    {
        var clock = Stopwatch.StartNew();
        await Bench.Derwent(owner, "import", "listings", file, "--source", "measured");
        return clock.Elapsed.TotalSeconds;
    }

    private static async Task<double> Copy(string owner, string file)
    {
        await using var connection = new NpgsqlConnection(owner);
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
