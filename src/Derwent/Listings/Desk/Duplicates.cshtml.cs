using Derwent.Alliance;
using Derwent.Listings.Likeness;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Listings.Desk;

/// <summary>Listings and organisations that may be one and the same, the likeliest first; and what was made one lately, to be taken back.</summary>
[Desk(Role.Coordinator, Role.Administrator)]
internal sealed class DuplicatesModel(ListingsContext listings, AllianceContext alliance, MakeOne one, TimeProvider clock) : PageModel
{
    private const int Most = 100;

    public IReadOnlyList<(Alike Pair, string One, string Other)> Rows { get; private set; } = [];

    public IReadOnlyList<Merge> Merged { get; private set; } = [];

    public int Total { get; private set; }

    public DateOnly Today => UkTime.Today(clock);

    public async Task OnGetAsync(CancellationToken stop)
    {
        var open = listings.Alikes.AsNoTracking().Where(a => a.State == LikenessState.Open);
        Total = await open.CountAsync(stop);
        var page = await open.OrderByDescending(a => a.Score).ThenBy(a => a.Id).Take(Most).ToListAsync(stop);
        var ids = page.SelectMany(a => new[] { a.OneId, a.OtherId }).Distinct().ToList();
        var names = await listings.Services.Where(s => ids.Contains(s.Id)).Select(s => new { s.Id, s.Name }).ToDictionaryAsync(s => s.Id, s => s.Name, stop);
        foreach (var organisation in await alliance.Organisations.Where(o => ids.Contains(o.Id)).Select(o => new { o.Id, o.Name }).ToListAsync(stop)) names[organisation.Id] = organisation.Name;
        Rows = [.. page.Select(a => (a, names.GetValueOrDefault(a.OneId, "Gone"), names.GetValueOrDefault(a.OtherId, "Gone")))];
        Merged = await listings.Merges.AsNoTracking().OrderByDescending(m => m.At).Take(20).ToListAsync(stop);
    }

    /// <summary>They were two after all.</summary>
    public async Task<IActionResult> OnPostUndoAsync(Guid merge, CancellationToken stop)
    {
        if (await listings.Merges.SingleOrDefaultAsync(m => m.Id == merge, stop) is not { } found) return NotFound();
        await one.Undo(found, stop);
        return RedirectToPage();
    }
}
