using Derwent.Shared.Database;
using Derwent.Shared.Jobs;
using Derwent.Shared.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Derwent.WhatsOn;

/// <summary>Writes down that somebody asks for a place, and sends the letter by which they confirm. It says the same whether the address is known or not.</summary>
internal sealed class AskForPlace(WhatsOnContext events, Outbox outbox, IOptions<WhatsOnOptions> practice, TimeProvider clock)
{
    public async Task Run(CommunityEvent what, Occurrence date, BookingSaid said, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (what.State != EventState.Published || what.Join != HowToJoin.Ask || date.IsOff || date.StartsAt <= now) throw new RuleRefused("Nobody can ask for a place on this date any more.");
        var booking = Booking.Ask(what, date, said, now);
        events.Bookings.Add(booking);
        try { await events.SaveChangesAsync(stop); }
        catch (DbUpdateException full) when (full.InnerException is PostgresException { SqlState: "23514", ConstraintName: "six_for_one_address" or "too_many_requests" } refused)
        {
            throw new RuleRefused(refused.ConstraintName == "six_for_one_address"
                ? "Six places were asked for with this address already. Please look into your e-mail, or ring the people who run it."
                : "So many people are asking for a place that we cannot take more at the moment. Please ring the people who run it.");
        }
        await outbox.Later(new WriteToBooker(booking.Id, "confirm"));
        await outbox.Later(new ForgetBooker(booking.Id), now.AddHours(practice.Value.ConfirmHours));
    }
}

/// <summary>What the holder of the link decides.</summary>
internal sealed class AnswerForPlace(WhatsOnContext events, Outbox outbox, IOptions<WhatsOnOptions> practice, TimeProvider clock)
{
    /// <summary>Yes, I come: a place or the list, as the database decides.</summary>
    public async Task Confirm(Booking booking, Occurrence date, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (booking.State != BookingState.Asked) return;
        if (date.IsOff || date.StartsAt <= now) throw new RuleRefused("Nobody can ask for a place on this date any more.");
        booking.Confirm(now);
        await Settle(booking, date, now, stop);
    }

    /// <summary>They take the place that was offered.</summary>
    public async Task Take(Booking booking, Occurrence date, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (booking.State == BookingState.Booked) return;
        booking.Take(now);
        await Settle(booking, date, now, stop);
    }

    /// <summary>They do not come. Whoever waits is asked.</summary>
    public async Task Cancel(Booking booking, CancellationToken stop)
    {
        var held = booking.HoldsPlace;
        booking.Cancel(clock.GetUtcNow());
        await events.SaveChangesAsync(stop);
        if (held) await outbox.Later(new PromoteWaiting(booking.OccurrenceId));
    }

    private async Task Settle(Booking booking, Occurrence date, DateTimeOffset now, CancellationToken stop)
    {
        await events.SaveChangesAsync(stop);
        await events.Entry(booking).ReloadAsync(stop);
        await outbox.Later(new WriteToBooker(booking.Id, booking.State == BookingState.Booked ? "placed" : "waiting"));
        if (booking.State == BookingState.Booked && date.StartsAt.AddHours(-practice.Value.RemindHours) is var due && due > now) await outbox.Later(new RemindBooker(booking.Id), due);
    }
}
