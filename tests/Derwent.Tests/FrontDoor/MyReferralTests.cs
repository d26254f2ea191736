using System.Net;
using Derwent.FrontDoor;
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
        using var team = await house.SignedIn(Role.StrategicPartner);
        var page = await team.Open($"/desk/front-door/{sent.Reference}");
        Assert.Single(page.Document.QuerySelectorAll("blockquote"), quote => quote.TextContent.Contains("He came in with no coat.", StringComparison.Ordinal));
        var read = await page.Form("I have read what is new").Press();
        Assert.Null(read.Document.QuerySelector("form[action*=Read]"));
    }

    [Fact]
    public async Task NewWordsOnAClosedReferral_BringItBackIntoTheQueue()
    {
        var sent = await Sent();
        using var team = await house.SignedIn(Role.StrategicPartner);
        await (await team.Open($"/desk/front-door/{sent.Reference}")).Form("Decide").Choose("Signpost").Fill("Input.Why", "The school nurse.").Press("Decide");
        using var visitor = house.Stranger();
        await (await visitor.Open(sent.Link)).Form("Send to us").Fill("More", "It is worse.").Press();
        Assert.NotNull((await team.Open("/desk/front-door")).Document.QuerySelector($"table a[href='/desk/front-door/{sent.Reference}']"));
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
        using var team = await house.SignedIn(Role.StrategicPartner);
        await (await team.Open($"/desk/front-door/{sent.Reference}")).Form("Decide").Choose("Needs more").Fill("Input.Why", "Does his nan know?").Press("Decide");
        using var visitor = house.Stranger();
        var seen = await visitor.Open(sent.Link);
        Assert.Contains("We have a question for you.", seen.Heading, StringComparison.Ordinal);
        Assert.DoesNotContain("nan", seen.Text, StringComparison.Ordinal);
        seen = await seen.Form("Show the question").Fill("Proof", "DE24 0ZQ").Press();
        Assert.Contains("Does his nan know?", seen.Text, StringComparison.Ordinal);
        var answer = seen.Form("Send the answer").Fill("Reply", "Yes, since Monday.");
        Assert.Contains("Now we can go on.", (await answer.Press()).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await answer.Press()).Status);
        Assert.Contains("Yes, since Monday.", (await team.Open($"/desk/front-door/{sent.Reference}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnansweredQuestion_IsAskedOnceMore()
    {
        var sent = await Sent(email: "remind@a.example");
        using var team = await house.SignedIn(Role.StrategicPartner);
        await (await team.Open($"/desk/front-door/{sent.Reference}")).Form("Decide").Choose("Needs more").Fill("Input.Why", "Which evening?").Press("Decide");
        house.Clock.Advance(TimeSpan.FromDays(3));
        await house.RunJobs();
        house.Clock.Advance(TimeSpan.FromDays(3));
        await house.RunJobs();
        var letters = (await house.Letters()).Where(letter => letter.To == "remind@a.example" && letter.Subject.StartsWith("We still have a question", StringComparison.Ordinal)).ToList();
        Assert.Single(letters);
        using var visitor = house.Stranger();
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
        using var team = await house.SignedIn(Role.StrategicPartner);
        Assert.Contains("Ask Mr Hall.", (await team.Open($"/desk/front-door/{sent.Reference}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheCouncilAndADuplicate_AreNotToldToTheReferrer()
    {
        var sent = await Sent();
        using var team = await house.SignedIn(Role.StrategicPartner);
        await (await team.Open($"/desk/front-door/{sent.Reference}")).Form("Decide").Choose("Safeguarding").Fill("Input.Why", "He may be hurt at home.").Press("Decide");
        using var visitor = house.Stranger();
        var seen = await visitor.Open(sent.Link);
        Assert.Contains("We are acting on it.", seen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("hurt", seen.Document.QuerySelector(".course")!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("council", seen.Document.QuerySelector(".course")!.TextContent, StringComparison.OrdinalIgnoreCase);
    }

    private sealed record SentReferral(string Reference, string Link);

    private async Task<SentReferral> Sent(string about = "A child or young person", string email = "bell@rivermead.example")
    {
        using var visitor = house.Stranger();
        var done = await Wizard.Sent(visitor, about, email);
        return new(Reference.Read(done.Document.QuerySelector(".ref")!.TextContent)!, new Uri(done.Document.QuerySelector(".link a")!.GetAttribute("href")!).AbsolutePath);
    }
}
