using Derwent.Tests.World;
using Derwent.World;
using Xunit;

namespace Derwent.Tests.Site;

/// <summary>The whole site in the named world: the search over every room, the home page's celebration, the coordinator's desk.</summary>
public sealed class SearchTests(WorldHouse house) : IClassFixture<WorldHouse>
{
    [Theory]
    [InlineData("sound desk", "Zayn mixed the whole show")]
    [InlineData("boxing", "Service")]
    [InlineData("boxxing", "Service")]
    [InlineData("privacy", "Privacy, in plain words")]
    [InlineData("bus alvaston", "Clubs in Alvaston end before the last bus")]
    [InlineData("Derby Theatre", "Organisation")]
    [InlineData("cook-out marshmallows", "What’s on")]
    [InlineData("half term minibus", "Half term: somewhere to be, every day")]
    [InlineData("unsubscribe", "What is on and what has changed, by e-mail.")]
    public async Task One_search_finds_services_events_posts_letters_pages_and_organisations(string words, string found)
    {
        using var visitor = house.Stranger();

        Assert.Contains(found, (await visitor.Open("/search?q=" + Uri.EscapeDataString(words))).Document.QuerySelector(".stories")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Nadia")]
    [InlineData("Ruth")]
    public async Task What_is_private_or_a_draft_is_not_found_by_people_who_may_see_it_elsewhere(string who)
    {
        using var somebody = await house.SignedIn(Staff.All.First(one => one.FirstName == who));
        var hidden = await house.Behind<string>("select name from listings.services where is_private order by name limit 1");
        Assert.NotNull(hidden);

        foreach (var words in new[] { hidden, "Volunteers for the winter nights", "Open over Christmas", "Kai Lomax", "Maya Ellison" })
        {
            var page = await somebody.Open("/search?q=" + Uri.EscapeDataString(words));
            Assert.DoesNotContain(page.Document.QuerySelectorAll(".story h2"), title => title.TextContent.Contains(words, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task The_map_of_addresses_has_what_is_on_and_the_letters_that_went_out()
    {
        using var visitor = house.Stranger();
        var map = (await visitor.Open("/sitemap.xml")).Html;

        Assert.Contains("/whats-on/winter-cook-out<", map, StringComparison.Ordinal);
        Assert.Contains("-half-term-somewhere-to-be-every-day<", map, StringComparison.Ordinal);
        Assert.Contains("/newsletter/archive<", map, StringComparison.Ordinal);
        var hidden = await house.Behind<string>("select slug from whats_on.events where state in ('Submitted', 'Draft') limit 1");
        Assert.NotNull(hidden);
        Assert.DoesNotContain($"/whats-on/{hidden}<", map, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_home_page_tells_the_newest_story_that_somebody_agreed_to_share()
    {
        using var visitor = house.Stranger();
        var page = await visitor.Open("/?story");

        Assert.Equal("“I came for the free pizza. Now I run the sound desk.”", page.Document.QuerySelector(".voice blockquote")!.TextContent);
        Assert.Contains("The last bus goes before club ends.", page.Document.QuerySelector(".said")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_desk_says_what_appears_this_week_and_what_is_still_a_draft()
    {
        using var ruth = await house.SignedIn(Staff.Ruth);
        var page = await ruth.Open("/desk/community");

        Assert.Contains("Open over Christmas", page.Document.QuerySelector("[aria-labelledby=due]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Volunteers for the winter nights", page.Document.QuerySelector("[aria-labelledby=drafts]")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector(".rail a[href='/desk/community']"));
    }

    [Fact]
    public async Task The_map_of_addresses_names_public_services_and_no_private_one()
    {
        using var visitor = house.Stranger();
        var map = await (await visitor.Get("/sitemap.xml")).Content.ReadAsStringAsync();

        Assert.Contains("http://derwent.test" + await house.Behind<string>("select '/services/' || slug from listings.services where not is_private and status = 'Active' order by slug limit 1") + "<", map, StringComparison.Ordinal);
        Assert.DoesNotContain(await house.Behind<string>("select '/services/' || slug from listings.services where is_private order by slug limit 1") + "<", map, StringComparison.Ordinal);
        Assert.DoesNotContain("/desk", map, StringComparison.Ordinal);
    }
}
