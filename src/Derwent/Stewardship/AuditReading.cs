using Derwent.Accounts;
using Derwent.Shared.Database;
using Derwent.Shared.Time;
using Npgsql;

namespace Derwent.Stewardship;

/// <summary>Reads the audit as the asking person may: row-level security decides which lines there are. Newest first, by place and never by page number.</summary>
internal sealed class AuditReading(RequestDatabase database, People people)
{
    /// <summary>At most so many entries from the place on.</summary>
    public async Task<IReadOnlyList<AuditEntry>> Read(AuditFilter filter, AuditPlace? before, int most, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand { Connection = database.Connection };
        var where = new List<string>();
        string Value(object value)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
            return $"${command.Parameters.Count}";
        }
        if (filter.Who is { } who) where.Add($"e.person_id = any({Value(await Persons(who))})");
        if (filter.Of is { } of) where.Add(Guid.TryParse(of, out var record) ? $"e.record_id = {Value(record)}"
            : $"e.record_id = any(array(select distinct r.record_id from audit.entries r where r.reference = {Value(filter.Reference!)} and r.record_id is not null limit 200))");
        if (filter.Act is { } act) where.Add($"e.act = {Value(act)}");
        if (filter.Kind is { } kind) where.Add($"e.kind = {Value(kind)}");
        if (filter.From is { } from) where.Add($"e.at >= {Value(UkTime.At(from, TimeOnly.MinValue))}");
        if (filter.To is { } to) where.Add($"e.at < {Value(UkTime.At(to.AddDays(1), TimeOnly.MinValue))}");
        if (before is { } place) where.Add($"(e.at, e.id) < ({Value(place.At)}, {Value(place.Id)})");
        command.CommandText = $"""
            select e.id, e.at, e.person_id, e.by_name, e.link_kind, e.act, e.kind, e.record_id, e.what, e.reference from audit.entries e
            {(where.Count == 0 ? "" : "where " + string.Join(" and ", where))} order by e.at desc, e.id desc limit {Value(most)}
            """;
        return await Entries(command, stop);
    }

    private async Task<Guid[]> Persons(string who) => Guid.TryParse(who, out var id) ? [id] : [.. (await people.Named(who)).Select(person => person.Id)];

    private static async Task<IReadOnlyList<AuditEntry>> Entries(NpgsqlCommand command, CancellationToken stop)
    {
        await using var rows = await command.ExecuteReaderAsync(stop);
        var entries = new List<AuditEntry>();
        while (await rows.ReadAsync(stop))
            entries.Add(new AuditEntry(rows.GetInt64(0), rows.GetFieldValue<DateTimeOffset>(1), rows.IsDBNull(2) ? null : rows.GetGuid(2), rows.GetString(3), rows.IsDBNull(4) ? null : rows.GetString(4),
                rows.GetString(5), rows.GetString(6), rows.IsDBNull(7) ? null : rows.GetGuid(7), rows.GetString(8), rows.IsDBNull(9) ? null : rows.GetString(9)));
        return entries;
    }
}
