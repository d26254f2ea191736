using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Derwent.Shared.Ui;
using Microsoft.EntityFrameworkCore;

namespace Derwent.WhatsOn.Desk;

/// <summary>Events by name, for the desk's search: to work on for those who run them, to read for everybody else.</summary>
internal sealed class FindEvents(WhatsOnContext events, Current current) : IFindSource
{
    public async Task<FoundGroup?> Find(string words, int most, CancellationToken stop)
    {
        var like = Like.Anywhere(words);
        var (coordinator, runs, organisation) = (current.Is(Role.Coordinator), current.Is(Role.OrganisationManager) || current.Is(Role.Practitioner), current.OrganisationId);
        var found = await events.Events.AsNoTracking().Where(one => EF.Functions.ILike(one.Title, like)).OrderByDescending(one => one.LastDay).ThenBy(one => one.Id).Take(most + 1).ToListAsync(stop);
        return new FoundGroup("What’s on", [.. found.Take(most).Select(one => new FoundLine(one.Title, one.OrganisationName,
            coordinator || (runs && one.OrganisationId == organisation) ? $"/desk/whats-on/{one.Id}" : $"/whats-on/{one.Slug}", "calendar-days", null, EventWords.Of(one.State)))], found.Count > most, 4);
    }
}
