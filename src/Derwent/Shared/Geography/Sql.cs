using Npgsql;

namespace Derwent.Shared.Geography;

/// <summary>Plain SQL on the request's own connection.</summary>
internal static class Sql
{
    public static async Task<int> Execute(NpgsqlConnection connection, string sql, CancellationToken stop, params object[] values)
    {
        await using var command = Command(connection, sql, values);
        return await command.ExecuteNonQueryAsync(stop);
    }

    public static async Task<List<(string Words, int Number)>> Pairs(NpgsqlConnection connection, string sql, CancellationToken stop, params object[] values)
    {
        var pairs = new List<(string, int)>();
        await using var command = Command(connection, sql, values);
        await using var rows = await command.ExecuteReaderAsync(stop);
        while (await rows.ReadAsync(stop)) pairs.Add((rows.GetString(0), rows.GetInt32(1)));
        return pairs;
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, object[] values)
    {
        // The rules' own sentences are fixed text; values always travel as parameters.
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
