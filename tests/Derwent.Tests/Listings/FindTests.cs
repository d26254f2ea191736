using System.Net;
using Derwent.Alliance;
using Derwent.Listings;
using Derwent.Listings.Find;
using Derwent.Shared.Security;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Derwent.Tests.Listings;

/// <summary>Find support: what is asked for is found, what cannot be meant is said, and a refuge is found by nobody who is not signed in.</summary>
public sealed class FindTests(House house) : IClassFixture<House>
{
    private static ServiceFacts Service(string name) => new()
    {
        Name = name, Description = $"{name} in the city.", Sites = [Directories.Site(-1.476, 52.922, "DE1 1AA", place: "Cathedral Quarter")],
        Schedules = [ScheduleFacts.Weekly("TU", "16:00", "18:00")],
    };

    [Fact]
    public async Task Words_age_need_cost_and_day_each_narrow_the_list()
    {
        await house.AnOrganisation("Narrow Trust", Tier.Member,
            Service("Quokka boxing") with { MinAge = 11, MaxAge = 15, CostPence = 0, Needs = ["anxiety"] },
            Service("Quokka choir") with { MinAge = 19, MaxAge = 25, CostPence = 500, Needs = ["housing"], Schedules = [ScheduleFacts.Weekly("SA", "10:00", "12:00")] });
        using var visitor = house.Stranger();
        Assert.Equal(["Quokka boxing", "Quokka choir"], Names(await visitor.Open("/find?q=quokka")).Order());
        foreach (var narrower in new[] { "age=11-15", "need=talk", "cost=free", "day=tu" })
            Assert.Equal(["Quokka boxing"], Names(await visitor.Open($"/find?q=quokka&{narrower}")));
    }

    [Fact]
    public async Task Near_a_place_that_only_listings_name_the_nearest_comes_first_and_the_distance_bounds()
    {
        await house.AnOrganisation("Near Trust", Tier.Member,
            Service("Wombat near") with { Sites = [Directories.Site(-1.50, 52.90, "DE23 6AA", place: "Wombatshire")] },
            Service("Wombat far") with { Sites = [Directories.Site(-1.40, 52.99, "DE7 6AA", place: "Elsewhere")] });
        using var visitor = house.Stranger();
        Assert.Equal(["Wombat near", "Wombat far"], Names(await visitor.Open("/find?q=wombat&near=wombatshire")));
        Assert.Equal(["Wombat far", "Wombat near"], Names(await visitor.Open("/find?q=wombat&near=DE7+6AA")));
        Assert.Equal(["Wombat near"], Names(await visitor.Open("/find?q=wombat&near=DE23&within=1")));
    }

    [Fact]
    public async Task Only_what_is_in_force_is_shown_as_chosen_and_a_search_without_a_find_says_what_to_try()
    {
        using var visitor = house.Stranger();
        static string Chosen(Seen page) => string.Join(' ', page.Document.QuerySelectorAll(".chip.on").Select(chip => chip.TextContent));

        // How far from where? Nobody said, or nobody knows the place.
        Assert.DoesNotContain("Within", Chosen(await visitor.Open("/find?within=1")), StringComparison.Ordinal);
        var unknown = await visitor.Open("/find?within=1&near=Nowhere+at+all&age=old");
        Assert.DoesNotContain("Within", Chosen(unknown), StringComparison.Ordinal);
        Assert.All(new[] { "near", "age" }, field => Assert.Equal("true", unknown.Document.GetElementById(field)!.GetAttribute("aria-invalid")));

        Assert.Contains("We found nothing for exactly this. Use one plain word", (await visitor.Open("/find?q=zzqqxx")).Text, StringComparison.Ordinal);
        Assert.Contains("Or use one plain word", (await visitor.Open("/find?q=zzqqxx&cost=free")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_is_remembered_and_a_postcode_never_however_it_is_typed()
    {
        await house.AnOrganisation("Numbat Trust", Tier.Member, Service("Numbat") with { Sites = [Directories.Site(-1.48, 52.91, "DE24 9ZZ", place: "Numbatshire")] });
        using var visitor = house.Stranger();
        string[] postcodes = ["DE24 9ZZ", "de24 9zz", "DE249ZZ", " de24  9zz ", "DE24"];
        var known = house.Services.GetRequiredService<KnownPlaces>();
        var before = known.Count;
        foreach (var typed in postcodes.Append("Numbatshire").Append("DE24 9Z").Append("1 Home Street DE24 9ZZ"))
            await visitor.Open("/find?q=numbat&near=" + Uri.EscapeDataString(typed));
        Assert.Equal(["Numbat"], Names(await visitor.Open("/find?q=numbat&near=DE24+9ZZ&within=1")));

        Assert.NotNull(known.Of("numbatshire"));
        Assert.Equal(before + 1, known.Count);
        Assert.All(postcodes, typed => Assert.Null(known.Of(typed)));
        // The platform's own lines about requests are written by no deployment.
        Assert.DoesNotContain(house.Log.Lines, line => !line.StartsWith("Information Microsoft", StringComparison.Ordinal) && line.Contains("9ZZ", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("near=Atlantis", "We don’t know a place called “Atlantis”.")]
    [InlineData("age=90-3", "Choose an age from the list.")]
    public async Task What_cannot_be_meant_is_said_beside_the_field_and_kept_as_typed(string query, string sentence)
    {
        using var visitor = house.Stranger();
        var seen = await visitor.Open("/find?" + query);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.Contains(sentence, seen.Text);
    }

    [Fact]
    public async Task Nothing_found_is_answered_kindly_and_a_page_behind_the_last_is_not_there()
    {
        using var visitor = house.Stranger();
        var none = await visitor.Open("/find?q=zzyzzx");
        Assert.Equal(HttpStatusCode.OK, none.Status);
        Assert.Contains("Nothing yet", none.Text);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Open("/find?q=zzyzzx&page=2")).Status);
    }

    [Fact]
    public async Task A_refuge_is_seen_nowhere_by_a_stranger_and_by_somebody_signed_in_on_the_find_page()
    {
        const string canary = "Numbatrefuge";
        await house.AnOrganisation("Safe Trust", Tier.Member, Service(canary) with { IsPrivate = true, Sites = [Directories.Site(-1.476, 52.922, "DE99 9ZZ", place: "Numbatplace")] });
        using var stranger = house.Stranger();
        foreach (var path in new[] { "/find?q=numbatrefuge", "/find?q=numbatrefug", "/find/map.json?q=numbatrefuge", "/find/list.csv?q=numbatrefuge", "/find?near=DE1+1AA", "/organisations/safe-trust", "/services/numbatrefuge" })
        {
            var answer = await (await stranger.Get(path)).Content.ReadAsStringAsync();
            Assert.False(answer.Replace("value=\"numbatrefuge\"", "", StringComparison.Ordinal).Contains(canary, StringComparison.Ordinal), path);
            Assert.DoesNotContain("DE99 9ZZ", answer);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Open("/services/numbatrefuge")).Status);
        // Not even as a place that can be named.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await stranger.Open("/find?near=numbatplace")).Status);
        using var worker = await house.SignedIn(Role.Practitioner);
        Assert.Equal([canary], Names(await worker.Open("/find?q=numbatrefuge")));
        // That a worker asked does not tell the next stranger where it is.
        Assert.Equal(HttpStatusCode.OK, (await worker.Open("/find?near=numbatplace")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await stranger.Open("/find?near=numbatplace")).Status);
    }

    [Fact]
    public async Task A_manager_keeps_the_own_organisation_and_another_one_is_not_there()
    {
        var own = await house.AnOrganisation("Own Trust", Tier.Member, Service("Own club"));
        await house.AnOrganisation("Other Trust", Tier.Member, Service("Other club"));
        using var manager = await house.SignedIn(await house.APerson(own.Id, Role.OrganisationManager));
        Assert.Equal(HttpStatusCode.OK, (await manager.Open("/desk/organisation/own-trust")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.Open("/desk/organisation/other-trust")).Status);
    }

    private static IEnumerable<string> Names(Seen page) => page.Document.QuerySelectorAll("ol.results h2, ol.results h3").Select(heading => heading.TextContent.Trim());
}
