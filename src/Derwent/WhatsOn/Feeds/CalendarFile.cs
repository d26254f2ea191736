using System.Text;
using Derwent.Shared.Mail;
using Derwent.Shared.Time;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Derwent.WhatsOn;

/// <summary>Events as an iCalendar file (RFC 5545, RFC 7986): Europe/London spelled out, the same UID for ever, a sequence that counts changes, and what is cancelled kept as cancelled.
/// Folding and escaping are Ical.Net's.</summary>
internal static class CalendarFile
{
    private const string London = "Europe/London";

    // What English clocks do since 1996; every older rule lies before any event here.
    private const string Frame =
        """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Derwent//What's on//EN
        CALSCALE:GREGORIAN
        METHOD:PUBLISH
        BEGIN:VTIMEZONE
        TZID:Europe/London
        BEGIN:DAYLIGHT
        TZNAME:BST
        TZOFFSETFROM:+0000
        TZOFFSETTO:+0100
        DTSTART:19960331T010000
        RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
        END:DAYLIGHT
        BEGIN:STANDARD
        TZNAME:GMT
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0000
        DTSTART:19961027T020000
        RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
        END:STANDARD
        END:VTIMEZONE
        END:VCALENDAR
        """;

    /// <summary>The file. Its name is what a calendar program shows.</summary>
    public static string Write(string name, IEnumerable<CommunityEvent> events, SiteAddress address)
    {
        var calendar = Ical.Net.Calendar.Load(Frame.ReplaceLineEndings("\r\n"))!;
        calendar.AddProperty("X-WR-CALNAME", name);
        calendar.AddProperty("NAME", name);
        calendar.AddProperty("X-PUBLISHED-TTL", "PT4H");
        foreach (var one in events) calendar.Events.AddRange(Components(one, address));
        return new CalendarSerializer().SerializeToString(calendar) ?? throw new InvalidOperationException("The calendar could not be written.");
    }

    /// <summary>The address under which a calendar program subscribes instead of saving a file.</summary>
    public static string Subscribe(string address) => "webcal" + address[address.IndexOf(':', StringComparison.Ordinal)..];

    private static IEnumerable<CalendarEvent> Components(CommunityEvent one, SiteAddress address)
    {
        var facts = one.Facts;
        var all = Series.Days(facts);
        var whole = Base(one, address);
        (whole.Start, whole.End) = (At(one, one.StartsOn), End(one, one.StartsOn));
        if (one.Rule is { } rule)
        {
            whole.RecurrenceRule = new RecurrenceRule(rule);
            // UNTIL is an instant when the start has a zone: the last start that counts.
            if (one.Until is { } until && whole.RecurrenceRule.Count is null)
                whole.RecurrenceRule.Until = one.AllDays > 0 ? new CalDateTime(until) : new CalDateTime(UkTime.At(until, one.StartsAt).UtcDateTime, "UTC", true);
            foreach (var day in all.Where(day => Series.IsSkipped(facts, day))) whole.ExceptionDates.Add(At(one, day));
        }
        yield return whole;
        if (one.State == EventState.Cancelled) yield break;
        foreach (var date in one.Occurrences.Where(date => date.IsMoved || date.IsOff || IsUnclear(one, date)).OrderBy(date => date.OriginalDay))
        {
            if (!one.IsSeries)
            {
                // A single event moves itself.
                if (one.AllDays == 0 || date.IsMoved) (whole.Start, whole.End) = Exactly(one, date);
                if (date.IsOff) Off(whole, date.CancelledWhy);
                continue;
            }
            var other = Base(one, address);
            other.RecurrenceIdentifier = new RecurrenceIdentifier(At(one, date.OriginalDay), null);
            (other.Start, other.End) = one.AllDays > 0 && !date.IsMoved ? (At(one, date.OriginalDay), End(one, date.OriginalDay)) : Exactly(one, date);
            if (date.IsOff) Off(other, date.CancelledWhy);
            yield return other;
        }
    }

    // An hour that a clock change skips or brings twice: programs disagree about it, so that date is said by itself, in UTC.
    private static bool IsUnclear(CommunityEvent one, Occurrence date) =>
        one.AllDays == 0 && ((!date.IsMoved && UkTime.Local(date.StartsAt).DateTime != date.OriginalDay.ToDateTime(one.StartsAt)) || UkTime.Local(date.StartsAt.AddHours(1)).DateTime == UkTime.Local(date.StartsAt).DateTime);

    private static (CalDateTime From, CalDateTime To) Exactly(CommunityEvent one, Occurrence date) =>
        IsUnclear(one, date) ? (Utc(date.StartsAt), Utc(date.EndsAt)) : (Zoned(date.StartsAt), Zoned(date.EndsAt));

    private static CalendarEvent Base(CommunityEvent one, SiteAddress address)
    {
        var made = new CalendarEvent
        {
            Uid = one.Uid, Sequence = one.Sequence, Summary = one.Title, Description = Description(one), Status = "CONFIRMED", Url = new Uri(address.Of($"/whats-on/{one.Slug}")),
            DtStamp = Utc(one.UpdatedAt), LastModified = Utc(one.UpdatedAt), Created = Utc(one.CreatedAt), Location = one.OneLine,
        };
        made.Categories.Add(EventWords.Of(one.Kind));
        if (one is { Latitude: { } north, Longitude: { } east, IsOnline: false }) made.GeographicLocation = new GeographicLocation(north, east);
        if (one.State == EventState.Cancelled) Off(made, one.CancelledWhy);
        return made;
    }

    private static void Off(CalendarEvent made, string? why)
    {
        made.Status = "CANCELLED";
        if (why is not null) made.Description = $"Cancelled: {why}\n\n{made.Description}";
    }

    private static string Description(CommunityEvent one)
    {
        var text = new StringBuilder(one.Words.ReplaceLineEndings("\n"));
        var lines = new[]
        {
            Happening.AgesOf(one.MinAge, one.MaxAge) is { } ages ? $"Ages: {ages}" : null,
            Happening.CostOf(one.CostPence, one.CostWords) is { } cost ? $"Cost: {cost}" : null,
            one.Access.Count > 0 || one.AccessWords is not null ? "Access: " + string.Join(". ", one.Access.Select(code => EventWords.Access.GetValueOrDefault(code, code)).Append(one.AccessWords).OfType<string>()) : null,
            one.Join == HowToJoin.Ask ? "Please book a place on the page." : null,
            $"Run by {one.OrganisationName}",
        };
        foreach (var line in lines.OfType<string>()) text.Append('\n').Append(line);
        return text.ToString();
    }

    private static CalDateTime At(CommunityEvent one, DateOnly day) => one.AllDays > 0 ? new CalDateTime(day) : new CalDateTime(day, one.StartsAt, London);

    // The end is the instant that we show, written on an English clock.
    private static CalDateTime End(CommunityEvent one, DateOnly day) =>
        one.AllDays is > 0 and var days ? new CalDateTime(day.AddDays(days)) : Zoned(CommunityEvent.Ends(day, one.StartsAt, one.Minutes));

    private static CalDateTime Zoned(DateTimeOffset at)
    {
        var local = UkTime.Local(at);
        return new CalDateTime(DateOnly.FromDateTime(local.DateTime), TimeOnly.FromDateTime(local.DateTime), London);
    }

    private static CalDateTime Utc(DateTimeOffset at) => new(new DateTime(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerSecond), DateTimeKind.Utc), "UTC", true);
}
