using System.Net;
using Derwent.Alliance;
using Derwent.Shared.Security;
using Derwent.Site;
using Derwent.Tests.WhatsOn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Derwent.Tests.Community;

/// <summary>Who is not sending events, and a kind letter that is ready.</summary>
public sealed class QuietTests(CommunityHouse house) : IClassFixture<CommunityHouse>
{
    [Theory]
    [InlineData(Role.OrganisationManager)]
    [InlineData(Role.Practitioner)]
    [InlineData(Role.Administrator)]
    [InlineData(Role.StrategicPartner)]
    public async Task Only_the_coordinator_sees_who_is_quiet(string role)
    {
        var member = await house.AMember("Silent " + role);
        var person = await house.APerson(house.Club.Id, role);
        using var somebody = await house.SignedIn(person);
        foreach (var path in new[] { "/desk/community/quiet", $"/desk/community/quiet/{member.Id}" }) Assert.Equal(HttpStatusCode.NotFound, (await somebody.Open(path)).Status);
        await house.As(person, async services => Assert.Equal(0, await services.GetRequiredService<SiteContext>().Database.SqlQuery<int>($"select count(*)::int as \"Value\" from site.nudges").SingleAsync()));
    }

    [Fact]
    public async Task Quiet_is_who_has_nothing_coming_and_had_nothing_lately()
    {
        var (busy, waits, over, never) = (await house.AMember("Busy Bees"), await house.AMember("Waits To Be Read"), await house.AMember("Over Last Week"), await house.AMember("Never Sent"));
        var listed = await house.AMember("Only Listed", Tier.ListedOnly);
        await house.AnEvent(busy, SomeEvent.Once("Honey"));
        await house.AnEvent(waits, SomeEvent.Once("To be read") with { StartsOn = new DateOnly(2026, 12, 6) }, published: false);
        await house.Behind<object>("update whats_on.events set state = 'Submitted' where title = 'To be read'");
        await house.AnEvent(over, SomeEvent.Once("Last week") with { StartsOn = new DateOnly(2026, 11, 25) });
        using var ruth = await house.SignedIn(house.Ruth);
        var now = house.Clock.GetUtcNow();
        house.Clock.Advance(TimeSpan.FromDays(3));

        var any = (await ruth.Open("/desk/community/quiet?days=0")).Document.QuerySelector("table")!.TextContent;
        var month = (await ruth.Open("/desk/community/quiet")).Document.QuerySelector("table")!.TextContent;

        foreach (var (page, shown, hidden) in new[] { (any, new[] { over, never }, new[] { busy, waits, listed }), (month, [never], [busy, waits, over, listed]) })
        {
            foreach (var member in shown) Assert.Contains(member.Name, page, StringComparison.Ordinal);
            foreach (var member in hidden) Assert.DoesNotContain(member.Name, page, StringComparison.Ordinal);
        }
        Assert.Contains("Never Sent", (await ruth.Open("/desk/community")).Text, StringComparison.Ordinal);
        house.Clock.AdjustTime(now);
    }

    [Fact]
    public async Task A_letter_is_ready_goes_to_the_organisation_once_and_is_remembered()
    {
        var member = await house.AMember("Kettle Club");
        using var ruth = await house.SignedIn(house.Ruth);
        var form = await ruth.Open($"/desk/community/quiet/{member.Id}");
        Assert.Contains("there is nothing from Kettle Club", form.Document.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        var empty = await form.Form("Send it").Fill("Words", " ").Press();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);

        var list = await form.Form("Send it").Press();

        Assert.Contains("On its way to Kettle Club.", list.Text, StringComparison.Ordinal);
        await house.RunJobs();
        var letter = house.Smtp.Taken.Single(taken => taken.To == $"hello@{member.Slug}.test").Parsed;
        Assert.Equal("What is coming up at Kettle Club?", letter.Subject);
        Assert.Contains("/desk/whats-on/edit", letter.TextBody, StringComparison.Ordinal);
        var again = await form.Form("Send it").Press();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("Give them a week", again.Text, StringComparison.Ordinal);
        Assert.Single(house.Smtp.Taken, taken => taken.To == letter.To.Mailboxes.Single().Address);
    }

    [Fact]
    public async Task Two_presses_at_the_same_instant_send_one_letter()
    {
        var member = await house.AMember("Asked Once");
        using var ruth = await house.SignedIn(house.Ruth);
        var form = (await ruth.Open($"/desk/community/quiet/{member.Id}")).Form("Send it").Fill("Subject", "Only once");

        var pressed = await Task.WhenAll(form.Press(), form.Press(), form.Press());

        await house.RunJobs();
        Assert.Equal(1L, await house.Behind<long>($"select count(*) from site.nudges where organisation_id = '{member.Id}'"));
        Assert.Single(house.Smtp.Taken, taken => taken.To == $"hello@{member.Slug}.test");
        Assert.Single(pressed, page => page.Status == HttpStatusCode.OK);
        Assert.All(pressed.Where(page => page.Status != HttpStatusCode.OK), page =>
        {
            Assert.Contains("Give them a week to answer.", page.Text, StringComparison.Ordinal);
            Assert.Equal("Only once", page.Document.QuerySelector("[name=Subject]")!.GetAttribute("value"));
        });
    }

    [Fact]
    public async Task Who_has_no_address_is_rung_and_gets_no_letter()
    {
        var member = await house.AMember("No Address", reachable: false);
        using var ruth = await house.SignedIn(house.Ruth);
        Assert.Equal(HttpStatusCode.NotFound, (await ruth.Open($"/desk/community/quiet/{member.Id}")).Status);
        Assert.Contains("No Address", (await ruth.Open("/desk/community/quiet")).Text, StringComparison.Ordinal);
    }
}
