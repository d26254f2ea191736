using System.Globalization;
using System.Text.RegularExpressions;
using Derwent.Shared.Geography;
using Derwent.Shared.Time;
using NetTopologySuite.Geometries;

namespace Derwent.Listings.Import;

/// <summary>Puts right what can be put right without guessing, and says so. What cannot is left out, and said.</summary>
internal static partial class Mend
{
    private static readonly GeometryFactory Wgs84 = new(new PrecisionModel(), 4326);
    private static readonly string[] OddDates = ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "yyyy/M/d", "d MMM yyyy", "d MMMM yyyy", "yyyyMMdd"];
    private static readonly string[] Clocks = ["H:mm", "HH:mm", "H:mm:ss", "HH:mm:ss", "H.mm", "htt", "h tt", "h:mmtt", "h.mmtt", "h:mm tt", "HHmm"];

    /// <summary>Plain text no longer than a limit, or null when nothing is left.</summary>
    public static string? Text(string? value, int longest, string what, Notes notes)
    {
        if (string.IsNullOrWhiteSpace(value)) return null;
        if (PlainText.HasMarkup(value)) notes.Mended($"HTML in its {what} was turned into plain text");
        var plain = PlainText.From(value);
        if (plain.Length <= longest) return plain.Length == 0 ? null : plain;
        notes.Mended($"its {what} was shortened to {longest:N0} characters");
        return plain[..longest].TrimEnd();
    }

    public static string? Line(string? value, int longest, string what, Notes notes) => Text(value, longest, what, notes)?.ReplaceLineEndings(" ");

    public static string? Url(string? value, string what, Notes notes)
    {
        if (string.IsNullOrWhiteSpace(value)) return null;
        var trimmed = value.Trim();
        if (trimmed.StartsWith("www.", StringComparison.OrdinalIgnoreCase)) trimmed = "https://" + trimmed;
        if (trimmed.Length <= 500 && Uri.TryCreate(trimmed, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.Host.Contains('.', StringComparison.Ordinal) && !trimmed.Any(char.IsControl)) return trimmed;
        notes.Mended($"its {what} is no web address and was left out: “{Part(trimmed)}”");
        return null;
    }

    public static string? Email(string? value, Notes notes)
    {
        if (string.IsNullOrWhiteSpace(value)) return null;
        if (value.Trim() is { Length: <= 320 } mail && Mail().IsMatch(mail)) return mail;
        notes.Mended($"an e-mail address cannot be right and was left out: “{Part(value)}”");
        return null;
    }

    /// <summary>"Youth MAPS: 0117 332 7111" becomes a number and what it is for.</summary>
    public static (string Number, string? For)? Phone(string? value, Notes notes)
    {
        if (string.IsNullOrWhiteSpace(value)) return null;
        var tidy = PlainText.Tidy(value);
        if (Digits().Match(tidy) is { Success: true } match && match.Value.Count(char.IsAsciiDigit) >= 3)
        {
            var rest = tidy.Remove(match.Index, match.Length).Trim(' ', ':', '-', ',', ';', '(', ')');
            if (rest.Length == 0) return (match.Value.Trim(), null);
            if (rest.Length <= 100 && match.Value.Length <= 100)
            {
                if (!Extension().IsMatch(rest)) notes.Mended($"words beside a telephone number were taken apart: “{Part(tidy)}”");
                return Extension().IsMatch(rest) && tidy.Length <= 100 ? (tidy, null) : (match.Value.Trim(), rest);
            }
        }
        notes.Mended($"a telephone number cannot be right and was left out: “{Part(tidy)}”");
        return null;
    }

    public static string? PostcodeOf(string? value, string? country, Notes notes)
    {
        if (string.IsNullOrWhiteSpace(value)) return null;
        var written = PlainText.Tidy(value);
        if (country is not (null or "" or "GB" or "UK" or "gb" or "uk")) return written.Length <= 20 ? written : null;
        if (Postcode.Tidy(written) is not { } tidy)
        {
            notes.Mended($"its postcode is none and was left out: “{Part(written)}”");
            return null;
        }
        if (tidy != written) notes.Mended($"its postcode was written anew: “{Part(written)}” is {tidy}");
        return tidy;
    }

    public static Point? PointOf(double? longitude, double? latitude, Notes notes)
    {
        if (longitude is not { } x || latitude is not { } y) return null;
        if (double.IsFinite(x) && double.IsFinite(y) && Math.Abs(x) <= 180 && Math.Abs(y) <= 90 && (x, y) != (0, 0)) return Wgs84.CreatePoint(new Coordinate(Math.Round(x, 7), Math.Round(y, 7)));
        notes.Mended(string.Create(CultureInfo.InvariantCulture, $"its coordinates are impossible and were left out: {y}, {x}"));
        return null;
    }

    public static DateOnly? Date(string? value, string what, Notes notes)
    {
        if (string.IsNullOrWhiteSpace(value)) return null;
        var written = value.Trim();
        if (DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return Sensible(date, written, what, notes);
        if (written.Length > 10 && DateOnly.TryParseExact(written[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date)) return Sensible(date, written, what, notes);
        if (!DateOnly.TryParseExact(written, OddDates, CultureInfo.GetCultureInfo("en-GB"), DateTimeStyles.None, out date))
        {
            notes.Mended($"its {what} is no date and was left out: “{Part(written)}”");
            return null;
        }
        notes.Mended(string.Create(CultureInfo.InvariantCulture, $"its {what} was read as day, month, year: “{Part(written)}” is {date:yyyy-MM-dd}"));
        return Sensible(date, written, what, notes);
    }

    public static DateTimeOffset? Instant(string? value, string what, Notes notes)
    {
        if (string.IsNullOrWhiteSpace(value)) return null;
        var written = value.Trim();
        if (!DateTime.TryParse(written, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time) || time.Year is < 1900 or > 2200)
        {
            notes.Mended($"its {what} is no time and was left out: “{Part(written)}”");
            return null;
        }
        if (time.Kind == DateTimeKind.Unspecified)
        {
            notes.Mended($"its {what} has no time zone: English time was assumed");
            return UkTime.At(DateOnly.FromDateTime(time), TimeOnly.FromDateTime(time));
        }
        return DateTimeOffset.Parse(written, CultureInfo.InvariantCulture).ToUniversalTime();
    }

    public static TimeOnly? Clock(string? value, Notes notes)
    {
        if (string.IsNullOrWhiteSpace(value)) return null;
        var written = Zone().Replace(value.Trim(), "");
        if (written is "24:00" or "24:00:00") return TimeOnly.MinValue;
        if (TimeOnly.TryParseExact(written, Clocks, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return time;
        notes.Mended($"a time of day cannot be read and was left out: “{Part(value)}”");
        return null;
    }

    private static DateOnly? Sensible(DateOnly date, string written, string what, Notes notes)
    {
        if (date.Year is >= 1900 and <= 2200) return date;
        notes.Mended($"its {what} is too far away and was left out: “{Part(written)}”");
        return null;
    }

    private static string Part(string text) => text.Length <= 60 ? text : text[..60] + "…";

    [GeneratedRegex(@"^[^\s@<>""']+@[^\s@<>""']+\.[^\s@<>""'.]{2,}$")] private static partial Regex Mail();
    [GeneratedRegex(@"\+?\(?[0-9][0-9 ()./\-]{1,30}[0-9]")] private static partial Regex Digits();
    [GeneratedRegex(@"^(ext|extension|x|option|opt)\.? ?[0-9]{1,6}$", RegexOptions.IgnoreCase)] private static partial Regex Extension();
    [GeneratedRegex(@"(Z|[+-][0-9]{2}:?[0-9]{2})$")] private static partial Regex Zone();
}
