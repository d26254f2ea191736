using System.Text;
using Derwent.Shared.Database;
using Derwent.Shared.Geography;
using Derwent.Shared.Imports;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Derwent.Tests.Listings;

/// <summary>Areas, postcodes and figures: a file with broken rows changes nothing, and every broken row is named with its line.</summary>
public sealed class BrokenGeographyTests(House house) : IClassFixture<House>
{
    private const string Square = "[[[-1.4,52.9],[-1.5,52.9],[-1.5,52.8],[-1.4,52.9]]]";

    [Fact]
    public async Task All_broken_areas_are_reported_with_their_lines_and_nothing_is_imported()
    {
        var report = await Areas($$$"""
            {"type": "FeatureCollection", "features": [
              {"properties": {"WD25CD": "E1", "WD25NM": "Whole"}, "geometry": {"type": "Polygon", "coordinates": {{{Square}}}}},
              {"properties": {"WD25NM": "No code"}, "geometry": {"type": "Polygon", "coordinates": {{{Square}}}}},
              {"properties": {"code": "E3", "name": "No kind"}, "geometry": {"type": "Polygon", "coordinates": {{{Square}}}}},
              {"properties": {"WD25CD": "E1", "WD25NM": "Twice"}, "geometry": {"type": "Polygon", "coordinates": {{{Square}}}}},
              {"properties": {"WD25CD": "E5", "WD25NM": "No outline"}},
              {"properties": {"WD25CD": "E6", "WD25NM": "A point"}, "geometry": {"type": "Point", "coordinates": [1, 2]}},
              {"properties": {"WD25CD": "E7", "WD25NM": "No points"}, "geometry": {"type": "Polygon"}},
              {"properties": {"WD25CD": "E8", "WD25NM": "Words"}, "geometry": {"type": "Polygon", "coordinates": [[["a","b"],["a","b"],["a","b"],["a","b"]]]}},
              {"properties": {"WD25CD": "E9", "WD25NM": "Open"}, "geometry": {"type": "Polygon", "coordinates": [[[-1.4,52.9],[-1.5,52.9],[-1.5,52.8],[-1.4,52.8]]]}},
              {"properties": {"WD25CD": "E10", "WD25NM": "Metres"}, "geometry": {"type": "MultiPolygon", "coordinates": [[[[435000,336000],[435100,336000],[435100,336100],[435000,336000]]]]}},
              {"properties": {"WD25CD": "E11", "WD25NM": "No type"}, "geometry": {"type": 7, "coordinates": 7}},
              "no object",
              {"properties": {"WD25CD": "E13", "WD25NM": "Half \ud800"}, "geometry": {"type": "Polygon", "coordinates": {{{Square}}}}},
              {"properties": {"WD25CD": "E\u0000", "WD25NM": "Nought"}, "geometry": {"type": "MultiPolygon", "coordinates": "x"}}
            ]}
            """);
        Assert.Equal(
        [
            (3, "it has no code and name, such as WD25CD and WD25NM"), (4, "its kind cannot be told from its properties: say it with --kind"), (5, "the code E1 is there twice"), (6, "it has no outline"),
            (7, "its outline is a Point, not a polygon"), (8, "its outline has no points"), (9, "a point of its outline is no pair of numbers"), (10, "a ring of its outline is not closed"),
            (11, "its outline is not in longitude and latitude (WGS 84)"), (12, "its outline is a thing without a type, not a polygon"), (13, "it has no code and name, such as WD25CD and WD25NM"),
            (14, "it has no code and name, such as WD25CD and WD25NM"), (15, "it has no code and name, such as WD25CD and WD25NM"),
        ], Broken(report));
        Assert.Equal(0L, await house.Behind<long>("select count(*) from geography.areas where code like 'E%'"));
    }

    [Fact]
    public async Task An_outline_that_crosses_itself_is_mended_and_one_that_encloses_nothing_is_broken()
    {
        var flat = await Areas("""
            [{"properties": {"WD25CD": "F1", "WD25NM": "Flat"}, "geometry": {"type": "Polygon", "coordinates": [[[-1.4,52.9],[-1.5,52.9],[-1.6,52.9],[-1.4,52.9]]]}},
             {"properties": {"WD25CD": "F2", "WD25NM": "Whole"}, "geometry": {"type": "Polygon", "coordinates": [[[-1.4,52.9],[-1.5,52.9],[-1.5,52.8],[-1.4,52.9]]]}}]
            """);
        Assert.Equal([(1, "its outline encloses nothing")], Broken(flat));
        Assert.Equal(0L, await house.Behind<long>("select count(*) from geography.areas where code like 'F%'"));
        var bow = await Areas("""[{"properties": {"WD25CD": "G1", "WD25NM": "Bow"}, "geometry": {"type": "Polygon", "coordinates": [[[-1.4,52.9],[-1.5,52.8],[-1.5,52.9],[-1.4,52.8],[-1.4,52.9]]]}}]""");
        Assert.Contains("its outline crosses itself", bow.About("Bow"));
        Assert.Equal(1L, await house.Behind<long>("select count(*) from geography.areas where code = 'G1'"));
    }

    [Fact]
    public async Task All_broken_postcodes_are_reported_with_their_lines_and_nothing_is_imported()
    {
        var report = await Postcodes("postcode,latitude,longitude,easting,northing\nDE1 1AA,52.9,-1.47,,\nnowhere,52.9,-1.47,,\nDE1 1AA,52.9,-1.47,,\nDE1 1AB,,,,\nDE1 1AD,95,-1.47,,\nDE1 1AE,,,900000,100\nDE1 1AF,far,west,,\n,52.9,-1.47,,\nDE1 1AG,52.9,-1.47,,,,one too many\n");
        Assert.Equal(
        [
            (3, "“nowhere” is no postcode"), (4, "this postcode is there twice"), (5, "it has neither latitude and longitude nor easting and northing"), (6, "its latitude and longitude are not on Earth"),
            (7, "its easting and northing are outside Great Britain"), (8, "it has neither latitude and longitude nor easting and northing"), (9, "it has no postcode: the column is called postcode, pcds or pcd"),
            (10, "it has more cells than the header has columns"),
        ], Broken(report));
        Assert.Equal(0L, await house.Behind<long>("select count(*) from geography.postcodes where postcode like 'DE11A%'"));
    }

    [Fact]
    public async Task All_broken_figures_are_reported_with_their_lines_and_nothing_is_imported()
    {
        var report = await Indicators("area_code,area_name,decile,rank\nE01013453,One,3,100\nnowhere,Two,3,100\nE01013453,Three,3,100\nE01013454,Four,high,100\nE01013455,Five,1e999,100\nE01013456,Six,3,100,7\nE01013457,Seven,NA,-\n");
        Assert.Equal(
        [
            (3, "“nowhere” in the column area_code is no area code"), (4, "this area is there twice"), (5, "“high” in the column decile is no number"), (6, "“1e999” in the column decile is no number"),
            (7, "it has more cells than the header has columns"),
        ], Broken(report));
        Assert.Equal(0L, await house.Behind<long>("select count(*) from geography.indicators where area like 'E010134%'"));
    }

    [Theory]
    [InlineData("area,rank\nnowhere,1\n", "No column holds area codes")]
    [InlineData("area,rank,Rank!\nE01013453,1,2\n", "are one and the same")]
    [InlineData("area\nE01013453\n", "No column holds figures")]
    [InlineData("area,rank,rank\nE01013453,1,2\n", "is there twice")]
    [InlineData("", "The file is empty")]
    public async Task A_file_that_holds_no_figures_is_refused_in_one_sentence(string csv, string sentence) =>
        Assert.Contains(sentence, (await Assert.ThrowsAsync<ImportFailed>(() => Indicators(csv))).Message);

    [Fact]
    public async Task A_figure_with_an_endless_name_and_a_period_with_one_are_refused()
    {
        Assert.Equal([(2, "what it is a figure of takes more than 200 letters")], Broken(await Indicators($"area,{new string('x', 250)}\nE01013453,1\n")));
        await Assert.ThrowsAsync<ImportFailed>(() => Indicators("area,rank\nE01013453,1\n", new string('9', 41)));
    }

    [Theory]
    [InlineData("{\"features\": [{\"properties\": {}} \"x\"]}", "this is not well-formed JSON")]
    [InlineData("{\"features\": 7, \"more\": 8", "this is not well-formed JSON")]
    public async Task Areas_that_are_no_JSON_are_refused_in_one_sentence(string json, string sentence) =>
        Assert.Contains(sentence, (await Assert.ThrowsAsync<ImportFailed>(() => Areas(json))).Message);

    [Fact]
    public async Task A_file_with_more_in_it_than_is_read_is_refused_whole()
    {
        Assert.Contains("There are more than 1 figures", (await Assert.ThrowsAsync<ImportFailed>(() => Import("area,rank,score\nE01013453,1,2\n", (connection, file, report) => new IndicatorsImport(connection, "test", "2025") { Most = 1 }.RunAsync(file, report, (_, _) => { }, default)))).Message);
        Assert.Contains("There are more than 1 postcodes", (await Assert.ThrowsAsync<ImportFailed>(() => Import("postcode,latitude,longitude\nDE1 1AA,52.9,-1.47\nDE1 1AB,52.9,-1.47\n", (connection, file, report) => new PostcodesImport(connection, house.Clock) { Most = 1 }.RunAsync(file, report, (_, _) => { }, default)))).Message);
    }

    private static IEnumerable<(int, string)> Broken(ImportReport report) => report.Notes.Where(note => note.Kind == NoteKind.Broken).Select(note => (note.Line, note.Says));

    private Task<ImportReport> Areas(string json) => Import(json, (connection, file, report) => new AreasImport(connection, house.Clock, null).RunAsync(file, report, (_, _) => { }, default));

    private Task<ImportReport> Postcodes(string csv) => Import(csv, (connection, file, report) => new PostcodesImport(connection, house.Clock).RunAsync(file, report, (_, _) => { }, default));

    private Task<ImportReport> Indicators(string csv, string period = "2025") => Import(csv, (connection, file, report) => new IndicatorsImport(connection, "test", period).RunAsync(file, report, (_, _) => { }, default));

    private async Task<ImportReport> Import(string text, Func<Npgsql.NpgsqlConnection, Stream, ImportReport, Task> run)
    {
        var report = new ImportReport();
        await house.AsWorker(report, async services => await run(services.GetRequiredService<RequestDatabase>().Connection, new MemoryStream(Encoding.UTF8.GetBytes(text)), report));
        return report;
    }
}
