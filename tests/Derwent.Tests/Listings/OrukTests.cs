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
        var check = new OrukCheck();
        await check.AddFeed(house, perPage: 7);
        // Bodies that are wrong, so that a checker which accepts everything is found out.
        check.Add("no name", "compiled/service.json", false, JsonNode.Parse("""{"id":"7","name":""}""")!);
        check.AddWalk("one page twice", [await Read("/services?per_page=7"), await Read("/services?per_page=7")]);

        var verdicts = await check.Verdicts();

        Assert.All(verdicts, verdict => Assert.Equal((verdict.Key, verdict.Key is "no name" or "one page twice"), (verdict.Key, verdict.Value != "ok")));
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

    private Task<JsonNode> Read(string path) => OrukCheck.Read(house, path);
}
