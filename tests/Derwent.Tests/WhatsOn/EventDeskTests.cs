using System.Net;
using Derwent.Shared.Security;
using Derwent.WhatsOn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Derwent.Tests.WhatsOn;

/// <summary>Members write and send, the coordinator publishes.</summary>
public sealed class EventDeskTests(CalendarHouse house) : IClassFixture<CalendarHouse>
{
    [Fact]
    public async Task The_wrong_people_cannot_open_change_or_publish_an_event()
    {
        var draft = await house.Drafted(SomeEvent.Once("Not yours"), submitted: true);
        var open = await house.Published(SomeEvent.Once("Public, not yours"));
        using var other = await house.SignedIn(house.OtherManager);
        foreach (var path in new[] { $"/desk/whats-on/{draft.Id}", $"/desk/whats-on/edit/{draft.Id}", $"/desk/whats-on/{open.Id}", $"/desk/whats-on/edit/{open.Id}", $"/desk/whats-on/{open.Id}/door/{open.Occurrences[0].Id}" })
            Assert.Equal(HttpStatusCode.NotFound, (await other.Open(path)).Status);
        Assert.DoesNotContain("ot yours", (await other.Open("/desk/whats-on")).Text, StringComparison.Ordinal);
        foreach (var role in new[] { Role.StrategicPartner, Role.Analyst, Role.DataProtectionLead, Role.Administrator })
        {
            using var wrong = await house.SignedIn(role);
            Assert.Equal(HttpStatusCode.NotFound, (await wrong.Open("/desk/whats-on")).Status);
        }
    }

    [Fact]
    public async Task A_member_cannot_publish_even_past_the_pages()
    {
        var draft = await house.Drafted(SomeEvent.Once("By myself"), submitted: true);
        using var manager = await house.SignedIn(house.Manager);
        var page = await manager.Open($"/desk/whats-on/{draft.Id}");
        Assert.DoesNotContain("Publish it", page.Text, StringComparison.Ordinal);
        var refused = await Assert.ThrowsAsync<DbUpdateException>(() => house.Change(house.Manager, draft, (one, by) => one.Publish(by, house.Clock.GetUtcNow())));
        Assert.Equal("42501", Assert.IsType<PostgresException>(refused.InnerException).SqlState);
        // Another organisation's event is not there to be changed.
        await Assert.ThrowsAsync<InvalidOperationException>(() => house.Change(house.OtherManager, draft, (one, by) => one.SendBack("x", by, house.Clock.GetUtcNow())));
    }

    [Fact]
    public async Task A_member_writes_a_series_the_coordinator_sends_it_back_and_then_publishes_it()
    {
        using var manager = await house.SignedIn(house.Manager);
        var form = (await manager.Open("/desk/whats-on/edit")).Form("Keep as a draft");
        var page = await form.Fill("Name", "Winter beats").Fill("What happens there?", "Make a beat in the warm.").Fill("Input.On", "2026-12-01").Fill("Input.From", "16:00").Fill("Input.To", "18:00")
            .Fill("Input.Repeats", "weekly").Fill("Input.Until", "2027-03-30").Fill("Building or place", "Friar Gate Studios").Fill("Input.Cost", "2.50").Press();
        Assert.Equal("Winter beats", page.Heading);
        Assert.Contains("18 dates", page.Text, StringComparison.Ordinal);
        var path = page.Path;
        await page.Form("Send to the coordinator").Press("Send to the coordinator");

        using var coordinator = await house.SignedIn(house.Coordinator);
        Assert.Contains("Winter beats", (await coordinator.Open("/desk/whats-on")).Document.QuerySelector("section[aria-labelledby=waits]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Read “Winter beats” and publish it", (await coordinator.Open("/desk?days=7")).Text, StringComparison.Ordinal);
        page = await coordinator.Open(path);
        var refused = await page.Form("Send it back").Press("Send it back");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        await page.Form("Send it back").Fill("Why", "Say the age, please.").Press("Send it back");

        page = await manager.Open(path);
        Assert.Contains("Sent back: Say the age, please.", page.Text, StringComparison.Ordinal);
        await (await manager.Open(path.Replace("/desk/whats-on/", "/desk/whats-on/edit/", StringComparison.Ordinal))).Form("Save").Fill("Input.MinAge", "11").Fill("Input.MaxAge", "16").Press();
        await (await manager.Open(path)).Form("Send to the coordinator").Press("Send to the coordinator");
        page = await (await coordinator.Open(path)).Form("Publish it").Press("Publish it");
        var address = page.Document.QuerySelector("a[href^='/whats-on/']")!.GetAttribute("href")!;
        using var stranger = house.Stranger();
        Assert.Contains("11 to 16", (await stranger.Open(address)).Text, StringComparison.Ordinal);
        Assert.Contains("£2.50", (await stranger.Open(address)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_date_moves_and_a_copy_begins_on_another_day()
    {
        var one = await house.Published(SomeEvent.Weekly("Movable"));
        using var manager = await house.SignedIn(house.Manager);
        var page = await (await manager.Open($"/desk/whats-on/{one.Id}")).Form("Move it").Fill("On", "2026-12-02").Fill("At", "17:00").Press("Move it");
        Assert.Contains("Tue 1 Dec moved to Wed 2 Dec, 5pm", page.Text, StringComparison.Ordinal);
        page = await page.Form("Copy it").Fill("On", "2027-01-05").Press("Copy it");
        Assert.Equal("2027-01-05", page.Document.QuerySelector("[name='Input.On']")!.GetAttribute("value"));
        foreach (var (day, says) in new[] { ("2020-01-01", "The new time has passed."), ("2026-12-08", "There is a date of this series on that day already.") })
        {
            page = await (await manager.Open($"/desk/whats-on/{one.Id}")).Form("Move it").Fill("On", day).Fill("At", "17:05").Press("Move it");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
            Assert.Contains(says, page.Text, StringComparison.Ordinal);
            Assert.Equal((day, "17:05"), (page.Document.QuerySelector("details[open] [name='On']")!.GetAttribute("value"), page.Document.QuerySelector("details[open] [name='At']")!.GetAttribute("value")));
        }
    }

    [Theory]
    [InlineData("Input.Title", "", "Give it a name.")]
    [InlineData("Input.On", "2026-02-31", "The day must be a real date")]
    [InlineData("Input.To", "16:00", "Say when it ends")]
    [InlineData("Input.Postcode", "nonsense", "A postcode looks like")]
    [InlineData("Input.PlaceName", "", "Say where it is")]
    [InlineData("Input.Cost", "a lot", "A cost is a number of pounds")]
    [InlineData("Input.MaxAge", "3", "The oldest age lies below the youngest.")]
    [InlineData("Input.Capacity", "0", "Places are a number")]
    [InlineData("Input.OnlineAddress", "javascript:alert(1)", "begins with https://")]
    [InlineData("Input.Rule", "FREQ=SECONDLY", "Nobody comes every second")]
    public async Task What_needs_another_look_is_said_and_nothing_typed_is_lost(string field, string typed, string says)
    {
        using var manager = await house.SignedIn(house.Manager);
        var form = (await manager.Open("/desk/whats-on/edit")).Form("Keep as a draft").Fill("Input.Title", "A name").Fill("Input.Words", "Something.").Fill("Input.PlaceName", "Somewhere").Fill("Input.MinAge", "11")
            .Fill("Input.On", "2026-12-01").Fill("Input.From", "16:00").Fill("Input.To", "18:00");
        if (field == "Input.Rule") form.Fill("Input.Repeats", "rule");
        var page = await form.Fill(field, typed).Press();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(says, page.Document.QuerySelector(".summary-errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Something.", page.Document.QuerySelector("[name='Input.Words']")!.TextContent.Trim());
    }
}
