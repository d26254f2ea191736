using System.Globalization;
using System.Text.Json;

namespace Derwent.Shared.Imports;

/// <summary>Prints a report: what was done, then each record that had something to say, broken ones first.</summary>
internal static class ReportPrinter
{
    private const int Shown = 400;
    private static readonly JsonSerializerOptions Pretty = new() { WriteIndented = true };

    public static void Print(ImportReport report, TextWriter? to = null)
    {
        var output = to ?? Console.Out;
        foreach (var remark in report.Remarks) output.WriteLine(remark);
        var records = report.Notes.GroupBy(note => (note.Row, note.Line, note.Record))
            .OrderBy(record => record.Any(note => note.Kind == NoteKind.Broken) ? 0 : 1).ThenBy(record => record.Key.Row).ToList();
        foreach (var record in records.Take(Shown))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"line {record.Key.Line}  {record.Key.Record}"));
            foreach (var kind in record.GroupBy(note => note.Kind).OrderByDescending(kind => kind.Key))
                output.WriteLine($"    {Word(kind.Key)}: {string.Join("; ", kind.Select(note => note.Says))}");
        }
        if (records.Count > Shown) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"… and {records.Count - Shown:N0} more records. --report FILE writes all of them."));
        if (report.NotKept > 0) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.NotKept:N0} further notes were counted but not kept."));
        Totals(report, output);
        foreach (var done in report.Done) output.WriteLine(done);
        if (report.Broken > 0)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Broken:N0} of {report.Records:N0} rows are broken, so nothing was imported. Mend them and run it again."));
    }

    public static async Task WriteAsync(ImportReport report, string path, CancellationToken stop)
    {
        await using var file = File.Create(path);
        await JsonSerializer.SerializeAsync(file, new
        {
            records = report.Records, broken = report.Broken, report.Remarks, report.Done,
            notes = report.Notes.Select(note => new { note.Line, note.Record, kind = Word(note.Kind), note.Says }),
        }, Pretty, stop);
    }

    private static void Totals(ImportReport report, TextWriter output)
    {
        foreach (var kind in report.Notes.GroupBy(note => note.Kind).OrderByDescending(kind => kind.Key))
        {
            var most = kind.GroupBy(note => General(note.Says)).OrderByDescending(says => says.Count()).Take(12)
                .Select(says => string.Create(CultureInfo.InvariantCulture, $"{says.Key} ({says.Count():N0})"));
            output.WriteLine($"{char.ToUpperInvariant(Word(kind.Key)[0])}{Word(kind.Key)[1..]} in all: {string.Join(", ", most)}");
        }
    }

    // The part of a note that is the same from record to record.
    private static string General(string says) => says.Split(['“', ':'], 2)[0].Trim();

    private static string Word(NoteKind kind) => kind.ToString().ToLowerInvariant();
}
