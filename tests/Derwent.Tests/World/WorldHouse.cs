using Derwent.Accounts;
using Derwent.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Derwent.Tests.World;

/// <summary>A Derwent with the named world in it, as on Tuesday 24 November 2026, 9:10 in Derby. The world is told once a run; every house has its own copy.</summary>
public class WorldHouse : House
{
    private static readonly Lazy<Task<string>> Told = new(() => TestCluster.Make("world", Tell));
    private static SiteLinks links = new([]);

    protected override Task<string> Template() => Told.Value;

    protected override IEnumerable<KeyValuePair<string, string?>> Settings => [new("Derwent:Demo", "true")];

    /// <summary>The path of a private link, by some of the words that the seed prints beside it.</summary>
    public static string Link(string what) => new Uri(links.All.Single(one => one.What.Contains(what, StringComparison.Ordinal)).Address).AbsolutePath;

    /// <summary>Somebody of the world, signed in.</summary>
    internal async Task<Visitor> SignedIn(StaffSaid staff) => await SignedIn(await Account(staff));

    internal async Task<Person> Account(StaffSaid staff)
    {
        Person found = null!;
        await AtTheGate(async services => found = await services.GetRequiredService<AccountsContext>().Users.SingleAsync(person => person.Email == staff.Email));
        return found;
    }

    internal static IConfiguration Configuration(string owner, bool demo = true) => new ConfigurationBuilder()
        .AddInMemoryCollection([new("DERWENT_DB", owner), new("DERWENT_URL", "http://derwent.test"), new("Derwent:Demo", demo ? "true" : null)]).Build();

    private static async Task Tell(string owner)
    {
        var clock = new StoryClock();
        await using var services = SeedCommand.Services(Configuration(owner), clock);
        links = await new Seeding(services, clock, new WorldCalendar(WorldCalendar.Written)).Run((_, _) => { }, default);
    }
}
