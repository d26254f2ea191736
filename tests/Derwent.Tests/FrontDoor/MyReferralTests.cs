using System.Net;
using Derwent.FrontDoor;
using Derwent.FrontDoor.Jobs;
using Derwent.Shared.Jobs;
using Derwent.Shared.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Derwent.Tests.FrontDoor;

public sealed class MyReferralTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task WithoutALink_ThereIsNothing()
    {
        await Sent();
        using var stranger = house.Stranger();
        foreach (var path in new[] { "/my-referral", "/my-referral/stop" }) Assert.Equal(HttpStatusCode.NotFound, (await stranger.Open(path)).Status);
        Assert.Equal("/link-ended", (await stranger.Open("/l/aaaaaaaaaaaaaaaaaaaaaaaaaa")).Path);
    }

    [Fact]
    public async Task AnotherReferralsLink_ShowsOnlyItsOwn()
    {
        var (mine, theirs) = (await Sent(), await Sent("A place"));
        using var visitor = house.Stranger();
        var seen = await Opened(visitor, mine);
        Assert.Contains(Reference.Grouped(mine.Reference), seen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Reference.Grouped(theirs.Reference), seen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheLinkAlone_SaysOnlyThatThereIsSomething()
    {
        var sent = await Sent();
        using var visitor = house.Stranger();
        var seen = await visitor.Open(sent.Link);
        Assert.Equal(("/my-referral", "One question first"), (seen.Path, seen.Heading));
        foreach (var secret in new[] { "Theo", "Marsh", "late mornings", "Rivermead", "Missing school", "Helen", Reference.Grouped(sent.Reference), "A person reads it" }) Assert.DoesNotContain(secret, seen.Html, StringComparison.OrdinalIgnoreCase);
        var stop = await visitor.Open("/my-referral/stop");
        Assert.Equal("One question first", stop.Heading);
    }

    [Fact]
    public async Task Page_ShowsStepsAndPromises_AndNothingThatWasWritten()
    {
        var sent = await Sent();
        using var visitor = house.Stranger();
        var seen = await Opened(visitor, sent);
        foreach (var secret in new[] { "Marsh", "late mornings", "Rivermead", "Missing school" }) Assert.DoesNotContain(secret, seen.Html, StringComparison.OrdinalIgnoreCase);
        var promised = Derwent.Shared.Time.UkTime.DateOf(Derwent.Shared.Time.UkTime.AddWorkingDays(house.Clock.GetUtcNow(), 1));
        Assert.Contains($"By {Derwent.Shared.Ui.InWords.LongDay(promised, Derwent.Shared.Time.UkTime.Today(house.Clock))}, 5pm", seen.Text, StringComparison.Ordinal);
        Assert.Contains("We talk with Theo", seen.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de24 0zq")]
    [InlineData("14 3 2012")]
    [InlineData("14 March 2012")]
    [InlineData("+44 1332 000418")]
    [InlineData("Bell@Rivermead.example")]
    public async Task TheSecondThing_OpensThePage(string proof)
    {
        var sent = await Sent();
        using var visitor = house.Stranger();
        Assert.Contains("We talk with Theo", (await Opened(visitor, sent, proof)).Text, StringComparison.Ordinal);
        Assert.Contains("We talk with Theo", (await visitor.Open("/my-referral")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AWrongSecondThing_IsCounted_AndAfterFiveEvenTheRightOneWaits()
    {
        var sent = await Sent();
        using var visitor = house.Stranger();
        var seen = await visitor.Open(sent.Link);
        for (var i = 0; i < 5; i++)
        {
            seen = await seen.Form("Open my page").Fill("Proof", $"DE1 {i}AA").Press();
            Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        }

        seen = await seen.Form("Open my page").Fill("Proof", "DE24 0ZQ").Press();
        Assert.Contains("Wait an hour", seen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Theo", seen.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheRefererrsAnswer_IsWrittenAndNotALetterLong_AndTheSecondThingIsOneThing()
    {
        var sent = await Sent();
        await Team(sent, (referral, by, now) => referral.AskReferrer("Which evening?", Urgency.Usual, by, now));
        using var visitor = house.Stranger();
        await (await visitor.Open(sent.Link)).Form("Open my page").Fill("Proof", new string('p', 255)).PressInVain("That is too long. Type only one thing.", "Open my page");
        var page = await Opened(visitor, sent);
        await page.Form("Send the answer").EachInVain("Send the answer", ("Reply", " ", "Write your answer first, please."), ("Reply", new string('r', 4001), "Please use up to 4,000 letters here."));
    }

    [Fact]
    public async Task TwentyWrongAnswers_ShutTheLinkForGood()
    {
        var sent = await Sent();
        var id = await house.Behind<Guid>($"select id from front_door.referrals where reference = '{sent.Reference}'");
        await house.Behind<object>($"update access.sessions set started_at = now() - interval '3 days' where record_id = '{id}'");
        await house.Behind<object>($"insert into front_door.proof_attempts (id, referral_id, at, was_right) select gen_random_uuid(), '{id}', now() - interval '2 days', false from generate_series(1, 20)");
        using var visitor = house.Stranger();
        var seen = await visitor.Open(sent.Link);
        Assert.Contains("this link is shut", seen.Text, StringComparison.Ordinal);
        Assert.Empty(seen.Document.QuerySelectorAll("input[name=Proof]"));
    }

    [Fact]
    public async Task WhereNothingCanBeAsked_TheLinkOpensByItself_AndNamesNothing()
    {
        var sent = await Sent("A place", "");
        using var visitor = house.Stranger();
        var seen = await visitor.Open(sent.Link);
        Assert.Contains(Reference.Grouped(sent.Reference), seen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Sorrel", seen.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WordsThatWereWrittenTooLong_ComeBackAfterTheQuestion()
    {
        var sent = await Sent();
        using var visitor = house.Stranger();
        var form = (await Opened(visitor, sent)).Form("Send to us").Fill("More", "He came in with no coat.");
        await house.Behind<object>("update access.sessions set expires_at = now() - interval '1 second' where opened_from is not null");
        var asked = await form.Press();
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "One question first"), (asked.Status, asked.Heading));
        var again = await asked.Form("Open my page").Fill("Proof", "DE24 0ZQ").Press();
        Assert.Contains("He came in with no coat.", again.Html, StringComparison.Ordinal);
        Assert.Contains("Thank you. We have it.", (await again.Form("Send to us").Press()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SomethingNew_ReachesTheDesk_Once()
    {
        var sent = await Sent();
        using var visitor = house.Stranger();
        var form = (await Opened(visitor, sent)).Form("Send to us").Fill("More", "He came in with no coat.");
        var told = await form.Press();
        await form.Press();
        Assert.Contains("Thank you. We have it.", told.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("no coat", told.Html, StringComparison.Ordinal);
        await Team(sent, (referral, who, now) =>
        {
            Assert.Equal(["He came in with no coat."], referral.FromReferrer.Select(said => said.Words));
            Assert.NotNull(referral.NewsSince);
            referral.ReadNews(who, now);
            Assert.Null(referral.NewsSince);
        });
    }

    [Fact]
    public async Task NewWordsOnAClosedReferral_WaitToBeRead()
    {
        var sent = await Sent();
        await Team(sent, (referral, who, now) => referral.Decline("He lives in another city.", Urgency.Usual, who, now));
        using var visitor = house.Stranger();
        var seen = await Opened(visitor, sent);
        Assert.Contains("He lives in another city.", seen.Text, StringComparison.Ordinal);
        await seen.Form("Send to us").Fill("More", "It is worse.").Press();
        Assert.True(await house.Behind<bool>($"select news_since is not null from front_door.referrals where reference = '{sent.Reference}'"));
    }

    [Fact]
    public async Task ASignpost_IsToldWithItsListings()
    {
        var sent = await Sent();
        await Team(sent, (referral, who, now) => referral.Signpost([new(Guid.CreateVersion7(), "night-owls", "Night owls", "Sound House")], "They know about sleep.", Urgency.Usual, who, now));
        using var visitor = house.Stranger();
        var seen = await Opened(visitor, sent);
        Assert.Equal("Night owls", seen.Document.QuerySelector("a[href='/services/night-owls']")!.TextContent);
    }

    [Fact]
    public async Task Nothing_CannotBeSent()
    {
        var sent = await Sent();
        using var visitor = house.Stranger();
        var seen = await (await Opened(visitor, sent)).Form("Send to us").Fill("More", "  ").Press();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
    }

    [Fact]
    public async Task Question_NeedsTheSecondThing_AndItsAnswerLetsTheClockRun()
    {
        var sent = await Sent();
        await Team(sent, (referral, who, now) => referral.AskReferrer("Does his nan know?", Urgency.Usual, who, now));
        using var visitor = house.Stranger();
        Assert.DoesNotContain("nan", (await visitor.Open(sent.Link)).Text, StringComparison.Ordinal);
        var seen = await Opened(visitor, sent);
        Assert.Contains("We have a question for you.", seen.Heading, StringComparison.Ordinal);
        Assert.Contains("Does his nan know?", seen.Text, StringComparison.Ordinal);
        var answer = seen.Form("Send the answer").Fill("Reply", "Yes, since Monday.");
        Assert.Contains("Now we can go on.", (await answer.Press()).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await answer.Press()).Status);
        await Team(sent, (referral, _, _) => Assert.Equal(("Yes, since Monday.", Waiting.Triage), (referral.FromReferrer[^1].Words, referral.WaitingFor)));
    }

    [Fact]
    public async Task UnansweredQuestion_IsAskedOnceMore()
    {
        // Six days pass, so this house is its own: the other tests stay on their Tuesday, in whichever order they run.
        await using var later = new House();
        await later.InitializeAsync();
        var sent = await Sent(email: "remind@a.example", of: later);
        await Team(sent, (referral, who, now) => referral.AskReferrer("Which evening?", Urgency.Usual, who, now), async (referral, outbox) =>
            await outbox.Later(new RemindReferrer(referral.Id, referral.OpenQuestion!.Id), later.Clock.GetUtcNow().AddDays(2)), later);
        later.Clock.Advance(TimeSpan.FromDays(3));
        await later.RunJobs();
        later.Clock.Advance(TimeSpan.FromDays(3));
        await later.RunJobs();
        var letters = (await later.Letters()).Where(letter => letter.To == "remind@a.example" && letter.Subject.StartsWith("We still have a question", StringComparison.Ordinal)).ToList();
        Assert.Single(letters);
        using var visitor = later.Stranger();
        Assert.Equal("/my-referral", (await visitor.Open(letters[0].Link)).Path);
    }

    [Fact]
    public async Task Stop_EndsTheLink_AndTheReferralGoesOn()
    {
        var sent = await Sent();
        using var visitor = house.Stranger();
        await Opened(visitor, sent);
        var bye = await (await visitor.Open("/my-referral/stop")).Form("End my link").Fill("Instead", "Ask Mr Hall.").Press();
        Assert.Equal("/my-referral/goodbye", bye.Path);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Open("/my-referral")).Status);
        Assert.Equal("/link-ended", (await visitor.Open(sent.Link)).Path);
        await Team(sent, (referral, _, _) => Assert.Equal("Ask Mr Hall.", referral.Steps.OfType<ContactEnded>().Single().Words));
    }

    [Fact]
    public async Task TheCouncilAndADuplicate_AreNotToldToTheReferrer()
    {
        var sent = await Sent();
        await Team(sent, (referral, who, now) => referral.EscalateToCouncil("He may be hurt at home.", who, now));
        using var visitor = house.Stranger();
        var seen = await Opened(visitor, sent);
        Assert.Contains("We are acting on it.", seen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("hurt", seen.Document.QuerySelector(".course")!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("council", seen.Document.QuerySelector(".course")!.TextContent, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>What somebody of the partnership team does or sees.</summary>
    private async Task Team(SentReferral sent, Action<Referral, Who, DateTimeOffset> act, Func<Referral, Outbox, Task>? then = null, House? of = null)
    {
        var where = of ?? house;
        var person = await where.APerson(null, Role.StrategicPartner);
        await where.As(person, async services =>
        {
            var front = services.GetRequiredService<FrontDoorContext>();
            var referral = await front.Referrals.SingleAsync(found => found.Reference == sent.Reference);
            act(referral, new Who(person.Id, person.Name, null), where.Clock.GetUtcNow());
            await front.SaveChangesAsync();
            if (then is not null) await then(referral, services.GetRequiredService<Outbox>());
        });
    }

    private static async Task<Seen> Opened(Visitor visitor, SentReferral sent, string proof = "DE24 0ZQ") =>
        await (await visitor.Open(sent.Link)).Form("Open my page").Fill("Proof", proof).Press();

    private sealed record SentReferral(string Reference, string Link);

    private async Task<SentReferral> Sent(string about = "A child or young person", string email = "bell@rivermead.example", House? of = null)
    {
        using var visitor = (of ?? house).Stranger();
        var done = await Wizard.Sent(visitor, about, email);
        return new(Reference.Read(done.Document.QuerySelector(".ref")!.TextContent)!, new Uri(done.Document.QuerySelector(".link a")!.GetAttribute("href")!).AbsolutePath);
    }
}
