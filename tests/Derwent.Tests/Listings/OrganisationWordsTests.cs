using System.Net;
using Derwent.Alliance;
using Derwent.Listings;
using Derwent.Shared.Imports;
using Derwent.Shared.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Derwent.Tests.Listings;

/// <summary>What an organisation's people say of themselves: theirs to change, and no newer list of another directory undoes it.</summary>
public sealed class OrganisationWordsTests(House house) : IClassFixture<House>
{
    private const string Json = """
        {"contents":[{"id":"1","name":"Otter swim","status":"active","description":"We swim in the river.","organization":{"id":"o1","name":"NAME","description":"WHAT","website":"https://otter.example","email":"old@otter.example"}}]}
        """;

    [Fact]
    public async Task Another_manager_and_a_practitioner_find_no_page_to_change_it()
    {
        var organisation = await house.AnOrganisation("Own Words Trust", Tier.Member);
        var other = await house.AnOrganisation("Other Words Trust", Tier.Member);
        foreach (var person in new[] { await house.APerson(other.Id, Role.OrganisationManager), await house.APerson(organisation.Id, Role.Practitioner) })
        {
            using var visitor = await house.SignedIn(person);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Open("/desk/organisation/own-words-trust/about")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Post("/desk/organisation/own-words-trust/about", [new("Input.Name", "Mine now"), new("__RequestVerificationToken", await visitor.FormToken("/desk/find"))])).Status);
        }
        Assert.Equal("Own Words Trust", await house.Behind<string>("select name from alliance.organisations where slug = 'own-words-trust'"));
    }

    [Fact]
    public async Task What_its_people_changed_stays_what_they_left_alone_follows_and_the_report_says_what_was_kept()
    {
        await Taken("Otter Trust", "Swims.");
        var id = await house.Behind<Guid>("select id from alliance.organisations where external_id = 'o1'");
        using var manager = await house.SignedIn(await house.APerson(id, Role.OrganisationManager));
        await (await manager.Open("/desk/organisation/otter-trust/about")).Form("Save").Fill("Input.Name", "Otters of Derby").Fill("Input.Email", "hello@otters.example").Press();
        Assert.Contains("Otters of Derby", (await house.Stranger().Open("/services/otter-swim")).Text);
        Assert.Contains("Otters of Derby", (await house.Stranger().Open("/find?q=otter+swim")).Text);

        var report = await Taken("Otter Trust Limited", "Swims and sings.");

        var page = await house.Stranger().Open("/organisations/otter-trust");
        Assert.Equal("Otters of Derby", page.Heading);
        Assert.Contains("Swims and sings.", page.Text);
        Assert.Equal("hello@otters.example", await house.Behind<string>($"select email from alliance.organisations where id = '{id}'"));
        Assert.Equal("Otters of Derby", await house.Behind<string>("select organisation_name from listings.services where slug = 'otter-swim'"));
        var note = Assert.Single(report.Notes, note => note.Kind == NoteKind.Kept);
        Assert.Equal(("Otters of Derby", "the organisation itself said it otherwise: the name, the e-mail address"), (note.Record, note.Says));

        // The same list again changes nothing, and still says so.
        var again = await Taken("Otter Trust Limited", "Swims and sings.");
        Assert.Contains("1 organisation: as it was, nothing changed.", again.Done);
        Assert.Single(again.Notes, note => note.Kind == NoteKind.Kept);
    }

    [Fact]
    public async Task What_is_kept_of_a_service_is_said_too()
    {
        const string Csv = "id,name,organisation,description,website\n1,Vole walk,Vole Trust,Slow.,https://vole.example/{0}\n";
        await house.ImportCsvText(Csv.Replace("{0}", "1", StringComparison.Ordinal), "Burrow");
        using var ruth = await house.SignedIn(Role.Coordinator);
        await (await ruth.Open("/desk/listings/service/vole-walk")).Form("Save").Fill("Form.Website", "https://ours.example").Press();

        var report = await house.ImportCsvText(Csv.Replace("{0}", "2", StringComparison.Ordinal), "Burrow");

        Assert.Contains("somebody here said it otherwise: the website", report.About("Vole walk"));
        Assert.Contains("ours.example", (await house.Stranger().Open("/services/vole-walk")).Html);
    }

    [Fact]
    public async Task What_stood_there_before_is_kept_with_who_and_what_and_comes_back_when_somebody_wants_it()
    {
        var organisation = await house.AnOrganisation("Badger Trust", Tier.Member);
        using var manager = await house.SignedIn(await house.APerson(organisation.Id, Role.OrganisationManager));
        const string Page = "/desk/organisation/badger-trust/about";
        Assert.Contains("Nothing was changed yet.", (await manager.Open(Page)).Text);
        await (await manager.Open(Page)).Form("Save").Fill("Input.Description", "We dig at night.").Press();
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        await (await manager.Open(Page)).Form("Save").Fill("Input.Name", "Badgers of Derby").Fill("Input.Description", "We dig by day.").Press();
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        // Saved as it was: no version.
        await (await manager.Open(Page)).Form("Save").Press();

        var seen = await manager.Open(Page);
        Assert.Equal("2", seen.Document.QuerySelector("[aria-labelledby=old] .n")!.TextContent);
        Assert.Contains(seen.Document.QuerySelectorAll("[aria-labelledby=old] li:first-child del"), del => del.TextContent.Contains("night", StringComparison.Ordinal));
        Assert.Contains(manager.Person!.Name, seen.Document.QuerySelector("[aria-labelledby=old] li")!.TextContent);

        var back = await seen.Form(seen.Document.QuerySelector("[aria-labelledby=old] button")!.TextContent.Trim()).Press();

        Assert.Equal((HttpStatusCode.OK, Page), (back.Status, back.Path));
        var page = await house.Stranger().Open("/organisations/badger-trust");
        Assert.Equal("Badger Trust", page.Heading);
        Assert.Contains("We dig at night.", page.Text);
        Assert.Equal("3", back.Document.QuerySelector("[aria-labelledby=old] .n")!.TextContent);
        Assert.Equal(1L, await house.Behind<long>($"select count(*) from audit.entries where record_id = '{organisation.Id}' and what like '%earlier version came back%'"));
    }

    [Fact]
    public async Task Nobody_else_reads_or_brings_back_what_stood_there_before_not_even_past_the_page()
    {
        var (organisation, other) = (await house.AnOrganisation("Stoat Trust", Tier.Member), await house.AnOrganisation("Weasel Trust", Tier.Member));
        using (var manager = await house.SignedIn(await house.APerson(organisation.Id, Role.OrganisationManager)))
            await (await manager.Open("/desk/organisation/stoat-trust/about")).Form("Save").Fill("Input.Description", "White in winter.").Press();
        var version = await house.Behind<Guid>($"select id from listings.organisation_versions where organisation_id = '{organisation.Id}'");

        var weasel = await house.APerson(other.Id, Role.OrganisationManager);
        foreach (var person in new[] { weasel, await house.APerson(organisation.Id, Role.Practitioner) })
        {
            using var visitor = await house.SignedIn(person);
            foreach (var slug in new[] { "stoat-trust", "weasel-trust" })
                Assert.Equal(HttpStatusCode.NotFound, (await visitor.Post($"/desk/organisation/{slug}/about?handler=Restore", [new("version", version.ToString()), new("__RequestVerificationToken", await visitor.FormToken("/desk/find"))])).Status);
            await house.As(person, async services => Assert.Empty(await services.GetRequiredService<ListingsContext>().OrganisationVersions.ToListAsync()));
        }
        foreach (var sql in new[] { $"update listings.organisation_versions set why = 'x'", "delete from listings.organisation_versions", $"insert into listings.organisation_versions values (gen_random_uuid(), '{organisation.Id}', '{{}}', 'x', now(), 'x', null, null)" })
            Assert.Equal("42501", (await Assert.ThrowsAsync<Npgsql.PostgresException>(() => house.As(weasel, services => services.GetRequiredService<ListingsContext>().Database.ExecuteSqlRawAsync(sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal))))).SqlState);
    }

    [Fact]
    public async Task What_cannot_be_meant_is_said_beside_the_field_and_nothing_typed_is_lost()
    {
        await house.AnOrganisation("Typed Trust", Tier.Member);
        using var ruth = await house.SignedIn(Role.Coordinator);
        var refused = await (await ruth.Open("/desk/organisation/typed-trust/about")).Form("Save").Fill("Input.Name", "Typed anew").Fill("Input.Website", "javascript:alert(1)").Fill("Input.Email", "no address").Fill("Input.Phone", "ask").Press();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(3, refused.Document.QuerySelectorAll(".summary-errors li").Length);
        Assert.Equal("Typed anew", refused.Document.QuerySelector("input[name='Input.Name']")!.GetAttribute("value"));
    }

    private Task<ImportReport> Taken(string name, string what) => house.ImportJsonText(Json.Replace("NAME", name, StringComparison.Ordinal).Replace("WHAT", what, StringComparison.Ordinal), "Rivers");
}
