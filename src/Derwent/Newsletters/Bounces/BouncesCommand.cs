using System.CommandLine;

namespace Derwent.Newsletters.Bounces;

/// <summary><c>derwent bounces read</c>: from a file, a folder (also a Maildir) or, with "-", from a pipe.</summary>
internal static class BouncesCommand
{
    public static Command Make(Func<ServiceProvider> services)
    {
        var place = new Argument<string>("from") { Description = "A message, a folder of messages or a Maildir, or - for one message on standard input." };
        var read = new Command("read", "Reads messages that came back. Reading them twice changes nothing; no file is moved or deleted.") { place };
        read.SetAction(async (parsed, stop) => await Run(services, parsed.GetValue(place)!, stop));
        return new Command("bounces", "What mail servers send back.") { read };
    }

    private static async Task<int> Run(Func<ServiceProvider> services, string from, CancellationToken stop)
    {
        if (from != "-" && !File.Exists(from) && !Directory.Exists(from))
        {
            await Console.Error.WriteLineAsync($"There is no file or folder {from}. Nothing was read.");
            return 2;
        }
        await using var provider = services();
        await using var scope = provider.CreateAsyncScope();
        var report = await scope.ServiceProvider.GetRequiredService<BounceReader>().Read(Messages(from), stop);
        Console.WriteLine($"{report.Read} read: {report.Hard} hard, {report.Soft} soft, {report.Known} known already, {report.NotOurs} not ours, {report.Unclear} that say nothing for good, {report.Unreadable} unreadable or too large.");
        return 0;
    }

    internal static IEnumerable<Func<Stream>> Messages(string from) => from == "-" ? [Console.OpenStandardInput]
        : File.Exists(from) ? [() => File.OpenRead(from)]
        : Directory.EnumerateFiles(from, "*", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 2, IgnoreInaccessible = true })
            .Order(StringComparer.Ordinal).Select(file => (Func<Stream>)(() => File.OpenRead(file)));
}
