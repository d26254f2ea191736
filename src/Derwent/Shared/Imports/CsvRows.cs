using System.Globalization;
using System.Text;
using System.Text.Unicode;
using CsvHelper;
using CsvHelper.Configuration;

namespace Derwent.Shared.Imports;

/// <summary>One row of a CSV file: its line and its cells by column name, trimmed; an empty cell is null.</summary>
internal sealed class CsvRow(int line, IReadOnlyDictionary<string, int> columns, string[] cells, int wide = int.MaxValue)
{
    public int Line => line;

    /// <summary>True when there are more cells than columns: a comma too many, and every cell after it stands in the wrong place.</summary>
    public bool IsTorn => cells.Length > wide && cells.Skip(wide).Any(cell => cell.Trim().Length > 0);
    public int Cells => cells.Length;

    public string? this[string column] =>
        columns.TryGetValue(column, out var at) && at < cells.Length && cells[at].Replace("\0", "", StringComparison.Ordinal).Trim() is { Length: > 0 } said ? said : null;
}

/// <summary>Reads a CSV file with a header: UTF-8 or, where it is none, Windows-1252; commas, semicolons or tabs.</summary>
internal sealed class CsvRows
{
    private static readonly CsvConfiguration Settings = new(CultureInfo.InvariantCulture)
    {
        DetectDelimiter = true, DetectDelimiterValues = [",", ";", "\t"], BadDataFound = null, MaxFieldSize = 200_000, IgnoreBlankLines = true,
    };
    private readonly byte[] bytes;
    private readonly string[]? givenHeader;

    private CsvRows(byte[] bytes, string[]? header) => (this.bytes, givenHeader) = (bytes, header);

    /// <summary>True when the text was not UTF-8.</summary>
    public bool WasWindows { get; private set; }

    public IReadOnlyList<string> Header { get; private set; } = [];

    public static async Task<CsvRows> OpenAsync(Stream stream, CancellationToken stop, string[]? header = null)
    {
        using var held = new MemoryStream();
        await stream.CopyToAsync(held, stop);
        if (held.Length == 0) throw new ImportFailed("The file is empty.");
        return new CsvRows(held.ToArray(), header);
    }

    /// <exception cref="ImportFailed">There is no header, or a cell is far too long.</exception>
    public IEnumerable<CsvRow> Read()
    {
        using var parser = new CsvParser(new StreamReader(new MemoryStream(bytes), Encoding()), Settings);
        Dictionary<string, int>? columns = givenHeader is null ? null : Columns(givenHeader);
        while (Next(parser))
        {
            var cells = parser.Record ?? [];
            if (columns is null) columns = Columns(cells);
            else yield return new CsvRow(parser.RawRow - Breaks(cells), columns, cells, Header.Count);
        }
        if (columns is null) throw new ImportFailed("The file has no header line.");
    }

    private static bool Next(CsvParser parser)
    {
        try { return parser.Read(); }
        catch (CsvHelperException broken) { throw new ImportFailed($"Line {parser.RawRow}: a cell is longer than 200,000 characters; a quotation mark may be missing.", broken); }
    }

    // The parser counts the last line of a row; people look for its first.
    private static int Breaks(string[] cells) => cells.Sum(cell => cell.Count(c => c == '\n'));

    private Dictionary<string, int> Columns(string[] names)
    {
        Header = [.. names.Select(name => name.Trim())];
        var columns = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var at = 0; at < Header.Count; at++)
            if (Header[at].Length > 0 && !columns.TryAdd(Header[at], at)) throw new ImportFailed($"The column “{Header[at]}” is there twice.");
        return columns;
    }

    private Encoding Encoding()
    {
        if (Utf8.IsValid(bytes) || bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]) return System.Text.Encoding.UTF8;
        WasWindows = true;
        return CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
    }
}
