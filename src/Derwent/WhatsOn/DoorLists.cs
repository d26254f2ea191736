using Derwent.Shared.Audit;
using Derwent.Shared.Security;
using Microsoft.EntityFrameworkCore;

namespace Derwent.WhatsOn;

/// <summary>Who had a place on one date of an event, for the organisation that runs it.</summary>
/// <param name="EventId">The event.</param>
/// <param name="DateId">Which of its dates.</param>
/// <param name="Title">What it was.</param>
/// <param name="Place">Where.</param>
/// <param name="From">When it began.</param>
/// <param name="To">When it ended.</param>
/// <param name="Guests">Those who had a place and are not erased yet.</param>
/// <param name="WalkedIn">How many more came.</param>
public sealed record DoorList(Guid EventId, Guid DateId, string Title, string? Place, DateTimeOffset From, DateTimeOffset To, IReadOnlyList<DoorGuest> Guests, int WalkedIn);

/// <summary>Somebody with a place, by the name they gave.</summary>
/// <param name="Id">Their booking.</param>
/// <param name="Name">The name for the list at the door.</param>
/// <param name="Age">Their age, if they gave it.</param>
/// <param name="Came">Came, or did not; null while nobody said.</param>
public sealed record DoorGuest(Guid Id, string Name, int? Age, bool? Came);

/// <summary>Reads who was at an event, for a room that may need it. Row-level security lets only the organisation that runs the event see them; each look is recorded.</summary>
public sealed class DoorLists(WhatsOnContext events, Current current, AuditTrail audit)
{
    /// <summary>The list of this date, or null when this person's own organisation does not run it.</summary>
    public async Task<DoorList?> ReadAsync(Guid date, CancellationToken stop)
    {
        var (organisation, mine) = (current.OrganisationId, current.Is(Role.OrganisationManager) || current.Is(Role.Practitioner));
        if (!mine || await (from day in events.Occurrences.AsNoTracking()
                            join one in events.Events.AsNoTracking() on day.EventId equals one.Id
                            where day.Id == date && one.OrganisationId == organisation && one.State == EventState.Published && day.CancelledAt == null
                            select new { one, On = day }).SingleOrDefaultAsync(stop) is not { } found) return null;
        var guests = await events.Bookings.AsNoTracking().Where(one => one.OccurrenceId == date && one.State == BookingState.Booked && one.ErasedAt == null && one.Name != null)
            .OrderBy(one => one.Name).ThenBy(one => one.Id).Take(2000).Select(one => new DoorGuest(one.Id, one.Name!, one.Age, one.Came)).ToListAsync(stop);
        audit.Read("event", found.one.Id, "who has a place");
        return new DoorList(found.one.Id, date, found.one.Title, found.one.Place, found.On.StartsAt, found.On.EndsAt, guests, found.On.WalkedIn);
    }
}
