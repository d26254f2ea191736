using System.Net;
using Derwent.FrontDoor;
using Xunit;

namespace Derwent.Tests.Support;

/// <summary>From an accepted referral to a resolution, over HTTP alone, for each of the three subjects.</summary>
public sealed class WholeJourneyTests : IAsyncLifetime
{
    private readonly House house = new();
    private Town town = null!;

    public async ValueTask InitializeAsync()
    {
        await house.InitializeAsync();
        town = new Town(house);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return house.DisposeAsync();
    }

    [Theory]
    [InlineData(SubjectKind.YoungPerson, "school", "alone")]
    [InlineData(SubjectKind.Family, "money", "parenting")]
    [InlineData(SubjectKind.Place, "place-violence", "place-design")]
    public async Task From_accepted_to_resolved(SubjectKind kind, string first, string second)
    {
        var (one, two) = (await town.AnOrganisation(), await town.AnOrganisation());
        await town.AService(one, [first]);
        await town.AService(two, [second]);
        using var partner = await house.SignedIn(await town.APartner());
        var referral = await town.AReferral(partner.Person!, kind, first, second);

        var caseAddress = await SendThePackage(partner, referral, kind);
        await AnswerByLetter(one);
        await AnswerInTheInbox(two);
        await house.RunJobs();
        Assert.Equal("Support", await Station(referral));

        house.Clock.Advance(TimeSpan.FromDays(7));
        using var worker = await house.SignedIn(one.Practitioner);
        using var lead = await house.SignedIn(partner.Person!);
        await ASession(worker);
        await Work(lead, caseAddress, kind);
        // Whichever of the two confirms, neither keeps sight of the case.
        await Close(lead, caseAddress, kind, kind == SubjectKind.Family ? two : one);
        Assert.Equal(0, await house.Behind<long>("select count(*) from access.circle where via_id is not null and ended_at is null"));
        using var gone = await house.SignedIn(kind == SubjectKind.Family ? one.Manager : two.Manager);
        Assert.Equal(HttpStatusCode.NotFound, (await gone.Open(caseAddress)).Status);
        await house.RunJobs();
        Assert.Equal("Resolved", await Station(referral));

        var page = await lead.Open(caseAddress);
        foreach (var step in new[] { "Case opened", "Package begun", "Lead worker", "2 offers sent", "said yes", "kept", "Closing asked for", "Resolved" }) Assert.Contains(step, page.Text);
        Assert.All(page.Document.QuerySelectorAll(".timeline > li"), li => Assert.NotNull(li.QuerySelector("time")));
        Assert.DoesNotContain(house.Log.Lines, line => line.Contains(referral.Surname, StringComparison.Ordinal));
        Assert.DoesNotContain(await house.Letters(), letter => (letter.Subject + letter.Text).Contains(referral.Surname, StringComparison.Ordinal));
    }

    private static async Task<string> SendThePackage(Visitor partner, Accepted referral, SubjectKind kind)
    {
        var page = await (await partner.Open($"/desk/packages/new/{referral.Id}")).Form("Begin with this").Press();
        Assert.Equal(2, page.Document.QuerySelectorAll(".part").Length);
        var form = page.Form("Send 2 offers").Fill("Plan.LeadId", partner.Person!.Id.ToString());
        if (kind != SubjectKind.Place) form.Choose("Plan.Theirs=true");
        page = await form.Press("Send 2 offers");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        return page.Path;
    }

    private async Task AnswerByLetter(Helpers of)
    {
        using var reader = house.Stranger();
        var letter = (await house.Letters()).Single(one => one.To == of.Email);
        var page = await (await reader.Open(letter.Link)).Form("Say yes").Fill("Your name", "Tom Adeyemi").Fill("StartsOn", "2026-11-24").Press("Say yes");
        Assert.Contains("Tom Adeyemi has answered this offer: yes", page.Text);
    }

    private async Task AnswerInTheInbox(Helpers of)
    {
        using var manager = await house.SignedIn(of.Manager);
        var page = await (await manager.Open("/desk/offers")).Form("Say yes").Press("Say yes");
        Assert.Equal(HttpStatusCode.OK, page.Status);
    }

    private static async Task ASession(Visitor worker)
    {
        var page = await (await worker.Open("/desk/register")).Form("Plan it").Fill("Input.Title", "Drop-in").Press();
        page = await page.Form("Save register").Fill(page.Document.QuerySelector(".taps input")!.GetAttribute("name")!, "here").Press();
        Assert.Contains("1 here", page.Text);
    }

    private static async Task Work(Visitor lead, string address, SubjectKind kind)
    {
        var page = await lead.Open(address);
        page = await page.Form("#note").Fill("Note.Words", "It goes well.").Press();
        Assert.Equal(HttpStatusCode.OK, page.Status);
        page = kind == SubjectKind.Place
            ? await page.Form("Add the action").Fill("Act.Words", "Light the steps").Fill("Act.WhoDoesIt", "City council").Press()
            : await page.Form("Add the goal").Fill("Goal.Words", "Be picked for something").Fill("Goal.Mark", "3").Press();
        Assert.Equal(HttpStatusCode.OK, page.Status);
    }

    private async Task Close(Visitor lead, string address, SubjectKind kind, Helpers other)
    {
        var asked = await (await lead.Open(address + "/close")).Form("Ask for closing").Choose(kind == SubjectKind.Place ? "The place is safer" : "Goals reached")
            .Fill("Input.Words", "It is better.").Fill("Input.ExitRoute", "They ring the hub.").Fill("Input.FollowUpOn", "2027-03-02").Press();
        Assert.Equal(address, asked.Path);
        using var second = await house.SignedIn(other.Manager);
        var closed = await (await second.Open(address + "/close")).Form("Confirm the closing").Press();
        Assert.Equal(HttpStatusCode.OK, closed.Status);
    }

    private Task<string?> Station(Accepted referral) => house.Behind<string>($"select station from front_door.referrals where id = '{referral.Id}'");
}
