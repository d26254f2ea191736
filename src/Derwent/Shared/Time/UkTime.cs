namespace Derwent.Shared.Time;

/// <summary>Europe/London, working days and the bank holidays of England: the one place that knows them.</summary>
public static class UkTime
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    // Days proclaimed or moved for one year only.
    private static readonly HashSet<DateOnly> Proclaimed =
        [new(2020, 5, 8), new(2022, 6, 2), new(2022, 6, 3), new(2022, 9, 19), new(2023, 5, 8)];
    private static readonly HashSet<DateOnly> MovedAway = [new(2020, 5, 4), new(2022, 5, 30)];

    /// <summary>The civil date in England now.</summary>
    public static DateOnly Today(TimeProvider clock) => DateOf(clock.GetUtcNow());

    /// <summary>The civil date in England at an instant.</summary>
    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(Local(instant).DateTime);

    /// <summary>The instant as an English clock shows it.</summary>
    public static DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, London);

    /// <summary>The instant of a civil date and time in England. A time that the spring change skips moves forward an hour; of one that the autumn change
    /// brings twice the first is meant, as in calendars (RFC 5545).</summary>
    public static DateTimeOffset At(DateOnly date, TimeOnly time)
    {
        var local = date.ToDateTime(time);
        if (London.IsInvalidTime(local)) local = local.AddHours(1);
        var offset = London.IsAmbiguousTime(local) ? London.GetAmbiguousTimeOffsets(local).Max() : London.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    /// <summary>Monday to Friday and no bank holiday.</summary>
    public static bool IsWorkingDay(DateOnly date) =>
        date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !IsBankHoliday(date);

    /// <summary>The same time of day, so many working days later. What starts on a day off counts from the next working day's start (9:00).</summary>
    public static DateTimeOffset AddWorkingDays(DateTimeOffset from, int days)
    {
        var local = Local(from);
        var date = DateOnly.FromDateTime(local.DateTime);
        var time = TimeOnly.FromDateTime(local.DateTime);
        if (!IsWorkingDay(date)) (date, time) = (NextWorkingDay(date), new TimeOnly(9, 0));
        for (var left = days; left > 0; left--) date = NextWorkingDay(date);
        return At(date, time);
    }

    /// <summary>Working days after <paramref name="from"/> up to and including <paramref name="to"/>; 0 when it is not later.</summary>
    public static int WorkingDaysBetween(DateOnly from, DateOnly to)
    {
        var count = 0;
        for (var date = from.AddDays(1); date <= to; date = date.AddDays(1))
            if (IsWorkingDay(date)) count++;
        return count;
    }

    /// <summary>True on a bank holiday of England and Wales.</summary>
    public static bool IsBankHoliday(DateOnly date) => BankHolidays(date.Year).Contains(date);

    /// <summary>The bank holidays of one year, with substitute days.</summary>
    public static IReadOnlySet<DateOnly> BankHolidays(int year)
    {
        var easter = EasterSunday(year);
        HashSet<DateOnly> days =
        [
            Substitute(new DateOnly(year, 1, 1)),
            easter.AddDays(-2), easter.AddDays(1),
            Monday(new DateOnly(year, 5, 1)),
            Monday(new DateOnly(year, 5, 25)),
            Monday(new DateOnly(year, 8, 25)),
        ];
        var christmas = new DateOnly(year, 12, 25);
        days.Add(Substitute(christmas));
        // Boxing Day's substitute steps over the one of Christmas Day.
        days.Add(christmas.DayOfWeek switch
        {
            DayOfWeek.Friday => christmas.AddDays(3),
            DayOfWeek.Saturday => christmas.AddDays(3),
            DayOfWeek.Sunday => christmas.AddDays(1),
            _ => christmas.AddDays(1),
        });
        days.ExceptWith(MovedAway);
        days.UnionWith(Proclaimed.Where(day => day.Year == year));
        return days;
    }

    private static DateOnly NextWorkingDay(DateOnly date)
    {
        do date = date.AddDays(1);
        while (!IsWorkingDay(date));
        return date;
    }

    private static DateOnly Monday(DateOnly onOrAfter) =>
        onOrAfter.AddDays(((int)DayOfWeek.Monday - (int)onOrAfter.DayOfWeek + 7) % 7);

    private static DateOnly Substitute(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(2),
        DayOfWeek.Sunday => day.AddDays(day.Month == 12 ? 2 : 1),
        _ => day,
    };

    // Gregorian Easter by the anonymous (Meeus/Jones/Butcher) method.
    private static DateOnly EasterSunday(int year)
    {
        int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
        int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
        return new DateOnly(year, (h + l - 7 * m + 114) / 31, (h + l - 7 * m + 114) % 31 + 1);
    }
}
