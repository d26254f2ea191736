using System.Net;
using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Derwent.Site;
using Derwent.Site.Consents;
using Derwent.Site.Posts;
using Derwent.Tests.Newsletters;
using Xunit;

namespace Derwent.Tests.Site;

/// <summary>What the website's desk does not take, in the words that somebody reads, and what was typed is still there; and the small buttons beside.</summary>
public sealed class DeskRefusalTests(House house) : IClassFixture<House>
{
    private static readonly Who Ruth = new(null, "Ruth Okell", null);

    [Theory]
    [InlineData("", "Ola", "Say what the picture shows")]
    [InlineData("A boat", "A name of 151 letters", "At most 150 characters, please.")]
    public async Task A_picture_is_described_and_described_again(string alt, string credit, string sentence)
    {
        using var ruth = await house.ACoordinator();
        var page = await APicture(ruth);
        await page.Form("Save").Fill("Alt", alt).Fill("Credit", credit.Contains("151", StringComparison.Ordinal) ? new string('o', 151) : credit).Fill("Expires", "2027-05-01").PressInVain(sentence);

        var saved = await page.Form("Save").Fill("Alt", "A red boat").Fill("Credit", "Ola").Press();

        Assert.Equal("A red boat", saved.Document.QuerySelector("[name=Alt]")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.OK, saved.Status);
    }

    [Fact]
    public async Task Who_is_on_a_picture_is_never_guessed()
    {
        using var ruth = await house.ACoordinator();
        var library = (await ruth.Open("/desk/community/pictures")).Form("Add it").Fill("Alt", "Two on a wall").Fill("People", "perhaps");
        await library.PressInVain("Say whether people can be recognised on it.", "Add it", ("Upload", "wall.png", LetterTests.Drawn(400, 300, true)), ignored: "People");
        Assert.Equal(0L, await house.Behind<long>("select count(*) from site.pictures where alt = 'Two on a wall'"));

        var page = await APicture(ruth);
        await page.Form("Save").Fill("Alt", "Three on a wall").Fill("People", "perhaps").PressInVain("Say whether people can be recognised on it.", "Save", ignored: "People");
        Assert.Equal(0L, await house.Behind<long>("select count(*) from site.pictures where alt = 'Three on a wall'"));
    }

    [Fact]
    public async Task A_picture_that_is_taken_down_is_gone_at_its_address_too()
    {
        using var ruth = await house.ACoordinator();
        var page = await APicture(ruth);
        using var reader = house.Stranger();
        var address = page.Document.QuerySelector("img[src^='/media/']")!.GetAttribute("src")!;
        Assert.Equal(HttpStatusCode.OK, (await ruth.Get(address)).StatusCode);

        var down = await page.Form("Take it down").Press();

        Assert.DoesNotContain("Take it down", down.Document.QuerySelector("main")!.TextContent.Split("Used in")[0], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Get(address)).StatusCode);
        Assert.NotNull(await house.Behind<DateTime?>($"select taken_down_at from site.pictures where id = '{page.Path.Split('/')[^1]}'"));
    }

    [Fact]
    public async Task A_picture_that_is_too_large_or_has_run_out_is_not_added()
    {
        using var ruth = await house.ACoordinator();
        var form = (await ruth.Open("/desk/community/pictures")).Form("Add it").Fill("Alt", "A boat").Choose("People=no").Fill("Expires", "2026-11-23");
        await form.PressInVain("That day has passed. Leave it empty if the picture does not run out.", "Add it", ("Upload", "boat.png", LetterTests.Drawn(400, 300, true)));
        await form.Fill("Expires", "2027-11-23").PressInVain("The picture is larger than 12 MB.", "Add it", ("Upload", "boat.png", new byte[12_600_000]));
    }

    [Theory]
    [InlineData("about.title", "One line\nand another", "This is one line. Take the line breaks out.")]
    [InlineData("about.title", "301", "At most 300 characters, please.")]
    [InlineData("about.why", "8001", "At most 8,000 characters, please.")]
    [InlineData("about.why", "A picture: ![a boat](/media/01890000-0000-7000-8000-000000000000)", "Pictures stand in posts and pages")]
    [InlineData("about.why", "deep", "too deep inside each other")]
    public async Task Words_of_a_standing_page_are_refused_with_a_sentence(string key, string typed, string sentence)
    {
        using var ruth = await house.ACoordinator();
        var words = int.TryParse(typed, out var length) ? new string('w', length) : typed == "deep" ? string.Concat(Enumerable.Repeat("> ", 200)) + "deep" : typed;
        var form = (await ruth.Open("/desk/community/texts/" + key)).Form("Save");
        // A line break cannot be typed into one line; a form may hold one all the same.
        if (typed.Contains('\n', StringComparison.Ordinal))
        {
            var seen = await ruth.Post("/desk/community/texts/" + key, [.. form.Fields.Where(field => field.Key != "Body"), new("Body", words)]);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
            Assert.Contains(sentence, seen.Text, StringComparison.Ordinal);
        }
        else await form.Fill("Body", words).PressInVain(sentence);
        Assert.Equal(0L, await house.Behind<long>($"select count(*) from site.texts where key = '{key}' and length(body) > 100"));
    }

    [Fact]
    public async Task Words_of_a_standing_page_are_looked_at_first_and_an_earlier_version_comes_back()
    {
        using var ruth = await house.ACoordinator();
        using var reader = house.Stranger();
        var page = await ruth.Open("/desk/community/texts/impact.yet");
        var preview = await page.Form("Save").Fill("Body", "Only **looked** at.").Press("Preview");
        Assert.Equal("looked", preview.Document.QuerySelector("main strong")!.TextContent);
        Assert.Equal(0L, await house.Behind<long>("select count(*) from site.texts where key = 'impact.yet'"));
        foreach (var words in new[] { "The first words.", "The second words." })
        {
            page = await page.Form("Save").Fill("Body", words).Press();
            house.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var restored = await page.Form("form[action*=Restore]").Press();

        Assert.Contains("The first words.", restored.Document.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        var token = await ruth.FormToken("/desk/community/texts/impact.yet");
        Assert.Equal(HttpStatusCode.NotFound, (await ruth.Post("/desk/community/texts/impact.yet?handler=Restore", [new("version", Guid.CreateVersion7().ToString()), new("__RequestVerificationToken", token)])).Status);
    }

    [Theory]
    [InlineData("Input.Path", "/news/taken-address", "Another page stands at this address. Choose another.")]
    [InlineData("Input.Body", "deep", "too deep inside each other")]
    [InlineData("Input.Title", "", "Give it a title.")]
    public async Task A_post_is_not_saved_and_nothing_written_is_lost(string field, string value, string sentence)
    {
        using var ruth = await house.ACoordinator();
        await ruth.Write("News", "Taken address");
        var editor = await ruth.Write("News", $"A post for {field}");
        if (value == "deep") value = string.Concat(Enumerable.Repeat("> ", 200)) + "deep";
        await editor.Form("#write").Fill("Input.Summary", "Written with care").Fill(field, value).PressInVain(sentence, "Save draft");
    }

    [Fact]
    public async Task A_post_has_its_bounds_in_pictures_and_in_versions()
    {
        using var ruth = await house.ACoordinator();
        var editor = await ruth.Write("News", "Saved often");
        await editor.Form("#write").Fill("Input.Body", string.Concat(Enumerable.Range(0, 31).Select(_ => $"![A boat](/media/{Guid.CreateVersion7()}/480.webp)\n\n"))).PressInVain("There are more than 30 pictures in it.", "Save draft");
        await house.Behind<object>("insert into site.versions select (jsonb_populate_record(v, jsonb_build_object('id', gen_random_uuid(), 'number', 1000 + n))).* from site.versions v join site.posts p on p.id = v.post_id, generate_series(1, 500) n where p.path = '/news/saved-often' and v.number = 1");
        await (await ruth.Open(editor.Path)).Form("#write").Fill("Input.Body", "Once more, with care.").PressInVain("This has been saved 500 times.", "Save draft");
    }

    [Fact]
    public async Task A_picture_that_left_the_library_and_a_post_with_nothing_in_it_are_said()
    {
        using var ruth = await house.ACoordinator();
        var editor = await ruth.Write("News", "Nothing in it", body: "");
        var seen = await editor.Act("", ("Input.Picture", Guid.CreateVersion7().ToString()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.Contains("This picture is not in the library any more. Choose another.", seen.Text, StringComparison.Ordinal);
        seen = await editor.Publish();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.Contains("There is nothing to read yet. Write something first.", seen.Text, StringComparison.Ordinal);
        Assert.Equal("One sentence.", seen.Document.QuerySelector("[name='Input.Summary']")!.TextContent.Trim());
    }

    [Fact]
    public async Task What_is_done_already_is_not_done_again_and_says_so()
    {
        using var ruth = await house.ACoordinator();
        var editor = await (await ruth.Write("News", "Done already")).Publish();
        foreach (var (handler, why, sentence) in new[]
        {
            ("Unschedule", "", "This is not scheduled."), ("Back", "", "Say in a few words what should be different"), ("Back", new string('w', 201), "at most 200 characters. They read it."), ("Back", "Shorter", "Only what waits for the coordinator can be sent back."),
            ("TakeDown", "", "Say in a few words why it comes down"), ("TakeDown", new string('w', 201), "at most 200 characters. Nothing was changed."),
        })
        {
            var refused = await ruth.Post($"{editor.Path}?handler={handler}", [new("why", why), new("__RequestVerificationToken", await ruth.FormToken(editor.Path))]);
            Assert.Equal(HttpStatusCode.Conflict, refused.Status);
            Assert.Contains(sentence, refused.Text, StringComparison.Ordinal);
        }
        var later = await editor.Act("Schedule", ("Input.Day", "2026-12-01"));
        Assert.Contains("This is published already.", later.Text, StringComparison.Ordinal);
        var submit = await editor.Act("Submit");
        Assert.Contains("Only a member’s draft is sent to the coordinator.", submit.Text, StringComparison.Ordinal);
        Assert.Equal("Published", await house.Behind<string>($"select state from site.posts where id = '{editor.Path.Split('/')[^1]}'"));
    }

    [Fact]
    public async Task What_was_to_appear_by_itself_is_a_draft_again()
    {
        using var ruth = await house.ACoordinator();
        var editor = await (await ruth.Write("News", "Not tomorrow after all")).Act("Schedule", ("Input.Day", "2026-12-01"));
        Assert.Equal("Scheduled", await house.Behind<string>($"select state from site.posts where id = '{editor.Path.Split('/')[^1]}'"));
        await (await ruth.Open(editor.Path)).Form("Make it a draft again").Press();
        Assert.Equal("Draft", await house.Behind<string>($"select state from site.posts where id = '{editor.Path.Split('/')[^1]}'"));
    }

    [Fact]
    public async Task A_celebration_without_a_yes_is_not_scheduled_either()
    {
        using var ruth = await house.ACoordinator();
        var editor = await ruth.Write("Celebration", "Not agreed yet", said: "I did it.", did: "Zayn, 15");
        var refused = await editor.Act("Schedule", ("Input.Day", "2026-12-01"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("What you wrote is saved.", refused.Text, StringComparison.Ordinal);
        Assert.Equal("Draft", await house.Behind<string>($"select state from site.posts where id = '{editor.Path.Split('/')[^1]}'"));
    }

    [Theory]
    [InlineData("Input.To", "", "Tick what they agreed to: at least one.")]
    [InlineData("Input.To", "everything", "Tick what they agreed to: at least one.")]
    [InlineData("Input.AgreedBy", "nobody", "Say who agreed.")]
    [InlineData("Input.AgreedOn", "2026-11-25", "This day has not come yet. Say when they agreed.")]
    [InlineData("Input.Until", "2026-11-23", "That day has passed. A consent that has run out shows nothing.")]
    [InlineData("Input.Until", "2029-01-01", "Ask again after two years at the latest")]
    public async Task A_yes_says_who_when_to_what_and_until_when(string field, string value, string sentence)
    {
        using var ruth = await house.ACoordinator();
        var editor = await ruth.Write("Celebration", $"A yes {value}", said: "I did it.", did: "Zayn, 15");
        var form = (await ruth.Open(editor.Path + "/consent")).Form("Record it").Fill("Input.About", "Zayn of Backstage Crew").Choose("Input.AgreedBy=Both").Fill("Input.Name", "Zayn and his father").Fill("Input.How", "On our form").Fill("Input.Until", "2027-11-01");
        if (value is "" or "nobody") await form.Untick(field).PressInVain(sentence);
        else await form.Fill(field, value).PressInVain(sentence, ignored: value == "everything" ? field : null);
        Assert.Equal(0L, await house.Behind<long>($"select count(*) from site.consents where post_id = '{editor.Path.Split('/')[^1]}'"));
    }

    [Fact]
    public async Task A_no_says_how_it_was_told_and_is_recorded_once()
    {
        using var ruth = await house.ACoordinator();
        var editor = await (await ruth.Write("Celebration", "Said no once", said: "I did it.", did: "Zayn, 15")).Agree();
        var page = await ruth.Open($"/desk/community/consents/{await house.Behind<Guid>($"select id from site.consents where post_id = '{editor.Path.Split('/')[^1]}'")}");
        await page.Form("Take it down").Fill("How", " ").PressInVain("Say how they told you, in a few words.");
        var form = page.Form("Take it down").Fill("How", "Rang on Tuesday");
        Assert.Contains("Said no", (await form.Press()).Text, StringComparison.Ordinal);
        await form.PressTooLate("This was withdrawn already, and the story is down.");
    }

    [Fact]
    public async Task A_post_begins_with_a_kind_and_a_title()
    {
        using var ruth = await house.ACoordinator();
        await (await ruth.Open("/desk/community/posts/new")).Form("Begin").Choose("Kind=News").Fill("Title", "").PressInVain("Give it a title.");
        await (await ruth.Open("/desk/community/posts/new")).Form("Begin").Choose("Kind=News").Fill("Title", new string('t', 121)).PressInVain("A title of at most 120 characters, please.");
    }

    [Fact]
    public void Pages_belong_to_the_alliance() =>
        Assert.Contains("Write it as news.", Assert.Throws<RuleRefused>(() => Post.BeginFor(Guid.CreateVersion7(), "A club", PostKind.Page, "/pages/ours", "Ours", Ruth, house.Clock.GetUtcNow())).Message, StringComparison.Ordinal);

    private static async Task<Seen> APicture(Visitor ruth) =>
        await (await ruth.Open("/desk/community/pictures")).Form("Add it").Fill("Alt", "A boat").Choose("People=no").Press("Add it", ("Upload", "boat.png", LetterTests.Drawn(400, 300, true)));
}
