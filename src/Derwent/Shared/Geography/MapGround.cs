using System.Globalization;
using System.Net;
using System.Text;
using NetTopologySuite.Geometries;

namespace Derwent.Shared.Geography;

/// <summary>What part of the world a drawing shows, and where a point of it lies in the drawing.</summary>
internal sealed class MapFrame
{
    public const double Width = 716;
    private const int Steps = 12;
    private readonly double scale, squeeze;

    public MapFrame(Envelope box)
    {
        Box = box;
        squeeze = Math.Cos(box.Centre.Y * Math.PI / 180);
        scale = Width / (box.Width * squeeze);
    }

    public Envelope Box { get; }
    public double Height => Box.Height * scale;
    public double X(double longitude) => (longitude - Box.MinX) * squeeze * scale;
    public double Y(double latitude) => (Box.MaxY - latitude) * scale;
    public double Across(Envelope area) => area.Width * squeeze * scale;

    /// <summary>The part of the city around these points, as many twelfths of it wide as high, so that few different frames occur; null where that is more than half of it, or some lie outside.</summary>
    public static MapFrame? Part(Envelope city, IReadOnlyList<Coordinate> points)
    {
        if (points.Count == 0 || points.Any(point => !city.Contains(point))) return null;
        var (x, y) = (city.Width / Steps, city.Height / Steps);
        // A twelfth of room on each side, for the pins are wide.
        (int From, int To) Across(IEnumerable<double> at) => ((int)Math.Floor(at.Min()) - 1, (int)Math.Floor(at.Max()) + 2);
        var (we, sn) = (Across(points.Select(point => (point.X - city.MinX) / x)), Across(points.Select(point => (point.Y - city.MinY) / y)));
        var size = Math.Max(we.To - we.From, sn.To - sn.From);
        if (size > Steps / 2) return null;
        var (west, south) = (city.MinX + (we.From - (size - we.To + we.From) / 2) * x, city.MinY + (sn.From - (size - sn.To + sn.From) / 2) * y);
        return new MapFrame(new Envelope(west, west + size * x, south, south + size * y));
    }

    /// <summary>The city and these points. It grows by twelfths of the city, so that few different frames occur.</summary>
    public static MapFrame Of(Envelope city, IEnumerable<Coordinate> points)
    {
        var box = city.Copy();
        foreach (var point in points) box.ExpandToInclude(point);
        double Whole(double beyond, double step) => step > 0 ? Math.Ceiling(beyond / step - 1e-9) * step : beyond;
        var (x, y) = (city.Width / Steps, city.Height / Steps);
        return new MapFrame(new Envelope(
            city.MinX - Whole(city.MinX - box.MinX, x), city.MaxX + Whole(box.MaxX - city.MaxX, x), city.MinY - Whole(city.MinY - box.MinY, y), city.MaxY + Whole(box.MaxY - city.MaxY, y)));
    }
}

/// <summary>The outlines of a city in one frame as SVG, without what differs from page to page.</summary>
internal sealed class MapGround
{
    private readonly (MapArea Area, string Path)[] areas;
    private readonly string water;
    private readonly (double X, double Y, double Wide, string Svg)[] names;

    public MapGround(CityMap map, MapFrame frame)
    {
        areas = [.. map.Areas.Select(area => (area, $" d=\"{Path(area.Outline, frame)}\"/>"))];
        water = map.Water is { } river ? $"<path class=\"water\" d=\"{Line(river, frame, close: false)}\"/>" : "";
        names = [.. map.Areas.Select(area => Name(area, frame)).OfType<(double, double, double, string)>()];
    }

    /// <param name="svg">Where it is drawn.</param>
    /// <param name="on">The area to be marked.</param>
    /// <param name="taken">Whether something else stands at this place, so far to each side.</param>
    public void Draw(StringBuilder svg, MapArea? on, Func<double, double, double, bool> taken)
    {
        foreach (var (area, path) in areas) svg.Append(area == on ? "<path class=\"area on\"" : "<path class=\"area\"").Append(path);
        svg.Append(water);
        foreach (var (x, y, wide, name) in names)
            if (!taken(x, y, wide)) svg.Append(name);
    }

    // A name where there is room for it.
    private static (double X, double Y, double Wide, string Svg)? Name(MapArea area, MapFrame frame)
    {
        var (x, y) = (frame.X(area.Centre.X), frame.Y(area.Centre.Y));
        var words = area.Name.Split(' ');
        var lines = words.Length > 1 && area.Name.Length > 12 ? [string.Join(' ', words[..^1]), words[^1]] : new[] { area.Name };
        var wide = lines.Max(line => line.Length) * 4.6;
        if (wide * 2 > frame.Across(area.Outline.EnvelopeInternal) + 24) return null;
        var second = lines.Length > 1 ? string.Create(CultureInfo.InvariantCulture, $"<tspan x=\"{x:0}\" dy=\"17\">{WebUtility.HtmlEncode(lines[1])}</tspan>") : "";
        return (x, y, wide, string.Create(CultureInfo.InvariantCulture, $"<text x=\"{x:0}\" y=\"{y:0}\">{WebUtility.HtmlEncode(lines[0])}{second}</text>"));
    }

    private static string Path(Geometry outline, MapFrame frame) =>
        string.Concat(Enumerable.Range(0, outline.NumGeometries).Select(outline.GetGeometryN).OfType<Polygon>().Select(polygon => Line(polygon.ExteriorRing, frame, close: true)));

    // Whole numbers, each from the last: a third of the size.
    private static string Line(LineString line, MapFrame frame, bool close)
    {
        var path = new StringBuilder();
        var (lastX, lastY, steps) = (0, 0, 0);
        for (var i = 0; i < line.NumPoints - (close ? 1 : 0); i++)
        {
            var (x, y) = ((int)Math.Round(frame.X(line[i].X)), (int)Math.Round(frame.Y(line[i].Y)));
            if (i > 0 && (x, y) == (lastX, lastY)) continue;
            path.Append(steps++ switch { 0 => "M", 1 => "l", _ => " " }).Append(CultureInfo.InvariantCulture, $"{x - lastX} {y - lastY}");
            (lastX, lastY) = (x, y);
        }
        return path.Append(close ? "z" : "").Replace(" -", "-").ToString();
    }
}
