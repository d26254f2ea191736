using System.Net;
using Derwent.FrontDoor;
using Derwent.Shared.Security;
using Xunit;

namespace Derwent.Tests.Support;

/// <summary>Packages for all who wait together: for the partnership team, who opens each one itself; and what one package costs the others.</summary>
public sealed class TogetherPageTests(House house) : IClassFixture<House>
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
        var of = await town.ACase();
        using var wrong = await house.SignedIn(await house.APerson(of.Helpers.Id, role));
        var seen = await wrong.Open("/desk/packages");
        Assert.Equal(HttpStatusCode.NotFound, seen.Status);
        Assert.DoesNotContain(of.Referral.Surname, seen.Html);
    }

    [Fact]
    public async Task Who_waits_is_proposed_something_and_is_opened_in_the_builder_with_it()
    {
        var of = await town.AnOrganisation();
        var service = await town.AService(of, ["substances"]);
        using var partner = await house.SignedIn(await town.APartner());
        var referral = await town.AReferral(partner.Person!, SubjectKind.YoungPerson, "substances", "exploitation");
        var page = await partner.Open("/desk/packages");
        Assert.Equal("Packages together", page.Heading);
        var row = Row(page, referral);
        Assert.Contains("no case yet", row.TextContent);
        Assert.Contains(service.Name, row.TextContent);
        Assert.Contains("Nothing yet for", row.TextContent);
        Assert.Equal(0L, await house.Behind<long>($"select count(*) from support.cases where subject_id = '{referral.SubjectId}'"));
        Assert.Equal(1L, await house.Behind<long>($"select count(*) from audit.entries where person_id = '{partner.Person!.Id}' and record_id = '{referral.Id}' and what = 'package proposal for the meeting'"));
        var builder = await partner.Open(row.QuerySelector("a.button")!.GetAttribute("href")!);
        Assert.Equal(HttpStatusCode.OK, builder.Status);
        Assert.Contains("Best for all who wait", builder.Text);
        var begun = await builder.Form("Begin with this").Press();
        Assert.Equal(service.Name, begun.Document.QuerySelector(".part h3")!.TextContent);
        // The case waits on until somebody is asked.
        var again = Row(await partner.Open("/desk/packages"), referral);
        Assert.Contains("C-", again.TextContent);
        await begun.Form("Send 1 offer").Fill("Plan.LeadId", partner.Person!.Id.ToString()).Choose("Plan.Theirs=true").Press("Send 1 offer");
        Assert.DoesNotContain(service.Name, Row(await partner.Open("/desk/packages"), referral).TextContent);
    }

    [Fact]
    public async Task What_a_package_costs_others_is_said_without_a_name()
    {
        await town.AService(await town.AnOrganisation(), ["self-harm"], free: 1);
        using var partner = await house.SignedIn(await town.APartner());
        var first = await town.AReferral(partner.Person!, SubjectKind.YoungPerson, "self-harm");
        var alone = await partner.Open($"/desk/packages/new/{first.Id}");
        Assert.Contains("Nobody who waits could use it. It takes the last place in", alone.Text);
        var second = await town.AReferral(partner.Person!, SubjectKind.YoungPerson, "self-harm");
        var page = await partner.Open($"/desk/packages/new/{first.Id}");
        Assert.Contains("One other who waits could use a place it takes. Without it they lose as much as one serious need not met at all.", page.Text);
        Assert.DoesNotContain(second.Surname, page.Html);
        Assert.Equal(1, (await partner.Open("/desk/packages")).Document.QuerySelectorAll(".proposed").Count(list => list.TextContent.Contains("self-harm", StringComparison.OrdinalIgnoreCase) || list.TextContent.Contains("Hurting", StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task Services_in_the_address_that_are_not_possible_make_no_option()
    {
        var (good, full) = (await town.AService(await town.AnOrganisation(), ["weapons"]), await town.AService(await town.AnOrganisation(), ["weapons"], free: 0));
        using var partner = await house.SignedIn(await town.APartner());
        var referral = await town.AReferral(partner.Person!, SubjectKind.YoungPerson, "weapons");
        foreach (var nonsense in new[] { full.Id.ToString(), "nonsense", ",,,", Guid.CreateVersion7().ToString(), string.Join(',', Enumerable.Repeat(full.Id, 60)) })
        {
            var page = await partner.Open($"/desk/packages/new/{referral.Id}?option=together&with={nonsense}");
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.DoesNotContain("Best for all who wait", page.Text);
        }
        Assert.Contains("Best for all who wait", (await partner.Open($"/desk/packages/new/{referral.Id}?with={full.Id},{good.Id}")).Text);
    }

    [Fact]
    public async Task When_nobody_waits_the_page_says_so()
    {
        await house.Behind<object>("update front_door.referrals set waiting_for = 'Nobody'");
        await house.Behind<object>("update support.cases set closed_by_id = id");
        using var partner = await house.SignedIn(await town.APartner());
        Assert.Contains("Nobody waits:", (await partner.Open("/desk/packages")).Text);
    }

    private static AngleSharp.Dom.IElement Row(Seen page, Accepted referral) =>
        Assert.Single(page.Document.QuerySelectorAll("article.together"), row => row.TextContent.Contains(referral.Surname, StringComparison.Ordinal));
}
