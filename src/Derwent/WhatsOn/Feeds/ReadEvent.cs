using System.Text.RegularExpressions;
using Derwent.Shared.Imports;
using Derwent.Shared.Time;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;

namespace Derwent.WhatsOn;

/// <summary>One event as another calendar tells it, in our terms: civil time in England, a rule within our bounds.</summary>
/// <param name="Uid">Its id there.</param>
/// <param name="Facts">What it says.</param>
/// <param name="IsOff">It is cancelled there.</param>
/// <param name="Dates">Single dates that differ from the rule: off when null, else when they are.</param>
internal sealed record ReadEvent(string Uid, EventFacts Facts, bool IsOff, IReadOnlyDictionary<DateOnly, (DateTimeOffset From, DateTimeOffset To)?> Dates);

/// <summary>
/// Reads an iCalendar file that somebody else wrote. Zones go by their names and never by what the file says about them: a file that calls its own clock
/// Europe/London gets London's. A zone nobody knows is read as English time. What is private there is not taken. What is out of bounds is left out with a sentence.
/// </summary>
internal static partial class CalendarReader
{
    public const int MostBytes = 2_000_000;
    public const int MostEvents = 500;
    private const int MostComponents = 3000;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <exception cref="ImportFailed">The whole file cannot be read. The message is for a person.</exception>
    public static async Task<IReadOnlyList<ReadEvent>> ReadAsync(byte[] bytes, DateTimeOffset now, ICollection<string> notes, CancellationToken stop, TimeSpan? patience = null)
    {
        if (bytes.Length > MostBytes) throw new ImportFailed($"The calendar is larger than {MostBytes / 1_000_000} MB.");
        var text = System.Text.Encoding.UTF8.GetString(bytes);
        if (!text.Contains("BEGIN:VCALENDAR", StringComparison.OrdinalIgnoreCase)) throw new ImportFailed("This is not a calendar file (iCalendar, .ics).");
        if (Count(text, "BEGIN:VEVENT") is var many && many > MostComponents) throw new ImportFailed($"The calendar has {many:N0} entries; at most {MostComponents:N0} are read.");
        try { return await Task.Run(() => Read(text, now, notes), stop).WaitAsync(patience ?? Longest, TimeProvider.System, stop); }
        catch (TimeoutException) { throw new ImportFailed($"The calendar took longer than {(patience ?? Longest).TotalSeconds:0} seconds to read."); }
        catch (Exception broken) when (broken is not (ImportFailed or OperationCanceledException or OutOfMemoryException)) { throw new ImportFailed("The calendar cannot be read: it breaks the rules of iCalendar files.", broken); }
    }

    private static List<ReadEvent> Read(string text, DateTimeOffset now, ICollection<string> notes)
    {
        var all = Ical.Net.CalendarCollection.Load(text).SelectMany(calendar => calendar.Events).ToList();
        var whole = all.Where(one => one.RecurrenceIdentifier is null && !string.IsNullOrWhiteSpace(one.Uid)).GroupBy(one => one.Uid!).Select(same => same.MaxBy(one => one.Sequence)!).ToList();
        if (whole.Count > MostEvents) throw new ImportFailed($"The calendar has {whole.Count:N0} events; at most {MostEvents} are read.");
        var parts = all.Where(one => one.RecurrenceIdentifier is not null && one.Uid is not null).ToLookup(one => one.Uid!);
        var taken = new List<ReadEvent>();
        foreach (var one in whole)
        {
            if (one.Class is { Length: > 0 } secret && !secret.Equals("PUBLIC", StringComparison.OrdinalIgnoreCase)) continue;
            var name = Plain(one.Summary, 120) ?? "(no name)";
            try
            {
                if (Take(one, name, parts[one.Uid!], now) is { } read) taken.Add(read);
            }
            catch (Exception broken) when (broken is Shared.Database.RuleRefused or ArgumentException or InvalidOperationException or OverflowException or FormatException)
            {
                if (notes.Count < 20) notes.Add($"“{name}” was left out: {(broken is Shared.Database.RuleRefused ? broken.Message : "its times cannot be read.")}");
            }
        }
        return taken;
    }

    private static ReadEvent? Take(CalendarEvent one, string name, IEnumerable<CalendarEvent> parts, DateTimeOffset now)
    {
        if (one.Start is null || one.Uid!.Length > 500) return null;
        var (from, to) = Span(one);
        var today = UkTime.DateOf(now);
        var local = UkTime.Local(from);
        var minutes = (int)Math.Round((to - from).TotalMinutes);
        var place = Plain(one.Location, 300);
        var facts = new EventFacts(name, Plain(one.Description, 4000) ?? name, EventKind.Other, DateOnly.FromDateTime(local.DateTime), TimeOnly.FromDateTime(local.DateTime), minutes < 5 ? 60 : minutes)
        {
            PlaceName = place is null ? null : place.Length > 120 ? place[..120] : place, Postcode = place is null ? null : Post().Match(place) is { Success: true } post ? Shared.Geography.Postcode.Tidy(post.Value) : null,
        };
        if (one.RecurrenceRule is { } rule) facts = Repeating(facts, rule, today);
        if (facts.StartsOn > today.AddYears(Series.YearsAhead)) return null;
        var last = facts.Rule is null ? facts.StartsOn : facts.Until!.Value;
        if (last < today) return null;
        _ = Series.Days(facts);
        return new ReadEvent(one.Uid, facts, one.Status?.Equals("CANCELLED", StringComparison.OrdinalIgnoreCase) == true, facts.Rule is null ? new Dictionary<DateOnly, (DateTimeOffset, DateTimeOffset)?>() : Exceptions(one, parts));
    }

    // A series that began long ago goes on from this year; one without an end is read for a year. Both stay the same from reading to reading.
    private static EventFacts Repeating(EventFacts facts, RecurrenceRule rule, DateOnly today)
    {
        var (own, until) = Series.WithoutEnd(rule);
        if (rule.Count is { } count)
        {
            if (count > Series.Most) throw new Shared.Database.RuleRefused($"It happens {count:N0} times; a series has at most {Series.Most}.");
            until = Series.Days(facts with { Rule = own, Until = null })[^1];
            own = string.Join(';', own.Split(';').Where(part => !part.StartsWith("COUNT=", StringComparison.OrdinalIgnoreCase)));
        }
        var first = facts.StartsOn;
        var january = new DateOnly(today.Year, 1, 1);
        if (first < january) first = Series.From(own, first, january) ?? throw new Shared.Database.RuleRefused("it has no date this year.");
        var end = first.AddYears(1) is var year && (until is null || until > year) ? year : until.Value;
        if (end < first) end = first;
        return facts with { StartsOn = first, Rule = own, Until = end };
    }

    private static Dictionary<DateOnly, (DateTimeOffset, DateTimeOffset)?> Exceptions(CalendarEvent one, IEnumerable<CalendarEvent> parts)
    {
        var dates = new Dictionary<DateOnly, (DateTimeOffset, DateTimeOffset)?>();
        foreach (var day in one.ExceptionDates.GetAllDates().Take(1000)) dates[UkTime.DateOf(Instant(day))] = null;
        foreach (var part in parts.Take(1000))
        {
            var day = UkTime.DateOf(Instant(part.RecurrenceIdentifier!.StartTime));
            dates[day] = part.Start is null || part.Status?.Equals("CANCELLED", StringComparison.OrdinalIgnoreCase) == true ? null : Span(part);
        }
        return dates;
    }

    private static (DateTimeOffset From, DateTimeOffset To) Span(CalendarEvent one)
    {
        var from = Instant(one.Start!);
        var to = one.End is { } end ? Instant(end) : one.Duration is { } length ? from + length.ToTimeSpanUnspecified() : one.Start!.HasTime ? from.AddHours(1) : from.AddDays(1);
        return to > from && to - from <= TimeSpan.FromDays(14) ? (from, to) : throw new Shared.Database.RuleRefused("it ends before it begins, or lasts longer than two weeks.");
    }

    // The zone's name decides, whatever the file's own table of it says.
    private static DateTimeOffset Instant(CalDateTime at)
    {
        if (at.Year is < 1990 or > 2200) throw new Shared.Database.RuleRefused("its year cannot be right.");
        if (!at.HasTime) return UkTime.At(at.Date, TimeOnly.MinValue);
        if (at.IsUtc) return new DateTimeOffset(at.Value.Ticks, TimeSpan.Zero);
        var zone = at.TzId is { Length: > 0 and < 100 } named && TimeZoneInfo.TryFindSystemTimeZoneById(named.Trim('"'), out var known) ? known : London;
        if (zone.Id == London.Id) return UkTime.At(at.Date, TimeOnly.FromDateTime(at.Value));
        var wall = DateTime.SpecifyKind(at.Value, DateTimeKind.Unspecified);
        if (zone.IsInvalidTime(wall)) wall = wall.AddHours(1);
        return new DateTimeOffset(wall, zone.GetUtcOffset(wall)).ToUniversalTime();
    }

    /// <summary>Text without tags, control characters and empty ends; null when nothing is left.</summary>
    private static string? Plain(string? words, int most)
    {
        if (words is null) return null;
        var cut = words.Length > most * 4 ? words[..(most * 4)] : words;
        var plain = System.Net.WebUtility.HtmlDecode(Tags().Replace(cut.Replace("<br>", "\n", StringComparison.OrdinalIgnoreCase).Replace("</p>", "\n\n", StringComparison.OrdinalIgnoreCase), ""));
        plain = string.Concat(plain.ReplaceLineEndings("\n").Where(c => c == '\n' || !char.IsControl(c))).Trim();
        return plain.Length == 0 ? null : plain.Length > most ? plain[..most] : plain;
    }

    private static int Count(string text, string what)
    {
        var count = 0;
        for (var at = text.IndexOf(what, StringComparison.OrdinalIgnoreCase); at >= 0 && count <= MostComponents; at = text.IndexOf(what, at + what.Length, StringComparison.OrdinalIgnoreCase)) count++;
        return count;
    }

    [GeneratedRegex("<[^<>]{0,2000}>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\b[A-Za-z]{1,2}[0-9][A-Za-z0-9]? ?[0-9][A-Za-z]{2}\b")]
    private static partial Regex Post();
}
