using System.Net;
using Derwent.Newsletters.Letters;
using Derwent.Shared.Security;
using Xunit;

namespace Derwent.Tests.Newsletters;

/// <summary>The coordinator writes a letter block by block, tries it, sends it and reads it in the archive.</summary>
public sealed class DeskTests(PostHouse house) : IClassFixture<PostHouse>
{
    [Fact]
    public async Task From_the_first_word_to_the_archive()
    {
        var list = await house.AList("Desk");
        var reader = await house.AReader(list);
        var ruth = await house.Coordinator();
        using var desk = await house.SignedIn(ruth);
        var draft = await (await desk.Open("/desk/newsletters")).Form("Begin").Fill("List", list.Id.ToString()).Press();
        Assert.Equal("A new letter", draft.Heading);
        Assert.Contains("It has no subject.", draft.Text, StringComparison.Ordinal);
        draft = await draft.Form("Save subject").Fill("Head.Subject", "Half term").Fill("Head.Preview", "What to do").Press();
        draft = await Write(desk, draft, 0, form => form.Fill("Block.Words", "Lots **to do**."));
        draft = await draft.Form("Add it").Fill("kind", "Event").Press();
        draft = await draft.Form("Save block").Fill("Block.Title", "Open gym").Fill("Block.More", "Saturday 10am").Fill("Block.Link", "https://a.example/gym").Press();
        Assert.Contains("Block saved.", draft.Text, StringComparison.Ordinal);
        draft = await Move(desk, draft, "up", 1);
        Assert.StartsWith("Event", draft.Document.QuerySelector(".letter-blocks li a")!.TextContent, StringComparison.Ordinal);
        var preview = await desk.Open(draft.Path + "/preview");
        Assert.Contains("Lots to do.", preview.Text, StringComparison.Ordinal);
        await preview.Form("Send it to me").Press();
        await house.RunJobs();
        var trial = house.Smtp.Taken.Single(taken => taken.To == ruth.Email && taken.Parsed.Subject == "Trial: Half term").Parsed;
        Assert.Contains("Open gym", trial.TextBody, StringComparison.Ordinal);
        Assert.Contains("<strong>to do</strong>", trial.HtmlBody, StringComparison.Ordinal);
        var send = await desk.Open(draft.Path + "/send");
        Assert.Contains("1 person gets it", send.Text, StringComparison.Ordinal);
        var going = await send.Form("Send it").Press();
        Assert.Equal("Half term", going.Heading);
        await house.Press.Run(default);
        Assert.Contains("1 of 1 are out.", (await desk.Open(going.Path)).Text, StringComparison.Ordinal);
        Assert.Equal(reader, house.Smtp.Taken.Single(taken => taken.Parsed.Subject == "Half term").To);
        using var anybody = house.Stranger();
        var archive = await anybody.Open("/newsletter/archive");
        var shown = await anybody.Open(archive.Document.QuerySelectorAll("main a").First(link => link.TextContent == "Half term").GetAttribute("href")!);
        Assert.Contains("Lots to do.", shown.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(reader, shown.Html, StringComparison.Ordinal);
        Assert.Contains("Half term", (await anybody.Open("/newsletter/archive.atom")).Html, StringComparison.Ordinal);
        var copy = await (await desk.Open(going.Path)).Form("Copy to a new draft").Press();
        Assert.Equal("Half term", copy.Heading);
        Assert.Contains("Draft", copy.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_change_can_be_taken_back()
    {
        var draft = await ADraft();
        draft.Page = await draft.Page.Form("Save subject").Fill("Head.Subject", "First").Press();
        draft.Page = await draft.Page.Form("Save subject").Fill("Head.Subject", "Second").Press();
        Assert.Equal("Second", draft.Page.Heading);
        draft.Page = await draft.Page.Form("form[action*=Restore]").Press();
        Assert.Equal("First", draft.Page.Heading);
    }

    [Fact]
    public async Task What_cannot_be_saved_is_still_in_the_form()
    {
        var draft = await ADraft();
        draft.Page = await draft.Page.Form("Add it").Fill("kind", "Post").Press();
        var wrong = await draft.Page.Form("Save block").Fill("Block.Title", "A story").Fill("Block.Link", "javascript:alert(1)").Fill("Block.Words", "Typed with care").Press();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("begins with https://", wrong.Text, StringComparison.Ordinal);
        Assert.Equal("Typed with care", wrong.Document.QuerySelector("textarea[name='Block.Words']")!.TextContent.Trim());
    }

    [Theory]
    [InlineData("Advertisement"), InlineData("99"), InlineData("1"), InlineData("Text,Picture"), InlineData("")]
    public async Task A_part_that_no_letter_has_is_refused_in_words_and_the_draft_stays_as_it_was(string kind)
    {
        var draft = await ADraft();
        draft.Page = await draft.Page.Form("Save subject").Fill("Head.Subject", "Stays").Press();
        var parts = draft.Page.Document.QuerySelectorAll(".letter-blocks li").Length;

        var refused = await draft.Page.Form("Add it").Fill("kind", kind).Press();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("There is no such part of a letter", refused.Document.QuerySelector(".summary-errors")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("no such part", refused.Document.QuerySelector("#kind-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Stays", refused.Document.QuerySelector("[name='Head.Subject']")!.GetAttribute("value"));
        Assert.Equal(parts, (await draft.Desk.Open(draft.Page.Path)).Document.QuerySelectorAll(".letter-blocks li").Length);
    }

    [Fact]
    public async Task An_unfinished_letter_cannot_go_out_and_nobody_is_no_recipient()
    {
        var draft = await ADraft();
        Assert.Contains("It has no subject.", (await draft.Desk.Open(draft.Page.Path + "/send")).Text, StringComparison.Ordinal);
        draft.Page = await draft.Page.Form("Save subject").Fill("Head.Subject", "To nobody").Press();
        draft.Page = await Write(draft.Desk, draft.Page, 0, form => form.Fill("Block.Words", "Words"));
        var refused = await (await draft.Desk.Open(draft.Page.Path + "/send")).Form("Send it").Press();
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("Nobody gets this newsletter yet", refused.Text, StringComparison.Ordinal);
        Assert.Contains("Draft", (await draft.Desk.Open(draft.Page.Path)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_double_click_sends_once()
    {
        var list = await house.AList("Double");
        await house.AReader(list);
        using var desk = await house.SignedIn(await house.Coordinator());
        var draft = await (await desk.Open("/desk/newsletters")).Form("Begin").Fill("List", list.Id.ToString()).Press();
        draft = await draft.Form("Save subject").Fill("Head.Subject", "Double click").Press();
        draft = await Write(desk, draft, 0, form => form.Fill("Block.Words", "Words"));
        var form = (await desk.Open(draft.Path + "/send")).Form("Send it");
        var both = await Task.WhenAll(form.Press(), form.Press());
        Assert.Contains(both, page => page.Status == HttpStatusCode.OK);
        await house.Press.Run(default);
        Assert.Single(house.Smtp.Taken, taken => taken.Parsed.Subject == "Double click");
    }

    [Fact]
    public async Task A_manager_opens_a_newsletter_with_topics_for_their_own_organisation()
    {
        var manager = await house.APerson(Guid.CreateVersion7(), Role.OrganisationManager);
        using var desk = await house.SignedIn(manager);
        var lists = await (await desk.Open("/desk/newsletters/lists")).Form("Begin it").Fill("Name", "Boxing news").Fill("About", "Once a month.").Press();
        Assert.Contains("Boxing news", lists.Text, StringComparison.Ordinal);
        lists = await lists.Form("Add topic").Fill("TopicName", "Girls’ sessions").Press();
        Assert.Contains("Girls’ sessions", lists.Text, StringComparison.Ordinal);
        using var anybody = house.Stranger();
        Assert.Contains("Boxing news, from An organisation", (await anybody.Open("/newsletter")).Text, StringComparison.Ordinal);
    }

    private async Task<Draft> ADraft()
    {
        var list = await house.AList($"List {Guid.CreateVersion7():N}");
        var desk = await house.SignedIn(await house.Coordinator());
        return new Draft(desk, await (await desk.Open("/desk/newsletters")).Form("Begin").Fill("List", list.Id.ToString()).Press());
    }

    private static async Task<Seen> Write(Visitor desk, Seen draft, int place, Func<FilledForm, FilledForm> fill)
    {
        var link = draft.Document.QuerySelectorAll(".letter-blocks li > .what a")[place].GetAttribute("href")!;
        return await fill((await desk.Open(link)).Form("Save block")).Press();
    }

    private static Task<Seen> Move(Visitor desk, Seen draft, string way, int place)
    {
        var form = draft.Document.QuerySelectorAll(".letter-blocks form")[place];
        var token = draft.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return desk.Post(draft.Path + "?handler=Order", [new(way, form.QuerySelector($"button[name={way}]")!.GetAttribute("value")!), new("__RequestVerificationToken", token)]);
    }

    private sealed class Draft(Visitor desk, Seen page)
    {
        public Visitor Desk => desk;
        public Seen Page { get; set; } = page;
    }
}
