using Derwent.FrontDoor;
using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Derwent.Tests.Support;

/// <summary>PostgreSQL is the last line: whatever a page forgets, the app role reads only what this person may see.</summary>
public sealed class RowSecurityTests(House house) : IClassFixture<House>
{
    private static readonly string[] Tables =
    [
        "cases", "case_referrals", "members", "seen_needs", "sayings", "steps", "heeds", "unsafe_places", "goals", "goal_marks", "resolutions", "follow_ups", "reopenings",
        "place_actions", "place_figures", "place_links", "packages", "parts", "agreements", "gaps", "overrides", "offers", "sessions", "attendances", "plan_doors", "plan_messages",
    ];

    private readonly Town town = new(house);

    [Fact]
    public async Task Every_table_of_the_room_is_forced_and_known_here()
    {
        var found = await house.Behind<string[]>("select array_agg(c.relname::text order by 1) from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'support' and c.relkind = 'r' and c.relname <> 'migrations'");
        Assert.Equal(Tables.Order(StringComparer.Ordinal), found!.Order(StringComparer.Ordinal));
        Assert.Equal(0L, await house.Behind<long>("select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'support' and c.relkind = 'r' and c.relname <> 'migrations' and not (c.relrowsecurity and c.relforcerowsecurity)"));
    }

    [Fact]
    public async Task Nobody_who_entered_reads_anything()
    {
        await town.ACase();
        foreach (var table in Tables) Assert.Equal(0, await Rows(null, null, $"select count(*) from support.{table}"));
    }

    [Theory]
    [InlineData(Role.Administrator)]
    [InlineData(Role.Coordinator)]
    [InlineData(Role.Analyst)]
    [InlineData(Role.DataProtectionLead)]
    public async Task Of_the_helping_organisation_only_who_works_with_cases_reads(string role)
    {
        var of = await town.ACase();
        var token = await house.SessionOf(await house.APerson(of.Helpers.Id, role), true);
        foreach (var table in Tables) Assert.Equal(0, await Rows(token, null, $"select count(*) from support.{table}"));
    }

    [Fact]
    public async Task A_practitioner_reads_the_circle_and_nothing_else()
    {
        var mine = await town.ACase();
        var other = await town.ACase();
        var token = await house.SessionOf(mine.Helpers.Practitioner, true);
        Assert.Equal(1, await Rows(token, null, "select count(*) from support.cases"));
        foreach (var table in Tables.Except(["cases", "sessions"]))
            Assert.Equal(0, await Rows(token, null, $"select count(*) from support.{table} where case_id = '{other.CaseId}'"));
        Assert.True(await Rows(token, null, $"select count(*) from support.steps where case_id = '{mine.CaseId}'") > 3);
    }

    [Fact]
    public async Task Without_a_second_factor_nothing_is_read()
    {
        var of = await town.ACase();
        var token = await house.SessionOf(of.Helpers.Practitioner, false);
        foreach (var table in Tables) Assert.Equal(0, await Rows(token, null, $"select count(*) from support.{table}"));
    }

    [Fact]
    public async Task The_link_of_an_offer_opens_that_offer_and_nothing_of_the_case()
    {
        var of = await town.ACase();
        var token = "";
        await house.As(of.Lead, async services => token = await services.GetRequiredService<Links>().Issue(LinkKind.Offer, of.OfferId, of.CaseId, TimeSpan.FromDays(2)));
        foreach (var table in Tables.Except(["offers"])) Assert.Equal(0, await Rows(null, token, $"select count(*) from support.{table}"));
        Assert.Equal(1, await Rows(null, token, "select count(*) from support.offers"));
    }

    [Fact]
    public async Task A_plan_that_was_opened_shows_the_plan_and_no_note()
    {
        var of = await town.ACase();
        await town.ACase();
        var token = await Trust.OpenedLinkTests.Opened(house, await Trust.OpenedLinkTests.PlanLink(house, of));
        foreach (var table in new[] { "steps", "heeds", "unsafe_places", "resolutions", "follow_ups", "reopenings", "seen_needs", "case_referrals", "members", "place_links", "gaps" })
            Assert.Equal(0, await Rows(null, token, $"select count(*) from support.{table}"));
        Assert.Equal(1, await Rows(null, token, "select count(*) from support.cases"));
        Assert.Equal(0, await Rows(null, token, $"select count(*) from support.parts where case_id <> '{of.CaseId}'"));
        Assert.Equal(0, await Rows(null, token, "select count(*) from support.sayings where not is_theirs"));
    }

    [Theory]
    [InlineData("insert into support.steps (id, case_id, at, kind, title, by_name) values (gen_random_uuid(), '{0}', now(), 'Decision', 'x', 'x')")]
    [InlineData("update support.offers set state = 'Declined' where id = '{1}' returning 1")]
    [InlineData("update support.cases set name = 'x' where id = '{0}' returning 1")]
    [InlineData("insert into support.plan_messages (id, case_id, what, at) values (gen_random_uuid(), '{0}', 'x', now())")]
    public async Task A_practitioner_of_another_organisation_writes_nothing(string sql)
    {
        var of = await town.ACase();
        var token = await house.SessionOf((await town.AnOrganisation()).Practitioner, true);
        try { Assert.Equal(0, await Rows(token, null, string.Format(System.Globalization.CultureInfo.InvariantCulture, sql, of.CaseId, of.OfferId))); }
        catch (PostgresException refused) { Assert.Equal("42501", refused.SqlState); }
        Assert.Equal("Accepted", await house.Behind<string>($"select state from support.offers where id = '{of.OfferId}'"));
    }

    [Theory]
    [InlineData(Role.Administrator)]
    [InlineData(Role.Coordinator)]
    [InlineData(Role.Analyst)]
    [InlineData(Role.DataProtectionLead)]
    public async Task Of_the_helping_organisation_only_who_works_with_cases_writes(string role)
    {
        var of = await town.ACase(SubjectKind.Place);
        var token = await house.SessionOf(await house.APerson(of.Helpers.Id, role), true);
        foreach (var sql in new[]
        {
            $"insert into support.steps (id, case_id, at, kind, title, by_name) values (gen_random_uuid(), '{of.CaseId}', now(), 'Decision', 'x', 'x') returning 1",
            $"insert into support.sayings (id, case_id, words, speaker, is_theirs, at, by_name) values (gen_random_uuid(), '{of.CaseId}', 'x', 'x', false, now(), 'x') returning 1",
            $"insert into support.place_links (id, case_id, person_reference, reason, at, by_name) values (gen_random_uuid(), '{of.CaseId}', 'C-XXXX', 'x', now(), 'x') returning 1",
        })
            Assert.Equal("42501", (await Assert.ThrowsAsync<PostgresException>(() => Rows(token, null, sql))).SqlState);
        Assert.Equal(0, await Rows(token, null, $"update support.cases set name = 'x' where id = '{of.CaseId}' returning 1"));
        Assert.Equal(0, await Rows(token, null, $"update support.offers set state = 'Declined' where id = '{of.OfferId}' returning 1"));
        Assert.Equal(0, await Rows(token, null, $"update support.parts set service = 'x' where case_id = '{of.CaseId}' returning 1"));
    }

    [Fact]
    public async Task Nothing_of_the_room_can_be_deleted()
    {
        var of = await town.ACase();
        var token = await house.SessionOf(of.Lead, true);
        foreach (var table in Tables)
            Assert.Equal("42501", (await Assert.ThrowsAsync<PostgresException>(() => Rows(token, null, $"delete from support.{table}"))).SqlState);
    }

    private async Task<long> Rows(string? person, string? link, string sql)
    {
        await using var connection = await house.Services.GetRequiredService<DatabaseSources>()[DatabaseRole.App].OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var enter = new NpgsqlCommand("select from access.enter($1, $2)", connection)
        {
            Parameters = { new NpgsqlParameter { Value = (object?)person ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text }, new NpgsqlParameter { Value = (object?)link ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text } },
        };
        await enter.ExecuteNonQueryAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync() is { } value and not DBNull ? Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture) : 0;
    }
}
