using System.Text.RegularExpressions;

namespace Derwent.FrontDoor.Refer;

/// <summary>What people type, without what only a machine would send. Empty becomes null.</summary>
internal static partial class Clean
{
    /// <summary>One line: control characters and double spaces become one space.</summary>
    public static string? Line(string? typed) => NullIfEmpty(Spaces().Replace(typed ?? "", " ").Trim());

    /// <summary>Several lines: new lines stay, other control characters go.</summary>
    public static string? Text(string? typed) =>
        NullIfEmpty(new string([.. (typed ?? "").ReplaceLineEndings("\n").Where(c => c == '\n' || c == '\t' || !char.IsControl(c))]).Trim());

    /// <summary>A postcode in capitals with one space, or its first half; null when it is neither.</summary>
    public static string? Postcode(string? typed)
    {
        var plain = new string([.. (typed ?? "").Where(char.IsLetterOrDigit)]).ToUpperInvariant();
        return Whole().IsMatch(plain) ? $"{plain[..^3]} {plain[^3..]}" : Half().IsMatch(plain) ? plain : null;
    }

    /// <summary>A phone number as it was typed, if it has 9 to 15 digits.</summary>
    public static string? Phone(string? typed) =>
        Line(typed) is { } line && line.Count(char.IsAsciiDigit) is >= 9 and <= 15 && line.All(c => char.IsAsciiDigit(c) || " +()-.".Contains(c, StringComparison.Ordinal)) ? line : null;

    /// <summary>An e-mail address that could be delivered to.</summary>
    public static string? Email(string? typed) =>
        Line(typed) is { } line && line.Length <= 254 && Address().IsMatch(line) ? line : null;

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    [GeneratedRegex(@"[\s\p{Cc}]+")]
    private static partial Regex Spaces();

    [GeneratedRegex("^[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}$")]
    private static partial Regex Whole();

    [GeneratedRegex("^[A-Z]{1,2}[0-9][A-Z0-9]?$")]
    private static partial Regex Half();

    [GeneratedRegex(@"^[^@\s<>,;:""]+@[^@\s<>,;:""]+\.[^@\s.<>,;:""]{2,}$")]
    private static partial Regex Address();
}
