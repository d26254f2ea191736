using System.Text.Json.Nodes;
using Xunit;

namespace Derwent.Tests.Listings;

/// <summary>Somebody else's real feed, taken in and given out again, is as right as our own; and the checker that says so turns down the standard's own wrong examples.</summary>
public sealed class OrukSenseTests(House house) : IClassFixture<House>
{
    private static readonly (string Name, string File, bool Page)[] Mocks =
    [
        ("api_details", "details", false), ("organization_full", "compiled/organization.json", false), ("organization_list", "compiled/organization_list.json", true),
        ("service_at_location_full", "compiled/service_at_location.json", false), ("service_at_location_list", "compiled/service_at_location_list.json", true),
        ("service_full", "compiled/service.json", false), ("service_list", "compiled/service_list.json", true), ("taxonomy", "taxonomy.json", false), ("taxonomy_list", "taxonomy.json", true),
        ("taxonomy_term", "taxonomy_term.json", false), ("taxonomy_term_list", "taxonomy_term.json", true),
    ];

    // Byte for byte what the right feed answers. Two of them are at odds with what else the wrong feed says; the list of taxonomies is not, so no checker could turn it down.
    private static readonly Dictionary<string, string> SameAsRight = new() { ["organization_full"] = "organization", ["taxonomy"] = "taxonomy", ["taxonomy_list"] = "taxonomy_list" };
    private const string Together = "all addresses";

    [Fact]
    public async Task San_Mateo_given_out_again_is_what_the_schemas_ask_for_on_every_page()
    {
        var check = new OrukCheck();
        await house.ImportJson(Directories.Shared("directories/san-mateo-oruk3/services.json"), "san-mateo");
        await check.AddFeed(house, perPage: 50);
        Assert.All(await check.Verdicts(), verdict => Assert.Equal((verdict.Key, "ok"), (verdict.Key, verdict.Value)));
        // Two of its 366 are not active there, and are not given out here.
        Assert.Equal(364, (await OrukCheck.Read(house, "/services"))["total_items"]!.GetValue<int>());
    }

    [Fact]
    public async Task The_deliberately_wrong_examples_are_turned_down_and_the_right_ones_are_not()
    {
        var (wrong, right) = (await Judged("V3.0-UK-Fail"), await Judged("V3.0-UK-Default"));
        foreach (var (name, _, _) in Mocks)
        {
            if (SameAsRight.TryGetValue(name, out var twin))
            {
                Assert.True(JsonNode.DeepEquals(Mock("V3.0-UK-Fail", name), Mock("V3.0-UK-Default", twin)), name);
                if (name != "taxonomy_list") Assert.Contains($"[{name}]", wrong[Together], StringComparison.Ordinal);
            }
            else Assert.False(wrong[name] == "ok" && wrong.GetValueOrDefault(name + ", walked", "ok") == "ok", $"{name} was accepted");
        }
        // One of the right examples counts ten organisations as one and gives the first another's name; all others pass, by themselves and beside each other.
        Assert.All(right[Together].Split("; "), sentence => Assert.Contains("[organization_list]", sentence, StringComparison.Ordinal));
        Assert.Equal([Together, "organization_list", "organization_list, walked"], right.Where(verdict => verdict.Value != "ok").Select(verdict => verdict.Key).Order());
    }

    // A server of examples gives the same page whatever is asked for, so its second page is its first.
    private static async Task<Dictionary<string, string>> Judged(string set)
    {
        var check = new OrukCheck();
        foreach (var (name, file, page) in Mocks)
        {
            var body = Mock(set, set == "V3.0-UK-Default" && name == "organization_full" ? "organization" : name);
            check.Add(name, file, page, body, strict: false);
            if (page) check.AddWalk(name + ", walked", body["last_page"]!.GetValue<bool>() ? [body] : [body, body]);
        }
        check.AddTogether(Together, Mocks.Where(mock => mock.File != "details")
            .Select(mock => (mock.Name, mock.File, Mock(set, set == "V3.0-UK-Default" && mock.Name == "organization_full" ? "organization" : mock.Name))));
        return await check.Verdicts();
    }

    private static JsonNode Mock(string set, string name)
    {
        var path = Path.Combine(Fitness.ArchitectureTests.Root, "..", "shared", "specs", "oruk-mocks", set, name + ".json");
        if (!File.Exists(path)) Assert.Skip("../shared/specs/oruk-mocks is not on this machine.");
        return JsonNode.Parse(File.ReadAllText(path))!;
    }
}
