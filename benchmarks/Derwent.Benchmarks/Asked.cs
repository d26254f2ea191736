using System.Diagnostics;
using System.Globalization;
using Derwent.Listings.Find;
using Npgsql;
using NpgsqlTypes;

namespace Derwent.Benchmarks;

/// <summary>One statement as the search asked it.</summary>
internal sealed record Statement(string Sql, IReadOnlyList<NpgsqlParameter> Values);

/// <summary>Listens to what the search asks of PostgreSQL, so that pgbench can ask exactly the same. Texts are heard; values come from the same wish, and from the last row of what was counted.</summary>
internal static class Asked
{
    public static async Task<IReadOnlyList<Statement>> ByAsync(Wish wish, Func<Task> search, Func<Statement, Task<double?>> reach)
    {
        var texts = new List<string>();
        using (var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql", Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => { if ((activity.GetTagItem("db.query.text") ?? activity.GetTagItem("db.statement")) is string text) texts.Add(text); },
        })
        {
            ActivitySource.AddActivityListener(listener);
            await search();
        }
        var counted = wish.Near is null ? null : await reach(One(wish, false, sql => sql.Exact()));
        var known = Candidates(wish, counted ?? 0).GroupBy(one => one.Sql).ToDictionary(same => same.Key, same => same.First());
        return [.. texts.Where(text => text.Contains("listings.", StringComparison.Ordinal))
            .Select(text => known.GetValueOrDefault(text) ?? throw new InvalidOperationException("The search asked something this bench does not know: " + text))];
    }

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

    private static IEnumerable<Statement> Candidates(Wish wish, double reach)
    {
        foreach (var onlyFresh in new[] { true, false })
        {
            yield return One(wish, onlyFresh, sql => sql.Exact());
            yield return One(wish, onlyFresh, sql => sql.CountFresh());
            yield return One(wish, onlyFresh, sql => sql.WalkFromToday(wish.Skip, wish.Take, wish.Meet));
            yield return One(wish, onlyFresh, sql => sql.LatestOfAll());
            if (wish.Near is null) continue;
            yield return One(wish, onlyFresh, sql => sql.WithinReach(reach));
            yield return One(wish, onlyFresh, sql => sql.WalkFromPlace(true, wish.Skip, wish.Take, wish.Meet));
            for (var take = wish.Take; take > 0; take--)
                foreach (var fresh in new[] { true, false }) yield return One(wish, onlyFresh, sql => sql.WalkFromPlace(fresh, wish.Skip, take));
        }
    }

    private static Statement One(Wish wish, bool onlyFresh, Func<FindSql, string> make)
    {
        var sql = new FindSql(wish, onlyFresh);
        return new Statement(make(sql), sql.Values);
    }

    private static string Type(NpgsqlDbType type) => type switch
    {
        NpgsqlDbType.Text => "text", NpgsqlDbType.Integer => "int", NpgsqlDbType.Double => "float8", NpgsqlDbType.Date => "date",
        NpgsqlDbType.Array | NpgsqlDbType.Text => "text[]", _ => throw new ArgumentOutOfRangeException(nameof(type), type, "no type known"),
    };

    private static string Text(object? value) => value switch
    {
        string[] all => "{" + string.Join(',', all.Select(one => $"\"{one}\"")) + "}",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
