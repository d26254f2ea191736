using Derwent.Shared.Database;
using Derwent.Shared.Ui;
using Microsoft.EntityFrameworkCore;

namespace Derwent.WhatsOn;

/// <summary>What is on for the search over the whole site and its map of addresses: what is published and still to come, whoever asks.</summary>
internal sealed class PublicEvents(WhatsOnContext events, TimeProvider clock) : IPublicRoom
{
    private const int MostWords = 8;

    public async Task<IReadOnlyList<PublicThing>> Find(string words, int most, CancellationToken stop)
    {
        var typed = words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(MostWords).Select(Like.Anywhere).ToList();
        if (typed.Count == 0) return [];
        var (found, now) = (Coming, clock.GetUtcNow());
        foreach (var word in typed)
            found = found.Where(one => EF.Functions.ILike(one.Title, word) || EF.Functions.ILike(one.Words, word) || EF.Functions.ILike(one.OrganisationName, word) || EF.Functions.ILike(one.PlaceName ?? "", word));
        return [.. (await found.Include(one => one.Occurrences).OrderBy(one => one.Occurrences.Where(date => date.EndsAt > now && date.CancelledAt == null).Min(date => date.StartsAt)).ThenBy(one => one.Id).Take(most).ToListAsync(stop))
            .Select(one => LetterEvents.Piece(one, now)).Select(piece => new PublicThing("What’s on", piece.Title, piece.Path, piece.More))];
    }

    public async Task<IReadOnlyList<(string Address, DateTimeOffset? Changed)>> Addresses(int most, CancellationToken stop) =>
        [.. (await Coming.OrderBy(one => one.Slug).Take(most).Select(one => new { one.Slug, one.UpdatedAt }).ToListAsync(stop)).Select(one => ($"/whats-on/{one.Slug}", (DateTimeOffset?)one.UpdatedAt))];

    /// <summary>Titles are everyday words: the other rooms know how they are spelled.</summary>
    public Task<string?> Spelling(string word, CancellationToken stop) => Task.FromResult<string?>(null);

    private IQueryable<CommunityEvent> Coming
    {
        get
        {
            var now = clock.GetUtcNow();
            return events.Events.AsNoTracking().Where(one => one.State == EventState.Published && one.PublishedAt != null && one.Occurrences.Any(date => date.EndsAt > now && date.CancelledAt == null));
        }
    }
}
