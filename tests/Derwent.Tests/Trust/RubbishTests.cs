using Derwent.Accounts;
using Derwent.Tests.World;
using Derwent.World;
using Xunit;

namespace Derwent.Tests.Trust;

/// <summary>Whatever stands in an address or is missing from a form, nothing answers with a fault of ours.</summary>
public sealed class RubbishTests(RubbishHouse house) : IClassFixture<RubbishHouse>
{
    // As they stand in an address: nothing, too long, half a character, a nought byte, signs of other languages, numbers past every edge, other people's ids.
    private static readonly string[] Rubbish =
    [
        "", "x", "-1", "99999999999999999999", "00000000-0000-0000-0000-000000000000", "a%00b", "%FF%FE", "%F0%9F%A6%8A", "%5C", "'%3B--%25", "..%2F..%2Fetc%2Fpasswd", "2026-02-31", "9999-12-31", "%0D%0AX:y",
    ];

    [Fact]
    public async Task No_address_with_rubbish_in_it_is_a_fault()
    {
        var (faults, tried) = (new List<string>(), 0);
        var doors = await Door.All(house);
        var visitors = new Dictionary<string, Visitor>();
        foreach (var door in doors)
        {
            var visitor = await door.Opener(house, visitors);
            foreach (var rubbish in Rubbish.Append(new string('a', 3000)))
                foreach (var address in Filled(door, rubbish))
                {
                    tried++;
                    var status = (int)(await visitor.Get(address)).StatusCode;
                    if (status >= 500 && !address.StartsWith("/status/", StringComparison.Ordinal)) faults.Add($"{Short(address)}: {status} {house.Log.Lines.LastOrDefault(line => line.Contains("A request failed", StringComparison.Ordinal))?.Split('\n').FirstOrDefault(line => line.Contains("Exception", StringComparison.Ordinal))}");
                }
        }
        Assert.True(tried > 1000, $"Only {tried} addresses were tried.");
        Assert.True(faults.Count == 0, $"{faults.Count} of {tried}:\n" + string.Join("\n", faults.Take(40)));
    }

    [Fact]
    public async Task No_machine_address_with_rubbish_in_it_is_a_fault()
    {
        var faults = new List<string>();
        using var stranger = house.Stranger();
        foreach (var address in EveryAddress.Endpoints(house).Except(EveryAddress.Pages(house)).Select(EveryAddress.Of).Distinct().Where(address => !address.StartsWith("/health", StringComparison.Ordinal)))
            foreach (var rubbish in Rubbish.Append(new string('a', 3000)))
            {
                var filled = System.Text.RegularExpressions.Regex.Replace(address, @"\{[^}]*\}", rubbish) + $"?page={rubbish}&per_page={rubbish}&search={rubbish}&modified_after={rubbish}&postcode={rubbish}&proximity={rubbish}";
                var status = (int)(await stranger.Get(filled)).StatusCode;
                if (status >= 500) faults.Add($"{Short(filled)}: {status}");
            }
        Assert.True(faults.Count == 0, string.Join("\n", faults.Take(40)));
    }

    [Fact]
    public async Task No_empty_form_and_no_form_full_of_rubbish_is_a_fault()
    {
        var (faults, tried) = (new List<string>(), 0);
        foreach (var door in await Door.All(house))
            foreach (var form in door.Forms.Where(form => !form.StartsWith("/status/", StringComparison.Ordinal)))
                foreach (var rubbish in new string?[] { null, "\0", new string('ß', 5000) })
                {
                    tried++;
                    // Some forms sign out or end the session: everybody comes in anew.
                    using var visitor = await door.Opener(house, []);
                    var page = door.Desk is null ? "/refer" : "/desk/security";
                    List<KeyValuePair<string, string>> fields = [new("__RequestVerificationToken", await visitor.FormToken(page))];
                    if (rubbish is not null) fields.AddRange(Named(await visitor.Open(door.Paths[0])).Select(name => new KeyValuePair<string, string>(name, rubbish)));
                    var seen = await visitor.Post(form, fields);
                    if ((int)seen.Status >= 500) faults.Add($"{form} with {(rubbish is null ? "nothing" : Short(rubbish))}: {(int)seen.Status}");
                }
        Assert.True(tried > 150, $"Only {tried} forms were sent.");
        Assert.True(faults.Count == 0, $"{faults.Count} of {tried}:\n" + string.Join("\n", faults.Take(60)));
    }

    private static IEnumerable<string> Named(Seen page) => page.Document.QuerySelectorAll("form[method=post] [name]").Select(control => control.GetAttribute("name")!).Where(name => name != "__RequestVerificationToken").Distinct().Take(200);

    private static IEnumerable<string> Filled(Door door, string rubbish)
    {
        var plain = door.Paths.Count > 0 ? door.Paths[0] : door.Address;
        if (door.Address.Contains('{')) yield return System.Text.RegularExpressions.Regex.Replace(door.Address, @"\{[^}]*\}", rubbish);
        var query = string.Join('&', door.Asked.Concat(["handler", "done", "back", "q"]).Distinct().Where(name => name != "handler" || rubbish.Length < 3).Select(name => $"{name}={rubbish}"));
        yield return $"{plain}?{query}";
        yield return $"{plain}?{query.Replace("=", "[0][x]=", StringComparison.Ordinal)}";
    }

    private static string Short(string text) => text.Length > 160 ? text[..160] + "…" : text;
}

/// <summary>The named world, for throwing things at.</summary>
public sealed class RubbishHouse : WorldHouse
{
    protected override bool IsHeard => false;
}
