using Derwent.Listings;
using Derwent.Listings.Changes;
using Xunit;

namespace Derwent.Tests.Listings;

/// <summary>Times, prices and texts as people type them.</summary>
public sealed class TimesInWordsTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Theory]
    [InlineData("Tuesdays, 4pm to 6pm")]
    [InlineData("Tuesdays and Thursdays, 4pm to 6.30pm")]
    [InlineData("Weekdays, 9am to 5pm")]
    [InlineData("Weekends, 10am to 12 noon")]
    [InlineData("Monday to Thursday, 9.30am to 12.30pm")]
    [InlineData("Every day, all day and night")]
    [InlineData("Every other Tuesday, 4pm to 6pm")]
    [InlineData("The first Tuesday of the month, 7pm to 9pm")]
    [InlineData("The last Friday of the month, 7pm to midnight")]
    [InlineData("Saturdays, 8pm to midnight")]
    [InlineData("Term time only, ring to ask")]
    public void What_a_page_says_is_read_back_as_the_same(string line) => Assert.Equal([line], OpeningTimes.Lines([TimesInWords.ReadLine(line)], Today));

    [Theory]
    [InlineData("tue 16:00-18:00", "Tuesdays, 4pm to 6pm")]
    [InlineData("Mon, Wed & Fri 4-6pm", "Mondays, Wednesdays and Fridays, 4pm to 6pm")]
    [InlineData("Fri 10 to 2pm", "Fridays, 10am to 2pm")]
    [InlineData("mon-fri 9am - 5pm", "Weekdays, 9am to 5pm")]
    [InlineData("daily 10am until 4pm", "Every day, 10am to 4pm")]
    [InlineData("Sat to Mon 10am-1pm", "Mondays, Saturdays and Sundays, 10am to 1pm")]
    [InlineData("Tuesdays at four", "Tuesdays at four")]
    [InlineData("Tue 4-6", "Tue 4-6")]
    [InlineData("Tuesdays 25pm to 99pm", "Tuesdays 25pm to 99pm")]
    public void What_people_type_becomes_a_rule_or_stays_as_it_was_typed(string typed, string says) => Assert.Equal([says], OpeningTimes.Lines([TimesInWords.ReadLine(typed)], Today));

    [Theory]
    [InlineData("Free", 0, null)]
    [InlineData("£2", 200, null)]
    [InlineData("£2.50 a week, siblings free", 250, "£2.50 a week, siblings free")]
    [InlineData("50p", 50, "50p")]
    [InlineData("It depends", null, "It depends")]
    [InlineData("", null, null)]
    public void A_price_is_a_number_as_far_as_it_says_one(string typed, int? pence, string? words)
    {
        Assert.Equal(pence, CostInWords.Pence(typed));
        Assert.Equal(words, CostInWords.Rest(typed));
    }

    [Fact]
    public void Two_texts_show_which_words_went_and_which_came() =>
        Assert.Equal([(0, "We are open on"), (-1, "Tuesdays"), (1, "Fridays"), (0, "from four")], WordDiff.Of("We are open on Tuesdays from four", "We are open on Fridays from four"));

    [Fact]
    public void Very_long_texts_are_shown_whole_instead_of_being_compared_for_minutes() =>
        Assert.Equal(2, WordDiff.Of(string.Join(' ', Enumerable.Repeat("a b", 5000)), string.Join(' ', Enumerable.Repeat("b c", 5000))).Count);
}
