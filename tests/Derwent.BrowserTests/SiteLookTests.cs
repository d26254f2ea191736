using Derwent.Tests;
using Microsoft.Playwright;
using Xunit;

namespace Derwent.BrowserTests;

/// <summary>The public pages and the frame of the desk, as a browser shows them.</summary>
public sealed class SiteLookTests(House house, Chromium chromium) : IClassFixture<House>
{
    public static TheoryData<string> Pages { get; } =
        ["/", "/young-people", "/for-organisations", "/for-partners", "/for-partners/posters/schools", "/impact", "/about", "/accessibility", "/privacy", "/privacy/for-children",
            "/whats-on", "/news", "/search", "/search?q=nothing", "/nothing-here", "/dev/components", "/dev/components?face=desk"];

    [Theory, MemberData(nameof(Pages))]
    public async Task A_page_is_sound_on_a_phone_and_on_a_desk_light_and_dark_with_and_without_script(string path)
    {
        foreach (var (width, script, scheme) in new[] { (320, true, ColorScheme.Light), (1280, true, ColorScheme.Dark), (320, false, ColorScheme.Light) })
        {
            await using var window = await chromium.Open(house.Address, width, script, scheme);
            await window.Go(path);
            await window.IsSound($"{path} at {width} px, {scheme}, {(script ? "with" : "without")} script", axe: script);
        }
    }

    [Fact]
    public async Task The_quick_exit_leaves_no_way_back_by_the_back_button()
    {
        await using var window = await chromium.Open(house.Address, 320);
        await window.Page.RouteAsync("https://www.bbc.co.uk/**", route => route.FulfillAsync(new() { Body = "<h1>Weather</h1>", ContentType = "text/html" }));
        await window.Go("/privacy");
        await window.Go("/young-people");

        await window.Follow("Leave this page fast");
        await Assertions.Expect(window.Page).ToHaveURLAsync("https://www.bbc.co.uk/weather");
        await window.Page.GoBackAsync();

        Assert.Equal("/privacy", window.Path);
    }

    [Fact]
    public async Task Escape_three_times_is_the_quick_exit_too()
    {
        await using var window = await chromium.Open(house.Address);
        await window.Page.RouteAsync("https://www.bbc.co.uk/**", route => route.FulfillAsync(new() { Body = "<h1>Weather</h1>", ContentType = "text/html" }));
        await window.Go("/young-people");

        for (var tap = 0; tap < 3; tap++) await window.Page.Keyboard.PressAsync("Escape");

        await Assertions.Expect(window.Page).ToHaveURLAsync("https://www.bbc.co.uk/weather");
    }

    [Fact]
    public async Task The_phone_menu_opens_without_script()
    {
        await using var window = await chromium.Open(house.Address, 320, script: false);
        await window.Go("/");
        await Assertions.Expect(window.Page.Locator("#menu")).Not.ToBeVisibleAsync();

        await window.Press("Menu");

        await Assertions.Expect(window.Page.Locator("#menu a").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Keys_open_the_palette_and_the_help_on_the_desk()
    {
        await using var window = await chromium.Open(house.Address);
        await window.Go("/dev/components?face=desk");

        await window.Page.Keyboard.PressAsync("Control+k");
        await Assertions.Expect(window.Page.Locator("#palette")).ToBeVisibleAsync();
        await window.IsSound("the palette");
        await window.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(window.Page.Locator("#palette")).ToBeHiddenAsync();
        await window.Page.Keyboard.PressAsync("?");
        await Assertions.Expect(window.Page.Locator("#keyhelp")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_refused_form_puts_the_focus_on_what_is_wrong()
    {
        await using var window = await chromium.Open(house.Address, 320);
        await window.Go("/dev/components");

        await window.Press("Try it");

        await Assertions.Expect(window.Page.Locator(".summary-errors")).ToBeFocusedAsync();
        await window.IsSound("a refused form");
        await window.Page.Locator(".summary-errors a").First.ClickAsync();
        await Assertions.Expect(window.Page.Locator("#Input_Name")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Text_twice_as_large_loses_nothing_on_the_smallest_screen()
    {
        await using var window = await chromium.Open(house.Address, 320);
        foreach (var path in new[] { "/", "/young-people", "/dev/components" })
        {
            await window.Go(path);
            await window.Page.EvaluateAsync("() => { document.documentElement.style.fontSize = '200%'; }");
            await window.IsSound($"{path} at 200%", axe: false);
        }
    }
}
