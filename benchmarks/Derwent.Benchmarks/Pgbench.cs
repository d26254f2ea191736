using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace Derwent.Benchmarks;

/// <summary>PostgreSQL's own load maker, asking prepared statements as the app's role: what the database alone can do.</summary>
internal static partial class Pgbench
{
    /// <summary>Searches a second: each entry is the statements of one search, chosen at random.</summary>
    public static async Task<double> Ask(string connection, IReadOnlyList<IReadOnlyList<Statement>> searches, int seconds, int clients)
    {
        var to = new NpgsqlConnectionStringBuilder(connection);
        var folder = Directory.CreateTempSubdirectory("derwent-pgbench-");
        try
        {
            var start = new ProcessStartInfo("pgbench", ["-n", "-M", "prepared", "-h", to.Host!, "-p", $"{to.Port}", "-U", to.Username!, "-c", $"{clients}", "-j", "2", "-T", $"{seconds}"])
            {
                RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
            };
            start.Environment["PGPASSWORD"] = to.Password;
            foreach (var (search, at) in searches.Select((search, at) => (search, at)))
            {
                var asked = search.Select((statement, part) => Asked.ForPgbench(statement, $"v{at}_{part}")).ToList();
                var file = Path.Combine(folder.FullName, $"{at}.sql");
                await File.WriteAllLinesAsync(file, asked.Select(one => one.Sql));
                start.ArgumentList.Add("-f");
                start.ArgumentList.Add(file);
                foreach (var (name, value) in asked.SelectMany(one => one.Values)) { start.ArgumentList.Add("-D"); start.ArgumentList.Add($"{name}={value}"); }
            }
            start.ArgumentList.Add(to.Database!);
            using var pgbench = Process.Start(start)!;
            var errors = pgbench.StandardError.ReadToEndAsync();
            var text = await pgbench.StandardOutput.ReadToEndAsync();
            await pgbench.WaitForExitAsync();
            var found = Rate().Match(text);
            if (pgbench.ExitCode != 0 || !found.Success) throw new InvalidOperationException($"pgbench ended with {pgbench.ExitCode}: {await errors}");
            return double.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture);
        }
        finally { folder.Delete(true); }
    }

    [GeneratedRegex(@"tps = (\S+)")] private static partial Regex Rate();
}
