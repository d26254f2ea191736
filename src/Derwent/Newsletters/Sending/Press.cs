using System.Collections.Concurrent;
using Derwent.Shared.Database;
using Derwent.Shared.Mail;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Derwent.Newsletters.Sending;

/// <summary>What one run did.</summary>
/// <param name="Sent">Messages the mail server took.</param>
/// <param name="Away">True when the mail server could not be reached or stopped answering.</param>
internal sealed record PressRun(int Sent, bool Away);

/// <summary>
/// Sends what is due, row by row. A row is locked while its message is on its way and is written down as soon as the mail server has said 250, before the next is begun.
/// Whatever dies, the lock dies with it and the row waits again; only between the server's 250 and the commit a message can go twice, and then under the same Message-ID.
/// </summary>
internal sealed partial class Press(DatabaseSources sources, LastLook lastLook, IConfiguration configuration, SiteAddress site, IOptions<NewslettersOptions> options, TimeProvider clock, ILogger<Press> log)
{
    private const int RefusedInARow = 20;

    private readonly Pacer pacer = new(options.Value.PerSecond);

    /// <summary>Without a mail server nothing is sent and everything waits.</summary>
    public bool HasServer => configuration["SMTP_URL"] is { Length: > 0 };

    /// <summary>Sends until nothing is due any more or the mail server is away.</summary>
    public async Task<PressRun> Run(CancellationToken stop)
    {
        await lastLook.Run(stop);
        await Execute("update newsletters.issues set state = 'Sending' where state = 'Scheduled' and send_at <= $1", stop);
        var run = new Shift();
        if (HasServer) await Task.WhenAll(Enumerable.Range(0, options.Value.Connections).Select(_ => Work(run, stop)));
        await Execute(
            "update newsletters.issues i set state = 'Sent', finished_at = $1 where i.state = 'Sending' and not exists (select from newsletters.deliveries d where d.issue_id = i.id and d.state = 'Waiting')", stop);
        if (run.Sent > 0) LogSent(run.Sent);
        return new PressRun(run.Sent, run.Away);
    }

    private async Task Work(Shift run, CancellationToken stop)
    {
        await using var postbox = new Postbox(new Uri(configuration["SMTP_URL"]!), TimeSpan.FromSeconds(options.Value.PatienceSeconds));
        await using var ledger = new Ledger(await sources[DatabaseRole.Worker].OpenConnectionAsync(stop), run.Front);
        Row? next = null;
        while (!run.Away && !stop.IsCancellationRequested)
        {
            if (next is null)
            {
                await pacer.Wait(stop);
                next = await ledger.First(clock.GetUtcNow(), stop);
            }
            if (next is not { } row) return;
            var outcome = row.Not is { } not ? new Outcome(not, null) : await Send(postbox, row, run, ledger.Connection, stop);
            // From here on nothing is cancelled: the server may have said yes.
            if (outcome.IsHard) await Bounces.BounceRules.Refused(ledger.Connection, row.Id, outcome.Said ?? "", clock.GetUtcNow());
            if (run.Count(outcome) >= RefusedInARow) await Pause(ledger.Connection, row.Issue, outcome.Said);
            // A row is never kept locked while somebody waits for the pace.
            if (pacer.HasPace || run.Away || stop.IsCancellationRequested)
            {
                await ledger.Write(row, outcome, clock.GetUtcNow());
                next = null;
            }
            else if ((next = await ledger.WriteAndNext(row, outcome, clock.GetUtcNow())) is null) return;
        }
    }

    private async Task<Outcome> Send(Postbox postbox, Row row, Shift run, NpgsqlConnection connection, CancellationToken stop)
    {
        var letter = await run.Letter((row.Issue, row.Version), () => PreparedLetter.Read(connection, row.Issue, site, configuration, options.Value, stop));
        var outcome = await postbox.Send(() => letter.For(row.Id, row.Address, row.WayOut, clock.GetUtcNow()), stop);
        // A server that is away for days is no reason to give anybody up; one that keeps putting this recipient off is.
        return outcome is { State: DeliveryState.Waiting, IsAway: false } && clock.GetUtcNow() - row.Since > TimeSpan.FromHours(options.Value.GiveUpAfterHours)
            ? outcome with { State = DeliveryState.GaveUp } : outcome;
    }

    /// <summary>One minute, two, four … and an hour at most.</summary>
    internal static TimeSpan Backoff(int tries) => TimeSpan.FromMinutes(Math.Min(60, Math.Pow(2, Math.Min(tries, 10))));

    // A server that refuses one after the other does not mean the recipients.
    private async Task Pause(NpgsqlConnection connection, Guid issue, string? said)
    {
        await using var command = new NpgsqlCommand("update newsletters.issues set state = 'Paused', trouble = $2 where id = $1 and state = 'Sending'", connection)
        { Parameters = { new() { Value = issue }, new() { Value = Ledger.Short($"The mail server refused {RefusedInARow} in a row, so this was paused. It says: {said}")! } } };
        await command.ExecuteNonQueryAsync(CancellationToken.None);
        LogPaused();
    }

    private async Task Execute(string sql, CancellationToken stop)
    {
        await using var command = sources[DatabaseRole.Worker].CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter { Value = clock.GetUtcNow() });
        await command.ExecuteNonQueryAsync(stop);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Sent} newsletters were sent.")]
    private partial void LogSent(int sent);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The mail server refused one message after the other; the newsletter is paused.")]
    private partial void LogPaused();

    // What the connections of one run know of each other.
    private sealed class Shift
    {
        private readonly ConcurrentDictionary<(Guid, string), Lazy<Task<PreparedLetter>>> letters = [];
        private int sent;
        private int refused;

        public Front Front { get; } = new();
        public int Sent => sent;
        public bool Away { get; private set; }

        // The first that needs a letter reads it, for all; anew when the letter was changed: something in it may have been taken out.
        public Task<PreparedLetter> Letter((Guid, string) issue, Func<Task<PreparedLetter>> read) => letters.GetOrAdd(issue, _ => new Lazy<Task<PreparedLetter>>(read)).Value;

        public int Count(Outcome outcome)
        {
            if (outcome.IsAway) Away = true;
            if (outcome.State == DeliveryState.Sent)
            {
                Interlocked.Increment(ref sent);
                Interlocked.Exchange(ref refused, 0);
                return 0;
            }
            return outcome.State == DeliveryState.Refused ? Interlocked.Increment(ref refused) : 0;
        }
    }
}

/// <summary>So many a second and no more, evenly.</summary>
internal sealed class Pacer(int perSecond)
{
    private readonly Lock turn = new();
    private long next;

    /// <summary>False where everything goes as fast as it can.</summary>
    public bool HasPace => perSecond > 0;

    public Task Wait(CancellationToken stop)
    {
        if (!HasPace) return Task.CompletedTask;
        var now = System.Diagnostics.Stopwatch.GetTimestamp();
        long mine;
        lock (turn)
        {
            mine = Math.Max(now, next);
            next = mine + System.Diagnostics.Stopwatch.Frequency / perSecond;
        }
        var wait = System.Diagnostics.Stopwatch.GetElapsedTime(now, mine);
        return wait < TimeSpan.FromMilliseconds(1) ? Task.CompletedTask : Task.Delay(wait, stop);
    }
}
