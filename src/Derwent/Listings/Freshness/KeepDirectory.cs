using Derwent.Listings.Likeness;
using Derwent.Listings.Photos;
using Derwent.Shared.Jobs;
using Derwent.Shared.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Derwent.Listings.Freshness;

/// <summary>Once a day: what was answered is closed, what nobody confirmed is hidden, whoever is due is asked, whoever is silent is reminded.</summary>
internal sealed record KeepDirectory : IJob;

/// <summary>Only looks and hands on: each letter is a job of its own, so that one that fails does not keep the others. Twice a day changes nothing more.</summary>
internal sealed class KeepDirectoryHandler(ListingsContext listings, Outbox outbox, IOptions<ListingsOptions> promises, TimeProvider clock) : IJobHandler<KeepDirectory>
{
    public async Task Run(KeepDirectory job, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var due = new Due(UkTime.DateOf(now), promises.Value);
        await CloseAsync(due, now, stop);
        await HideAsync(due, now, stop);
        await RemindAsync(due, now, stop);
        await AskAsync(due, now, stop);
        var forget = due.Today.AddDays(-promises.Value.MissDays);
        await listings.Misses.Where(miss => miss.On < forget).ExecuteDeleteAsync(stop);
        var sent = now.AddDays(-Upload.KeptDays);
        await listings.Uploads.Where(upload => upload.At < sent && upload.State != UploadState.Done).ExecuteDeleteAsync(stop);
        await ForgetPhotosAsync(due.Today, now, stop);
        await EndingPhotosAsync(due.Today, stop);
        await outbox.Later(new FindAlikes());
    }

    // What is off its page, or was agreed to no longer, came down at once; after a while it is gone.
    private async Task ForgetPhotosAsync(DateOnly today, DateTimeOffset now, CancellationToken stop)
    {
        var (off, ended) = (now.AddDays(-ServicePhoto.KeptDays), today.AddDays(-ServicePhoto.KeptDays));
        await listings.Photos.Where(photo => photo.OffSince < off || (photo.ShowsPeople && photo.AgreedUntil < ended)).ExecuteDeleteAsync(stop);
    }

    // Asking people again takes a while, so their keepers hear of it some weeks before; one letter for each organisation.
    private async Task EndingPhotosAsync(DateOnly today, CancellationToken stop)
    {
        var whose = await EndingPhotos.Of(listings, today, today.AddDays(EndingPhotos.Days)).Where(one => one.Photo.RemindedFor != one.Photo.AgreedUntil).Select(one => one.Service.OrganisationId).Distinct().ToListAsync(stop);
        foreach (var organisation in whose) await outbox.Later(new RemindOfPhotos(organisation));
    }

    // Answered is who has nothing left to confirm; silent is who let a whole round pass. The silent are asked again in the next.
    private async Task CloseAsync(Due due, DateTimeOffset now, CancellationToken stop)
    {
        var toAsk = due.ToAsk(listings.Services);
        var answered = await listings.Asks.Where(ask => ask.ClosedAt == null && !toAsk.Any(s => s.OrganisationId == ask.OrganisationId)).ToListAsync(stop);
        foreach (var ask in answered) ask.Close(AskOutcome.Answered, now);
        var before = due.EndOfDay(promises.Value.AskDays);
        var silent = await listings.Asks.Where(ask => ask.ClosedAt == null && ask.AskedAt < before).ToListAsync(stop);
        foreach (var ask in silent.Except(answered)) ask.Close(AskOutcome.Silent, now);
        await listings.SaveChangesAsync(stop);
    }

    private async Task HideAsync(Due due, DateTimeOffset now, CancellationToken stop)
    {
        if (promises.Value.HideDays == 0) return;
        // What another directory confirmed meanwhile is found again.
        await Due.Hidden(listings.Services).Where(s => s.AssuredOn >= due.FreshFrom).ExecuteUpdateAsync(set => set.SetProperty(s => s.HiddenOn, (DateOnly?)null), stop);
        var asked = due.EndOfDay(promises.Value.HideDays);
        var (today, fresh) = (due.Today, due.FreshFrom);
        // Only what was asked about, and not answered since, goes: a directory that was taken in yesterday does not vanish.
        await listings.Database.ExecuteSqlAsync(
            $"""
            update listings.services s set hidden_on = {today}
            where s.status = 'Active' and s.merged_into_id is null and s.hidden_on is null and (s.assured_on is null or s.assured_on < {fresh}) and exists (
              select from listings.asks k where k.organisation_id = s.organisation_id and k.asked_at < {asked} and (k.closed_at is null or k.outcome = 'Silent')
                and (s.assured_on is null or k.asked_at > s.assured_on))
            """, stop);
    }

    private async Task RemindAsync(Due due, DateTimeOffset now, CancellationToken stop)
    {
        var first = due.EndOfDay(promises.Value.RemindDays);
        var open = await listings.Asks.AsNoTracking().Where(ask => ask.ClosedAt == null && ask.EscalatedAt == null && ask.AskedAt < first).ToListAsync(stop);
        foreach (var ask in open.Where(ask => ask.Next(now, promises.Value) is not null)) await outbox.Later(new RemindOfListings(ask.Id));
    }

    private async Task AskAsync(Due due, DateTimeOffset now, CancellationToken stop)
    {
        var midnight = UkTime.At(due.Today, TimeOnly.MinValue);
        var left = promises.Value.LettersADay - await listings.Asks.CountAsync(ask => ask.AskedAt >= midnight, stop);
        if (left <= 0) return;
        var organisations = await due.ToAsk(listings.Services)
            .Where(s => !listings.Asks.Any(ask => ask.OrganisationId == s.OrganisationId && ask.ClosedAt == null))
            .GroupBy(s => s.OrganisationId).Select(group => new { Id = group.Key, Oldest = group.Min(s => s.AssuredOn) })
            .OrderBy(one => one.Oldest != null).ThenBy(one => one.Oldest).ThenBy(one => one.Id).Take(left).Select(one => one.Id).ToListAsync(stop);
        foreach (var organisation in organisations) await outbox.Later(new AskAboutListings(organisation));
    }
}
