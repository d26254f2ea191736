using System.Net;
using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Derwent.WhatsOn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Derwent.Tests.WhatsOn;

/// <summary>A place without an account: asked by e-mail, confirmed and given back by link; the database decides who gets the last one.</summary>
public sealed class BookingTests(CalendarHouse house) : IClassFixture<CalendarHouse>
{
    [Fact]
    public async Task The_wrong_people_do_not_see_who_has_a_place()
    {
        var one = await house.Published(SomeEvent.WithPlaces(5, "Private list"));
        await Confirmed(one, "Zadie", "zadie@home.example");
        var door = $"/desk/whats-on/{one.Id}/door/{one.Occurrences[0].Id}";
        using var stranger = house.Stranger();
        Assert.DoesNotContain("Zadie", (await stranger.Open(door)).Text, StringComparison.Ordinal);
        foreach (var wrong in new[] { await house.SignedIn(house.OtherManager), await house.SignedIn(await house.APerson(house.Other.Id, Role.Practitioner)) })
            Assert.Equal(HttpStatusCode.NotFound, (await wrong.Open(door)).Status);
        foreach (var role in new[] { Role.StrategicPartner, Role.Administrator, Role.Analyst, Role.DataProtectionLead })
        {
            using var wrong = await house.SignedIn(await house.APerson(house.Club.Id, role));
            Assert.Equal(HttpStatusCode.NotFound, (await wrong.Open(door)).Status);
        }
        using var unproven = await house.SignedIn(house.Manager, secondFactor: false);
        Assert.DoesNotContain("Zadie", (await unproven.Open(door)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Zadie", (await stranger.Open($"/whats-on/{one.Slug}")).Text, StringComparison.Ordinal);

        var looked = await house.Behind<long>($"select count(*) from audit.entries where record_id = '{one.Id}' and act = 'read'");
        using var right = await house.SignedIn(house.Manager);
        Assert.Contains("Zadie", (await right.Open(door)).Text, StringComparison.Ordinal);
        using var coordinator = await house.SignedIn(house.Coordinator);
        Assert.Contains("Zadie", (await coordinator.Open(door)).Text, StringComparison.Ordinal);
        Assert.Equal(looked + 2, await house.Behind<long>($"select count(*) from audit.entries where record_id = '{one.Id}' and act = 'read'"));
    }

    [Fact]
    public async Task The_database_itself_shows_a_booking_to_nobody_else()
    {
        var one = await house.Published(SomeEvent.WithPlaces(5, "Behind the wall"));
        await Confirmed(one, "Behind", "behind@home.example");
        async Task<int> Seen(Derwent.Accounts.Person person)
        {
            var count = 0;
            await house.As(person, async services => count = await services.GetRequiredService<WhatsOnContext>().Bookings.CountAsync(booking => booking.EventId == one.Id));
            return count;
        }
        Assert.Equal(0, await Seen(house.OtherManager));
        Assert.Equal(0, await Seen(await house.APerson(house.Club.Id, Role.StrategicPartner)));
        Assert.Equal(0, await Seen(await house.APerson(null, Role.Administrator, Role.DataProtectionLead)));
        Assert.Equal(1, await Seen(house.Manager));
        Assert.Equal(1, await Seen(house.Coordinator));
    }

    [Fact]
    public async Task A_link_to_a_booking_is_made_by_the_worker_alone()
    {
        var one = await house.Published(SomeEvent.WithPlaces(5, "Links"));
        await Confirmed(one, "Linked", "linked@home.example");
        var booking = await house.Behind<Guid>("select id from whats_on.bookings where email = 'linked@home.example'");
        foreach (var person in new[] { house.Coordinator, await house.APerson(null, Role.StrategicPartner) })
        {
            await Assert.ThrowsAsync<PostgresException>(() => house.As(person, services => services.GetRequiredService<Links>().Issue(LinkKind.Booking, booking, null, TimeSpan.FromDays(1))));
            var refused = await Assert.ThrowsAsync<PostgresException>(() => house.As(person, services => services.GetRequiredService<Links>().IssueBooking(booking, TimeSpan.FromDays(1))));
            Assert.Equal("42501", refused.SqlState);
        }
    }

    [Fact]
    public async Task Somebody_books_confirms_by_link_and_cancels_by_link()
    {
        var one = await house.Published(SomeEvent.WithPlaces(3, "From start to end"));
        using var parent = house.Stranger();
        var form = (await parent.Open($"/whats-on/{one.Slug}/book")).Form("Ask for a place");
        var sent = await form.Fill("Name", "Robin").Fill("E-mail", "robin@home.example").Fill("Age", "14").Press();
        Assert.Equal("Now look in your e-mail", sent.Heading);
        Assert.Equal(0, await Taken(one));

        await house.RunJobs();
        var letter = (await house.Letters()).Last(each => each.To == "robin@home.example");
        Assert.Equal("Please confirm your place", letter.Subject);
        var page = await parent.Open(letter.Link);
        Assert.Equal("One more press", page.Heading);
        Assert.Equal(0, await Taken(one));
        Assert.Equal("One more press", (await parent.Open("/whats-on/booking")).Heading);

        page = await page.Form("Yes, I’m coming").Press("Yes, I’m coming");
        Assert.Equal("You have a place", page.Heading);
        Assert.Equal(1, await Taken(one));
        await house.RunJobs();
        Assert.Contains((await house.Letters()), each => each.To == "robin@home.example" && each.Subject == "You have a place");
        Assert.Contains("2 places left", (await parent.Open($"/whats-on/{one.Slug}?v=2")).Text, StringComparison.Ordinal);

        page = await page.Form("I can’t come after all").Press("I can’t come after all");
        Assert.Equal("Thank you for telling us", page.Heading);
        Assert.Equal(0, await Taken(one));
    }

    [Fact]
    public async Task Two_last_places_in_the_same_instant_one_gets_it_and_the_other_waits()
    {
        for (var round = 0; round < 5; round++)
        {
            var one = await house.Published(SomeEvent.WithPlaces(1, $"Last place {round}"));
            var people = new List<(Visitor Visitor, Seen Page)>();
            for (var i = 0; i < 8; i++)
            {
                var visitor = house.Stranger();
                people.Add((visitor, await AskAndOpen(visitor, one, $"Racer {i}", $"racer{round}-{i}@home.example")));
            }
            var answers = await Task.WhenAll(people.Select(person => Task.Run(() => person.Page.Form("Yes, I’m coming").Press("Yes, I’m coming"))));
            Assert.Equal(1, answers.Count(page => page.Heading == "You have a place"));
            Assert.Equal(7, answers.Count(page => page.Heading == "You are on the waiting list"));
            Assert.Equal(1, await Taken(one));
            Assert.Equal(7, await house.Behind<int>($"select waiting from whats_on.occurrences where event_id = '{one.Id}'"));
            people.ForEach(person => person.Visitor.Dispose());
        }
    }

    [Fact]
    public async Task Who_waits_moves_up_in_order_with_a_letter_and_a_time_to_answer()
    {
        var one = await house.Published(SomeEvent.WithPlaces(1, "In order"));
        using var holder = house.Stranger();
        using var first = house.Stranger();
        using var second = house.Stranger();
        var held = await Confirmed(one, "Holder", "holder@home.example", holder);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        var waits = await Confirmed(one, "First", "first@home.example", first);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await Confirmed(one, "Second", "second@home.example", second);
        Assert.Contains("You are next.", waits.Text, StringComparison.Ordinal);
        Assert.Contains("1 person asked before you.", (await second.Open("/whats-on/booking")).Text, StringComparison.Ordinal);

        // A place is given back, and before anybody was asked somebody new presses: they stand at the end of the line.
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        using var late = house.Stranger();
        var latePage = await AskAndOpen(late, one, "Late", "late@home.example");
        await held.Form("I can’t come after all").Press("I can’t come after all");
        Assert.Equal(0, await Taken(one));
        Assert.Equal("You are on the waiting list", (await latePage.Form("Yes, I’m coming").Press("Yes, I’m coming")).Heading);
        await house.RunJobs();
        var letter = (await house.Letters()).Last(each => each.To == "first@home.example");
        Assert.Equal("A place is free for you", letter.Subject);
        Assert.Contains("by Wednesday 25 November", letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(await house.Letters(), each => each.To == "second@home.example" && each.Subject == "A place is free for you");
        Assert.Equal("A place is free for you", (await first.Open("/whats-on/booking")).Heading);

        // Nobody answers: the next person is asked, and the place is not given twice.
        house.Clock.Advance(TimeSpan.FromHours(25));
        await house.RunJobs();
        Assert.Equal("The place went to the next person", (await first.Open("/whats-on/booking")).Heading);
        var offered = await second.Open("/whats-on/booking");
        Assert.Equal("A place is free for you", offered.Heading);
        Assert.Equal("You have a place", (await offered.Form("Yes, I take it").Press("Yes, I take it")).Heading);
        Assert.Equal(1, await Taken(one));
    }

    [Theory]
    [InlineData("Name", "", "Tell us a name")]
    [InlineData("E-mail", "", "We need an e-mail address")]
    [InlineData("E-mail", "robin", "An e-mail address looks like")]
    [InlineData("E-mail", "robin@home.example, other@home.example", "An e-mail address looks like")]
    [InlineData("E-mail", "Robin <robin@home.example>", "An e-mail address looks like")]
    [InlineData("E-mail", "\"a b\"@home.example", "An e-mail address looks like")]
    [InlineData("E-mail", "robin@home.example\r\nBcc: x@y.example", "An e-mail address looks like")]
    [InlineData("E-mail", "(comment)robin@home.example", "An e-mail address looks like")]
    [InlineData("E-mail", "robin@localhost", "An e-mail address looks like")]
    [InlineData("Age", "ten", "Age is not something we can read")]
    [InlineData("Age", "-3", "An age lies between")]
    [InlineData("Age", "40", "This is for ages 11 to 16")]
    [InlineData("Age", "12", "name of a parent or carer")]
    [InlineData("Anything that would make it easier?", "{long}", "at most 300 letters")]
    public async Task What_needs_another_look_is_said_beside_its_field_and_nothing_typed_is_lost(string field, string typed, string says)
    {
        var one = await Kept();
        using var visitor = house.Stranger();
        var form = (await visitor.Open($"/whats-on/{one.Slug}/book")).Form("Ask for a place").Fill("Name", "Robin").Fill("E-mail", "robin@home.example").Fill("Age", "14");
        var page = await form.Fill(field, typed == "{long}" ? new string('x', 301) : typed).Press();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(says, page.Document.QuerySelector(".summary-errors")!.TextContent, StringComparison.Ordinal);
        if (field != "Name") Assert.Equal("Robin", page.Document.QuerySelector("[name='Input.Name']")!.GetAttribute("value"));
    }

    private CommunityEvent? kept;

    private async Task<CommunityEvent> Kept() => kept ??= await house.Published(SomeEvent.WithPlaces(50, $"Form {Guid.CreateVersion7():N}"[..14]));

    [Fact]
    public async Task Under_the_age_set_a_parent_says_yes_and_it_is_written_down()
    {
        var one = await house.Published(SomeEvent.WithPlaces(5, "With a parent"));
        using var visitor = house.Stranger();
        var form = (await visitor.Open($"/whats-on/{one.Slug}/book")).Form("Ask for a place");
        var page = await form.Fill("Name", "Kit").Fill("E-mail", "kit@home.example").Fill("Age", "12").Fill("Input.ParentName", "Jo").Press();
        Assert.Contains("a parent or carer has to say yes", page.Text, StringComparison.Ordinal);
        page = await page.Form("Ask for a place").Choose("I am a parent or carer").Press();
        Assert.Equal("Now look in your e-mail", page.Heading);
        Assert.Equal("Jo", await house.Behind<string>("select parent_name from whats_on.bookings where email = 'kit@home.example' and parent_said_yes_at is not null"));
    }

    [Fact]
    public async Task Six_requests_from_one_address_are_enough()
    {
        var one = await house.Published(SomeEvent.WithPlaces(50, "Six"));
        using var visitor = house.Stranger();
        Seen page = null!;
        for (var i = 0; i < 7; i++) page = await Ask(visitor, one, $"Name {i}", i % 2 == 0 ? "six@home.example" : "SIX@home.example");
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("Six places were asked for", page.Text, StringComparison.Ordinal);
        Assert.Equal(6L, await house.Behind<long>($"select count(*) from whats_on.bookings where event_id = '{one.Id}'"));
    }

    [Fact]
    public async Task Two_thousand_requests_for_one_date_are_enough()
    {
        var one = await house.Published(SomeEvent.WithPlaces(50, "Two thousand"));
        using var visitor = house.Stranger();
        await Ask(visitor, one, "First", "first@home.example");
        await house.Behind<object>($"alter table whats_on.bookings disable trigger user; insert into whats_on.bookings select (jsonb_populate_record(b, jsonb_build_object('id', gen_random_uuid(), 'email', 'n' || n || '@home.example'))).* from whats_on.bookings b, generate_series(1, 1999) n where b.event_id = '{one.Id}'; alter table whats_on.bookings enable trigger user");
        var page = await Ask(visitor, one, "One more", "more@home.example");
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("So many people are asking for a place", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_day_before_there_is_a_reminder_once_and_some_days_after_who_it_was_is_forgotten()
    {
        await using var own = new Own();
        var house = own.House;
        var one = await house.Published(SomeEvent.WithPlaces(5, "Remember"));
        var tests = new BookingTests(house);
        using var visitor = house.Stranger();
        await tests.Confirmed(one, "Remy", "remy@home.example", visitor);
        await tests.Ask(visitor, one, "Never", "never@home.example");
        await house.RunJobs();
        house.Clock.SetUtcNow(new DateTimeOffset(2026, 12, 4, 10, 1, 0, TimeSpan.Zero));
        await house.RunJobs();
        await house.RunJobs();
        Assert.Single(await house.Letters(), letter => letter.To == "remy@home.example" && letter.Subject == "A reminder of your place");
        Assert.Equal(1L, await house.Behind<long>("select count(*) from whats_on.bookings where erased_at is not null and name is null and email is null"));
        Assert.Equal(1L, await house.Behind<long>("select count(*) from whats_on.bookings where name = 'Remy'"));

        house.Clock.SetUtcNow(new DateTimeOffset(2027, 1, 4, 12, 1, 0, TimeSpan.Zero));
        await house.RunJobs();
        Assert.Equal(0L, await house.Behind<long>("select count(*) from whats_on.bookings where coalesce(name, email, parent_name, needs, age::text) is not null"));
        Assert.Equal(2L, await house.Behind<long>("select count(*) from whats_on.bookings"));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Open("/whats-on/booking")).Status);
    }

    [Fact]
    public async Task When_a_date_is_cancelled_everybody_with_a_place_hears_so()
    {
        var one = await house.Published(SomeEvent.WithPlaces(1, "Called off"));
        using var placed = house.Stranger();
        using var waits = house.Stranger();
        await Confirmed(one, "Placed", "placed@home.example", placed);
        await Confirmed(one, "Waits", "waits@home.example", waits);
        using var manager = await house.SignedIn(house.Manager);
        var page = await manager.Open($"/desk/whats-on/{one.Id}");
        page = await page.Form("Cancel this date").Fill("Why", "The boiler broke.").Press("Cancel this date");
        Assert.Contains("off: The boiler broke.", page.Text, StringComparison.Ordinal);
        await house.RunJobs();
        foreach (var to in new[] { "placed@home.example", "waits@home.example" })
            Assert.Contains("The boiler broke.", Assert.Single(await house.Letters(), letter => letter.To == to && letter.Subject == "It is not happening").Text, StringComparison.Ordinal);
        Assert.Equal("It is not happening", (await placed.Open("/whats-on/booking")).Heading);
    }

    [Fact]
    public async Task At_the_door_a_tap_says_who_came()
    {
        var one = await house.Published(SomeEvent.WithPlaces(5, "Doorway"));
        await Confirmed(one, "Doris", "doris@home.example");
        var booking = await house.Behind<Guid>("select id from whats_on.bookings where email = 'doris@home.example'");
        using var worker = await house.SignedIn(await house.APerson(house.Club.Id, Role.Practitioner));
        var page = await (await worker.Open($"/desk/whats-on/{one.Id}/door/{one.Occurrences[0].Id}")).Form("Save").Choose($"m-{booking}=here").Fill("Others", "4").Press();
        Assert.Contains("1 here", page.Text, StringComparison.Ordinal);
        Assert.True(await house.Behind<bool>($"select came from whats_on.bookings where id = '{booking}'"));
        Assert.Equal(4, await house.Behind<int>($"select walked_in from whats_on.occurrences where event_id = '{one.Id}'"));
    }

    private async Task<int> Taken(CommunityEvent one) => await house.Behind<int>($"select taken from whats_on.occurrences where event_id = '{one.Id}'");

    private async Task<Seen> Ask(Visitor visitor, CommunityEvent one, string name, string email)
    {
        var page = await visitor.Open($"/whats-on/{one.Slug}/book?n={Guid.CreateVersion7()}");
        return await page.Form("main form").Fill("Name", name).Fill("E-mail", email).Fill("Age", "14").Press();
    }

    private async Task<Seen> AskAndOpen(Visitor visitor, CommunityEvent one, string name, string email)
    {
        Assert.Equal("Now look in your e-mail", (await Ask(visitor, one, name, email)).Heading);
        await house.RunJobs();
        return await visitor.Open((await house.Letters()).Last(letter => letter.To == email).Link);
    }

    private async Task<Seen> Confirmed(CommunityEvent one, string name, string email, Visitor? who = null)
    {
        var visitor = who ?? house.Stranger();
        try { return await (await AskAndOpen(visitor, one, name, email)).Form("Yes, I’m coming").Press("Yes, I’m coming"); }
        finally { if (who is null) visitor.Dispose(); }
    }

    /// <summary>A house of its own, for a test that lets months pass.</summary>
    private sealed class Own : IAsyncDisposable
    {
        public Own() => ((IAsyncLifetime)House).InitializeAsync().AsTask().GetAwaiter().GetResult();

        public CalendarHouse House { get; } = new();

        public ValueTask DisposeAsync() => House.DisposeAsync();
    }
}
