using System.CommandLine;
using Derwent.Shared.Geography;
using Derwent.Shared.Imports;

namespace Derwent.Listings.Import;

/// <summary><c>import listings FILE-or-URL</c>.</summary>
internal static class ListingsCommands
{
    public static void Register(Command import) => import.Subcommands.Add(Listings());

    private static Command Listings()
    {
        var from = new Argument<string>("FILE-or-URL") { Description = "Open Referral UK 3.0 or HSDS JSON (a page, a bare list, one service), a CSV file, or the /services address of a live directory." };
        var source = new Option<string?>("--source") { Description = "The directory's name. With a record's id it says which listing is meant. Taken from the folder or host when not said." };
        var map = new Option<string[]>("--map") { Description = "For CSV: \"Their column=our field\", as often as needed. docs/imports.md lists our fields.", AllowMultipleArgumentsPerToken = true };
        var brief = new Option<bool>("--brief") { Description = "For a live directory: take what its lists say and do not ask for each service by itself." };
        var pause = new Option<int>("--pause") { Description = "For a live directory: milliseconds between two requests.", DefaultValueFactory = _ => 250 };
        var report = GeographyCommands.Report();
        var listings = new Command("listings", "Reads services and their organisations of another directory. A second run changes nothing.") { from, source, map, brief, pause, report };
        listings.SetAction((said, stop) => RunAsync(said.GetValue(from)!, said.GetValue(source), said.GetValue(map) ?? [], !said.GetValue(brief), said.GetValue(pause), said.GetValue(report), stop));
        return listings;
    }

    private static Task<int> RunAsync(string from, string? source, string[] map, bool details, int pause, string? report, CancellationToken stop) =>
        ImportVerb.RunAsync("Reading services", report, async (services, notes, progress, limit) =>
        {
            var import = services.GetRequiredService<ListingsImport>();
            var named = source ?? SourceOf(from);
            if (named.Length is 0 or > 100) throw new ImportFailed("The directory's name has between 1 and 100 letters.");
            if (Address(from) is { } address)
            {
                using var http = PublicInternet.Client(services.GetRequiredService<IConfiguration>()[PublicInternet.Setting]);
                var directory = new LiveDirectory(http, address, TimeSpan.FromMilliseconds(Math.Clamp(pause, 0, 60_000)), TimeProvider.System);
                await import.RunAsync(named, from, ServiceFiles.LiveAsync(directory, details, notes, progress, limit), notes, limit);
                return;
            }
            await using var file = ImportFile.Open(from);
            var read = IsCsv(from) ? ServiceFiles.CsvAsync(file, Map(map), notes, progress, limit) : ServiceFiles.JsonAsync(file, notes, progress, limit);
            await import.RunAsync(named, Path.GetFileName(from), read, notes, limit);
        }, stop);

    internal static string SourceOf(string from) =>
        Address(from) is { } address ? address.Host : Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(from))) is { Length: > 0 } folder ? folder : "a directory";

    private static Uri? Address(string from) => Uri.TryCreate(from, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;

    private static bool IsCsv(string path) => Path.GetExtension(path).ToLowerInvariant() is ".csv" or ".tsv" or ".txt";

    private static Dictionary<string, string> Map(string[] said)
    {
        var map = new Dictionary<string, string>();
        foreach (var pair in said)
        {
            var at = pair.LastIndexOf('=');
            if (at <= 0 || at == pair.Length - 1) throw new ImportFailed($"--map “{pair}” is not like \"Their column=our field\".");
            map[pair[..at].Trim()] = pair[(at + 1)..].Trim();
        }
        return map;
    }
}
