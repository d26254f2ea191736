using System.Net;
using Derwent.Listings;
using Derwent.Listings.Harvest;
using Derwent.Shared.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Derwent.Tests.Listings;

/// <summary>Another directory read again and again: politely, each service once, our own words first, and what is gone taken down.</summary>
public sealed class HarvestTests(HarvestTests.Harvesting house) : IClassFixture<HarvestTests.Harvesting>
{
    /// <summary>The feeds of these tests are on this machine, which is not the public internet.</summary>
    public sealed class Harvesting : House
    {
        protected override IEnumerable<KeyValuePair<string, string?>> Settings => [new("Derwent:Imports:AllowedHosts", "127.0.0.1")];
    }

    [Fact]
    public async Task Only_coordinators_and_administrators_name_feeds()
    {
        foreach (var role in new[] { Role.Practitioner, Role.OrganisationManager, Role.Analyst })
        {
            using var other = await house.SignedIn(role);
            Assert.Equal(HttpStatusCode.NotFound, (await other.Open("/desk/listings/feeds")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await other.Open("/desk/listings/feeds/" + Guid.CreateVersion7())).Status);
        }
        // Nor by the database, where no page stands between.
        await house.As(await house.APerson(null, Role.Practitioner), async services => Assert.Empty(await services.GetRequiredService<ListingsContext>().Feeds.ToListAsync()));
    }

    [Fact]
    public async Task A_feed_added_on_the_desk_is_read_and_the_second_reading_asks_only_whether_anything_changed()
    {
        await using var server = await FeedServer.Open(FeedServer.Service("1", "Axolotl club"), FeedServer.Service("2", "Axolotl choir"), FeedServer.Service("3", "Axolotl café <b>now</b>"));
        using var ravi = await house.SignedIn(Role.Coordinator);
        var page = await Add(ravi, "Axolotl council", server.Address);
        await house.RunJobs();
        var read = await ravi.Open(page);
        Assert.Contains("3 services: 3 new.", read.Text);
        Assert.Contains("HTML in its name was turned into plain text", read.Text);
        Assert.Equal(2, server.Sent);
        using var visitor = house.Stranger();
        Assert.Contains("Axolotl choir", (await visitor.Open("/find?q=axolotl")).Text);

        await Again(ravi, page);
        Assert.Equal((2, 2), (server.Sent, server.Unmodified));
        Assert.Contains("Nothing has changed since the last reading.", (await ravi.Open(page)).Text);

        server.Services[1]["name"] = "Axolotl chorus";
        await Again(ravi, page);
        Assert.Equal(3, server.Sent);
        Assert.Contains("1 changed", (await ravi.Open(page)).Text);
        Assert.Contains("Axolotl chorus", (await visitor.Open("/find?q=axolotl")).Text);
    }

    [Fact]
    public async Task A_reading_that_is_broken_off_takes_nothing_in_says_so_waits_longer_each_time_and_goes_on_where_it_was()
    {
        await using var server = await FeedServer.Open([.. Enumerable.Range(1, 6).Select(i => FeedServer.Service($"{i}", $"Bilby {i}"))]);
        server.BrokenFrom = 3;
        using var ravi = await house.SignedIn(Role.Coordinator);
        var page = await Add(ravi, "Bilby council", server.Address);
        await house.RunJobs();
        Assert.Contains("answered 500", (await ravi.Open(page)).Text);
        Assert.Equal(0, await Shown("Bilby council"));
        var first = await Due("Bilby council");
        await Again(ravi, page);
        Assert.True(await Due("Bilby council") - first > TimeSpan.FromHours(1));
        Assert.Equal(2, server.Sent);

        server.BrokenFrom = 0;
        await Again(ravi, page);
        Assert.Equal((3, 0), (server.Sent, server.Unmodified));
        Assert.Equal(6, await Shown("Bilby council"));
    }

    [Fact]
    public async Task What_somebody_here_said_stands_and_the_rest_follows_the_feed()
    {
        await using var server = await FeedServer.Open(FeedServer.Service("1", "Cassowary club"));
        using var ravi = await house.SignedIn(Role.Coordinator);
        var page = await Add(ravi, "Cassowary council", server.Address);
        await house.RunJobs();
        await house.As(ravi.Person!, async services =>
        {
            var listings = services.GetRequiredService<ListingsContext>();
            var service = await listings.Services.Include(s => s.Locations).Include("Schedules").Include("Contacts").SingleAsync(s => s.Source == "Cassowary council");
            service.Write(new ServiceFacts { Name = service.Name, Description = "As we say.", MinAge = 11, MaxAge = 15, Sites = [.. service.Locations.Select(l => new SiteFacts(l.Name, l.Address, l.Town, l.Postcode, l.Point, l.Place))] }, house.Clock.GetUtcNow());
            await listings.SaveChangesAsync();
        });
        server.Services[0] = FeedServer.Service("1", "Cassowary club for all", description: "As the feed says now.");
        server.Services[0]["minimum_age"] = 5;
        server.Services[0]["url"] = "https://feed.example";
        await Again(ravi, page);
        var now = await house.Listed(listings => listings.Services.SingleAsync(s => s.Source == "Cassowary council"));
        Assert.Equal(("Cassowary club for all", "As we say.", 11, 15, "https://feed.example"), (now.Name, now.Description, now.MinAge!.Value, now.MaxAge!.Value, now.Website));
        Assert.Contains("1 with words of our own", (await ravi.Open(page)).Text);
        using var visitor = house.Stranger();
        Assert.Contains("Age 11 to 15", (await visitor.Open("/find?q=cassowary&age=11-15")).Text);
    }

    [Fact]
    public async Task A_service_that_two_feeds_carry_is_listed_once_and_outlives_the_first()
    {
        await using var one = await FeedServer.Open(FeedServer.Service("a", "Dingo drop-in", "Dingo Trust", "DE1 2AB"), FeedServer.Service("b", "Dingo dance", "Dingo Trust"));
        await using var two = await FeedServer.Open(FeedServer.Service("x", "DINGO Drop in", "dingo trust", "de12ab", "The second feed’s words."), FeedServer.Service("y", "Dingo drama", "Dingo Trust"));
        using var ravi = await house.SignedIn(Role.Coordinator);
        var first = await Add(ravi, "Dingo one", one.Address);
        await house.RunJobs();
        var second = await Add(ravi, "Dingo two", two.Address);
        await house.RunJobs();
        Assert.Contains("1 of them is carried by another directory too and listed once.", (await ravi.Open(second)).Text);
        using var visitor = house.Stranger();
        Assert.Equal(["Dingo dance", "Dingo drama", "Dingo drop-in"], await Found(visitor, "dingo"));

        // Gone once may be a mistake; gone twice running it is the other feed's.
        one.Services.RemoveAt(0);
        await Again(ravi, first);
        Assert.Contains("1 service is missing this time", (await ravi.Open(first)).Text);
        Assert.Equal(1, await house.Listed(listings => listings.Services.CountAsync(s => s.Source == "Dingo one" && s.Name == "Dingo drop-in")));
        one.Services[0]["description"] = "Changed, so that it is merged.";
        await Again(ravi, first);
        Assert.Contains("1 service is carried by another feed and became its own.", (await ravi.Open(first)).Text);
        two.Services[1]["description"] = "Changed too.";
        await Again(ravi, second);
        Assert.Equal(["Dingo dance", "Dingo drama", "DINGO Drop in"], await Found(visitor, "dingo"));
    }

    [Fact]
    public async Task What_is_gone_twice_running_is_taken_down_unless_somebody_here_looks_after_it_and_comes_back_with_the_feed()
    {
        await using var server = await FeedServer.Open(FeedServer.Service("1", "Emu stays"), FeedServer.Service("2", "Emu goes"), FeedServer.Service("3", "Emu ours"));
        using var ravi = await house.SignedIn(Role.Coordinator);
        var page = await Add(ravi, "Emu council", server.Address);
        await house.RunJobs();
        await house.As(ravi.Person!, async services =>
        {
            var listings = services.GetRequiredService<ListingsContext>();
            (await listings.Services.SingleAsync(s => s.Source == "Emu council" && s.Name == "Emu ours")).Assure(Who.Derwent with { Name = "Ravi" }, house.Clock.GetUtcNow());
            await listings.SaveChangesAsync();
        });
        var gone = server.Services[1];
        server.Services.RemoveRange(1, 2);
        foreach (var word in new[] { "once", "twice" })
        {
            server.Services[0]["description"] = word;
            await Again(ravi, page);
        }
        using var visitor = house.Stranger();
        Assert.Equal(["Emu ours", "Emu stays"], await Found(visitor, "emu"));
        var said = (await ravi.Open(page)).Text;
        Assert.Contains("1 service was taken down.", said);
        Assert.Contains("stays, because somebody here looks after it", said);
        server.Services.Add(gone);
        await Again(ravi, page);
        Assert.Equal(["Emu goes", "Emu ours", "Emu stays"], await Found(visitor, "emu"));
    }

    [Fact]
    public async Task A_feed_that_is_taken_down_shows_nothing_more_and_is_read_no_more()
    {
        await using var server = await FeedServer.Open(FeedServer.Service("1", "Fossa one"), FeedServer.Service("2", "Fossa two"));
        using var ravi = await house.SignedIn(Role.Coordinator);
        var page = await Add(ravi, "Fossa council", server.Address);
        await house.RunJobs();
        Assert.Equal(HttpStatusCode.Conflict, (await (await ravi.Open(page)).Form("Take it down").Press()).Status);
        await (await ravi.Open(page)).Form("Take it down").Choose("Yes, take all of it down").Press();
        await house.RunJobs();
        using var visitor = house.Stranger();
        Assert.Empty(await Found(visitor, "fossa"));
        var sent = server.Sent + server.Unmodified;
        house.Clock.Advance(TimeSpan.FromDays(3));
        await house.Services.GetRequiredService<Derwent.Shared.Jobs.JobRunner>().Run(typeof(FeedsDue).FullName!, "{}", TestContext.Current.CancellationToken);
        await house.RunJobs();
        Assert.Equal(sent, server.Sent + server.Unmodified);
    }

    [Fact]
    public async Task A_feed_that_never_ends_is_given_up_and_says_so()
    {
        await using var server = await FeedServer.Open(FeedServer.Service("1", "Ibis club"));
        server.IsEndless = true;
        using var ravi = await house.SignedIn(Role.Coordinator);
        var page = await Add(ravi, "Ibis council", server.Address);
        await house.RunJobs();
        Assert.Contains("127.0.0.1 sent more than 100 MB.", (await ravi.Open(page)).Text);
    }

    [Fact]
    public async Task A_feed_that_lies_in_our_own_network_is_not_asked()
    {
        using var ravi = await house.SignedIn(Role.Coordinator);
        var page = await Add(ravi, "Gazelle council", "http://127.0.0.2:9/services");
        await house.RunJobs();
        Assert.Contains("is not on the public internet", (await ravi.Open(page)).Text);
    }

    [Theory]
    [InlineData("", "https://example.test/services", "Give it a name")]
    [InlineData("Gecko", "ftp://example.test/services", "It begins with https://")]
    [InlineData("Gecko", "https://user:secret@example.test/services", "It begins with https://")]
    public async Task A_feed_that_cannot_be_meant_is_said_beside_the_field_and_kept_as_typed(string name, string address, string sentence)
    {
        using var ravi = await house.SignedIn(Role.Coordinator);
        var seen = await Fill(ravi, name, address);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.Contains(sentence, seen.Text);
        Assert.Equal(0L, await house.Behind<long>("select count(*) from listings.feeds where name in ('', 'Gecko')"));
    }

    private static async Task<string> Add(Visitor who, string name, string address) => (await Fill(who, name, address)).Path;

    private static async Task<Seen> Fill(Visitor who, string name, string address) =>
        await (await who.Open("/desk/listings/feeds")).Form("Add and read it").Fill("Name", name).Fill("Address", address).Press();

    private async Task Again(Visitor who, string page)
    {
        // A reading is known by the instant at which it began.
        house.Clock.Advance(TimeSpan.FromMinutes(10));
        await (await who.Open(page)).Form("Read it now").Press();
        await house.RunJobs();
    }

    private Task<int> Shown(string feed) => house.Listed(listings => listings.Services.CountAsync(s => s.Source == feed && s.Status == ServiceStatus.Active));

    private Task<DateTime> Due(string feed) => house.Behind<DateTime>($"select due_at from listings.feeds where name = '{feed}'");

    private static async Task<IReadOnlyList<string>> Found(Visitor visitor, string word) =>
        [.. (await visitor.Open("/find?q=" + word)).Document.QuerySelectorAll("ol.results h2").Select(heading => heading.TextContent.Trim()).Order(StringComparer.OrdinalIgnoreCase)];
}
