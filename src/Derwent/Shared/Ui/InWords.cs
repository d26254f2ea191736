using System.Globalization;
using Derwent.Shared.Time;

namespace Derwent.Shared.Ui;

/// <summary>Times, spans and counts as people read them: short on the desk, spoken in public. All of them on an English clock.</summary>
public static class InWords
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");
    private static readonly string[] Months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    /// <summary>Desk: "today", "Thu 19 Nov", or "19 Nov 2025" in another year.</summary>
    public static string Day(DateOnly date, DateOnly today) =>
        date == today ? "today"
        : date.Year == today.Year ? $"{Weekday(date)} {date.Day} {Months[date.Month - 1]}"
        : $"{date.Day} {Months[date.Month - 1]} {date.Year}";

    /// <summary>Desk: "26 Nov", for lists of days that are near.</summary>
    public static string ShortDay(DateOnly date) => $"{date.Day} {Months[date.Month - 1]}";

    /// <summary>Desk: "11:40" today, "Wed 9:30" within six days, else with the date.</summary>
    public static string Moment(DateTimeOffset at, DateTimeOffset now)
    {
        var local = UkTime.Local(at);
        var date = UkTime.DateOf(at);
        var today = UkTime.DateOf(now);
        var time = local.ToString("H:mm", English);
        var apart = Math.Abs(date.DayNumber - today.DayNumber);
        return apart == 0 ? time : apart < 7 ? $"{Weekday(date)} {time}" : $"{Day(date, today)}, {time}";
    }

    /// <summary>Public: "Tuesday 3 November", with the year when it is another one.</summary>
    public static string LongDay(DateOnly date, DateOnly today) =>
        date.ToString(date.Year == today.Year ? "dddd d MMMM" : "dddd d MMMM yyyy", English);

    /// <summary>Public: "Today, 4.41pm" or "Tuesday 3 November, 4.41pm".</summary>
    public static string LongMoment(DateTimeOffset at, DateTimeOffset now)
    {
        var date = UkTime.DateOf(at);
        var today = UkTime.DateOf(now);
        return $"{(date == today ? "Today" : LongDay(date, today))}, {Clock(TimeOnly.FromDateTime(UkTime.Local(at).DateTime))}";
    }

    /// <summary>Public: "4pm", "4.30pm", "12 noon", "midnight".</summary>
    public static string Clock(TimeOnly time) =>
        time == new TimeOnly(12, 0) ? "12 noon"
        : time == TimeOnly.MinValue ? "midnight"
        : time.ToString(time.Minute == 0 ? "%h" : "h.mm", English) + (time.Hour < 12 ? "am" : "pm");

    /// <summary>"40 min", "2 h 30 min", "3 days", "5 weeks", "4 months". Never negative.</summary>
    public static string Span(TimeSpan span)
    {
        span = span.Duration();
        return span switch
        {
            { TotalMinutes: < 1 } => "under a minute",
            { TotalHours: < 1 } => $"{(int)span.TotalMinutes} min",
            { TotalHours: < 24, Minutes: 0 } => $"{(int)span.TotalHours} h",
            { TotalHours: < 24 } => $"{(int)span.TotalHours} h {span.Minutes} min",
            { TotalDays: < 21 } => Count((int)span.TotalDays, "day"),
            { TotalDays: < 90 } => Count((int)span.TotalDays / 7, "week"),
            _ => Count((int)(span.TotalDays / 30.44), "month"),
        };
    }

    /// <summary>"in 2 h 30 min", "3 days ago", "now".</summary>
    public static string Relative(DateTimeOffset at, DateTimeOffset now) =>
        (at - now).Duration() < TimeSpan.FromMinutes(1) ? "now" : at > now ? $"in {Span(at - now)}" : $"{Span(now - at)} ago";

    /// <summary>"1 offer", "3 offers", "2 families".</summary>
    public static string Count(int number, string one, string? many = null) =>
        $"{number.ToString("#,0", English)} {(number == 1 ? one : many ?? one + "s")}";

    /// <summary>"One", "Two" … "Nine", then figures: for the start of a sentence.</summary>
    public static string Number(int number) => number switch
    {
        1 => "One", 2 => "Two", 3 => "Three", 4 => "Four", 5 => "Five", 6 => "Six", 7 => "Seven", 8 => "Eight", 9 => "Nine",
        _ => number.ToString("#,0", English),
    };

    /// <summary>"a, b and c".</summary>
    public static string List(IReadOnlyList<string> parts) => parts.Count switch
    {
        0 => "",
        1 => parts[0],
        _ => string.Join(", ", parts.Take(parts.Count - 1)) + " and " + parts[^1],
    };

    /// <summary>A reference in groups that can be read aloud: "KVE 7Q4 M2".</summary>
    public static string Reference(string reference) => string.Join(' ', reference.Chunk(3).Select(group => new string(group)));

    /// <summary>"tel:" address of a number as it is printed.</summary>
    public static string Tel(string number) => "tel:" + new string([.. number.Where(letter => char.IsAsciiDigit(letter) || letter == '+')]);

    private static string Weekday(DateOnly date) => date.ToString("dddd", CultureInfo.InvariantCulture)[..3];
}
