using System.Net;
using Derwent.Shared.Security;
using Derwent.Tests.Newsletters;
using Xunit;

namespace Derwent.Tests.Community;

/// <summary>A letter whose subject named a story that came down is public under another name, at another address. Tuesday 24 November 2026.</summary>
public sealed class RecalledLetterTests(CommunityHouse house) : IClassFixture<CommunityHouse>
{
    private const string Named = "Zayn mixed the whole show";

    [Fact]
    public async Task Nothing_public_says_the_subject_any_more_and_whoever_has_the_old_address_is_led_on()
    {
        var (story, letter, old) = await Sent(Named);
        using var anybody = house.Stranger();
        foreach (var page in await Public(anybody, old)) Assert.Contains(Named, page.Html, StringComparison.Ordinal);

        async Task<string> Found() => (await anybody.Open("/search?q=zayn+mixed")).Document.QuerySelector(".stories")?.TextContent ?? "";
        Assert.Contains("Newsletter", await Found(), StringComparison.Ordinal);

        await house.SaysNo(story);

        // At once, before any job has run.
        Assert.Equal("", await Found());
        Assert.Contains($"/newsletter/archive/letter-{letter:N}<", (await anybody.Open("/sitemap.xml")).Html, StringComparison.Ordinal);
        var seen = await Public(anybody, old);
        Assert.All(seen, page => Assert.DoesNotContain("Zayn", page.Html, StringComparison.OrdinalIgnoreCase));
        Assert.All(seen, page => Assert.DoesNotContain(old, page.Html, StringComparison.Ordinal));
        Assert.All(seen, page => Assert.Contains("Letter of 24 November 2026", page.Html, StringComparison.Ordinal));
        Assert.Equal($"/newsletter/archive/letter-{letter:N}", seen[^1].Path);
        Assert.Contains("A story stood here. It was taken down.", seen[^1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("zayn", (await anybody.Open("/sitemap.xml")).Html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_coordinator_is_told_before_and_after_and_chooses_other_words()
    {
        var (story, letter, old) = await Sent("Zayn on the desk");
        using var ruth = await house.SignedIn(house.Ruth);
        using var anybody = house.Stranger();
        Assert.Contains("It stands in 1 letter", (await ruth.Open($"/desk/community/consents/{story}")).Text, StringComparison.Ordinal);
        var post = await house.Behind<Guid>($"select post_id from site.consents where id = '{story}'");
        Assert.Contains("“Zayn on the desk”", (await ruth.Open($"/desk/community/posts/{post}")).Document.QuerySelector("form[action*=TakeDown]")!.TextContent, StringComparison.Ordinal);

        await house.SaysNo(story);

        var due = await ruth.Open("/desk/community");
        Assert.Contains("Choose another heading for the letter of 24 Nov", due.Text, StringComparison.Ordinal);
        Assert.Contains($"/desk/newsletters/{letter}/send", due.Html, StringComparison.Ordinal);
        var page = await ruth.Open($"/desk/newsletters/{letter}/send");
        await page.Form("Save the words").Fill("New.Subject", " ").PressInVain("Give it a subject that does not speak of the story.");
        await page.Form("Save the words").Fill("New.Subject", new string('s', 151)).PressInVain("A subject has at most 150 letters");
        await page.Form("Save the words").Fill("New.Preview", new string('s', 151)).PressInVain("Please use up to 150 letters here.");
        Assert.Equal("Letter of 24 November 2026", page.Document.QuerySelector("[name='New.Subject']")!.GetAttribute("value"));
        await page.Form("Save the words").Fill("New.Subject", "A show at the club").Fill("New.Preview", "And what is on").Press();

        var archive = await anybody.Open("/newsletter/archive");
        Assert.Contains("A show at the club", archive.Text, StringComparison.Ordinal);
        Assert.Contains("And what is on", archive.Text, StringComparison.Ordinal);
        Assert.Equal("A show at the club", (await anybody.Open("/newsletter/archive/" + old)).Heading);
        Assert.DoesNotContain($"/desk/newsletters/{letter}/send", (await ruth.Open("/desk/community")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_that_has_not_gone_out_takes_other_words_before_it_goes_on()
    {
        var story = await house.AStory("Zayn again", "He did.");
        var list = await house.AList("Later");
        await house.Readers(list, 1);
        var letter = await house.ALetter(list, "Zayn, tomorrow", "Post", story.Id, house.Clock.GetUtcNow().AddHours(1));
        await house.SaysNo(story.Consent);
        await house.RunJobs();
        using var ruth = await house.SignedIn(house.Ruth);

        var paused = await ruth.Open($"/desk/newsletters/{letter.Id}/send");
        await paused.Form("Go on sending").Fill("New.Subject", "").PressInVain("Give it a subject that does not speak of the story.");
        Assert.Equal("Paused", await house.StateOf(letter));
        await paused.Form("Go on sending").Fill("New.Subject", "Tomorrow").Fill("New.Preview", "").Press();
        house.Clock.Advance(TimeSpan.FromHours(2));
        await house.Press.Run(default);

        var message = Assert.Single(house.Smtp.Taken, taken => taken.Parsed.Subject == "Tomorrow").Parsed;
        Assert.DoesNotContain("Zayn", message.HtmlBody + message.TextBody, StringComparison.Ordinal);
        Assert.Contains($"/newsletter/archive/letter-{letter.Id:N}", message.HtmlBody, StringComparison.Ordinal);
        using var anybody = house.Stranger();
        Assert.Contains("Tomorrow", (await anybody.Open("/newsletter/archive")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_wrong_person_gives_no_letter_another_subject_and_a_letter_without_a_fallen_story_keeps_its_own()
    {
        var (story, letter, _) = await Sent("Zayn once more");
        await house.SaysNo(story);
        foreach (var other in new[] { house.Manager, await house.APerson(null, Role.DataProtectionLead), await house.APerson(null, Role.Administrator) })
        {
            using var somebody = await house.SignedIn(other);
            var pushed = await somebody.Post($"/desk/newsletters/{letter}/send?handler=Reword", [new("New.Subject", "Mine"), new("__RequestVerificationToken", await somebody.FormToken("/desk"))]);
            Assert.Equal(HttpStatusCode.NotFound, pushed.Status);
        }
        var list = await house.AList("Keeps its own");
        await house.Readers(list, 1);
        var other2 = await house.Decided(list, "Keeps its own subject");
        using var ruth = await house.SignedIn(house.Ruth);
        var refused = await ruth.Post($"/desk/newsletters/{other2.Id}/send?handler=Reword", [new("New.Subject", "Another"), new("__RequestVerificationToken", await ruth.FormToken("/desk/newsletters"))]);
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("No story in this letter was taken down, so it keeps its subject.", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_block_that_leads_to_the_story_by_hand_falls_with_it_and_one_that_leads_to_its_neighbour_stays()
    {
        var (story, neighbour) = (await house.AStory("The drum kit", "I kept time."), await house.AStory("The drum kit again", "So did I."));
        var list = await house.AList("By hand");
        await house.Readers(list, 1);
        var (letter, draft) = (await house.ALetter(list, "Zayn by hand", "Post", neighbour.Id, house.Clock.GetUtcNow()), await house.ALetter(list, "Zayn by hand, a draft", "Post", neighbour.Id));
        foreach (var one in new[] { letter, draft })
            await house.Behind<object>(
                $$"""
                update newsletters.issues set blocks = blocks || '[{"Id":"{{Guid.CreateVersion7()}}","Kind":1,"Title":"","Words":"Zayn is [here](http://derwent.test{{story.Path}}).","More":"","Link":"","Alt":"","Piece":null},
                  {"Id":"{{Guid.CreateVersion7()}}","Kind":1,"Title":"","Words":"Nobody by name: {{neighbour.Path}}","More":"","Link":"","Alt":"","Piece":null}]' where id = '{{one.Id}}'
                """);
        await house.Press.Run(default);
        using var anybody = house.Stranger();
        Assert.Contains("Zayn is", (await anybody.Open($"/newsletter/archive/letter-{letter.Id:N}")).Text, StringComparison.Ordinal);

        await house.SaysNo(story.Consent);
        await house.RunJobs();

        var seen = await anybody.Open($"/newsletter/archive/letter-{letter.Id:N}");
        Assert.Equal("Letter of 24 November 2026", seen.Heading);
        Assert.DoesNotContain("Zayn is", seen.Html, StringComparison.Ordinal);
        Assert.Contains("A story stood here. It was taken down.", seen.Text, StringComparison.Ordinal);
        Assert.Contains("Nobody by name", seen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Zayn is", await house.KeptOf(letter), StringComparison.Ordinal);
        using var ruth = await house.SignedIn(house.Ruth);
        Assert.Contains("“A story” is not on our site any more", (await ruth.Open($"/desk/newsletters/{draft.Id}/send")).Text, StringComparison.Ordinal);
    }

    // The consent that the story stands on, the letter that was sent with it, and where it stood in the archive.
    private async Task<(Guid Consent, Guid Letter, string Slug)> Sent(string subject)
    {
        var story = await house.AStory("The sound desk", "I stayed for the faders.");
        var list = await house.AList("The river");
        await house.Readers(list, 1);
        var letter = await house.ALetter(list, subject, "Post", story.Id, house.Clock.GetUtcNow());
        var slug = $"2026-11-24-{Derwent.Shared.Text.Slug.From(subject)}";
        await house.Behind<object>($"update newsletters.issues set slug = '{slug}' where id = '{letter.Id}'");
        await house.Press.Run(default);
        return (story.Consent, letter.Id, slug);
    }

    private static async Task<Seen[]> Public(Visitor anybody, string slug) =>
        [await anybody.Open("/newsletter/archive"), await anybody.Open("/newsletter/archive.atom"), await anybody.Open("/newsletter/archive/" + slug)];
}
