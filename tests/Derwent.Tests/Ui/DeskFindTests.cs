using System.Net;
using Derwent.FrontDoor;
using Derwent.Shared.Security;
using Derwent.Tests.Support;
using Xunit;

namespace Derwent.Tests.Ui;

/// <summary>Find anything from any page of the desk: what somebody may not see is not found, what was found is written down, and no name stands in an address.</summary>
public sealed class DeskFindTests(House house) : IClassFixture<House>
{
    private readonly Town town = new(house);

    [Theory]
    [InlineData(Role.Coordinator)]
    [InlineData(Role.Administrator)]
    [InlineData(Role.Analyst)]
    [InlineData(Role.DataProtectionLead)]
    [InlineData(Role.Practitioner)]
    [InlineData(Role.OrganisationManager)]
    public async Task Who_is_not_in_the_circle_finds_nobody(string role)
    {
        var of = await town.ACase();
        var others = await town.AnOrganisation();
        using var wrong = await house.SignedIn(await house.APerson(others.Id, role));
        foreach (var words in new[] { of.Referral.Surname, of.Reference })
        {
            var seen = await Find(wrong, words);
            Assert.Equal(HttpStatusCode.OK, seen.Status);
            Assert.Empty(seen.Document.QuerySelectorAll(".rows > li"));
            Assert.Contains("Nothing that you may see is called that.", seen.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_stranger_is_asked_to_sign_in()
    {
        using var stranger = house.Stranger();
        Assert.Equal("/sign-in", (await stranger.Open("/desk/find")).Path);
    }

    [Fact]
    public async Task The_partnership_team_finds_case_and_referral_by_name_nearly_right_and_by_reference()
    {
        var of = await town.ACase();
        using var partner = await house.SignedIn(of.Lead);
        foreach (var words in new[] { of.Referral.Surname, of.Referral.Surname.Replace("Quill", "Quil", StringComparison.Ordinal), of.Referral.Details.FirstName! })
            Assert.Contains($"/desk/cases/{of.Reference}", (await Find(partner, words)).Html, StringComparison.Ordinal);
        var seen = await Find(partner, of.Referral.Surname);
        Assert.Equal("Cases", seen.Document.QuerySelector("main h2")!.TextContent);
        Assert.Contains("/desk/front-door/", seen.Html, StringComparison.Ordinal);
        Assert.Equal("/desk/find", seen.Address.PathAndQuery);
    }

    [Fact]
    public async Task A_practitioner_finds_the_case_whose_circle_they_are_in_and_their_page_by_its_name()
    {
        var of = await town.ACase();
        using var helper = await house.SignedIn(of.Helpers.Practitioner);
        Assert.Contains($"/desk/cases/{of.Reference}", (await Find(helper, of.Referral.Surname)).Html, StringComparison.Ordinal);
        Assert.Contains("/desk/register", (await Find(helper, "regis")).Document.QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);
        Assert.Contains($"/organisations/", (await Find(helper, of.Helpers.Name)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_found_is_written_in_the_audit()
    {
        var of = await town.ACase(SubjectKind.Place);
        using var partner = await house.SignedIn(of.Lead);
        var sql = $"select count(*) from audit.entries where act = 'read' and what like 'found by words%' and person_id = '{of.Lead.Id}'";
        await Find(partner, "Sorrel");
        Assert.Equal(2, await house.Behind<long>(sql));
    }

    [Fact]
    public async Task One_letter_is_not_enough_and_wildcards_are_letters()
    {
        await town.ACase();
        using var partner = await house.SignedIn(await town.APartner());
        var seen = await Find(partner, "a");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.Contains("Type at least two letters", seen.Text, StringComparison.Ordinal);
        Assert.Empty((await Find(partner, "%%")).Document.QuerySelectorAll(".rows > li"));
        Assert.Equal(HttpStatusCode.OK, (await Find(partner, new string('x', 5000))).Status);
    }

    private static async Task<Seen> Find(Visitor visitor, string words) => await (await visitor.Open("/desk/find")).Form("Find").Fill("Words", words).Press();
}
