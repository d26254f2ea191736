using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;
using Microsoft.EntityFrameworkCore;

namespace Derwent.WhatsOn.Desk;

/// <summary>What members sent and the coordinator has not decided: within two working days.</summary>
internal sealed class DueEvents(WhatsOnContext events, Current current) : IDueSource
{
    public async Task<IReadOnlyList<DueLine>> Read(DateTimeOffset until, CancellationToken stop)
    {
        if (!current.Is(Role.Coordinator)) return [];
        var rows = await events.Events.AsNoTracking().Where(one => one.State == EventState.Submitted).OrderBy(one => one.UpdatedAt).ThenBy(one => one.Id).Take(100).ToListAsync(stop);
        return [.. rows.Select(one => new DueLine("place", $"Read “{one.Title}” and publish it", $"{one.OrganisationName} sent it for the calendar.", UkTime.AddWorkingDays(one.UpdatedAt, 2), $"/desk/whats-on/{one.Id}", "Read")).Where(line => line.Due <= until)];
    }
}
