using Derwent.Shared.Time;
using Derwent.Shared.Ui;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Listings.Find;

/// <summary>Services for the search over the whole site: public ones only, whoever asks.</summary>
internal sealed class PublicListings(ListingsContext listings, Search search, TimeProvider clock) : IPublicRoom
{
    public async Task<IReadOnlyList<PublicThing>> Find(string words, int most, CancellationToken stop)
    {
        var wish = new Wish { Terms = SearchTerms.Parse(words), Today = UkTime.Today(clock), Take = most, SignedIn = false };
        if (wish.Terms.IsEmpty) return [];
        var page = await search.RunAsync(wish, stop);
        return [.. page.Services.Select(one => new PublicThing("Service", one.Name, $"/services/{one.Slug}", $"{one.By}. {one.Summary}"))];
    }

    public async Task<IReadOnlyList<(string Address, DateTimeOffset? Changed)>> Addresses(int most, CancellationToken stop)
    {
        var rows = await listings.Services.AsNoTracking().Where(one => one.Status == ServiceStatus.Active && !one.IsPrivate).OrderBy(one => one.Slug).Take(most)
            .Select(one => new { one.Slug, one.ChangedAt }).ToListAsync(stop);
        return [.. rows.Select(one => ($"/services/{one.Slug}", (DateTimeOffset?)one.ChangedAt))];
    }

    public async Task<string?> Spelling(string word, CancellationToken stop) => (await search.SpellingAsync([word], stop)).GetValueOrDefault(word);
}
