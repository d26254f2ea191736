using System.Net;
using Derwent.FrontDoor;
using Derwent.Listings;
using Derwent.Shared.Security;
using Xunit;

namespace Derwent.Tests.Support;

/// <summary>Choosing otherwise than Derwent proposes: always possible, never without a reason, and seen by the partnership team alone.</summary>
public sealed class OverrideTests(House house) : IClassFixture<House>
{
    private readonly Town town = new(house);

    [Theory]
    [InlineData(Role.Practitioner)]
    [InlineData(Role.OrganisationManager)]
    [InlineData(Role.Coordinator)]
    [InlineData(Role.Administrator)]
    [InlineData(Role.Analyst)]
    [InlineData(Role.DataProtectionLead)]
    public async Task Anyone_but_the_partnership_team_finds_no_report(string role)
    {
        var of = await town.ACase();
        using var wrong = await house.SignedIn(await house.APerson(of.Helpers.Id, role));
        Assert.Equal(HttpStatusCode.NotFound, (await wrong.Open("/desk/packages/choices")).Status);
    }

    [Fact]
    public async Task Without_a_reason_nothing_is_swapped_and_the_sentence_stands_beside_the_field()
    {
        var (partner, page, one, _) = await TwoForOneNeed("home-conflict");
        using (partner)
        {
            var again = await page.Form(".otherwise").Fill("words", "Their aunt works there.").Press("Swap");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
            Assert.Contains("Say why you choose otherwise", again.Document.QuerySelector(".otherwise .error")!.TextContent);
            Assert.Equal("Their aunt works there.", again.Document.QuerySelector(".otherwise input[name=words]")!.GetAttribute("value"));
            Assert.NotNull(again.Document.QuerySelector("details[open] .otherwise"));
            Assert.Equal(one.Name, again.Document.QuerySelector(".part h3")!.TextContent);
            var other = await page.Form(".otherwise").Fill("reason", "SomethingElse").Press("Take it out");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, other.Status);
            Assert.Contains("Say in a few words what it is.", other.Text);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await page.Form(".otherwise").Fill("reason", "77").Press("Swap")).Status);
            Assert.Equal(0L, await house.Behind<long>($"select count(*) from support.overrides where package_id = '{page.Path.Split('/')[3]}'"));
        }
    }

    [Fact]
    public async Task What_was_proposed_what_was_chosen_why_and_by_whom_is_kept_and_reported()
    {
        var (partner, page, one, two) = await TwoForOneNeed("identity");
        using (partner)
        {
            page = await page.Form(".otherwise").Fill("reason", "SomebodyTheyKnow").Fill("words", "Their aunt works there.").Press("Swap");
            page = await page.Form(".otherwise").Fill("reason", "TheyAskedForIt").Press("Take it out");
            var report = await partner.Open("/desk/packages/choices");
            Assert.Equal("What we chose otherwise", report.Heading);
            Assert.Contains($"Proposed: {one.Name}, {one.OrganisationName}. Chosen: {two.Name}, {two.OrganisationName}.", report.Text);
            Assert.Contains($"Somebody there knows them: Their aunt works there. {partner.Person!.Name}", report.Text);
            Assert.Contains("They asked for it", report.Text);
            Assert.Contains($"Proposed: {two.Name}, {two.OrganisationName}. Chosen: nothing.", report.Text);
            Assert.True(await house.Behind<long>($"select count(*) from audit.entries where person_id = '{partner.Person!.Id}' and what = 'choices against the proposal'") > 0);
        }
    }

    [Fact]
    public async Task Another_option_is_kept_with_what_the_first_would_have_been()
    {
        // One organisation can do both a little later; two can do one each at once.
        var (a, b, both) = (await town.AnOrganisation(), await town.AnOrganisation(), await town.AnOrganisation());
        await town.AService(a, ["anxiety"]);
        await town.AService(b, ["bullying"]);
        await town.AService(both, ["anxiety"], north: 5);
        await town.AService(both, ["bullying"], north: 5);
        using var partner = await house.SignedIn(await town.APartner());
        var page = await Begin(partner, await town.AReferral(partner.Person!, SubjectKind.YoungPerson, "anxiety", "bullying"));
        page = await page.Form("Use this option").Choose("Option=faces").Press("Use this option");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("Fewest new faces: as few new adults as can be.", await house.Behind<string>($"select words from support.overrides where package_id = '{page.Path.Split('/')[3]}' and kind = 'AnotherOption'"));
    }

    [Fact]
    public async Task The_runner_up_of_a_service_that_said_no_needs_no_reason()
    {
        var (partner, page, one, two) = await TwoForOneNeed("young-carer");
        using (partner)
        {
            await page.Form("Send 1 offer").Fill("Plan.LeadId", partner.Person!.Id.ToString()).Choose("Plan.Theirs=true").Press("Send 1 offer");
            await house.Behind<object>($"update support.offers set state = 'Declined', reason = 'Full', answered_at = now(), answered_by_name = 'Somebody' where service_id = '{one.Id}'");
            page = await (await partner.Open(page.Path)).Form("form.inline").Press("Swap");
            Assert.Equal(two.Name, page.Document.QuerySelector(".part h3")!.TextContent);
            Assert.Equal(0L, await house.Behind<long>($"select count(*) from support.overrides where package_id = '{page.Path.Split('/')[3]}'"));
        }
    }

    private async Task<(Visitor Partner, Seen Page, Service One, Service Two)> TwoForOneNeed(string need)
    {
        var one = await town.AService(await town.AnOrganisation(), [need]);
        var two = await town.AService(await town.AnOrganisation(), [need], north: 3);
        var partner = await house.SignedIn(await town.APartner());
        return (partner, await Begin(partner, await town.AReferral(partner.Person!, SubjectKind.YoungPerson, need)), one, two);
    }

    private static async Task<Seen> Begin(Visitor partner, Accepted referral) =>
        await (await partner.Open($"/desk/packages/new/{referral.Id}")).Form("Begin with this").Press();
}
