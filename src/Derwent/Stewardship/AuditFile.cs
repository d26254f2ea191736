using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Derwent.Shared.Time;

namespace Derwent.Stewardship;

/// <summary>The audit as a file for a spreadsheet; what looks like a formula is made harmless.</summary>
internal static class AuditFile
{
    /// <summary>A file holds at most so many entries; days make it smaller.</summary>
    public const int Most = 20_000;

    public static byte[] Csv(IReadOnlyList<AuditEntry> entries)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        var rules = new CsvConfiguration(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape, InjectionCharacters = ['=', '@', '+', '-', '\t', '\r'] };
        using (var csv = new CsvWriter(text, rules))
        {
            Row(csv, "When", "Who", "Act", "Kind", "Reference", "What", "How they came in", "Record", "In words");
            foreach (var entry in entries)
                Row(csv, UkTime.Local(entry.At).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), entry.By, entry.Act, entry.Kind, entry.Reference, entry.What, entry.Way, entry.Record?.ToString(), entry.Sentence);
        }
        return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    private static void Row(CsvWriter csv, params string?[] fields)
    {
        foreach (var field in fields) csv.WriteField(field);
        csv.NextRecord();
    }
}
