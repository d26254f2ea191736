using System.Globalization;
using System.Net;
using System.Text;
using Derwent.Shared.Geography;
using NetTopologySuite.Geometries;

namespace Derwent.Support;

/// <summary>A close drawing around one place: the areas' borders, the river, and a dashed ring of 250 metres, below which nothing is drawn.</summary>
internal static class PlaceMap
{
    private const double Width = 900, Height = 440, Metres = 2400;

    public static string Draw(CityMap map, double latitude, double longitude, string name)
    {
        var perMetre = Width / Metres;
        double X(double east) => Width / 2 + (east - longitude) * 111_320 * Math.Cos(latitude * Math.PI / 180) * perMetre;
        double Y(double north) => Height / 2 - (north - latitude) * 111_195 * perMetre;
        var frame = new Envelope(longitude - 0.03, longitude + 0.03, latitude - 0.012, latitude + 0.012);
        var svg = new StringBuilder(4096);
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"map\" viewBox=\"0 0 {Width} {Height}\" preserveAspectRatio=\"xMidYMid slice\" role=\"img\" aria-label=\"Map around {WebUtility.HtmlEncode(name)}\">");
        foreach (var area in map.Areas.Where(area => area.Outline.EnvelopeInternal.Intersects(frame)))
        {
            svg.Append("<path class=\"border\" d=\"").Append(Path(area.Outline, X, Y)).Append("\"/>");
            var (x, y) = (X(area.Centre.X), Y(area.Centre.Y));
            if (x is > 20 and < Width - 120 && y is > 20 and < Height - 20) svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:0}\" y=\"{y:0}\">{WebUtility.HtmlEncode(area.Name)}</text>");
        }
        if (map.Water is { } water) svg.Append("<path class=\"water\" d=\"").Append(Line(water, X, Y)).Append("\"/>");
        var ring = 250 * perMetre;
        svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"spot\" cx=\"{Width / 2:0}\" cy=\"{Height / 2:0}\" r=\"{ring:0}\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<g class=\"pin\" transform=\"translate({Width / 2:0} {Height / 2:0})\"><circle r=\"9\"/></g></svg>");
        return svg.ToString();
    }

    private static string Path(Geometry outline, Func<double, double> x, Func<double, double> y) =>
        string.Concat(Enumerable.Range(0, outline.NumGeometries).Select(outline.GetGeometryN).OfType<Polygon>().Select(polygon => Line(polygon.ExteriorRing, x, y) + "z"));

    private static string Line(LineString line, Func<double, double> x, Func<double, double> y) =>
        string.Concat(line.Coordinates.Select((corner, place) => string.Create(CultureInfo.InvariantCulture, $"{(place == 0 ? 'M' : 'L')}{x(corner.X):0} {y(corner.Y):0}")));
}
