using System.Net;
using Derwent.Tests.FrontDoor;
using Derwent.World;

namespace Derwent.Tests.World;

/// <summary>A copy of the demo's database where the demo is off: somebody restored the wrong backup, or went live by mistake.</summary>
public sealed class HouseWithoutDemo : WorldHouse
{
    protected override IEnumerable<KeyValuePair<string, string?>> Settings => [];
}

/// <summary>The demo's password is public, so it opens nothing where the demo is off, and the demo never mixes with anything real.</summary>
public sealed class DemoGuardTests(HouseWithoutDemo without, WorldHouse with, House empty) : IClassFixture<HouseWithoutDemo>, IClassFixture<WorldHouse>, IClassFixture<House>
{
    [Fact]
    public async Task The_right_password_of_the_demo_is_refused_where_the_demo_is_off()
    {
        var seen = await Enter(without);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.Contains("do not belong together", seen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_leads_to_the_code_where_the_demo_is_on() => Assert.Equal("/sign-in/code", (await Enter(with)).Path);

    [Fact]
    public async Task Every_account_of_the_demo_is_marked() => Assert.Equal(0L, await with.Behind<long>(
        "select count(*) from accounts.people p where not exists (select from accounts.claims c where c.user_id = p.id and c.claim_type = 'demo')"));

    [Fact]
    public async Task Seed_refuses_where_the_demo_is_off()
    {
        var said = new StringWriter();
        Assert.Equal(1, await SeedCommand.Run(WorldHouse.Configuration(empty.Owner, demo: false), said, default));
        Assert.Contains("Derwent__Demo=true", said.ToString(), StringComparison.Ordinal);
        Assert.Equal(0L, await empty.Behind<long>("select count(*) from accounts.people where email like '%.example'"));
    }

    [Fact]
    public async Task Seed_stays_out_of_a_database_that_holds_a_referral()
    {
        await Wizard.Sent(empty.Stranger());
        var said = new StringWriter();
        Assert.Equal(1, await SeedCommand.Run(WorldHouse.Configuration(empty.Owner), said, default));
        Assert.Contains("the demo stays out of it", said.ToString(), StringComparison.Ordinal);
        Assert.Equal(1L, await empty.Behind<long>("select count(*) from front_door.referrals"));
        Assert.Equal(0L, await empty.Behind<long>("select count(*) from accounts.people where email like '%.example'"));
    }

    private static async Task<Seen> Enter(WorldHouse house) =>
        await (await house.Stranger().Open("/sign-in")).Form("Sign in").Fill("Email", Derwent.World.Staff.Nadia.Email).Fill("Password", SignIns.Password).Press("Sign in");
}
