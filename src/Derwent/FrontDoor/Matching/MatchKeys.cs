using System.Globalization;

namespace Derwent.FrontDoor.Matching;

/// <summary>
/// Keys under which a subject or a referral can be found again in spite of a misspelling, a swapped date or a move: two records that
/// share one key are compared field by field. They are stored in an indexed column and looked up inside the referral's transaction.
/// </summary>
internal static class MatchKeys
{
    private const double Cell = .0025; // about 280 m north–south; neighbours are looked up too

    public static string[] For(SubjectKind kind, SubjectDetails details) =>
    [
        .. (kind switch
        {
            SubjectKind.YoungPerson => Person(details),
            SubjectKind.Family => Family(details),
            _ => Place(details),
        }).Distinct().Order(StringComparer.Ordinal).Take(60),
    ];

    private static IEnumerable<string> Person(SubjectDetails details)
    {
        var (first, last) = (Plain.Name(details.FirstName), Plain.Name(details.Surname));
        var born = Plain.Birth(details.BirthDate);
        var postcode = Plain.Postcode(details.Postcode);
        if (first is not null && last is not null)
        {
            // Sorted, so that a first name and a surname in each other's box still meet.
            yield return "n:" + string.Join('|', new[] { Likeness.Soundex(first), Likeness.Soundex(last) }.Order(StringComparer.Ordinal));
        }

        foreach (var name in new[] { first, last }.OfType<string>())
        {
            if (postcode is not null) yield return $"p:{postcode}|{name[0]}";
            if (born is { } date) foreach (var key in Dates(date)) yield return $"b:{key}|{name[0]}";
        }

        if (Plain.Phone(details.Phone) is { } phone) yield return $"t:{phone}";
        if (last is not null && postcode is not null) yield return $"h:{postcode}|{Likeness.Soundex(last)}";
    }

    // The day itself, day and month swapped, and each two of its three parts, so that one wrong part still meets.
    private static IEnumerable<string> Dates(DateOnly date)
    {
        yield return Text($"dm{Math.Min(date.Day, date.Month)}-{Math.Max(date.Day, date.Month)}-{date.Year}");
        yield return Text($"md{date.Month}-{date.Day}");
        yield return Text($"ym{date.Year}-{date.Month}");
        yield return Text($"yd{date.Year}-{date.Day}");
    }

    private static IEnumerable<string> Family(SubjectDetails details)
    {
        var last = Plain.Name(details.Surname);
        var postcode = Plain.Postcode(details.Postcode);
        if (postcode is not null) yield return $"a:{postcode}|{HouseNumber(details.Address)}";
        if (postcode is not null && last is not null) yield return $"h:{postcode}|{Likeness.Soundex(last)}";
        if (Plain.Phone(details.Phone) is { } phone) yield return $"t:{phone}";
        foreach (var member in details.Members)
        {
            var name = Plain.Name(member.Name.Split(' ')[0]);
            if (name is not null && last is not null) yield return $"m:{Likeness.Soundex(last)}|{name}";
            if (name is not null && Plain.Birth(member.BirthDate) is { } born) yield return Text($"b:{born:yyyyMMdd}|{name[0]}");
        }
    }

    private static IEnumerable<string> Place(SubjectDetails details)
    {
        foreach (var word in Plain.Words(details.PlaceName).Concat(Plain.Words(details.Where)).Where(word => word.Length > 3))
        {
            yield return $"w:{(char.IsAsciiLetter(word[0]) ? Likeness.Soundex(word) : word)}";
        }

        if (Plain.Postcode(details.Postcode) is { } postcode) yield return $"p:{postcode}";
        if (details is { Latitude: { } north, Longitude: { } east })
        {
            var (y, x) = ((int)Math.Floor(north / Cell), (int)Math.Floor(east / (Cell * 1.6)));
            foreach (var (dy, dx) in from dy in Enumerable.Range(-1, 3) from dx in Enumerable.Range(-1, 3) select (dy, dx))
            {
                yield return Text($"g:{y + dy}|{x + dx}");
            }
        }
    }

    private static string HouseNumber(string? address) =>
        Plain.Words(address).FirstOrDefault(word => char.IsAsciiDigit(word[0])) ?? "";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
