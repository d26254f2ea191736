using Derwent.Shared.Database;
using Npgsql;

namespace Derwent.Shared.Jobs;

/// <summary>Hands committed outbox rows over, oldest first. If it dies between handing over and marking, a row is handed over twice: handlers allow that.</summary>
internal static class Relay
{
    /// <summary>Hands over what is due, at most 100 rows, and says how many.</summary>
    public static async Task<int> HandOver(NpgsqlDataSource worker, DateTimeOffset now, Func<string, string, Task> take, CancellationToken stop)
    {
        await using var connection = await worker.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        var rows = new List<(Guid Id, string Kind, string Body)>();
        await using (var find = new NpgsqlCommand(
            "select id, kind, body::text from jobs.outbox where handed_over_at is null and due_at <= $1 order by due_at, id limit 100 for update skip locked", connection)
            { Parameters = { new() { Value = now } } })
        await using (var reader = await find.ExecuteReaderAsync(stop))
            while (await reader.ReadAsync(stop)) rows.Add((reader.GetGuid(0), reader.GetString(1), reader.GetString(2)));
        foreach (var row in rows) await take(row.Kind, row.Body);
        await using (var mark = new NpgsqlCommand("update jobs.outbox set handed_over_at = $2 where id = any($1)", connection)
            { Parameters = { new() { Value = rows.Select(row => row.Id).ToArray() }, new() { Value = now } } })
            await mark.ExecuteNonQueryAsync(stop);
        await transaction.CommitAsync(stop);
        return rows.Count;
    }
}

/// <summary>Listens for new rows and looks every few seconds besides, for what fell due.</summary>
internal sealed partial class RelayService(DatabaseSources sources, Hangfire.IBackgroundJobClient hangfire, TimeProvider clock, ILogger<RelayService> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try { await Listen(stoppingToken); }
            catch (Exception e) when (e is NpgsqlException or TimeoutException && !stoppingToken.IsCancellationRequested)
            {
                LogAway(e.GetType().Name);
                await Task.Delay(TimeSpan.FromSeconds(5), clock, stoppingToken);
            }
            catch (OperationCanceledException) { return; }
        }
    }

    private async Task Listen(CancellationToken stop)
    {
        await using var ear = await sources[DatabaseRole.Worker].OpenConnectionAsync(stop);
        await using (var listen = new NpgsqlCommand("listen derwent_outbox", ear)) await listen.ExecuteNonQueryAsync(stop);
        while (!stop.IsCancellationRequested)
        {
            while (await Relay.HandOver(sources[DatabaseRole.Worker], clock.GetUtcNow(), Enqueue, stop) == 100) { }
            await ear.WaitAsync(5000, stop);
        }
    }

    private Task Enqueue(string kind, string body)
    {
        hangfire.Create(Hangfire.Common.Job.FromExpression<JobRunner>(runner => runner.Run(kind, body, CancellationToken.None)), new Hangfire.States.EnqueuedState());
        return Task.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The outbox cannot be read at the moment ({Reason}); trying again in 5 seconds.")]
    private partial void LogAway(string reason);
}
