using System.Diagnostics;
using System.Text.Json;
using Npgsql;
using Spectre.Console;

namespace Derwent.Benchmarks;

/// <summary>One measured figure: what, how much, the bar it must reach, and what stood beside it in the same run.</summary>
internal sealed record Figure(string Name, double Value, string Bar, string Beside);

/// <summary>One run: its own database on the throw-away cluster (DERWENT_BENCH_DB), the figures, the table, the file.</summary>
internal sealed class Bench(string name)
{
    private static readonly JsonSerializerOptions Pretty = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };
    private readonly List<Figure> figures = [];

    /// <summary>The cluster, without a database; <c>./bench</c> starts one.</summary>
    public static string Cluster => Environment.GetEnvironmentVariable("DERWENT_BENCH_DB")
        ?? throw new InvalidOperationException("Set DERWENT_BENCH_DB, or use ./bench, which starts a cluster of its own.");

    /// <summary>The project's folder.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A figure, said at once: a run that breaks off has still said what it measured.</summary>
    public void Add(string figure, double value, string bar, string beside)
    {
        figures.Add(new Figure(figure, Math.Round(value, 5), bar, beside));
        Say($"{figure}: {value:0.#####} (bar {bar}; {beside})");
    }

    /// <summary>Where the run has got to.</summary>
    public void Say(string sentence) => AnsiConsole.MarkupLineInterpolated($"[dim]{name}: {sentence}[/]");

    /// <summary>A fresh, migrated database; the owner's connection string.</summary>
    public static async Task<string> FreshDatabase(string database)
    {
        await OnServer($"drop database if exists {database} with (force)");
        var owner = new NpgsqlConnectionStringBuilder(Cluster) { Database = database }.ConnectionString;
        await Derwent(owner, "migrate");
        return owner;
    }

    /// <summary>A copy of a database that nobody is connected to any more; the owner's connection string.</summary>
    public static async Task<string> CopyOf(string original, string copy)
    {
        NpgsqlConnection.ClearAllPools();
        await OnServer($"drop database if exists {copy} with (force)");
        await OnServer($"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{original}'");
        await OnServer($"create database {copy} template {original}");
        var owner = new NpgsqlConnectionStringBuilder(Cluster) { Database = copy }.ConnectionString;
        // What is granted on a database does not come with its copy.
        await Derwent(owner, "migrate");
        return owner;
    }

    private static async Task OnServer(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Cluster) { Database = "postgres", Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 300 };
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Runs a verb of the program to its end.</summary>
    public static async Task Derwent(string owner, params string[] verb)
    {
        using var process = Start(owner, "", verb, quiet: true);
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"derwent {string.Join(' ', verb)} ended with {process.ExitCode}.");
    }

    // As it is published; ./bench publishes it. Without that, as it was built beside this bench.
    public static string Program { get; } = Environment.GetEnvironmentVariable("DERWENT_BENCH_APP") ?? Path.Combine(AppContext.BaseDirectory, "Derwent.dll");

    /// <summary>Starts the program as it is deployed.</summary>
    public static Process Start(string owner, string url, string[] arguments, bool quiet = false)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. arguments]) { UseShellExecute = false, RedirectStandardOutput = quiet };
        start.Environment["DERWENT_DB"] = owner;
        start.Environment["Derwent__Demo"] = "true";
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        if (url != "") start.Environment["ASPNETCORE_URLS"] = start.Environment["DERWENT_URL"] = url;
        return Process.Start(start)!;
    }

    public async Task Measure(Func<Bench, Task> run)
    {
        AnsiConsole.MarkupLine($"[bold]{name}[/] on {Environment.ProcessorCount} cores");
        await run(this);
        var table = new Table().AddColumns("figure", "value", "bar", "beside");
        foreach (var f in figures) table.AddRow(Markup.Escape(f.Name), f.Value.ToString("0.#####"), Markup.Escape(f.Bar), Markup.Escape(f.Beside));
        AnsiConsole.Write(table);
        var file = Path.Combine(Root, "benchmarks", "results", name + ".json");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(new { figures }, Pretty) + "\n");
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Derwent.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? Directory.GetCurrentDirectory();
    }
}
