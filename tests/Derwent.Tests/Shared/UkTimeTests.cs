using Derwent.Shared.Time;
using Xunit;

namespace Derwent.Tests.Shared;

public sealed class UkTimeTests
{
    [Theory]
    [InlineData("2026-04-03", true)] // Good Friday
    [InlineData("2026-04-06", true)] // Easter Monday
    [InlineData("2026-12-28", true)] // Boxing Day falls on a Saturday
    [InlineData("2027-12-27", true)] // Christmas Day falls on a Saturday
    [InlineData("2027-12-28", true)]
    [InlineData("2022-12-27", true)] // Christmas Day falls on a Sunday
    [InlineData("2022-12-26", true)]
    [InlineData("2023-01-02", true)]
    [InlineData("2022-06-03", true)] // proclaimed once
    [InlineData("2022-05-30", false)] // moved away once
    [InlineData("2026-08-31", true)]
    [InlineData("2026-11-24", false)]
    public void Bank_holidays_of_England_are_known(string day, bool holiday) =>
        Assert.Equal(holiday, UkTime.IsBankHoliday(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Working_days_step_over_weekends_and_holidays()
    {
        var christmasEve = new DateTimeOffset(2026, 12, 24, 16, 0, 0, TimeSpan.Zero);
        Assert.Equal(new DateTimeOffset(2026, 12, 29, 16, 0, 0, TimeSpan.Zero), UkTime.AddWorkingDays(christmasEve, 1));
    }

    [Fact]
    public void What_starts_on_a_day_off_counts_from_the_next_working_morning()
    {
        var saturday = new DateTimeOffset(2026, 11, 21, 23, 0, 0, TimeSpan.Zero);
        Assert.Equal(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero), UkTime.AddWorkingDays(saturday, 1));
    }

    [Fact]
    public void Summer_and_winter_time_are_both_English()
    {
        Assert.Equal(10, UkTime.Local(new DateTimeOffset(2026, 7, 1, 9, 0, 0, TimeSpan.Zero)).Hour);
        Assert.Equal(new DateTimeOffset(2026, 7, 1, 8, 0, 0, TimeSpan.Zero), UkTime.At(new DateOnly(2026, 7, 1), new TimeOnly(9, 0)));
        Assert.Equal(new DateOnly(2026, 7, 2), UkTime.DateOf(new DateTimeOffset(2026, 7, 1, 23, 30, 0, TimeSpan.Zero)));
    }
}
