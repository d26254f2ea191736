using System.Globalization;
using System.Text.RegularExpressions;

namespace Derwent.Listings.Changes;

/// <summary>Reads times as people write them, a line each: "Tuesdays and Thursdays, 4pm to 6.30pm". A line that cannot be read is kept as words, and still shown.</summary>
internal static partial class TimesInWords
{
    public const int MostLines = 20;
    private static readonly string[] Codes = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    private static readonly string[] Nths = ["first", "second", "third", "fourth"];

    /// <summary>The times of these lines. A line that stands unchanged keeps what it was made of: notes, dates, rules that words do not say.</summary>
    public static IReadOnlyList<ScheduleFacts> Read(string text, IReadOnlyList<ScheduleFacts> old, DateOnly today)
    {
        var groups = old.GroupBy(s => (s.Frequency, s.Opens, s.Closes, s.Interval, s.Frequency == Frequency.Weekly ? "" : s.ByDay, s.Words))
            .Select(group => (Line: string.Concat(OpeningTimes.Lines(group, today)), Facts: group.ToList())).ToList();
        var read = new List<ScheduleFacts>();
        foreach (var line in Lines(text))
            if (groups.FirstOrDefault(group => group.Line == line) is { Facts: { } same }) read.AddRange(same);
            else read.Add(ReadLine(line));
        return read;
    }

    public static IReadOnlyList<string> Lines(string text) =>
        [.. text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(MostLines)];

    /// <summary>One line, as a rule where it can be read as one.</summary>
    public static ScheduleFacts ReadLine(string line)
    {
        var words = line.ToLowerInvariant();
        var hours = Hours(words);
        var days = Days(words);
        var monthly = Monthly().Match(words);
        if (monthly.Success && hours is var (opens, closes))
        {
            var nth = monthly.Groups[1].Value == "last" ? "-1" : (Array.IndexOf(Nths, monthly.Groups[1].Value) + 1).ToString(CultureInfo.InvariantCulture);
            return new ScheduleFacts(Frequency.Monthly, 1, nth + Codes[Day(monthly.Groups[2].Value)], null, null, null, null, opens, closes, null, null);
        }
        if (days.Count == 0 || hours is not var (from, to) || words.Contains("month", StringComparison.Ordinal) || words.Contains("term", StringComparison.Ordinal)) return InWordsOnly(line);
        return new ScheduleFacts(Frequency.Weekly, words.Contains("every other", StringComparison.Ordinal) ? 2 : 1, string.Join(',', days.Order().Select(day => Codes[day])), null, null, null, null, from, to, null, null);
    }

    private static ScheduleFacts InWordsOnly(string line) => new(Frequency.NotSaid, 1, null, null, null, null, null, null, null, line, null);

    private static SortedSet<int> Days(string words)
    {
        var days = new SortedSet<int>();
        if (EveryDay().IsMatch(words)) days.UnionWith(Enumerable.Range(0, 7));
        if (words.Contains("weekday", StringComparison.Ordinal)) days.UnionWith(Enumerable.Range(0, 5));
        if (words.Contains("weekend", StringComparison.Ordinal)) days.UnionWith([5, 6]);
        foreach (Match run in DayRun().Matches(words))
        {
            var (first, last) = (Day(run.Groups[1].Value), run.Groups[2].Success ? Day(run.Groups[2].Value) : -1);
            for (var day = first; ; day = (day + 1) % 7)
            {
                days.Add(day);
                if (last < 0 || day == last) break;
            }
        }
        return days;
    }

    private static (TimeOnly From, TimeOnly To)? Hours(string words)
    {
        if (words.Contains("all day and night", StringComparison.Ordinal) || words.Contains("24 hours", StringComparison.Ordinal)) return (TimeOnly.MinValue, TimeOnly.MinValue);
        var match = Span().Match(words.Replace("noon", "12pm", StringComparison.Ordinal).Replace("12 12pm", "12pm", StringComparison.Ordinal).Replace("midnight", "12am", StringComparison.Ordinal));
        if (!match.Success) return null;
        var late = match.Groups[6].Value;
        // "4 to 6pm" means 4pm; "10 to 2pm" means 10am.
        var early = match.Groups[3].Value.Length > 0 ? match.Groups[3].Value
            : late.Length > 0 && int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) % 12 < int.Parse(match.Groups[4].Value, CultureInfo.InvariantCulture) % 12 ? late : late.Length > 0 && late == "pm" ? "am" : "";
        return Clock(match.Groups[1].Value, match.Groups[2].Value, early) is { } from && Clock(match.Groups[4].Value, match.Groups[5].Value, late) is { } to ? (from, to) : null;
    }

    private static TimeOnly? Clock(string hour, string minute, string half)
    {
        var (h, m) = (int.Parse(hour, CultureInfo.InvariantCulture), minute.Length == 0 ? 0 : int.Parse(minute, CultureInfo.InvariantCulture));
        if (m > 59 || h > 24 || (half.Length > 0 && h is 0 or > 12 && half.Length > 0 && h > 12)) return null;
        // Without am or pm it must be the 24-hour clock, said with its minutes.
        if (half.Length == 0 && minute.Length == 0) return null;
        if (half == "pm" && h < 12) h += 12;
        if (half == "am" && h == 12) h = 0;
        return new TimeOnly(h % 24, m);
    }

    private static int Day(string name) => Array.FindIndex(Codes, code => name.StartsWith(code, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*(?:\s*(?:to|-|–|until)\s*(mon|tue|wed|thu|fri|sat|sun)[a-z]*)?")]
    private static partial Regex DayRun();

    [GeneratedRegex(@"\b(first|second|third|fourth|last) (mon|tue|wed|thu|fri|sat|sun)[a-z]* of (?:the|each|every) month")]
    private static partial Regex Monthly();

    [GeneratedRegex(@"\b(every day|daily|each day|seven days)\b")]
    private static partial Regex EveryDay();

    [GeneratedRegex(@"\b(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?\s*(?:to|-|–|until|till)\s*(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?")]
    private static partial Regex Span();
}
