using System.Globalization;
using Derwent.Shared.Time;

namespace Derwent.World;

/// <summary>
/// The stories are written for Tuesday 24 November 2026, 9:10 in Derby. Told on any other day the whole world moves: what happened two working
/// hours ago in the story happened two working hours ago for whoever looks, so that promises which are late, due or kept stay so.
/// </summary>
internal sealed class WorldCalendar
{
    private const long DayTicks = 8 * TimeSpan.TicksPerHour;
    private static readonly TimeOnly Opens = new(9, 0);
    private static readonly TimeOnly Closes = new(17, 0);
    private readonly List<DateOnly> days;
    private readonly Position written;
    private readonly Position told;

    /// <param name="now">The instant that stands for Tuesday 24 November 2026, 9:10; whole minutes.</param>
    public WorldCalendar(DateTimeOffset now)
    {
        Now = new DateTimeOffset(now.UtcTicks - now.UtcTicks % TimeSpan.TicksPerMinute, TimeSpan.Zero);
        var from = new DateOnly(Math.Min(2023, UkTime.DateOf(Now).Year - 3), 1, 1);
        var until = new DateOnly(Math.Max(2028, UkTime.DateOf(Now).Year + 2), 12, 31);
        days = [.. Enumerable.Range(0, until.DayNumber - from.DayNumber).Select(from.AddDays).Where(UkTime.IsWorkingDay)];
        (written, told) = (Place(Written), Place(Now));
    }

    /// <summary>Tuesday 24 November 2026, 9:10 in Derby.</summary>
    public static DateTimeOffset Written { get; } = UkTime.At(new DateOnly(2026, 11, 24), new TimeOnly(9, 10));

    /// <summary>What "now" is in the world as it is told.</summary>
    public DateTimeOffset Now { get; }

    public DateOnly Today => UkTime.DateOf(Now);

    /// <summary>"23 Nov 11:40", "9 Dec 2025 10:00", or "+3 10:15": so many working days after <paramref name="from"/>.</summary>
    public DateTimeOffset At(string said, DateOnly? from = null) => Tell(WrittenAt(said, from));

    /// <summary>"26 Nov" as a day of the world as it is told.</summary>
    public DateOnly Day(string said, DateOnly? from = null)
    {
        var day = WrittenDay(said, from);
        var today = UkTime.DateOf(Written);
        if (Now == Written) return day;
        if (day == today) return Today;
        if (!UkTime.IsWorkingDay(day))
        {
            var near = Tell(days[First(day) - 1]);
            while (near.DayOfWeek != day.DayOfWeek) near = near.AddDays(1);
            return near;
        }
        return Tell(day);
    }

    /// <summary>The same instant in the story's own calendar.</summary>
    public DateTimeOffset WrittenAt(string said, DateOnly? from = null)
    {
        var space = said.LastIndexOf(' ');
        return UkTime.At(WrittenDay(said[..space], from), TimeOnly.ParseExact(said[(space + 1)..], "H:mm", CultureInfo.InvariantCulture));
    }

    public DateOnly WrittenDay(string said, DateOnly? from = null)
    {
        if (said[0] == '+') return days[First(from ?? throw new FormatException($"“{said}” counts from a day.")) + int.Parse(said[1..], CultureInfo.InvariantCulture)];
        var parts = said.Split(' ');
        return DateOnly.ParseExact(parts.Length == 3 ? said : said + " 2026", "d MMM yyyy", CultureInfo.InvariantCulture);
    }

    private DateOnly Tell(DateOnly workingDay)
    {
        var steps = First(workingDay) - First(UkTime.DateOf(Written));
        var today = First(Today);
        // On a day off the next working day is one step ahead and the last one a step behind.
        return days[steps > 0 && days[today] != Today ? today + steps - 1 : today + steps];
    }

    private DateTimeOffset Tell(DateTimeOffset instant)
    {
        if (Now == Written) return instant;
        var place = Place(instant);
        var at = Back(place with { Work = place.Work - written.Work + told.Work });
        return instant <= Written && at > Now ? Now : at;
    }

    // Working time since the first day, and, outside of working hours, how far into the night or weekend.
    private Position Place(DateTimeOffset instant)
    {
        var date = UkTime.DateOf(instant);
        var day = First(date);
        if (days[day] == date && instant >= UkTime.At(date, Closes)) day++;
        var opens = UkTime.At(days[day], Opens);
        if (instant >= opens) return new Position(day * DayTicks + (instant - opens).Ticks, null);
        var closed = UkTime.At(days[day - 1], Closes);
        return new Position(day * DayTicks, (instant - closed) / (opens - closed));
    }

    private DateTimeOffset Back(Position place)
    {
        var (day, into) = ((int)(place.Work / DayTicks), place.Work % DayTicks);
        var opens = UkTime.At(days[day], Opens);
        if (place.Night is not { } night) return opens.AddTicks(into);
        var closed = UkTime.At(days[day - 1], Closes);
        if (into == 0) return closed + night * (opens - closed);
        // A night that falls into the middle of a day is told as less than a minute, in order.
        return opens.AddTicks(into) - TimeSpan.FromSeconds(50) * (1 - night);
    }

    private int First(DateOnly onOrAfter)
    {
        var found = days.BinarySearch(onOrAfter);
        return found >= 0 ? found : ~found;
    }

    private readonly record struct Position(long Work, double? Night);
}
