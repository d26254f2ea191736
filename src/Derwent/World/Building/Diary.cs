using Derwent.Shared.Database;
using Derwent.Shared.Jobs;
using Derwent.Shared.Mail;
using Npgsql;

namespace Derwent.World;

/// <summary>Everything that happens in the world, to be played in the order of time; jobs that fall due in between run when they fall due.</summary>
internal sealed class Diary(Stage stage, StoryClock clock, WorldCalendar calendar)
{
    private readonly List<Entry> entries = [];
    private DateTimeOffset? nextJob;

    public WorldCalendar Calendar => calendar;

    /// <summary>Something happens at an instant of the world as it is told.</summary>
    /// <exception cref="InvalidOperationException">It would lie in the future: the story has a wrong date.</exception>
    public void Write(DateTimeOffset at, string what, Func<Stage, DateTimeOffset, Task> act)
    {
        if (at > calendar.Now) throw new InvalidOperationException($"“{what}” at {at:O} has not happened yet.");
        entries.Add(new Entry(at, entries.Count, what, act));
    }

    /// <summary>Plays it all, and says how far it is.</summary>
    public async Task Play(Action<int, int> progress, CancellationToken stop)
    {
        var ordered = entries.OrderBy(entry => entry.At).ThenBy(entry => entry.Number).ToList();
        for (var done = 0; done < ordered.Count; done++)
        {
            stop.ThrowIfCancellationRequested();
            var entry = ordered[done];
            await RunJobs(entry.At, stop);
            try { await entry.Act(stage, entry.At); }
            catch (Exception wrong) when (wrong is not OperationCanceledException)
            {
                throw new InvalidOperationException($"The demo stumbled at “{entry.What}” ({entry.At:O}): {wrong.Message}", wrong);
            }
            nextJob = null;
            progress(done + 1, ordered.Count);
        }
        await RunJobs(calendar.Now, stop);
        // Letters that were only written: /dev/mail shows them, and nothing of the demo is ever posted.
        clock.Stand(calendar.Now);
        while (await Relay.HandOver(Worker, calendar.Now, (_, _) => Task.CompletedTask, stop) > 0) { }
    }

    private NpgsqlDataSource Worker => stage.Services.GetRequiredService<DatabaseSources>()[DatabaseRole.Worker];

    // Each job at its own time, as Hangfire would have run it.
    private async Task RunJobs(DateTimeOffset until, CancellationToken stop)
    {
        var runner = stage.Services.GetRequiredService<JobRunner>();
        while (true)
        {
            nextJob ??= await NextDue(stop);
            if (nextJob > until) return;
            var due = nextJob.Value > clock.GetUtcNow() ? nextJob.Value : clock.GetUtcNow();
            clock.Stand(due);
            await Relay.HandOver(Worker, due, (kind, body) => kind == typeof(SendLetter).FullName ? Task.CompletedTask : runner.Run(kind, body, stop), stop);
            nextJob = null;
        }
    }

    private async Task<DateTimeOffset> NextDue(CancellationToken stop)
    {
        await using var command = Worker.CreateCommand("select coalesce(min(due_at), 'infinity') from jobs.outbox where handed_over_at is null and kind <> $1");
        command.Parameters.Add(new NpgsqlParameter { Value = typeof(SendLetter).FullName! });
        await using var row = await command.ExecuteReaderAsync(stop);
        await row.ReadAsync(stop);
        return row.GetFieldValue<DateTime>(0) is var due && due == DateTime.MaxValue ? DateTimeOffset.MaxValue : new DateTimeOffset(due, TimeSpan.Zero);
    }

    private sealed record Entry(DateTimeOffset At, int Number, string What, Func<Stage, DateTimeOffset, Task> Act);
}
