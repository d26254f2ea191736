using System.Net;
using Derwent.Shared.Security;
using Derwent.Support;
using Derwent.Tests.WhatsOn;
using Derwent.WhatsOn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Derwent.Tests.Support;

/// <summary>From the door of an event to a young person's record: only for who sees both, the guests and the case.</summary>
public sealed class FromDoorTests(House house) : IClassFixture<House>
{
    private readonly Town town = new(house);

    [Fact]
    public async Task The_wrong_people_find_neither_the_page_nor_a_name_on_it()
    {
        var (of, date, _) = await AnEvening("Robin Guest");
        var others = await town.AnOrganisation();
        foreach (var wrong in new[] { others.Practitioner, others.Manager, of.Lead, await house.APerson(null, Role.Coordinator), await house.APerson(of.Helpers.Id, Role.Analyst) })
        {
            using var visitor = await house.SignedIn(wrong);
            var page = await visitor.Open($"/desk/register/event/{date}");
            Assert.Equal(HttpStatusCode.NotFound, page.Status);
            Assert.DoesNotContain("Robin Guest", page.Html, StringComparison.Ordinal);
        }
        using var stranger = house.Stranger();
        Assert.Equal("/sign-in", (await stranger.Open($"/desk/register/event/{date}")).Path);
    }

    [Fact]
    public async Task Who_is_not_in_the_circle_any_more_is_shown_no_young_person_and_can_write_nothing()
    {
        var (of, date, guest) = await AnEvening("Robin Guest");
        await house.As(of.Lead, services => services.GetRequiredService<Circle>().End(of.CaseId, null, of.Helpers.Id));
        var colleague = of.Helpers.Practitioner;
        using var visitor = await house.SignedIn(colleague);
        var page = await visitor.Open($"/desk/register/event/{date}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain(of.Referral.Details.FirstName!, page.Html, StringComparison.Ordinal);

        var token = await visitor.FormToken("/desk/register");
        var refused = await visitor.Post(page.Path, [new($"p-{of.OfferId}", guest.ToString()), new("__RequestVerificationToken", token)]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(0L, await house.Behind<long>($"select count(*) from support.attendances where case_id = '{of.CaseId}'"));
        Assert.Equal(0L, await house.Behind<long>($"select count(*) from support.sessions where event_date_id = '{date}'"));
        // And the database says the same, whatever the program does.
        var denied = await Assert.ThrowsAsync<PostgresException>(() => house.As(colleague, async services => await services.GetRequiredService<SupportContext>().Database.ExecuteSqlAsync(
            $"insert into support.attendances (id, session_id, case_id, offer_id, organisation_id, short_name, expected_at) values (gen_random_uuid(), gen_random_uuid(), {of.CaseId}, {of.OfferId}, {of.Helpers.Id}, 'x', now())")));
        Assert.Equal("42501", denied.SqlState);
    }

    [Fact]
    public async Task A_worker_says_who_a_guest_is_and_the_record_says_that_they_came_and_nothing_of_the_booking()
    {
        var (of, date, guest) = await AnEvening("Robin Guest", "Sam Other");
        using var worker = await house.SignedIn(of.Helpers.Practitioner);
        var door = await worker.Open(await DoorOf(date));
        door = await door.Form("Save").Choose($"m-{guest}=here").Fill("Others", "3").Press();
        var page = await worker.Open(door.Document.QuerySelector("a[href^='/desk/register/event/']")!.GetAttribute("href")!);
        Assert.Contains("4 people came", page.Text, StringComparison.Ordinal);

        var form = page.Form("Put it on the register").Fill($"p-{of.OfferId}", guest.ToString());
        var register = await form.Press();
        await form.Press();

        Assert.StartsWith("/desk/register/", register.Path, StringComparison.Ordinal);
        Assert.Equal("Here", await house.Behind<string>($"select mark from support.attendances where case_id = '{of.CaseId}'"));
        Assert.Equal(1L, await house.Behind<long>($"select count(*) from support.sessions where event_date_id = '{date}'"));
        Assert.Equal(3, await house.Behind<int>($"select others from support.sessions where event_date_id = '{date}'"));
        Assert.Contains("Supper on Tuesday, kept", (await worker.Open($"/desk/cases/{of.Reference}")).Text, StringComparison.Ordinal);
        Assert.Equal(0L, await house.Behind<long>("select count(*) from (select row_to_json(a)::text as t from support.attendances a union all select row_to_json(s)::text from support.sessions s union all select row_to_json(s)::text from support.steps s) all_of where t like '%Robin%' or t like '%guest%.test%'"));
        Assert.True(await house.Behind<long>($"select count(*) from audit.entries where kind = 'event' and act = 'read' and person_id = '{of.Helpers.Practitioner.Id}'") >= 2);
    }

    [Fact]
    public async Task Two_presses_at_the_same_instant_write_one_register_with_the_guest_on_it_once()
    {
        var (of, date, guest) = await AnEvening("Robin Guest");
        using var worker = await house.SignedIn(of.Helpers.Practitioner);
        await (await worker.Open(await DoorOf(date))).Form("Save").Choose($"m-{guest}=here").Fill("Others", "2").Press();
        var form = (await worker.Open($"/desk/register/event/{date}")).Form("Put it on the register").Fill($"p-{of.OfferId}", guest.ToString());

        var pressed = await Task.WhenAll(form.Press(), form.Press(), form.Press());

        Assert.All(pressed, page => Assert.Equal(HttpStatusCode.OK, page.Status));
        Assert.Single(pressed.Select(page => page.Path).Distinct());
        Assert.Equal(1L, await house.Behind<long>($"select count(*) from support.sessions where event_date_id = '{date}'"));
        Assert.Equal(1L, await house.Behind<long>($"select count(*) from support.attendances where case_id = '{of.CaseId}'"));
        Assert.Equal(2, await house.Behind<int>($"select others from support.sessions where event_date_id = '{date}'"));
        Assert.Equal(1L, await house.Behind<long>($"select count(*) from support.steps where case_id = '{of.CaseId}' and title like 'Supper on Tuesday%'"));
    }

    [Fact]
    public async Task One_guest_is_not_two_people_and_who_is_not_marked_is_marked_first()
    {
        var (of, date, guest) = await AnEvening("Robin Guest");
        using var worker = await house.SignedIn(of.Helpers.Practitioner);
        var page = await worker.Open($"/desk/register/event/{date}");

        var open = await page.Form("Put it on the register").Fill($"p-{of.OfferId}", guest.ToString()).Press();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, open.Status);
        Assert.Contains("Nobody has said yet whether Robin Guest came", open.Text, StringComparison.Ordinal);
        Assert.Equal(guest.ToString(), open.Document.QuerySelector($"#p-{of.OfferId} option[selected]")!.GetAttribute("value"));
        var nobody = await page.Form("Put it on the register").Press();
        Assert.Contains("Say of at least one person", nobody.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_guest_is_not_two_of_our_people()
    {
        var (of, date, guest) = await AnEvening("Robin Guest");
        var other = await town.ACase();
        await house.Behind<object>($"update support.offers set organisation_id = '{of.Helpers.Id}', organisation = '{of.Helpers.Name}' where id = '{other.OfferId}'");
        await house.As(other.Lead, services => services.GetRequiredService<Circle>().Add(other.CaseId, null, of.Helpers.Id, "gives support", "consent"));
        using var worker = await house.SignedIn(of.Helpers.Practitioner);
        var form = (await worker.Open($"/desk/register/event/{date}")).Form("Put it on the register");
        await form.Fill($"p-{of.OfferId}", guest.ToString()).Fill($"p-{other.OfferId}", guest.ToString()).PressInVain("Robin Guest on the list cannot be two people. Choose again.");
    }

    // An evening of the organisation that supports a young person, later today, with guests who have a place.
    private async Task<(Running Of, Guid Date, Guid Guest)> AnEvening(params string[] guests)
    {
        var of = await town.ACase();
        var facts = SomeEvent.Once("Supper on Tuesday") with { StartsOn = new DateOnly(2026, 11, 24), StartsAt = new TimeOnly(18, 0), Join = HowToJoin.Ask, Capacity = 20 };
        CommunityEvent made = null!;
        await house.As(await house.APerson(null, Role.Coordinator), async services =>
        {
            var (events, who) = (services.GetRequiredService<WhatsOnContext>(), new Who(null, "Ruth Okell", null));
            made = CommunityEvent.Draft((of.Helpers.Id, of.Helpers.Name, "helpers"), $"supper-{Guid.CreateVersion7():N}", facts, who, house.Clock.GetUtcNow());
            events.Events.Add(made);
            await events.SaveChangesAsync();
            made.Publish(who, house.Clock.GetUtcNow());
            await events.SaveChangesAsync();
        });
        foreach (var guest in guests)
        {
            var address = $"guest{Guid.CreateVersion7():N}@home.test";
            using var visitor = house.Stranger();
            await (await visitor.Open($"/whats-on/{made.Slug}/book")).Form("Ask for a place").Fill("Name", guest).Fill("E-mail", address).Fill("Age", "14").Press();
            await house.RunJobs();
            await (await visitor.Open((await house.Letters()).Last(letter => letter.To == address).Link)).Form("Yes, I’m coming").Press();
            await house.RunJobs();
        }
        var date = made.Occurrences[0].Id;
        return (of, date, await house.Behind<Guid>($"select id from whats_on.bookings where occurrence_id = '{date}' and name = '{guests[0]}'"));
    }

    private async Task<string> DoorOf(Guid date) => $"/desk/whats-on/{await house.Behind<Guid>($"select event_id from whats_on.occurrences where id = '{date}'")}/door/{date}";
}
