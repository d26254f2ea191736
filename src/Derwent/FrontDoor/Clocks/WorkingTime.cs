using Derwent.Shared.Time;

namespace Derwent.FrontDoor.Clocks;

/// <summary>
/// Working time: 9:00 to 17:00 on working days in England, so that a working day is eight hours, a pause takes exactly as long as
/// it lasted, and what comes in the evening or at a weekend begins when somebody is there.
/// </summary>
internal static class WorkingTime
{
    public static readonly TimeSpan Day = TimeSpan.FromHours(8);
    private static readonly TimeOnly Opens = new(9, 0);
    private static readonly TimeOnly Closes = new(17, 0);

    /// <summary>The instant at which so much working time has passed. Never negative; 0 gives the start of work at or after <paramref name="from"/>.</summary>
    public static DateTimeOffset Add(DateTimeOffset from, TimeSpan work)
    {
        var date = UkTime.DateOf(from);
        var left = work;
        var start = from;
        while (true)
        {
            var (opens, closes) = Hours(date);
            var begin = start > opens ? start : opens;
            if (UkTime.IsWorkingDay(date) && begin <= closes && left <= closes - begin && (left > TimeSpan.Zero || begin < closes))
            {
                return begin + left;
            }

            left -= UkTime.IsWorkingDay(date) && begin < closes ? closes - begin : TimeSpan.Zero;
            date = date.AddDays(1);
        }
    }

    /// <summary>So many working days later.</summary>
    public static DateTimeOffset AddDays(DateTimeOffset from, int days) => Add(from, Day * days);

    /// <summary>Working time between two instants; zero when the second is not later.</summary>
    public static TimeSpan Between(DateTimeOffset from, DateTimeOffset to)
    {
        var sum = TimeSpan.Zero;
        for (var date = UkTime.DateOf(from); date <= UkTime.DateOf(to); date = date.AddDays(1))
        {
            var (opens, closes) = Hours(date);
            var begin = from > opens ? from : opens;
            var end = to < closes ? to : closes;
            sum += UkTime.IsWorkingDay(date) && end > begin ? end - begin : TimeSpan.Zero;
        }

        return sum;
    }

    private static (DateTimeOffset Opens, DateTimeOffset Closes) Hours(DateOnly date) => (UkTime.At(date, Opens), UkTime.At(date, Closes));
}
