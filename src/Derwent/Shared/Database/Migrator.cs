using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Derwent.Shared.Database;

/// <summary>Makes the roles, the database and every module's tables. Safe to run again; forward only.</summary>
internal sealed class Migrator(IConfiguration configuration, IEnumerable<RegisteredModule> modules)
{
    internal static readonly string[] Extensions = ["postgis", "pg_trgm", "btree_gist", "unaccent", "pgcrypto"];

    public Task RunAsync(Action<string> say, CancellationToken stop) => RunAsync(say, _ => null, stop);

    /// <summary>Brings each module to the migration that is named for it; null is the newest.</summary>
    internal async Task RunAsync(Action<string> say, Func<RegisteredModule, string?> until, CancellationToken stop)
    {
        var owner = DatabaseSources.Owner(configuration);
        await MakeDatabaseAsync(owner, stop);
        await MakeRolesAsync(owner, stop);
        foreach (var module in modules)
        {
            var connection = new NpgsqlConnectionStringBuilder(owner) { Options = "-c role=derwent_owner", Pooling = false, CommandTimeout = 600 }.ConnectionString;
            await using var opened = new NpgsqlConnection(connection);
            await using var context = Make(module, opened);
            var pending = (await context.Database.GetPendingMigrationsAsync(stop)).ToList();
            if (pending.Count > 0)
            {
                say($"{module.Schema}: {string.Join(", ", pending.Select(name => name[(name.IndexOf('_', StringComparison.Ordinal) + 1)..]))}");
                // The migration tool opens its own transactions here: nothing else shares this connection.
                context.Database.AutoTransactionBehavior = AutoTransactionBehavior.WhenNeeded;
                await context.Database.MigrateAsync(until(module), stop);
            }
            if (until(module) is not null || module.AfterMigrating is null) continue;
            if (opened.State != System.Data.ConnectionState.Open) await opened.OpenAsync(stop);
            await module.AfterMigrating(opened, stop);
        }
        await Hangfire(owner, stop);
    }

    internal static DbContext Make(RegisteredModule module, NpgsqlConnection connection)
    {
        var options = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(module.Context))!;
        options.UseDerwent(connection, module.Schema);
        return (DbContext)Activator.CreateInstance(module.Context, options.Options)!;
    }

    private static async Task MakeDatabaseAsync(string owner, CancellationToken stop)
    {
        var target = new NpgsqlConnectionStringBuilder(owner);
        var name = target.Database ?? "derwent";
        target.Database = "postgres";
        target.Pooling = false;
        await using var server = new NpgsqlConnection(target.ConnectionString);
        await server.OpenAsync(stop);
        await using var exists = new NpgsqlCommand("select 1 from pg_database where datname = $1", server) { Parameters = { new() { Value = name } } };
        if (await exists.ExecuteScalarAsync(stop) is not null) return;
        await Execute(server, $"create database {Quote(name)} encoding 'UTF8' template template0", stop);
    }

    private static async Task MakeRolesAsync(string owner, CancellationToken stop)
    {
        await using var database = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(owner) { Pooling = false }.ConnectionString);
        await database.OpenAsync(stop);
        // Roles belong to the whole cluster, the lock to one database: a migration of another database may make a role first.
        await Execute(database, "select pg_advisory_lock(4471)", stop);
        foreach (var role in (string[])["derwent_owner", "derwent_access"]) await MakeRole(database, role, "nologin", stop);
        foreach (var role in Enum.GetValues<DatabaseRole>())
            await MakeRole(database, DatabaseSources.RoleName(role), $"login password '{DatabaseSources.Password(owner, role)}'", stop);
        foreach (var extension in Extensions) await Execute(database, $"create extension if not exists {extension}", stop);
        await Execute(database,
            $"""
            do $$ begin if not pg_has_role('derwent_owner', 'derwent_access', 'member') then grant derwent_access to derwent_owner; end if; end $$;
            do $$ begin if not pg_has_role(current_user, 'derwent_owner', 'member') then execute format('grant derwent_owner to %I', current_user); end if; end $$;
            grant create, connect on database {Quote(database.Database)} to derwent_owner;
            grant create on database {Quote(database.Database)} to derwent_access;
            grant connect on database {Quote(database.Database)} to derwent_app, derwent_gate, derwent_worker;
            revoke create on schema public from public;
            revoke connect, temporary on database {Quote(database.Database)} from public;
            grant temporary on database {Quote(database.Database)} to derwent_worker;
            -- A page's statement is short. With more processes for each the planner would rather sort a whole table than walk an index, and compiling costs more than it saves.
            alter role derwent_app in database {Quote(database.Database)} set max_parallel_workers_per_gather = 0;
            alter role derwent_app in database {Quote(database.Database)} set random_page_cost = 1.1;
            alter role derwent_app in database {Quote(database.Database)} set jit = off;
            alter role derwent_gate in database {Quote(database.Database)} set jit = off;
            """, stop);
        await Execute(database, "select pg_advisory_unlock(4471)", stop);
    }

    private static async Task MakeRole(NpgsqlConnection database, string role, string options, CancellationToken stop) =>
        await Execute(database,
            $"""
            do $$ begin
              if not exists (select from pg_roles where rolname = '{role}') then
                create role {role} {options} nosuperuser nobypassrls nocreaterole nocreatedb;
              end if;
            exception when duplicate_object or unique_violation then null;
            end $$;
            """, stop);

    private static async Task Hangfire(string owner, CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(owner) { Pooling = false, Options = "-c role=derwent_owner" }.ConnectionString);
        await connection.OpenAsync(stop);
        global::Hangfire.PostgreSql.PostgreSqlObjectsInstaller.Install(connection, "hangfire");
        await Execute(connection,
            """
            grant usage on schema hangfire to derwent_worker;
            grant select, insert, update, delete on all tables in schema hangfire to derwent_worker;
            grant usage, select, update on all sequences in schema hangfire to derwent_worker;
            """, stop);
    }

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(stop);
    }

    private static string Quote(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
