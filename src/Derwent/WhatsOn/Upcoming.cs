using Derwent.Listings;
using Derwent.Shared.Time;
using Microsoft.EntityFrameworkCore;

namespace Derwent.WhatsOn;

/// <summary>What is on, for every room that wants to announce it: dates of published events, and the regular sessions of listings beside them.</summary>
public sealed class Upcoming(WhatsOnContext events, ListingsContext listings)
{
    private const int Most = 3000;

    /// <summary>Everything that runs now or begins within so many days (at most 14), soonest first. Cancelled dates are among it, marked.</summary>
    public async Task<IReadOnlyList<Happening>> ReadAsync(DateTimeOffset now, int days, CancellationToken stop)
    {
        var until = UkTime.At(UkTime.DateOf(now).AddDays(Math.Clamp(days, 1, 14)), TimeOnly.MinValue);
        var dated = await EventsAsync(now, until, stop);
        var regular = (await listings.SessionsAsync(now, Math.Clamp(days, 1, 14), stop)).Select(session => Happening.Of(session.Service, session.From, session.To));
        return InOrder(dated.Concat(regular));
    }

    /// <summary>Dates of events only, that end after the first instant and begin before the second; at most 3,000.</summary>
    public async Task<IReadOnlyList<Happening>> EventsAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken stop)
    {
        var rows = await (from date in events.Occurrences.AsNoTracking()
                          join one in events.Events.AsNoTracking() on date.EventId equals one.Id
                          where one.PublishedAt != null && (one.State == EventState.Published || one.State == EventState.Cancelled) && date.EndsAt > @from && date.StartsAt < until
                          orderby date.StartsAt, one.Id
                          select new { one, date }).Take(Most).ToListAsync(stop);
        return InOrder(rows.Select(row => Happening.Of(row.one, row.date)));
    }

    /// <summary>When each organisation had something on last and has it next; one that never sent anything that is public or waits to be is not among them.</summary>
    public async Task<IReadOnlyDictionary<Guid, (DateTimeOffset? Last, DateTimeOffset? Next)>> ByOrganisationAsync(DateTimeOffset now, CancellationToken stop)
    {
        var rows = await (from one in events.Events.AsNoTracking()
                          join date in events.Occurrences.AsNoTracking() on one.Id equals date.EventId
                          where (one.State == EventState.Published || one.State == EventState.Submitted) && date.CancelledAt == null
                          group date by one.OrganisationId into dates
                          select new
                          {
                              dates.Key, Last = dates.Where(date => date.StartsAt <= now).Max(date => (DateTimeOffset?)date.StartsAt), Next = dates.Where(date => date.StartsAt > now).Min(date => (DateTimeOffset?)date.StartsAt),
                          }).ToListAsync(stop);
        return rows.ToDictionary(row => row.Key, row => (row.Last, row.Next));
    }

    private static IReadOnlyList<Happening> InOrder(IEnumerable<Happening> all) => [.. all.OrderBy(one => one.From).ThenBy(one => one.Title, StringComparer.Ordinal)];
}
