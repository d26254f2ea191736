using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.WhatsOn.Desk;

/// <summary>One row of the desk's list.</summary>
internal sealed record CalendarRow(CommunityEvent Event, DateTimeOffset? Next, int Taken, int Waiting);

/// <summary>The calendar at the desk: what waits for the coordinator, what is coming, drafts, what is over.</summary>
[Desk(Role.Coordinator, Role.OrganisationManager, Role.Practitioner)]
internal sealed class CalendarModel(WhatsOnContext events, Current current, TimeProvider clock) : PageModel
{
    private const int Most = 300;

    public IReadOnlyList<(string Id, string Name, string Empty, IReadOnlyList<CalendarRow> Rows)> Groups { get; private set; } = [];
    public bool IsCoordinator => current.Is(Role.Coordinator);
    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task OnGetAsync(CancellationToken stop)
    {
        var now = Now;
        var since = UkTime.DateOf(now).AddDays(-30);
        var rows = await DeskEvents.Mine(events.Events.AsNoTracking(), current).Where(one => one.LastDay >= since || one.State == EventState.Draft || one.State == EventState.Submitted).OrderBy(one => one.StartsOn).ThenBy(one => one.Id).Take(Most).ToListAsync(stop);
        var ids = rows.Select(one => one.Id).ToList();
        var next = (await events.Occurrences.AsNoTracking().Where(date => ids.Contains(date.EventId) && date.EndsAt > now).GroupBy(date => date.EventId)
            .Select(group => new { group.Key, At = group.Min(date => date.StartsAt), Taken = group.Sum(date => date.Taken), Waiting = group.Sum(date => date.Waiting) }).ToListAsync(stop)).ToDictionary(one => one.Key);
        var all = rows.Select(one => next.TryGetValue(one.Id, out var at) ? new CalendarRow(one, at.At, at.Taken, at.Waiting) : new CalendarRow(one, null, 0, 0)).OrderBy(row => row.Next ?? DateTimeOffset.MaxValue).ToList();
        Groups =
        [
            ("waits", IsCoordinator ? "Waits for you" : "Waits for the coordinator", "Nothing waits.", [.. all.Where(row => row.Event.State == EventState.Submitted)]),
            ("coming", "Coming", "Nothing is planned.", [.. all.Where(row => row.Event.State == EventState.Published && row.Next is not null)]),
            ("drafts", "Drafts", "No draft.", [.. all.Where(row => row.Event.State == EventState.Draft)]),
            ("over", "Over or cancelled, last 30 days", "None.", [.. all.Where(row => row.Event.State == EventState.Cancelled || (row.Event.State == EventState.Published && row.Next is null))]),
        ];
    }
}
