using System.Net;
using Derwent.Newsletters;
using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Xunit;

namespace Derwent.Tests.Newsletters;

/// <summary>What the newsletters' desk does not take, in the words that somebody reads, and what was typed is still there; and the small buttons beside.</summary>
public sealed class DeskRefusalTests(PostHouse house) : IClassFixture<PostHouse>
{
    private static readonly Who Ruth = new(null, "Ruth Okell", null);

    [Theory]
    [InlineData("", "Monthly", "", "Give it the name by which people know it.")]
    [InlineData("No word about it", " ", "", "Say what it is about, so that people can choose.")]
    [InlineData("Answers nowhere", "Monthly", "not an address", "Only the address, please")]
    public async Task A_newsletter_begins_with_a_name_and_a_word_about_it(string name, string about, string replyTo, string sentence)
    {
        using var desk = await Desk();
        var before = await house.Behind<long>("select count(*) from newsletters.lists");
        await (await desk.Open("/desk/newsletters/lists")).Form("Begin it").Fill("Name", name).Fill("About", about).Fill("ReplyTo", replyTo).PressInVain(sentence);
        Assert.Equal(before, await house.Behind<long>("select count(*) from newsletters.lists"));
    }

    [Fact]
    public async Task A_manager_keeps_twenty_newsletters_at_most()
    {
        var manager = await house.APerson(Guid.CreateVersion7(), Role.OrganisationManager);
        for (var number = 1; number <= 20; number++) await house.AList($"Twenty {number}", manager);
        using var desk = await house.SignedIn(manager);
        await (await desk.Open("/desk/newsletters/lists")).Form("Begin it").Fill("Name", "One too many").Fill("About", "Monthly").PressInVain("Twenty newsletters are enough. Close one first.");
        var closed = await (await desk.Open("/desk/newsletters/lists")).Form("Close it").Press();
        Assert.Contains("Closed.", closed.Text, StringComparison.Ordinal);
        Assert.Contains("Begun.", (await closed.Form("Begin it").Fill("Name", "One too many").Fill("About", "Monthly").Press()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_topic_has_a_name_of_its_own_and_a_retired_one_is_chosen_by_nobody()
    {
        var manager = await house.APerson(Guid.CreateVersion7(), Role.OrganisationManager);
        await house.AList("With topics", manager, "Boxing");
        using var desk = await house.SignedIn(manager);
        var page = await desk.Open("/desk/newsletters/lists");
        await page.Form("Add topic").Fill("TopicName", " ").Fill("TopicAbout", "Typed with care").PressInVain("Give the topic a name.");
        await page.Form("Add topic").Fill("TopicName", "boxing ").Fill("TopicAbout", "Typed with care").PressInVain("There is a topic of that name already.");
        using var anybody = house.Stranger();
        Assert.Contains("Boxing", (await anybody.Open("/newsletter")).Text, StringComparison.Ordinal);

        var retired = await page.Form("form[action*=Retire]").Press();

        Assert.Contains("Retired. Nobody can choose it any more.", retired.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Boxing", (await anybody.Open("/newsletter")).Text, StringComparison.Ordinal);
        await house.Behind<object>("update newsletters.lists set closed_at = now() where name = 'With topics'");
        Assert.Equal(HttpStatusCode.NotFound, (await page.Form("Add topic").Fill("TopicName", "Too late").Press()).Status);
    }

    [Fact]
    public async Task The_desk_stops_a_newsletter_for_somebody_who_asked_and_only_of_ones_own_list()
    {
        var list = await house.AList("Stopped at the desk");
        var reader = await house.AReader(list);
        using var desk = await Desk();
        var form = (await desk.Open($"/desk/newsletters/subscribers?q={reader}")).Form("form[action*=End]");
        using var other = await house.SignedIn(await house.APerson(Guid.CreateVersion7(), Role.OrganisationManager));
        var refused = await other.Post("/desk/newsletters/subscribers?handler=End", [new("id", form.Fields.First(field => field.Key == "id").Value), new("__RequestVerificationToken", await other.FormToken("/desk/newsletters/lists"))]);
        Assert.Equal(HttpStatusCode.NotFound, refused.Status);
        Assert.Equal(1L, await Gets(reader));

        Assert.Contains("Stopped.", (await form.Press()).Text, StringComparison.Ordinal);

        Assert.Equal(0L, await Gets(reader));
        Assert.StartsWith("By Person", await house.Behind<string>($"select ended_how from newsletters.subscriptions s join newsletters.subscribers w on w.id = s.subscriber_id where w.address = '{reader}'"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_coordinator_writes_again_to_an_address_that_letters_came_back_from()
    {
        var list = await house.AList("Came back");
        var reader = await house.AReader(list);
        await house.Behind<object>($"insert into newsletters.suppressions (address_hash, why, since) select address_hash, 'hard', now() from newsletters.subscribers where address = '{reader}'");
        var who = await house.Behind<Guid>($"select id from newsletters.subscribers where address = '{reader}'");
        using var manager = await house.SignedIn(await house.APerson(Guid.CreateVersion7(), Role.OrganisationManager));
        using var desk = await Desk();
        async Task<Seen> Lift(Visitor by) => await by.Post("/desk/newsletters/bounces?handler=Lift", [new("subscriber", who.ToString()), new("__RequestVerificationToken", await by.FormToken("/desk/newsletters/lists"))]);

        Assert.Equal(HttpStatusCode.NotFound, (await Lift(manager)).Status);
        Assert.Equal(1L, await house.Behind<long>("select count(*) from newsletters.suppressions where lifted_at is null"));

        Assert.Contains("We write to it again.", (await Lift(desk)).Text, StringComparison.Ordinal);
        Assert.Equal(0L, await house.Behind<long>("select count(*) from newsletters.suppressions where lifted_at is null"));
    }

    [Theory]
    [InlineData("later", "", "09:00", "Say the day and the time at which it goes out.")]
    [InlineData("later", "2026-11-23", "09:00", "Choose a time from now on, within a year.")]
    [InlineData("later", "2028-01-01", "09:00", "Choose a time from now on, within a year.")]
    public async Task A_letter_goes_out_now_or_at_a_time_within_a_year(string when, string on, string at, string sentence)
    {
        var draft = await ALetter($"When {on}");
        await (await draft.Visitor.Open(draft.Path + "/send")).Form("Send it").Choose("When=" + when).Fill("On", on).Fill("At", at).PressInVain(sentence);
        var nothing = await draft.Visitor.Post(draft.Path + "/send?handler=Decide", [new("When", "some day"), new("__RequestVerificationToken", await draft.Visitor.FormToken("/desk/newsletters"))]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nothing.Status);
        Assert.Contains("Say whether it goes out now or later.", nothing.Text, StringComparison.Ordinal);
        Assert.Equal("Draft", await house.Behind<string>($"select state from newsletters.issues where id = '{draft.Path.Split('/')[^1]}'"));
    }

    [Fact]
    public async Task A_letter_is_looked_at_as_a_mail_program_shows_it_and_its_readers_are_counted_by_topic()
    {
        var draft = await ALetter("Counted");
        var shown = await draft.Visitor.Get(draft.Path + "/letter");
        Assert.Contains("Words", await shown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("sandbox", shown.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        var counted = await draft.Visitor.Post(draft.Path + "/send?handler=Count", [new("Topics", Guid.CreateVersion7().ToString()), new("__RequestVerificationToken", await draft.Visitor.FormToken("/desk/newsletters"))]);
        Assert.Contains("1 person gets it", counted.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_paused_stopped_or_going_on_is_not_paused_stopped_or_going_on_again()
    {
        var draft = await ALetter("On and off", decidedFor: "2026-11-25");
        var going = await draft.Visitor.Open(draft.Path + "/send");
        var (pause, stop) = (going.Form("Pause"), going.Form("Stop for good"));
        var paused = await pause.Press();
        await pause.PressTooLate("It is not being sent, so there is nothing to pause.");
        var goOn = paused.Form("Go on sending");
        await goOn.Press();
        await goOn.PressTooLate("It is not paused.");
        await stop.Press();
        await stop.PressTooLate("It is not being sent, so there is nothing to stop.");
        Assert.Equal("Stopped", await house.Behind<string>($"select state from newsletters.issues where id = '{draft.Path.Split('/')[^1]}'"));
        var token = await draft.Visitor.FormToken("/desk/newsletters");
        foreach (var (handler, name, value) in new[] { ("Head", "Head.Subject", "Another subject"), ("Add", "kind", "Text"), ("Order", "remove", Guid.CreateVersion7().ToString()), ("Restore", "version", Guid.CreateVersion7().ToString()) })
        {
            var changed = await draft.Visitor.Post($"{draft.Path}?handler={handler}", [new(name, value), new("__RequestVerificationToken", token)]);
            Assert.Equal(HttpStatusCode.Conflict, changed.Status);
            Assert.Contains("Copy it to write another one.", changed.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_subject_has_a_length_and_a_picture_is_chosen()
    {
        var draft = await ALetter("Pictures");
        await draft.Form("Save subject").Fill("Head.Subject", new string('s', 151)).PressInVain("A subject has at most 150 letters");
        var block = await draft.Form("Add it").Fill("kind", "Picture").Press();
        await block.Form("Save block").Fill("Block.Alt", new string('a', 301)).PressInVain("Please use up to 300 letters here.", "Save block");
        Assert.Contains("choose a picture", (await draft.Visitor.Open(draft.Path + "/send")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Type your e-mail address")]
    [InlineData("ola at example.test", "Only the address, please")]
    public async Task The_link_to_ones_own_page_goes_to_an_address(string typed, string sentence)
    {
        using var anybody = house.Stranger();
        var letters = (await house.Letters()).Count;
        await (await anybody.Open("/newsletter/my-page")).Form().Fill("Email", typed).PressInVain(sentence);
        Assert.Equal(letters, (await house.Letters()).Count);
    }

    [Fact]
    public async Task The_rules_of_a_letter_hold_whoever_asks()
    {
        var now = house.Clock.GetUtcNow();
        var list = await house.AList("Rules");
        var issue = Issue.Begin(list, Ruth, now);
        while (issue.Blocks.Count < Issue.MostBlocks) issue.Add(Derwent.Newsletters.Letters.BlockKind.Text, Ruth, now);
        Refuses("A letter has at most 40 blocks", () => issue.Add(Derwent.Newsletters.Letters.BlockKind.Text, Ruth, now));
        Refuses("It has no subject.", () => issue.Decide([], false, "slug", new("", ""), now, now));
        Refuses("No story in this letter was taken down, so it keeps its subject.", () => issue.Reword("Another", ""));
        var whole = Issue.Begin(list, Ruth, now);
        whole.Head("Subject", "", Ruth, now);
        whole.Change(whole.Blocks[0] with { Words = "Words" }, Ruth, now);
        Refuses("Choose a time from now on, within a year.", () => whole.Decide([], false, "slug", new("", ""), now.AddDays(400), now));
        var often = Issue.Begin(list, Ruth, now);
        for (var times = 1; times <= 500; times++) often.Head($"Subject {times}", "", Ruth, now);
        Refuses("This draft has been changed 500 times", () => often.Head("Once more", "", Ruth, now));
        for (var number = 1; number <= 20; number++) list.AddTopic($"Topic {number}", null, now);
        Refuses("Twenty topics are enough for anybody.", () => list.AddTopic("One more", null, now));
        Refuses("Give the newsletter a name.", () => MailingList.Open(" ", "slug", "About", null, null, null, now));
        var (address, _) = LetterAddress.Read("ola@example.test", false);
        Refuses("That is more than there is to choose.", () => SignUp.Ask(address!, new Guid[51], [], "", [], now));
    }

    private static void Refuses(string sentence, Action act) => Assert.Contains(sentence, Assert.Throws<RuleRefused>(act).Message, StringComparison.Ordinal);

    private async Task<Visitor> Desk() => await house.SignedIn(await house.Coordinator());

    private Task<long> Gets(string reader) => house.Behind<long>($"select count(*) from newsletters.subscriptions s join newsletters.subscribers w on w.id = s.subscriber_id where w.address = '{reader}' and s.ended_at is null");

    // A letter with a subject and words and somebody who gets it; decided for nine in the morning of a day, or a draft.
    private async Task<Seen> ALetter(string subject, string? decidedFor = null)
    {
        var list = await house.AList(subject);
        await house.Readers(list, 1);
        var desk = await Desk();
        var draft = await (await desk.Open("/desk/newsletters")).Form("Begin").Fill("List", list.Id.ToString()).Press();
        draft = await draft.Form("Save subject").Fill("Head.Subject", subject).Press();
        var block = draft.Document.QuerySelector(".letter-blocks li > .what a")!.GetAttribute("href")!;
        draft = await (await desk.Open(block)).Form("Save block").Fill("Block.Words", "Words").Press();
        if (decidedFor is not null) await (await desk.Open(draft.Path + "/send")).Form("Send it").Choose("When=later").Fill("On", decidedFor).Fill("At", "09:00").Press();
        return draft;
    }
}
