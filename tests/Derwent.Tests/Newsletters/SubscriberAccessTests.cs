using Derwent.Newsletters;
using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Derwent.Tests.Newsletters;

/// <summary>Addresses are seen by the coordinator, the manager of their own list and themselves. PostgreSQL says so, whatever a page forgets.</summary>
public sealed class SubscriberAccessTests(PostHouse house) : IClassFixture<PostHouse>
{
    private static readonly string[] Private = ["subscribers", "subscriptions", "sign_ups", "deliveries", "suppressions", "bounces"];

    [Theory]
    [InlineData(null)]
    [InlineData(Role.Administrator)]
    [InlineData(Role.StrategicPartner)]
    [InlineData(Role.Practitioner)]
    [InlineData(Role.Analyst)]
    [InlineData(Role.DataProtectionLead)]
    [InlineData(Role.OrganisationManager)]
    public async Task The_wrong_person_reads_nothing(string? role)
    {
        var list = await house.AList("The alliance");
        await house.AReader(list);
        await house.Decided(list);
        var token = role is null ? null : await house.SessionOf(await house.APerson(Guid.CreateVersion7(), role), true);
        foreach (var table in Private) Assert.Equal(0, await Count(token, $"select count(*) from newsletters.{table}"));
    }

    [Theory]
    [InlineData(Role.Administrator)]
    [InlineData(Role.Practitioner)]
    [InlineData(Role.StrategicPartner)]
    public async Task The_wrong_person_finds_no_page(string role)
    {
        using var wrong = await house.SignedIn(role);
        foreach (var page in (string[])["", "/subscribers", "/lists", "/bounces"])
            Assert.Equal(System.Net.HttpStatusCode.NotFound, (await wrong.Open("/desk/newsletters" + page)).Status);
    }

    [Fact]
    public async Task Without_a_second_factor_a_coordinator_reads_nothing()
    {
        await house.AReader(await house.AList("The alliance"));
        var token = await house.SessionOf(await house.APerson(null, Role.Coordinator), secondFactor: false);
        foreach (var table in Private) Assert.Equal(0, await Count(token, $"select count(*) from newsletters.{table}"));
    }

    [Fact]
    public async Task A_manager_reads_the_own_list_and_no_other()
    {
        var (mine, other) = (await house.APerson(Guid.CreateVersion7(), Role.OrganisationManager), await house.APerson(Guid.CreateVersion7(), Role.OrganisationManager));
        var (list, theirs) = (await house.AList("Mine", mine), await house.AList("Theirs", other));
        var reader = await house.AReader(list);
        var stranger = await house.AReader(theirs);
        var token = await house.SessionOf(mine, true);
        Assert.Equal(1, await Count(token, "select count(*) from newsletters.subscribers"));
        Assert.Equal(1, await Count(token, $"select count(*) from newsletters.subscribers where address = '{reader}'"));
        Assert.Equal(1, await Count(token, "select count(*) from newsletters.subscriptions"));
        using var manager = await house.SignedIn(mine);
        var page = await manager.Open("/desk/newsletters/subscribers");
        Assert.Contains(reader, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(stranger, page.Text, StringComparison.Ordinal);
        var letter = await house.Decided(theirs, by: other);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await manager.Open($"/desk/newsletters/{letter.Id}/send")).Status);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await manager.Open($"/desk/newsletters/{letter.Id}/preview")).Status);
    }

    [Fact]
    public async Task A_manager_cannot_make_rows_for_the_alliance_or_for_another_organisation()
    {
        var manager = await house.APerson(Guid.CreateVersion7(), Role.OrganisationManager);
        var list = await house.AList("The alliance");
        await house.AReader(list);
        var letter = await house.Decided(list);
        var token = await house.SessionOf(manager, true);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => Count(token,
            $"with written as (insert into newsletters.deliveries (id, issue_id, subscription_id, subscriber_id, organisation_id, address, address_hash, state, tries, next_try_at) values (gen_random_uuid(), '{letter.Id}', gen_random_uuid(), gen_random_uuid(), null, 'x@example.test', 'x', 'Waiting', 0, now()) returning 1) select count(*) from written"));
        Assert.Equal("42501", refused.SqlState);
    }

    [Fact]
    public async Task Every_look_is_recorded()
    {
        await house.AReader(await house.AList("The alliance"));
        var person = await house.APerson(null, Role.Coordinator);
        using var coordinator = await house.SignedIn(person);
        await coordinator.Open("/desk/newsletters/subscribers");
        Assert.Equal(1L, await house.Behind<long>($"select count(*) from audit.entries where person_id = '{person.Id}' and act = 'read' and kind = 'subscriber'"));
    }

    [Fact]
    public async Task A_link_opens_its_own_address_only_and_no_role_of_the_desk_can_make_one()
    {
        var list = await house.AList("The alliance");
        using var one = await house.Asked(PostHouse.AnAddress(), list);
        var other = await house.AReader(list);
        var page = await one.Open("/newsletter/mine");
        Assert.DoesNotContain(other, page.Text, StringComparison.Ordinal);
        var id = await house.Behind<Guid>($"select id from newsletters.subscribers where address = '{other}'");
        foreach (var role in (string[])[Role.Coordinator, Role.StrategicPartner, Role.Administrator])
        {
            var token = await house.SessionOf(await house.APerson(null, role), true);
            var refused = await Assert.ThrowsAsync<PostgresException>(() => Count(token, $"select count(*) from (select access.issue_newsletter_link('abcdefghijklmnopqrstuvwxyz', '{id}', interval '1 day')) x"));
            Assert.Equal("42501", refused.SqlState);
            await Assert.ThrowsAsync<PostgresException>(() => Count(token, $"select count(*) from (select access.issue_link('abcdefghijklmnopqrstuvwxyz', 'newsletter', '{id}', null, interval '1 day')) x"));
        }
    }

    private async Task<long> Count(string? token, string sql)
    {
        await using var connection = await house.Services.GetRequiredService<DatabaseSources>()[DatabaseRole.App].OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        if (token is not null)
        {
            await using var enter = new NpgsqlCommand("select 1 from access.enter($1, null)", connection) { Parameters = { new() { Value = token } } };
            await enter.ExecuteNonQueryAsync();
        }
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
