using System.Net;
using Derwent.Alliance;
using Derwent.Listings;
using Derwent.Shared.Security;
using Xunit;

namespace Derwent.Tests.Listings;

/// <summary>A member shows our list or map on its own website: only what is public, nothing that follows anybody, and no other page of ours in a frame.</summary>
public sealed class WidgetTests(House house) : IClassFixture<House>
{
    private static ServiceFacts Facts(string name) => new() { Name = name, Description = "Somewhere to go.", Sites = [Directories.Site(-1.476, 52.922, "DE1 1AA", name: "Old hall")] };

    [Fact]
    public async Task Nothing_private_is_shown_in_it_even_to_those_who_may_see_it()
    {
        await house.AnOrganisation("Framed Trust", Tier.Member, Facts("Framed open door"), Facts("Framed safe house") with { IsPrivate = true });
        using var coordinator = await house.SignedIn(Role.Coordinator);
        foreach (var show in new[] { "", "map", "both" })
        {
            var page = await coordinator.Open($"/find/widget?by=framed-trust&show={show}");
            Assert.Contains("Framed open door", page.Html);
            Assert.DoesNotContain("Framed safe house", page.Html);
        }
        Assert.Contains("Framed safe house", (await coordinator.Open("/find?by=framed-trust")).Text);
        Assert.DoesNotContain("Framed safe house", (await house.Stranger().Open("/find/on-your-site?by=framed-trust")).Html);
    }

    [Fact]
    public async Task Every_website_may_frame_it_and_no_page_beside_it_and_it_brings_no_cookie_script_or_other_host()
    {
        await house.AnOrganisation("Plain Trust", Tier.Member, Facts("Plain door"));
        using var stranger = house.Stranger();
        var answer = await stranger.Get("/find/widget?by=plain-trust&show=both");
        Assert.Contains("frame-ancestors *", Csp(answer));
        Assert.False(answer.Headers.Contains("X-Frame-Options"));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        var page = await stranger.Open("/find/widget?by=plain-trust&show=both");
        Assert.Empty(page.Document.QuerySelectorAll("script, form, iframe, [style]"));
        Assert.Equal("_blank", page.Document.QuerySelector("base")!.GetAttribute("target"));
        Assert.All(page.Document.QuerySelectorAll("main a"), link => Assert.StartsWith("http://derwent.test/", link.GetAttribute("href"), StringComparison.Ordinal));
        foreach (var beside in new[] { "/find", "/find/on-your-site", "/services/plain-door", "/find/map.json" })
        {
            var closed = await stranger.Get(beside);
            Assert.Contains("frame-ancestors 'none'", Csp(closed));
            Assert.Equal(beside == "/find/on-your-site", Csp(closed).Contains("frame-src 'self'", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Only_the_organisation_that_was_chosen_is_shown_and_one_that_there_is_not_shows_nothing()
    {
        await house.AnOrganisation("Left Trust", Tier.Member, Facts("Left door"));
        await house.AnOrganisation("Right Trust", Tier.Member, Facts("Right door"));
        using var stranger = house.Stranger();
        var page = await stranger.Open("/find/widget?by=left-trust");
        Assert.Equal("Left Trust: where to go", page.Heading);
        Assert.Contains("Left door", page.Text);
        Assert.DoesNotContain("Right door", page.Text);
        Assert.Contains("Nothing is listed for this yet.", (await stranger.Open("/find/widget?by=no-such-trust")).Text);
        Assert.DoesNotContain("Right door", (await stranger.Open("/find?by=left-trust")).Text);
    }

    [Fact]
    public async Task The_line_to_copy_says_what_was_chosen_and_shows_it()
    {
        await house.AnOrganisation("Quote \"Trust\" <b>", Tier.Member, Facts("Quoted door"));
        using var stranger = house.Stranger();
        var page = await stranger.Open("/find/on-your-site?q=door&by=quote-trust-b&show=both&text=large&colours=dark&height=500");
        var code = page.Document.QuerySelector("#code")!.TextContent;
        Assert.Contains("""<iframe src="http://derwent.test/find/widget?q=door&amp;by=quote-trust-b&amp;text=large&amp;colours=dark&amp;show=both" title="Quote &quot;Trust&quot; &lt;b&gt;: where to go" width="100%" height="500" loading="lazy">""", code);
        var shown = await stranger.Open(page.Document.QuerySelector("iframe")!.GetAttribute("src")!);
        Assert.Equal("large", shown.Document.DocumentElement.GetAttribute("data-text"));
        Assert.Equal("dark", shown.Document.QuerySelector("meta[name=color-scheme]")!.GetAttribute("content"));
        Assert.Contains("Quoted door", shown.Text);
        Assert.NotNull(shown.Document.QuerySelector("figure.map svg a"));
    }

    [Theory]
    [InlineData("height=20", "Give the height as a number from 200 to 3000.")]
    [InlineData("height=tall", "Give the height as a number from 200 to 3000.")]
    [InlineData("near=Nowhereland", "We don’t know a place called “Nowhereland”.")]
    public async Task What_cannot_be_meant_is_said_beside_the_field_and_no_line_is_given(string typed, string sentence)
    {
        var page = await house.Stranger().Open("/find/on-your-site?" + typed);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(sentence, page.Text);
        Assert.Contains(typed.Split('=')[1], page.Html);
        Assert.Null(page.Document.QuerySelector("#code"));
    }

    private static string Csp(HttpResponseMessage answer) => string.Join("", answer.Headers.GetValues("Content-Security-Policy"));
}
