using System.Net;
using Derwent.FrontDoor;
using Derwent.Shared.Security;
using Xunit;

namespace Derwent.Tests.Support;

/// <summary>The package builder over HTTP: who may not, what it proposes, what it refuses, and what goes out.</summary>
public sealed class PackagePageTests(House house) : IClassFixture<House>
{
    private readonly Town town = new(house);

    [Theory]
    [InlineData(Role.Practitioner)]
    [InlineData(Role.OrganisationManager)]
    [InlineData(Role.Coordinator)]
    [InlineData(Role.Administrator)]
    [InlineData(Role.Analyst)]
    [InlineData(Role.DataProtectionLead)]
    public async Task Anyone_but_the_partnership_team_finds_nothing(string role)
    {
        var partner = await town.APartner();
        var referral = await town.AReferral(partner);
        var of = await town.ACase();
        using var wrong = await house.SignedIn(await house.APerson(of.Helpers.Id, role));
        Assert.Equal(HttpStatusCode.NotFound, (await wrong.Open($"/desk/packages/new/{referral.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await wrong.Open($"/desk/packages/{of.PackageId}")).Status);
    }

    [Fact]
    public async Task A_stranger_is_asked_to_sign_in()
    {
        using var stranger = house.Stranger();
        Assert.Equal("/sign-in", (await stranger.Open($"/desk/packages/{Guid.CreateVersion7()}")).Path);
    }

    [Fact]
    public async Task A_package_that_is_not_there_is_not_found()
    {
        using var partner = await house.SignedIn(await town.APartner());
        Assert.Equal(HttpStatusCode.NotFound, (await partner.Open($"/desk/packages/{Guid.CreateVersion7()}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await partner.Open($"/desk/packages/new/{Guid.CreateVersion7()}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await partner.Open("/desk/packages/nonsense")).Status);
    }

    [Fact]
    public async Task Looking_at_a_proposal_saves_nothing()
    {
        var of = await town.AnOrganisation();
        var service = await town.AService(of, ["sleep"]);
        using var partner = await house.SignedIn(await town.APartner());
        var referral = await town.AReferral(partner.Person!, SubjectKind.YoungPerson, "sleep", "identity");
        var seen = await partner.Open($"/desk/packages/new/{referral.Id}");
        Assert.Equal(HttpStatusCode.OK, seen.Status);
        Assert.Contains(service.Name, seen.Text);
        Assert.Contains("Nobody in the alliance offers this yet. Counted as a gap.", seen.Text);
        Assert.Equal(0L, await house.Behind<long>($"select count(*) from support.cases where subject_id = '{referral.SubjectId}'"));
    }

    [Fact]
    public async Task The_first_press_opens_the_case_and_the_second_finds_it()
    {
        var of = await town.AnOrganisation();
        await town.AService(of, ["housing"]);
        using var partner = await house.SignedIn(await town.APartner());
        var referral = await town.AReferral(partner.Person!, SubjectKind.YoungPerson, "housing");
        var form = (await partner.Open($"/desk/packages/new/{referral.Id}")).Form("Begin with this");
        var pressed = await Task.WhenAll(form.Press(), form.Press());
        Assert.All(pressed, seen => Assert.Equal(HttpStatusCode.OK, seen.Status));
        Assert.Equal(pressed[0].Path, pressed[1].Path);
        Assert.Equal(1L, await house.Behind<long>($"select count(*) from support.cases where subject_id = '{referral.SubjectId}'"));
        Assert.Equal(1L, await house.Behind<long>($"select count(*) from support.parts p join support.cases c on c.id = p.case_id where c.subject_id = '{referral.SubjectId}'"));
        Assert.Equal("Package", await house.Behind<string>($"select station from front_door.referrals where id = '{referral.Id}'"));
        Assert.Equal(pressed[0].Path, (await partner.Open($"/desk/packages/new/{referral.Id}")).Path);
    }

    [Fact]
    public async Task Sending_needs_a_lead_worker_and_their_agreement_and_loses_nothing_typed()
    {
        var (partner, page, _, _) = await ADraft("money");
        using (partner)
        {
            var again = await page.Form("Send 1 offer").Fill("Plan.OfferNote", "A quiet place helps.").Press("Send 1 offer");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
            Assert.Contains("Choose a lead worker before the offers go out.", again.Text);
            Assert.Contains("first, or say why the offers go out before they agreed.", again.Text);
            Assert.Contains("A quiet place helps.", again.Html);
        }
    }

    [Fact]
    public async Task A_name_in_what_organisations_read_is_refused()
    {
        var (partner, page, referral, _) = await ADraft("online");
        using (partner)
        {
            var again = await page.Form("Send 1 offer").Fill("Plan.LeadId", partner.Person!.Id.ToString()).Choose("Plan.Theirs=true")
                .Fill("Plan.OfferNote", $"Ask {referral.Details.FirstName} about music.").Press("Send 1 offer");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
            Assert.Contains("Take the name out. Organisations read this before they say yes.", again.Text);
        }
    }

    [Fact]
    public async Task Sending_writes_offers_letters_circle_and_station_once()
    {
        var (partner, page, referral, of) = await ADraft("bullying");
        using (partner)
        {
            var form = page.Form("Send 1 offer").Fill("Plan.LeadId", partner.Person!.Id.ToString()).Choose("Plan.Theirs=true");
            var sent = await form.Press("Send 1 offer");
            Assert.Equal(HttpStatusCode.OK, sent.Status);
            Assert.StartsWith("/desk/cases/C-", sent.Path);
            var again = await form.Press("Send 1 offer");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
            Assert.Contains("Nothing was sent twice", again.Text);
            var caseId = await house.Behind<Guid>($"select id from support.cases where subject_id = '{referral.SubjectId}'");
            Assert.Equal(1L, await house.Behind<long>($"select count(*) from support.offers where case_id = '{caseId}'"));
            Assert.Equal(1L, await house.Behind<long>($"select count(*) from access.circle where record_id = '{caseId}' and via_id is not null and began_at is null"));
            Assert.Equal(1L, await house.Behind<long>($"select count(*) from access.circle where record_id = '{caseId}' and person_id = '{partner.Person!.Id}' and began_at is not null"));
            Assert.Equal("Offers", await house.Behind<string>($"select station from front_door.referrals where id = '{referral.Id}'"));
            Assert.Single(await house.Letters(), letter => letter.To == of.Email);
        }
    }

    [Fact]
    public async Task The_letter_the_offer_and_the_log_hold_no_name()
    {
        var (partner, page, referral, _) = await ADraft("future");
        using (partner)
        {
            await page.Form("Send 1 offer").Fill("Plan.LeadId", partner.Person!.Id.ToString()).Choose("Plan.Theirs=true").Press("Send 1 offer");
            var canaries = new[] { referral.Surname, referral.Details.FirstName! };
            var letters = string.Concat((await house.Letters()).Select(letter => letter.To + letter.Subject + letter.Text));
            var offers = await house.Behind<string>($"select string_agg(o::text, ' ') from support.offers o join support.cases c on c.id = o.case_id where c.subject_id = '{referral.SubjectId}'");
            var jobs = await house.Behind<string>("select string_agg(body::text, ' ') from jobs.outbox");
            foreach (var canary in canaries)
            {
                Assert.DoesNotContain(canary, letters);
                Assert.DoesNotContain(canary, offers!);
                Assert.DoesNotContain(canary, jobs!);
                Assert.DoesNotContain(house.Log.Lines, line => line.Contains(canary, StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public async Task An_organisation_that_was_paused_meanwhile_gets_no_offer()
    {
        var of = await town.AnOrganisation();
        await town.AService(of, ["parenting"]);
        using var partner = await house.SignedIn(await town.APartner());
        var page = await Begin(partner, await town.AReferral(partner.Person!, SubjectKind.YoungPerson, "parenting"));
        await house.Behind<object>($"update alliance.organisations set standing = 'Paused' where id = '{of.Id}'");
        var refused = await page.Form("Send 1 offer").Fill("Plan.LeadId", partner.Person!.Id.ToString()).Choose("Plan.Theirs=true").Press("Send 1 offer");
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("cannot take new offers now", refused.Text);
        Assert.DoesNotContain(await house.Letters(), letter => letter.To == of.Email);
    }

    [Fact]
    public async Task A_part_is_removed_added_and_swapped()
    {
        var one = await town.AService(await town.AnOrganisation(), ["young-carer"]);
        var two = await town.AService(await town.AnOrganisation(), ["young-carer"], north: 3);
        using var partner = await house.SignedIn(await town.APartner());
        var page = await Begin(partner, await town.AReferral(partner.Person!, SubjectKind.YoungPerson, "young-carer"));
        Assert.Contains(one.Name, page.Document.QuerySelector(".part h3")!.TextContent);
        page = await page.Form(".otherwise").Fill("reason", "SomebodyTheyKnow").Press("Swap");
        Assert.Equal(two.Name, page.Document.QuerySelector(".part h3")!.TextContent);
        page = await page.Form(".otherwise").Fill("reason", "TheyAskedForIt").Press("Take it out");
        Assert.Null(page.Document.QuerySelector(".part"));
        page = await page.Form("Add it").Fill("serviceId", one.Id.ToString()).Press();
        Assert.Equal(one.Name, page.Document.QuerySelector(".part h3")!.TextContent);
    }

    private async Task<(Visitor Partner, Seen Page, Accepted Referral, Helpers Of)> ADraft(string need)
    {
        var of = await town.AnOrganisation();
        await town.AService(of, [need]);
        var partner = await house.SignedIn(await town.APartner());
        var referral = await town.AReferral(partner.Person!, SubjectKind.YoungPerson, need);
        return (partner, await Begin(partner, referral), referral, of);
    }

    private static async Task<Seen> Begin(Visitor partner, Accepted referral) =>
        await (await partner.Open($"/desk/packages/new/{referral.Id}")).Form("Begin with this").Press();
}
