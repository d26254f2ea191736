using System.Net;
using Derwent.FrontDoor;
using Xunit;

namespace Derwent.Tests.Support;

/// <summary>Attendance in taps.</summary>
public sealed class RegisterTests(House house) : IClassFixture<House>
{
    private readonly Town town = new(house);

    [Fact]
    public async Task Another_organisation_finds_no_session()
    {
        var (of, page) = await ASession();
        using var wrong = await house.SignedIn((await town.AnOrganisation()).Practitioner);
        Assert.Equal(HttpStatusCode.NotFound, (await wrong.Open(page.Path)).Status);
        using var partner = await house.SignedIn(await town.APartner());
        Assert.Equal(HttpStatusCode.NotFound, (await partner.Open(page.Path)).Status);
        Assert.NotNull(of);
    }

    [Theory]
    [InlineData("Kit Farrow", SubjectKind.YoungPerson, "Kit F.")]
    [InlineData("Kit", SubjectKind.YoungPerson, "Kit")]
    [InlineData("The Okafor family", SubjectKind.Family, "The Okafor family")]
    [InlineData("Osier Court shops", SubjectKind.Place, "Osier Court shops")]
    public void A_person_goes_by_first_name_and_initial_and_a_family_and_a_place_by_their_names(string name, SubjectKind kind, string shown) =>
        Assert.Equal(shown, Derwent.Support.Pages.SessionPeople.Short(name, kind));

    [Fact]
    public async Task A_planned_session_expects_who_is_with_the_service_by_first_name_only()
    {
        var (of, page) = await ASession();
        Assert.StartsWith("/desk/register/", page.Path, StringComparison.Ordinal);
        Assert.Contains($"{of.Referral.Details.FirstName} Q.", page.Text);
        Assert.DoesNotContain(of.Referral.Surname, page.Html);
        Assert.Contains("First time", page.Text);
    }

    [Fact]
    public async Task Taps_are_saved_once_however_often_they_are_sent()
    {
        var (of, page) = await ASession();
        var name = page.Document.QuerySelector(".taps input")!.GetAttribute("name")!;
        var form = page.Form("Save register").Fill(name, "late");
        Assert.Contains("Saved.", (await form.Press()).Text);
        await form.Press();
        Assert.Equal(1L, await house.Behind<long>($"select count(*) from support.steps where case_id = '{of.CaseId}' and kind = 'Session'"));
        Assert.Equal("Late", await house.Behind<string>($"select mark from support.attendances where case_id = '{of.CaseId}'"));
    }

    [Fact]
    public async Task A_form_with_somebody_elses_name_in_it_marks_nobody()
    {
        var (_, page) = await ASession();
        var (other, otherPage) = await ASession();
        var stranger = otherPage.Document.QuerySelector(".taps input")!.GetAttribute("name")!;
        var visitor = visitors[page.Path];
        var fields = page.Form("Save register").Fields.Append(new(stranger, "away")).Append(new("m-nonsense", "away")).Append(new("m-" + Guid.Empty, "17"));
        Assert.Equal(HttpStatusCode.OK, (await visitor.Post(page.Path, fields)).Status);
        Assert.Equal(0L, await house.Behind<long>($"select count(*) from support.attendances where case_id = '{other.CaseId}' and mark is not null"));
    }

    [Fact]
    public async Task A_worry_tells_manager_and_team_without_a_name()
    {
        var (of, page) = await ASession();
        await page.Form("Save register").Fill("Worry", "yes").Press();
        await page.Form("Save register").Fill("Worry", "yes").Press();
        await house.RunJobs();
        var letter = Assert.Single(await house.Letters(), one => one.To == of.Helpers.Manager.Email && one.Subject.StartsWith("Somebody at a session", StringComparison.Ordinal));
        Assert.DoesNotContain(of.Referral.Surname, letter.Text);
    }

    [Theory]
    [InlineData("maybe")]
    [InlineData("")]
    public async Task Whether_there_is_a_worry_is_never_guessed(string said)
    {
        var (of, page) = await ASession();
        var form = page.Form("Save register").Choose(page.Document.QuerySelector(".taps input")!.GetAttribute("name")! + "=late").Fill("Afterwards", "Loud and good.").Fill("Worry", said);

        await form.PressInVain("Say whether there is anything to pass on today.", "Save register", ignored: "Worry");

        Assert.Equal(0L, await house.Behind<long>($"select count(*) from support.attendances where case_id = '{of.CaseId}' and mark is not null"));
        Assert.Contains("Saved.", (await form.Fill("Worry", "no").Press()).Text);
    }

    [Fact]
    public async Task A_session_without_name_or_with_an_end_before_its_beginning_is_refused()
    {
        var of = await town.ACase();
        using var visitor = await house.SignedIn(of.Helpers.Practitioner);
        var again = await (await visitor.Open("/desk/register")).Form("Plan it").Fill("Input.From", "18:00").Fill("Input.To", "16:00").Fill("Input.Place", "Millbrook Hall").Press();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("Give the session a name", again.Text);
        Assert.Contains("Say when it ends; after it begins.", again.Text);
        Assert.Contains("Millbrook Hall", again.Html);
    }

    [Fact]
    public async Task Planned_twice_it_is_one_session()
    {
        var of = await town.ACase();
        using var visitor = await house.SignedIn(of.Helpers.Practitioner);
        var form = (await visitor.Open("/desk/register")).Form("Plan it").Fill("Input.Title", "Drop-in");
        Assert.Equal((await form.Press()).Path, (await form.Press()).Path);
    }

    private readonly Dictionary<string, Visitor> visitors = [];

    private async Task<(Running Of, Seen Page)> ASession()
    {
        var of = await town.ACase();
        var visitor = await house.SignedIn(of.Helpers.Practitioner);
        var page = await (await visitor.Open("/desk/register")).Form("Plan it").Fill("Input.Title", "Drop-in").Press();
        visitors[page.Path] = visitor;
        return (of, page);
    }
}
