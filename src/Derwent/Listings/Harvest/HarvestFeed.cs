using System.Globalization;
using Derwent.Listings.Import;
using Derwent.Shared.Database;
using Derwent.Shared.Imports;
using Derwent.Shared.Jobs;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Derwent.Listings.Harvest;

/// <summary>Reads one feed, if it is due.</summary>
internal sealed record HarvestFeed(Guid FeedId) : IJob;

/// <summary>
/// First all of the feed is fetched, answer by answer, each kept at once; then it is merged in one transaction as any import is. Broken off in between, the next run
/// goes on where this one was. When nothing new was sent, nothing is merged.
/// </summary>
internal sealed partial class HarvestFeedHandler(
    RequestDatabase database, ListingsContext listings, ListingsImport import, GoneServices gone, DatabaseSources sources, FeedConnections connections, TimeProvider clock, ILogger<HarvestFeedHandler> log) : IJobHandler<HarvestFeed>
{
    private const int MostNotes = 5000;
    private static readonly TimeSpan Longest = TimeSpan.FromHours(4);
    private NpgsqlDataSource Worker => sources[DatabaseRole.Worker];

    public async Task Run(HarvestFeed job, CancellationToken stop)
    {
        // Two workers may hold the same job; one reads.
        if (!await Alone(job.FeedId, stop)) return;
        if (await listings.Feeds.SingleOrDefaultAsync(one => one.Id == job.FeedId, stop) is not { IsOn: true } feed || feed.DueAt > clock.GetUtcNow()) return;
        // A reading that goes on has fetched something new already, if there was anything.
        var goesOn = feed.RunningSince is not null;
        var reading = await BeganAsync(feed.Id, stop);
        await listings.Entry(feed).ReloadAsync(stop);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Longest);
        var report = new ImportReport();
        await using (var mark = new NpgsqlCommand("savepoint harvest", database.Connection)) await mark.ExecuteNonQueryAsync(stop);
        try
        {
            feed.Done(await ReadAsync(feed, reading, goesOn, report, limit.Token), clock.GetUtcNow());
            await KeepNotesAsync(feed.Id, report, stop);
        }
        catch (Exception failed) when (failed is ImportFailed or HttpRequestException || (failed is OperationCanceledException && !stop.IsCancellationRequested))
        {
            // What was fetched stays fetched; what was merged is taken back.
            await using (var back = new NpgsqlCommand("rollback to savepoint harvest", database.Connection)) await back.ExecuteNonQueryAsync(stop);
            LogFailed(feed.Name, failed.Message);
            feed.Failed(failed is OperationCanceledException ? $"Reading it took longer than {Longest.TotalHours:0} hours. The next try goes on where this one stopped." : failed.Message, clock.GetUtcNow(), goesOn: report.Records == 0);
        }
        await listings.SaveChangesAsync(stop);
    }

    private async Task<List<string>> ReadAsync(Feed feed, DateTimeOffset reading, bool goesOn, ImportReport report, CancellationToken stop)
    {
        var (asked, unchanged, anythingNew) = await FetchAsync(feed, reading, stop);
        var done = new List<string> { Sentence(asked, unchanged) };
        if (!anythingNew && !goesOn && feed.DoneAt is not null) return [.. done, "Nothing has changed since the last reading."];
        await DoingAsync(feed.Id, "Merging", stop);
        using var http = Client(feed, reading, onlyRemembered: true, out _);
        var services = ServiceFiles.LiveAsync(new LiveDirectory(http, new Uri(feed.Address), TimeSpan.Zero, TimeProvider.System), true, report, (_, _) => { }, stop);
        await import.RunAsync(feed.Name, feed.Address, services, report, stop, leaveOutBroken: true);
        done.AddRange(report.Done);
        if (report.Broken > 0) done.Add(string.Create(CultureInfo.InvariantCulture, $"{report.Broken:N0} things in it are broken: those records were left out, and what is missing was not taken down this time."));
        else done.AddRange(await gone.AfterReadingAsync(feed.Name, stop));
        return done;
    }

    private async Task<(int Asked, int Unchanged, bool AnythingNew)> FetchAsync(Feed feed, DateTimeOffset reading, CancellationToken stop)
    {
        using var http = Client(feed, reading, onlyRemembered: false, out var remembered);
        var directory = new LiveDirectory(http, new Uri(feed.Address), FeedConnections.Pause, TimeProvider.System);
        var (records, told) = (0, 0);
        await foreach (var (page, _) in directory.ReadAsync(true, new ImportReport(), (_, _) => { }, stop))
        {
            records++;
            if (page == told && records % 50 != 0) continue;
            told = page;
            await DoingAsync(feed.Id, string.Create(CultureInfo.InvariantCulture, $"Reading page {page:N0}, {records:N0} services so far"), stop);
        }
        return (remembered.Count.Asked, remembered.Count.Unchanged, remembered.IsAnythingNew);
    }

    private HttpClient Client(Feed feed, DateTimeOffset reading, bool onlyRemembered, out RememberedAnswers remembered)
    {
        remembered = new RememberedAnswers(Worker, feed.Id, reading, onlyRemembered ? null : connections.Client());
        return new HttpClient(remembered) { Timeout = TimeSpan.FromSeconds(90) };
    }

    // Said in a transaction of its own, so that the desk sees it. An earlier reading that was broken off goes on under its own time.
    private async Task<DateTimeOffset> BeganAsync(Guid feed, CancellationToken stop)
    {
        await using var began = Worker.CreateCommand("update listings.feeds set running_since = case when running_since > $2 - interval '1 day' then running_since else $2 end, doing = 'Asking' where id = $1 returning running_since");
        began.Parameters.AddRange(new NpgsqlParameter[] { new() { Value = feed }, new() { Value = clock.GetUtcNow() } });
        await using var row = await began.ExecuteReaderAsync(stop);
        await row.ReadAsync(stop);
        return row.GetFieldValue<DateTimeOffset>(0);
    }

    private async Task DoingAsync(Guid feed, string doing, CancellationToken stop)
    {
        await using var say = Worker.CreateCommand("update listings.feeds set doing = $2 where id = $1");
        say.Parameters.AddRange(new NpgsqlParameter[] { new() { Value = feed }, new() { Value = doing } });
        await say.ExecuteNonQueryAsync(stop);
    }

    private async Task<bool> Alone(Guid feed, CancellationToken stop)
    {
        await using var ask = new NpgsqlCommand("select pg_try_advisory_xact_lock(4473, hashtext($1::text))", database.Connection) { Parameters = { new() { Value = feed } } };
        return (bool)(await ask.ExecuteScalarAsync(stop))!;
    }

    private async Task KeepNotesAsync(Guid feed, ImportReport report, CancellationToken stop)
    {
        if (report.Records == 0) return;
        await using (var old = new NpgsqlCommand("delete from listings.feed_notes where feed_id = $1", database.Connection) { Parameters = { new() { Value = feed } } }) await old.ExecuteNonQueryAsync(stop);
        var notes = report.Notes.OrderByDescending(note => note.Kind).ThenBy(note => note.Row).Take(MostNotes).Select((note, at) => (Note: note, At: at + 1)).ToList();
        await using var keep = new NpgsqlCommand(
            """insert into listings.feed_notes (feed_id, ordinal, "row", line, record, kind, says) select $1, * from unnest($2::int[], $3::int[], $4::int[], $5::text[], $6::text[], $7::text[])""", database.Connection);
        keep.Parameters.AddRange(new NpgsqlParameter[]
        {
            new() { Value = feed }, new() { Value = notes.Select(one => one.At).ToArray() }, new() { Value = notes.Select(one => one.Note.Row).ToArray() }, new() { Value = notes.Select(one => one.Note.Line).ToArray() },
            new() { Value = notes.Select(one => one.Note.Record).ToArray() }, new() { Value = notes.Select(one => one.Note.Kind.ToString()).ToArray() }, new() { Value = notes.Select(one => one.Note.Says).ToArray() },
        });
        await keep.ExecuteNonQueryAsync(stop);
    }

    private static string Sentence(int asked, int unchanged) => asked == 0 ? "All of its answers were here already."
        : string.Create(CultureInfo.InvariantCulture, $"{asked:N0} {(asked == 1 ? "answer" : "answers")}, {(unchanged == 0 ? "all of them sent anew" : unchanged == asked ? "none of them changed" : $"{unchanged:N0} of them unchanged")}.");

    [LoggerMessage(Level = LogLevel.Warning, Message = "The feed {Feed} could not be read: {Why}")]
    private partial void LogFailed(string feed, string why);
}
