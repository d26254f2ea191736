using Derwent.Tests.World;
using Derwent.World;
using Microsoft.Playwright;
using Xunit;

namespace Derwent.BrowserTests.Journeys;

/// <summary>The directory kept by hand: on a phone without script, and by the keyboard alone.</summary>
public sealed class DirectoryJourney(WorldHouse house, Chromium chromium) : IClassFixture<WorldHouse>
{
    [Fact]
    public async Task An_organisation_mends_one_page_and_confirms_all_from_its_letter_on_a_phone_without_script()
    {
        await using var window = await chromium.Open(house.Address, 320, script: false);
        await window.Go(WorldHouse.Link("say whether their pages"));
        Assert.Equal("/our-pages", window.Path);
        await window.IsSound("our pages", axe: false);
        await window.Follow("Change something");
        await window.Fill("What does it cost?", "£1.50 a session");
        await window.Fill("Postcode", "not one");
        await window.Press("Save: now it is right");
        await window.Reads("That is no postcode");
        await window.IsSound("our page refused", axe: false);
        await window.Fill("Postcode", "DE1 1AA");
        await window.Press("Save: now it is right");
        await window.Reads("£1.50 a session");
        await window.Reads("Checked today");
        if (await window.Page.Locator("button.big").CountAsync() > 0) await window.Hand.Press(window.Page.Locator("button.big"));
        await window.IsHeaded("Thank you. All of it is checked.");
        await window.IsSound("our pages thanked", axe: false);
    }

    [Fact]
    public async Task The_coordinator_takes_a_part_of_a_suggestion_on_a_phone_without_script()
    {
        await using var window = await chromium.Open(house.Address, 320, script: false);
        await window.Hold("derwent", await house.SessionOf(await house.Account(Staff.Ruth), true), house.Address);
        await window.Go("/desk/listings");
        await window.IsSound("state of the directory", axe: false);
        await window.Hand.Press(window.Page.Locator("main a[href='/desk/listings/suggestions']"));
        await window.IsSound("suggestions", axe: false);
        await window.Hand.Press(window.Page.Locator("main tbody a").First);
        await window.Reads("The door is round the back, by the bins.");
        await window.IsSound("a suggestion", axe: false);
        await window.Page.Locator("input[name=Take][value=GettingThere]").UncheckAsync();
        await window.Press("Take what is ticked");
        Assert.Equal("/desk/listings/suggestions", window.Path);
        await window.Reads("None waits");
        Assert.Equal("£2 a session", await house.Behind<string>("select s.cost_words from listings.services s join listings.suggestions u on u.service_id = s.id where u.state = 'PartlyTaken'"));
    }

    [Fact]
    public async Task The_coordinator_makes_two_pages_one_and_two_again_on_a_phone_without_script()
    {
        await using var window = await chromium.Open(house.Address, 320, script: false);
        await window.Hold("derwent", await house.SessionOf(await house.Account(Staff.Ruth), true), house.Address);
        await window.Go("/desk/listings/duplicates");
        await window.IsSound("duplicates", axe: false);
        await window.Hand.Press(window.Page.Locator("main tbody a", new() { HasText = "(old page)" }).First);
        await window.IsHeaded("Are they one?");
        await window.IsSound("a pair", axe: false);
        if ((await window.Page.Locator("thead th b").First.TextContentAsync())!.Contains("(old page)", StringComparison.Ordinal)) await window.Follow("Let the other one stay");
        await window.Press("Make them one");
        await window.Reads("became part of");
        var old = await house.Behind<string>("select slug from listings.services where merged_into_id is not null");
        await window.Go($"/services/{old}");
        Assert.Equal($"/services/{old![..^4]}", window.Path);
        await window.Go("/desk/listings/duplicates");
        await window.PressThe("They are two");
        await window.Reads("took it back");
        Assert.Null(await house.Behind<string>("select slug from listings.services where merged_into_id is not null"));
    }

    [Fact]
    public async Task A_place_is_found_by_postcode_with_the_keyboard_alone()
    {
        await using var window = await chromium.Open(house.Address, keyboard: true);
        var postcode = await house.Behind<string>("select l.postcode from listings.service_locations l join listings.findable f on f.service_id = l.service_id and f.ordinal = l.ordinal where l.postcode is not null order by f.assured_on desc, l.postcode limit 1");
        await window.Go("/find");
        await window.Fill("Near (postcode or area)", postcode!);
        await window.Press("Search");
        await window.Reads("Nearest first.");
        await Assertions.Expect(window.Page.Locator("ol.results > li").First).ToContainTextAsync(new System.Text.RegularExpressions.Regex("very near|\\d miles?\\b"));
        await window.Turn(() => window.Hand.Press(window.Page.Locator("ol.results h2 a").First));
        Assert.StartsWith("/services/", window.Path);
    }

    [Fact]
    public async Task The_map_leads_to_the_list_drawn_without_script_and_alive_with_it()
    {
        await using (var plain = await chromium.Open(house.Address, 320, script: false))
        {
            await plain.Go("/find");
            // The one drawn last lies on top.
            var pin = plain.Page.Locator("figure.map svg a").Last;
            var slug = (await pin.GetAttributeAsync("href"))![1..];
            await pin.ClickAsync();
            Assert.EndsWith("#" + slug, plain.Page.Url, StringComparison.Ordinal);
            await Assertions.Expect(plain.Page.Locator($"li[id='{slug}']")).ToBeInViewportAsync();
        }
        await using var window = await chromium.Open(house.Address, 1280);
        await window.Go("/find");
        await window.Page.Locator("figure.map").HoverAsync();
        await Assertions.Expect(window.Page.Locator("figure.map[data-live] .live-map a.pin").First).ToBeVisibleAsync(new() { Timeout = 20_000 });
    }

    private const string Contrast = """
        dot => {
          const light = colour => { const [r, g, b] = colour.match(/[\d.]+/g).slice(0, 3).map(part => part / 255).map(part => part <= .03928 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b; };
          const { color, backgroundColor } = getComputedStyle(dot), [more, less] = [light(color), light(backgroundColor)].sort((one, other) => other - one);
          return (more + .05) / (less + .05);
        }
        """;

    [Fact]
    public async Task A_dot_for_several_places_says_how_many_and_a_press_comes_nearer()
    {
        foreach (var dark in new[] { false, true })
        {
            await using var window = await chromium.Open(house.Address, 1280);
            if (dark) await window.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            await window.Go("/find");
            await window.Page.Locator("figure.map").HoverAsync();
            var groups = window.Page.Locator("figure.map[data-live] .live-map button.group");
            await Assertions.Expect(groups.First).ToBeVisibleAsync(new() { Timeout = 20_000 });
            var said = await groups.AllTextContentsAsync();
            Assert.All(said, number => Assert.True(int.Parse(number, System.Globalization.CultureInfo.InvariantCulture) > 1, number));
            Assert.True(await groups.First.EvaluateAsync<double>(Contrast) >= 4.5, dark ? "The number is hard to read in the dark." : "The number is hard to read.");
            // Pins of one street lie over each other; the list beside the map leads to each of them. So nobody measures how large what is left of a pin is.
            await window.IsSound($"the live map{(dark ? ", dark" : "")}", axe: false);
            await groups.First.DispatchEventAsync("click");
            await Assertions.Expect(window.Page.GetByText(said[0], new() { Exact = true }).And(groups)).ToHaveCountAsync(0, new() { Timeout = 20_000 });
        }
    }

    [Fact]
    public async Task A_manager_hangs_a_photo_on_their_page_on_a_phone_without_script()
    {
        await using var window = await chromium.Open(house.Address, 320, script: false);
        await window.Hold("derwent", await house.SessionOf(await house.Account(Staff.Ruth), true), house.Address);
        var slug = await house.Behind<string>("select slug from listings.services s where status = 'Active' and not is_private and not exists (select from listings.photos p where p.service_id = s.id) order by slug limit 1");
        await window.Go($"/desk/listings/service/{slug}");
        await window.Follow("Add a photo");
        await window.IsSound("photos", axe: false);
        await window.Press("Add it");
        await window.Reads("Say what the photo shows");
        await window.IsSound("a photo refused", axe: false);
        await window.Page.SetInputFilesAsync("#Upload", new FilePayload { Name = "door.jpg", MimeType = "image/jpeg", Buffer = Drawings.Stage() });
        await window.Fill("What does it show?", "A red door with a bell");
        await window.Page.Locator("input[name=People][value=no]").CheckAsync();
        await window.Press("Add it");
        await window.Reads("1 of 6 on the page");
        await window.IsSound("photos with one", axe: false);
        await window.Page.Locator("ol.photos p a").First.ClickAsync();
        await window.IsHeaded("A red door with a bell");
        await window.IsSound("one photo", axe: false);
        foreach (var width in new[] { 320, 1280 })
        {
            await using var reader = await chromium.Open(house.Address, width);
            await reader.Go($"/services/{slug}");
            await Assertions.Expect(reader.Page.GetByAltText("A red door with a bell")).ToBeVisibleAsync();
            await reader.IsSound($"a page with a photo, {width}");
        }
    }

    [Fact]
    public async Task The_coordinator_takes_a_spreadsheet_in_on_a_phone_without_script()
    {
        await using var window = await chromium.Open(house.Address, 320, script: false);
        await window.Hold("derwent", await house.SessionOf(await house.Account(Staff.Ruth), true), house.Address);
        await window.Go("/desk/listings/import");
        await window.IsSound("take a list in", axe: false);
        await window.Page.SetInputFilesAsync("#Sheet", new FilePayload { Name = "spring list.csv", MimeType = "text/csv", Buffer = "Activity,Provider,Day and time,Our notes\nSpring bouldering,Derby Climbing Trust,Saturdays 10am to 12 noon,secret\n"u8.ToArray() });
        await window.Press("Look at its columns");
        await window.IsHeaded("spring list.csv");
        await window.IsSound("its columns", axe: false);
        await window.Press("Show what it would become");
        await window.Reads("Saturdays, 10am to 12 noon");
        await window.IsSound("what it would become", axe: false);
        await window.Press("Take it in");
        await window.Reads("It is being taken in.");
        await house.RunJobs();
        await window.Go(window.Path);
        await window.Reads("1 service: 1 new.");
        await window.IsSound("taken in", axe: false);
    }

    [Fact]
    public async Task A_member_copies_the_line_for_its_own_website_and_sees_what_it_shows()
    {
        await using var window = await chromium.Open(house.Address, 320);
        await window.Go("/find/on-your-site?show=both&text=large&colours=dark");
        await window.IsSound("on your site");
        await Assertions.Expect(window.Page.FrameLocator("iframe.widget-seen").Locator("ol.results > li").First).ToBeVisibleAsync();
        await window.Go("/find/widget?show=both&colours=dark");
        Assert.Equal("rgb(15, 25, 30)", await window.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
        await window.IsSound("the widget, dark");
    }
}
