using System.Net;
using Derwent.FrontDoor;
using Derwent.Listings;
using Derwent.Shared.Security;
using Microsoft.Extensions.DependencyInjection;

namespace Derwent.Tests.FrontDoor;

public sealed class TriageHouse : House, IAsyncLifetime
{
    protected override IEnumerable<KeyValuePair<string, string?>> Settings => [.. base.Settings, new("Derwent:FrontDoor:TeamEmail", "team@alliance.example")];

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        await As(await APerson(null, Role.Coordinator), async services =>
        {
            var listings = services.GetRequiredService<ListingsContext>();
            listings.Add(Service.List(Guid.CreateVersion7(), "Sound House", "beats", new ServiceFacts { Name = "Beats", Description = "Make music.", Needs = ["school"] }, Clock.GetUtcNow()));
            listings.Add(Service.List(Guid.CreateVersion7(), "Sound House", "night-owls", new ServiceFacts { Name = "Night owls", Description = "Sleep.", Needs = ["sleep"] }, Clock.GetUtcNow()));
            await listings.SaveChangesAsync();
        });
    }
}

public sealed class TriageTests(TriageHouse house) : IClassFixture<TriageHouse>
{
    [Fact]
    public async Task Page_ShowsTheirWordsFirst()
    {
        using var team = await Team();
        var seen = await Open(team, await Sent("words@a.example"));
        var words = seen.Document.QuerySelectorAll("blockquote.words").Select(quote => quote.TextContent).ToList();
        Assert.Contains("I'd go somewhere", words[0], StringComparison.Ordinal);
        Assert.Contains("Eleven late mornings", words[1], StringComparison.Ordinal);
        Assert.Contains("He goes the long way home.", seen.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Needs more", "Which evening suits him?", "Paused since")]
    [InlineData("Decline", "He lives in another city.", "Declined")]
    public async Task Decide_LeavesTheDecisionWithItsReason_AndTellsTheReferrer(string decision, string why, string shown)
    {
        var email = $"{Guid.CreateVersion7():n}@a.example";
        var reference = await Sent(email);
        using var team = await Team();
        var page = await Open(team, reference);
        var done = await page.Form("Decide").Choose(decision).Fill("Input.Why", why).Press("Decide");
        Assert.Equal($"/desk/front-door/{reference}", done.Path);
        Assert.Contains(shown, done.Text, StringComparison.Ordinal);
        Assert.Contains(why, done.Text, StringComparison.Ordinal);
        var letter = (await house.Letters()).Last(letter => letter.To == email);
        Assert.DoesNotContain(why, letter.Subject + letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Theo", letter.Subject + letter.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signpost_NeedsAListing_AndShowsItToTheReferrer()
    {
        var email = $"{Guid.CreateVersion7():n}@a.example";
        var reference = await Sent(email);
        using var team = await Team();
        var page = await Open(team, reference);
        Assert.Contains("Beats", page.Document.QuerySelector("form.decision")!.TextContent, StringComparison.Ordinal);
        var again = await page.Form("Decide").Choose("Signpost").Fill("Input.Why", "They know about school.").Press("Decide");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        again = await again.Form("Decide").Fill("Input.OtherListing", "Nothing of the kind").Press("Decide");
        Assert.Contains("We found no open listing of that name.", again.Text, StringComparison.Ordinal);
        await again.Form("Decide").Choose("Beats").Fill("Input.OtherListing", "night ow").Press("Decide");
        using var referrer = house.Stranger();
        var seen = await (await referrer.Open((await house.Letters()).Last(letter => letter.To == email).Link)).Form("Open my page").Fill("Proof", email).Press();
        Assert.Equal(["/services/beats", "/services/night-owls"], seen.Document.QuerySelectorAll(".course a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task Safeguarding_IsNotToldToTheReferrer_UnlessTheWorkerSaysSo()
    {
        var (quiet, told) = ($"{Guid.CreateVersion7():n}@a.example", $"{Guid.CreateVersion7():n}@a.example");
        using var team = await Team();
        var done = await (await Open(team, await Sent(quiet))).Form("Decide").Choose("Safeguarding").Fill("Input.Why", "Harm at home.").Press("Decide");
        Assert.Contains("The council’s answer", done.Text, StringComparison.Ordinal);
        await (await Open(team, await Sent(told))).Form("Decide").Choose("Safeguarding").Choose("Tell the referrer").Fill("Input.Why", "Harm at school.").Press("Decide");
        var letters = await house.Letters();
        Assert.Single(letters, letter => letter.To == quiet);
        Assert.Equal(2, letters.Count(letter => letter.To == told));
    }

    [Fact]
    public async Task Decide_OnWhatHasChangedMeanwhile_ShowsWhatAndKeepsTheWords()
    {
        var reference = await Sent("meanwhile@a.example");
        using var team = await Team();
        var page = await Open(team, reference);
        using var other = await house.SignedIn(Role.StrategicPartner);
        await (await Open(other, reference)).Form("Give").Press("Give");
        var again = await page.Form("Decide").Choose("Decline").Fill("Input.Why", "He lives in another city.").Press("Decide");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("This changed while you had it open: given to", again.Text, StringComparison.Ordinal);
        Assert.Contains("He lives in another city.", again.Html, StringComparison.Ordinal);
        Assert.Contains("Declined", (await again.Form("Decide").Press("Decide")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Needs_CanBeAddedAndWeighed()
    {
        using var team = await Team();
        var page = await Open(team, await Sent("needs@a.example"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await page.Form("Add it").Press("Add it")).Status);
        var noted = await page.Form("Add it").Fill("NeedCode", "sleep").Fill("Severity", "3").Press("Add it");
        Assert.Contains("Sleep: weighed 3 of 3", noted.Text, StringComparison.Ordinal);
        Assert.Contains(noted.Document.QuerySelectorAll(".domain li"), li => li.TextContent.Contains("Sleep", StringComparison.Ordinal) && li.TextContent.Contains("severe", StringComparison.Ordinal));
    }

    [Fact]
    public async Task NewWords_AreMarkedInTheQueue_UntilSomebodyReadThem()
    {
        var email = $"{Guid.CreateVersion7():n}@a.example";
        var reference = await Sent(email);
        using var team = await Team();
        await (await Open(team, reference)).Form("Decide").Choose("Decline").Fill("Input.Why", "Another city.").Press("Decide");
        Assert.Null((await team.Open("/desk/front-door")).Document.QuerySelector($"table a[href='/desk/front-door/{reference}']"));
        using var referrer = house.Stranger();
        var page = await (await referrer.Open((await house.Letters()).Last(letter => letter.To == email).Link)).Form("Open my page").Fill("Proof", email).Press();
        await page.Form("Send to us").Fill("More", "It is worse.").Press();
        Assert.NotNull((await team.Open("/desk/front-door")).Document.QuerySelector($"table a[href='/desk/front-door/{reference}']"));
        var read = await (await Open(team, reference)).Form("I have read what is new").Press();
        Assert.Contains("It is worse.", read.Text, StringComparison.Ordinal);
        Assert.Null((await team.Open("/desk/front-door")).Document.QuerySelector($"table a[href='/desk/front-door/{reference}']"));
    }

    [Fact]
    public async Task Accept_RecordsTheSubjectAndGoesOnToThePackage()
    {
        var reference = await Sent("accept@a.example", "A place");
        using var team = await Team();
        var done = await (await Open(team, reference)).Form("Decide").Choose("Accept").Fill("Input.Why", "The lights first.").Press("Decide");
        var id = await house.Behind<Guid>($"select id from front_door.referrals where reference = '{reference}'");
        Assert.Equal($"/desk/packages/new/{id}", done.Path);
        Assert.Equal("Package", await house.Behind<string>($"select waiting_for from front_door.referrals where id = '{id}'"));
        Assert.NotEqual(Guid.Empty, await house.Behind<Guid>($"select subject_id from front_door.referrals where id = '{id}'"));
    }

    [Fact]
    public async Task Decide_WithoutAReason_KeepsWhatWasChosen()
    {
        using var team = await Team();
        var page = await Open(team, await Sent("reason@a.example"));
        var again = await page.Form("Decide").Choose("Decline").Fill("Input.Urgency", "soon").Press("Decide");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("Give the reason in a sentence.", again.Document.QuerySelector(".summary-errors")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(again.Document.QuerySelector("input[value=decline][checked]"));
        Assert.NotNull(again.Document.QuerySelector("option[value=soon][selected]"));
    }

    [Fact]
    public async Task Decide_Twice_IsRefusedWithASentence()
    {
        using var team = await Team();
        var page = await Open(team, await Sent("twice@a.example"));
        var form = page.Form("Decide").Choose("Decline").Fill("Input.Why", "Twice.");
        await form.Press("Decide");
        var second = await form.Press("Decide");
        Assert.Equal(HttpStatusCode.Conflict, second.Status);
        Assert.Contains("already decided", second.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Same_NeedsAReferenceWeHold_AndMergesIntoIt()
    {
        var (first, second) = (await Sent("first@a.example"), await Sent("second@a.example"));
        using var team = await Team();
        var page = await Open(team, second);
        var again = await page.Form("Decide").Choose("Same as a referral").Fill("Input.Why", "The same worry.").Fill("Input.Same", "nothing").Press("Decide");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        var done = await again.Form("Decide").Fill("Input.Same", first).Press("Decide");
        Assert.NotNull(done.Document.QuerySelector($"aside a[href='/desk/front-door/{first}']"));
    }

    [Fact]
    public async Task Council_IsWatched_NudgedOnce_AndItsAnswerBringsItBack()
    {
        var reference = await Sent("council@a.example");
        using var team = await Team();
        await (await Open(team, reference)).Form("Decide").Choose("Safeguarding").Fill("Input.Why", "Harm.").Press("Decide");
        house.Clock.Advance(TimeSpan.FromDays(1.2));
        await house.RunJobs();
        await house.RunJobs();
        var nudges = (await house.Letters()).Where(letter => letter.To == "team@alliance.example" && letter.Text.Contains(reference, StringComparison.Ordinal) && letter.Text.Contains("council", StringComparison.Ordinal)).ToList();
        Assert.Single(nudges);
        Assert.DoesNotContain("Theo", nudges[0].Subject + nudges[0].Text, StringComparison.Ordinal);
        using var later = await Team();
        var back = await (await Open(later, reference)).Form("Record it").Choose("It comes back to us").Fill("Council.Number", "CS-77").Press("Record it");
        Assert.Contains("back to us, CS-77", back.Text, StringComparison.Ordinal);
        Assert.NotNull(back.Form("Decide"));
    }

    [Fact]
    public async Task LateTriage_NudgesTheTeamWithoutAName()
    {
        var reference = await Sent("late@a.example");
        house.Clock.Advance(TimeSpan.FromDays(1.5));
        await house.RunJobs();
        var nudge = (await house.Letters()).Single(letter => letter.To == "team@alliance.example" && letter.Subject.StartsWith("Past its clock", StringComparison.Ordinal) && letter.Text.Contains(reference, StringComparison.Ordinal));
        Assert.DoesNotContain("Theo", nudge.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Urgent_TellsTheTeamAtOnce()
    {
        using var visitor = house.Stranger();
        var done = await Wizard.Sent(visitor, danger: "Yes", email: "urgent@a.example");
        var reference = Reference.Read(done.Document.QuerySelector(".ref")!.TextContent)!;
        Assert.Contains(await house.Letters(), letter => letter.To == "team@alliance.example" && letter.Subject.StartsWith("Urgent", StringComparison.Ordinal) && letter.Text.Contains(reference, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Reopen_BringsADeclinedOneBack()
    {
        using var team = await Team();
        var reference = await Sent("reopen@a.example");
        var closed = await (await Open(team, reference)).Form("Decide").Choose("Decline").Fill("Input.Why", "Too old.").Press("Decide");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await closed.Form("Reopen").Press("Reopen")).Status);
        var open = await closed.Form("Reopen").Fill("Why", "He is 14.").Press("Reopen");
        Assert.NotNull(open.Form("Decide"));
    }

    [Fact]
    public async Task Assign_GivesItToSomebodyOfTheTeam_AndToNobodyElse()
    {
        using var team = await Team();
        var page = await Open(team, await Sent("assign@a.example"));
        var mine = await page.Form("Give").Press("Give");
        Assert.Contains("You have it now.", mine.Status + mine.Text, StringComparison.Ordinal);
        var other = await house.APerson(null, Role.Practitioner);
        var token = mine.Form("Decide").Fields.Single(field => field.Key == "__RequestVerificationToken");
        var refused = await team.Post(mine.Path + "?handler=Assign", [token, new("Holder", other.Id.ToString())]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
    }

    [Fact]
    public async Task Meeting_PutsItOnTodaysView()
    {
        using var team = await Team();
        var reference = await Sent("meeting@a.example");
        await (await Open(team, reference)).Form("Give").Press("Take to the meeting");
        Assert.NotNull((await team.Open("/desk/front-door?view=meeting")).Document.QuerySelector($"a[href='/desk/front-door/{reference}']"));
    }

    private Task<Visitor> Team() => house.SignedIn(Role.StrategicPartner);

    private static Task<Seen> Open(Visitor team, string reference) => team.Open($"/desk/front-door/{reference}");

    private async Task<string> Sent(string email, string about = "A child or young person")
    {
        using var visitor = house.Stranger();
        var done = await Wizard.Sent(visitor, about, email);
        return Reference.Read(done.Document.QuerySelector(".ref")!.TextContent)!;
    }
}
