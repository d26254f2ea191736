using System.Globalization;
using System.IO.Compression;
using System.Xml;
using CsvHelper;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace Derwent.Shared.Imports;

/// <summary>Turns the first sheet of an Excel workbook (.xlsx) into rows of CSV, cell by cell. Formulas are not worked out: what stood in their cells when it was saved is read.</summary>
internal static class Workbook
{
    private const int MostParts = 1000, MostColumns = 200, LongestCell = 50_000;

    /// <summary>Of all parts of the workbook together, unpacked.</summary>
    private const long MostUnpacked = 150_000_000;
    private static readonly OpenXmlConfiguration Reading = new() { EnableSharedStringCache = true, SharedStringCacheSize = 5_000_000, FillMergedCells = false };

    /// <summary>A workbook is a zip file.</summary>
    public static bool Is(ReadOnlySpan<byte> begins) => begins.StartsWith("PK\u0003\u0004"u8);

    /// <exception cref="ImportFailed">It is no workbook, or beyond all measure.</exception>
    public static async Task<FileStream> AsCsvAsync(FileStream workbook, CancellationToken stop)
    {
        await MeasureAsync(workbook, stop);
        var to = ImportFile.Temporary();
        try
        {
            workbook.Position = 0;
            await WriteAsync(workbook, to, stop);
            to.Position = 0;
            return to;
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            await to.DisposeAsync();
            // The library's own exceptions are of many kinds, and all of them mean the same: these bytes are no sheet.
            throw broken as ImportFailed ?? Unreadable(broken);
        }
    }

    // What a zip file says of its own size is not believed: every part is unpacked once, into nothing, and counted.
    private static async Task MeasureAsync(FileStream workbook, CancellationToken stop)
    {
        try
        {
            workbook.Position = 0;
            using var zip = new ZipArchive(workbook, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Count > MostParts) throw new ImportFailed($"The workbook has more than {MostParts:N0} parts. Save the one sheet as CSV and send that.");
            if (zip.Entries.All(part => !part.FullName.Equals("xl/workbook.xml", StringComparison.OrdinalIgnoreCase))) throw new ImportFailed("This is no Excel workbook (.xlsx).");
            var (unpacked, bytes) = (0L, new byte[64 * 1024]);
            foreach (var part in zip.Entries)
            {
                await using var open = part.Open();
                while (await open.ReadAsync(bytes, stop) is > 0 and var read)
                    if ((unpacked += read) > MostUnpacked) throw new ImportFailed($"Unpacked, the workbook is larger than {MostUnpacked / 1_000_000} MB. Save the one sheet as CSV and send that.");
                if (part.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)) await RefuseEntitiesAsync(part, stop);
            }
        }
        catch (Exception broken) when (broken is InvalidDataException or NotSupportedException or XmlException) { throw Unreadable(broken); }
    }

    // No sheet needs a document type, and one that has it means harm.
    private static async Task RefuseEntitiesAsync(ZipArchiveEntry part, CancellationToken stop)
    {
        await using var open = part.Open();
        using var xml = XmlReader.Create(open, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, Async = true });
        stop.ThrowIfCancellationRequested();
        await xml.MoveToContentAsync();
    }

    private static async Task WriteAsync(FileStream workbook, FileStream to, CancellationToken stop)
    {
        await using var text = new StreamWriter(to, leaveOpen: true);
        await using var csv = new CsvWriter(text, CultureInfo.InvariantCulture, leaveOpen: true);
        var (rows, width) = (0, 0);
        foreach (IDictionary<string, object?> row in MiniExcel.Query(workbook, useHeaderRow: false, excelType: ExcelType.XLSX, configuration: Reading))
        {
            stop.ThrowIfCancellationRequested();
            if (++rows > ImportBounds.Records + 1) throw new ImportFailed($"There are more than {ImportBounds.Records:N0} rows in this sheet.");
            var cells = row.Values.Take(MostColumns * 10).Select(Words).ToList();
            // Sheets say that they are wider than anybody wrote.
            while (cells.Count > 0 && cells[^1].Length == 0 && cells.Count > width) cells.RemoveAt(cells.Count - 1);
            if (cells.Count > MostColumns) throw new ImportFailed($"Row {rows} has more than {MostColumns} columns.");
            if (rows == 1) width = cells.Count;
            foreach (var cell in cells) csv.WriteField(cell, shouldQuote: true);
            // An empty row stays a row, so that the numbers are those that stand beside the sheet.
            if (cells.Count == 0) csv.WriteField("", shouldQuote: true);
            await csv.NextRecordAsync();
        }
        if (rows == 0) throw new ImportFailed("The workbook's first sheet is empty.");
    }

    private static string Words(object? cell) => cell switch
    {
        null => "",
        string words => words.Length <= LongestCell ? words : words[..LongestCell],
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        bool truth => truth ? "yes" : "no",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? "",
    };

    private static ImportFailed Unreadable(Exception why) => new("This workbook cannot be read. Open it, save it again as Excel workbook (.xlsx) or as CSV, and send that.", why);
}
