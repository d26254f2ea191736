using Derwent.Tests.World;
using Derwent.World;
using Microsoft.Playwright;
using Xunit;

namespace Derwent.BrowserTests;

/// <summary>The calendar of the named world: a parent on a phone without script; the coordinator with the keyboard and nothing else.</summary>
public sealed class CalendarTests(WorldHouse house, Chromium chromium) : IClassFixture<WorldHouse>
{
    [Fact]
    public async Task A_parent_books_a_place_on_a_phone_without_script_and_gives_it_back()
    {
        await using var parent = await chromium.Open(house.Address, 320, script: false);
        await parent.Go("/whats-on");
        await parent.IsSound("calendar 1 the list");
        // It stands behind "Show more": a list on a phone begins short.
        await parent.Page.Locator("details.rest > summary").Last.ClickAsync();
        await parent.Follow("Mend your own bike");
        await parent.IsHeaded("Mend your own bike");
        await parent.IsSound("calendar 2 the event");
        await parent.Follow("Ask for a place");
        await parent.Press("Ask for a place");
        await parent.Reads("Tell us a name for the list at the door.");
        await parent.IsSound("calendar 3 refused");
        await parent.Fill("Name", "Frankie");
        await parent.Fill("E-mail", "frankies.dad@home.example");
        await parent.Fill("Age", "14");
        await parent.Press("Ask for a place");
        await parent.IsHeaded("Now look in your e-mail");
        await house.RunJobs();
        await parent.Go((await house.Letters()).Last(letter => letter.To == "frankies.dad@home.example").Link);
        await parent.IsHeaded("One more press");
        await parent.IsSound("calendar 4 one more press");
        await parent.Press("Yes, I’m coming");
        await parent.IsHeaded("You have a place");
        await parent.IsSound("calendar 5 a place");
        await parent.Press("I can’t come after all");
        await parent.IsHeaded("Thank you for telling us");
    }

    [Fact]
    public async Task The_coordinator_approves_what_a_member_sent_by_keyboard()
    {
        await using var ruth = await chromium.Open(house.Address, 1280, keyboard: true);
        await ruth.Hold("derwent", await house.SessionOf(await house.Account(Staff.Ruth), true), house.Address);
        await ruth.Go("/desk");
        await ruth.Follow("What’s on");
        await ruth.IsHeaded("What’s on");
        await ruth.IsSound("calendar 6 the desk");
        await ruth.Follow("Gloves On: try it for an hour");
        await ruth.IsHeaded("Gloves On: try it for an hour");
        await ruth.IsSound("calendar 7 to read");
        await ruth.Press("Publish it");
        await Assertions.Expect(ruth.Page.Locator(".head .clock")).ToContainTextAsync("Published");
        await ruth.Follow("See the public page");
        await ruth.IsHeaded("Gloves On: try it for an hour");
        await ruth.IsSound("calendar 8 the public page");
    }

    [Fact]
    public async Task The_widget_shows_in_a_page_of_somebody_else()
    {
        await using var window = await chromium.Open(house.Address, 1280);
        var answer = await window.Page.GotoAsync("/whats-on/widget");
        Assert.Contains("frame-ancestors *", answer!.Headers["content-security-policy"], StringComparison.Ordinal);
        await window.IsSound("calendar 9 the widget");
        Assert.True(await window.Page.Locator(".happening").CountAsync() > 3);
        Assert.Equal(0, await window.Page.Locator("main form").CountAsync());
    }
}
