using System.Globalization;
using System.Text;

namespace Derwent.Engine.Linkage;

/// <summary>What people typed, made comparable: no case, accents or punctuation; what only says "not known" is missing.</summary>
public static class Plain
{
    /// <summary>Longest value that is compared, in characters.</summary>
    public const int LongestValue = 200;

    /// <summary>The plain value, or null when it is missing.</summary>
    public static string? Of(FieldKind kind, string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        var plain = kind switch
        {
            FieldKind.GivenName or FieldKind.Surname => Words(typed, digits: false),
            FieldKind.BirthDate => Birth(typed),
            FieldKind.Phone => Phone(typed),
            FieldKind.Email => typed.Trim().ToLowerInvariant(),
            FieldKind.Words => Words(typed, digits: true).Replace(" ", "", StringComparison.Ordinal),
            FieldKind.Title => string.Join(' ', Words(typed, digits: true).Split(' ').Where(word => !IsSmall(word)).Select(InFull)),
            FieldKind.Members => string.Join('|', typed.Split('|').Where(name => Of(FieldKind.GivenName, name) is not null).Select(name => Of(FieldKind.GivenName, name.Trim().Split(' ')[0])).OfType<string>().Distinct().Order(StringComparer.Ordinal)),
            FieldKind.Position => Position(typed),
            _ => new string([.. typed.Where(char.IsAsciiLetterOrDigit).Select(char.ToLowerInvariant)]),
        };
        return string.IsNullOrEmpty(plain) || SaysNothing(plain.Replace(" ", "", StringComparison.Ordinal)) ? null : plain;
    }

    private static bool SaysNothing(string word) => word is "baby" or "unknown" or "test" or "none" or "na" or "nk" or "notknown" or "notgiven" or "null" or "babyboy" or "babygirl";

    private static bool IsSmall(string word) => word is "the" or "at" or "of" or "on" or "by" or "near" or "and" or "in" or "a";

    private static string InFull(string word) => word switch
    {
        "st" => "street", "rd" => "road", "ave" => "avenue", "cres" => "crescent", "ln" => "lane", "dr" => "drive", "pk" => "park", "ct" => "court",
        _ => word,
    };

    // Eight digits, yyyymmdd. What is not quite a date keeps its digits: a mistyped month is still evidence.
    private static string? Birth(string typed)
    {
        var parts = typed.Trim().Split('T', ' ')[0].Split('-', '/', '.');
        var digits = parts switch
        {
            [{ Length: 8 } all] => all,
            [{ Length: 4 } year, { Length: 1 or 2 } month, { Length: 1 or 2 } day] => year + month.PadLeft(2, '0') + day.PadLeft(2, '0'),
            [{ Length: 1 or 2 } day, { Length: 1 or 2 } month, { Length: 4 } year] => year + month.PadLeft(2, '0') + day.PadLeft(2, '0'),
            _ => "",
        };
        return digits.Length != 8 || !digits.All(char.IsAsciiDigit) || digits.EndsWith("0101", StringComparison.Ordinal) ? null : digits;
    }

    private static string? Position(string typed) => typed.Split(',') is [var north, var east]
        && double.TryParse(north, CultureInfo.InvariantCulture, out var y) && double.TryParse(east, CultureInfo.InvariantCulture, out var x) && y is >= -90 and <= 90 && x is >= -180 and <= 180
        ? string.Create(CultureInfo.InvariantCulture, $"{y},{x}") : null;

    private static string? Phone(string typed)
    {
        var digits = new string([.. typed.Where(char.IsAsciiDigit)]);
        return digits.Length < 9 ? null : digits[^9..];
    }

    private static string Words(string typed, bool digits)
    {
        var plain = new StringBuilder(typed.Length);
        foreach (var c in typed.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            if (char.IsLetter(c) || digits && char.IsDigit(c)) plain.Append(char.ToLowerInvariant(c));
            else if ((char.IsWhiteSpace(c) || c is '-' or ',' or '/') && plain.Length > 0 && plain[^1] != ' ') plain.Append(' ');
        }

        return plain.ToString().TrimEnd();
    }
}
