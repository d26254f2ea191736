using Derwent.Shared.Health;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Npgsql;
using Xunit;

namespace Derwent.Tests.Trust;

/// <summary>The program does not serve when one of its roles could get past row-level security. Every way past is planted in a database of its own, with a role of its own.</summary>
public sealed class WallsTests : IAsyncLifetime
{
    private static int count;
    private readonly string role = $"planted_{Environment.ProcessId}_{Interlocked.Increment(ref count)}";
    private string owner = "";

    public async ValueTask InitializeAsync() => owner = await TestCluster.Clone(await TestCluster.Template());

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await TestCluster.Drop(owner);
        await On("postgres", $"drop role if exists {role}; drop role if exists {role}_above");
    }

    [Theory]
    [InlineData("App", "superuser", "", "is a superuser")]
    [InlineData("Gate", "superuser", "", "is a superuser")]
    [InlineData("Worker", "superuser", "", "is a superuser")]
    [InlineData("App", "bypassrls", "", "has BYPASSRLS")]
    [InlineData("App", "createrole", "", "may make roles")]
    [InlineData("App", "replication", "", "may copy the whole database")]
    [InlineData("App", "", "grant derwent_owner to {0}", "member of derwent_owner, which owns them")]
    [InlineData("Gate", "noinherit", "grant derwent_access to {0}", "member of derwent_access, which owns them")]
    [InlineData("App", "", "alter table support.cases owner to {0}", "owns tables")]
    [InlineData("App", "", "create role {0}_above bypassrls; grant {0}_above to {0}", "which has such a power")]
    [InlineData("App", "", "grant pg_execute_server_program to {0}", "reaches the files under the database")]
    public async Task A_role_that_gets_past_the_policies_is_refused_at_the_start(string which, string powers, string plant, string sentence)
    {
        await On(null, $"create role {role} login password 'x' {powers}; {plant.Replace("{0}", role, StringComparison.Ordinal)}");
        var refused = await Assert.ThrowsAsync<WallsAreDown>(() => Start(which));
        Assert.Contains(sentence, refused.Message);
        Assert.Contains($"The {which.ToLowerInvariant()} role {role}", refused.Message);
    }

    [Theory]
    [InlineData("alter table support.cases no force row level security")]
    [InlineData("alter table support.cases disable row level security")]
    [InlineData("create table support.cases_copy as select * from support.cases")]
    public async Task A_table_without_its_policies_is_refused_at_the_start(string plant)
    {
        await On(null, plant);
        Assert.Contains("not enabled and forced on support.cases", (await Assert.ThrowsAsync<WallsAreDown>(() => Start(null))).Message);
    }

    [Fact]
    public async Task Its_own_roles_are_let_in() => await Start(null);

    [Fact]
    public async Task A_database_without_tables_says_what_to_run()
    {
        await On(null, "drop schema access cascade");
        Assert.Contains("Run derwent migrate first", (await Assert.ThrowsAsync<WallsAreDown>(() => Start(null))).Message);
    }

    [Fact]
    public async Task The_operator_reads_a_sentence_and_gets_an_exit_code()
    {
        await On(null, "alter table front_door.referrals no force row level security");
        await using var program = Child.Start(owner, ["serve"], ("ASPNETCORE_URLS", "http://127.0.0.1:0"));
        var (code, _, complained) = await program.End();
        Assert.Equal(4, code);
        Assert.StartsWith("Derwent does not start, because the rules that say who may see what would not hold. Row-level security is not enabled and forced on front_door.referrals.", complained);
        Assert.DoesNotContain("   at ", complained);
    }

    // Started in this process, as every house is; Start(null) leaves each role its own.
    private async Task Start(string? which)
    {
        var planted = new NpgsqlConnectionStringBuilder(owner) { Username = role, Password = "x", Pooling = false }.ConnectionString;
        await using var app = Serving.Build([], builder =>
        {
            builder.Configuration.AddInMemoryCollection([new("DERWENT_DB", owner), new($"Derwent:Database:{which ?? "None"}", which is null ? null : planted)]);
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Logging.ClearProviders();
        });
        await app.StartAsync();
        await app.StopAsync();
    }

    private async Task On(string? database, string sql)
    {
        var where = new NpgsqlConnectionStringBuilder(owner) { Pooling = false };
        if (database is not null) where.Database = database;
        await using var connection = new NpgsqlConnection(where.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
