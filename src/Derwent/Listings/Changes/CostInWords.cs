using System.Globalization;
using System.Text.RegularExpressions;
using Derwent.Listings.Find;

namespace Derwent.Listings.Changes;

/// <summary>A price as people write it: "Free", "£2.50 a week", "50p".</summary>
internal static partial class CostInWords
{
    public static int? Pence(string typed)
    {
        if (FreeWord().IsMatch(typed)) return 0;
        if (Pounds().Match(typed) is { Success: true } pounds && decimal.TryParse(pounds.Groups[1].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var price) && price <= 100_000) return (int)(price * 100);
        return PenceOnly().Match(typed) is { Success: true } pence ? int.Parse(pence.Groups[1].Value, CultureInfo.InvariantCulture) : null;
    }

    /// <summary>The words, unless the number says all of it.</summary>
    public static string? Rest(string typed) => typed.Length == 0 || (Pence(typed) is { } pence && FindWords.Cost(pence, null) == typed) ? null : typed;

    [GeneratedRegex(@"^\s*(it is |it's |it’s )?(free\b|nothing|no (charge|cost|fee))", RegexOptions.IgnoreCase)] private static partial Regex FreeWord();
    [GeneratedRegex(@"£\s*(\d{1,6}(?:\.\d{1,2})?)")] private static partial Regex Pounds();
    [GeneratedRegex(@"\b(\d{1,3})p\b", RegexOptions.IgnoreCase)] private static partial Regex PenceOnly();
}
