using System.Text.RegularExpressions;
using Derwent.FrontDoor;
using Derwent.Support;
using Derwent.World;
using Npgsql;

namespace Derwent.Tests.World;

/// <summary>The named world is wide enough to show everything, and nothing of it could be anybody's.</summary>
public sealed partial class WorldTests(WorldHouse house) : IClassFixture<WorldHouse>
{
    // Numbers that Ofcom keeps free for drama.
    private static readonly string[] Drama = ["01632960", "07700900", "08081570", "02079460"];

    [Fact]
    public async Task It_has_forty_services_and_sixty_referrals()
    {
        Assert.InRange(await house.Behind<long>("select count(*) from listings.services"), 40, 1000);
        Assert.InRange(await house.Behind<long>("select count(*) from front_door.referrals"), 60, 1000);
    }

    [Fact]
    public async Task Somebody_told_us_something_in_every_one_of_the_last_twelve_months()
    {
        var months = await Column("select distinct to_char(submitted_at at time zone 'Europe/London', 'YYYY-MM') from front_door.referrals");
        var wanted = Enumerable.Range(0, 12).Select(back => house.Clock.GetUtcNow().AddMonths(-back).ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Empty(wanted.Except(months));
    }

    [Fact]
    public async Task Every_kind_station_wait_decision_urgency_and_answer_is_there()
    {
        await Has<SubjectKind>("select distinct kind from front_door.referrals");
        await Has<SubjectKind>("select distinct kind from support.cases");
        await Has<Station>("select distinct station from front_door.referrals");
        await Has<Derwent.FrontDoor.Waiting>("select distinct waiting_for from front_door.referrals");
        await Has<Urgency>("select distinct urgency from front_door.referrals");
        await Has<Decision>("select distinct decision from front_door.steps where decision is not null");
        await Has<OfferState>("select distinct state from support.offers");
    }

    [Fact]
    public async Task No_telephone_number_could_be_real()
    {
        var found = (await EveryWord()).SelectMany(row => Phones().Matches(row)).Select(match => match.Value).ToList();
        Assert.NotEmpty(found);
        Assert.DoesNotContain(found.Distinct(), number => !Drama.Any(free => Digits(number).StartsWith(free, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task No_e_mail_address_could_be_real()
    {
        var found = (await EveryWord()).SelectMany(row => Addresses().Matches(row)).Select(match => match.Groups[1].Value.ToLowerInvariant()).ToList();
        Assert.NotEmpty(found);
        Assert.DoesNotContain(found.Distinct(), domain => domain.Split('.')[^1] is not ("example" or "test"));
    }

    [Fact]
    public async Task A_second_seed_changes_nothing()
    {
        var before = await Fingerprint();
        var said = new StringWriter();
        Assert.Equal(0, await SeedCommand.Run(WorldHouse.Configuration(house.Owner), said, default));
        Assert.Contains("The demo world is here already. Nothing was changed.", said.ToString(), StringComparison.Ordinal);
        Assert.Equal(before, await Fingerprint());
    }

    [Fact]
    public async Task Both_faces_say_that_this_is_a_demo()
    {
        using var stranger = house.Stranger();
        using var nadia = await house.SignedIn(Derwent.World.Staff.Nadia);
        Assert.Contains("made up", (await stranger.Open("/about")).Text, StringComparison.Ordinal);
        Assert.Contains("Demo data", (await nadia.Open("/desk")).Text, StringComparison.Ordinal);
    }

    private async Task Has<T>(string sql) where T : struct, Enum => Assert.Empty(Enum.GetNames<T>().Except(await Column(sql)));

    private async Task<List<string>> EveryWord()
    {
        var words = new List<string>();
        foreach (var table in await Tables()) words.AddRange(await Column($"select t::text from {table} t"));
        return words;
    }

    private async Task<string> Fingerprint()
    {
        var parts = new List<string>();
        foreach (var table in await Tables())
            parts.Add($"{table} {await house.Behind<string>($"select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from {table} t")}");
        return string.Join('\n', parts);
    }

    private Task<List<string>> Tables() => Column(
        "select format('%I.%I', table_schema, table_name) from information_schema.tables where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema', 'public', 'hangfire') order by 1");

    private async Task<List<string>> Column(string sql)
    {
        await using var connection = new NpgsqlConnection(house.Owner);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var rows = await command.ExecuteReaderAsync();
        var values = new List<string>();
        while (await rows.ReadAsync()) values.Add(rows.GetString(0));
        return values;
    }

    private static string Digits(string number) => "0" + new string([.. number.Where(char.IsAsciiDigit)]).TrimStart('4').TrimStart('0');

    [GeneratedRegex(@"(?<![\w.+-])(?:\+44|0)(?:[ -]?\d){9,10}(?![\w-])")]
    private static partial Regex Phones();

    [GeneratedRegex(@"[\w.+-]+@((?:[\w-]+\.)*[\w-]+)")]
    private static partial Regex Addresses();

    [Fact]
    public async Task No_public_page_holds_a_young_persons_name()
    {
        var names = await house.Behind<string[]>("select array(select name from support.cases where kind = 'YoungPerson')");
        Assert.True(names!.Length > 20);
        using var stranger = house.Stranger();
        foreach (var path in new[] { "/", "/find", "/whats-on", "/impact", "/young-people", "/for-organisations", "/for-partners", "/about", "/find/map.json", "/find/list.csv", "/oruk/v3/services?full=true&per_page=500" })
        {
            var page = await (await stranger.Get(path)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.All(names, name => Assert.DoesNotContain(name, page, StringComparison.OrdinalIgnoreCase));
        }
    }
}
