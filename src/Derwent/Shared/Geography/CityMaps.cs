using System.Text.Json;
using NetTopologySuite.Geometries;
using Npgsql;

namespace Derwent.Shared.Geography;

/// <summary>Keeps the map of the city for some minutes: the imported wards, or, where none were imported, a sketch of our own.</summary>
public sealed class CityMaps(TimeProvider clock)
{
    private const int Most = 400;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);
    private static readonly GeometryFactory Wgs84 = new(new PrecisionModel(), 4326);
    private static readonly Lazy<CityMap> Sketch = new(ReadSketch);
    private (CityMap Map, DateTimeOffset Until)? held;

    /// <summary>The map, read through the request's own connection when it is not held.</summary>
    public async ValueTask<CityMap> GetAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        if (held is { } kept && kept.Until > clock.GetUtcNow()) return kept.Map;
        var areas = new List<MapArea>();
        await using var command = new NpgsqlCommand(
            $"select name, st_simplifypreservetopology(boundary, .0004), centre from geography.areas where kind = 'ward' order by code limit {Most}", connection);
        await using var rows = await command.ExecuteReaderAsync(stop);
        while (await rows.ReadAsync(stop))
            areas.Add(new MapArea(rows.GetString(0), await rows.GetFieldValueAsync<Geometry>(1, stop), await rows.GetFieldValueAsync<Point>(2, stop)));
        var map = areas.Count == 0 ? Sketch.Value : new CityMap(areas, null, schematic: false);
        held = (map, clock.GetUtcNow() + Kept);
        return map;
    }

    private static CityMap ReadSketch()
    {
        using var stream = typeof(CityMaps).Assembly.GetManifestResourceStream("Derwent.Shared.Geography.schematic.geojson")!;
        using var sketch = JsonDocument.Parse(stream);
        var areas = new List<MapArea>();
        LineString? water = null;
        foreach (var feature in sketch.RootElement.GetProperty("features").EnumerateArray())
        {
            var coordinates = feature.GetProperty("geometry").GetProperty("coordinates");
            var name = feature.GetProperty("properties").GetProperty("name").GetString()!;
            if (feature.GetProperty("properties").GetProperty("kind").GetString() == "water") water = Wgs84.CreateLineString(Points(coordinates));
            else
            {
                var outline = Wgs84.CreatePolygon(Points(coordinates[0])).Buffer(0);
                areas.Add(new MapArea(name, outline, outline.InteriorPoint));
            }
        }
        return new CityMap(areas, water, schematic: true);
    }

    private static Coordinate[] Points(JsonElement list) => [.. list.EnumerateArray().Select(pair => new Coordinate(pair[0].GetDouble(), pair[1].GetDouble()))];
}
