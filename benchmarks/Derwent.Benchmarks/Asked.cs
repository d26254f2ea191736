using System.Globalization;
using Npgsql;
using NpgsqlTypes;

namespace Derwent.Benchmarks;

/// <summary>One statement as the search asked it.</summary>
internal sealed record Statement(string Sql, IReadOnlyList<NpgsqlParameter> Values);

/// <summary>Turns what the search asked into what pgbench can ask.</summary>
internal static class Asked
{
    /// <summary>The statement with the values in its text cast to their types, and the values as text.</summary>
    public static (string Sql, IReadOnlyList<(string Name, string Value)> Values) ForPgbench(Statement statement, string prefix)
    {
        var (sql, values) = (statement.Sql.ReplaceLineEndings(" "), new List<(string, string)>());
        for (var at = statement.Values.Count; at >= 1; at--)
        {
            var (name, value) = ($"{prefix}_{at}", statement.Values[at - 1]);
            sql = sql.Replace("$" + at.ToString(CultureInfo.InvariantCulture), $":{name}::{Type(value.NpgsqlDbType)}", StringComparison.Ordinal);
            values.Add((name, Text(value.Value)));
        }
        return (sql + ";", values);
    }

    private static string Type(NpgsqlDbType type) => type switch
    {
        NpgsqlDbType.Text => "text", NpgsqlDbType.Integer => "int", NpgsqlDbType.Double => "float8", NpgsqlDbType.Date => "date",
        NpgsqlDbType.Array | NpgsqlDbType.Text => "text[]", NpgsqlDbType.Array | NpgsqlDbType.Bigint => "int8[]", _ => throw new ArgumentOutOfRangeException(nameof(type), type, "no type known"),
    };

    private static string Text(object? value) => value switch
    {
        long[] all => "{" + string.Join(',', all) + "}",
        string[] all => "{" + string.Join(',', all.Select(one => $"\"{one}\"")) + "}",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
