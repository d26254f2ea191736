using Derwent.Shared.Security;
using Derwent.Tests;
using Derwent.Tests.Newsletters;
using Microsoft.Playwright;
using Xunit;

namespace Derwent.BrowserTests;

/// <summary>Newsletters as people meet them: asked for on a small telephone without script, written and sent by keyboard alone.</summary>
public sealed class NewsletterTests(PostHouse house, Chromium chromium) : IClassFixture<PostHouse>
{
    [Theory]
    [InlineData(320, false)]
    [InlineData(1280, true)]
    public async Task Somebody_asks_says_yes_and_leaves_again(int width, bool script)
    {
        var list = await house.AList("Derby this week", null, "Music", "Sport");
        var address = PostHouse.AnAddress();
        await using var window = await chromium.Open(house.Address, width, script, width == 320 ? ColorScheme.Light : ColorScheme.Dark);
        await window.Go("/newsletter");
        await window.IsSound($"newsletter-{width}", axe: script);
        if (await window.Page.Locator($"input[type=checkbox][value='{list.Id}']").CountAsync() > 0) await window.Page.CheckAsync($"input[type=checkbox][value='{list.Id}']");
        await window.Page.CheckAsync($"input[name=Topics][value='{list.Topics.Single(topic => topic.Name == "Music").Id}']");
        await window.Fill("Your e-mail address", "not an address");
        await window.Press("Ask for it");
        await window.Reads("Only the address, please");
        await window.IsSound($"newsletter-error-{width}", axe: script);
        await window.Fill("Your e-mail address", address);
        await window.Press("Ask for it");
        await window.IsHeaded("Now look in your mail");
        await window.IsSound($"newsletter-look-{width}", axe: script);
        await house.RunJobs();
        await window.Go((await house.Letters()).Last(letter => letter.To == address).Link);
        await window.IsHeaded("Your newsletters");
        await window.IsSound($"newsletter-confirm-{width}", axe: script);
        await window.Press("Yes, send it to me");
        await window.Reads("The next letter comes to you.");
        await window.IsSound($"newsletter-mine-{width}", axe: script);
        await house.Decided(list, $"Read at {width}");
        await house.Press.Run(default);
        var taken = house.Smtp.Taken.Last(message => message.To == address).Parsed;
        Assert.Equal($"Read at {width}", taken.Subject);
        await window.Go(new Uri(taken.Headers["List-Unsubscribe"]!.Trim('<', '>')).AbsolutePath);
        await window.IsSound($"newsletter-stop-{width}", axe: script);
        await window.Press("Stop this newsletter");
        await window.IsHeaded("comes no more");
        await window.IsSound($"newsletter-stopped-{width}", axe: script);
    }

    [Fact]
    public async Task The_coordinator_writes_previews_and_sends_by_keyboard()
    {
        var list = await house.AList("By keyboard");
        var reader = await house.AReader(list);
        var ruth = await house.APerson(null, Role.Coordinator);
        await using var window = await chromium.Open(house.Address, 1280, keyboard: true);
        await window.Hold("derwent", await house.SessionOf(ruth, true), house.Address);
        await window.Go("/desk/newsletters");
        await window.IsSound("newsletters-desk");
        await window.Page.SelectOptionAsync("#List", list.Id.ToString());
        await window.Press("Begin");
        await window.IsHeaded("A new letter");
        await window.IsSound("newsletters-write-empty");
        await window.Fill("Subject", "Written by keyboard");
        await window.Turn(() => window.Press("Save subject"));
        await window.Page.Keyboard.PressAsync("Tab");
        await window.Turn(() => window.Hand.Press(window.Page.Locator(".letter-blocks a").First));
        await window.IsSound("newsletters-write-block");
        await window.Fill("Words", "Come on **Saturday**.");
        await window.Turn(() => window.Press("Save block"));
        await window.Pick("Add", "Event");
        await window.Turn(() => window.Press("Add it"));
        await window.Fill("What is on", "Open gym");
        await window.Fill("When and where", "Saturday 10am");
        await window.Turn(() => window.Press("Save block"));
        await window.Turn(() => window.Hand.Press(window.Page.GetByRole(AriaRole.Button, new() { Name = "Move block 2 up" })));
        await window.IsSound("newsletters-write");
        await window.Follow("Preview");
        await window.Reads("Come on Saturday.");
        await window.IsSound("newsletters-preview");
        await window.Press("Send it to me");
        await window.Reads("On its way to");
        await window.Go(new Uri(window.Page.Url).AbsolutePath.Replace("/preview", "/send", StringComparison.Ordinal));
        await window.IsSound("newsletters-send");
        await window.Turn(() => window.Press("Send it"));
        await window.IsSound("newsletters-progress");
        await house.Press.Run(default);
        await window.Follow("Look again");
        await window.Reads("1 of 1 are out.");
        await window.IsSound("newsletters-sent");
        await house.RunJobs();
        Assert.Contains(house.Smtp.Taken, taken => taken.To == ruth.Email && taken.Parsed.Subject == "Trial: Written by keyboard");
        Assert.Contains(house.Smtp.Taken, taken => taken.To == reader && taken.Parsed.Subject == "Written by keyboard");
    }

    [Theory]
    [InlineData(320, ColorScheme.Light)]
    [InlineData(320, ColorScheme.Dark)]
    [InlineData(800, ColorScheme.Light)]
    public async Task The_letter_itself_fits_a_telephone_and_can_be_read_in_the_dark(int width, ColorScheme scheme)
    {
        var list = await house.AList("To look at");
        await house.AReader(list);
        var letter = await house.Decided(list, "A letter to look at", words: "Some words with a very long address https://example.org/" + new string('x', 120) + " and **more**.\n\n- one\n- two\n\n> said somebody");
        await using var window = await chromium.Open(house.Address, width, scheme: scheme);
        await window.Page.SetContentAsync((await house.Behind<string>($"select html from newsletters.issues where id = '{letter.Id}'"))!);
        var wide = await window.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (Environment.GetEnvironmentVariable("DERWENT_PICTURES") is { Length: > 0 } folder) await window.Page.ScreenshotAsync(new() { Path = System.IO.Path.Combine(folder, $"letter-{width}-{scheme}.png"), FullPage = true });
        Assert.True(wide <= 0, $"The letter is {wide} px wider than {width} px.");
    }

    [Fact]
    public async Task The_letter_page_shows_the_letter_as_it_is_sent_and_runs_nothing()
    {
        var list = await house.AList("As sent");
        await house.AReader(list);
        var letter = await house.Decided(list, "As it is sent");
        await using var window = await chromium.Open(house.Address);
        await window.Hold("derwent", await house.SessionOf(await house.Coordinator(), true), house.Address);
        var answer = await window.Page.GotoAsync($"/desk/newsletters/{letter.Id}/letter");
        Assert.Contains("sandbox", answer!.Headers["content-security-policy"], StringComparison.Ordinal);
        Assert.Contains("style-src 'unsafe-inline'", answer.Headers["content-security-policy"], StringComparison.Ordinal);
    }
}
