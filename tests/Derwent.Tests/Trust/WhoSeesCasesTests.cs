using Derwent.Accounts;
using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Derwent.Tests.World;
using Derwent.World;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Derwent.Tests.Trust;

/// <summary>Who sees which rows of cases, said a second time and without the policies, for everybody of the named world; and what somebody sees who makes up who they are.</summary>
public sealed class WhoSeesCasesTests(WorldHouse house) : IClassFixture<WorldHouse>
{
    private static readonly string[] Working = [Role.StrategicPartner, Role.Practitioner, Role.OrganisationManager];

    [Theory]
    [InlineData("{0}|{1}|{2}|strategic_partner|||")]
    [InlineData("{0}|{1}|{2}|practitioner,organisation_manager|||")]
    [InlineData("{0}|{1}|{2}|data_protection_lead|||")]
    [InlineData("{0}|{1}|{2}|coordinator,administrator,analyst|||")]
    [InlineData("{0}||||plan|{3}|")]
    [InlineData("{0}||||referral|{4}|")]
    [InlineData("{0}||||draft|{4}|")]
    [InlineData("{0}||||offer|{5}|{3}")]
    public async Task Whoever_makes_up_who_they_are_sees_no_row_that_a_stranger_does_not_see(string claims)
    {
        var dee = await house.Account(Staff.Dee);
        var claimed = string.Format(System.Globalization.CultureInfo.InvariantCulture, claims, Guid.CreateVersion7(), dee.Id, dee.OrganisationId,
            await house.Behind<Guid>("select case_id from support.offers where state = 'Accepted' limit 1"), await house.Behind<Guid>("select id from front_door.referrals limit 1"),
            await house.Behind<Guid>("select id from support.offers limit 1"));
        var tables = await house.Behind<string[]>("select array_agg(c.oid::regclass::text order by 1) from pg_class c where c.relkind = 'r' and c.relrowsecurity and has_any_column_privilege('derwent_app', c.oid, 'select')");
        var refused = 0;
        foreach (var table in tables!)
            foreach (var forged in new[] { $"{claimed}|' || pg_backend_pid() || '|' || extract(epoch from transaction_timestamp()) || '|00", claimed })
                if (await Seen(forged, table) is not { } rows) refused++;
                else Assert.True(await Seen("", table) == rows, $"{table} shows {rows} rows to somebody who says {claimed}.");
        Assert.True(refused > 10, $"Only {refused} looks were refused.");
    }

    [Fact]
    public async Task Everybody_sees_the_rows_of_their_circles_and_no_other()
    {
        var tables = await house.Behind<string[]>("select array_agg(relname::text) from pg_class where relnamespace = 'support'::regnamespace and relkind = 'r' and relname <> 'migrations'");
        var (faults, some) = (new List<string>(), 0);
        foreach (var person in await Everybody())
            await house.As(person, async services =>
            {
                var all = 0L;
                foreach (var table in tables!)
                {
                    var seen = await Rows(services.GetRequiredService<RequestDatabase>().Connection, table, "true");
                    if (seen != await Expected(person, table)) faults.Add($"{person.Name} ({string.Join(", ", person.Roles)}) sees other rows of {table} than the rule says.");
                    all += seen.Count;
                }
                if (all > 0) some++;
                if (!person.Roles.Intersect(Working).Any()) Assert.Equal(0, all);
            });
        Assert.True(faults.Count == 0, string.Join("\n", faults));
        Assert.True(some > 20, $"Only {some} see anything.");
    }

    // Everybody of the world, and of an organisation that helps somebody also those who do not work with cases.
    private async Task<List<Person>> Everybody()
    {
        var people = new List<Person>();
        foreach (var staff in Staff.All) people.Add(await house.Account(staff));
        var helping = (await house.Account(Staff.Bea)).OrganisationId;
        foreach (var role in Role.All.Except(Working)) people.Add(await house.APerson(helping, role));
        people.Add(await house.APerson(helping));
        return people;
    }

    private async Task<(long Count, string Which)> Expected(Person person, string table)
    {
        await using var connection = new NpgsqlConnection(house.Owner);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return await Rows(connection, table, Rule(person, table));
    }

    private static string Rule(Person person, string table)
    {
        var (works, team) = (person.Roles.Intersect(Working).Any(), person.Roles.Contains(Role.StrategicPartner));
        var organisation = $"'{person.OrganisationId ?? Guid.Empty}'";
        var circle = $"in (select record_id from access.circle where began_at is not null and ended_at is null and (until is null or until >= current_date) and (person_id = '{person.Id}' or organisation_id = {organisation} and person_id is null))";
        return (works, team, table) switch
        {
            (false, _, _) => "false",
            (_, _, "place_links") => $"id {circle}",
            (_, true, _) => "true",
            (_, _, "plan_messages") => "false",
            (_, _, "sessions") => $"organisation_id = {organisation}",
            (_, _, "offers") => $"case_id {circle} or organisation_id = {organisation}",
            (_, _, "cases") => $"id {circle}",
            _ => $"case_id {circle}",
        };
    }

    private static async Task<(long Count, string Which)> Rows(NpgsqlConnection connection, string table, string rule)
    {
        await using var command = new NpgsqlCommand($"select count(*), md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from support.{table} t where {rule}", connection);
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        return (row.GetInt64(0), row.GetString(1));
    }

    // How many rows somebody sees who says this of themselves; null when PostgreSQL refuses to believe it.
    private async Task<long?> Seen(string context, string table)
    {
        await using var connection = await house.Services.GetRequiredService<DatabaseSources>()[DatabaseRole.App].OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var claim = new NpgsqlCommand($"select set_config('derwent.context', '{context}', true)", connection)) await claim.ExecuteNonQueryAsync();
        await using var look = new NpgsqlCommand($"select count(*) from {table}", connection);
        try { return (long)(await look.ExecuteScalarAsync())!; }
        catch (PostgresException refused) when (refused.SqlState == "28000") { return null; }
    }
}
