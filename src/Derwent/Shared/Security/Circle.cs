using Derwent.Shared.Database;
using Npgsql;
using NpgsqlTypes;

namespace Derwent.Shared.Security;

/// <summary>The circle of support around a record: who may see it, why, on what basis, until when. Row-level security reads it.</summary>
public sealed class Circle(RequestDatabase database, Current current, TimeProvider clock)
{
    /// <summary>Lets a person or a whole organisation see the record.</summary>
    /// <param name="record">A referral, case or subject.</param>
    /// <param name="person">The person, or null for everybody of the organisation who works with cases.</param>
    /// <param name="organisation">The organisation.</param>
    /// <param name="why">In a few words: "gives support", "lead worker".</param>
    /// <param name="basis">The lawful basis as configured, for example "public task".</param>
    /// <param name="until">The last day, if there is one.</param>
    /// <param name="via">The offer that brings them in; the row waits until <see cref="Begin"/> when <paramref name="began"/> is false.</param>
    /// <param name="began">False while an offer is unanswered.</param>
    public async Task Add(Guid record, Guid? person, Guid? organisation, string why, string basis, DateOnly? until = null, Guid? via = null, bool began = true)
    {
        var now = clock.GetUtcNow();
        await Run(
            """
            insert into access.circle (id, record_id, person_id, organisation_id, why, basis, via_id, added_at, added_by_name, added_by_id, began_at, until)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            """,
            Value(Guid.CreateVersion7()), Value(record), Value(person), Value(organisation), Value(why), Value(basis), Value(via),
            Value(now), Value(current.IsSignedIn ? current.Name : "Derwent"), Value(current.PersonId), Value(began ? now : (DateTimeOffset?)null), Value(until));
    }

    /// <summary>The offer was accepted: whoever waits on it may now see the record.</summary>
    public Task Begin(Guid via) => Run("update access.circle set began_at = $2 where via_id = $1 and began_at is null and ended_at is null", Value(via), Value(clock.GetUtcNow()));

    /// <summary>The offer was declined, withdrawn or has ended.</summary>
    public Task EndVia(Guid via) => Run("update access.circle set ended_at = $2 where via_id = $1 and ended_at is null", Value(via), Value(clock.GetUtcNow()));

    /// <summary>Takes a person or organisation out of the circle.</summary>
    public Task End(Guid record, Guid? person, Guid? organisation) => Run(
        "update access.circle set ended_at = $4 where record_id = $1 and person_id is not distinct from $2 and organisation_id is not distinct from $3 and ended_at is null",
        Value(record), Value(person), Value(organisation), Value(clock.GetUtcNow()));

    /// <summary>For the rest of this transaction PostgreSQL looks for this record only, of all those in whose circle one is: a page about one record asks a dozen tables, and each would look through
    /// hundreds. It takes away what else the circle opens and gives nothing; null takes it back.</summary>
    public Task Only(Guid? record) => Run("select set_config('derwent.only', $1, true)", Value(record?.ToString() ?? ""));

    /// <summary>Everybody in or waiting for the circle of the record, newest last, as far as the asking person may know.</summary>
    public async Task<IReadOnlyList<CircleEntry>> Of(Guid record)
    {
        await using var command = new NpgsqlCommand(
            "select person_id, organisation_id, why, basis, added_at, added_by_name, began_at, until, ended_at from access.circle where record_id = $1 order by added_at, id limit 200",
            database.Connection) { Parameters = { Value(record) } };
        await using var rows = await command.ExecuteReaderAsync();
        var entries = new List<CircleEntry>();
        while (await rows.ReadAsync())
            entries.Add(new CircleEntry(
                rows.IsDBNull(0) ? null : rows.GetGuid(0), rows.IsDBNull(1) ? null : rows.GetGuid(1), rows.GetString(2), rows.GetString(3),
                rows.GetFieldValue<DateTimeOffset>(4), rows.GetString(5), rows.IsDBNull(6) ? null : rows.GetFieldValue<DateTimeOffset>(6),
                rows.IsDBNull(7) ? null : rows.GetFieldValue<DateOnly>(7), rows.IsDBNull(8) ? null : rows.GetFieldValue<DateTimeOffset>(8)));
        return entries;
    }

    private async Task Run(string sql, params NpgsqlParameter[] values)
    {
        await using var command = new NpgsqlCommand(sql, database.Connection);
        command.Parameters.AddRange(values);
        await command.ExecuteNonQueryAsync();
    }

    private static NpgsqlParameter Value<T>(T value) => new()
    {
        Value = (object?)value ?? DBNull.Value,
        NpgsqlDbType = value switch
        {
            Guid => NpgsqlDbType.Uuid,
            string => NpgsqlDbType.Text,
            DateTimeOffset => NpgsqlDbType.TimestampTz,
            DateOnly => NpgsqlDbType.Date,
            _ => typeof(T) == typeof(Guid?) ? NpgsqlDbType.Uuid : typeof(T) == typeof(DateOnly?) ? NpgsqlDbType.Date
                : typeof(T) == typeof(DateTimeOffset?) ? NpgsqlDbType.TimestampTz : NpgsqlDbType.Text,
        },
    };
}

/// <summary>One entry of a circle: who (a person or an organisation), why, on what basis, since and until when.</summary>
public sealed record CircleEntry(Guid? PersonId, Guid? OrganisationId, string Why, string Basis, DateTimeOffset AddedAt, string AddedBy,
    DateTimeOffset? BeganAt, DateOnly? Until, DateTimeOffset? EndedAt);
