using Derwent.Listings.Harvest;
using Derwent.Shared.Audit;
using Derwent.Shared.Database;
using Derwent.Shared.Jobs;
using Derwent.Shared.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Derwent.Listings.Desk;

/// <summary>One feed: how its reading goes, what was said of each record, and the ways to stop it.</summary>
[Desk(Role.Coordinator, Role.Administrator)]
internal sealed class FeedPageModel(ListingsContext listings, RequestDatabase database, Outbox outbox, AuditTrail audit, TimeProvider clock) : PageModel
{
    private const int Shown = 200;

    public Feed Feed { get; private set; } = null!;

    /// <summary>Services it carries, and those of them for which words of ours stand.</summary>
    public (long Carried, long WithOurWords) Count { get; private set; }

    public IReadOnlyList<(string Record, IReadOnlyList<(string Kind, string Says)> Notes)> Records { get; private set; } = [];

    public long Notes { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (await listings.Feeds.AsNoTracking().SingleOrDefaultAsync(feed => feed.Id == id, stop) is not { } feed) return NotFound();
        Feed = feed;
        await using (var count = Command(
            """
            select (select count(*) from listings.carried c where c.source = $1 and c.missed = 0), (select count(*) from listings.services s where s.source = $1 and s.own <> '{}'),
                   (select count(*) from listings.feed_notes n where n.feed_id = $2)
            """, feed.Name, id))
        await using (var row = await count.ExecuteReaderAsync(stop))
            if (await row.ReadAsync(stop)) (Count, Notes) = ((row.GetInt64(0), row.GetInt64(1)), row.GetInt64(2));
        await using var notes = Command($"select record, kind, says, line from listings.feed_notes where feed_id = $1 order by ordinal limit {Shown}", id);
        await using var rows = await notes.ExecuteReaderAsync(stop);
        var read = new List<(string Record, string Kind, string Says)>();
        while (await rows.ReadAsync(stop)) read.Add((rows.GetString(0), rows.GetString(1), rows.GetString(2)));
        Records = [.. read.GroupBy(note => note.Record).Select(record => (record.Key, (IReadOnlyList<(string, string)>)[.. record.Select(note => (note.Kind, note.Says))]))];
        return Page();
    }

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken stop) => Act(id, "asked for now", async feed =>
    {
        feed.AskNow(clock.GetUtcNow());
        await outbox.Later(new HarvestFeed(feed.Id));
    }, stop);

    public Task<IActionResult> OnPostPauseAsync(Guid id, CancellationToken stop) => Act(id, "paused", feed =>
    {
        feed.Pause();
        return Task.CompletedTask;
    }, stop);

    public Task<IActionResult> OnPostTakeDownAsync(Guid id, bool sure, CancellationToken stop) => Act(id, "taken down", async feed =>
    {
        if (!sure) throw new RuleRefused("Tick that you are sure before you take a whole directory down.");
        feed.TakeDown(clock.GetUtcNow());
        await outbox.Later(new TakeFeedDown(feed.Id));
    }, stop);

    private async Task<IActionResult> Act(Guid id, string what, Func<Feed, Task> act, CancellationToken stop)
    {
        if (await listings.Feeds.SingleOrDefaultAsync(feed => feed.Id == id, stop) is not { } feed) return NotFound();
        await act(feed);
        await listings.SaveChangesAsync(stop);
        audit.Wrote("feed", feed.Id, what);
        return Redirect($"/desk/listings/feeds/{id}");
    }

    private NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = new NpgsqlCommand(sql, database.Connection);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
