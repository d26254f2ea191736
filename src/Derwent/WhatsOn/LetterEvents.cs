using Derwent.Shared.Database;
using Derwent.Shared.Mail;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;
using Microsoft.EntityFrameworkCore;

namespace Derwent.WhatsOn;

/// <summary>Events for newsletters, posts and posters: what is published, by its next date.</summary>
internal sealed class LetterEvents(WhatsOnContext events, TimeProvider clock) : ILetterPieces
{
    public string Kind => "Event";

    public async Task<IReadOnlyList<LetterPiece>> Find(string words, int most, CancellationToken stop)
    {
        var (like, now) = (Like.Anywhere(words), clock.GetUtcNow());
        var found = await Public.Where(one => one.State == EventState.Published && EF.Functions.ILike(one.Title, like) && one.Occurrences.Any(date => date.EndsAt > now && date.CancelledAt == null))
            .OrderBy(one => one.Occurrences.Where(date => date.EndsAt > now && date.CancelledAt == null).Min(date => date.StartsAt)).ThenBy(one => one.Id).Take(most).ToListAsync(stop);
        return [.. found.Select(one => Piece(one, now))];
    }

    public async Task<IReadOnlyList<LetterPiece>> Read(IReadOnlyCollection<Guid> ids, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        return [.. (await Public.Where(one => ids.Contains(one.Id)).OrderBy(one => one.Id).ToListAsync(stop)).Select(one => Piece(one, now))];
    }

    private IQueryable<CommunityEvent> Public => events.Events.AsNoTracking().Include(one => one.Occurrences)
        .Where(one => one.PublishedAt != null && (one.State == EventState.Published || one.State == EventState.Cancelled));

    internal static LetterPiece Piece(CommunityEvent one, DateTimeOffset now)
    {
        var coming = one.Occurrences.Where(date => date.EndsAt > now && !date.IsOff).OrderBy(date => date.StartsAt).ToList();
        var next = coming.FirstOrDefault();
        var facts = string.Join(". ", new[] { Happening.AgesOf(one.MinAge, one.MaxAge) is { } ages ? $"Ages {ages}" : null, Happening.CostOf(one.CostPence, one.CostWords), next is null ? null : Happening.RoomOf(one, next) }.OfType<string>());
        return new LetterPiece(one.Id, one.Title, facts.Length == 0 ? one.Summary : $"{one.Summary}\n\n{facts}.", next is null ? "" : When(one, next, coming.Count, now), $"/whats-on/{one.Slug}")
        {
            Poster = $"/whats-on/{one.Slug}/poster",
            Off = one.State == EventState.Cancelled ? "is cancelled" : next is null ? "is over" : null,
        };
    }

    private static string When(CommunityEvent one, Occurrence next, int dates, DateTimeOffset now)
    {
        var times = Happening.Of(one, next).Times;
        var day = InWords.LongDay(next.Day, UkTime.DateOf(now));
        var when = times == "All day" ? day : $"{day}, {times}";
        var again = dates > 1 ? $" (and {InWords.Count(dates - 1, "more date")})" : "";
        var where = one.OneLine.Length > 0 ? one.OneLine : one.Place;
        return where is { Length: > 0 } ? $"{when}{again}, {where}" : when + again;
    }
}
