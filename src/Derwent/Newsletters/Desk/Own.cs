using Derwent.Shared.Security;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Newsletters.Desk;

/// <summary>Which lists and letters somebody at the desk writes: the coordinator the alliance's, a manager their organisation's. PostgreSQL decides the same.</summary>
internal static class Own
{
    public static IQueryable<MailingList> Of(this IQueryable<MailingList> lists, Current current)
    {
        var (coordinates, manages, organisation) = (current.Is(Role.Coordinator), current.Is(Role.OrganisationManager), current.OrganisationId);
        return lists.Where(list => list.OrganisationId == null && coordinates || list.OrganisationId != null && list.OrganisationId == organisation && manages);
    }

    /// <summary>A letter that this person may write; what is in the archive of others is not theirs.</summary>
    public static async Task<Issue?> Find(this NewslettersContext newsletters, Guid id, Current current, CancellationToken stop)
    {
        var found = await newsletters.Issues.Include(issue => issue.Versions.OrderByDescending(version => version.Number).Take(20)).SingleOrDefaultAsync(issue => issue.Id == id, stop);
        return found is not null && (found.OrganisationId is null ? current.Is(Role.Coordinator) : current.Is(Role.OrganisationManager) && found.OrganisationId == current.OrganisationId) ? found : null;
    }
}
