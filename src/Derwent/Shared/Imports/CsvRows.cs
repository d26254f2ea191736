using System.Globalization;
using System.Text;
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

/// <summary>Reads a CSV file with a header: UTF-8 or, where it is none, Windows-1252; commas, semicolons or tabs. It is read twice, row by row: first for its letters, then for its cells.</summary>
internal sealed class CsvRows : IAsyncDisposable
{
    private static readonly CsvConfiguration Settings = new(CultureInfo.InvariantCulture)
    {
        DetectDelimiter = true, DetectDelimiterValues = [",", ";", "\t"], BadDataFound = null, MaxFieldSize = 200_000, IgnoreBlankLines = true,
    };
    private readonly Stream file;
    private readonly string[]? givenHeader;
    private readonly bool numbersAreRows;

    private CsvRows(Stream file, string[]? header, bool numbersAreRows) => (this.file, givenHeader, this.numbersAreRows) = (file, header, numbersAreRows);

    /// <summary>True when the text was not UTF-8.</summary>
    public bool WasWindows { get; private set; }

    public IReadOnlyList<string> Header { get; private set; } = [];

    /// <param name="stream">A file, read where it lies, or any other stream, kept in a temporary file.</param>
    /// <param name="stop">Ends it.</param>
    /// <param name="header">The columns' names where the file has none.</param>
    /// <param name="numbersAreRows">Its lines are counted as rows of the sheet it was written from.</param>
    public static async Task<CsvRows> OpenAsync(Stream stream, CancellationToken stop, string[]? header = null, bool numbersAreRows = false)
    {
        var file = stream.CanSeek ? stream : await ImportFile.KeepAsync(stream, stop);
        if (file.Length == 0) throw new ImportFailed("The file is empty.");
        return new CsvRows(file, header, numbersAreRows) { WasWindows = !await IsUnicodeAsync(file, stop) };
    }

    /// <exception cref="ImportFailed">There is no header, or a cell is far too long.</exception>
    public IEnumerable<CsvRow> Read()
    {
        file.Position = 0;
        var letters = WasWindows ? CodePagesEncodingProvider.Instance.GetEncoding(1252)! : Encoding.UTF8;
        using var parser = new CsvParser(new StreamReader(file, letters, detectEncodingFromByteOrderMarks: true, bufferSize: 64 * 1024, leaveOpen: true), Settings);
        Dictionary<string, int>? columns = givenHeader is null ? null : Columns(givenHeader);
        while (Next(parser))
        {
            var cells = parser.Record ?? [];
            if (columns is null) columns = Columns(cells);
            // A row of nothing but commas is what is left when somebody empties cells.
            else if (cells.Any(cell => !string.IsNullOrWhiteSpace(cell))) yield return new CsvRow(numbersAreRows ? parser.Row : parser.RawRow - Breaks(cells), columns, cells, Header.Count);
        }
        if (columns is null) throw new ImportFailed("The file has no header line.");
    }

    public ValueTask DisposeAsync() => file.DisposeAsync();

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

    // UTF-8 all through, or marked as UTF-16, which the reader sees by itself.
    private static async Task<bool> IsUnicodeAsync(Stream file, CancellationToken stop)
    {
        file.Position = 0;
        var decoder = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        var (bytes, letters) = (new byte[64 * 1024], new char[64 * 1024 + 1]);
        for (var first = true; await file.ReadAsync(bytes, stop) is var read; first = false)
        {
            if (first && read >= 2 && bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]) return true;
            try { decoder.GetChars(bytes, 0, read, letters, 0, flush: read == 0); }
            catch (DecoderFallbackException) { return false; }
            if (read == 0) return true;
        }
        return true;
    }
}
