using System.Text.RegularExpressions;
using Derwent.Shared.Geography;

namespace Derwent.Listings.Freshness;

/// <summary>Takes out of what people typed whatever could lead to one of them, as far as a machine can see: addresses, numbers, the second half of a postcode.</summary>
internal static partial class NoPerson
{
    public static string In(string? typed, int longest)
    {
        var text = Postcodes().Replace(typed ?? "", found => Postcode.Tidy(found.Value) is { } whole ? whole.Split(' ')[0] : found.Value);
        text = Numbers().Replace(Mail().Replace(text, "…"), "…").Trim();
        return text.Length > longest ? text[..longest] : text;
    }

    /// <summary>A place no nearer than a district: "DE1 1AA" is DE1, "12 High Street" is "High Street".</summary>
    public static string Place(string? typed) => Postcode.Tidy(typed) is { } whole ? whole.Split(' ')[0]
        : Postcode.IsDistrict(typed) ? Postcode.Plain(typed) : HouseNumber().Replace(In(typed, 100), "").Trim();

    [GeneratedRegex(@"\b[A-Za-z]{1,2}[0-9][A-Za-z0-9]?\s*[0-9][A-Za-z]{2}\b")] private static partial Regex Postcodes();
    [GeneratedRegex(@"\S+@\S+")] private static partial Regex Mail();
    [GeneratedRegex(@"\+?\d[\d\s().-]{4,}\d")] private static partial Regex Numbers();
    [GeneratedRegex(@"\b\d+[A-Za-z]?\b")] private static partial Regex HouseNumber();
}
