using System.Text.Json;
using Derwent.Engine.Linkage;
using Npgsql;

namespace Derwent.FrontDoor.Matching;

/// <summary>After a migration: subjects and referrals whose keys were made by older rules get new ones, a thousand at a time. May run twice.</summary>
internal static class KeysOfOldRows
{
    public static async Task Make(NpgsqlConnection owner, CancellationToken stop)
    {
        await Run(owner, "set role derwent_access", stop);
        foreach (var (table, prefix) in new[] { ("subjects", "details"), ("referrals", "stated") })
            while (await Batch(owner, table, prefix, stop)) { }
        await Run(owner, "set role derwent_owner", stop);
    }

    private static async Task<bool> Batch(NpgsqlConnection owner, string table, string prefix, CancellationToken stop)
    {
        var (ids, keys) = (new List<Guid>(), new List<string>());
        await using (var read = new NpgsqlCommand(
            $"""
            select id, kind, {prefix}_first_name, {prefix}_surname, {prefix}_birth_date, {prefix}_postcode, {prefix}_address, {prefix}_school, {prefix}_phone,
              {prefix}_members, {prefix}_place_name, {prefix}_where, {prefix}_latitude, {prefix}_longitude
            from front_door.{table} where keys_version < {Layout.KeysVersion} and kind in ('YoungPerson', 'Family', 'Place') order by id limit 1000
            """, owner))
        await using (var row = await read.ExecuteReaderAsync(stop))
            while (await row.ReadAsync(stop))
            {
                ids.Add(row.GetGuid(0));
                keys.Add(string.Join(',', Layout.Keys(Enum.Parse<SubjectKind>(row.GetString(1)), Details(row))));
            }

        if (ids.Count == 0) return false;
        await using var write = new NpgsqlCommand(
            $"""
            update front_door.{table} t set keys = string_to_array(made.keys, ','), keys_version = {Layout.KeysVersion}
            from unnest($1, $2) made (id, keys) where t.id = made.id
            """, owner) { Parameters = { new() { Value = ids.ToArray() }, new() { Value = keys.ToArray() } } };
        await write.ExecuteNonQueryAsync(stop);
        return true;
    }

    private static SubjectDetails Details(NpgsqlDataReader row) => new()
    {
        FirstName = Text(row, 2), Surname = Text(row, 3), BirthDate = row.IsDBNull(4) ? null : row.GetFieldValue<DateOnly>(4), Postcode = Text(row, 5), Address = Text(row, 6), School = Text(row, 7),
        Phone = Text(row, 8), Members = JsonSerializer.Deserialize<List<SubjectDetails.Member>>(row.GetString(9)) ?? [], PlaceName = Text(row, 10), Where = Text(row, 11),
        Latitude = row.IsDBNull(12) ? null : row.GetDouble(12), Longitude = row.IsDBNull(13) ? null : row.GetDouble(13),
    };

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static async Task Run(NpgsqlConnection owner, string sql, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, owner);
        await command.ExecuteNonQueryAsync(stop);
    }
}
