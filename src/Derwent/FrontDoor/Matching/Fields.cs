using System.Globalization;

namespace Derwent.FrontDoor.Matching;

/// <summary>What single fields say when two records are laid side by side.</summary>
internal static class Fields
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public static FieldSays Name(string field, string? here, string? held, double same, double differs)
    {
        var (a, b) = (Plain.Name(here), Plain.Name(held));
        if (a is null || b is null) return Nothing(field, here, held);
        var alike = Likeness.JaroWinkler(a, b);
        return (a == b, alike >= .92, alike >= .82 || Likeness.Edits(a, b) <= 1) switch
        {
            (true, _, _) => new FieldSays(field, here, held, same, "same, strong"),
            (_, true, _) => new FieldSays(field, here, held, same * .7, "nearly the same"),
            (_, _, true) => new FieldSays(field, here, held, same * .3, "a little alike"),
            _ => new FieldSays(field, here, held, differs, "differs, against"),
        };
    }

    public static FieldSays Birth(DateOnly? here, DateOnly? held)
    {
        const string field = "Date of birth";
        var (shownHere, shownHeld) = (Shown(here), Shown(held));
        if (Plain.Birth(here) is not { } a || Plain.Birth(held) is not { } b) return Nothing(field, shownHere, shownHeld);
        var swapped = a.Year == b.Year && a.Day == b.Month && a.Month == b.Day;
        var oneDigit = Likeness.Edits(a.ToString("yyyyMMdd", CultureInfo.InvariantCulture), b.ToString("yyyyMMdd", CultureInfo.InvariantCulture)) == 1;
        var parts = (a.Year == b.Year ? 1 : 0) + (a.Month == b.Month ? 1 : 0) + (a.Day == b.Day ? 1 : 0);
        return (a == b, swapped, oneDigit, parts) switch
        {
            (true, _, _, _) => new FieldSays(field, shownHere, shownHeld, 9, "same, very strong"),
            (_, true, _, _) => new FieldSays(field, shownHere, shownHeld, 6, "day and month swapped"),
            (_, _, true, _) => new FieldSays(field, shownHere, shownHeld, 5, "one digit differs"),
            (_, _, _, 2) => new FieldSays(field, shownHere, shownHeld, 2, "two of three parts agree"),
            _ => new FieldSays(field, shownHere, shownHeld, -6, "differs, against"),
        };
    }

    public static FieldSays Phone(string? here, string? held)
    {
        var (a, b) = (Plain.Phone(here), Plain.Phone(held));
        var (shownHere, shownHeld) = (Ends(a), Ends(b));
        if (a is null || b is null) return Nothing("Phone", shownHere, shownHeld);
        return a == b
            ? new FieldSays("Phone", shownHere, shownHeld, 8, "same, very strong")
            : new FieldSays("Phone", shownHere, shownHeld, Likeness.Edits(a, b) == 1 ? 4 : 0, Likeness.Edits(a, b) == 1 ? "one digit differs" : "differs, says little");
    }

    public static FieldSays Postcode(string? here, string? held)
    {
        var (a, b) = (Plain.Postcode(here), Plain.Postcode(held));
        if (a is null || b is null) return Nothing("Postcode", here, held);
        return (a == b, Likeness.Edits(a, b) == 1, Sector(a) == Sector(b), District(a) == District(b)) switch
        {
            (true, _, _, _) => new FieldSays("Postcode", here, held, 6, "same, strong"),
            (_, true, _, _) => new FieldSays("Postcode", here, held, 3.5, "close by"),
            (_, _, true, _) => new FieldSays("Postcode", here, held, 2, "close by"),
            (_, _, _, true) => new FieldSays("Postcode", here, held, .5, "same part of the city"),
            _ => new FieldSays("Postcode", here, held, -1, "differs; people move"),
        };
    }

    /// <summary>Free words such as a school or an address: how many of the rarer words they share.</summary>
    public static FieldSays Words(string field, string? here, string? held, double same, double differs)
    {
        var (a, b) = (Plain.Words(here), Plain.Words(held));
        if (a.Length == 0 || b.Length == 0) return Nothing(field, here, held);
        var shared = (double)a.Intersect(b).Count() / Math.Min(a.Distinct().Count(), b.Distinct().Count());
        return shared switch
        {
            >= .99 => new FieldSays(field, here, held, same, "same"),
            >= .5 => new FieldSays(field, here, held, same * .5, "alike"),
            _ => new FieldSays(field, here, held, differs, differs < 0 ? "differs, against" : "differs, says little"),
        };
    }

    public static FieldSays Nothing(string field, string? here, string? held) => new(field, here, held, 0, "says nothing");

    private static string? Shown(DateOnly? date) => date?.ToString("d MMMM yyyy", English);

    private static string? Ends(string? phone) => phone is null ? null : $"ends {phone[^4..]}";

    private static string Sector(string postcode) => postcode.Length > 2 ? postcode[..^2] : postcode;

    private static string District(string postcode) => postcode.Length > 3 ? postcode[..^3] : postcode;
}
