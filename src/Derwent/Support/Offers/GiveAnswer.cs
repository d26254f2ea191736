using Derwent.Shared.Audit;
using Derwent.Shared.Jobs;
using Derwent.Shared.Security;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Support;

/// <summary>Yes, later or no: what the three small forms of an offer say.</summary>
internal abstract record OfferAnswer
{
    public sealed record Yes(DateOnly Start) : OfferAnswer;
    public sealed record Later(DateOnly From, string? Words) : OfferAnswer;
    public sealed record No(DeclineReason Reason, string? Words) : OfferAnswer;
}

/// <summary>Answers an offer, from the inbox or from its e-mail. The row is held while it is answered: of two people at once one is told what the other said.</summary>
internal sealed class GiveAnswer(SupportContext support, Circle circle, OfferLetters letters, Outbox outbox, AuditTrail audit, TimeProvider clock)
{
    /// <returns>The offer, or null when there is none for whoever asks.</returns>
    public async Task<Offer?> Run(Guid id, OfferAnswer answer, AnsweredFrom from, Who by, CancellationToken stop = default)
    {
        if (await Held(id, stop) is not { } offer) return null;
        var now = clock.GetUtcNow();
        var step = answer switch
        {
            OfferAnswer.Yes yes => offer.Accept(yes.Start, from, by, now),
            OfferAnswer.Later later => offer.Wait(later.From, later.Words, from, by, now),
            OfferAnswer.No no => offer.Decline(no.Reason, no.Words, from, by, now),
            _ => null,
        };
        if (step is null) return offer;
        support.Steps.Add(step);
        await support.SaveChangesAsync(stop);
        await Follow(offer);
        await outbox.Later(new TellSender(offer.Id));
        audit.Wrote("offer", offer.Id, $"answered: {offer.State}");
        return offer;
    }

    /// <summary>The team takes the later day.</summary>
    public async Task<Offer?> TakeLater(Guid id, Who by, CancellationToken stop = default)
    {
        if (await Held(id, stop) is not { } offer) return null;
        support.Steps.Add(offer.TakeLater(by, clock.GetUtcNow()));
        await support.SaveChangesAsync(stop);
        await Follow(offer);
        audit.Wrote("offer", offer.Id, "later start taken");
        return offer;
    }

    /// <summary>The team takes the offer back.</summary>
    public async Task<Offer?> Withdraw(Guid id, string why, Who by, CancellationToken stop = default)
    {
        if (await Held(id, stop) is not { } offer) return null;
        if (offer.Withdraw(why, by, clock.GetUtcNow()) is { } step) support.Steps.Add(step);
        await support.SaveChangesAsync(stop);
        await circle.EndVia(offer.Id);
        audit.Wrote("offer", offer.Id, "taken back");
        return offer;
    }

    /// <summary>The support is finished; who gave it leaves the circle.</summary>
    public async Task<Offer?> Finish(Guid id, string outcome, Who by, CancellationToken stop = default)
    {
        if (await Held(id, stop) is not { } offer) return null;
        support.Steps.Add(offer.Close(outcome, by, clock.GetUtcNow()));
        await support.SaveChangesAsync(stop);
        audit.Wrote("offer", offer.Id, "support finished");
        await circle.EndVia(offer.Id);
        return offer;
    }

    private async Task Follow(Offer offer)
    {
        switch (offer.State)
        {
            case OfferState.Accepted:
                await circle.Begin(offer.Id);
                await letters.OfferAccepted(offer);
                break;
            case OfferState.Declined:
                await circle.EndVia(offer.Id);
                break;
        }
    }

    private async Task<Offer?> Held(Guid id, CancellationToken stop)
    {
        await support.Database.ExecuteSqlAsync($"select from support.offers where id = {id} for update", stop);
        return await support.Offers.SingleOrDefaultAsync(offer => offer.Id == id, stop);
    }
}
