using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Derwent.Tests.Shared;

/// <summary>The database learns who is asking from a session token; nothing else makes it believe anybody.</summary>
public sealed class AccessTests(House house) : IClassFixture<House>
{
    private NpgsqlDataSource App => house.Services.GetRequiredService<DatabaseSources>()[DatabaseRole.App];

    [Fact]
    public async Task A_forged_context_is_refused()
    {
        var person = Guid.CreateVersion7();
        await using var connection = await App.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await Run(connection, $"select set_config('derwent.context', '{person}|{person}||strategic_partner|||| ' || pg_backend_pid() || '|' || extract(epoch from transaction_timestamp()) || '|00', true)");
        var refused = await Assert.ThrowsAsync<PostgresException>(() => Run(connection, "select access.person()"));
        Assert.Equal("28000", refused.SqlState);
    }

    [Fact]
    public async Task A_context_copied_into_another_transaction_is_refused()
    {
        var person = await house.APerson(null, Role.StrategicPartner);
        var token = await house.SessionOf(person, true);
        await using var connection = await App.OpenConnectionAsync(TestContext.Current.CancellationToken);
        string copied;
        await using (var first = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken))
        {
            await Run(connection, $"select person_id from access.enter('{token}', null)");
            copied = (string)(await Run(connection, "select current_setting('derwent.context')"))!;
            Assert.Equal(person.Id, await Run(connection, "select access.person()"));
        }
        await using var second = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await Run(connection, $"select set_config('derwent.context', '{copied}', true)");
        await Assert.ThrowsAsync<PostgresException>(() => Run(connection, "select access.person()"));
    }

    [Fact]
    public async Task Nobody_is_anybody_before_entering()
    {
        await using var connection = await App.OpenConnectionAsync(TestContext.Current.CancellationToken);
        Assert.Equal(DBNull.Value, await Run(connection, "select access.person()"));
        Assert.Equal(false, await Run(connection, "select access.has_role('strategic_partner')"));
        Assert.Equal(0L, await Run(connection, "select count(*) from access.records()"));
    }

    [Fact]
    public async Task A_session_without_a_second_factor_has_no_role()
    {
        var token = await house.SessionOf(await house.APerson(null, Role.StrategicPartner), secondFactor: false);
        await using var connection = await App.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await Run(connection, $"select person_id from access.enter('{token}', null)");
        Assert.Equal(false, await Run(connection, "select access.has_role('strategic_partner')"));
    }

    [Theory]
    [InlineData("select * from access.keys")]
    [InlineData("select * from access.sessions")]
    [InlineData("insert into access.sessions (id, token_hash, kind, person_id, expires_at) values (gen_random_uuid(), '\\x00', 'person', gen_random_uuid(), now())")]
    [InlineData("select access.sign('x')")]
    [InlineData("select * from mail.letters")]
    [InlineData("insert into audit.entries (by_name, act, kind, what) values ('x', 'read', 'x', 'x')")]
    [InlineData("delete from audit.entries")]
    [InlineData("select password_hash from accounts.people")]
    [InlineData("create table public.mine (id int)")]
    [InlineData("set role derwent_owner")]
    public async Task The_app_role_may_not(string sql)
    {
        await using var connection = await App.OpenConnectionAsync(TestContext.Current.CancellationToken);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => Run(connection, sql));
        Assert.Equal("42501", refused.SqlState);
    }

    [Fact]
    public async Task A_link_to_a_record_can_only_be_made_by_somebody_who_may_see_it()
    {
        await using var connection = await App.OpenConnectionAsync(TestContext.Current.CancellationToken);
        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            Run(connection, "select access.issue_link('abcdefghjkmnpqrstvwxyz0123', 'referral', gen_random_uuid(), null, interval '1 day')"));
        Assert.Equal("42501", refused.SqlState);
    }

    [Fact]
    public async Task An_ended_session_opens_nothing_from_the_next_statement_on()
    {
        var visitor = await house.SignedIn(Role.StrategicPartner);
        Assert.Equal(1L, await house.Behind<long>($"select count(*) from access.sessions where person_id = '{visitor.Person!.Id}'"));
        await house.Behind<object>($"update access.sessions set ended_at = now() where person_id = '{visitor.Person!.Id}'");
        var seen = await visitor.Open("/desk/security");
        Assert.Equal("/sign-in", seen.Path);
    }

    private static async Task<object?> Run(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
