using System.Net;
using System.Text;
using Derwent.Alliance;
using Derwent.Listings;
using Derwent.Shared.Security;
using Xunit;

namespace Derwent.Tests.Listings;

/// <summary>The live map's tiles: what a stranger finds, several that lie together as one dot.</summary>
public sealed class TileTests(House house) : IClassFixture<House>
{
    // The tile of each depth that holds 1.476 west, 52.922 north.
    private static string Tile(int zoom)
    {
        var (tiles, latitude) = (Math.Pow(2, zoom), 52.922 * Math.PI / 180);
        return $"/find/tiles/{zoom}/{(int)((-1.476 + 180) / 360 * tiles)}/{(int)((1 - (Math.Asinh(Math.Tan(latitude)) / Math.PI)) / 2 * tiles)}";
    }

    private static ServiceFacts At(string name, double east) => new() { Name = name, Sites = [Directories.Site(-1.476 + east, 52.922, "DE1 1AA", name: "Hall")] };

    [Fact]
    public async Task Far_away_several_are_one_dot_near_by_each_has_its_name_and_nothing_private_has_either()
    {
        await house.AnOrganisation("Tile Trust", Tier.Member, At("Tile one", 0), At("Tile two", .004), At("Tile refuge", .002) with { IsPrivate = true });
        using var coordinator = await house.SignedIn(Role.Coordinator);
        foreach (var visitor in new[] { house.Stranger(), coordinator })
        {
            var far = await Read(visitor, Tile(6) + "?by=tile-trust");
            Assert.Contains("places", far);
            Assert.DoesNotContain("tile-one", far);
            var near = await Read(visitor, Tile(14) + "?by=tile-trust");
            Assert.Contains("tile-one", near);
            Assert.DoesNotContain("refuge", near);
            Assert.DoesNotContain("tile-one", await Read(visitor, Tile(14) + "?q=nothingofthekind"));
        }
    }

    [Theory]
    [InlineData("/find/tiles/17/0/0"), InlineData("/find/tiles/-1/0/0"), InlineData("/find/tiles/2/4/0"), InlineData("/find/tiles/2/0/-1"), InlineData("/find/tiles/a/0/0"), InlineData("/find/tiles/99999999999/0/0")]
    public async Task A_tile_that_there_is_not_is_not_found(string path) => Assert.Equal(HttpStatusCode.NotFound, (await house.Stranger().Get(path)).StatusCode);

    [Theory]
    [InlineData("/find/tiles/3/7/7"), InlineData("/find/tiles/1/1/1"), InlineData("/find/tiles/16/0/0"), InlineData("/find/tiles/16/65535/65535")]
    public async Task The_edge_of_the_world_is_an_empty_tile(string path) => Assert.Equal("", await Read(house.Stranger(), path));

    [Theory]
    [InlineData("/find/tiles/0/0/0"), InlineData("/find/tiles/1/0/0"), InlineData("/find/tiles/4/7/5")]
    public async Task Half_the_world_is_one_dot(string path)
    {
        await house.AnOrganisation("World Trust " + path.Replace('/', ' '), Tier.Member, At("World" + path.Replace('/', ' '), 0));
        Assert.Contains("places", await Read(house.Stranger(), path));
    }

    private static async Task<string> Read(Visitor visitor, string path)
    {
        var answer = await visitor.Get(path);
        Assert.Equal((HttpStatusCode.OK, "application/vnd.mapbox-vector-tile"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        return Encoding.Latin1.GetString(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }
}
