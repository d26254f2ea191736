using Derwent.Shared.Ui;
using Xunit;

namespace Derwent.Tests.Ui;

/// <summary>How times, counts and references read.</summary>
public sealed class InWordsTests
{
    // Tuesday 24 November 2026, 9:10 in Derby.
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 10, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2026-11-24T11:40Z", "11:40")]
    [InlineData("2026-11-25T09:30Z", "Wed 9:30")]
    [InlineData("2026-09-15T10:00Z", "Tue 15 Sep, 11:00")]
    [InlineData("2025-01-02T08:05Z", "2 Jan 2025, 8:05")]
    public void On_the_desk_a_moment_is_as_short_as_it_can_be(string at, string said) => Assert.Equal(said, InWords.Moment(DateTimeOffset.Parse(at), Now));

    [Fact]
    public void The_summer_clock_is_an_hour_ahead() =>
        Assert.Equal("Today, 4.41pm", InWords.LongMoment(new(2026, 7, 1, 15, 41, 0, TimeSpan.Zero), new(2026, 7, 1, 8, 0, 0, TimeSpan.Zero)));

    [Fact]
    public void In_public_a_day_is_spoken_in_full() => Assert.Equal("Tuesday 3 November", InWords.LongDay(new(2026, 11, 3), new(2026, 11, 24)));

    [Theory]
    [InlineData(150, "in 2 h 30 min")]
    [InlineData(-40, "40 min ago")]
    [InlineData(-4320, "3 days ago")]
    [InlineData(0, "now")]
    public void A_span_says_which_way_it_lies(int minutes, string said) => Assert.Equal(said, InWords.Relative(Now.AddMinutes(minutes), Now));

    [Theory]
    [InlineData(12, 0, "12 noon")]
    [InlineData(0, 0, "midnight")]
    [InlineData(16, 30, "4.30pm")]
    [InlineData(10, 0, "10am")]
    public void Clock_times_are_said_as_on_a_poster(int hour, int minute, string said) => Assert.Equal(said, InWords.Clock(new(hour, minute)));

    [Fact]
    public void One_is_not_many()
    {
        Assert.Equal("1 offer", InWords.Count(1, "offer"));
        Assert.Equal("2 families", InWords.Count(2, "family", "families"));
        Assert.Equal("KVE 7Q4 M2", InWords.Reference("KVE7Q4M2"));
        Assert.Equal("tel:01332000000", InWords.Tel("01332 000 000"));
        Assert.Equal("sport, music and food", InWords.List(["sport", "music", "food"]));
    }
}
