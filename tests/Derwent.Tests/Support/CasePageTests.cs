using System.Net;
using Derwent.FrontDoor;
using Derwent.Shared.Security;
using Xunit;

namespace Derwent.Tests.Support;

/// <summary>The case page over HTTP: who sees it, what each of its forms does, and what it refuses.</summary>
public sealed class CasePageTests(House house) : IClassFixture<House>
{
    private readonly Town town = new(house);

    [Fact]
    public async Task Anyone_outside_the_circle_finds_nothing()
    {
        var of = await town.ACase();
        var others = await town.AnOrganisation();
        var wrong = new[]
        {
            others.Practitioner, others.Manager, await house.APerson(of.Helpers.Id, Role.Coordinator), await house.APerson(of.Helpers.Id, Role.Administrator),
            await house.APerson(of.Helpers.Id, Role.Analyst), await house.APerson(of.Helpers.Id, Role.DataProtectionLead), await house.APerson(null, Role.Practitioner),
        };
        foreach (var person in wrong)
        {
            using var visitor = await house.SignedIn(person);
            foreach (var path in new[] { "", "/close", "/reopen", "/follow-up" })
            {
                var seen = await visitor.Open($"/desk/cases/{of.Reference}{path}");
                Assert.Equal(HttpStatusCode.NotFound, seen.Status);
                Assert.DoesNotContain(of.Referral.Surname, seen.Html);
            }
        }
    }

    [Fact]
    public async Task A_wrong_person_cannot_write_either()
    {
        var of = await town.ACase();
        var mine = await town.ACase();
        using var visitor = await house.SignedIn(mine.Helpers.Practitioner);
        var page = await visitor.Open($"/desk/cases/{mine.Reference}");
        var fields = page.Form("#note").Fill("Note.Words", "Not mine to write.").Fields;
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Post($"/desk/cases/{of.Reference}?handler=Note", fields)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Post($"/desk/cases/{of.Reference}/close?handler=Ask", fields)).Status);
        Assert.Equal(0L, await house.Behind<long>($"select count(*) from support.steps where case_id = '{of.CaseId}' and words = 'Not mine to write.'"));
    }

    [Fact]
    public async Task The_circle_sees_it_and_the_audit_knows()
    {
        var of = await town.ACase();
        using var visitor = await house.SignedIn(of.Helpers.Practitioner);
        var seen = await visitor.Open($"/desk/cases/{of.Reference}");
        Assert.Equal(HttpStatusCode.OK, seen.Status);
        Assert.Contains(of.Referral.Surname, seen.Heading);
        Assert.Contains("In support, week 1", seen.Text);
        Assert.Contains(of.Service.Name, seen.Text);
        Assert.Equal(1L, await house.Behind<long>($"select count(*) from audit.entries where record_id = '{of.CaseId}' and act = 'read' and person_id = '{of.Helpers.Practitioner.Id}'"));
        Assert.DoesNotContain(of.Referral.Surname, seen.Document.Title!);
    }

    [Fact]
    public async Task When_support_ends_so_does_the_sight_of_it()
    {
        var of = await town.ACase();
        using var partner = await house.SignedIn(of.Lead);
        var page = await partner.Open($"/desk/cases/{of.Reference}");
        await page.Form("Finish").PressInVain("Say in a few words what came of it.", "Finish");
        await page.Form("Finish").Fill("outcome", "He goes by himself now.").Press();
        using var visitor = await house.SignedIn(of.Helpers.Practitioner);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Open($"/desk/cases/{of.Reference}")).Status);
        Assert.Contains("He goes by himself now.", (await partner.Open($"/desk/cases/{of.Reference}")).Text);
    }

    [Fact]
    public async Task A_note_stands_on_the_timeline_with_who_and_when()
    {
        var of = await town.ACase();
        using var visitor = await house.SignedIn(of.Helpers.Practitioner);
        var page = await visitor.Open($"/desk/cases/{of.Reference}");
        page = await page.Form("#note").Fill("Note.What", "visit").Fill("Note.Words", "Talked on the steps.").Fill("Note.Quote", "got it x").Press();
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Talked on the steps.", page.Document.QuerySelector(".timeline li")!.TextContent);
        Assert.Contains(of.Helpers.Practitioner.Name, page.Document.QuerySelector(".timeline li")!.TextContent);
    }

    [Fact]
    public async Task An_empty_note_comes_back_with_what_was_typed()
    {
        var of = await town.ACase();
        using var visitor = await house.SignedIn(of.Helpers.Practitioner);
        var again = await (await visitor.Open($"/desk/cases/{of.Reference}")).Form("#note").Fill("Note.Quote", "I liked it").Press();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("Write what happened.", again.Text);
        Assert.Contains("I liked it", again.Html);
    }

    [Fact]
    public async Task A_note_to_heed_stands_above_all_and_can_be_ended_once()
    {
        var of = await town.ACase();
        using var visitor = await house.SignedIn(of.Lead);
        var page = await visitor.Open($"/desk/cases/{of.Reference}");
        var refused = await page.Form("Add the note").Fill("Heed.Words", "Thursdays are private.").Press("Add the note");
        page = await visitor.Open($"/desk/cases/{of.Reference}");
        var form = page.Document.QuerySelectorAll("form").First(f => f.InnerHtml.Contains("Heed.Words", StringComparison.Ordinal));
        Assert.NotNull(form);
        var heed = page.Form("form[action*='Heed']").Fill("Heed.Words", "Thursdays are private.").Fill("Heed.ReviewOn", "2027-01-12").Choose("Heed.WasTold=true");
        page = await heed.Press();
        Assert.Contains("Thursdays are private.", page.Document.QuerySelector(".heed .flagged")!.TextContent);
        var end = page.Form("End");
        Assert.Equal(HttpStatusCode.OK, (await end.Press()).Status);
        var twice = await end.Press();
        Assert.Equal(HttpStatusCode.Conflict, twice.Status);
        Assert.Contains("has ended this note already", twice.Text);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
    }

    [Fact]
    public async Task Goals_are_set_marked_and_reached()
    {
        var of = await town.ACase();
        using var visitor = await house.SignedIn(of.Helpers.Practitioner);
        var page = await visitor.Open($"/desk/cases/{of.Reference}");
        await page.Form("Add the goal").Fill("Goal.Words", "Get the bus on my own").Fill("Goal.Mark", "12").PressInVain("A mark is a whole number from 0 to 10.", "Add the goal");
        page = await page.Form("Add the goal").Fill("Goal.Words", "Get the bus on my own").Fill("Goal.Mark", "2").Press();
        Assert.Contains("Get the bus on my own", page.Document.QuerySelector(".goals")!.TextContent);
        var bad = await page.Form("form[action*='Mark']").Fill("mark", "11").Press();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bad.Status);
        page = await (await visitor.Open($"/desk/cases/{of.Reference}")).Form("form[action*='Mark']").Fill("mark", "5").Press();
        Assert.Contains("5 out of 10", page.Html);
        page = await page.Form("Reached").Press("Reached");
        Assert.Contains("Reached.", page.Document.QuerySelector(".goals")!.TextContent);
    }

    [Fact]
    public async Task The_timeline_is_filtered_by_its_address()
    {
        var of = await town.ACase();
        using var visitor = await house.SignedIn(of.Lead);
        var page = await visitor.Open($"/desk/cases/{of.Reference}?kind=sharing");
        Assert.All(page.Document.QuerySelectorAll(".timeline > li"), li => Assert.Equal("sharing", li.GetAttribute("data-kind")));
        Assert.NotEmpty(page.Document.QuerySelectorAll(".timeline > li"));
        Assert.Equal(HttpStatusCode.OK, (await visitor.Open($"/desk/cases/{of.Reference}?kind=nonsense&kind=')--")).Status);
    }

    [Fact]
    public async Task A_need_changes_and_how_it_was_stays()
    {
        var of = await town.ACase();
        using var visitor = await house.SignedIn(of.Lead);
        var page = await (await visitor.Open($"/desk/cases/{of.Reference}")).Form("form[action*='Seen']").Fill("Seen.Code", "school").Fill("Seen.Severity", "1").Press();
        Assert.Contains("was serious on", page.Document.QuerySelector(".domains")!.TextContent);
    }

    [Fact]
    public async Task A_reference_that_is_none_is_not_found()
    {
        using var partner = await house.SignedIn(await town.APartner());
        foreach (var path in new[] { "C-ZZZZ", "C-%27%3B--", new string('x', 300), "C-7KQ4%00" })
            Assert.Contains((await partner.Open($"/desk/cases/{path}")).Status, new[] { HttpStatusCode.NotFound, HttpStatusCode.BadRequest });
    }

    [Theory]
    [InlineData(SubjectKind.Family)]
    [InlineData(SubjectKind.Place)]
    public async Task A_family_and_a_place_have_a_page_of_their_own(SubjectKind kind)
    {
        var of = await town.ACase(kind);
        using var visitor = await house.SignedIn(of.Helpers.Practitioner);
        var page = await visitor.Open($"/desk/cases/{of.Reference}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(kind == SubjectKind.Place ? "Actions on the place" : "In the family", page.Text);
        Assert.StartsWith(kind == SubjectKind.Place ? "P-" : "C-", of.Reference, StringComparison.Ordinal);
    }
}
