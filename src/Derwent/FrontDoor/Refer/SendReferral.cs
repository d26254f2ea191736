using Derwent.FrontDoor.Clocks;
using Derwent.FrontDoor.Jobs;
using Derwent.Listings;
using Derwent.Shared.Audit;
using Derwent.Shared.Jobs;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Derwent.FrontDoor.Refer;

/// <summary>Turns a finished draft into a referral: acknowledged, noticed by recognition, its promises watched, its private link made, the audit told.
/// All of it in one transaction. A draft that was sent already is not sent again.</summary>
internal sealed class SendReferral(FrontDoorContext front, Matching.Recogniser recogniser, Links links, Outbox outbox, AuditTrail audit, TimeProvider clock, IOptions<FrontDoorOptions> promises)
{
    /// <summary>The draft as it is now, held until the commit: of two sendings at the same moment the second waits and finds it sent.</summary>
    public Task<Draft?> Hold(Guid draftId) => front.Drafts.FromSql($"select * from front_door.drafts where id = {draftId} for update").SingleOrDefaultAsync();

    /// <summary>Sends a draft that is held.</summary>
    /// <returns>The token of the referrer's private link, to be shown once; null when the draft had been sent before.</returns>
    public async Task<string?> From(Draft draft, Who? team)
    {
        if (draft.SentAt is not null) return null;
        var now = clock.GetUtcNow();
        var said = Said(draft.Answers, UkTime.DateOf(now));
        var referral = Referral.Submit(draft.Id, Reference.New(), said, team ?? new Who(null, said.Referrer.Name, null), now);
        referral.Acknowledge(Who.Derwent, now);
        draft.Sent(now);
        front.Referrals.Add(referral);
        await front.SaveChangesAsync();
        await recogniser.Notice(referral);
        var token = await links.Issue(LinkKind.Referral, referral.Id, null, TimeSpan.FromDays(promises.Value.LinkDays));
        await Tell(referral, token, now);
        audit.Wrote("referral", referral.Id, "sent", referral.Reference);
        return token;
    }

    private async Task Tell(Referral referral, string token, DateTimeOffset now)
    {
        var clocks = ReferralClocks.All(referral, promises.Value);
        if (referral.ReferrerEmail is { } email) await outbox.Send(Letters.Receipt(referral, email, outbox.Address($"/l/{token}"), clocks, now));
        if (referral.Urgency == Urgency.Urgent && promises.Value.TeamEmail is { Length: > 0 } team)
            await outbox.Send(Letters.Urgent(referral, team, outbox.Address($"/desk/front-door/{referral.Reference}")));
        await outbox.Later(new NudgeTriage(referral.Id), ReferralClocks.Present(referral, promises.Value)!.Due);
    }

    private static Submission Said(Answers answers, DateOnly today)
    {
        var source = answers.AboutMe ? "themselves" : InPlainWords.From(answers.Referrer!.CameFrom).ToLowerInvariant();
        return new Submission
        {
            Kind = answers.Kind!.Value,
            Details = answers.Details!,
            Danger = answers.Danger!.Value,
            Needs = [.. answers.Picks!.Select(NeedVocabulary.Find).OfType<NeedTerm>().Select(term => StatedNeed.From(term, source, today))],
            PersonNote = answers.PersonNote,
            FamilyNote = answers.FamilyNote,
            EnvironmentNote = answers.EnvironmentNote,
            OwnWords = answers.AboutMe ? "" : answers.OwnWords!,
            TheirWords = answers.AboutMe ? (answers.OwnWords is { Length: > 0 } mine ? mine : null) : answers.TheirWords,
            Agreement = answers.Agreement!,
            Referrer = answers.Referrer!,
        };
    }
}
