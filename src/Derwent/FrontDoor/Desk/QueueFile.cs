using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Derwent.Shared.Time;

namespace Derwent.FrontDoor.Desk;

/// <summary>The queue as a file for a spreadsheet; what looks like a formula is made harmless.</summary>
internal static class QueueFile
{
    public static byte[] Csv(IReadOnlyList<QueueRow> rows, DateTimeOffset now)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        var rules = new CsvConfiguration(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape, InjectionCharacters = ['=', '@', '+', '-', '\t', '\r'] };
        using (var csv = new CsvWriter(text, rules))
        {
            foreach (var heading in (string[])["Reference", "About", "Who", "Waits for", "Due", "Clock", "Urgency", "Came from", "With", "Sent"]) csv.WriteField(heading);
            csv.NextRecord();
            foreach (var row in rows)
            {
                foreach (var field in Fields(row, now)) csv.WriteField(field);
                csv.NextRecord();
            }
        }

        return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    private static string?[] Fields(QueueRow row, DateTimeOffset now) =>
    [
        row.Line.Reference, InPlainWords.About(row.Line.Kind), row.Name, row.Line.WaitingFor.ToString(), At(row.Clock?.Due), row.Clock?.At(now).ToString(),
        row.Line.Urgency.ToString(), InPlainWords.From(row.Line.CameFrom), row.Line.AssignedToName, At(row.Line.SubmittedAt),
    ];

    private static string? At(DateTimeOffset? at) => at is { } instant ? UkTime.Local(instant).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : null;
}
