using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using Xunit;

namespace Derwent.Tests.Listings;

/// <summary>The published schemas, and whether what they accept makes sense: <c>oruk-check.mjs</c> judges each answer that was put here.</summary>
internal sealed class OrukCheck
{
    private const string Feed = "/oruk/v3";
    private readonly List<(string Name, string Line)> asked = [];
    private readonly string schemas;

    /// <summary>Skips the test where the schemas are not on the machine.</summary>
    public OrukCheck()
    {
        schemas = Path.Combine(Fitness.ArchitectureTests.Root, "..", "shared", "specs", "oruk-3.0", "schema");
        if (!Directory.Exists(schemas)) Assert.Skip("../shared/specs/oruk-3.0 is not on this machine.");
    }

    public void Add(string name, string file, bool page, JsonNode body, bool strict = true) =>
        asked.Add((name, new JsonObject { ["file"] = file, ["page"] = page, ["strict"] = strict, ["body"] = body.DeepClone() }.ToJsonString()));

    public void AddWalk(string name, IEnumerable<JsonNode> pages) => asked.Add((name, new JsonObject { ["walk"] = new JsonArray([.. pages.Select(page => page.DeepClone())]) }.ToJsonString()));

    /// <summary>The answers of one feed's addresses beside each other: what two of them say of one thing must be the same.</summary>
    public void AddTogether(string name, IEnumerable<(string Name, string File, JsonNode Body)> answers) => asked.Add((name, new JsonObject
    {
        ["feed"] = new JsonArray([.. answers.Select(answer => new JsonObject { ["name"] = answer.Name, ["file"] = answer.File, ["body"] = answer.Body.DeepClone() })]),
    }.ToJsonString()));

    /// <summary>Every kind of answer of a house's feed, by itself and beside the others, and a walk over each of its lists.</summary>
    public async Task AddFeed(House house, int perPage)
    {
        var all = new List<(string, string, JsonNode)>();
        async Task One(string file, string path, bool page = false)
        {
            var body = await Read(house, path);
            Add(path, file, page, body);
            if (file != "details") all.Add((path, file, body));
        }
        await One("details", "/");
        await One("compiled/service_list.json", "/services?per_page=500", true);
        await One("compiled/service.json", "/services?full=true&per_page=500", true);
        await One("compiled/service_at_location_list.json", "/service_at_locations?per_page=500", true);
        await One("compiled/organization_list.json", "/organizations?per_page=500", true);
        await One("compiled/organization.json", "/organizations?full_service=true&per_page=500", true);
        await One("taxonomy.json", "/taxonomies", true);
        await One("taxonomy_term.json", "/taxonomy_terms?per_page=500", true);
        await One("compiled/service.json", "/services/" + await First(house, "/services"));
        await One("compiled/organization.json", "/organizations/" + await First(house, "/organizations"));
        // The published description asks a single site for a service's fields.
        await One("compiled/service.json", "/service_at_locations/" + await First(house, "/service_at_locations"));
        await One("compiled/service_at_location.json", "/service_at_locations/" + await First(house, "/service_at_locations"));
        await One("taxonomy.json", "/taxonomies/" + await First(house, "/taxonomies"));
        await One("taxonomy_term.json", "/taxonomy_terms/" + await First(house, "/taxonomy_terms"));
        AddTogether("all addresses", all);
        foreach (var list in new[] { "/services", "/service_at_locations", "/organizations", "/taxonomy_terms" }) AddWalk("all pages of " + list, await Pages(house, list, perPage));
    }

    /// <summary>"ok" or what is wrong, by the name of each.</summary>
    public async Task<Dictionary<string, string>> Verdicts()
    {
        var root = Fitness.ArchitectureTests.Root;
        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(root, "tests/Derwent.Tests/Listings/oruk-check.mjs"), Path.Combine(root, "src/Derwent/ui/node_modules"), schemas])
        { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var answer = node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        foreach (var (_, line) in asked) await node.StandardInput.WriteLineAsync(line);
        node.StandardInput.Close();
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        var said = (await answer).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(asked.Count, said.Length);
        var verdicts = new Dictionary<string, string>();
        // One answer may be judged by two schemas: the worse word stands.
        foreach (var ((name, _), word) in asked.Zip(said)) verdicts[name] = verdicts.GetValueOrDefault(name, "ok") == "ok" ? word : verdicts[name];
        return verdicts;
    }

    public static async Task<JsonNode> Read(House house, string path)
    {
        using var stranger = house.Stranger();
        var answer = await stranger.Get(Feed + path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
    }

    private static async Task<string> First(House house, string path) => (await Read(house, path))["contents"]![0]!["id"]!.GetValue<string>();

    private static async Task<List<JsonNode>> Pages(House house, string list, int perPage)
    {
        var pages = new List<JsonNode>();
        do pages.Add(await Read(house, $"{list}?per_page={perPage}&page={pages.Count + 1}"));
        while (!pages[^1]["last_page"]!.GetValue<bool>() && pages.Count < 500);
        return pages;
    }
}
