using System.Globalization;
using Derwent.Shared.Imports;
using NetTopologySuite.Geometries;
using Npgsql;
using NpgsqlTypes;

namespace Derwent.Shared.Geography;

/// <summary>Reads postcodes with a point: a CSV with the columns postcode and latitude, longitude (or easting, northing), or Code-Point Open as it comes.</summary>
internal sealed class PostcodesImport(NpgsqlConnection connection, TimeProvider clock)
{
    // Code-Point Open has no header line.
    private static readonly string[] CodePointOpen =
        ["postcode", "quality", "easting", "northing", "country", "nhs_region", "nhs", "county", "district", "ward"];
    private readonly HashSet<string> seen = [];

    /// <summary>Postcodes that one file may hold.</summary>
    public int Most { get; init; } = 3_000_000;

    public async Task RunAsync(Stream file, ImportReport report, Action<double, string> progress, CancellationToken stop)
    {
        await Sql.Execute(connection, "create temporary table staged_postcodes (postcode text, x float8, y float8, srid int, ward text, lsoa text) on commit drop", stop);
        var rows = await OpenAsync(file, stop);
        await using (var copy = await connection.BeginBinaryImportAsync("copy staged_postcodes from stdin (format binary)", stop))
        {
            foreach (var row in rows.Read())
            {
                report.Count();
                if (report.Records > Most) throw new ImportFailed($"There are more than {Most:N0} postcodes in this file.");
                if (report.Records % 1000 == 0) progress(.5, $"Reading postcodes, {report.Records:N0}");
                if (Read(row, report) is not { } read) continue;
                await copy.StartRowAsync(stop);
                await copy.WriteAsync(read.Postcode, NpgsqlDbType.Text, stop);
                await copy.WriteAsync(read.X, NpgsqlDbType.Double, stop);
                await copy.WriteAsync(read.Y, NpgsqlDbType.Double, stop);
                await copy.WriteAsync(read.Srid, NpgsqlDbType.Integer, stop);
                await Optional(copy, Column(row, "ward", "ward_code", "ward25_code", "ward24_code", "WC"), stop);
                await Optional(copy, Column(row, "lsoa", "lsoa_code", "lsoa21_code", "lsoa11_code"), stop);
            }
            await copy.CompleteAsync(stop);
        }
        if (report.Records == 0) report.Broke(1, "the file", "there is no postcode in it");
        if (report.Broken == 0) await MergeAsync(report, stop);
    }

    private static async Task<CsvRows> OpenAsync(Stream file, CancellationToken stop)
    {
        var start = new byte[4096];
        var read = await file.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, stop);
        file.Position = 0;
        var first = System.Text.Encoding.UTF8.GetString(start, 0, read).Split('\n')[0].Split(',')[0];
        return await CsvRows.OpenAsync(file, stop, Postcode.Tidy(first) is null ? null : CodePointOpen);
    }

    private (string Postcode, double X, double Y, int Srid)? Read(CsvRow row, ImportReport report)
    {
        var written = Column(row, "postcode", "pcds", "pcd", "PC");
        if (written is null) return Broken("it has no postcode: the column is called postcode, pcds or pcd");
        if (Postcode.Tidy(written) is not { } tidy) return Broken($"“{written}” is no postcode");
        if (row.IsTorn) return Broken("it has more cells than the header has columns");
        if (!seen.Add(tidy)) return Broken("this postcode is there twice");
        if (Number(row, "longitude", "long", "lon") is { } x && Number(row, "latitude", "lat") is { } y)
            return Math.Abs(x) <= 180 && Math.Abs(y) <= 90 && (x, y) != (0, 0) ? (Postcode.Plain(tidy), x, y, 4326) : Broken("its latitude and longitude are not on Earth");
        if (Number(row, "easting", "eastings", "EA") is { } east && Number(row, "northing", "northings", "NO") is { } north)
            return east is >= 0 and <= 700_000 && north is >= 0 and <= 1_300_000 ? (Postcode.Plain(tidy), east, north, 27700) : Broken("its easting and northing are outside Great Britain");
        return Broken("it has neither latitude and longitude nor easting and northing");

        (string, double, double, int)? Broken(string says)
        {
            report.Broke(row.Line, written ?? "a row", says);
            return null;
        }
    }

    private async Task MergeAsync(ImportReport report, CancellationToken stop)
    {
        var counted = await Sql.Pairs(connection,
            """
            with merged as (
              insert into geography.postcodes as p (postcode, point, ward, lsoa, imported_at)
              select postcode, st_transform(st_setsrid(st_makepoint(x, y), srid), 4326)::geography, left(ward, 40), left(lsoa, 40), $1 from staged_postcodes
              on conflict (postcode) do update set point = excluded.point, ward = coalesce(excluded.ward, p.ward), lsoa = coalesce(excluded.lsoa, p.lsoa), imported_at = excluded.imported_at
                where st_distance(p.point, excluded.point) > 1 or (p.ward, p.lsoa) is distinct from (coalesce(excluded.ward, p.ward), coalesce(excluded.lsoa, p.lsoa))
              returning xmax = 0 as fresh)
            select case when fresh then 'new' else 'changed' end, count(*)::int from merged group by 1 order by 1 desc
            """, stop, clock.GetUtcNow());
        report.Done.Add(counted.Count == 0
            ? $"{report.Records:N0} postcodes: all as they were, nothing changed."
            : $"{report.Records:N0} postcodes: {string.Join(", ", counted.Select(pair => $"{pair.Number:N0} {pair.Words}"))}.");
    }

    private static string? Column(CsvRow row, params string[] names) => names.Select(name => row[name]).FirstOrDefault(said => said is not null);

    private static double? Number(CsvRow row, params string[] names) =>
        double.TryParse(Column(row, names), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private static Task Optional(NpgsqlBinaryImporter copy, string? value, CancellationToken stop) =>
        value is null ? copy.WriteNullAsync(stop) : copy.WriteAsync(value, NpgsqlDbType.Text, stop);
}
