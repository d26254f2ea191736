using Derwent.Listings.Changes;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Listings.Freshness;

/// <summary>Suggestions that nobody has looked at for two working days: for the desk's first page of whoever keeps the page.</summary>
internal sealed class DueSuggestions(ListingsContext listings) : IDueSource
{
    private const int Days = 2;

    public async Task<IReadOnlyList<DueLine>> Read(DateTimeOffset until, CancellationToken stop)
    {
        var waiting = await listings.Suggestions.AsNoTracking().Where(s => s.State == SuggestionState.Waiting).OrderBy(s => s.At).Take(50)
            .Join(listings.Services, s => s.ServiceId, service => service.Id, (s, service) => new { Suggestion = s, service.Name }).ToListAsync(stop);
        return [.. waiting.Select(one => (one.Name, one.Suggestion, Due: UkTime.AddWorkingDays(one.Suggestion.At, Days))).Where(one => one.Due <= until)
            .Select(one => new DueLine("Place", $"A suggestion about {one.Name}", string.Join(", ", one.Suggestion.Fields.Select(field => ListingField.Find(field.Key)?.Label ?? field.Key)), one.Due, $"/desk/listings/suggestions/{one.Suggestion.Id}", "Look"))];
    }
}
