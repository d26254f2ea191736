using Derwent.Shared.Security;
using Xunit;

namespace Derwent.Tests.Site;

/// <summary>Pages in another language, and what a reader sees where there is none or it is older than the English. Its own house: languages are settings of all pages.</summary>
public sealed class TranslationTests(House house) : IClassFixture<House>, IAsyncLifetime
{
    private const string OlderInPolish = "Polski tekst tej strony jest starszy niż angielski.", OlderInEnglish = "The Polish text of this page is older than the English. Here it is in English.";

    public async ValueTask InitializeAsync()
    {
        using var ruth = await house.ACoordinator();
        await (await ruth.Open("/desk/community/settings")).Form("Save").Choose("Offered=pl").Choose("Offered=ur").Fill("Why", "Many of us read Polish or Urdu").Press();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_translation_that_is_older_than_the_English_is_not_shown_and_a_sentence_in_its_language_says_why()
    {
        using var ruth = await house.ACoordinator();
        using var reader = house.Stranger();
        var editor = await (await ruth.Write("News", "Open late", "Until nine.")).Publish();
        await Translate(ruth, editor, "Otwarte dłużej", "Do dziewiątej.");
        Assert.Equal("Otwarte dłużej", (await reader.Open("/news/open-late?lang=pl")).Heading);

        house.Clock.Advance(TimeSpan.FromMinutes(5));
        editor = await ruth.Open(editor.Path);
        await ruth.Post(editor.Path + "?handler=Publish", [.. editor.Form("#write").Fill("Input.Body", "Until eight.").Fields]);

        var page = await reader.Open("/news/open-late?lang=pl");
        Assert.Equal(("Open late", "en-GB"), (page.Heading, page.Document.QuerySelector("article")!.GetAttribute("lang")));
        Assert.Contains("Until eight.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Do dziewiątej", page.Text, StringComparison.Ordinal);
        Assert.Contains(OlderInPolish, page.Document.QuerySelector("[lang=pl][dir=ltr]:not(a)")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(OlderInEnglish, page.Text, StringComparison.Ordinal);

        // The coordinator sees it, with the English beside it, and says that it is right again.
        var polish = await ruth.Open(editor.Path + "?lang=pl");
        Assert.Contains("Polish, older than the English", polish.Text, StringComparison.Ordinal);
        Assert.Contains("Until eight.", polish.Document.QuerySelector("aside [lang=en-GB]")!.TextContent, StringComparison.Ordinal);
        await ruth.Post(editor.Path + "?handler=Publish&lang=pl", [.. polish.Form("#write").Fields]);
        Assert.Equal("Otwarte dłużej", (await reader.Open("/news/open-late?lang=pl")).Heading);
        Assert.Contains("looked through again", (await ruth.Open(editor.Path + "?lang=pl")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_the_feed_and_the_menu_speak_the_language_that_is_asked_for_where_it_is_written()
    {
        using var ruth = await house.ACoordinator();
        using var reader = house.Stranger();
        var editor = await (await ruth.Write("News", "A boat for the club", "It floats.")).Publish();
        await (await ruth.Write("News", "Only said in English", "So far.")).Publish();
        await Translate(ruth, editor, "Łódka dla klubu", "Pływa.");

        var list = await reader.Open("/news?lang=pl");
        var story = list.Document.QuerySelectorAll(".story h2").Single(heading => heading.TextContent == "Łódka dla klubu");
        Assert.Equal(("pl", "/news/a-boat-for-the-club?lang=pl"), (story.GetAttribute("lang"), story.QuerySelector("a")!.GetAttribute("href")));
        Assert.Null(list.Document.QuerySelectorAll(".story h2").Single(heading => heading.TextContent == "Only said in English").GetAttribute("lang"));
        Assert.All(list.Document.QuerySelectorAll("nav.menu a, .chips a, a[href*='news.atom']"), link => Assert.EndsWith("lang=pl", link.GetAttribute("href"), StringComparison.Ordinal));
        Assert.DoesNotContain("lang=", (await reader.Open("/news")).Document.QuerySelector("nav.menu")!.InnerHtml, StringComparison.Ordinal);
        Assert.Contains("A boat for the club", (await reader.Open("/news")).Text, StringComparison.Ordinal);

        var feed = System.Xml.Linq.XDocument.Parse(await (await reader.Get(list.Document.QuerySelector("link[type='application/atom+xml']")!.GetAttribute("href")!)).Content.ReadAsStringAsync()).Root!;
        var (atom, language) = (feed.Name.Namespace, System.Xml.Linq.XNamespace.Xml + "lang");
        Assert.Equal("pl", feed.Attribute(language)!.Value);
        var titles = feed.Elements(atom + "entry").ToDictionary(entry => entry.Element(atom + "title")!.Value, entry => (entry.Attribute(language)!.Value, entry.Element(atom + "link")!.Attribute("href")!.Value));
        Assert.Equal(("pl", "http://derwent.test/news/a-boat-for-the-club?lang=pl"), titles["Łódka dla klubu"]);
        Assert.Equal(("en-GB", "http://derwent.test/news/only-said-in-english"), titles["Only said in English"]);
        Assert.Contains("A boat for the club", await (await reader.Get("/news.atom?lang=xx")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_language_read_from_right_to_left_says_so_and_one_that_is_not_written_yet_falls_back_with_its_own_sentence()
    {
        using var ruth = await house.ACoordinator();
        using var reader = house.Stranger();
        var editor = await (await ruth.Write("News", "A room for everybody", "Come in.")).Publish();
        var missing = (await reader.Open("/news/a-room-for-everybody?lang=ur")).Document;
        Assert.Contains("یہ صفحہ ابھی اردو میں نہیں ہے", missing.QuerySelector("[lang=ur][dir=rtl]:not(a)")!.TextContent, StringComparison.Ordinal);

        await Translate(ruth, editor, "سب کے لیے کمرہ", "اندر آئیں۔", "ur");

        var article = (await reader.Open("/news/a-room-for-everybody?lang=ur")).Document.QuerySelector("article")!;
        Assert.Equal(("ur", "rtl"), (article.GetAttribute("lang"), article.GetAttribute("dir")));
    }

    [Fact]
    public async Task Search_engines_are_told_of_the_languages_in_which_a_page_can_be_read_and_of_no_other()
    {
        using var ruth = await house.ACoordinator();
        using var reader = house.Stranger();
        var editor = await (await ruth.Write("News", "Three rivers", "Look.")).Publish();
        Assert.Empty(await Alternates(reader, "/news/three-rivers"));

        await Translate(ruth, editor, "Trzy rzeki", "Patrz.");

        Assert.Equal(["en http://derwent.test/news/three-rivers", "pl http://derwent.test/news/three-rivers?lang=pl", "x-default http://derwent.test/news/three-rivers"], await Alternates(reader, "/news/three-rivers?lang=pl"));
    }

    [Fact]
    public async Task The_same_holds_for_the_words_of_a_standing_page_and_each_says_its_language()
    {
        using var ruth = await house.ACoordinator();
        using var reader = house.Stranger();
        await (await ruth.Open("/desk/community/texts/partners.title?lang=pl")).Form("Save").Fill("Body", "Jedna droga").Press();
        var page = await reader.Open("/for-partners?lang=pl");
        Assert.Equal("Jedna droga", page.Heading);
        Assert.Equal("pl", page.Document.QuerySelector("h1 [lang]")!.GetAttribute("lang"));
        Assert.Contains(await Alternates(reader, "/for-partners"), one => one.StartsWith("pl ", StringComparison.Ordinal));

        house.Clock.Advance(TimeSpan.FromMinutes(5));
        await (await ruth.Open("/desk/community/texts/partners.title")).Form("Save").Fill("Body", "One way in, for everybody").Press();

        page = await reader.Open("/for-partners?lang=pl");
        Assert.Equal("One way in, for everybody", page.Heading);
        Assert.Contains(OlderInEnglish, page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("h1 [lang]"));
        Assert.Empty(await Alternates(reader, "/for-partners"));

        var desk = await ruth.Open("/desk/community/texts/partners.title?lang=pl");
        Assert.Contains("The English was changed after this was written", desk.Text, StringComparison.Ordinal);
        Assert.Contains("The English: One way in, for everybody", desk.Text, StringComparison.Ordinal);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await desk.Form("Save").Press();
        Assert.Equal("Jedna droga", (await reader.Open("/for-partners?lang=pl")).Heading);
    }

    [Theory]
    [InlineData("?lang=xx")]
    [InlineData("?lang=fa")]
    [InlineData("?lang=pl%22%3E%3Cscript%3E")]
    [InlineData("?lang=&lang=pl")]
    public async Task A_language_that_nobody_offers_is_English(string query)
    {
        using var reader = house.Stranger();
        var page = await reader.Open("/about" + query);
        Assert.Equal("Many streams, one river", page.Heading);
        Assert.DoesNotContain("<script>", page.Document.QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);
    }

    private static async Task Translate(Visitor ruth, Seen editor, string title, string body, string language = "pl")
    {
        var other = await ruth.Open($"{editor.Path}?lang={language}");
        await ruth.Post($"{editor.Path}?handler=Publish&lang={language}", [.. other.Form("#write").Fill("Input.Title", title).Fill("Input.Summary", title).Fill("Input.Body", body).Fields]);
    }

    private static async Task<IReadOnlyList<string>> Alternates(Visitor reader, string path) =>
        [.. (await reader.Open(path)).Document.QuerySelectorAll("link[rel=alternate][hreflang]").Select(link => $"{link.GetAttribute("hreflang")} {link.GetAttribute("href")}")];
}
