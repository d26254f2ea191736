using Derwent.Shared.Imports;

namespace Derwent.Listings.Import;

/// <summary>Turns a file or a live directory into cleaned services, and tells the report what each was like.</summary>
internal static class ServiceFiles
{
    /// <summary>What directories call the list in their envelope.</summary>
    public static readonly string[] Arrays = ["contents", "content", "services", "service", "items", "results", "data"];

    public static async IAsyncEnumerable<ImportedService> JsonAsync(Stream file, ImportReport report, Action<double, string> progress, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        var reader = new JsonRecords(file, Arrays);
        await foreach (var record in reader.ReadAsync(stop))
        {
            progress(file.Length == 0 ? 0 : (double)reader.BytesRead / file.Length, $"Reading services, {report.Records:N0}");
            if (Take(record, report, "") is { } service) yield return service;
        }
        if (reader.Envelope.TryGetValue("total_items", out var said) && int.TryParse(said, out var total) && total != report.Records)
            report.Remarks.Add($"The file says it has {total:N0} services in all; {report.Records:N0} rows are in it.");
    }

    public static async IAsyncEnumerable<ImportedService> LiveAsync(LiveDirectory directory, bool details, ImportReport report, Action<double, string> progress, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        report.Remarks.Add("Lines are counted within each page.");
        await foreach (var (page, record) in directory.ReadAsync(details, report, progress, stop))
            if (Take(record, report, $"page {page}, ") is { } service) yield return service;
    }

    public static async IAsyncEnumerable<ImportedService> CsvAsync(
        Stream file, IReadOnlyDictionary<string, string> map, ImportReport report, Action<double, string> progress, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop, bool onlyMapped = false, bool numbersAreRows = false)
    {
        await using var rows = await CsvRows.OpenAsync(file, stop, numbersAreRows: numbersAreRows);
        ServiceCsv? reader = null;
        foreach (var row in rows.Read())
        {
            stop.ThrowIfCancellationRequested();
            reader ??= new ServiceCsv(rows.Header, map, onlyMapped);
            Count(report);
            if (report.Records % 200 == 0) progress(file.Length == 0 ? 0 : (double)file.Position / file.Length, $"Reading services, {report.Records:N0}");
            var notes = new Notes(row.Line);
            var service = reader.Read(row, notes);
            notes.HandTo(report);
            if (service is not null) yield return service;
        }
        if (rows.WasWindows) report.Remarks.Add("The file is not UTF-8; it was read as Windows-1252.");
    }

    private static ImportedService? Take(JsonRecord record, ImportReport report, string where)
    {
        Count(report);
        var notes = new Notes(record.Line);
        var service = ServiceJson.Read(record, notes);
        notes.Record = where + notes.Record;
        notes.HandTo(report);
        return service;
    }

    private static void Count(ImportReport report)
    {
        report.Count();
        if (report.Records > ImportBounds.Records) throw new ImportFailed($"There are more than {ImportBounds.Records:N0} services in this file.");
    }
}
