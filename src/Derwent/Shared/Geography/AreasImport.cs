using System.Text.Json;
using Derwent.Shared.Imports;
using NetTopologySuite.Geometries;
using Npgsql;
using NpgsqlTypes;

namespace Derwent.Shared.Geography;

/// <summary>Reads a GeoJSON file of polygons (longitude, latitude) with a code and a name each, such as the Office for National Statistics publishes.</summary>
internal sealed class AreasImport(NpgsqlConnection connection, TimeProvider clock, string? kind)
{
    private static readonly GeometryFactory Wgs84 = new(new PrecisionModel(), 4326);
    private readonly HashSet<(string, string)> seen = [];

    public async Task RunAsync(Stream file, ImportReport report, Action<double, string> progress, CancellationToken stop)
    {
        await Sql.Execute(connection, "create temporary table staged_areas (kind text, code text, name text, boundary geometry, line int) on commit drop", stop);
        var records = new JsonRecords(file, "features");
        await using (var copy = await connection.BeginBinaryImportAsync("copy staged_areas from stdin (format binary)", stop))
        {
            await foreach (var record in records.ReadAsync(stop))
            {
                report.Count();
                progress(file.Length == 0 ? 0 : (double)records.BytesRead / file.Length, $"Reading areas, {report.Records:N0}");
                if (Area(record, report) is not { } area) continue;
                await copy.StartRowAsync(stop);
                await copy.WriteAsync(area.Kind, NpgsqlDbType.Text, stop);
                await copy.WriteAsync(area.Code, NpgsqlDbType.Text, stop);
                await copy.WriteAsync(area.Name, NpgsqlDbType.Text, stop);
                await copy.WriteAsync(area.Boundary, NpgsqlDbType.Geometry, stop);
                await copy.WriteAsync(record.Line, NpgsqlDbType.Integer, stop);
            }
            await copy.CompleteAsync(stop);
        }
        if (report.Records == 0) report.Broke(1, "the file", "there is no area in it");
        if (report.Broken == 0) await MendAsync(report, stop);
        if (report.Broken == 0) await MergeAsync(report, stop);
    }

    private async Task MendAsync(ImportReport report, CancellationToken stop)
    {
        foreach (var (name, line) in await Sql.Pairs(connection,
            "with bad as (update staged_areas set boundary = st_multi(st_collectionextract(st_makevalid(boundary), 3)) where not st_isvalid(boundary) returning name, line) select name, line from bad", stop))
            report.Add(new ImportNote(line, name, NoteKind.Mended, "its outline crosses itself: it was put right"));
        foreach (var (name, line) in await Sql.Pairs(connection, "select name, line from staged_areas where st_isempty(boundary) or st_area(boundary) = 0 order by line", stop))
            report.Broke(line, name, "its outline encloses nothing");
    }

    private async Task MergeAsync(ImportReport report, CancellationToken stop)
    {
        var counted = await Sql.Pairs(connection,
            """
            with merged as (
              insert into geography.areas as a (kind, code, name, boundary, centre, imported_at)
              select kind, code, name, st_multi(boundary), st_pointonsurface(boundary), $1 from staged_areas
              on conflict (kind, code) do update set name = excluded.name, boundary = excluded.boundary, centre = excluded.centre, imported_at = excluded.imported_at
                where (a.name, st_asbinary(a.boundary)) is distinct from (excluded.name, st_asbinary(excluded.boundary))
              returning kind, xmax = 0 as fresh)
            select kind || case when fresh then ' new' else ' changed' end, count(*)::int from merged group by 1 order by 1
            """, stop, clock.GetUtcNow());
        var touched = counted.Sum(pair => pair.Number);
        report.Done.Add($"{report.Records:N0} areas: {(counted.Count == 0 ? "all as they were, nothing changed" : string.Join(", ", counted.Select(pair => $"{pair.Number:N0} {pair.Words}")))}{(touched > 0 && touched < report.Records ? $", {report.Records - touched:N0} as they were" : "")}.");
    }

    private (string Kind, string Code, string Name, Geometry Boundary)? Area(JsonRecord record, ImportReport report)
    {
        var (codeKind, code, name) = Names(record.Value);
        var label = name ?? code ?? "an area";
        if (code is null || name is null) return Broken("it has no code and name, such as WD25CD and WD25NM");
        if ((kind?.Trim() ?? codeKind) is not { Length: > 0 and <= 40 } its) return Broken("its kind cannot be told from its properties: say it with --kind");
        if (!seen.Add((its, code))) return Broken($"the code {code} is there twice");
        if (!record.Value.TryGetProperty("geometry", out var geometry) || geometry.ValueKind != JsonValueKind.Object) return Broken("it has no outline");
        try { return (its, code, name, Outline(geometry)); }
        catch (FormatException wrong) { return Broken(wrong.Message); }

        (string, string, string, Geometry)? Broken(string says)
        {
            report.Broke(record.Line, label, says);
            return null;
        }
    }

    // WD25CD and WD25NM, LSOA21CD and LSOA21NM … or plain code and name.
    private static (string? Kind, string? Code, string? Name) Names(JsonElement feature)
    {
        string? kind = null, code = null, name = null;
        if (feature.ValueKind != JsonValueKind.Object || !feature.TryGetProperty("properties", out var properties) || properties.ValueKind != JsonValueKind.Object) return default;
        foreach (var property in properties.EnumerateObject())
        {
            if (Text(property.Value)?.Trim() is not { Length: > 0 and <= 200 } said) continue;
            if (property.Name is "code" or "CODE") code = said;
            else if (property.Name is "name" or "NAME") name = said;
            else if (code is null && property.Name.EndsWith("CD", StringComparison.Ordinal) && KindOf(property.Name) is { } told) (kind, code) = (told, said);
            else if (name is null && property.Name.EndsWith("NM", StringComparison.Ordinal)) name = said;
        }
        return (kind, code is { Length: <= 40 } ? code : null, name);
    }

    private static string? KindOf(string property) => property[..^2].TrimEnd("0123456789".ToCharArray()) switch
    {
        "WD" => "ward",
        "LSOA" => "lsoa" + (property.Contains("11", StringComparison.Ordinal) ? "11" : ""),
        "MSOA" => "msoa" + (property.Contains("11", StringComparison.Ordinal) ? "11" : ""),
        "LAD" or "LTLA" or "UTLA" => "authority",
        _ => null,
    };

    // What PostgreSQL can keep: no nought bytes, no half characters.
    private static string? Text(JsonElement value)
    {
        try { return value.ValueKind == JsonValueKind.String && value.GetString() is { } said && !said.Contains('\0', StringComparison.Ordinal) ? said : null; }
        catch (InvalidOperationException) { return null; }
    }

    private static MultiPolygon Outline(JsonElement geometry) => (geometry.TryGetProperty("type", out var type) ? Text(type) : null) switch
    {
        "Polygon" => Wgs84.CreateMultiPolygon([Polygon(Points(geometry))]),
        "MultiPolygon" => Wgs84.CreateMultiPolygon([.. Points(geometry).EnumerateArray().Select(Polygon)]),
        var other => throw new FormatException($"its outline is a {other ?? "thing without a type"}, not a polygon"),
    };

    private static JsonElement Points(JsonElement geometry) =>
        geometry.TryGetProperty("coordinates", out var points) && points.ValueKind == JsonValueKind.Array && points.GetArrayLength() > 0 ? points : throw new FormatException("its outline has no points");

    private static Polygon Polygon(JsonElement rings)
    {
        if (rings.ValueKind != JsonValueKind.Array || rings.GetArrayLength() == 0) throw new FormatException("its outline has no points");
        var all = rings.EnumerateArray().Select(Ring).ToArray();
        return Wgs84.CreatePolygon(all[0], all[1..]);
    }

    private static LinearRing Ring(JsonElement points)
    {
        if (points.ValueKind != JsonValueKind.Array || points.GetArrayLength() is < 4 or > 200_000) throw new FormatException("a ring of its outline has fewer than 4 or more than 200,000 points");
        var corners = points.EnumerateArray().Select(Corner).ToArray();
        if (!corners[0].Equals2D(corners[^1])) throw new FormatException("a ring of its outline is not closed");
        return Wgs84.CreateLinearRing(corners);
    }

    private static Coordinate Corner(JsonElement pair)
    {
        if (pair.ValueKind != JsonValueKind.Array || pair.GetArrayLength() < 2 || pair[0].ValueKind != JsonValueKind.Number || pair[1].ValueKind != JsonValueKind.Number || !pair[0].TryGetDouble(out var x) || !pair[1].TryGetDouble(out var y))
            throw new FormatException("a point of its outline is no pair of numbers");
        if (Math.Abs(x) > 180 || Math.Abs(y) > 90) throw new FormatException("its outline is not in longitude and latitude (WGS 84)");
        return new Coordinate(x, y);
    }
}
