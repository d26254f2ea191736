using System.Net;
using System.Text;
using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Derwent.WhatsOn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Derwent.Tests.WhatsOn;

/// <summary>What the calendar's desk and the page that asks for a place do not take, in the words that somebody reads, and what was typed is still there.</summary>
public sealed class DeskRefusalTests(CalendarHouse house) : IClassFixture<CalendarHouse>
{
    private static readonly Who Ruth = new(null, "Ruth Okell", null);

    [Fact]
    public async Task A_series_that_cannot_be_is_still_in_the_form()
    {
        using var manager = await house.SignedIn(house.Manager);
        var form = (await manager.Open("/desk/whats-on/edit")).Form("Keep as a draft").Fill("Name", "Never happens").Fill("What happens there?", "Typed with care.").Fill("Building or place", "Friar Gate Studios")
            .Fill("Input.On", "2026-12-25").Fill("Input.Repeats", "weekly").Fill("Input.Until", "2027-01-01").Choose("Input.SkipsBankHolidays=true");
        await form.PressInVain("Every date of this series is a bank holiday.");
        Assert.Equal(0L, await house.Behind<long>("select count(*) from whats_on.events where title = 'Never happens'"));
    }

    [Fact]
    public async Task Each_field_of_an_event_says_for_itself_what_to_mend()
    {
        using var manager = await house.SignedIn(house.Manager);
        var form = (await manager.Open("/desk/whats-on/edit")).Form("Keep as a draft").Fill("Name", "Board games").Fill("What happens there?", "Typed with care.").Fill("Building or place", "Friar Gate Studios")
            .Fill("Input.On", "2026-12-05").Fill("Input.From", "10:00").Fill("Input.To", "12:00");
        await form.EachInVain("Keep as a draft",
            ("Input.Title", new string('t', 121), "Please use at most 120 letters."), ("Input.Words", new string('w', 4001), "Please use at most 4,000 letters."), ("Input.Words", "", "Say in a sentence or two what happens there."),
            ("Input.On", "2029-01-01", "The day lies within the next two years."), ("Input.To", "", "Say when it ends."), ("Input.To", "10:00", "Say when it ends: after it begins."), ("Input.Repeats", "hourly", "Choose from the list."),
            ("Input.Postcode", "nowhere", "A postcode looks like DE1 1AA. Please check it."), ("Input.PlaceName", "", "Say where it is, or that it is online."), ("Input.Capacity", "0", "Places are a number from 1 to 100,000, or nothing for any number."),
            ("Input.Cost", "two", "A cost is a number of pounds, like 2 or 2.50. 0 is free."), ("Input.MinAge", "130", "An age lies between 0 and 120."), ("Input.Street", new string('s', 201), "Please use at most 200 letters."));
        Assert.Equal(0L, await house.Behind<long>("select count(*) from whats_on.events where title = 'Board games'"));
    }

    [Fact]
    public async Task Nobody_asks_for_a_place_or_says_yes_on_a_date_that_is_over_or_off()
    {
        var one = await house.Published(SomeEvent.WithPlaces(3, "Over and off"));
        var place = await APlace(one, "Cy");
        await house.Behind<object>($"update whats_on.bookings set state = 'Asked', confirmed_at = null where id = '{place}'");
        await house.Change(house.Manager, one, (found, by) => found.CancelOne(found.Occurrences[0].Id, "The boiler broke.", by, house.Clock.GetUtcNow()));
        await house.As(house.Manager, async services =>
        {
            var events = services.GetRequiredService<WhatsOnContext>();
            var found = await events.Events.Include(each => each.Occurrences).SingleAsync(each => each.Id == one.Id);
            var booking = await events.Bookings.SingleAsync(each => each.EventId == one.Id);
            foreach (var ask in new Func<Task>[]
            {
                () => services.GetRequiredService<AskForPlace>().Run(found, found.Occurrences[0], new BookingSaid("Di", "di@home.example", 14, null, null), default),
                () => services.GetRequiredService<AnswerForPlace>().Confirm(booking, found.Occurrences[0], default),
            })
                Assert.Equal("Nobody can ask for a place on this date any more.", (await Assert.ThrowsAsync<RuleRefused>(ask)).Message);
        });
        await house.Behind<object>($"update whats_on.bookings set state = 'Offered', answer_by = '2026-11-24T08:00Z' where id = '{place}'");
        await house.As(house.Manager, async services =>
        {
            var booking = await services.GetRequiredService<WhatsOnContext>().Bookings.SingleAsync(each => each.Id == place);
            Assert.StartsWith("The time to answer is over", Assert.Throws<RuleRefused>(() => booking.Take(house.Clock.GetUtcNow())).Message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task The_coordinator_says_whose_event_it_is()
    {
        using var ruth = await house.SignedIn(house.Coordinator);
        await (await ruth.Open("/desk/whats-on/edit")).Form("Keep as a draft").Fill("Name", "Nobody’s").Fill("What happens there?", "Typed with care.").Fill("Building or place", "Friar Gate Studios")
            .Fill("Input.OrganisationId", "").PressInVain("Choose who runs it: a member of the alliance.");
    }

    [Fact]
    public async Task Who_has_a_place_keeps_it_when_an_event_is_changed_and_what_was_typed_is_kept_too()
    {
        var one = await house.Published(SomeEvent.WithPlaces(3, "Taken places"));
        foreach (var name in new[] { "Ada", "Ben" }) await APlace(one, name);
        using var manager = await house.SignedIn(house.Manager);
        var form = (await manager.Open($"/desk/whats-on/edit/{one.Id}")).Form("Save");
        await form.Fill("Input.Capacity", "1").Fill("What happens there?", "Typed with care.").PressInVain("2 people have a place on Sat 5 Dec, so there cannot be fewer places than that.");
        await form.Fill("Input.Capacity", "5").Fill("Input.On", "2026-12-12").PressInVain("People have a place on Sat 5 Dec. Cancel that date first, so that they are told.");
        Assert.Equal(3, await house.Behind<int>($"select capacity from whats_on.occurrences where event_id = '{one.Id}'"));
    }

    [Fact]
    public async Task A_date_is_moved_copied_and_cancelled_with_a_day_and_a_word()
    {
        var one = await house.Published(SomeEvent.Once("Moved with care"));
        using var manager = await house.SignedIn(house.Manager);
        var page = await manager.Open($"/desk/whats-on/{one.Id}");
        await page.Form("Move it").Fill("On", "").PressInVain("Choose the new day.");
        await page.Form("Move it").Fill("On", "2026-12-09").Fill("At", "").PressInVain("Say at what time it begins.");
        await page.Form("Copy it").Fill("On", "").PressInVain("Choose the first day of the copy");
        await page.Form("Copy it").Fill("On", "2026-11-23").PressInVain("from today on, within two years.");
        await page.Form("Copy it").Fill("On", "2029-01-01").PressInVain("from today on, within two years.");
        await page.Form("Cancel this date").Fill("Why", new string('w', 301)).PressInVain("Keep it under 300 letters.");
        await page.Form("Cancel this date").Fill("Why", "").PressInVain("Say in a few words why it is off.");
        var (cancel, move) = (page.Form("Cancel this date").Fill("Why", "The boiler broke."), page.Form("Move it").Fill("On", "2026-12-09").Fill("At", "10:00"));
        await page.Form("Move it").Fill("On", "2029-06-01").Fill("At", "10:00").PressInVain("The new day lies more than two years ahead.");
        var off = await cancel.Press();
        await cancel.PressTooLate("This date is cancelled already.");
        await move.PressTooLate("This date is cancelled. Bring it back first.");
        var restore = off.Form("It is on again");
        await restore.Press();
        await restore.PressTooLate("This date is on.");
        Assert.Equal(new DateOnly(2026, 12, 5), await house.Behind<DateOnly>($"select starts_at::date from whats_on.occurrences where event_id = '{one.Id}'"));
    }

    [Fact]
    public void The_rules_of_an_event_hold_whoever_asks()
    {
        var now = house.Clock.GetUtcNow();
        var one = CommunityEvent.Draft(house.Club, "rules", SomeEvent.Once("Rules"), Ruth, now);
        Refuses("Only what waits for the coordinator can be sent back.", () => one.SendBack("Why", Ruth, now));
        one.Publish(Ruth, now);
        Refuses("This event is public already, or cancelled.", () => one.Publish(Ruth, now));
        Refuses("This event has no such date any more.", () => one.CancelOne(Guid.CreateVersion7(), "Why", Ruth, now));
        Refuses("This date has passed.", () => one.CancelOne(one.Occurrences[0].Id, "Why", Ruth, now.AddYears(1)));
        Refuses("An event lasts between five minutes and two weeks.", () => CommunityEvent.Draft(house.Club, "short", SomeEvent.Once() with { Minutes = 4 }, Ruth, now));
        var date = one.Occurrences[0].Id;
        one.Cancel("Off.", Ruth, now);
        Refuses("This event is cancelled.", () => one.CancelOne(date, "Why", Ruth, now));

        static void Refuses(string sentence, Action act) => Assert.Contains(sentence, Assert.Throws<RuleRefused>(act).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("coordinator", "BEGIN:VCALENDAR\r\nEND:VCALENDAR", "Choose whose calendar it is: a member of the alliance.")]
    [InlineData("manager", "", "Choose a calendar file (.ics).")]
    [InlineData("manager", "large", "The file is larger than")]
    [InlineData("manager", "This is a letter, no calendar.", "calendar")]
    public async Task A_calendar_file_is_somebodys_and_can_be_read(string who, string text, string sentence)
    {
        using var visitor = await house.SignedIn(who == "manager" ? house.Manager : house.Coordinator);
        var bytes = text == "large" ? new byte[6_000_000] : Encoding.UTF8.GetBytes(text);
        await (await visitor.Open("/desk/whats-on/calendars")).Form("Read the file").PressInVain(sentence, file: ("Upload", "calendar.ics", bytes));
        Assert.Equal(0L, await house.Behind<long>("select count(*) from whats_on.member_calendars"));
    }

    [Fact]
    public async Task A_calendar_file_is_read_once_and_a_calendar_is_read_until_somebody_stops_it()
    {
        await using var own = new Own();
        using var manager = await own.House.SignedIn(own.House.Manager);
        const string file = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\nBEGIN:VEVENT\r\nUID:one\r\nDTSTAMP:20260101T000000Z\r\nSUMMARY:Drum circle\r\nDTSTART:20261205T100000Z\r\nDTEND:20261205T120000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        await (await manager.Open("/desk/whats-on/calendars")).Form("Read the file").Press(file: ("Upload", "calendar.ics", Encoding.UTF8.GetBytes(file)));
        Assert.Equal("Submitted", await own.House.Behind<string>("select state from whats_on.events where title = 'Drum circle'"));
        var page = await (await manager.Open("/desk/whats-on/calendars")).Form("Read it").Fill("Address", "https://calendar.example/ours.ics").Press();
        Assert.Contains("Kept. It is being read now", page.Text, StringComparison.Ordinal);

        page = await page.Form("form[action*=Stop]").Press();

        Assert.Contains("It is not read any more.", page.Text, StringComparison.Ordinal);
        Assert.NotNull(await own.House.Behind<DateTime?>("select stopped_at from whats_on.member_calendars where address = 'https://calendar.example/ours.ics'"));
    }

    [Fact]
    public async Task An_event_is_sent_published_and_cancelled_once()
    {
        var draft = await house.Drafted(SomeEvent.Once("Once and no more"));
        using var manager = await house.SignedIn(house.Manager);
        using var ruth = await house.SignedIn(house.Coordinator);
        var submit = (await manager.Open($"/desk/whats-on/{draft.Id}")).Form("Send to the coordinator");
        await submit.Press("Send to the coordinator");
        await submit.PressTooLate("Only a draft can be sent to the coordinator.", "Send to the coordinator");
        var publish = (await ruth.Open($"/desk/whats-on/{draft.Id}")).Form("Publish it");
        await publish.Press("Publish it");
        await publish.PressTooLate("This event is public already, or cancelled.", "Publish it");
        var cancel = (await manager.Open($"/desk/whats-on/{draft.Id}")).Form("form[action$='handler=Cancel']");
        await cancel.Fill("Why", "").PressInVain("Say in a few words why it is off.");
        var off = await cancel.Fill("Why", "The roof leaks.").Press();
        Assert.Contains("Cancelled: The roof leaks.", off.Text, StringComparison.Ordinal);
        await cancel.PressTooLate("This event is cancelled already.");
    }

    [Fact]
    public async Task The_address_of_a_calendar_is_somebodys()
    {
        using var ruth = await house.SignedIn(house.Coordinator);
        await (await ruth.Open("/desk/whats-on/calendars")).Form("Read it").Fill("Address", "https://calendar.example/ours.ics").PressInVain("Choose whose calendar it is: a member of the alliance.");
    }

    [Fact]
    public async Task At_the_door_a_wrong_number_loses_no_tap_and_a_place_that_is_given_back_is_free()
    {
        var one = await house.Published(SomeEvent.WithPlaces(5, "Wrong number"));
        var booking = await APlace(one, "Ada");
        using var worker = await house.SignedIn(house.Manager);
        var page = await worker.Open($"/desk/whats-on/{one.Id}/door/{one.Occurrences[0].Id}");
        foreach (var number in new[] { "-1", "10001", "many" })
            await page.Form("Save").Choose($"m-{booking}=here").Fill("Others", number).PressInVain(number == "many" ? "number" : "Give a number from 0 to 10,000.");
        Assert.Null(await house.Behind<object>($"select came from whats_on.bookings where id = '{booking}'"));

        await page.Form("Give the place back").Press();

        Assert.Equal("Cancelled", await house.Behind<string>($"select state from whats_on.bookings where id = '{booking}'"));
        var again = await page.Form("Give the place back").Press();
        Assert.Equal(HttpStatusCode.NotFound, again.Status);
    }

    [Theory]
    [InlineData("Input.Age", "", "How old is the person who comes? A number of years.")]
    [InlineData("Input.Age", "121", "An age lies between 0 and 120.")]
    [InlineData("Input.Name", "", "Tell us a name for the list at the door.")]
    [InlineData("Input.Name", "101", "Please use at most 100 letters.")]
    [InlineData("Input.ParentName", "101", "Please use at most 100 letters.")]
    [InlineData("Input.Needs", "301", "Please use at most 300 letters.")]
    public async Task Whoever_asks_for_a_place_reads_what_to_mend(string field, string typed, string sentence)
    {
        var one = await house.Published(SomeEvent.WithPlaces(5, $"Ask {field} {typed}"));
        using var visitor = house.Stranger();
        await (await visitor.Open($"/whats-on/{one.Slug}/book")).Form("Ask for a place").Fill("Name", "Ada").Fill("E-mail", "ada@home.test").Fill("Age", "14")
            .Fill(field, typed is "101" or "301" ? new string('x', int.Parse(typed, System.Globalization.CultureInfo.InvariantCulture)) : typed).PressInVain(sentence);
        Assert.Equal(0L, await house.Behind<long>($"select count(*) from whats_on.bookings where event_id = '{one.Id}'"));
    }

    [Fact]
    public async Task Nobody_says_yes_to_what_is_over_or_off_or_was_offered_to_the_next()
    {
        var off = await house.Published(SomeEvent.WithPlaces(5, "Off by then"));
        using var visitor = house.Stranger();
        var page = await Asked(visitor, off, "Ada");
        await house.Change(house.Manager, off, (one, by) => one.CancelOne(one.Occurrences[0].Id, "The boiler broke.", by, house.Clock.GetUtcNow()));
        await page.Form("Yes, I’m coming").PressTooLate("This is not happening any more, so nobody can have a place.");

        var full = await house.Published(SomeEvent.WithPlaces(5, "Never offered"));
        using var other = house.Stranger();
        page = await Asked(other, full, "Ben");
        var taken = await other.Post("/whats-on/booking?handler=Take", [new("__RequestVerificationToken", page.Form("Yes, I’m coming").Fields.First(field => field.Key.StartsWith("__", StringComparison.Ordinal)).Value)]);
        Assert.Equal(HttpStatusCode.Conflict, taken.Status);
        Assert.Contains("There is no free place waiting for your answer any more.", taken.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Open($"/whats-on/{off.Slug}/book")).Status);
    }

    /// <summary>A house of its own, for a test that fills a list which others want empty.</summary>
    private sealed class Own : IAsyncDisposable
    {
        public Own() => ((IAsyncLifetime)House).InitializeAsync().AsTask().GetAwaiter().GetResult();

        public CalendarHouse House { get; } = new();

        public ValueTask DisposeAsync() => House.DisposeAsync();
    }

    private async Task<Seen> Asked(Visitor visitor, CommunityEvent one, string name)
    {
        var address = $"{name}{Guid.CreateVersion7():N}@home.test";
        await (await visitor.Open($"/whats-on/{one.Slug}/book")).Form("Ask for a place").Fill("Name", name).Fill("E-mail", address).Fill("Age", "14").Press();
        await house.RunJobs();
        return await visitor.Open((await house.Letters()).Last(letter => letter.To.Equals(address, StringComparison.OrdinalIgnoreCase)).Link);
    }

    private async Task<Guid> APlace(CommunityEvent one, string name)
    {
        using var visitor = house.Stranger();
        await (await Asked(visitor, one, name)).Form("Yes, I’m coming").Press("Yes, I’m coming");
        return await house.Behind<Guid>($"select id from whats_on.bookings where event_id = '{one.Id}' and name = '{name}'");
    }
}
