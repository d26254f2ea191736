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
    private const double Width = 716;
    private readonly CityMap map;
    private readonly IReadOnlyList<MapPin> pins;
    private readonly Place? you;
    private readonly Envelope frame;
    private readonly bool city;
    private readonly double scale, squeeze;

    /// <summary>The frame is the city; when every pin lies far from it, the pins.</summary>
    public MapDrawing(CityMap map, IReadOnlyList<MapPin> pins, Place? you = null)
    {
        (this.map, this.you) = (map, you);
        var near = map.Bounds.Copy();
        near.ExpandBy(near.Width / 3, near.Height / 3);
        city = pins.Count == 0 || pins.Any(pin => near.Contains(pin.Longitude, pin.Latitude));
        this.pins = city ? [.. pins.Where(pin => near.Contains(pin.Longitude, pin.Latitude))] : pins;
        frame = city ? map.Bounds.Copy() : new Envelope();
        foreach (var pin in this.pins) frame.ExpandToInclude(pin.Longitude, pin.Latitude);
        if (!city) frame.ExpandBy(Math.Max(.02, frame.Width / 8), Math.Max(.02, frame.Height / 8));
        squeeze = Math.Cos(frame.Centre.Y * Math.PI / 180);
        scale = Width / (frame.Width * squeeze);
    }

    /// <summary>True when there are outlines under the pins.</summary>
    public bool ShowsCity => city;

    /// <summary>The drawing, to be put into <c>figure.map</c> as it is.</summary>
    /// <param name="label">What it shows, for a screen reader.</param>
    public string Svg(string label)
    {
        var height = frame.Height * scale;
        var svg = new StringBuilder(8192);
        svg.Append(CultureInfo.InvariantCulture, $"<svg viewBox=\"-16 -36 {Width + 32:0} {height + 52:0}\" role=\"group\" aria-label=\"{Encode(label)}\">");
        var on = you is null ? null : map.AreaAt(you.Longitude, you.Latitude);
        if (city)
        {
            foreach (var area in map.Areas) svg.Append(area == on ? "<path class=\"area on\" d=\"" : "<path class=\"area\" d=\"").Append(Path(area.Outline)).Append("\"/>");
            if (map.Water is { } water) svg.Append("<path class=\"water\" d=\"").Append(Line(water, close: false)).Append("\"/>");
            foreach (var area in map.Areas) Name(svg, area);
        }
        if (you is not null && frame.Contains(you.Longitude, you.Latitude)) svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"you\" cx=\"{X(you.Longitude):0}\" cy=\"{Y(you.Latitude):0}\" r=\"11\"/>");
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
            ["type"] = "FeatureCollection", ["bbox"] = new JsonArray(Round(frame.MinX), Round(frame.MinY), Round(frame.MaxX), Round(frame.MaxY)), ["features"] = features,
        }.ToJsonString();
    }

    private void Draw(StringBuilder svg, MapPin pin)
    {
        var (x, y) = (X(pin.Longitude), Y(pin.Latitude));
        svg.Append(CultureInfo.InvariantCulture,
            $"<a href=\"{Encode(pin.Href)}\" aria-label=\"{Encode(pin.Label)}\"{(pin.Stale ? " class=\"stale\"" : "")}><circle class=\"drop\" cx=\"{x:0}\" cy=\"{y:0}\" r=\"27\"/><text x=\"{x:0}\" y=\"{y + 8:0}\" aria-hidden=\"true\">{Encode(pin.Number)}</text></a>");
    }

    // A name where there is room for it and no pin.
    private void Name(StringBuilder svg, MapArea area)
    {
        var (x, y) = (X(area.Centre.X), Y(area.Centre.Y));
        var words = area.Name.Split(' ');
        var lines = words.Length > 1 && area.Name.Length > 12 ? [string.Join(' ', words[..^1]), words[^1]] : new[] { area.Name };
        var wide = lines.Max(line => line.Length) * 4.6;
        if (wide * 2 > area.Outline.EnvelopeInternal.Width * squeeze * scale + 24) return;
        if (you is not null && Math.Abs(X(you.Longitude) - x) < wide + 12 && Math.Abs(Y(you.Latitude) - y) < 26) return;
        if (pins.Any(pin => Math.Abs(X(pin.Longitude) - x) < wide + 27 && Math.Abs(Y(pin.Latitude) - y) < 44)) return;
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:0}\" y=\"{y:0}\">{Encode(lines[0])}");
        if (lines.Length > 1) svg.Append(CultureInfo.InvariantCulture, $"<tspan x=\"{x:0}\" dy=\"17\">{Encode(lines[1])}</tspan>");
        svg.Append("</text>");
    }

    private string Path(Geometry outline) =>
        string.Concat(Enumerable.Range(0, outline.NumGeometries).Select(outline.GetGeometryN).OfType<Polygon>().Select(polygon => Line(polygon.ExteriorRing, close: true)));

    // Whole numbers, each from the last: a third of the size.
    private string Line(LineString line, bool close)
    {
        var path = new StringBuilder();
        var (lastX, lastY, steps) = (0, 0, 0);
        for (var i = 0; i < line.NumPoints - (close ? 1 : 0); i++)
        {
            var (x, y) = ((int)Math.Round(X(line[i].X)), (int)Math.Round(Y(line[i].Y)));
            if (i > 0 && (x, y) == (lastX, lastY)) continue;
            path.Append(steps++ switch { 0 => "M", 1 => "l", _ => " " }).Append(CultureInfo.InvariantCulture, $"{x - lastX} {y - lastY}");
            (lastX, lastY) = (x, y);
        }
        return path.Append(close ? "z" : "").Replace(" -", "-").ToString();
    }

    private double X(double longitude) => (longitude - frame.MinX) * squeeze * scale;

    private double Y(double latitude) => (frame.MaxY - latitude) * scale;

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
