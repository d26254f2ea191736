using System.Globalization;
using System.Text.RegularExpressions;
using Derwent.Shared.Imports;
using Npgsql;
using NpgsqlTypes;

namespace Derwent.Shared.Geography;

/// <summary>
/// Reads figures by area. Wide files have a column of area codes and a column for each figure; long files also have a column of words that
/// says which figure a row holds. A figure's code is the set's name and its column: <c>imd2025/imd-decile</c>.
/// </summary>
internal sealed partial class IndicatorsImport(NpgsqlConnection connection, string set, string period)
{
    private readonly HashSet<(string, string)> seen = [];
    private readonly string period = period.Trim() is { Length: > 0 and <= 40 } said ? said : throw new ImportFailed("A period has between 1 and 40 letters, for example 2025.");
    private int values;

    /// <summary>Figures that one file may hold.</summary>
    public int Most { get; init; } = 20_000_000;

    /// <summary>"derby_imd2025_lsoa21.csv" holds the set "imd2025" of the period "2025".</summary>
    public static (string Set, string? Period) FromName(string path)
    {
        var words = Path.GetFileNameWithoutExtension(path).ToLowerInvariant().Split('_', '-', ' ')
            .Where(word => word is not ("derby" or "england" or "compact") && !Geography().IsMatch(word)).ToList();
        return (string.Join('-', words), Year().Match(string.Join(' ', words)) is { Success: true } year ? year.Value : null);
    }

    public async Task RunAsync(Stream file, ImportReport report, Action<double, string> progress, CancellationToken stop)
    {
        await Sql.Execute(connection, "create temporary table staged_indicators (area text, code text, value float8) on commit drop", stop);
        var rows = await CsvRows.OpenAsync(file, stop);
        await using (var copy = await connection.BeginBinaryImportAsync("copy staged_indicators from stdin (format binary)", stop))
        {
            Columns? columns = null;
            foreach (var row in rows.Read())
            {
                columns ??= Columns.From(rows.Header, row);
                report.Count();
                if (report.Records % 1000 == 0) progress(.5, $"Reading figures, {values:N0}");
                foreach (var (area, code, value) in Figures(row, columns, report))
                {
                    if (++values > Most) throw new ImportFailed($"There are more than {Most:N0} figures in this file.");
                    await copy.StartRowAsync(stop);
                    await copy.WriteAsync(area, NpgsqlDbType.Text, stop);
                    await copy.WriteAsync(code, NpgsqlDbType.Text, stop);
                    await copy.WriteAsync(value, NpgsqlDbType.Double, stop);
                }
            }
            await copy.CompleteAsync(stop);
        }
        if (report.Records == 0) report.Broke(1, "the file", "there is no figure in it");
        if (report.Broken == 0) await MergeAsync(report, stop);
    }

    private IEnumerable<(string Area, string Code, double Value)> Figures(CsvRow row, Columns columns, ImportReport report)
    {
        var area = row[columns.Area];
        if (row.IsTorn)
        {
            report.Broke(row.Line, area ?? "a row", "it has more cells than the header has columns");
            yield break;
        }
        if (area is null || !AreaCode().IsMatch(area))
        {
            report.Broke(row.Line, area ?? "a row", $"“{area}” in the column {columns.Area} is no area code");
            yield break;
        }
        var which = string.Concat(columns.Words.Select(column => "/" + Plain(row[column] ?? "not-said")));
        if (columns.Figures.Max(column => $"{set}{which}/{Plain(column)}".Length) > 200)
        {
            report.Broke(row.Line, area, "what it is a figure of takes more than 200 letters");
            yield break;
        }
        if (!seen.Add((area, which)))
        {
            report.Broke(row.Line, area, "this area is there twice");
            yield break;
        }
        foreach (var column in columns.Figures)
        {
            var said = row[column];
            if (said is null or "NA" or "-") continue;
            if (double.TryParse(said, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value))
                yield return (area, $"{set}{which}/{Plain(column)}", value);
            else report.Broke(row.Line, area, $"“{said}” in the column {column} is no number");
        }
    }

    private async Task MergeAsync(ImportReport report, CancellationToken stop)
    {
        var counted = await Sql.Pairs(connection,
            """
            with merged as (
              insert into geography.indicators as i (area, code, period, value) select area, code, $1, value from staged_indicators
              on conflict (area, code, period) do update set value = excluded.value where i.value <> excluded.value
              returning xmax = 0 as fresh)
            select case when fresh then 'new' else 'changed' end, count(*)::int from merged group by 1 order by 1 desc
            """, stop, period);
        report.Done.Add(counted.Count == 0
            ? $"{values:N0} figures of {report.Records:N0} rows ({set}, {period}): all as they were, nothing changed."
            : $"{values:N0} figures of {report.Records:N0} rows ({set}, {period}): {string.Join(", ", counted.Select(pair => $"{pair.Number:N0} {pair.Words}"))}.");
    }

    private static string Plain(string words) => NotPlain().Replace(words.Trim().ToLowerInvariant().Replace("+", "-plus", StringComparison.Ordinal), "-").Trim('-');

    [GeneratedRegex("[^a-z0-9]+")] private static partial Regex NotPlain();
    [GeneratedRegex("^[A-Z][0-9]{8}$")] private static partial Regex AreaCode();
    [GeneratedRegex("(19|20)[0-9]{2}")] private static partial Regex Year();
    [GeneratedRegex("^(lsoa|msoa|ward|wd|ltla|lad|utla)[0-9]{0,2}$")] private static partial Regex Geography();

    private sealed record Columns(string Area, IReadOnlyList<string> Words, IReadOnlyList<string> Figures)
    {
        public static Columns From(IReadOnlyList<string> header, CsvRow first)
        {
            var area = header.FirstOrDefault(name => first[name] is { } said && AreaCode().IsMatch(said))
                ?? throw new ImportFailed("No column holds area codes such as E01013453.");
            var rest = header.Where(name => name.Length > 0 && name != area && !name.EndsWith("_name", StringComparison.Ordinal) && !name.EndsWith("_code", StringComparison.Ordinal)).ToList();
            var words = rest.Where(name => first[name] is { } said && said is not ("NA" or "-") && !double.TryParse(said, NumberStyles.Float, CultureInfo.InvariantCulture, out _)).ToList();
            var figures = rest.Except(words).ToList();
            if (figures.Count == 0) throw new ImportFailed("No column holds figures.");
            if (figures.GroupBy(Plain).FirstOrDefault(same => same.Count() > 1) is { } two) throw new ImportFailed($"The columns “{string.Join("” and “", two)}” are one and the same once case and signs are left out. Rename one of them.");
            return new Columns(area, words, figures);
        }
    }
}
