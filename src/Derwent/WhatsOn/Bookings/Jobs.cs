using Derwent.Shared.Jobs;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Derwent.WhatsOn;

/// <summary>A letter to somebody who asked for a place. What it says is in the key; the same key is never sent twice.</summary>
internal sealed record WriteToBooker(Guid BookingId, string Key) : IJob;

/// <summary>A place became free: whoever waited longest is asked.</summary>
internal sealed record PromoteWaiting(Guid OccurrenceId) : IJob;

/// <summary>The time to answer an offered place is over.</summary>
internal sealed record OfferRunsOut(Guid BookingId) : IJob;

/// <summary>The day before.</summary>
internal sealed record RemindBooker(Guid BookingId) : IJob;

/// <summary>Forgets who it was: what was never confirmed, and everything some days after the event.</summary>
internal sealed record ForgetBooker(Guid BookingId) : IJob;

/// <summary>A date is off, on again or at another time: everybody who counts on it hears so.</summary>
internal sealed record TellBookers(Guid OccurrenceId, string Key) : IJob;

internal sealed class WriteToBookerHandler(WhatsOnContext events, Links links, Outbox outbox, IOptions<WhatsOnOptions> practice, TimeProvider clock) : IJobHandler<WriteToBooker>
{
    public async Task Run(WriteToBooker job, CancellationToken stop)
    {
        var booking = await events.Bookings.SingleOrDefaultAsync(one => one.Id == job.BookingId, stop);
        if (booking?.Email is not { } to || booking.HasHeard(job.Key)) return;
        var date = await events.Occurrences.AsNoTracking().SingleAsync(one => one.Id == booking.OccurrenceId, stop);
        var what = await events.Events.AsNoTracking().SingleAsync(one => one.Id == booking.EventId, stop);
        var now = clock.GetUtcNow();
        if (date.EndsAt <= now) return;
        booking.Hears(job.Key);
        await events.SaveChangesAsync(stop);
        var life = date.EndsAt.AddDays(practice.Value.EraseDays) - now;
        var token = await links.IssueBooking(booking.Id, life > TimeSpan.FromDays(400) ? TimeSpan.FromDays(400) : life, stop);
        await outbox.Send(BookerLetters.Of(job.Key, booking, what, date, outbox.Address("/l/" + token), practice.Value, now));
    }
}

internal sealed class PromoteWaitingHandler(WhatsOnContext events, Outbox outbox, IOptions<WhatsOnOptions> practice, TimeProvider clock) : IJobHandler<PromoteWaiting>
{
    public async Task Run(PromoteWaiting job, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var date = await events.Occurrences.AsNoTracking().SingleOrDefaultAsync(one => one.Id == job.OccurrenceId, stop);
        if (date is null || date.IsOff || date.StartsAt <= now || !await events.Events.AnyAsync(one => one.Id == date.EventId && one.State == EventState.Published, stop)) return;
        var answerBy = now.AddHours(practice.Value.AnswerHours);
        if (answerBy > date.StartsAt) answerBy = date.StartsAt;
        var waiting = await events.Bookings.Where(one => one.OccurrenceId == date.Id && one.State == BookingState.Waiting).OrderBy(one => one.WaitingSince).ThenBy(one => one.Id).Take(500).ToListAsync(stop);
        foreach (var first in waiting)
        {
            first.Offer(answerBy, now);
            await events.SaveChangesAsync(stop);
            // The database decides whether there is a place.
            await events.Entry(first).ReloadAsync(stop);
            if (first.State != BookingState.Offered) return;
            await outbox.Later(new WriteToBooker(first.Id, "offered"));
            await outbox.Later(new OfferRunsOut(first.Id), answerBy);
        }
    }
}

internal sealed class OfferRunsOutHandler(WhatsOnContext events, Outbox outbox, TimeProvider clock) : IJobHandler<OfferRunsOut>
{
    public async Task Run(OfferRunsOut job, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var booking = await events.Bookings.SingleOrDefaultAsync(one => one.Id == job.BookingId, stop);
        if (booking is not { State: BookingState.Offered } || booking.AnswerBy > now) return;
        booking.Lapse(now);
        await events.SaveChangesAsync(stop);
        await outbox.Later(new WriteToBooker(booking.Id, "lapsed"));
        await outbox.Later(new PromoteWaiting(booking.OccurrenceId));
    }
}

internal sealed class RemindBookerHandler(WhatsOnContext events, Outbox outbox, IOptions<WhatsOnOptions> practice, TimeProvider clock) : IJobHandler<RemindBooker>
{
    public async Task Run(RemindBooker job, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var booking = await events.Bookings.SingleOrDefaultAsync(one => one.Id == job.BookingId, stop);
        if (booking is not { State: BookingState.Booked, RemindedAt: null }) return;
        var date = await events.Occurrences.AsNoTracking().SingleAsync(one => one.Id == booking.OccurrenceId, stop);
        if (date.IsOff || date.StartsAt <= now || !await events.Events.AnyAsync(one => one.Id == date.EventId && one.State == EventState.Published, stop)) return;
        // It was moved in between.
        if (date.StartsAt.AddHours(-practice.Value.RemindHours) is var due && due > now)
        {
            await outbox.Later(job, due);
            return;
        }
        booking.Reminded(now);
        await events.SaveChangesAsync(stop);
        await outbox.Later(new WriteToBooker(booking.Id, "reminder"));
    }
}

internal sealed class ForgetBookerHandler(WhatsOnContext events, Outbox outbox, IOptions<WhatsOnOptions> practice, Links links, TimeProvider clock) : IJobHandler<ForgetBooker>
{
    public async Task Run(ForgetBooker job, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var booking = await events.Bookings.SingleOrDefaultAsync(one => one.Id == job.BookingId && one.ErasedAt == null, stop);
        if (booking is null) return;
        var ends = await events.Occurrences.Where(one => one.Id == booking.OccurrenceId).Select(one => one.EndsAt).SingleAsync(stop);
        var due = booking.State == BookingState.Asked ? booking.AskedAt.AddHours(practice.Value.ConfirmHours) : ends.AddDays(practice.Value.EraseDays);
        if (due > now)
        {
            await outbox.Later(job, due);
            return;
        }
        booking.Erase(now);
        await events.SaveChangesAsync(stop);
        await links.End(LinkKind.Booking, booking.Id, stop);
    }
}

internal sealed class TellBookersHandler(WhatsOnContext events, Outbox outbox) : IJobHandler<TellBookers>
{
    public async Task Run(TellBookers job, CancellationToken stop)
    {
        var all = await events.Bookings.Where(one => one.OccurrenceId == job.OccurrenceId && one.ErasedAt == null && (one.State == BookingState.Booked || one.State == BookingState.Offered || one.State == BookingState.Waiting))
            .OrderBy(one => one.Id).Select(one => one.Id).ToListAsync(stop);
        foreach (var one in all) await outbox.Later(new WriteToBooker(one, job.Key));
        if (job.Key.StartsWith("moved", StringComparison.Ordinal)) foreach (var one in all) await outbox.Later(new RemindBooker(one));
    }
}
