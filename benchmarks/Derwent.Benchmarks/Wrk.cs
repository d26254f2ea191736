using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Derwent.Benchmarks;

/// <summary>Load by wrk (Debian's package), 32 connections on one thread, bounded in time, to this machine only.</summary>
internal static partial class Wrk
{
    internal sealed record Load(double PerSecond, double P50, double P95, double P99);

    /// <summary>Keeps asking for the address for so many seconds. Latencies in milliseconds.</summary>
    public static Task<Load> Ask(string url, double seconds, int connections = 32) => Run(url, "", seconds, connections);

    /// <summary>Asks for one page after the other, of another length each time, so that none was asked before: <c>address + per_page=…&amp;page=…</c>. Page and length come round after as many
    /// as there are of both, where these have no common divisor.</summary>
    public static Task<Load> Walk(string address, int pages, (int From, int To) lengths, double seconds, int connections) => Run(address,
        $"asked = {pages / 2}\nrequest = function() asked = asked + 1; return wrk.format('GET', '{new Uri(address).PathAndQuery}' .. 'per_page=' .. ({lengths.From} + asked % {lengths.To - lengths.From + 1}) .. '&page=' .. (asked % {pages} + 1)) end\n",
        seconds, connections);

    /// <summary>Somebody signed in opens one page after the other.</summary>
    public static Task<Load> Visit(string site, IReadOnlyList<string> paths, string cookie, double seconds, int connections) => Run(site + paths[0],
        $"paths = {{ {string.Join(", ", paths.Select(path => $"'{path}'"))} }}\nasked = 0\nrequest = function() asked = asked + 1; return wrk.format('GET', paths[1 + asked % #paths], {{ ['Cookie'] = '{cookie}' }}) end\n",
        seconds, connections);

    private static async Task<Load> Run(string url, string requests, double seconds, int connections)
    {
        var script = Path.Combine(Path.GetTempPath(), $"derwent-wrk-{Environment.ProcessId}.lua");
        await File.WriteAllTextAsync(script, requests +
            "done = function(s, l, r) io.write(string.format('FIGURES %.3f %.3f %.3f %.3f %d\\n', s.requests / (s.duration / 1e6), l:percentile(50) / 1000, l:percentile(95) / 1000, l:percentile(99) / 1000, s.errors.status + s.errors.connect + s.errors.timeout)) end\n");
        using var wrk = Process.Start(new ProcessStartInfo("wrk", ["-t1", $"-c{connections}", $"-d{Math.Max(1, Math.Round(seconds))}s", "-s", script, url]) { RedirectStandardOutput = true })!;
        var text = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        var found = Figures().Match(text);
        if (!found.Success) throw new InvalidOperationException("wrk gave no figures: " + text);
        if (found.Groups[5].Value != "0") throw new InvalidOperationException($"{found.Groups[5].Value} answers of {url} were errors.");
        double Number(int group) => double.Parse(found.Groups[group].Value, CultureInfo.InvariantCulture);
        return new Load(Number(1), Number(2), Number(3), Number(4));
    }

    [GeneratedRegex(@"FIGURES (\S+) (\S+) (\S+) (\S+) (\d+)")]
    private static partial Regex Figures();
}
