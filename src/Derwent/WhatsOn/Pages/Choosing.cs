using Derwent.Alliance;
using Derwent.Listings;
using Derwent.Shared.Geography;
using Derwent.Shared.Time;
using Microsoft.EntityFrameworkCore;

namespace Derwent.WhatsOn.Pages;

/// <summary>The organisation and the place that somebody chose; found once for a request.</summary>
internal sealed record Choice(EventQuery Query, (Guid Id, string Name)? Organisation, Place? Near)
{
    /// <summary>What was typed is not known to us.</summary>
    public bool PlaceUnknown => Query.Near.Length > 0 && Near is null;

    private bool NobodyRunsIt => Query.By.Length > 0 && Organisation is null;

    public bool Fits(Happening one, DateOnly today) => FitsFacts(one) && Query.When switch
    {
        "today" => one.Day == today,
        "weekend" => one.Day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday,
        "after-school" => one.Day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && UkTime.Local(one.From).Hour is >= 15 and <= 19,
        _ => true,
    };

    /// <summary>Everything but the day and hour.</summary>
    public bool FitsFacts(Happening one) =>
        !NobodyRunsIt && (Organisation is null || one.OrganisationId == Organisation.Value.Id)
        && (Query.Kind is null || one.Kind == Query.Kind)
        && (!Query.Girls || one.OnlyFor == OnlyFor.Girls)
        && (Query.Where.Length == 0 || (Query.Where == "online" ? one.IsOnline : string.Equals(one.Area, Query.Where, StringComparison.OrdinalIgnoreCase)))
        && (Query.AgeRange is not { } ages || ((one.MinAge ?? 0) <= ages.To && (one.MaxAge ?? 120) >= ages.From))
        && (Query.Cost switch { "free" => one.CostPence == 0, "under3" => one.CostPence < 300, _ => true })
        && Query.Access.All(one.Access.Contains)
        && (Query.Near.Length == 0 || Query.Kilometres is not { } far || (Near is not null && Distance(one) is { } away && away <= far));

    /// <summary>Kilometres as the crow flies, or null when it has no place on the map.</summary>
    public double? Distance(Happening one)
    {
        if (Near is null || one is not { Longitude: { } east, Latitude: { } north }) return null;
        var (x, y) = ((east - Near.Longitude) * Math.Cos((north + Near.Latitude) / 2 * Math.PI / 180), north - Near.Latitude);
        return Math.Sqrt((x * x) + (y * y)) * 111.32;
    }
}

/// <summary>Reads what somebody chose and finds what fits.</summary>
internal sealed class Choosing(Upcoming upcoming, WhatsOnContext events, AllianceContext alliance, Derwent.Shared.Geography.Places places, TimeProvider clock)
{
    public const int Days = 7;
    private const int MostInFile = 500;
    private const int KeptDays = 60;

    public async Task<Choice> ReadAsync(IQueryCollection query, CancellationToken stop)
    {
        var asked = EventQuery.From(query);
        var by = asked.By.Length == 0 ? null : await alliance.Organisations.AsNoTracking().Where(one => one.Slug == asked.By).Select(one => new { one.Id, one.Name }).SingleOrDefaultAsync(stop);
        return new Choice(asked, by is null ? null : (by.Id, by.Name), asked.Near.Length == 0 ? null : await places.FindAsync(asked.Near, stop));
    }

    /// <summary>The next seven days, or the one day that was chosen: events and the regular sessions of listings.</summary>
    public async Task<IReadOnlyList<Happening>> WeekAsync(Choice choice, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var today = UkTime.DateOf(now);
        IEnumerable<Happening> all;
        if (choice.Query.Day is { } day)
        {
            var from = UkTime.At(day, TimeOnly.MinValue);
            var near = day >= today && day < today.AddDays(14);
            all = near ? (await upcoming.ReadAsync(now, day.DayNumber - today.DayNumber + 1, stop)).Where(one => one.Day == day) : await upcoming.EventsAsync(from, UkTime.At(day.AddDays(1), TimeOnly.MinValue), stop);
        }
        else all = await upcoming.ReadAsync(now, Days, stop);
        var fitting = all.Where(one => choice.Fits(one, today));
        return [.. choice.Near is null || choice.Query.Day is null ? fitting : fitting.OrderBy(one => choice.Distance(one) ?? double.MaxValue)];
    }

    /// <summary>Events of a month, for its grid.</summary>
    public async Task<IReadOnlyList<Happening>> MonthAsync(Choice choice, DateOnly first, CancellationToken stop)
    {
        var all = await upcoming.EventsAsync(UkTime.At(first, TimeOnly.MinValue), UkTime.At(first.AddMonths(1), TimeOnly.MinValue), stop);
        return [.. all.Where(one => choice.Fits(one, UkTime.Today(clock)) && one.Day >= first && one.Day < first.AddMonths(1))];
    }

    /// <summary>Events after the next seven days, each once, soonest first.</summary>
    public async Task<IReadOnlyList<Happening>> LaterAsync(Choice choice, int most, CancellationToken stop)
    {
        var today = UkTime.Today(clock);
        var from = UkTime.At(today.AddDays(Days), TimeOnly.MinValue);
        var all = await upcoming.EventsAsync(from, from.AddDays(60), stop);
        return [.. all.Where(one => one.From >= from && choice.Fits(one, today)).DistinctBy(one => one.EventId).Take(most)];
    }

    /// <summary>Whole events for a calendar file: all that are not long over; cancelled ones stay for as long, so that calendars hear of it.</summary>
    public async Task<IReadOnlyList<CommunityEvent>> FileAsync(Choice choice, CancellationToken stop)
    {
        var today = UkTime.Today(clock);
        var since = today.AddDays(-KeptDays);
        var rows = await events.Events.AsNoTracking().AsSplitQuery().Include(one => one.Occurrences)
            .Where(one => one.PublishedAt != null && (one.State == EventState.Published || one.State == EventState.Cancelled) && one.LastDay >= since)
            .OrderBy(one => one.StartsOn).ThenBy(one => one.Id).Take(2000).ToListAsync(stop);
        return [.. rows.Where(one => one.Occurrences.Select(date => Happening.Of(one, date)).Any(each => choice.Fits(each, today))).Take(MostInFile)];
    }
}
