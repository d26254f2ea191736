using Derwent.Listings;
using Derwent.Shared.Imports;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Derwent.Tests.Listings;

/// <summary>Real directories come in whole, and the same again changes nothing.</summary>
public sealed class ImportTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task San_Mateo_comes_in_with_366_services_of_282_organisations_and_the_second_run_changes_nothing()
    {
        var path = Directories.Shared("directories/san-mateo-oruk3/services.json");
        var first = await house.ImportJson(path, "san-mateo");
        Assert.Equal(["366 services: 366 new.", "282 organisations: 282 new."], first.Done);
        Assert.Equal(366, await house.Listed(listings => listings.Services.CountAsync(s => s.Source == "san-mateo")));
        Assert.Contains(first.Notes, note => note.Kind == NoteKind.Missing && note.Says == "no description" && note.Record == "San Mateo Farmers' Market");
        var before = await Fingerprint();
        var second = await house.ImportJson(path, "san-mateo");
        Assert.Equal(["366 services: all as they were, nothing changed.", "282 organisations: all as they were, nothing changed."], second.Done);
        Assert.Equal(before, await Fingerprint());
    }

    [Fact]
    public async Task Manchester_comes_in_with_its_times_in_words_and_its_mended_postcode()
    {
        var report = await house.ImportJson(Directories.Shared("directories/manchester-oruk3/services.json"), "manchester");
        Assert.Equal("29 services: 29 new.", report.Done[0]);
        Assert.Contains(report.Notes, note => note.Says == "its postcode was written anew: “M21 9aq” is M21 9AQ");
        Assert.Equal("Weekdays, 10am to 5pm", await house.Listed(listings => listings.Services.Where(s => s.Name == "CAN - Community Awareness Network").Select(s => s.Times).SingleAsync()));
    }

    [Fact]
    public async Task Bristol_as_served_is_mended_and_every_fault_is_said()
    {
        var report = await house.ImportJson(Directories.Shared("directories/oruk-live-bristol/bristol-services-page1.json"), "bristol");
        Assert.Equal("3 services: 3 new.", report.Done[0]);
        Assert.Contains("The file says it has 874 services in all; 3 rows are in it.", report.Remarks);
        var said = report.About("1625 Independent People");
        Assert.Contains("its last_modified has no time zone: English time was assumed", said);
        Assert.Contains("HTML in its description was turned into plain text", said);
        Assert.Contains("its youngest age of -1 was read as no limit", said);
        var one = await house.Listed(listings => listings.Services.SingleAsync(s => s.Source == "bristol" && s.Name == "1625 Independent People"));
        Assert.DoesNotContain('<', one.Description);
        Assert.StartsWith("About Us\n\n1625 Independent People works with young people", one.Description);
        Assert.Equal(new DateTimeOffset(2025, 9, 2, 11, 6, 15, 654, TimeSpan.Zero), one.SourceModifiedAt);
        Assert.Null(one.MinAge);
        await house.ImportJson(Directories.Shared("directories/oruk-live-bristol/bristol-service-1625ip.json"), "bristol");
        Assert.Equal(3, await house.Listed(listings => listings.Services.CountAsync(s => s.Source == "bristol")));
    }

    [Fact]
    public async Task What_came_in_stands_in_the_index_of_the_search_at_once_and_is_in_nobodys_way()
    {
        await house.ImportJsonText("""[{"id": "filed", "name": "Filed", "organization": {"id": "filed", "name": "Filed"}}]""", "filed");
        Assert.Equal(0, await house.Behind<long>("select gin_clean_pending_list('listings.findable_search')"));
    }

    [Theory]
    [InlineData("""{"amount": 0, "option": "Free"}""", "Free")]
    [InlineData("""{"amount": 0}""", "Free")]
    [InlineData("""{"amount": 0, "option": "Under 5s"}, {"amount": 2.5, "option": "Others"}""", "Free: Under 5s; £2.50 Others")]
    [InlineData("""{"amount": 3}""", "£3")]
    public async Task A_price_of_nothing_is_free(string options, string says)
    {
        var name = $"Priced {says.Length}{options.Length}";
        await house.ImportJsonText($$"""[{"id": "{{name}}", "name": "{{name}}", "organization": {"id": "priced", "name": "Priced"}, "cost_options": [{{options}}]}]""", name);
        Assert.Equal(says, await house.Listed(listings => listings.Services.Where(service => service.Name == name).Select(service => service.CostWords).SingleAsync()));
    }

    [Fact]
    public async Task A_page_of_128_rows_with_one_id_becomes_one_service_and_says_so()
    {
        var report = await house.ImportJson(Directories.Shared("directories/oruk-page-128/service_list.json"), "page");
        Assert.Equal(["1 service: 1 new.", "1 organisation: 1 new."], report.Done);
        Assert.Contains("The file says it has 31 services in all; 128 rows are in it.", report.Remarks);
        Assert.Contains(report.Notes, note => note.Says == "128 rows carry its id ac148810-d857-441c-9679-408f346de14b: they became one service, and this fullest row was taken");
        Assert.Single(report.Notes.Select(note => note.Row).Distinct());
        Assert.Equal("1 service: as it was, nothing changed.", (await house.ImportJson(Directories.Shared("directories/oruk-page-128/service_list.json"), "page")).Done[0]);
    }

    [Fact]
    public async Task Buckinghamshires_older_shape_fits_too()
    {
        var report = await house.ImportJson(Directories.Shared("directories/outpost-scout/services.json"), "bucks");
        Assert.Equal("20 services: 20 new.", report.Done[0]);
        Assert.Equal(5, report.Notes.Count(note => note.Says.StartsWith("its coordinates are impossible and were left out", StringComparison.Ordinal)));
        var brownies = await house.Listed(listings => listings.Services.Include(s => s.Locations).SingleAsync(s => s.Name == "12th Aylesbury Brownies" && s.Source == "bucks"));
        Assert.Equal(("Mondays, 10am to 5pm", 5, 11), (brownies.Times, brownies.MinAge, brownies.MaxAge));
        Assert.Equal(-0.790659, brownies.Locations.Single().Point!.X, 6);
    }

    private Task<string?> Fingerprint() => house.Behind<string>(
        "select md5(string_agg(t, '' order by t)) from (select s.xmin::text || s::text as t from listings.services s union all select l.xmin::text || l::text from listings.service_locations l union all select o.xmin::text || o::text from alliance.organisations o) rows");
}
