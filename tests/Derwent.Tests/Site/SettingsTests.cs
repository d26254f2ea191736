using System.Net;
using Derwent.Shared.Security;
using Derwent.Site.Settings;
using Xunit;

namespace Derwent.Tests.Site;

/// <summary>Another city makes the site its own. Its own house: what is set here is on every page.</summary>
public sealed class SettingsTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task Another_city_looks_like_itself_at_once_and_the_reason_is_kept()
    {
        using var ruth = await house.ACoordinator();
        using var reader = house.Stranger();
        Assert.Contains("Derby Youth Alliance", (await reader.Open("/about")).Text, StringComparison.Ordinal);

        var saved = await (await ruth.Open("/desk/community/settings")).Form("Save").Fill("Name", "Leicester Young People Together").Fill("City", "Leicester").Fill("CouncilPhone", "0116 454 1004")
            .Untick("CouncilPhoneIsExample").Fill("Accent", "#7a1f5c").Fill("Menu", "/find Find help\n/pages/camp Summer camp\nhttps://www.leicester.gov.uk/ The council").Choose("Offered=pl").Fill("Why", "The demo becomes ours").Press();

        Assert.Contains("It is on every page now", saved.Text, StringComparison.Ordinal);
        Assert.Contains("The demo becomes ours", saved.Text, StringComparison.Ordinal);
        var page = await reader.Open("/about");
        Assert.EndsWith("Leicester Young People Together", page.Document.Title, StringComparison.Ordinal);
        Assert.Contains("0116 454 1004", page.Document.QuerySelector(".foot")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("example number", page.Document.QuerySelector(".foot")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Find help", "Summer camp", "The council"], page.Document.QuerySelectorAll("#menu a").Select(link => link.TextContent));
        Assert.Contains("--teal:#7a1f5c", await (await reader.Get(page.Document.QuerySelector("link[href^='/colours']")!.GetAttribute("href")!)).Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var polish = await reader.Open("/about?lang=pl");
        Assert.Contains("This page is not in Polish yet. Here it is in English.", polish.Text, StringComparison.Ordinal);
        await (await ruth.Open("/desk/community/texts/about.title?lang=pl")).Form("Save").Fill("Body", "Wiele strumieni, jedna rzeka").Press();
        Assert.Equal("Wiele strumieni, jedna rzeka", (await reader.Open("/about?lang=pl")).Heading);
        Assert.Equal("Many streams, one river", (await reader.Open("/about")).Heading);

        var editor = await (await ruth.Write("News", "In two languages", "English words.")).Publish();
        Assert.Contains("not in Polish yet", (await reader.Open("/news/in-two-languages?lang=pl")).Text, StringComparison.Ordinal);
        editor = await ruth.Open(editor.Path + "?lang=pl");
        await ruth.Post(editor.Path + "?handler=Publish&lang=pl", [.. editor.Form("#write").Fill("Input.Title", "W dwóch językach").Fill("Input.Summary", "Zdanie.").Fill("Input.Body", "Polskie słowa.").Fields]);
        Assert.Equal("W dwóch językach", (await reader.Open("/news/in-two-languages?lang=pl")).Heading);
        Assert.Equal("pl", (await reader.Open("/news/in-two-languages?lang=pl")).Document.QuerySelector("article")!.GetAttribute("lang"));
        Assert.Equal("In two languages", (await reader.Open("/news/in-two-languages")).Heading);
    }

    [Theory]
    [InlineData("Accent", "#f4bd3e", "too pale to be read")]
    [InlineData("Accent", "red;} body{display:none", "# and six digits")]
    [InlineData("Warm", "#ffffff", "too pale to be read")]
    [InlineData("Menu", "javascript:alert(1) Click", "no address that a menu can lead to")]
    [InlineData("Menu", "//evil.example Click", "no address that a menu can lead to")]
    [InlineData("Menu", "/find", "a line is an address")]
    [InlineData("Menu", "", "at least one line")]
    [InlineData("Name", "", "Say what the alliance is called")]
    [InlineData("CouncilPhone", "ring us", "A telephone number")]
    [InlineData("Why", "", "Say why")]
    public async Task What_would_break_the_pages_is_refused_with_a_sentence(string field, string value, string sentence)
    {
        using var ruth = await house.ACoordinator();

        var refused = await (await ruth.Open("/desk/community/settings")).Form("Save").Fill("Why", "A test").Fill(field, value).Press();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(sentence, refused.Document.QuerySelector(".summary-errors")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_menu_is_short()
    {
        using var ruth = await house.ACoordinator();
        var lines = string.Join('\n', Enumerable.Range(1, 30).Select(number => $"/pages/page-{number} Page {number}"));
        await (await ruth.Open("/desk/community/settings")).Form("Save").Fill("Why", "A test").Fill("Menu", lines).PressInVain("links, please: more than that nobody reads.");
    }

    [Fact]
    public async Task Words_of_a_standing_page_change_and_come_back()
    {
        using var ruth = await house.ACoordinator();
        using var reader = house.Stranger();
        var ours = (await reader.Open("/impact?words")).Heading;

        await (await ruth.Open("/desk/community/texts/impact.title")).Form("Save").Fill("Body", "What became better?").Press();
        Assert.Equal("What became better?", (await reader.Open("/impact?words")).Heading);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await (await ruth.Open("/desk/community/texts/impact.title")).Form("Save").Fill("Body", "").Press();

        Assert.Equal(ours, (await reader.Open("/impact?words")).Heading);
        Assert.Equal(2, (await ruth.Open("/desk/community/texts/impact.title")).Document.QuerySelectorAll("[aria-labelledby=versions] li").Length);
    }

    [Theory]
    [InlineData("#0b5c63")]
    [InlineData("#7a1f5c")]
    [InlineData("#8a3b00")]
    [InlineData("#000000")]
    public void A_colour_that_is_taken_can_be_read_on_dark_screens_too(string hex)
    {
        var colour = Colour.Read(hex)!.Value;

        Assert.Null(colour.Objection);
        Assert.True(colour.ForDark.Against(Colour.Read("#16242a")!.Value) >= 4.5);
        Assert.True(colour.ForDark.Against(Colour.Read("#0f191e")!.Value) >= 4.5);
    }
}
