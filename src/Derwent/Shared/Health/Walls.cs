using Derwent.Shared.Database;
using Npgsql;

namespace Derwent.Shared.Health;

/// <summary>Row-level security only holds for roles that cannot walk around it. The program asks the database whether its own roles can, and does not serve if so.</summary>
internal sealed class Walls(DatabaseSources sources)
{
    /// <summary>Tables of the modules that need no row-level security, each with its reason.</summary>
    public static readonly IReadOnlyDictionary<string, string> Bare = new Dictionary<string, string>
    {
        ["shared.migrations"] = "which migrations ran", ["accounts.migrations"] = "which migrations ran", ["alliance.migrations"] = "which migrations ran",
        ["listings.migrations"] = "which migrations ran", ["front_door.migrations"] = "which migrations ran", ["support.migrations"] = "which migrations ran",
        ["stewardship.migrations"] = "which migrations ran", ["whats_on.migrations"] = "which migrations ran", ["newsletters.migrations"] = "which migrations ran", ["site.migrations"] = "which migrations ran",
        ["jobs.outbox"] = "ids only, never a name", ["listings.findable"] = "public services only, kept by triggers", ["listings.words"] = "words of public names",
    };

    /// <summary>The schemas that the policies guard. Geography holds public facts only.</summary>
    public static readonly string[] Guarded = ["access", "audit", "jobs", "mail", "accounts", "alliance", "listings", "front_door", "support", "stewardship", "whats_on", "site", "newsletters", "shared"];

    // Asked of the role that signed in, whatever role it acts as: it can always go back.
    private const string Powers =
        """
        select 'is a superuser' from pg_roles where rolname = session_user and rolsuper
        union all select 'has BYPASSRLS' from pg_roles where rolname = session_user and rolbypassrls
        union all select 'may make roles (CREATEROLE), so it can join any of them' from pg_roles where rolname = session_user and rolcreaterole
        union all select 'may copy the whole database (REPLICATION)' from pg_roles where rolname = session_user and rolreplication
        union all select 'is a member of ' || rolname || ', which has such a power' from pg_roles
          where rolname <> session_user and (rolsuper or rolbypassrls or rolcreaterole) and pg_has_role(session_user, oid, 'member')
        union all select 'is a member of ' || rolname || ', which reaches the files under the database' from pg_roles
          where rolname in ('pg_read_server_files', 'pg_write_server_files', 'pg_execute_server_program') and pg_has_role(session_user, oid, 'member')
        union all select 'owns tables, or is a member of ' || o.rolname || ', which owns them' from pg_roles o
          where pg_has_role(session_user, o.oid, 'member') and exists (
            select from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relowner = o.oid and n.nspname = any($1))
        """;

    private const string Open =
        """
        select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p') and n.nspname = any($1) and not (c.relrowsecurity and c.relforcerowsecurity) and n.nspname || '.' || c.relname <> all($2)
        order by 1
        """;

    /// <summary>Everything that lets a role of the program past the policies, as finished sentences; empty when the walls stand.</summary>
    public async Task<IReadOnlyList<string>> Breaches(CancellationToken stop)
    {
        var found = new List<string>();
        foreach (var role in Enum.GetValues<DatabaseRole>())
        {
            await using var connection = await sources[role].OpenConnectionAsync(stop);
            var name = (await Ask(connection, "select session_user::text", stop))[0];
            if ((await Ask(connection, "select 'x' from pg_namespace where nspname = 'access'", stop)).Count == 0)
                return ["The database has no tables yet. Run derwent migrate first."];
            // A superuser is a member of everything; saying so once is enough.
            var powers = await Ask(connection, Powers, stop, Guarded);
            found.AddRange(powers.Take(powers.FirstOrDefault() == "is a superuser" ? 1 : 3).Select(power => $"The {role.ToString().ToLowerInvariant()} role {name} {power}."));
        }
        await using var app = await sources[DatabaseRole.App].OpenConnectionAsync(stop);
        var open = await Ask(app, Open, stop, Guarded, Bare.Keys.ToArray());
        if (open.Count > 0) found.Add($"Row-level security is not enabled and forced on {string.Join(", ", open.Take(10))}{(open.Count > 10 ? " and others" : "")}.");
        return found;
    }

    private static async Task<List<string>> Ask(NpgsqlConnection connection, string sql, CancellationToken stop, params string[][] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        await using var rows = await command.ExecuteReaderAsync(stop);
        var found = new List<string>();
        while (await rows.ReadAsync(stop)) found.Add(rows.GetString(0));
        return found;
    }
}

/// <summary>The program will not serve: somebody could see what is not theirs.</summary>
internal sealed class WallsAreDown(IReadOnlyList<string> breaches) : Exception(
    $"Derwent does not start, because the rules that say who may see what would not hold. {string.Join(" ", breaches)} docs/operations.md says which roles it needs; derwent migrate makes them.");

/// <summary>Looks before anything is served, whichever way the program was started.</summary>
internal sealed class WallsFirst(Walls walls) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        var breaches = await walls.Breaches(cancellationToken);
        if (breaches.Count > 0) throw new WallsAreDown(breaches);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
