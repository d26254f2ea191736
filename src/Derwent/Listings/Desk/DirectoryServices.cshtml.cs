using Derwent.Listings.Freshness;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Derwent.Listings.Desk;

/// <summary>The rows behind each number of the state of the directory.</summary>
[Desk(Role.Coordinator, Role.Administrator)]
internal sealed class DirectoryServicesModel(ListingsContext listings, IOptions<ListingsOptions> promises, TimeProvider clock) : PageModel
{
    private const int PageSize = 50;

    public static IReadOnlyList<(string Which, string Words)> Views { get; } =
        [("all", "All"), ("fresh", "Confirmed"), ("due", "Due"), ("overdue", "Overdue"), ("hidden", "Hidden")];

    public IReadOnlyList<Service> Rows { get; private set; } = [];
    public string Which { get; private set; } = "all";
    public string Words { get; private set; } = "";
    public int Total { get; private set; }
    public int At { get; private set; } = 1;
    public int Pages => (Total + PageSize - 1) / PageSize;
    public DateOnly Today => UkTime.Today(clock);

    public async Task OnGetAsync(string? which, string? q, int? at, CancellationToken stop)
    {
        Which = Views.Any(view => view.Which == which) ? which! : "all";
        Words = q is { Length: <= 100 } ? q.Trim() : "";
        var due = new Due(Today, promises.Value);
        var all = listings.Services.AsNoTracking();
        var rows = Which switch { "fresh" => due.Fresh(all), "due" => due.DueSoon(all), "overdue" => due.Overdue(all), "hidden" => Due.Hidden(all), _ => Due.Running(all) };
        if (Words.Length > 0)
        {
            var like = "%" + Words.Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_") + "%";
            rows = rows.Where(s => EF.Functions.ILike(s.Name, like) || EF.Functions.ILike(s.OrganisationName, like));
        }
        Total = await rows.CountAsync(stop);
        At = Math.Clamp(at ?? 1, 1, Math.Max(1, Pages));
        Rows = await rows.AsSplitQuery().Include(s => s.Locations).Include(nameof(Service.Schedules)).Include(nameof(Service.Contacts))
            .OrderBy(s => s.AssuredOn != null).ThenBy(s => s.AssuredOn).ThenBy(s => s.Name).ThenBy(s => s.Id).Skip((At - 1) * PageSize).Take(PageSize).ToListAsync(stop);
    }
}
