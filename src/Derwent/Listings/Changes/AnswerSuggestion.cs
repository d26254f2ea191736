using Derwent.Shared;
using Derwent.Shared.Audit;
using Derwent.Shared.Jobs;
using Derwent.Shared.Mail;
using Derwent.Shared.Security;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Listings.Changes;

/// <summary>Decides about a suggestion: what is taken becomes a version of the page; whoever left an address is told, and the address is forgotten.</summary>
internal sealed class AnswerSuggestion(ListingsContext listings, ListingChange change, Outbox outbox, AuditTrail audit, PublicPages cached, TimeProvider clock)
{
    public async Task Take(Suggestion suggestion, Service service, IReadOnlyCollection<string> keys, Who by, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var taken = suggestion.Fields.Where(field => keys.Contains(field.Key)).ToList();
        var facts = await change.ApplyAsync(service.Facts, taken, stop);
        var email = suggestion.Email;
        suggestion.Take([.. taken.Select(field => field.Key)], by, now);
        service.Change(facts, by, "Somebody suggested it.", now);
        await Told(email, suggestion, $"We looked at what you told us about “{service.Name}”, and put the page right{(taken.Count < suggestion.Fields.Count ? " in part" : "")}.", service, stop);
    }

    public Task Decline(Suggestion suggestion, Service service, string reason, Who by, CancellationToken stop)
    {
        var email = suggestion.Email;
        suggestion.Decline(reason, by, clock.GetUtcNow());
        return Told(email, suggestion, $"We looked at what you told us about “{service.Name}”, and left the page as it is. {reason}", service, stop);
    }

    private async Task Told(string? email, Suggestion suggestion, string sentence, Service service, CancellationToken stop)
    {
        audit.Wrote("suggestion", suggestion.Id, suggestion.State.ToString());
        if (email is not null)
            await outbox.Send(new Letter(email, "About what you told us", $"Thank you for telling us.\n\n{sentence}\n\n{outbox.Address($"/services/{service.Slug}")}\n\nWe have now forgotten your address.", suggestion.Id));
        await listings.SaveChangesAsync(stop);
        cached.Changed();
    }
}
