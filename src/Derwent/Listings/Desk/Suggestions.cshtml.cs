using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Listings.Desk;

/// <summary>What people suggested about pages, the longest waiting first. A manager sees those about their own organisation: the database decides.</summary>
[Desk(Role.Coordinator, Role.OrganisationManager, Role.Administrator)]
internal sealed class SuggestionsModel(ListingsContext listings, TimeProvider clock) : PageModel
{
    private const int Most = 200;

    public IReadOnlyList<(Suggestion Suggestion, string Name, string By)> Rows { get; private set; } = [];

    public bool Decided { get; private set; }

    public DateTimeOffset Now => clock.GetUtcNow();

    public DateOnly Today => UkTime.Today(clock);

    public async Task OnGetAsync(string? which, CancellationToken stop)
    {
        Decided = which == "decided";
        var asked = listings.Suggestions.AsNoTracking();
        var page = Decided ? await asked.Where(s => s.State != SuggestionState.Waiting).OrderByDescending(s => s.DecidedAt).Take(Most).ToListAsync(stop)
            : await asked.Where(s => s.State == SuggestionState.Waiting).OrderBy(s => s.At).Take(Most).ToListAsync(stop);
        var ids = page.Select(s => s.ServiceId).Distinct().ToList();
        var names = await listings.Services.Where(s => ids.Contains(s.Id)).Select(s => new { s.Id, s.Name, s.OrganisationName }).ToDictionaryAsync(s => s.Id, stop);
        Rows = [.. page.Where(s => names.ContainsKey(s.ServiceId)).Select(s => (s, names[s.ServiceId].Name, names[s.ServiceId].OrganisationName))];
    }
}
