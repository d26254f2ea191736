using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Npgsql;
using NpgsqlTypes;

namespace Derwent.Accounts;

/// <summary>Begins, lists and ends sessions. Idle 30 minutes, 12 hours at most; what is ended is ended on every node at once.</summary>
internal sealed class Sessions(RequestDatabase database, TimeProvider clock)
{
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>Within this time of a second factor, sign-in itself may be changed without showing one again.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(15);

    /// <summary>Begins a session and gives its token, which only the browser keeps.</summary>
    public async Task<string> Begin(Person person, bool secondFactor, string? device)
    {
        var token = Links.NewToken();
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
            new() { Value = secondFactor ? clock.GetUtcNow() : DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz },
            new() { Value = Device.Words(device) }, new() { Value = Longest },
        });
        await command.ExecuteNonQueryAsync();
        return token;
    }

    /// <summary>The person proved a second factor in this session, now.</summary>
    public Task Prove(Guid session) => Run("update access.sessions set second_factor_at = $2 where id = $1 and ended_at is null", session, clock.GetUtcNow());

    /// <summary>True when a second factor was shown in this session a short while ago.</summary>
    public async Task<bool> IsFresh(Guid session)
    {
        await using var command = new NpgsqlCommand("select second_factor_at > $2 from access.sessions where id = $1 and ended_at is null", database.Connection)
        { Parameters = { new() { Value = session }, new() { Value = clock.GetUtcNow() - Fresh } } };
        return await command.ExecuteScalarAsync() is true;
    }

    /// <summary>Whose session this was, running or ended; null for a token nobody had.</summary>
    public async Task<Guid?> WhoHeld(string? token)
    {
        if (token is null) return null;
        await using var command = new NpgsqlCommand(
            "select person_id from access.sessions where token_hash = sha256(convert_to($1, 'UTF8')) and kind = 'person'", database.Connection)
        { Parameters = { new() { Value = token } } };
        return await command.ExecuteScalarAsync() as Guid?;
    }

    /// <summary>Ends one session of a person; a session of somebody else is left alone. True when there was one.</summary>
    public async Task<bool> End(Guid session, Guid person, string why) =>
        await Run("update access.sessions set ended_at = now(), ended_why = $3 where id = $1 and person_id = $2 and ended_at is null", session, person, why) > 0;

    /// <summary>Ends the session that a browser brings along, whoever's it is.</summary>
    public Task EndThat(string token, string why) =>
        Run("update access.sessions set ended_at = now(), ended_why = $2 where token_hash = sha256(convert_to($1, 'UTF8')) and kind = 'person' and ended_at is null", token, why);

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
            where person_id = $1 and ended_at is null and expires_at > now() and last_seen_at > now() - interval '30 minutes' order by last_seen_at desc, id limit 50
            """, database.Connection) { Parameters = { new() { Value = person } } };
        await using var rows = await command.ExecuteReaderAsync();
        var sessions = new List<OpenSession>();
        while (await rows.ReadAsync())
            sessions.Add(new OpenSession(rows.GetGuid(0), rows.IsDBNull(1) ? Device.Unknown : rows.GetString(1),
                rows.GetFieldValue<DateTimeOffset>(2), rows.GetFieldValue<DateTimeOffset>(3)));
        return sessions;
    }

    private async Task<int> Run(string sql, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, database.Connection);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return await command.ExecuteNonQueryAsync();
    }
}

internal sealed record OpenSession(Guid Id, string Device, DateTimeOffset StartedAt, DateTimeOffset LastSeenAt);

/// <summary>A browser as its owner knows it, from what it says of itself; only the words are kept.</summary>
internal static class Device
{
    public const string Unknown = "a device we do not know";

    // The order matters: most browsers also call themselves by older names.
    private static readonly (string Sign, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari")];

    private static readonly (string Sign, string Name)[] Machines =
        [("iPhone", "an iPhone"), ("iPad", "an iPad"), ("Android", "an Android phone or tablet"), ("Windows", "Windows"), ("Macintosh", "a Mac"), ("CrOS", "a Chromebook"), ("Linux", "Linux")];

    public static string Words(string? agent)
    {
        var browser = Find(Browsers, agent);
        var machine = Find(Machines, agent);
        return (browser, machine) switch { (null, null) => Unknown, (_, null) => browser!, (null, _) => machine!, _ => $"{browser} on {machine}" };
    }

    private static string? Find((string Sign, string Name)[] known, string? agent) =>
        known.Where(one => agent?.Contains(one.Sign, StringComparison.Ordinal) == true).Select(one => one.Name).FirstOrDefault();
}
