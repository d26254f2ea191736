using System.Net;
using Derwent.Shared.Security;
using Xunit;

namespace Derwent.Tests.Support;

/// <summary>Who is let into a case, who is not, and the young person's own link.</summary>
public sealed class CaseCircleTests(House house) : IClassFixture<House>
{
    private readonly Town town = new(house);

    [Fact]
    public async Task A_practitioner_does_not_change_the_lead_or_the_circle()
    {
        var of = await town.ACase();
        using var visitor = await house.SignedIn(of.Helpers.Practitioner);
        var page = await visitor.Open($"/desk/cases/{of.Reference}");
        var token = page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var refused = await visitor.Post($"/desk/cases/{of.Reference}?handler=Lead", [new("leadId", of.Helpers.Practitioner.Id.ToString()), new("__RequestVerificationToken", token)]);
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
    }

    [Fact]
    public async Task Somebody_let_into_the_circle_sees_the_case_until_taken_out()
    {
        var of = await town.ACase();
        var teacher = await house.APerson(of.Lead.OrganisationId, Role.Practitioner);
        using var visitor = await house.SignedIn(teacher);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Open($"/desk/cases/{of.Reference}")).Status);
        using var lead = await house.SignedIn(of.Lead);
        var page = await (await lead.Open($"/desk/cases/{of.Reference}")).Form("Let them in").Fill("Helper.PersonId", teacher.Id.ToString()).Fill("Helper.Why", "Attendance").Press();
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Open($"/desk/cases/{of.Reference}")).Status);
        await page.Form("Take out").Press();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Open($"/desk/cases/{of.Reference}")).Status);
    }

    [Fact]
    public async Task The_link_to_the_plan_is_shown_once_and_the_one_before_stops()
    {
        var of = await town.ACase();
        using var lead = await house.SignedIn(of.Lead);
        var first = await (await lead.Open($"/desk/cases/{of.Reference}")).Form("Make the link").Press();
        var link = first.Document.QuerySelector(".reference a")!.GetAttribute("href")!;
        using var young = house.Stranger();
        Assert.Equal("/my-plan", (await young.Open(new Uri(link).AbsolutePath)).Path);
        var second = await (await lead.Open($"/desk/cases/{of.Reference}")).Form("Make the link").Press();
        Assert.DoesNotContain(link, second.Html);
        using var again = house.Stranger();
        Assert.NotEqual("/my-plan", (await again.Open(new Uri(link).AbsolutePath)).Path);
    }
}
