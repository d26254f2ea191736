using System.Net;
using System.Xml.Linq;
using Derwent.Shared.Security;
using Xunit;

namespace Derwent.Tests.Site;

/// <summary>Posts from the first word to the public page and down again. Tuesday 24 November 2026, 9:10.</summary>
public sealed class PostTests(House house) : IClassFixture<House>
{
    [Theory]
    [InlineData(Role.Practitioner)]
    [InlineData(Role.StrategicPartner)]
    [InlineData(Role.OrganisationManager)]
    [InlineData(Role.Analyst)]
    public async Task The_wrong_person_finds_no_room_for_writing(string role)
    {
        using var somebody = await house.SignedIn(role);

        // A manager writes for their own organisation: Community/MemberPostTests.
        string[] writing = role == Role.OrganisationManager ? [] : ["/desk/community/posts", "/desk/community/posts/new"];
        foreach (var path in (string[])[.. writing, "/desk/community", "/desk/community/pictures", "/desk/community/texts", "/desk/community/settings", "/desk/community/consents"])
            Assert.Equal(HttpStatusCode.NotFound, (await somebody.Open(path)).Status);
    }

    [Fact]
    public async Task A_draft_is_nowhere_until_it_is_published_and_then_everywhere()
    {
        using var ruth = await house.ACoordinator();
        using var reader = house.Stranger();
        var editor = await ruth.Write("News", "A new hall for boxing", "It opens in **Sinfin** on Friday.");
        Assert.Equal("Draft", editor.Document.QuerySelector(".state .clock")!.TextContent.Trim());

        foreach (var path in new[] { "/news?1", "/news.atom?1", "/sitemap.xml?1", "/search?q=sinfin" }) Assert.DoesNotContain("a-new-hall-for-boxing", await Text(reader, path), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Open("/news/a-new-hall-for-boxing")).Status);
        // Not to a signed-in coordinator either: a public page is what the public sees.
        Assert.Equal(HttpStatusCode.NotFound, (await ruth.Open("/news/a-new-hall-for-boxing")).Status);

        Assert.Contains("It is on the site now", (await editor.Publish()).Text, StringComparison.Ordinal);

        var page = await reader.Open("/news/a-new-hall-for-boxing");
        Assert.Equal("A new hall for boxing", page.Heading);
        Assert.Equal("Sinfin", page.Document.QuerySelector(".prose strong")!.TextContent);
        Assert.Equal("A new hall for boxing", page.Document.QuerySelector("meta[property='og:title']")!.GetAttribute("content"));
        foreach (var path in new[] { "/news?1", "/news.atom?1", "/sitemap.xml?1", "/search?q=sinfin" }) Assert.Contains("/news/a-new-hall-for-boxing", await Text(reader, path), StringComparison.Ordinal);
        var picture = await reader.Get(new Uri(page.Document.QuerySelector("meta[property='og:image']")!.GetAttribute("content")!).AbsolutePath);
        Assert.Equal("image/png", picture.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task What_is_rewritten_stays_as_it_was_until_it_is_published_again_and_can_be_restored()
    {
        using var ruth = await house.ACoordinator();
        using var reader = house.Stranger();
        var editor = await (await ruth.Write("News", "Opening hours", "Open at four.")).Publish();

        editor = await editor.Form("#write").Fill("Input.Body", "Open at five.").Press("Save draft");
        Assert.Contains("Open at four.", (await reader.Open("/news/opening-hours")).Text, StringComparison.Ordinal);
        Assert.Contains("The newest version is not public yet", editor.Text, StringComparison.Ordinal);
        await editor.Publish();
        Assert.Contains("Open at five.", (await reader.Open("/news/opening-hours")).Text, StringComparison.Ordinal);

        editor = await ruth.Open(editor.Path);
        Assert.Equal(3, editor.Document.QuerySelectorAll("[aria-labelledby=versions] li").Length);
        Assert.Contains(ruth.Person!.Name, editor.Document.QuerySelector("[aria-labelledby=versions] li")!.TextContent, StringComparison.Ordinal);
        editor = await editor.Form("Restore version 2").Press();
        Assert.Equal("Open at four.", editor.Document.QuerySelector("textarea[name='Input.Body']")!.TextContent.Trim());
        await editor.Publish();
        Assert.Contains("Open at four.", (await reader.Open("/news/opening-hours")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_people_who_write_at_once_lose_nothing()
    {
        using var ruth = await house.ACoordinator();
        using var gwen = await house.SignedIn(Role.Administrator);
        var hers = await ruth.Write("News", "Two pens", "The first words.");
        var theirs = await gwen.Open(hers.Path);
        await theirs.Form("#write").Fill("Input.Body", "Gwen’s words.").Press("Save draft");

        var refused = await hers.Form("#write").Fill("Input.Body", "Ruth’s words.").Press("Save draft");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("saved version 3 while you wrote", refused.Text, StringComparison.Ordinal);
        Assert.Contains("Gwen’s words.", refused.Text, StringComparison.Ordinal);
        Assert.Equal("Ruth’s words.", refused.Document.QuerySelector("textarea[name='Input.Body']")!.TextContent.Trim());
        Assert.Contains("Saved.", (await refused.Form("#write").Press("Save draft")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_saves_nothing_and_needs_no_script()
    {
        using var ruth = await house.ACoordinator();
        var editor = await ruth.Write("News", "Preview", "Before.");

        var seen = await editor.Form("#write").Fill("Input.Body", "## After\n\nwards").Press("Preview");

        Assert.Equal("After", seen.Document.QuerySelector("#preview .prose h2")!.TextContent);
        Assert.Contains("Before.", (await ruth.Open(editor.Path)).Document.QuerySelector("textarea[name='Input.Body']")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scheduled_post_appears_by_itself_and_not_before()
    {
        using var ruth = await house.ACoordinator();
        using var reader = house.Stranger();
        var editor = await ruth.Write("News", "On Thursday");
        var scheduled = await editor.Act("Schedule", ("Input.Day", "2026-11-26"), ("Input.Time", "07:30"));
        Assert.Contains("It appears by itself", scheduled.Text, StringComparison.Ordinal);
        Assert.Contains("On Thursday", (await ruth.Open("/desk/community")).Document.QuerySelector("[aria-labelledby=due]")!.TextContent, StringComparison.Ordinal);

        await house.RunJobs();
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Open("/news/on-thursday")).Status);
        house.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 26, 7, 30, 0, TimeSpan.Zero));
        await house.RunJobs();

        Assert.Equal("On Thursday", (await reader.Open("/news/on-thursday")).Heading);
    }

    [Theory]
    [InlineData("2026-11-01", "09:00", "That is in the past")]
    [InlineData("", "", "Say on which day")]
    [InlineData("2029-01-01", "09:00", "more than a year away")]
    [InlineData("2026-12-01", "noon", "Say at what time")]
    public async Task A_day_that_means_nothing_is_said_and_the_words_are_kept(string day, string time, string sentence)
    {
        using var ruth = await house.ACoordinator();
        var editor = await ruth.Write("News", $"Never {day} {time}");

        var refused = await editor.Act("Schedule", ("Input.Body", "Typed just now."), ("Input.Day", day), ("Input.Time", time));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(sentence, refused.Document.QuerySelector(".summary-errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Typed just now.", refused.Document.QuerySelector("textarea[name='Input.Body']")!.TextContent.Trim());
    }

    [Fact]
    public async Task An_old_address_leads_to_the_new_one_and_never_twice()
    {
        using var ruth = await house.ACoordinator();
        using var reader = house.Stranger();
        var editor = await (await ruth.Write("News", "First name")).Publish();
        foreach (var path in new[] { "/news/second-name", "/news/third-name" }) editor = await (await ruth.Open(editor.Path)).Form("#write").Fill("Input.Path", path).Press("Save draft");

        var page = await reader.Open("/news/first-name");

        Assert.Equal("/news/third-name", page.Path);
        Assert.Equal("First name", page.Heading);
        Assert.Equal("/news/third-name", (await house.Behind<string>("select \"to\" from site.redirects where \"from\" = '/news/first-name'")));
    }

    [Theory]
    [InlineData("/desk/mine", "another part of the site")]
    [InlineData("/refer", "another part of the site")]
    [InlineData("/media/x", "another part of the site")]
    [InlineData("pages/x", "begins with /")]
    [InlineData("/pages/../x", "begins with /")]
    [InlineData("/pages/Ä", "begins with /")]
    public async Task A_page_cannot_take_an_address_that_is_not_its_to_take(string path, string sentence)
    {
        using var ruth = await house.ACoordinator();
        var editor = await ruth.Write("Page", "A page that wanders");

        var refused = await editor.Form("#write").Fill("Input.Path", path).Press("Save draft");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(sentence, refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_may_stand_at_an_address_of_its_own()
    {
        using var ruth = await house.ACoordinator();
        using var reader = house.Stranger();
        var editor = await ruth.Write("Page", "Join our summer camp");
        editor = await editor.Form("#write").Fill("Input.Path", "/summer/camp").Press("Save draft");
        await editor.Publish();

        Assert.Equal("Join our summer camp", (await reader.Open("/summer/camp")).Heading);
        Assert.DoesNotContain("/summer/camp", await Text(reader, "/news?camp"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_taken_down_says_why_and_is_gone()
    {
        using var ruth = await house.ACoordinator();
        using var reader = house.Stranger();
        var editor = await (await ruth.Write("News", "Too soon")).Publish();
        Assert.Equal(HttpStatusCode.OK, (await reader.Open("/news/too-soon")).Status);

        editor = await editor.Form("Take it down").Fill("why", "the date was wrong").Press();

        Assert.Contains("taken down: the date was wrong", editor.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Open("/news/too-soon")).Status);
        Assert.DoesNotContain("too-soon", await Text(reader, "/news.atom"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task You_said_we_did_needs_both_halves()
    {
        using var ruth = await house.ACoordinator();
        var editor = await ruth.Write("SaidDid", "Half a story");

        var refused = await editor.Publish();

        Assert.Contains("Say both", refused.Document.QuerySelector(".summary-errors")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_feed_is_well_formed_and_whole()
    {
        using var ruth = await house.ACoordinator();
        using var reader = house.Stranger();
        await (await ruth.Write("News", "Feed & <friends>", "See [us](/about) & more.", "A “sentence” with <signs>.")).Publish();
        XNamespace atom = "http://www.w3.org/2005/Atom";

        var feed = XDocument.Parse(await Text(reader, "/news.atom?whole"));

        var entry = feed.Root!.Elements(atom + "entry").Single(one => one.Element(atom + "title")!.Value == "Feed & <friends>");
        Assert.Equal("A “sentence” with <signs>.", entry.Element(atom + "summary")!.Value);
        Assert.Contains("href=\"http://derwent.test/about\"", entry.Element(atom + "content")!.Value, StringComparison.Ordinal);
        Assert.All(new[] { "id", "updated", "published" }, name => Assert.NotNull(entry.Element(atom + name)));
    }

    [Fact]
    public async Task A_misspelt_word_is_searched_as_it_is_written_here_and_strange_words_break_nothing()
    {
        using var ruth = await house.ACoordinator();
        using var reader = house.Stranger();
        await (await ruth.Write("News", "Skateboarding at Markeaton", "Bring a helmet.")).Publish();
        await ruth.Write("News", "Unicycling in secret", "A draft.");

        Assert.Contains("Skateboarding at Markeaton", (await reader.Open("/search?q=skatebording")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Unicycling", (await ruth.Open("/search?q=unicyling")).Text, StringComparison.Ordinal);
        foreach (var odd in new[] { "'%3B drop table", "\"", "-", "((((", "%25_%5C", new string('x', 5000), "a or or b" })
            Assert.Equal(HttpStatusCode.OK, (await reader.Open("/search?q=" + odd)).Status);
    }

    private static async Task<string> Text(Visitor reader, string path) => await (await reader.Get(path)).Content.ReadAsStringAsync();
}
