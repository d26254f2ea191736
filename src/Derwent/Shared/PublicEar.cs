using Derwent.Shared.Database;
using Microsoft.AspNetCore.OutputCaching;
using Npgsql;

namespace Derwent.Shared;

/// <summary>Something public that a node keeps in memory and reads again when it has changed.</summary>
public interface IRemembered
{
    /// <summary>Reads it. While the database is away the last words stand.</summary>
    Task Remember(CancellationToken stop);
}

/// <summary>Hears, on every node, that something public has changed: kept pages are forgotten and what is remembered is read again. Triggers say it, so it is
/// heard whoever made the change.</summary>
internal sealed partial class PublicEar(DatabaseSources sources, IEnumerable<IRemembered> memories, IOutputCacheStore store, TimeProvider clock, ILogger<PublicEar> log) : BackgroundService
{
    public const string Channel = "derwent_public";

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        try { await Refresh(cancellationToken); }
        catch (Exception away) when (Failures.IsDatabaseAway(away)) { LogAway(away.GetType().Name); }
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try { await Listen(stoppingToken); }
            catch (OperationCanceledException) { return; }
            catch (Exception away) when (Failures.IsDatabaseAway(away) || away is NpgsqlException)
            {
                LogAway(away.GetType().Name);
                await Task.Delay(TimeSpan.FromSeconds(5), clock, stoppingToken);
            }
        }
    }

    private async Task Listen(CancellationToken stop)
    {
        await using var ear = await sources[DatabaseRole.App].OpenConnectionAsync(stop);
        await using (var listen = new NpgsqlCommand("listen " + Channel, ear)) await listen.ExecuteNonQueryAsync(stop);
        while (true)
        {
            // Also on the first round: something may have changed before we listened.
            await Refresh(stop);
            await ear.WaitAsync(stop);
        }
    }

    private async Task Refresh(CancellationToken stop)
    {
        foreach (var memory in memories) await memory.Remember(stop);
        await store.EvictByTagAsync(PublicPages.Policy, stop);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "News of public pages cannot be heard at the moment ({Reason}); trying again in 5 seconds.")]
    private partial void LogAway(string reason);
}
