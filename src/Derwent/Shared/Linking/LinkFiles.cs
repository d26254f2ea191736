using System.Text.RegularExpressions;
using Derwent.Engine.Linkage;
using Derwent.Shared.Imports;

namespace Derwent.Shared.Linking;

/// <summary>The records of a CSV file, made comparable, with the line each stood on and who it is when that is known.</summary>
internal sealed record LinkFile(List<Prepared> Records, List<int> Lines, List<string> Truth);

/// <summary>Which columns are compared, and how.</summary>
internal sealed class LinkColumns
{
    private static readonly Dictionary<string, FieldKind> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["first-name"] = FieldKind.GivenName, ["surname"] = FieldKind.Surname, ["born"] = FieldKind.BirthDate, ["postcode"] = FieldKind.Postcode, ["phone"] = FieldKind.Phone,
        ["email"] = FieldKind.Email, ["code"] = FieldKind.Code, ["number"] = FieldKind.Number, ["words"] = FieldKind.Words,
    };

    private LinkColumns(LinkageSchema schema) => Schema = schema;

    public static string Fields => string.Join(", ", Kinds.Keys);

    public LinkageSchema Schema { get; }

    /// <summary>Rows that one file may hold.</summary>
    public int Most { get; set; } = RecordSet.MostRecords;

    /// <exception cref="ImportFailed">A pair is not like column=field, or names a field there is not.</exception>
    public static LinkColumns Of(IEnumerable<string> map)
    {
        var fields = new List<LinkField>();
        foreach (var pair in map)
        {
            var at = pair.LastIndexOf('=');
            if (at <= 0 || at == pair.Length - 1) throw new ImportFailed($"--map “{pair}” is not like column=field.");
            if (!Kinds.TryGetValue(pair[(at + 1)..].Trim(), out var kind)) throw new ImportFailed($"--map “{pair}”: there is no field {pair[(at + 1)..].Trim()}. There are: {Fields}.");
            fields.Add(new LinkField(pair[..at].Trim(), kind));
        }

        return new LinkColumns(new LinkageSchema(fields));
    }

    /// <summary>Reads a file whole.</summary>
    /// <exception cref="ImportFailed">A column is missing or there twice, or a row is broken; the sentence names it and its line.</exception>
    public async Task<LinkFile> Read(string path, string? truth, Regex? part, CancellationToken stop)
    {
        await using var file = ImportFile.Open(path);
        var rows = await CsvRows.OpenAsync(file, stop);
        var (name, read) = (Path.GetFileName(path), new LinkFile([], [], []));
        foreach (var row in rows.Read())
        {
            if (read.Records.Count == 0) Check(name, rows.Header, truth);
            if (row.Cells != rows.Header.Count) throw new ImportFailed($"{name}, line {row.Line}: {row.Cells} cells where the header has {rows.Header.Count}.");
            try { read.Records.Add(Schema.Prepare([.. Schema.Fields.Select(field => row[field.Name])])); }
            catch (LinkageRefused refused) { throw new ImportFailed($"{name}, line {row.Line}: {refused.Message}", refused); }
            read.Lines.Add(row.Line);
            if (truth is not null) read.Truth.Add(Who(name, row, truth, part));
            if (read.Records.Count > Most) throw new ImportFailed($"{name} has more than {Most:N0} rows.");
        }

        return read.Records.Count > 0 ? read : throw new ImportFailed($"{name} has no rows below its header.");
    }

    private void Check(string name, IReadOnlyList<string> header, string? truth)
    {
        foreach (var column in Schema.Fields.Select(field => field.Name).Append(truth).OfType<string>())
            if (!header.Contains(column, StringComparer.OrdinalIgnoreCase)) throw new ImportFailed($"{name} has no column {column}. It has: {string.Join(", ", header)}.");
    }

    private static string Who(string name, CsvRow row, string truth, Regex? part)
    {
        var said = row[truth] ?? throw new ImportFailed($"{name}, line {row.Line}: {truth} is empty, so nobody knows who this is.");
        if (part is null) return said;
        var found = part.Match(said);
        return found is { Success: true, Groups.Count: > 1 } ? found.Groups[1].Value : throw new ImportFailed($"{name}, line {row.Line}: {truth} “{said}” is not of the form that --truth-part describes.");
    }
}
