using System.Net;
using System.Text.RegularExpressions;
using Derwent.Tests.World;
using Derwent.World;
using Xunit;

namespace Derwent.Tests.Trust;

/// <summary>Whoever may open a page and asks it for a record that is not there is told that it is not there, on the page and on every form of it.</summary>
public sealed class NotThereTests(WorldHouse house) : IClassFixture<WorldHouse>
{
    // Pages that begin something new or show something of everybody's own when the end of the address is missing or strange.
    private static readonly string[] Elsewhere = ["/status/{code:int}", "/newsletter/unsubscribe/{token}"];

    [Fact]
    public async Task A_record_that_is_not_there_is_not_found_on_its_page_or_by_any_of_its_forms()
    {
        var (faults, tried) = (new List<string>(), 0);
        var visitors = new Dictionary<string, (Visitor Visitor, string Token)>();
        foreach (var door in (await Door.All(house)).Where(door => door.Address.Contains('{') && door.ByLink is not { Required: true } && !Elsewhere.Contains(door.Address)))
        {
            var path = Regex.Replace(door.Address, @"\{[^}]*\}", hole => hole.Value.Contains("guid", StringComparison.Ordinal) ? Guid.CreateVersion7().ToString() : "nothing-of-that-name");
            var (visitor, token) = await Opener(door, visitors);
            foreach (var address in door.Posts.Select(handler => $"{path}?handler={handler}").Prepend(""))
            {
                tried++;
                var seen = address.Length == 0 ? await visitor.Open(path) : await visitor.Post(address, [new("__RequestVerificationToken", token)]);
                if (seen.Status != HttpStatusCode.NotFound) faults.Add($"{(address.Length == 0 ? "GET " + path : "POST " + address)}: {(int)seen.Status} at {seen.Path}, not 404.");
            }
        }
        Assert.True(faults.Count == 0, string.Join("\n", faults));
        Assert.True(tried > 120, $"Only {tried} were tried.");
    }

    [Fact]
    public async Task Every_page_stands_somewhere_in_the_world_so_that_every_walk_comes_by()
    {
        // Open to everybody and no page to look at: a picture, a piece of the map, a calendar file. Their own tests ask for them.
        var nowhere = (await Door.All(house)).Where(door => door.Paths.Count == 0).Select(door => door.Address).Except(["/newsletter/pictures/{id:guid}", "/find/tiles/{z:int}/{x:int}/{y:int}", "/whats-on/{slug}.ics"]);
        Assert.Empty(nowhere);
    }

    private async Task<(Visitor Visitor, string Token)> Opener(Door door, Dictionary<string, (Visitor, string)> known)
    {
        var staff = door.Desk is null ? null : Door.People.First(door.Opens);
        if (known.TryGetValue(staff?.Email ?? "", out var there)) return there;
        var visitor = staff is null ? house.Stranger() : await house.SignedIn(staff);
        return known[staff?.Email ?? ""] = (visitor, await visitor.FormToken(staff is null ? "/refer" : "/desk/security"));
    }
}
