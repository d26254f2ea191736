using Derwent.Alliance;
using Derwent.Listings.Find;
using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Listings.Desk;

/// <summary>Every organisation with how its listings stand, those that need a word first.</summary>
[Desk(Role.Coordinator, Role.Administrator)]
internal sealed class OrganisationsModel(AllianceContext alliance, ListingsContext listings, TimeProvider clock) : PageModel
{
    private const int PageSize = 50;

    public IReadOnlyList<(Organisation Organisation, int Services, int Stale)> Rows { get; private set; } = [];

    public int Total { get; private set; }

    public int At { get; private set; } = 1;

    public string Words { get; private set; } = "";

    public async Task OnGetAsync(string? q, int? at, CancellationToken stop)
    {
        Words = q is { Length: <= 100 } ? q.Trim() : "";
        var found = alliance.Organisations.AsNoTracking().Where(o => Words == "" || EF.Functions.ILike(o.Name, Like.Anywhere(Words)));
        Total = await found.CountAsync(stop);
        At = Math.Clamp(at ?? 1, 1, Math.Max(1, (Total + PageSize - 1) / PageSize));
        var page = await found.OrderBy(o => o.Tier == Tier.LeadBody ? 0 : o.Tier == Tier.StrategicPartner ? 1 : o.Tier == Tier.Member ? 2 : 3).ThenBy(o => o.Name).ThenBy(o => o.Id)
            .Skip((At - 1) * PageSize).Take(PageSize).ToListAsync(stop);
        var ids = page.Select(o => o.Id).ToList();
        var fresh = UkTime.Today(clock).AddDays(-Wish.FreshDays);
        var counts = await listings.Services.Where(s => ids.Contains(s.OrganisationId) && s.Status == ServiceStatus.Active).GroupBy(s => s.OrganisationId)
            .Select(group => new { group.Key, All = group.Count(), Stale = group.Count(s => s.AssuredOn == null || s.AssuredOn < fresh) }).ToDictionaryAsync(count => count.Key, stop);
        Rows = [.. page.Select(o => (o, counts.TryGetValue(o.Id, out var count) ? count.All : 0, count?.Stale ?? 0))];
    }

    public int Pages => (Total + PageSize - 1) / PageSize;
}
