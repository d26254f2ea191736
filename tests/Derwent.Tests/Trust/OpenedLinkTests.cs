using Derwent.FrontDoor;
using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Derwent.Support;
using Derwent.Tests.FrontDoor;
using Derwent.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Derwent.Tests.Trust;

/// <summary>The second thing is asked by PostgreSQL: under the app role, with nothing but the link, no row of a plan or a referral can be read, whatever a page forgets.</summary>
public sealed class OpenedLinkTests(House house) : IClassFixture<House>
{
    private readonly Town town = new(house);

    [Fact]
    public async Task The_link_of_a_plan_alone_reads_no_row_of_any_table()
    {
        var of = await town.ACase();
        Assert.Empty(await Readable(await PlanLink(house, of)));
    }

    [Fact]
    public async Task The_link_of_a_referrer_alone_reads_no_row_of_any_table()
    {
        using var visitor = house.Stranger();
        Assert.Empty(await Readable(await ReferrerLink(visitor)));
    }

    [Fact]
    public async Task The_right_answer_opens_the_plan_and_the_link_before_it_still_reads_nothing()
    {
        var of = await town.ACase();
        var link = await PlanLink(house, of);
        var opened = await Opened(house, link);
        Assert.Equal(of.CaseId, await Ask<Guid>(opened, "select id from support.cases"));
        Assert.Equal(0L, await Ask<long>(link, "select count(*) from support.cases"));
    }

    [Fact]
    public async Task The_right_answer_opens_the_referral_and_the_link_before_it_still_reads_nothing()
    {
        using var visitor = house.Stranger();
        var link = await ReferrerLink(visitor);
        Assert.True(await Try(link, "select front_door.open_referral($1, array['pDE240ZQ'], $2)", out var opened));
        Assert.Equal(1L, await Ask<long>(opened, "select count(*) from front_door.referrals"));
        Assert.Equal(0L, await Ask<long>(link, "select count(*) from front_door.referrals"));
    }

    [Fact]
    public async Task Five_wrong_answers_shut_a_plan_in_the_database_itself()
    {
        var of = await town.ACase();
        var link = await PlanLink(house, of);
        for (var wrong = 0; wrong < 5; wrong++) Assert.False(await Try(link, "select support.open_plan($1, '\\x00', $2)", out _));
        await Assert.ThrowsAsync<Xunit.Sdk.XunitException>(() => Opened(house, link));
        Assert.True(await Ask<bool>(link, "select is_shut from support.plan_door()"));
    }

    [Fact]
    public async Task Wrong_answers_for_a_referral_are_counted_whatever_token_they_are_said_with()
    {
        using var visitor = house.Stranger();
        var link = await ReferrerLink(visitor);
        for (var wrong = 0; wrong < 5; wrong++) Assert.False(await Try(link, "select front_door.open_referral($1, array['pDE10AA'], $2)", out _));
        Assert.False(await Try(link, "select front_door.open_referral($1, array['pDE240ZQ'], $2)", out _));
        Assert.False(await Try(link, "select front_door.open_referral('aaaaaaaaaaaaaaaaaaaaaaaaaa', array['pDE240ZQ'], coalesce($2, $1))", out _));
    }

    [Theory]
    [InlineData("select access.open_link('x', 'plan', gen_random_uuid(), 'aaaaaaaaaaaaaaaaaaaaaaaaaa', interval '1 hour')")]
    [InlineData("select access.link_sent_at('x', gen_random_uuid())")]
    [InlineData("select front_door.answers(gen_random_uuid())")]
    [InlineData("select * from front_door.wrong_answers(gen_random_uuid(), 'x')")]
    [InlineData("select * from front_door.proof_attempts")]
    public async Task The_app_role_reaches_only_the_two_doors(string sql)
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => Ask<object>(null, sql));
        Assert.Equal("42501", refused.SqlState);
    }

    [Fact]
    public async Task A_new_link_ends_what_the_one_before_had_opened()
    {
        var of = await town.ACase();
        var opened = await Opened(house, await PlanLink(house, of));
        await house.As(of.Lead, services => services.GetRequiredService<Links>().End(LinkKind.Plan, of.CaseId));
        Assert.Equal(0L, await Ask<long>(opened, "select count(*) from support.cases"));
    }

    [Fact]
    public async Task Being_in_one_circle_makes_no_link_to_another_record()
    {
        var (mine, other) = (await town.ACase(), await town.ACase());
        await Assert.ThrowsAsync<PostgresException>(() => house.As(mine.Helpers.Practitioner, services => services.GetRequiredService<Links>().Issue(LinkKind.Plan, other.CaseId, mine.CaseId, TimeSpan.FromDays(1))));
    }

    /// <summary>A link to the plan of a case, behind the word "blackbird".</summary>
    internal static async Task<string> PlanLink(House house, Running of)
    {
        var token = "";
        await house.As(of.Lead, async services =>
        {
            var support = services.GetRequiredService<SupportContext>();
            var door = PlanDoor.Make(of.CaseId, Town.Of(of.Lead), house.Clock.GetUtcNow());
            door.AskWord("blackbird", Town.Of(of.Lead), house.Clock.GetUtcNow());
            support.Add(door);
            await support.SaveChangesAsync();
            token = await services.GetRequiredService<Links>().Issue(LinkKind.Plan, of.CaseId, of.CaseId, TimeSpan.FromDays(2));
        });
        return token;
    }

    /// <summary>The session that "blackbird" makes of such a link.</summary>
    internal static async Task<string> Opened(House house, string link)
    {
        await using var connection = await App(house).OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await Run(connection, "select from access.enter(null, $1)", link);
        var salt = (byte[])(await Run(connection, "select salt from support.plan_door()"))!;
        var opened = Links.NewToken();
        if (await Run(connection, "select support.open_plan($1, $2, $3)", link, PlanDoor.Derive("blackbird", salt), opened) is not true) throw new Xunit.Sdk.XunitException("The plan did not open.");
        await transaction.CommitAsync();
        return opened;
    }

    private async Task<string> ReferrerLink(Visitor visitor)
    {
        var done = await Wizard.Sent(visitor);
        return new Uri(done.Document.QuerySelector(".link a")!.GetAttribute("href")!).AbsolutePath.Split('/')[^1].Replace("-", "", StringComparison.Ordinal);
    }

    // Tables that show a row to whoever holds this link and nothing else; the public directory and everybody's own are no secret.
    private async Task<List<string>> Readable(string link)
    {
        var found = new List<string>();
        foreach (var table in (await house.Behind<string[]>("select array_agg(format('%I.%I', schemaname, tablename) order by 1) from pg_tables where schemaname in ('front_door', 'support', 'access', 'audit', 'mail', 'jobs') and tablename <> 'migrations' and has_any_column_privilege('derwent_app', format('%I.%I', schemaname, tablename), 'select')"))!)
        {
            if (await Ask<long>(link, $"select count(*) from {table}") > 0) found.Add(table);
        }
        return found;
    }

    private async Task<T?> Ask<T>(string? link, string sql)
    {
        await using var connection = await App(house).OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        if (link is not null) await Run(connection, "select from access.enter(null, $1)", link);
        return await Run(connection, sql) is T found ? found : default;
    }

    private Task<bool> Try(string link, string sql, out string opened)
    {
        var token = opened = Links.NewToken();
        return Tried();

        async Task<bool> Tried()
        {
            await using var connection = await App(house).OpenConnectionAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            await Run(connection, "select from access.enter(null, $1)", link);
            var right = await Run(connection, sql, link, token) is true;
            await transaction.CommitAsync();
            return right;
        }
    }

    private static NpgsqlDataSource App(House house) => house.Services.GetRequiredService<DatabaseSources>()[DatabaseRole.App];

    private static async Task<object?> Run(NpgsqlConnection connection, string sql, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return await command.ExecuteScalarAsync();
    }
}
