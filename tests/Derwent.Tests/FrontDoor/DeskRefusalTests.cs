using System.Net;
using Derwent.FrontDoor;
using Derwent.Shared.Security;
using Microsoft.Extensions.DependencyInjection;

namespace Derwent.Tests.FrontDoor;

/// <summary>What the front door's pages do not take, in the words that somebody reads, and what was typed is still there; and the small buttons beside.</summary>
public sealed class DeskRefusalTests(House house) : IClassFixture<House>
{
    [Theory]
    [InlineData("", "Write down what they said")]
    [InlineData("4001", "Please use up to 4,000 letters here.")]
    public async Task AnAnswerByPhone_IsWrittenDown_AndTheClockRunsAgain(string typed, string sentence)
    {
        using var team = await Team();
        var page = await team.Open($"/desk/front-door/{await Sent($"phone{typed}@a.example")}");
        page = await page.Form("Decide").Choose("Needs more").Fill("Input.Why", "Which evening suits him?").Press("Decide");
        await page.Form("Write it down").Fill("Why", typed == "4001" ? new string('x', 4001) : typed).PressInVain(sentence);

        var heard = await page.Form("Write it down").Fill("Why", "Any evening but Thursday.").Press();

        Assert.Contains("Written down. The clock runs again.", heard.Text, StringComparison.Ordinal);
        Assert.Contains("Any evening but Thursday.", heard.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ANeed_IsWeighed_AndAQuestionToTheReferrerIsWritten()
    {
        using var team = await Team();
        var page = await team.Open($"/desk/front-door/{await Sent("weigh@a.example")}");
        var form = page.Form("form[action*=Need]").Fill("NeedCode", "sleep");
        var seen = await team.Post(form.Target, [.. form.Fields.Where(field => field.Key != "Severity"), new("Severity", "7")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.Contains("Say how much it weighs.", seen.Text, StringComparison.Ordinal);
        Assert.Equal("sleep", seen.Document.QuerySelector("#NeedCode option[selected]")!.GetAttribute("value"));
        await page.Form("Decide").Choose("Needs more").Fill("Input.Why", " ").PressInVain("Write the question to the referrer.", "Decide");
        await page.Form("Decide").Choose("Decline").Fill("Input.Why", " ").PressInVain("Give the reason in a sentence.", "Decide");
    }

    [Fact]
    public async Task ADecision_IsChosenWithItsUrgency_AndASecondQuestionWaitsForTheFirst()
    {
        using var team = await Team();
        var page = await team.Open($"/desk/front-door/{await Sent("decide@a.example")}");
        var form = page.Form("Decide").Fill("Input.Why", "Written with care.");
        await Refused(form, "Input.Decision", "Choose a decision.");
        await Refused(form.Choose("Decline"), "Input.Urgency", "Choose how urgent it is.");
        var ask = page.Form("Decide").Choose("Needs more").Fill("Input.Why", "Which evening suits him?");
        page = await ask.Press("Decide");
        // The page does not offer it a second time; a form may hold it all the same.
        var again = await team.Post(page.Path + "?handler=Decide", [.. page.Form("Decide").Fill("Input.Why", "And which day?").Fields.Where(field => field.Key != "Input.Decision"), ask.Fields.Single(field => field.Key == "Input.Decision")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("A question is already open. Wait for its answer, or decide without it.", again.Text, StringComparison.Ordinal);
        Assert.Contains("And which day?", again.Document.QuerySelector("[name='Input.Why']")!.TextContent, StringComparison.Ordinal);

        async Task Refused(FilledForm asked, string without, string sentence)
        {
            var seen = await team.Post(page.Path + "?handler=Decide", asked.Fields.Where(field => field.Key != without));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
            Assert.Contains(sentence, seen.Text, StringComparison.Ordinal);
            Assert.Contains("Written with care.", seen.Document.QuerySelector("[name='Input.Why']")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task AClosedReferral_IsNotWorkedOn_UntilSomebodyReopensIt()
    {
        using var team = await Team();
        var page = await team.Open($"/desk/front-door/{await Sent("closed@a.example")}");
        var (meeting, give, need) = (page.Form("Take to the meeting"), page.Form("Give"), page.Form("form[action*=Need]").Fill("NeedCode", "sleep"));
        var closed = await page.Form("Decide").Choose("Decline").Fill("Input.Why", "He lives in another city.").Press("Decide");
        await meeting.PressTooLate("This referral is closed. Reopen it before it goes to a meeting.", "Take to the meeting");
        await give.PressTooLate("This referral is closed. Reopen it before you give it to somebody.", "Give");
        await need.PressTooLate("This referral is closed. Reopen it before you change what it says.");
        await closed.Form("Reopen").Fill("Why", " ").PressInVain("Say why, in up to 2,000 letters.");
        await closed.Form("Reopen").Fill("Why", new string('w', 2001)).PressInVain("Say why, in up to 2,000 letters.");
        Assert.Contains("Reopened. Its clock runs from now.", (await closed.Form("Reopen").Fill("Why", "He moved here.").Press()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheCouncilsAnswer_IsYesOrNo()
    {
        using var team = await Team();
        var page = await team.Open($"/desk/front-door/{await Sent("council@a.example")}");
        page = await page.Form("Decide").Choose("Input.Decision=safeguarding").Fill("Input.Why", "A bruise on his arm.").Press("Decide");
        var form = page.Form("Record it").Fill("Council.Said", "They ring back.");
        var seen = await team.Post(form.Target, [.. form.Fields.Where(field => field.Key != "Council.Takes"), new("Council.Takes", "perhaps")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.Contains("Choose whether the council takes it.", seen.Text, StringComparison.Ordinal);
        Assert.Contains("They ring back.", seen.Document.QuerySelector("[name='Council.Said']")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoIsJoinedToSomebody_IsNotJoinedToAnother()
    {
        await Sent("joined-a@a.example");
        var second = await Sent("joined-b@a.example");
        using var team = await Team();
        var page = await team.Open($"/desk/front-door/{second}");
        var other = page.Document.QuerySelector("article.candidate input[name=Other]")!.GetAttribute("value")!;
        var token = page.Form("Decide").Fields.Single(field => field.Key == "__RequestVerificationToken");
        Assert.Contains("Joined to", (await team.Post(page.Path + "?handler=Same", [token, new("Other", other)])).Text, StringComparison.Ordinal);
        var (another, _) = await APair();
        var refused = await team.Post(page.Path + "?handler=Same", [token, new("Other", another.ToString())]);
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("This referral is already joined to somebody. Undo that first.", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoIsFamily_IsNoted_AndNobodyElseCanBe()
    {
        var first = await Sent("kin-a@a.example", "A family");
        var second = await Sent("kin-b@a.example", "A family");
        using var team = await Team();
        var page = await team.Open($"/desk/front-door/{second}");
        var other = page.Document.QuerySelector("article.candidate input[name=Other]")!.GetAttribute("value")!;
        var token = page.Form("Decide").Fields.Single(field => field.Key == "__RequestVerificationToken");
        Assert.Equal(HttpStatusCode.NotFound, (await team.Post(page.Path + "?handler=Family", [token, new("Other", Guid.CreateVersion7().ToString())])).Status);

        var noted = await team.Post(page.Path + "?handler=Family", [token, new("Other", other)]);

        Assert.Contains("Noted as family.", noted.Text, StringComparison.Ordinal);
        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task WhatIsRepeated_IsTakenOut_ButNeverAllOfIt_AndTheListUndoesTheLastJoining()
    {
        var (one, other) = await APair();
        using var team = await Team();
        var same = await team.Open("/desk/front-door/same");
        var token = same.Form("Not sure").Fields.Single(field => field.Key == "__RequestVerificationToken");
        List<KeyValuePair<string, string>> pair = [token, new("One", one.ToString()), new("Other", other.ToString()), new("Why", "His mum said so.")];
        var joined = await team.Post("/desk/front-door/same?handler=Same", pair);
        var kept = await house.Behind<Guid>($"select id from front_door.subjects where id in ('{one}', '{other}') and merged_into_id is null");
        var known = await team.Open($"/desk/front-door/known/{kept}");
        var form = known.Form("Take out the ones I ticked").Fill("Why", "Both are somebody else.");
        foreach (var tick in known.Document.QuerySelectorAll("input[name=Take]")) form.Choose($"Take={tick.GetAttribute("value")}");
        await form.PressInVain("Leave at least one referral where it is.");

        var undo = joined.Form("form[action*=Undo]");
        var undone = await undo.Press();
        await undo.PressTooLate("This was undone already, by");

        Assert.Contains("Undone. Both stand as they did before.", undone.Text, StringComparison.Ordinal);
        Assert.Equal(0L, await house.Behind<long>($"select count(*) from front_door.subjects where id in ('{one}', '{other}') and merged_into_id is not null"));
        Assert.Equal(HttpStatusCode.NotFound, (await team.Post($"/desk/front-door/known/{kept}?handler=Undo", [token, new("id", Guid.CreateVersion7().ToString())])).Status);
    }

    [Fact]
    public async Task TheReferrersWords_HaveALength_OnEveryFormOfTheirPage()
    {
        await Sent("words@a.example");
        await house.RunJobs();
        using var visitor = house.Stranger();
        var page = await (await visitor.Open((await house.Letters()).Last(letter => letter.To == "words@a.example").Link)).Form("Open my page").Fill("Proof", "words@a.example").Press();
        var more = page.Document.QuerySelectorAll("form").First(form => form.QuerySelector("[name=More]") is not null).QuerySelector("button")!.TextContent.Trim();
        await page.Form(more).Fill("More", new string('x', 4_001)).PressInVain("letters");
        await page.Form(more).Fill("More", " ").PressInVain("Write something first, please.");
        await (await visitor.Open("/my-referral/stop")).Form("End my link").Fill("Instead", new string('x', 1001)).PressInVain("Please use up to 1,000 letters here.");
        Assert.Equal(HttpStatusCode.OK, (await visitor.Open("/my-referral")).Status);
    }

    [Fact]
    public async Task AShutLink_AnswersEvenTheRightThingWithThatItIsShut()
    {
        var reference = await Sent("shut@a.example");
        await house.RunJobs();
        using var visitor = house.Stranger();
        var form = (await visitor.Open((await house.Letters()).Last(letter => letter.To == "shut@a.example").Link)).Form("Open my page").Fill("Proof", "shut@a.example");
        var id = await house.Behind<Guid>($"select id from front_door.referrals where reference = '{reference}'");
        await house.Behind<object>($"update access.sessions set started_at = now() - interval '3 days' where record_id = '{id}'");
        await house.Behind<object>($"insert into front_door.proof_attempts (id, referral_id, at, was_right) select gen_random_uuid(), '{id}', now() - interval '2 days', false from generate_series(1, 20)");

        var seen = await form.Press();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.Contains("this link is shut", seen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Theo", seen.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALinkThatWasLost_IsMadeAgainOnTheLastPage_AndNobodyGetsOneBeforeSending()
    {
        using var visitor = house.Stranger();
        var done = await Wizard.Sent(visitor, email: "again@a.example");
        var form = done.Document.QuerySelector("form[action*=Link]");
        var token = await visitor.FormToken("/refer");
        var again = await visitor.Post("/refer/done?handler=Link", [new("__RequestVerificationToken", form?.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value") ?? token)]);
        Assert.Equal("/refer/done", again.Path);
        Assert.Contains("/l/", again.Html, StringComparison.Ordinal);
        using var other = house.Stranger();
        await Wizard.Begin(other, "A place");
        var early = await other.Post("/refer/done?handler=Link", [new("__RequestVerificationToken", await other.FormToken("/refer"))]);
        Assert.NotEqual("/refer/done", early.Path);
        Assert.DoesNotContain("/l/", early.Html, StringComparison.Ordinal);
    }

    private Task<Visitor> Team() => house.SignedIn(Role.StrategicPartner);

    private async Task<string> Sent(string email, string about = "A child or young person")
    {
        using var visitor = house.Stranger();
        return Reference.Read((await Wizard.Sent(visitor, about, email)).Document.QuerySelector(".ref")!.TextContent)!;
    }

    // Two referrals about one girl, each recorded as somebody new.
    private async Task<(Guid One, Guid Other)> APair()
    {
        var girl = new SubjectDetails { FirstName = "Oluchi", Surname = "Wolstenholme", BirthDate = new DateOnly(2010, 7, 19), Postcode = "DE21 4QH", Phone = "07700 900418", School = "Kettle Academy" };
        var subjects = new List<Guid>();
        await house.As(await house.APerson(null, Role.StrategicPartner), async services =>
        {
            var (front, now) = (services.GetRequiredService<FrontDoorContext>(), house.Clock.GetUtcNow());
            foreach (var referral in new[] { SomeReferral.Submitted(SomeReferral.Said(details: girl), now), SomeReferral.Submitted(SomeReferral.Said(details: girl), now) })
            {
                front.Referrals.Add(referral);
                await front.SaveChangesAsync();
                await services.GetRequiredService<Derwent.FrontDoor.Matching.Recogniser>().Notice(referral);
                var subject = Subject.Record(referral.Kind, referral.Stated, SomeReferral.Team, now);
                front.Subjects.Add(subject);
                referral.Recognise(subject, isNew: true, null, SomeReferral.Team, now);
                subjects.Add(subject.Id);
            }
            await front.SaveChangesAsync();
        });
        return (subjects[0], subjects[1]);
    }
}
