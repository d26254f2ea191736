using System.Globalization;
using System.Text;

namespace Derwent.FrontDoor.Matching;

/// <summary>What people typed, made comparable: no case, accents, punctuation or double spaces.</summary>
internal static class Plain
{
    private static readonly HashSet<string> Nothing = ["baby", "unknown", "test", "none", "na", "notknown"];

    /// <summary>Letters a–z only; null when nothing is left or it only says that the name is not known.</summary>
    public static string? Name(string? typed)
    {
        var plain = Letters(typed, keepSpaces: false);
        return plain.Length == 0 || Nothing.Contains(plain) ? null : plain;
    }

    /// <summary>Words of a–z and digits, in the order they came.</summary>
    public static string[] Words(string? typed) => Letters(typed, keepSpaces: true).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Postcode without its space; null when empty.</summary>
    public static string? Postcode(string? typed)
    {
        var plain = new string([.. (typed ?? "").Where(char.IsAsciiLetterOrDigit)]).ToUpperInvariant();
        return plain.Length == 0 ? null : plain;
    }

    /// <summary>The last nine digits of a phone number, so that +44 and 0 agree; null with fewer.</summary>
    public static string? Phone(string? typed)
    {
        var digits = new string([.. (typed ?? "").Where(char.IsAsciiDigit)]);
        return digits.Length < 9 ? null : digits[^9..];
    }

    /// <summary>A date that was not put in because the form asked for one: 1 January means “not known”.</summary>
    public static DateOnly? Birth(DateOnly? date) => date is { Month: 1, Day: 1 } ? null : date;

    private static string Letters(string? typed, bool keepSpaces)
    {
        var letters = new StringBuilder();
        foreach (var c in (typed ?? "").Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            if (char.IsLetter(c) || keepSpaces && char.IsDigit(c))
            {
                letters.Append(char.ToLowerInvariant(c));
            }
            else if (keepSpaces && (char.IsWhiteSpace(c) || c is '-' or ',' or '/'))
            {
                letters.Append(' ');
            }
        }

        return letters.ToString();
    }
}
