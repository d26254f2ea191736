using System.Globalization;

namespace Derwent.FrontDoor.Matching;

/// <summary>Two places: what they are called and how far apart they are.</summary>
internal static class PlaceComparison
{
    public static Comparison Of(SubjectDetails here, SubjectDetails held)
    {
        FieldSays[] fields =
        [
            Name(here.PlaceName, held.PlaceName),
            Distance(here, held),
            Fields.Postcode(here.Postcode, held.Postcode),
            Fields.Words("Where", here.Where, held.Where, 3, 0),
        ];
        return Comparison.From([.. fields.OrderByDescending(field => field.Weight)], likely: 9, possible: 4);
    }

    private static FieldSays Name(string? here, string? held)
    {
        var (a, b) = (string.Concat(Plain.Words(here)), string.Concat(Plain.Words(held)));
        if (a.Length == 0 || b.Length == 0) return Fields.Nothing("Name", here, held);
        if (a == b) return new FieldSays("Name", here, held, 7, "same, strong");
        return Likeness.JaroWinkler(a, b) >= .9
            ? new FieldSays("Name", here, held, 5, "nearly the same")
            : Fields.Words("Name", here, held, 5, -2);
    }

    private static FieldSays Distance(SubjectDetails here, SubjectDetails held)
    {
        if (here is not { Latitude: { } y, Longitude: { } x } || held is not { Latitude: { } heldY, Longitude: { } heldX })
        {
            return Fields.Nothing("On the map", here.Latitude is null ? null : "marked", held.Latitude is null ? null : "marked");
        }

        var metres = Likeness.Metres(y, x, heldY, heldX);
        var words = metres < 1000
            ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(10, Math.Round(metres / 10) * 10)} m apart")
            : string.Create(CultureInfo.InvariantCulture, $"{metres / 1000:0.0} km apart");
        return new FieldSays("On the map", "marked", "marked", metres switch { <= 100 => 6, <= 250 => 4, <= 1000 => 1, _ => -4 }, words);
    }
}
