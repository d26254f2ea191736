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
        var seen = await visitor.Open(mine.Link);
        Assert.Contains(Reference.Grouped(mine.Reference), seen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Reference.Grouped(theirs.Reference), seen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_ShowsStepsAndPromises_NoNameAndNothingThatWasWritten()
    {
        var sent = await Sent();
        using var visitor = house.Stranger();
        var seen = await visitor.Open(sent.Link);
        Assert.Equal("/my-referral", seen.Path);
        foreach (var secret in new[] { "Theo", "Marsh", "late mornings", "Rivermead", "Missing school" }) Assert.DoesNotContain(secret, seen.Html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("By Wednesday 25 November, 5pm", seen.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de24 0zq")]
    [InlineData("14 3 2012")]
    [InlineData("14 March 2012")]
    [InlineData("+44 1332 000418")]
    public async Task TheSecondThing_ShowsTheFirstName(string proof)
    {
        var sent = await Sent();
        using var visitor = house.Stranger();
        var seen = await (await visitor.Open(sent.Link)).Form("Show the name").Fill("Proof", proof).Press();
        Assert.Contains("We talk with Theo", seen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Marsh", seen.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AWrongSecondThing_IsCounted_AndAfterFiveEvenTheRightOneWaits()
    {
        var sent = await Sent();
        using var visitor = house.Stranger();
        var seen = await visitor.Open(sent.Link);
        for (var i = 0; i < 5; i++)
        {
            seen = await seen.Form("Show the name").Fill("Proof", $"DE1 {i}AA").Press();
            Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        }

        seen = await seen.Form("Show the name").Fill("Proof", "DE24 0ZQ").Press();
        Assert.Contains("Wait an hour", seen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Theo", seen.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SomethingNew_ReachesTheDesk_Once()
    {
        var sent = await Sent();
        using var visitor = house.Stranger();
        var form = (await visitor.Open(sent.Link)).Form("Send to us").Fill("More", "He came in with no coat.");
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
        var seen = await visitor.Open(sent.Link);
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
        var seen = await visitor.Open(sent.Link);
        Assert.Equal("Night owls", seen.Document.QuerySelector("a[href='/services/night-owls']")!.TextContent);
    }

    [Fact]
    public async Task Nothing_CannotBeSent()
    {
        var sent = await Sent();
        using var visitor = house.Stranger();
        var seen = await (await visitor.Open(sent.Link)).Form("Send to us").Fill("More", "  ").Press();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
    }

    [Fact]
    public async Task Question_NeedsTheSecondThing_AndItsAnswerLetsTheClockRun()
    {
        var sent = await Sent();
        await Team(sent, (referral, who, now) => referral.AskReferrer("Does his nan know?", Urgency.Usual, who, now));
        using var visitor = house.Stranger();
        var seen = await visitor.Open(sent.Link);
        Assert.Contains("We have a question for you.", seen.Heading, StringComparison.Ordinal);
        Assert.DoesNotContain("nan", seen.Text, StringComparison.Ordinal);
        seen = await seen.Form("Show the question").Fill("Proof", "DE24 0ZQ").Press();
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
        await visitor.Open(sent.Link);
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
        var seen = await visitor.Open(sent.Link);
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

    private sealed record SentReferral(string Reference, string Link);

    private async Task<SentReferral> Sent(string about = "A child or young person", string email = "bell@rivermead.example", House? of = null)
    {
        using var visitor = (of ?? house).Stranger();
        var done = await Wizard.Sent(visitor, about, email);
        return new(Reference.Read(done.Document.QuerySelector(".ref")!.TextContent)!, new Uri(done.Document.QuerySelector(".link a")!.GetAttribute("href")!).AbsolutePath);
    }
}
