using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Npgsql;
using NpgsqlTypes;

namespace Derwent.Accounts;

/// <summary>Begins, lists and ends sessions. Idle 30 minutes, 12 hours at most; what is ended is ended on every node at once.</summary>
internal sealed class Sessions(RequestDatabase database, TimeProvider clock)
{
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>Begins a session and gives its token, which only the browser keeps.</summary>
    public async Task<string> Begin(Person person, bool secondFactor, string? device)
    {
        var token = Links.NewToken();
        var now = clock.GetUtcNow();
        await using var command = new NpgsqlCommand(
            """
            insert into access.sessions (id, token_hash, kind, person_id, name, organisation_id, organisation_name, roles, second_factor_at, device, expires_at)
            values ($1, sha256(convert_to($2, 'UTF8')), 'person', $3, $4, $5, $6, $7, $8, $9, now() + $10)
            """, database.Connection);
        command.Parameters.AddRange(new NpgsqlParameter[]
        {
            new() { Value = Guid.CreateVersion7() }, new() { Value = token }, new() { Value = person.Id }, new() { Value = person.Name },
            new() { Value = (object?)person.OrganisationId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid },
            new() { Value = (object?)person.OrganisationName ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text }, new() { Value = person.Roles },
            new() { Value = secondFactor ? now : DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz },
            new() { Value = device is { Length: > 300 } ? device[..300] : (object?)device ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text }, new() { Value = Longest },
        });
        await command.ExecuteNonQueryAsync();
        return token;
    }

    /// <summary>The person proved a second factor in this session.</summary>
    public Task Prove(Guid session) => Run("update access.sessions set second_factor_at = now() where id = $1 and ended_at is null", session);

    /// <summary>Ends one session of a person; a session of somebody else is left alone.</summary>
    public Task End(Guid session, Guid person, string why) =>
        Run("update access.sessions set ended_at = now(), ended_why = $3 where id = $1 and person_id = $2 and ended_at is null", session, person, why);

    /// <summary>Ends every session of a person, except perhaps the one they are in.</summary>
    public Task EndAll(Guid person, Guid? except, string why) => except is { } kept
        ? Run("update access.sessions set ended_at = now(), ended_why = $2 where person_id = $1 and id <> $3 and ended_at is null", person, why, kept)
        : Run("update access.sessions set ended_at = now(), ended_why = $2 where person_id = $1 and ended_at is null", person, why);

    /// <summary>The sessions of a person that still work, newest first.</summary>
    public async Task<IReadOnlyList<OpenSession>> Of(Guid person)
    {
        await using var command = new NpgsqlCommand(
            """
            select id, device, started_at, last_seen_at from access.sessions
            where person_id = $1 and ended_at is null and expires_at > now() and last_seen_at > now() - interval '30 minutes' order by last_seen_at desc limit 50
            """, database.Connection) { Parameters = { new() { Value = person } } };
        await using var rows = await command.ExecuteReaderAsync();
        var sessions = new List<OpenSession>();
        while (await rows.ReadAsync())
            sessions.Add(new OpenSession(rows.GetGuid(0), rows.IsDBNull(1) ? "an unknown device" : rows.GetString(1),
                rows.GetFieldValue<DateTimeOffset>(2), rows.GetFieldValue<DateTimeOffset>(3)));
        return sessions;
    }

    private async Task Run(string sql, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, database.Connection);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync();
    }
}

internal sealed record OpenSession(Guid Id, string Device, DateTimeOffset StartedAt, DateTimeOffset LastSeenAt);
