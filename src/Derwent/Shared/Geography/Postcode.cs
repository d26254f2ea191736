using System.Text.RegularExpressions;

namespace Derwent.Shared.Geography;

/// <summary>United Kingdom postcodes as people type them.</summary>
public static partial class Postcode
{
    /// <summary>"m21 9aq" becomes "M21 9AQ"; null when it is none.</summary>
    public static string? Tidy(string? typed)
    {
        var plain = Plain(typed);
        return Whole().IsMatch(plain) ? $"{plain[..^3]} {plain[^3..]}" : null;
    }

    /// <summary>Capitals and digits only, as the table keeps it.</summary>
    public static string Plain(string? typed) => string.Concat((typed ?? "").Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();

    /// <summary>True for the first half, such as DE23.</summary>
    public static bool IsDistrict(string? typed) => District().IsMatch(Plain(typed));

    [GeneratedRegex("^([A-Z][A-HJ-Y]?[0-9][A-Z0-9]?[0-9][ABD-HJLNP-UW-Z]{2}|GIR0AA)$")]
    private static partial Regex Whole();

    [GeneratedRegex("^[A-Z][A-HJ-Y]?[0-9][A-Z0-9]?$")]
    private static partial Regex District();
}
