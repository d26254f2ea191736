using Derwent.Shared.Database;
using Npgsql;

namespace Derwent.Newsletters.Sending;

/// <summary>Runs the press when something was decided, and every few seconds besides for what fell due. After trouble it waits longer and longer, five minutes at most.</summary>
internal sealed partial class SendingService(Press press, DatabaseSources sources, TimeProvider clock, ILogger<SendingService> log) : BackgroundService
{
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!press.HasServer) LogNoServer();
        var wait = Usual;
        while (!stoppingToken.IsCancellationRequested)
            try
            {
                var run = await press.Run(stoppingToken);
                wait = run.Away ? Longer(wait) : Usual;
                if (run.Away) await Task.Delay(wait, clock, stoppingToken);
                else await Listen(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { return; }
            catch (Exception trouble) when (trouble is not OutOfMemoryException)
            {
                // Whatever it was, letters must go on going out when it is over.
                wait = Longer(wait);
                LogTrouble(trouble.GetType().Name, (int)wait.TotalSeconds);
                try { await Task.Delay(wait, clock, stoppingToken); }
                catch (OperationCanceledException) { return; }
            }
    }

    private static TimeSpan Longer(TimeSpan wait) => wait * 2 > Longest ? Longest : wait * 2;

    private async Task Listen(CancellationToken stop)
    {
        await using var ear = await sources[DatabaseRole.Worker].OpenConnectionAsync(stop);
        await using (var listen = new NpgsqlCommand("listen derwent_newsletters", ear)) await listen.ExecuteNonQueryAsync(stop);
        await ear.WaitAsync(Usual, stop);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "SMTP_URL is not set: newsletters wait until there is a mail server.")]
    private partial void LogNoServer();

    [LoggerMessage(Level = LogLevel.Warning, Message = "Newsletters cannot be sent at the moment ({Reason}); trying again in {Seconds} seconds.")]
    private partial void LogTrouble(string reason, int seconds);
}
