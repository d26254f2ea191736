using Derwent.Shared.Database;
using Derwent.Shared.Jobs;
using Hangfire;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Listings.Harvest;

/// <summary>Looks which feeds are due; every few minutes.</summary>
internal sealed record FeedsDue : IJob;

/// <summary>One job for each feed that is due, so that a slow one holds no other up.</summary>
internal sealed class FeedsDueHandler(ListingsContext listings, Outbox outbox, TimeProvider clock) : IJobHandler<FeedsDue>
{
    public async Task Run(FeedsDue job, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        foreach (var id in await listings.Feeds.Where(feed => feed.IsOn && feed.DueAt <= now).OrderBy(feed => feed.DueAt).Select(feed => feed.Id).Take(50).ToListAsync(stop))
            await outbox.Later(new HarvestFeed(id));
    }
}

/// <summary>Takes down what a feed brought.</summary>
internal sealed record TakeFeedDown(Guid FeedId) : IJob;

/// <summary>Again, if it runs twice, there is nothing left to take down.</summary>
internal sealed class TakeFeedDownHandler(ListingsContext listings, GoneServices gone, RequestDatabase database) : IJobHandler<TakeFeedDown>
{
    public async Task Run(TakeFeedDown job, CancellationToken stop)
    {
        if (await listings.Feeds.AsNoTracking().SingleOrDefaultAsync(one => one.Id == job.FeedId, stop) is not { TakenDownAt: not null } feed) return;
        var said = string.Join('\n', await gone.AllAsync(feed.Name, stop));
        await using var say = new Npgsql.NpgsqlCommand("update listings.feeds set said = $2 where id = $1", database.Connection) { Parameters = { new() { Value = feed.Id }, new() { Value = said } } };
        if (said.Length > 0) await say.ExecuteNonQueryAsync(stop);
    }
}

/// <summary>Tells Hangfire at the start to look for due feeds every ten minutes.</summary>
internal sealed class FeedsClock(IServiceProvider services) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var kind = typeof(FeedsDue).FullName!;
        // Only where jobs run at all.
        services.GetService<IRecurringJobManager>()?.AddOrUpdate<JobRunner>(kind, runner => runner.Run(kind, "{}", CancellationToken.None), "*/10 * * * *", new RecurringJobOptions { MisfireHandling = MisfireHandlingMode.Relaxed });
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
