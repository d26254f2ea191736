using Derwent.Newsletters.Letters;
using Derwent.Shared.Database;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Derwent.Newsletters.Sending;

/// <summary>Looks once more at letters for later when their time has come: with an event that is cancelled meanwhile a letter waits for somebody instead of going out. What may not be shown
/// any more is out of it already; should it have come down in the very instant of the decision, it is taken out now.</summary>
internal sealed class LastLook(IServiceScopeFactory scopes, DatabaseSources sources, TimeProvider clock)
{
    public async Task Run(CancellationToken stop)
    {
        if (!await AnyDue(stop)) return;
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<RequestDatabase>().As(DatabaseRole.Worker);
        await database.BeginAsync(null, null, stop);
        var (newsletters, pieces, now) = (scope.ServiceProvider.GetRequiredService<NewslettersContext>(), scope.ServiceProvider.GetRequiredService<Pieces>(), clock.GetUtcNow());
        foreach (var issue in await newsletters.Issues.Where(issue => issue.State == IssueState.Scheduled && issue.SendAt <= now).ToListAsync(stop))
        {
            var standing = await pieces.Standing(issue.Blocks, stop);
            var troubles = await pieces.Troubles(standing, stop);
            if (issue.Blocks.FirstOrDefault(block => troubles.ContainsKey(block.Id)) is { } block) issue.Hold($"Its time had come, but “{block.Name}” {troubles[block.Id]}. Stop it and copy it to write what holds, or go on if it is right as it is.");
            else if (standing.Count < issue.Blocks.Count)
            {
                var list = await newsletters.Lists.AsNoTracking().SingleAsync(one => one.Id == issue.ListId, stop);
                issue.DrawAgain(await scope.ServiceProvider.GetRequiredService<IssueDrawing>().Letter(issue, list, issue.InArchive ? issue.Slug : null, stop));
            }
        }
        // Somebody pressed a button, or another program looked, in the same instant: theirs holds.
        try { await newsletters.SaveChangesAsync(stop); }
        catch (DbUpdateConcurrencyException) { return; }
        await database.CommitAsync(stop);
    }

    // Asked every few seconds, and the answer is nearly always no.
    private async Task<bool> AnyDue(CancellationToken stop)
    {
        await using var command = sources[DatabaseRole.Worker].CreateCommand("select exists (select from newsletters.issues where state = 'Scheduled' and send_at <= $1)");
        command.Parameters.Add(new NpgsqlParameter { Value = clock.GetUtcNow() });
        return await command.ExecuteScalarAsync(stop) is true;
    }
}
