using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Derwent.WhatsOn;
using Xunit;

namespace Derwent.Tests.WhatsOn;

/// <summary>Rules of series and of single dates, without a database.</summary>
public sealed class SeriesRules
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 10, 0, TimeSpan.Zero);
    private static readonly Who By = new(Guid.CreateVersion7(), "Ruth", null);
    private static readonly DateOnly First = new(2026, 12, 1);

    [Theory]
    [InlineData("FREQ=SECONDLY", null, "Nobody comes every second")]
    [InlineData("FREQ=MINUTELY;COUNT=1000000", null, "Nobody comes every second")]
    [InlineData("FREQ=HOURLY;COUNT=3", null, "Nobody comes every second")]
    [InlineData("FREQ=DAILY;BYSECOND=1,2,3,4,5,6,7", "2027-01-01", "one time of day")]
    [InlineData("FREQ=DAILY;BYHOUR=9,10,11", "2027-01-01", "one time of day")]
    [InlineData("FREQ=WEEKLY;BYDAY=TU", null, "Say until when it runs")]
    [InlineData("FREQ=WEEKLY;COUNT=2147483647", null, "at most 400")]
    [InlineData("FREQ=WEEKLY;COUNT=99999999999999999999", null, "cannot read this rule")]
    [InlineData("FREQ=WEEKLY;BYDAY=TU", "9999-12-31", "more than two years")]
    [InlineData("FREQ=DAILY", "2028-11-30", "more than 400 dates")]
    [InlineData("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31", "2028-01-01", "never comes true")]
    [InlineData("FREQ=WEEKLY;BYDAY=XX", "2027-01-01", "cannot read this rule")]
    [InlineData("hello", "2027-01-01", "cannot read this rule")]
    [InlineData("FREQ=WEEKLY;INTERVAL=0", "2027-01-01", "cannot read this rule")]
    [InlineData("FREQ=WEEKLY;COUNT=3", "2027-01-01", "not both")]
    [InlineData("FREQ=WEEKLY;BYDAY=TU", "2026-01-01", "before the first")]
    [InlineData("FREQ=DAILY;INTERVAL=400;COUNT=2", null, "too long between two dates")]
    [InlineData("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=1", "2027-01-01", "no day between the first and the last")]
    [InlineData("FREQ=DAILY;BYMONTHDAY=1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1", "2027-01-01", "longer than any real series")]
    public void A_rule_out_of_bounds_is_refused_with_a_sentence(string rule, string? until, string says)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var said = Series.Refuses(rule, First, until is null ? null : DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Contains(says, said ?? "(it was taken)", StringComparison.Ordinal);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(3), $"It took {clock.Elapsed}.");
        Assert.Throws<RuleRefused>(() => An(SomeEvent.Once() with { StartsOn = First, Rule = rule, Until = until is null ? null : DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture) }));
    }

    [Fact]
    public void A_very_long_rule_is_refused() => Assert.Contains("longer", Series.Refuses("FREQ=DAILY;BYMONTHDAY=" + string.Join(',', Enumerable.Repeat("1", 2000)), First, First.AddDays(9)), StringComparison.Ordinal);

    [Fact]
    public void The_hour_on_the_clock_stays_through_both_clock_changes()
    {
        var year = An(SomeEvent.Weekly(until: new DateOnly(2027, 11, 30)));
        Assert.Equal(53, year.Occurrences.Count);
        Assert.All(year.Occurrences, date => Assert.Equal(16, UkTime.Local(date.StartsAt).Hour));
        Assert.Equal([15, 16], year.Occurrences.Select(date => date.StartsAt.UtcDateTime.Hour).Distinct().Order());
        Assert.All(year.Occurrences, date => Assert.Equal(TimeSpan.FromHours(2), date.EndsAt - date.StartsAt));
    }

    [Fact]
    public void A_time_the_spring_change_skips_moves_on_and_of_one_that_comes_twice_the_first_is_meant()
    {
        var nights = An(SomeEvent.Weekly("Night walk", "FREQ=WEEKLY;BYDAY=SU", new DateOnly(2027, 11, 30)) with { StartsOn = new DateOnly(2026, 12, 6), StartsAt = new TimeOnly(1, 30) });
        Assert.Equal(new DateTimeOffset(2027, 3, 28, 1, 30, 0, TimeSpan.Zero), nights.Occurrences.Single(date => date.OriginalDay == new DateOnly(2027, 3, 28)).StartsAt);
        Assert.Equal(new DateTimeOffset(2027, 10, 31, 0, 30, 0, TimeSpan.Zero), nights.Occurrences.Single(date => date.OriginalDay == new DateOnly(2027, 10, 31)).StartsAt);
    }

    [Fact]
    public void Bank_holidays_are_skipped_when_that_is_asked()
    {
        var mondays = SomeEvent.Weekly("Monday club", "FREQ=WEEKLY;BYDAY=MO", new DateOnly(2027, 5, 31)) with { StartsOn = new DateOnly(2026, 12, 7) };
        var all = An(mondays).Occurrences.Select(date => date.OriginalDay).ToList();
        var without = An(mondays with { SkipsBankHolidays = true }).Occurrences.Select(date => date.OriginalDay).ToList();
        Assert.Equal([new DateOnly(2026, 12, 28), new(2027, 3, 29), new(2027, 5, 3), new(2027, 5, 31)], all.Except(without));
    }

    [Fact]
    public void A_first_day_that_the_rule_does_not_name_moves_to_one_it_names()
    {
        var one = An(SomeEvent.Weekly() with { StartsOn = new DateOnly(2026, 11, 30) });
        Assert.Equal(new DateOnly(2026, 12, 1), one.StartsOn);
    }

    [Fact]
    public void One_date_moves_and_one_is_cancelled_and_both_are_counted_and_written_down()
    {
        var one = An(SomeEvent.Weekly());
        one.Publish(By, Now);
        var (second, third) = (one.Occurrences[1], one.Occurrences[2]);
        one.MoveOne(second.Id, new DateOnly(2026, 12, 9), new TimeOnly(17, 0), By, Now.AddMinutes(1));
        one.CancelOne(third.Id, "The hall is closed.", By, Now.AddMinutes(2));
        Assert.Equal((new DateOnly(2026, 12, 8), new DateOnly(2026, 12, 9), true), (second.OriginalDay, second.Day, second.IsMoved));
        Assert.True(third.IsOff);
        Assert.Equal(2, one.Sequence);
        Assert.Equal(["Written", "Published", "Tue 8 Dec moved to Wed 9 Dec, 5pm", "Tue 15 Dec cancelled: The hall is closed."], one.Steps.Select(step => step.What));
        Assert.Throws<RuleRefused>(() => one.MoveOne(one.Occurrences[0].Id, new DateOnly(2026, 12, 9), new TimeOnly(9, 0), By, Now));
        Assert.Throws<RuleRefused>(() => one.CancelOne(one.Occurrences[0].Id, "  ", By, Now));
    }

    [Fact]
    public void A_changed_rule_keeps_the_dates_it_still_names_and_what_was_moved_stays_moved()
    {
        var one = An(SomeEvent.Weekly());
        var moved = one.MoveOne(one.Occurrences[1].Id, new DateOnly(2026, 12, 9), new TimeOnly(17, 0), By, Now);
        var first = one.Occurrences[0].Id;
        one.Describe(one.Facts with { Until = new DateOnly(2026, 12, 22), StartsAt = new TimeOnly(15, 0) }, By, Now);
        Assert.Equal([new DateOnly(2026, 12, 1), new(2026, 12, 8), new(2026, 12, 15), new(2026, 12, 22)], one.Occurrences.Select(date => date.OriginalDay).Order());
        Assert.Equal(first, one.Occurrences[0].Id);
        Assert.Equal(15, one.Occurrences[0].StartsAt.Hour);
        Assert.Equal(new DateOnly(2026, 12, 9), moved.Day);
        Assert.False(one.Describe(one.Facts, By, Now));
    }

    [Fact]
    public void A_state_that_does_not_follow_is_refused()
    {
        var one = An(SomeEvent.Once());
        one.Submit(By, Now);
        Assert.Throws<RuleRefused>(() => one.Submit(By, Now));
        Assert.Contains("Say what should be different", Assert.Throws<RuleRefused>(() => one.SendBack(" ", By, Now)).Message, StringComparison.Ordinal);
        Assert.Contains("Keep it under 300 letters.", Assert.Throws<RuleRefused>(() => one.SendBack(new string('w', 301), By, Now)).Message, StringComparison.Ordinal);
        one.SendBack("Say the age, please.", By, Now);
        Assert.Equal(EventState.Draft, one.State);
        one.Publish(By, Now);
        one.Cancel("No heating.", By, Now.AddMinutes(1));
        Assert.Throws<RuleRefused>(() => one.Describe(one.Facts with { Title = "Another" }, By, Now));
        Assert.Throws<RuleRefused>(() => one.Cancel("Again.", By, Now));
        Assert.Throws<RuleRefused>(() => An(SomeEvent.Once() with { StartsOn = new DateOnly(2026, 11, 1) }).Publish(By, Now));
    }

    private static CommunityEvent An(EventFacts facts) => CommunityEvent.Draft((Guid.CreateVersion7(), "Beat Street", "beat-street"), "an-event", facts, By, Now);
}
