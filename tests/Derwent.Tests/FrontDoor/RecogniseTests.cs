using System.Net;
using Derwent.FrontDoor;
using Derwent.FrontDoor.Matching;
using Derwent.Shared.Security;
using Microsoft.Extensions.DependencyInjection;

namespace Derwent.Tests.FrontDoor;

public sealed class RecogniseTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task SecondReferral_IsNoticedInItsOwnTransaction_AndThePublicLearnsNothing()
    {
        var first = await Sent("noticed-a@a.example");
        using var visitor = house.Stranger();
        var done = await Wizard.Sent(visitor, email: "noticed-b@a.example");
        Assert.DoesNotContain("already", done.Text, StringComparison.OrdinalIgnoreCase);
        Assert.True(await house.Behind<long>($"select count(*) from front_door.hints h join front_door.referrals r on r.id = h.other_id where r.reference = '{first}'") > 0);
    }

    [Fact]
    public async Task VeryLikely_ShowsWhyFieldByField_AndMustBeDecidedBeforeAccepting()
    {
        await Sent("likely-a@a.example");
        var second = await Sent("likely-b@a.example");
        using var team = await Team();
        var page = await Open(team, second);
        Assert.Contains("Very likely the same: better than 99", page.Text, StringComparison.Ordinal);
        Assert.Contains(page.Document.QuerySelectorAll("table.why tbody tr"), row => row.TextContent.Contains("Date of birth", StringComparison.Ordinal) && row.TextContent.Contains("very strong", StringComparison.Ordinal));
        var refused = await page.Form("Decide").Choose("Accept").Fill("Input.Why", "He asked.").Press("Decide");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Decide first whether this is Theo Marsh", refused.Document.QuerySelector(".summary-errors")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Yes_JoinsBothToOneSubject_AndCanBeUndone()
    {
        var first = await Sent("join-a@a.example");
        var second = await Sent("join-b@a.example");
        using var team = await Team();
        var page = await Open(team, second);
        var article = page.Document.QuerySelectorAll("article.candidate").First(a => a.InnerHtml.Contains(first, StringComparison.Ordinal));
        var other = article.QuerySelector("input[name=Other]")!.GetAttribute("value")!;
        var token = page.Form("Decide").Fields.Single(field => field.Key == "__RequestVerificationToken");
        var joined = await team.Post(page.Path + "?handler=Same", [token, new("Other", other)]);
        Assert.Contains("Joined to Theo Marsh", joined.Text, StringComparison.Ordinal);
        Assert.Equal(1, await house.Behind<long>($"select count(distinct subject_id) from front_door.referrals where reference in ('{first}', '{second}') and subject_id is not null"));
        var undone = await joined.Form("Undo the joining").Press();
        Assert.Contains("Joining undone", undone.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_IsRememberedAndNotAskedAgain()
    {
        await Sent("apart-a@a.example", "A family");
        var second = await Sent("apart-b@a.example", "A family");
        using var team = await Team();
        var page = await Open(team, second);
        while (page.Document.QuerySelector("article.candidate form") is not null) page = await page.Form("No, someone else").Press("No, someone else");
        Assert.Contains("You decided about everybody who is like this.", page.Text, StringComparison.Ordinal);
        Assert.StartsWith("/desk/packages/new/", (await page.Form("Decide").Choose("Accept").Fill("Input.Why", "Two boys, one room.").Press("Decide")).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnIdThatIsNotACandidate_IsNotFound()
    {
        using var team = await Team();
        var page = await Open(team, await Sent("made-up@a.example", "A place"));
        var token = page.Form("Decide").Fields.Single(field => field.Key == "__RequestVerificationToken");
        foreach (var handler in new[] { "Same", "Apart", "Family" })
            Assert.Equal(HttpStatusCode.NotFound, (await team.Post($"{page.Path}?handler={handler}", [token, new("Other", Guid.CreateVersion7().ToString())])).Status);
    }

    [Fact]
    public async Task LookingAtACandidate_IsAudited()
    {
        await Sent("audit-a@a.example", "A place");
        var reference = await Sent("audit-b@a.example", "A place");
        using var team = await Team();
        await Open(team, reference);
        var id = await house.Behind<Guid>($"select id from front_door.referrals where reference = '{reference}'");
        Assert.True(await house.Behind<bool>($"select exists (select from audit.entries where record_id = '{id}' and act = 'read' and person_id = '{team.Person!.Id}')"));
    }

    [Theory]
    [InlineData("Eluned Trevanion")]
    [InlineData("trevan")]
    [InlineData("Elunid Trevannion")]
    public async Task SomebodyKnown_IsFoundByName_AlsoNearlyRight_ThoughNothingElseAgrees(string typed)
    {
        await Known("Eluned", "Trevanion");
        using var team = await Team();
        var page = await Open(team, await Sent($"name-{typed.Length}@a.example"));
        var found = await page.Form("Look").Fill("find", typed).Press();
        Assert.Contains("Eluned Trevanion", found.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheSearchByName_AnswersNobodyButThePartnershipTeam_AndReadsNothingAsSql()
    {
        await Known("Blodwen", "Carnaby");
        foreach (var role in new[] { Role.Practitioner, Role.Coordinator, Role.OrganisationManager, Role.Analyst, Role.Administrator, Role.DataProtectionLead })
            await house.As(await house.APerson(Guid.CreateVersion7(), role), async services => Assert.Empty(await Search(services, "Carnaby")));
        await house.As(await house.APerson(null, Role.StrategicPartner), async services =>
        {
            Assert.Single(await Search(services, "Blodwen", "Carnaby"));
            Assert.Empty(await Search(services, "Carnaby", "Trevanion"));
            foreach (var odd in new[] { "%", "______", "x' or true --", "\\", "{0}" }) Assert.Empty(await Search(services, odd));
            Assert.Empty(await Search(services));
            Assert.Empty(await Search(services, "a", "b", "c", "d", "e", "f", "g"));
        });
    }

    private static Task<List<Guid>> Search(IServiceProvider services, params string[] words) =>
        Recogniser.Named(services.GetRequiredService<FrontDoorContext>(), words, SubjectKind.YoungPerson, Guid.Empty);

    private async Task Known(string first, string surname) => await house.As(await house.APerson(null, Role.StrategicPartner), async services =>
    {
        var front = services.GetRequiredService<FrontDoorContext>();
        front.Subjects.Add(Subject.Record(SubjectKind.YoungPerson, new SubjectDetails { FirstName = first, Surname = surname }, SomeReferral.Team, house.Clock.GetUtcNow()));
        await front.SaveChangesAsync();
    });

    private Task<Visitor> Team() => house.SignedIn(Role.StrategicPartner);

    private static Task<Seen> Open(Visitor team, string reference) => team.Open($"/desk/front-door/{reference}");

    private async Task<string> Sent(string email, string about = "A child or young person")
    {
        using var visitor = house.Stranger();
        var done = await Wizard.Sent(visitor, about, email);
        return Reference.Read(done.Document.QuerySelector(".ref")!.TextContent)!;
    }
}
