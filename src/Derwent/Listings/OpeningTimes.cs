using System.Globalization;
using NpgsqlTypes;

namespace Derwent.Listings;

/// <summary>Schedules as people say them, and as minutes of the week (0 is Monday, midnight) for filters and "open now".</summary>
internal static class OpeningTimes
{
    public const int Day = 24 * 60;
    public const int Week = 7 * Day;
    private static readonly string[] Codes = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    /// <summary>One line for each pattern of days and hours, first day first.</summary>
    public static IReadOnlyList<string> Lines(IEnumerable<ScheduleFacts> schedules, DateOnly today)
    {
        var current = schedules.Where(s => IsCurrent(s, today)).ToList();
        var weekly = current.Where(s => s.Frequency == Frequency.Weekly && DaysOf(s) != 0)
            .GroupBy(s => (s.Opens, s.Closes, s.Interval))
            .Select(group => (Days: group.Aggregate(0, (days, s) => days | DaysOf(s)), group.Key.Opens, group.Key.Closes, group.Key.Interval))
            .OrderBy(line => int.TrailingZeroCount(line.Days)).ThenBy(line => line.Opens)
            .Select(line => With(DayWords(line.Days, line.Interval), line.Opens, line.Closes));
        var monthly = current.Where(s => s.Frequency == Frequency.Monthly).Select(s => With(MonthWords(s), s.Opens, s.Closes));
        var said = current.Where(s => s.Frequency == Frequency.NotSaid || (s.Frequency == Frequency.Weekly && DaysOf(s) == 0))
            .Select(s => s.Words ?? With("", s.Opens, s.Closes));
        return [.. weekly.Concat(monthly).Concat(said).Where(line => line.Length > 0).Distinct()];
    }

    /// <summary>Days of the week on which it is ever open: bit 0 is Monday.</summary>
    public static short Days(IEnumerable<ScheduleFacts> schedules, DateOnly today) =>
        (short)schedules.Where(s => IsCurrent(s, today)).Aggregate(0, (days, s) => days | DaysOf(s));

    /// <summary>The weekly hours as ranges of minutes. Monthly and fortnightly times are left out: nobody should be told "open now" for them.</summary>
    public static NpgsqlRange<int>[] Hours(IEnumerable<ScheduleFacts> schedules, DateOnly today)
    {
        var minutes = new SortedSet<(int From, int To)>();
        foreach (var s in schedules.Where(s => s is { Frequency: Frequency.Weekly, Interval: 1, Opens: not null, Closes: not null } && IsCurrent(s, today)))
            for (var day = 0; day < 7; day++)
                if ((DaysOf(s) & (1 << day)) != 0) Add(minutes, day * Day + Minute(s.Opens!.Value), Length(s.Opens.Value, s.Closes!.Value));
        return [.. Merge(minutes).Select(range => new NpgsqlRange<int>(range.From, true, range.To, false))];
    }

    /// <summary>"Open now, until 8pm", "Opens today, 5pm", or null.</summary>
    public static string? Now(NpgsqlRange<int>[] hours, DateTimeOffset local)
    {
        var minute = MinuteOfWeek(local);
        foreach (var range in hours)
            if (minute >= range.LowerBound && minute < range.UpperBound)
                return range.UpperBound - range.LowerBound >= Day ? "Open now" : $"Open now, until {Clock(range.UpperBound)}";
        var today = minute / Day;
        var next = hours.Where(range => range.LowerBound > minute && range.LowerBound / Day == today).Select(range => (int?)range.LowerBound).Min();
        return next is { } opens ? $"Opens today, {Clock(opens)}" : null;
    }

    public static int MinuteOfWeek(DateTimeOffset local) => (((int)local.DayOfWeek + 6) % 7) * Day + local.Hour * 60 + local.Minute;

    /// <summary>16:30 is "4.30pm", 12:00 is "12 noon".</summary>
    public static string Clock(int minute)
    {
        var (hour, rest) = Math.DivRem(minute % Day, 60);
        if (rest == 0 && hour == 12) return "12 noon";
        if (rest == 0 && hour == 0) return "midnight";
        var twelve = hour % 12 == 0 ? 12 : hour % 12;
        var minutes = rest == 0 ? "" : "." + rest.ToString("00", CultureInfo.InvariantCulture);
        return $"{twelve}{minutes}{(hour < 12 ? "am" : "pm")}";
    }

    /// <summary>Bits of the days in an iCalendar list such as "MO,TU" or "2TU"; 0 when there are none.</summary>
    public static int DaysOf(string? byDay) =>
        (byDay ?? "").Split(',').Select(part => Array.IndexOf(Codes, part.Trim().TrimStart('+', '-', '1', '2', '3', '4', '5').ToUpperInvariant()))
            .Where(day => day >= 0).Aggregate(0, (days, day) => days | (1 << day));

    private static int DaysOf(ScheduleFacts s) => DaysOf(s.ByDay);

    private static bool IsCurrent(ScheduleFacts s, DateOnly today) => s.ValidTo is null || s.ValidTo >= today;

    private static string With(string days, TimeOnly? opens, TimeOnly? closes)
    {
        var hours = (opens, closes) switch
        {
            (null, _) => "",
            ({ } from, null) => Clock(Minute(from)),
            ({ } from, { } to) when Length(from, to) >= Day - 1 => "all day and night",
            ({ } from, { } to) => $"{Clock(Minute(from))} to {Clock(Minute(to))}",
        };
        return days.Length == 0 ? hours : hours.Length == 0 ? days : $"{days}, {hours}";
    }

    private static string DayWords(int days, int interval)
    {
        var named = Enumerable.Range(0, 7).Where(day => (days & (1 << day)) != 0).Select(Name).ToList();
        if (interval == 2) return "Every other " + string.Join(" and ", named);
        if (interval > 2) return $"Every {interval} weeks, {string.Join(" and ", named)}";
        return days switch
        {
            0b1111111 => "Every day",
            0b0011111 => "Weekdays",
            0b1100000 => "Weekends",
            _ when named.Count >= 3 && IsRun(days) => $"{named[0]} to {named[^1]}",
            _ => Series(named.Select(name => name + "s")),
        };
    }

    private static string MonthWords(ScheduleFacts s)
    {
        if (s.ByDay is { Length: > 0 } byDay)
            return Capital(Series(byDay.Split(',').Select(part => part.Trim()).Where(part => DaysOf(part) != 0).Select(NthDay))) + " of the month";
        if (s.ByMonthDay is { Length: > 0 } days)
            return "The " + Series(days.Split(',').Select(day => int.TryParse(day, CultureInfo.InvariantCulture, out var n) ? Nth(n) : day.Trim())) + " of the month";
        return "Every month";
    }

    private static string NthDay(string part)
    {
        var nth = part.TrimEnd([.. "MOTUWEHFRSAmotuwehfrsa"]);
        var day = Name(int.TrailingZeroCount(DaysOf(part)));
        return nth switch
        {
            "1" => $"the first {day}", "2" => $"the second {day}", "3" => $"the third {day}", "4" => $"the fourth {day}",
            "-1" => $"the last {day}", _ => $"every {day}",
        };
    }

    private static string Nth(int n) => n + ((n % 100) is 11 or 12 or 13 ? "th" : (n % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" });

    private static string Name(int day) => CultureInfo.GetCultureInfo("en-GB").DateTimeFormat.DayNames[(day + 1) % 7];

    private static bool IsRun(int days) => int.PopCount(days) == 32 - int.LeadingZeroCount(days) - int.TrailingZeroCount(days);

    private static string Series(IEnumerable<string> words)
    {
        var all = words.ToList();
        return all.Count < 2 ? string.Concat(all) : string.Join(", ", all[..^1]) + " and " + all[^1];
    }

    private static string Capital(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];

    private static int Minute(TimeOnly time) => time.Hour * 60 + time.Minute;

    private static int Length(TimeOnly from, TimeOnly to) => ((Minute(to) - Minute(from) + Day - 1) % Day) + 1;

    private static void Add(SortedSet<(int, int)> minutes, int from, int length)
    {
        minutes.Add((from, Math.Min(from + length, Week)));
        if (from + length > Week) minutes.Add((0, from + length - Week));
    }

    private static IEnumerable<(int From, int To)> Merge(IEnumerable<(int From, int To)> sorted)
    {
        (int From, int To)? held = null;
        foreach (var range in sorted)
        {
            if (held is { } h && range.From <= h.To)
            {
                held = (h.From, Math.Max(h.To, range.To));
                continue;
            }
            if (held is { } done) yield return done;
            held = range;
        }
        if (held is { } last) yield return last;
    }
}
