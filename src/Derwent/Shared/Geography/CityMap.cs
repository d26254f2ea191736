using System.Collections.Concurrent;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;

namespace Derwent.Shared.Geography;

/// <summary>One area of the map.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Outline">Its simplified outline, WGS 84.</param>
/// <param name="Centre">A point inside it, for its name.</param>
public sealed record MapArea(string Name, Geometry Outline, Point Centre);

/// <summary>The city as we draw it: its areas, and its river where we know one. Never changes once made.</summary>
public sealed class CityMap
{
    private const int MostGrounds = 64;
    private readonly List<(MapArea Area, IPreparedGeometry Prepared)> prepared;
    private readonly ConcurrentDictionary<(double, double, double, double), MapGround> grounds = new();

    internal CityMap(IReadOnlyList<MapArea> areas, LineString? water, bool schematic)
    {
        (Areas, Water, IsSchematic) = (areas, water, schematic);
        prepared = [.. areas.Select(area => (area, PreparedGeometryFactory.Prepare(area.Outline)))];
        Bounds = new Envelope();
        foreach (var area in areas) Bounds.ExpandToInclude(area.Outline.EnvelopeInternal);
    }

    /// <summary>The areas, none overlapping.</summary>
    public IReadOnlyList<MapArea> Areas { get; }

    /// <summary>The river, or null.</summary>
    public LineString? Water { get; }

    /// <summary>True when no outlines were imported and the built-in sketch is drawn.</summary>
    public bool IsSchematic { get; }

    /// <summary>The box around all areas, in degrees.</summary>
    public Envelope Bounds { get; }

    /// <summary>The outlines in this frame, drawn once: pages differ in their pins, and most have the same frame.</summary>
    internal MapGround GroundIn(MapFrame frame)
    {
        var box = frame.Box;
        var key = (box.MinX, box.MaxX, box.MinY, box.MaxY);
        if (grounds.TryGetValue(key, out var drawn)) return drawn;
        if (grounds.Count >= MostGrounds) grounds.Clear();
        return grounds[key] = new MapGround(this, frame);
    }

    /// <summary>The area around a point, or null.</summary>
    public MapArea? AreaAt(double longitude, double latitude)
    {
        var point = new Point(longitude, latitude);
        return prepared.FirstOrDefault(area => area.Prepared.Covers(point)).Area;
    }

    internal Place? Named(string name) =>
        Areas.FirstOrDefault(area => area.Name.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase)) is { } area
            ? new Place(area.Name, area.Centre.X, area.Centre.Y) : null;
}
