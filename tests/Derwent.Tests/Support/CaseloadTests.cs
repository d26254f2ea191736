using System.Net;
using Derwent.Shared.Security;
using Xunit;

namespace Derwent.Tests.Support;

/// <summary>The list of cases and the day's page: only rows that this person may see, and numbers that lead to exactly their rows.</summary>
public sealed class CaseloadTests(House house) : IClassFixture<House>
{
    private readonly Town town = new(house);

    [Theory]
    [InlineData(Role.Coordinator)]
    [InlineData(Role.Administrator)]
    [InlineData(Role.Analyst)]
    [InlineData(Role.DataProtectionLead)]
    public async Task Who_works_with_no_case_has_no_list_and_an_empty_day(string role)
    {
        var of = await town.ACase();
        using var wrong = await house.SignedIn(await house.APerson(of.Helpers.Id, role));
        Assert.Equal(HttpStatusCode.NotFound, (await wrong.Open("/desk/cases")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await wrong.Open("/desk/offers")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await wrong.Open("/desk/register")).Status);
        var today = await wrong.Open("/desk");
        Assert.Equal(HttpStatusCode.OK, today.Status);
        Assert.DoesNotContain(of.Referral.Surname, today.Html);
        Assert.DoesNotContain(of.Reference, today.Html);
    }

    [Fact]
    public async Task A_practitioner_sees_the_cases_of_their_circle_and_no_other()
    {
        var mine = await town.ACase();
        var other = await town.ACase();
        using var visitor = await house.SignedIn(mine.Helpers.Practitioner);
        foreach (var path in new[] { "/desk/cases", "/desk", "/desk?days=7&all=true", "/desk/cases?show=still", $"/desk/cases?q={other.Reference}", "/desk/cases?handler=csv" })
        {
            var seen = await visitor.Open(path);
            Assert.Equal(HttpStatusCode.OK, seen.Status);
            Assert.DoesNotContain(other.Referral.Surname, seen.Html);
        }
        Assert.Contains(mine.Referral.Surname, (await visitor.Open("/desk/cases")).Text);
    }

    [Fact]
    public async Task Every_number_of_the_list_is_the_number_of_its_rows()
    {
        await town.ACase();
        await town.ACase(Derwent.FrontDoor.SubjectKind.Place);
        using var partner = await house.SignedIn(await town.APartner());
        var page = await partner.Open("/desk/cases");
        foreach (var link in page.Document.QuerySelectorAll(".views a"))
        {
            var rows = await partner.Open(link.GetAttribute("href")!);
            Assert.Equal(link.QuerySelector(".num")!.TextContent, rows.Document.QuerySelectorAll(".rows > li").Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public async Task Search_finds_by_name_and_reference_and_takes_wildcards_as_letters()
    {
        var of = await town.ACase();
        using var partner = await house.SignedIn(of.Lead);
        Assert.Contains(of.Reference, (await partner.Open($"/desk/cases?q={of.Referral.Surname}")).Text);
        Assert.Single((await partner.Open($"/desk/cases?q={of.Reference}")).Document.QuerySelectorAll(".rows > li"));
        Assert.Empty((await partner.Open("/desk/cases?q=%25")).Document.QuerySelectorAll(".rows > li"));
        Assert.Equal(HttpStatusCode.OK, (await partner.Open($"/desk/cases?p=99999999&of=x&show=y&q={new string('a', 3000)}")).Status);
    }

    [Fact]
    public async Task The_file_holds_the_same_rows()
    {
        var of = await town.ACase();
        using var partner = await house.SignedIn(of.Lead);
        var answer = await partner.Get("/desk/cases?show=mine&handler=csv");
        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        var lines = (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.StartsWith(of.Reference, lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_day_shows_what_is_late_what_is_due_and_what_moved()
    {
        var of = await town.ACase();
        var helpers = await town.AnOrganisation();
        await town.AService(helpers, ["identity"]);
        using var partner = await house.SignedIn(await town.APartner());
        var referral = await town.AReferral(partner.Person!, Derwent.FrontDoor.SubjectKind.YoungPerson, "identity");
        var page = await (await partner.Open($"/desk/packages/new/{referral.Id}")).Form("Begin with this").Press();
        await page.Form("Send 1 offer").Fill("Plan.LeadId", partner.Person!.Id.ToString()).Choose("Plan.Theirs=true").Press("Send 1 offer");
        var today = await partner.Open("/desk");
        Assert.Equal("Tuesday 24 November", today.Heading);
        Assert.Contains($"→ {helpers.Name}", today.Text);
        Assert.Contains(of.Referral.Surname, today.Text);
    }

    [Fact]
    public async Task A_package_that_nobody_agreed_comes_up_in_the_week_in_which_it_is_due()
    {
        var later = new House();
        await later.InitializeAsync();
        try
        {
            var partner = await new Town(later).APartner();
            var referral = await new Town(later).AReferral(partner);
            using var visitor = await later.SignedIn(partner);
            await (await visitor.Open($"/desk/packages/new/{referral.Id}")).Form("Begin with this").Press();
            var agree = $"Agree the package with {referral.Details.FirstName} {referral.Surname}";
            Assert.DoesNotContain(agree, (await visitor.Open("/desk?days=7")).Text);
            later.Clock.Advance(TimeSpan.FromDays(9));
            Assert.Contains(agree, (await visitor.Open("/desk?days=7")).Text);
        }
        finally { await later.DisposeAsync(); }
    }
}
