using Derwent.Shared.Time;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Listings;

/// <content>What is on: the weekly hours of services as sessions with a date.</content>
public sealed partial class ListingsContext
{
    // A session is something one goes to; an office that is open all day is not.
    private const int LongestSession = 6 * 60;
    private const int ManyServices = 400;

    /// <summary>Sessions that run now or begin within so many days, soonest first; at most 400 services are looked at, the best assured ones first.</summary>
    /// <param name="now">The instant.</param>
    /// <param name="days">How many days ahead, today included; at most 14.</param>
    /// <param name="stop">Stops it.</param>
    public async Task<IReadOnlyList<(Service Service, DateTimeOffset From, DateTimeOffset To)>> SessionsAsync(DateTimeOffset now, int days, CancellationToken stop)
    {
        var services = await Services.AsNoTracking().Include(service => service.Locations)
            .Where(service => service.Status == ServiceStatus.Active && service.HiddenOn == null && !service.IsPrivate && service.Days != 0)
            .OrderByDescending(service => service.AssuredOn != null).ThenByDescending(service => service.AssuredOn).ThenBy(service => service.Id)
            .Take(ManyServices).ToListAsync(stop);
        return [.. services.SelectMany(service => Sessions(service, now, days)).OrderBy(session => session.From).ThenBy(session => session.Service.Name, StringComparer.Ordinal)];
    }

    private static IEnumerable<(Service Service, DateTimeOffset From, DateTimeOffset To)> Sessions(Service service, DateTimeOffset now, int days)
    {
        var today = UkTime.DateOf(now);
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        foreach (var range in service.Hours.Where(range => range.UpperBound - range.LowerBound <= LongestSession))
        {
            for (var week = 0; week < 3; week++)
            {
                var (from, to) = (At(monday, week, range.LowerBound), At(monday, week, range.UpperBound));
                if (to > now && UkTime.DateOf(from).DayNumber < today.DayNumber + days)
                {
                    yield return (service, from, to);
                }
            }
        }
    }

    private static DateTimeOffset At(DateOnly monday, int week, int minute) =>
        UkTime.At(monday.AddDays((7 * week) + (minute / OpeningTimes.Day)), new TimeOnly(0, 0).AddMinutes(minute % OpeningTimes.Day));
}

/// <content>What is on.</content>
public sealed partial class Service
{
    /// <summary>True when one just turns up.</summary>
    public bool WalkIn => HowToCome == HowToCome.DropIn;
}
