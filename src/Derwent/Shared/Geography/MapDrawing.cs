using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;

namespace Derwent.Shared.Geography;

/// <summary>Something to mark on a map.</summary>
/// <param name="Number">What stands in the pin, a number or a letter.</param>
/// <param name="Longitude">Degrees, WGS 84.</param>
/// <param name="Latitude">Degrees, WGS 84.</param>
/// <param name="Href">Where a press on it leads.</param>
/// <param name="Label">What a screen reader says.</param>
/// <param name="Stale">Drawn pale.</param>
public sealed record MapPin(string Number, double Longitude, double Latitude, string Href, string Label, bool Stale = false);

/// <summary>Draws the map: as SVG on the server, and as GeoJSON for the live map on top. Nobody else is asked for a picture.</summary>
public sealed class MapDrawing
{
    private const double Width = MapFrame.Width;
    private const int Radius = 27;
    private readonly CityMap map;
    private readonly IReadOnlyList<MapPin> pins;
    private readonly Place? you;
    private readonly MapFrame frame;
    private readonly bool city, cut;

    /// <summary>The frame is the city; the part of it that they are in, where the numbers would stand on each other; when every pin lies far from it, the pins.</summary>
    public MapDrawing(CityMap map, IReadOnlyList<MapPin> pins, Place? you = null)
    {
        (this.map, this.you) = (map, you);
        var near = map.Bounds.Copy();
        near.ExpandBy(near.Width / 3, near.Height / 3);
        city = pins.Count == 0 || pins.Any(pin => near.Contains(pin.Longitude, pin.Latitude));
        this.pins = city ? [.. pins.Where(pin => near.Contains(pin.Longitude, pin.Latitude))] : pins;
        frame = city ? MapFrame.Of(map.Bounds, this.pins.Select(At)) : Around(pins);
        if (!city || !IsCrowded()) return;
        var part = MapFrame.Part(map.Bounds, [.. this.pins.Select(At), .. you is not null && near.Contains(you.Longitude, you.Latitude) ? [new Coordinate(you.Longitude, you.Latitude)] : Array.Empty<Coordinate>()]);
        (frame, cut) = (part ?? frame, part is not null);
    }

    private static Coordinate At(MapPin pin) => new(pin.Longitude, pin.Latitude);

    private bool IsCrowded() => pins.Index().Any(one => pins.Skip(one.Index + 1).Any(other => Math.Abs(X(one.Item.Longitude) - X(other.Longitude)) < Radius && Math.Abs(Y(one.Item.Latitude) - Y(other.Latitude)) < Radius));

    private static MapFrame Around(IReadOnlyList<MapPin> pins)
    {
        var box = new Envelope();
        foreach (var pin in pins) box.ExpandToInclude(pin.Longitude, pin.Latitude);
        box.ExpandBy(Math.Max(.02, box.Width / 8), Math.Max(.02, box.Height / 8));
        return new MapFrame(box);
    }

    /// <summary>True when there are outlines under the pins.</summary>
    public bool ShowsCity => city;

    /// <summary>The drawing, to be put into <c>figure.map</c> as it is.</summary>
    /// <param name="label">What it shows, for a screen reader.</param>
    public string Svg(string label)
    {
        var svg = new StringBuilder(8192);
        svg.Append(CultureInfo.InvariantCulture, $"<svg{(cut ? " class=\"cut\"" : "")} viewBox=\"-16 -36 {Width + 32:0} {frame.Height + 52:0}\" role=\"group\" aria-label=\"{Encode(label)}\">");
        if (city) map.GroundIn(frame).Draw(svg, you is null ? null : map.AreaAt(you.Longitude, you.Latitude), Taken);
        if (you is not null && frame.Box.Contains(you.Longitude, you.Latitude)) svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"you\" cx=\"{X(you.Longitude):0}\" cy=\"{Y(you.Latitude):0}\" r=\"11\"/>");
        foreach (var pin in pins) Draw(svg, pin);
        return svg.Append("</svg>").ToString();
    }

    /// <summary>The same for the live map: areas, river and pins with their properties, and the box to show.</summary>
    public string GeoJson()
    {
        var features = new JsonArray();
        var on = you is null ? null : map.AreaAt(you.Longitude, you.Latitude);
        if (city)
        {
            foreach (var area in map.Areas) features.Add(Feature(area.Outline, new JsonObject { ["kind"] = "area", ["name"] = area.Name, ["on"] = area == on }));
            if (map.Water is { } water) features.Add(Feature(water, new JsonObject { ["kind"] = "water" }));
        }
        foreach (var pin in pins)
            features.Add(Feature(new Point(pin.Longitude, pin.Latitude), new JsonObject
            {
                ["kind"] = "pin", ["number"] = pin.Number, ["href"] = pin.Href, ["name"] = pin.Label, ["stale"] = pin.Stale,
            }));
        if (you is not null) features.Add(Feature(new Point(you.Longitude, you.Latitude), new JsonObject { ["kind"] = "you", ["name"] = you.Label }));
        return new JsonObject
        {
            ["type"] = "FeatureCollection", ["bbox"] = new JsonArray(Round(frame.Box.MinX), Round(frame.Box.MinY), Round(frame.Box.MaxX), Round(frame.Box.MaxY)), ["features"] = features,
        }.ToJsonString();
    }

    private void Draw(StringBuilder svg, MapPin pin)
    {
        var (x, y) = (X(pin.Longitude), Y(pin.Latitude));
        svg.Append(CultureInfo.InvariantCulture,
            $"<a href=\"{Encode(pin.Href)}\" aria-label=\"{Encode(pin.Label)}\"{(pin.Stale ? " class=\"stale\"" : "")}><circle class=\"drop\" cx=\"{x:0}\" cy=\"{y:0}\" r=\"{Radius}\"/><text x=\"{x:0}\" y=\"{y + 8:0}\" aria-hidden=\"true\">{Encode(pin.Number)}</text></a>");
    }

    // A name gives way to pins and to the visitor's own place.
    private bool Taken(double x, double y, double wide) =>
        you is not null && Math.Abs(X(you.Longitude) - x) < wide + 12 && Math.Abs(Y(you.Latitude) - y) < 26
        || pins.Any(pin => Math.Abs(X(pin.Longitude) - x) < wide + Radius && Math.Abs(Y(pin.Latitude) - y) < 44);

    private double X(double longitude) => frame.X(longitude);

    private double Y(double latitude) => frame.Y(latitude);

    private static JsonObject Feature(Geometry geometry, JsonObject properties) =>
        new() { ["type"] = "Feature", ["properties"] = properties, ["geometry"] = Shape(geometry) };

    private static JsonObject Shape(Geometry geometry) => geometry switch
    {
        Point point => new() { ["type"] = "Point", ["coordinates"] = Pair(point.Coordinate) },
        LineString line => new() { ["type"] = "LineString", ["coordinates"] = Pairs(line) },
        _ => new()
        {
            ["type"] = "MultiPolygon",
            ["coordinates"] = new JsonArray([.. Enumerable.Range(0, geometry.NumGeometries).Select(geometry.GetGeometryN).OfType<Polygon>()
                .Select(polygon => (JsonNode)new JsonArray(Pairs(polygon.ExteriorRing)))]),
        },
    };

    private static JsonArray Pairs(LineString line) => new([.. line.Coordinates.Select(corner => (JsonNode)Pair(corner))]);

    private static JsonArray Pair(Coordinate corner) => new(Round(corner.X), Round(corner.Y));

    private static JsonValue Round(double degrees) => JsonValue.Create(Math.Round(degrees, 5));

    private static string Encode(string words) => WebUtility.HtmlEncode(words);
}
