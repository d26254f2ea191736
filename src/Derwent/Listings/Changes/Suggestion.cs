using System.Text.Json;
using Derwent.Shared.Database;
using Derwent.Shared.Security;

namespace Derwent.Listings;

internal enum SuggestionState { Waiting, Taken, PartlyTaken, Declined }

/// <summary>One field of a suggestion: what stood there, what should stand there.</summary>
internal sealed record SuggestedChange(string Key, string Was, string Now);

/// <summary>Somebody without an account says that a page is wrong, and what it should say. Decided once, by the coordinator or the organisation's own manager.</summary>
internal sealed class Suggestion
{
    /// <summary>So many wait for one service at most: a page cannot be flooded.</summary>
    public const int MostWaiting = 20;

    private Suggestion()
    {
    }

    public Guid Id { get; private set; }
    public Guid ServiceId { get; private set; }

    /// <summary>Whose page it is: its manager may decide.</summary>
    public Guid OrganisationId { get; private set; }
    public DateTimeOffset At { get; private set; }
    public string? Words { get; private set; }
    public string Changes { get; private set; } = "[]";

    /// <summary>Where the suggester wants to be told; forgotten once they were.</summary>
    public string? Email { get; private set; }
    public SuggestionState State { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public Guid? DecidedById { get; private set; }
    public string? DecidedBy { get; private set; }
    public string? Reason { get; private set; }

    public IReadOnlyList<SuggestedChange> Fields => JsonSerializer.Deserialize<List<SuggestedChange>>(Changes) ?? [];

    public static Suggestion Make(Service about, string? words, IReadOnlyList<SuggestedChange> changes, string? email, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(words) && changes.Count == 0) throw new RuleRefused("Nothing was changed, and nothing was said.");
        return new Suggestion
        {
            Id = Guid.CreateVersion7(now), ServiceId = about.Id, OrganisationId = about.OrganisationId, At = now, Words = Said(words),
            Changes = JsonSerializer.Serialize(changes), Email = Said(email),
        };
    }

    /// <summary>Everything or a part of it was taken into the page.</summary>
    public void Take(IReadOnlyCollection<string> keys, Who by, DateTimeOffset now) =>
        Decide(keys.Count == Fields.Count ? SuggestionState.Taken : SuggestionState.PartlyTaken, null, by, now);

    public void Decline(string reason, Who by, DateTimeOffset now) => Decide(SuggestionState.Declined, reason, by, now);

    private void Decide(SuggestionState state, string? reason, Who by, DateTimeOffset now)
    {
        if (State != SuggestionState.Waiting) throw new RuleRefused($"{DecidedBy} has decided about this already.");
        (State, Reason, DecidedAt, DecidedById, DecidedBy, Email) = (state, reason, now, by.PersonId, by.Name, null);
    }

    private static string? Said(string? words) => string.IsNullOrWhiteSpace(words) ? null : words.Trim();
}
