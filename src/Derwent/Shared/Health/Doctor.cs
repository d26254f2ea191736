using Derwent.Shared.Database;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Derwent.Shared.Health;

/// <summary>Looks a running deployment over and says what is well, what should be seen to and what is broken. Changes nothing.</summary>
internal sealed class Doctor(DatabaseSources sources, Walls walls, IEnumerable<RegisteredModule> modules, IConfiguration configuration, IKeyManager keys, TimeProvider clock)
{
    public async Task<IReadOnlyList<Finding>> Look(CancellationToken stop)
    {
        var found = new List<Finding>();
        if (await Reached(found, stop))
        {
            var breaches = await walls.Breaches(stop);
            found.AddRange(breaches.Select(breach => new Finding(Grade.Fault, "walls", breach, "The program refuses to serve until this is mended.")));
            if (breaches.Count == 0)
            {
                found.Add(new Finding(Grade.Ok, "walls", "No role of the program can get past row-level security, and it is forced on every table that needs it."));
                found.Add(await Clock(stop));
                found.Add(await Waiting(stop));
                found.Add(await Keys());
            }
            found.Add(await Migrations(stop));
        }
        found.AddRange(await new Surroundings(configuration).Look(stop));
        return found;
    }

    // Every role must reach the database; the first one also tells what kind of database it is.
    private async Task<bool> Reached(List<Finding> found, CancellationToken stop)
    {
        foreach (var role in Enum.GetValues<DatabaseRole>())
        {
            try
            {
                await using var connection = await sources[role].OpenConnectionAsync(stop);
                if (role == DatabaseRole.App) found.AddRange(await Kind(connection, stop));
            }
            catch (Exception away) when (away is NpgsqlException or TimeoutException)
            {
                var why = away is PostgresException refused ? refused.MessageText : (away.InnerException ?? away).Message;
                found.Add(new Finding(Grade.Fault, "database", $"The {role.ToString().ToLowerInvariant()} role does not reach it: {why.TrimEnd('.')}.",
                    "Start PostgreSQL, look at DERWENT_DB or the role's own connection string, and run derwent migrate if this is a new cluster."));
                return false;
            }
        }
        return true;
    }

    private static async Task<IEnumerable<Finding>> Kind(NpgsqlConnection connection, CancellationToken stop)
    {
        var version = connection.PostgreSqlVersion;
        var missing = await Text(connection, $"select string_agg(name, ', ') from unnest(array['{string.Join("','", Migrator.Extensions)}']) name where name not in (select extname from pg_extension)", stop);
        return
        [
            version.Major >= 15 ? new Finding(Grade.Ok, "database", $"PostgreSQL {version} answers every role, at {connection.Host}:{connection.Port}, database {connection.Database}.")
                : new Finding(Grade.Fault, "database", $"This is PostgreSQL {version}.", "Derwent needs 15 or newer."),
            missing is null ? new Finding(Grade.Ok, "extensions", string.Join(", ", Migrator.Extensions) + " are there.")
                : new Finding(Grade.Fault, "extensions", $"{missing} is missing.", "Install the package (Debian: postgresql-15-postgis-3) and run derwent migrate."),
        ];
    }

    private async Task<Finding> Clock(CancellationToken stop)
    {
        await using var connection = await sources[DatabaseRole.App].OpenConnectionAsync(stop);
        await Text(connection, "select ''", stop);
        var before = clock.GetUtcNow();
        var there = (await Value<DateTime>(connection, "select clock_timestamp()", stop)).ToUniversalTime();
        var after = clock.GetUtcNow();
        var apart = Math.Abs((there - (before + (after - before) / 2).UtcDateTime).TotalSeconds);
        var says = FormattableString.Invariant($"The database's clock and this machine's are {apart:0.0} s apart.");
        return apart switch
        {
            < 2 => new Finding(Grade.Ok, "clocks", says),
            < 30 => new Finding(Grade.Warning, "clocks", says, "Let both machines keep time by NTP."),
            _ => new Finding(Grade.Fault, "clocks", says, "Let both machines keep time by NTP: sessions end early or late, and six-digit codes are refused."),
        };
    }

    private async Task<Finding> Waiting(CancellationToken stop)
    {
        await using var connection = await sources[DatabaseRole.Worker].OpenConnectionAsync(stop);
        var jobs = await Value<long>(connection, "select count(*) from jobs.outbox where handed_over_at is null and due_at < now() - interval '5 minutes'", stop);
        var letters = await Value<long>(connection, "select count(*) from mail.letters where sent_at is null and created_at < now() - interval '15 minutes'", stop);
        if (jobs > 0) return new Finding(Grade.Fault, "jobs", $"{jobs} jobs should have begun more than five minutes ago.", "See that derwent serve runs and reaches the database as the worker.");
        return letters == 0 ? new Finding(Grade.Ok, "jobs", "Nothing is overdue and every letter is sent.")
            : new Finding(Grade.Warning, "letters", $"{letters} letters have waited for more than 15 minutes.", "Look at SMTP_URL and the mail server; they are tried again with growing pauses.");
    }

    private Task<Finding> Keys()
    {
        var now = clock.GetUtcNow();
        var known = keys.GetAllKeys().Count(key => !key.IsRevoked && key.ActivationDate <= now && key.ExpirationDate > now);
        return Task.FromResult(known > 0
            ? new Finding(Grade.Ok, "keys", "A key that protects forms and second factors is valid now.")
            : new Finding(Grade.Warning, "keys", "There is no valid key for forms and second factors.", "The program makes one at its first form; if people were signed in before, restore the table of keys from the backup."));
    }

    private async Task<Finding> Migrations(CancellationToken stop)
    {
        if (configuration["DERWENT_DB"] is not { Length: > 0 })
            return new Finding(Grade.Warning, "migrations", "Not looked at: DERWENT_DB is not set here.", "Run derwent doctor where derwent migrate is run, too.");
        var pending = new List<string>();
        foreach (var module in modules)
        {
            await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(DatabaseSources.Owner(configuration)) { Pooling = false }.ConnectionString);
            await using var context = Migrator.Make(module, connection);
            pending.AddRange((await context.Database.GetPendingMigrationsAsync(stop)).Select(name => $"{module.Schema} {name}"));
        }
        return pending.Count == 0 ? new Finding(Grade.Ok, "migrations", "Every migration of this program has run.")
            : new Finding(Grade.Fault, "migrations", $"{pending.Count} have not run: {string.Join(", ", pending.Take(5))}.", "Take a backup, then run derwent migrate.");
    }

    private static async Task<string?> Text(NpgsqlConnection connection, string sql, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(stop) as string;
    }

    private static async Task<T> Value<T>(NpgsqlConnection connection, string sql, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync(stop))!;
    }
}
