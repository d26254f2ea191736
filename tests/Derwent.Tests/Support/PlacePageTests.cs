using System.Net;
using Derwent.FrontDoor;
using Derwent.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Derwent.Tests.Support;

/// <summary>The page of a place: actions, counts, people linked, the map.</summary>
public sealed class PlacePageTests(House house) : IClassFixture<House>
{
    private readonly Town town = new(house);

    [Fact]
    public async Task A_place_gets_actions_counts_and_links_that_only_the_linker_sees()
    {
        var of = await town.ACase(SubjectKind.Place);
        var person = await town.ACase();
        using var lead = await house.SignedIn(of.Lead);
        var page = await (await lead.Open($"/desk/cases/{of.Reference}")).Form("Add the action").Fill("Act.Words", "Light the underpass").Fill("Act.WhoDoesIt", "City council").Fill("Act.DueOn", "2026-12-04").Press();
        Assert.Contains("Light the underpass", page.Text);
        page = await page.Form("It runs").Press();
        Assert.Contains("running", page.Document.QuerySelector("#actions")!.ParentElement!.ParentElement!.TextContent);
        page = await page.Form("Add the count").Fill("Figure.From", "2026-07-01").Fill("Figure.To", "2026-09-30").Fill("Figure.Value", "9").Fill("Figure.Source", "Police").Press();
        Assert.Contains("One count makes no comparison.", page.Text);
        var refused = await page.Form("Link").Fill("Person.Reference", person.Reference).Press();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Nobody is linked to a place without a reason.", refused.Text);
        page = await page.Form("Link").Fill("Person.Reference", person.Reference).Fill("Person.Reason", "He named it.").Press();
        Assert.Contains(person.Reference, page.Text);
        using var other = await house.SignedIn(of.Helpers.Practitioner);
        var seen = await other.Open($"/desk/cases/{of.Reference}");
        Assert.Contains("1 person is linked", seen.Text);
        Assert.DoesNotContain(person.Reference, seen.Html);
        using var colleague = await house.SignedIn(await town.APartner());
        Assert.DoesNotContain(person.Reference, (await colleague.Open($"/desk/cases/{of.Reference}")).Html);
    }

    [Fact]
    public async Task A_place_that_nobody_put_on_the_map_is_put_there_by_whoever_works_on_it()
    {
        var of = await town.ACase(SubjectKind.Place);
        await house.Behind<object>($"update support.cases set latitude = null, longitude = null where id = '{of.CaseId}'");
        using var lead = await house.SignedIn(of.Lead);
        var page = await lead.Open($"/desk/cases/{of.Reference}");
        Assert.Null(page.Document.QuerySelector("svg.map"));
        var refused = await page.Form("Put it on the map").Fill("Near", "Atlantis").Press();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("We do not know that postcode or area. Try one close by.", refused.Text);
        Assert.Contains("Atlantis", refused.Html);
        page = await refused.Form("Put it on the map").Fill("Near", "Normanton").Press();
        Assert.NotNull(page.Document.QuerySelector("svg.map"));
        Assert.Contains("Put on the map", page.Document.QuerySelector(".timeline")!.TextContent);
    }

    [Fact]
    public async Task The_postcode_that_the_referrer_gave_becomes_a_point_when_the_case_opens()
    {
        await house.Behind<object>("insert into geography.postcodes (postcode, point, imported_at) values ('DE240ZQ', 'SRID=4326;POINT(-1.45 52.88)', now()) on conflict do nothing");
        var partner = await town.APartner();
        var (referral, subject) = (FrontDoor.SomeReferral.Submitted(), Subject.Record(SubjectKind.YoungPerson, FrontDoor.SomeReferral.Theo, Town.Of(partner), house.Clock.GetUtcNow()));
        referral.Recognise(subject, true, null, Town.Of(partner), house.Clock.GetUtcNow());
        referral.Accept("We can help.", Urgency.Usual, Town.Of(partner), house.Clock.GetUtcNow());
        await house.As(partner, async services =>
        {
            services.GetRequiredService<FrontDoorContext>().AddRange(referral, subject);
            await services.GetRequiredService<FrontDoorContext>().SaveChangesAsync();
            await services.GetRequiredService<OpenCase>().Run(referral.Id, Town.Of(partner));
        });
        Assert.Equal(52.88, await house.Behind<double>($"select latitude from support.cases where subject_id = '{subject.Id}'"), 5);
    }
}
