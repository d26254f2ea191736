using System.Globalization;
using System.Text.RegularExpressions;
using Derwent.Listings.Changes;
using Derwent.Shared.Geography;
using Derwent.Shared.Imports;

namespace Derwent.Listings.Import;

/// <summary>The cells of a row under our names, read strictly: what cannot be read breaks the row.</summary>
internal sealed partial class Cells(CsvRow row, IReadOnlyDictionary<string, string> theirs, Notes notes)
{
    public string? this[string field] => theirs.TryGetValue(field, out var column) ? row[column] : null;

    public int? Whole(string field, int most)
    {
        if (this[field] is not { } said) return null;
        if (int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most) return number;
        notes.Broken($"{field} “{said}” is no whole number up to {most}");
        return null;
    }

    public double? Degrees(string field, double most)
    {
        if (this[field] is not { } said) return null;
        if (double.TryParse(said, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= most) return number;
        notes.Broken($"{field} “{said}” is no number of degrees");
        return null;
    }

    public bool Yes(string field)
    {
        switch (this[field]?.ToLowerInvariant())
        {
            case null or "no" or "n" or "false" or "0": return false;
            case "yes" or "y" or "true" or "1": return true;
            default:
                notes.Broken($"{field} “{this[field]}” is neither yes nor no");
                return false;
        }
    }

    public T One<T>(string field, T otherwise) where T : struct, Enum
    {
        if (this[field] is not { } said) return otherwise;
        if (Enum.TryParse<T>(said.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var value) && !char.IsAsciiDigit(said[0])) return value;
        notes.Broken($"{field} “{said}” is none of {string.Join(", ", Enum.GetNames<T>())}");
        return otherwise;
    }

    public IReadOnlyList<string> List(string field) => (this[field] ?? "").Split([';', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().Take(50).ToList();

    /// <summary>Codes of ours, or words that plainly mean some: "Mental health" is said to have been read as anxiety.</summary>
    public IReadOnlyList<string> Codes(string field, Func<string, bool> known, Func<IEnumerable<string>, IReadOnlyList<string>> meant)
    {
        var codes = new List<string>();
        foreach (var said in List(field))
        {
            if (known(said.ToLowerInvariant())) codes.Add(said.ToLowerInvariant());
            else if (meant([said]) is { Count: > 0 } some)
            {
                codes.AddRange(some);
                notes.Mended($"{field}: “{said}” was read as {string.Join(", ", some)}");
            }
            else notes.Broken($"{field} has no code “{said}”");
        }
        return [.. codes.Distinct()];
    }

    /// <summary>From two columns, or from one such as "11-16", "over 14" or "8+".</summary>
    public (int? From, int? To) Ages()
    {
        var (from, to) = (Whole("min_age", 120), Whole("max_age", 120));
        if (this["ages"] is not { } said) return (from, to);
        var ages = Terms.AgesOf([said.Trim().EndsWith('+') ? "over " + said.Trim().TrimEnd('+').Trim() : said.Trim()]);
        if (ages is { Min: null, Max: null }) notes.Mended($"ages “{said}” are not like 11-16 and were left out");
        return (from ?? ages.Min, to ?? ages.Max);
    }

    public IReadOnlyList<string> Languages()
    {
        foreach (var language in List("languages").Where(language => LanguageVocabulary.Code(language) is null)) notes.Mended($"a language is none we know: “{language}”");
        return [.. Terms.LanguagesOf(List("languages")).Order()];
    }

    public DateOnly? Date(string field)
    {
        if (this[field] is not { } said) return null;
        if (DateOnly.TryParseExact(said, ["yyyy-MM-dd", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        notes.Broken($"{field} “{said}” is no date such as 2026-11-03 or 3/11/2026");
        return null;
    }

    /// <summary>"free", "2.50", "£2.50 a session" or any words.</summary>
    public (int? Pence, string? Words) Cost()
    {
        var words = Mend.Text(this["cost"], 2000, "cost", notes);
        if (words is null) return (null, null);
        if (words.StartsWith("free", StringComparison.OrdinalIgnoreCase)) return (0, words);
        return Price().Match(words) is { Success: true } price && decimal.TryParse(price.Groups[1].Value, NumberStyles.Number, CultureInfo.InvariantCulture, out var pounds) && pounds <= 100_000
            ? ((int)(pounds * 100), words.StartsWith('£') ? words : "£" + words) : (null, words);
    }

    public IReadOnlyList<SiteFacts> Sites()
    {
        var postcode = this["postcode"];
        if (postcode is not null && Postcode.Tidy(postcode) is null) notes.Broken($"postcode “{postcode}” is none");
        var (latitude, longitude) = (Degrees("latitude", 90), Degrees("longitude", 180));
        if (latitude is null != longitude is null) notes.Broken("it has only one of latitude and longitude");
        var site = new SiteFacts(Mend.Line(this["place"], 300, "place", notes), Mend.Line(this["address"], 300, "address", notes), Mend.Line(this["town"], 100, "town", notes),
            Postcode.Tidy(postcode), Mend.PointOf(longitude, latitude, notes));
        return site is { Name: null, Address: null, Postcode: null, Point: null } ? [] : [site];
    }

    public IReadOnlyList<ContactFacts> Contacts()
    {
        var phone = Mend.Phone(this["phone"], notes);
        var name = Mend.Line(this["contact"], 200, "contact", notes);
        return phone is null && name is null ? [] : [new ContactFacts(name, phone?.For, phone?.Number, null)];
    }

    /// <summary>"MO,TU 16:00-20:00; SA 10:00-12:00", or as people write it: "Tuesdays and Thursdays, 4pm to 6pm".</summary>
    public IReadOnlyList<ScheduleFacts> Times()
    {
        var times = new List<ScheduleFacts>();
        foreach (var part in (this["times"] ?? "").Split([';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(TimesInWords.MostLines))
        {
            if (Time().Match(part) is { Success: true } said && TimeOnly.TryParse(said.Groups[2].Value, CultureInfo.InvariantCulture, out _) && TimeOnly.TryParse(said.Groups[3].Value, CultureInfo.InvariantCulture, out _))
                times.Add(ScheduleFacts.Weekly(said.Groups[1].Value.ToUpperInvariant().Replace(" ", "", StringComparison.Ordinal), said.Groups[2].Value, said.Groups[3].Value));
            else if (part.Length <= 300 && TimesInWords.ReadLine(part) is { Frequency: not Frequency.NotSaid } read) times.Add(read);
            else notes.Broken($"times “{part}” are not like MO,TU 16:00-20:00 or Tuesdays 4pm to 6pm");
        }
        return times;
    }

    [GeneratedRegex("^£? ?([0-9]{1,6}(\\.[0-9]{1,2})?)( .*)?$")] private static partial Regex Price();
    [GeneratedRegex("^((?:MO|TU|WE|TH|FR|SA|SU)(?: ?, ?(?:MO|TU|WE|TH|FR|SA|SU))*) ([0-2][0-9]:[0-5][0-9])-([0-2][0-9]:[0-5][0-9])$", RegexOptions.IgnoreCase)] private static partial Regex Time();
}
