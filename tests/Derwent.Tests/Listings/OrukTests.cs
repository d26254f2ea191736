using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using Derwent.Tests.World;
using Derwent.World;
using Xunit;

namespace Derwent.Tests.Listings;

/// <summary>The directory as open data, over the named world: whole, in the standard's own form, and never a private service.</summary>
public sealed class OrukTests(WorldHouse house) : IClassFixture<WorldHouse>
{
    private const string Feed = "/oruk/v3";

    [Fact]
    public async Task Every_kind_of_answer_is_what_the_published_schemas_ask_for()
    {
        var schemas = Path.Combine(Fitness.ArchitectureTests.Root, "..", "shared", "specs", "oruk-3.0", "schema");
        if (!Directory.Exists(schemas)) Assert.Skip("../shared/specs/oruk-3.0 is not on this machine.");
        var lines = new List<string>();
        async Task Add(string file, string path, bool page) =>
            lines.Add(new JsonObject { ["file"] = file, ["page"] = page, ["strict"] = true, ["body"] = await Read(path) }.ToJsonString());
        await Add("compiled/service_list.json", "/services?per_page=500", true);
        await Add("compiled/service.json", "/services?full=true&per_page=500", true);
        await Add("compiled/service_at_location_list.json", "/service_at_locations?per_page=500", true);
        await Add("compiled/organization_list.json", "/organizations?per_page=500", true);
        await Add("compiled/organization.json", "/organizations?full_service=true&per_page=500", true);
        await Add("taxonomy.json", "/taxonomies", true);
        await Add("taxonomy_term.json", "/taxonomy_terms?per_page=500", true);
        await Add("compiled/service.json", "/services/" + await First("/services"), false);
        // The published description asks a single site for a service's fields.
        await Add("compiled/service.json", "/service_at_locations/" + await First("/service_at_locations"), false);
        await Add("compiled/service_at_location.json", "/service_at_locations/" + await First("/service_at_locations"), false);
        await Add("taxonomy.json", "/taxonomies/" + await First("/taxonomies"), false);
        await Add("taxonomy_term.json", "/taxonomy_terms/" + await First("/taxonomy_terms"), false);
        // A body that is wrong, so that a checker which accepts everything is found out.
        lines.Add("""{"file":"compiled/service.json","page":false,"strict":true,"body":{"id":"7","name":""}}""");

        var said = await Check(schemas, lines);

        Assert.Equal(lines.Count, said.Count);
        Assert.All(said.SkipLast(1), line => Assert.Equal("ok", line));
        Assert.NotEqual("ok", said[^1]);
    }

    [Fact]
    public async Task A_walk_over_all_pages_meets_every_public_service_once()
    {
        var met = new List<string>();
        for (var page = 1; page == 1 || met.Count < 200; page++)
        {
            var body = await Read($"/services?per_page=7&page={page}");
            met.AddRange(body["contents"]!.AsArray().Select(one => one!["id"]!.GetValue<string>()));
            if (body["last_page"]!.GetValue<bool>()) break;
        }

        Assert.Equal(met.Count, met.Distinct().Count());
        Assert.Equal(await house.Behind<long>("select count(*) from listings.services where not is_private and status in ('Active', 'TemporarilyClosed')"), met.Count);
    }

    [Fact]
    public async Task A_private_service_is_nowhere_in_the_feed_not_even_for_somebody_signed_in()
    {
        var (id, name) = (await house.Behind<Guid>("select id from listings.services where is_private limit 1"), await house.Behind<string>("select name from listings.services where is_private limit 1"));
        using var nadia = await house.SignedIn(Staff.Nadia);
        using var stranger = house.Stranger();
        foreach (var visitor in new[] { nadia, stranger })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get($"{Feed}/services/{id}")).StatusCode);
            foreach (var path in new[] { "/services?full=true&per_page=500", "/service_at_locations?per_page=500", "/organizations?full_service=true&per_page=500", "/services?format=ndjson", "/services?format=csv", "/services?format=geojson" })
            {
                var body = await (await visitor.Get(Feed + path)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
                Assert.DoesNotContain(id.ToString(), body, StringComparison.Ordinal);
                Assert.DoesNotContain($"\"{name}\"", body, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("per_page=0")]
    [InlineData("per_page=501")]
    [InlineData("page=-1")]
    [InlineData("taxonomy_term_id=anxiety")]
    [InlineData("modified_after=yesterday")]
    [InlineData("day=someday")]
    [InlineData("proximity=500")]
    [InlineData("start_time=25:00")]
    [InlineData("format=xml")]
    public async Task A_filter_that_means_nothing_is_answered_with_a_sentence(string query)
    {
        using var stranger = house.Stranger();
        var answer = await stranger.Get($"{Feed}/services?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.EndsWith(".", JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["error"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
    }

    [Fact]
    public async Task Filters_narrow_what_is_given()
    {
        var all = await Total("");
        Assert.InRange(await Total("search=boxing"), 1, all - 1);
        Assert.InRange(await Total("day=MO"), 1, all - 1);
        Assert.InRange(await Total("minimum_age=14"), 1, all - 1);
        Assert.InRange(await Total("start_time=18:00"), 1, all - 1);
        Assert.Equal(0, await Total($"taxonomy_term_id={Guid.CreateVersion7()}"));
        var term = (await Read("/taxonomy_terms?per_page=500"))["contents"]!.AsArray().First(one => one!["term"]!.GetValue<string>() == "anxiety")!["id"];
        Assert.InRange(await Total($"taxonomy_term_id={term}"), 1, all - 1);
    }

    private async Task<int> Total(string query) => (await Read("/services?" + query))["total_items"]!.GetValue<int>();

    private async Task<string> First(string path) => (await Read(path))["contents"]![0]!["id"]!.GetValue<string>();

    private async Task<JsonNode> Read(string path)
    {
        using var stranger = house.Stranger();
        var answer = await stranger.Get(Feed + path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
    }

    private static async Task<List<string>> Check(string schemas, IEnumerable<string> lines)
    {
        var root = Fitness.ArchitectureTests.Root;
        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(root, "tests/Derwent.Tests/Listings/oruk-check.mjs"), Path.Combine(root, "src/Derwent/ui/node_modules"), schemas])
        { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var answer = node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        foreach (var line in lines) await node.StandardInput.WriteLineAsync(line);
        node.StandardInput.Close();
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        return [.. (await answer).Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }
}
