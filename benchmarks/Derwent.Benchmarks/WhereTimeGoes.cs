using System.Diagnostics;
using Npgsql;

namespace Derwent.Benchmarks;

/// <summary>With DERWENT_BENCH_LOOK set: how long the program waits for each statement, and what PostgreSQL's own functions cost. It slows what it looks at a little, so figures come from runs without it.</summary>
internal sealed class WhereTimeGoes : IDisposable
{
    private readonly Dictionary<string, (int Times, double Milliseconds)> waits = [];
    private readonly ActivityListener listener;
    private readonly string owner;

    private WhereTimeGoes(string owner)
    {
        this.owner = owner;
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql", Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => { if (IsOn) Note(activity); },
        };
        ActivitySource.AddActivityListener(listener);
    }

    /// <summary>Only while this is set anything is noted.</summary>
    public static bool IsOn { get; set; }

    public static async Task<WhereTimeGoes> Begin(string owner)
    {
        await Run(owner, "alter system set track_functions = 'all'");
        await Run(owner, "select pg_reload_conf(), pg_stat_reset()");
        await Run(owner, "drop table if exists public.begun; create table public.begun as select pg_current_wal_lsn() as lsn");
        return new WhereTimeGoes(owner);
    }

    public async Task Report(Bench bench, int times)
    {
        foreach (var (text, (count, milliseconds)) in waits.OrderByDescending(wait => wait.Value.Milliseconds))
            bench.Say(FormattableString.Invariant($"{milliseconds / times,7:0.000} ms a time, {(double)count / times:0.0} times: {text}"));
        await using var database = new NpgsqlConnection(owner);
        await database.OpenAsync();
        await using (var wal = new NpgsqlCommand("select (pg_current_wal_lsn() - lsn)::float8 from public.begun", database))
            bench.Say(FormattableString.Invariant($"{(double)(await wal.ExecuteScalarAsync())! / times / 1024:0} kB of log a time, with whatever was written beside it"));
        await using var ask = new NpgsqlCommand("select schemaname || '.' || funcname, calls, total_time, self_time from pg_stat_user_functions order by self_time desc limit 16", database);
        await using var row = await ask.ExecuteReaderAsync();
        while (await row.ReadAsync())
            bench.Say(FormattableString.Invariant($"{row.GetDouble(3) / times,7:0.000} ms of its own ({row.GetDouble(2) / times:0.000} in all), {(double)row.GetInt64(1) / times:0.0} times: {row.GetString(0)}"));
    }

    public void Dispose() => listener.Dispose();

    private void Note(Activity activity)
    {
        var text = (activity.GetTagItem("db.query.text") ?? activity.GetTagItem("db.statement"))?.ToString() ?? activity.DisplayName;
        text = string.Join(' ', text.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));
        if (text.Length > 90) text = text[..90];
        var (times, milliseconds) = waits.GetValueOrDefault(text);
        waits[text] = (times + 1, milliseconds + activity.Duration.TotalMilliseconds);
    }

    private static async Task Run(string owner, string sql)
    {
        await using var database = new NpgsqlConnection(owner);
        await database.OpenAsync();
        await using var command = new NpgsqlCommand(sql, database);
        await command.ExecuteNonQueryAsync();
    }
}
