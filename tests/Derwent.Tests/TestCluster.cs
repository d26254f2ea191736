using System.Security.Claims;
using Derwent.Accounts;
using Derwent.Shared;
using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Derwent.Tests;

/// <summary>The throw-away PostgreSQL of a test run (DERWENT_TEST_DB): templates made once, cloned for every class, dropped after.</summary>
public static class TestCluster
{
    private static readonly string Prefix = $"t{Environment.ProcessId}";
    private static readonly Lazy<Task<string>> Migrated = new(() => Make("empty", _ => Task.CompletedTask));
    private static readonly SemaphoreSlim OneClone = new(1), OneMigration = new(1);
    private static int count;

    /// <summary>A database that has every table and no row.</summary>
    public static Task<string> Template() => Migrated.Value;

    /// <summary>Makes a template: migrated, then filled.</summary>
    public static async Task<string> Make(string name, Func<string, Task> fill)
    {
        var database = $"{Prefix}_{name}";
        var configuration = Configuration(database);
        await Migrate(configuration["DERWENT_DB"]!, _ => null);
        await fill(configuration["DERWENT_DB"]!);
        NpgsqlConnection.ClearAllPools();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Drop(configuration["DERWENT_DB"]!).GetAwaiter().GetResult();
        return database;
    }

    /// <summary>A database that is still to be made; the owner's connection string to it.</summary>
    public static Task<string> Empty() => Task.FromResult(Configuration($"{Prefix}_{Interlocked.Increment(ref count)}")["DERWENT_DB"]!);

    /// <summary>Brings each module to the migration named for it; null is the newest.</summary>
    internal static async Task Migrate(string owner, Func<RegisteredModule, string?> until)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("DERWENT_DB", owner)]).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddLogging();
        services.AddShared(configuration);
        services.AddModules();
        await using var provider = services.BuildServiceProvider();
        // Roles belong to the whole cluster: on a fresh one, the first migration makes them for all.
        await OneMigration.WaitAsync();
        try { await provider.GetRequiredService<Migrator>().RunAsync(_ => { }, until, default); }
        finally { OneMigration.Release(); }
    }

    /// <summary>A copy of the template; the owner's connection string to it.</summary>
    public static async Task<string> Clone(string template)
    {
        var name = $"{Prefix}_{Interlocked.Increment(ref count)}";
        await OneClone.WaitAsync();
        try { await Execute($"create database {name} template {template}"); }
        finally { OneClone.Release(); }
        await Execute($"grant connect on database {name} to derwent_app, derwent_gate, derwent_worker; grant temporary on database {name} to derwent_worker");
        return Configuration(name)["DERWENT_DB"]!;
    }

    public static async Task Drop(string owner)
    {
        if (owner == "") return;
        await Execute($"drop database if exists {new NpgsqlConnectionStringBuilder(owner).Database} with (force)");
    }

    /// <summary>A request in which that person is signed in, for acting without a browser.</summary>
    internal static DefaultHttpContext Seat(Person person)
    {
        List<Claim> claims = [new(SessionClaims.Person, person.Id.ToString()), new(SessionClaims.Name, person.Name), new(SessionClaims.SecondFactor, "yes")];
        if (person.OrganisationId is { } organisation) claims.Add(new(SessionClaims.Organisation, organisation.ToString()));
        claims.AddRange(person.Roles.Select(role => new Claim(SessionClaims.Role, role)));
        return new DefaultHttpContext { User = new ClaimsPrincipal(new ClaimsIdentity(claims, "test")) };
    }

    private static IConfiguration Configuration(string database)
    {
        var server = Environment.GetEnvironmentVariable("DERWENT_TEST_DB")
            ?? throw new InvalidOperationException("Tests need DERWENT_TEST_DB, a PostgreSQL they may fill and throw away. ./test starts one.");
        var owner = new NpgsqlConnectionStringBuilder(server) { Database = database, Pooling = true, MaxPoolSize = 20 }.ConnectionString;
        return new ConfigurationBuilder().AddInMemoryCollection([new("DERWENT_DB", owner)]).Build();
    }

    private static async Task Execute(string sql)
    {
        var server = new NpgsqlConnectionStringBuilder(Environment.GetEnvironmentVariable("DERWENT_TEST_DB")!) { Database = "postgres", Pooling = false };
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
