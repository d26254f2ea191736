using Derwent.FrontDoor.Clocks;
using Derwent.FrontDoor.Jobs;
using Derwent.FrontDoor.Matching;
using Derwent.Shared.Audit;
using Derwent.Shared.Jobs;
using Derwent.Shared.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Derwent.FrontDoor.Desk;

/// <summary>Carries a triage decision out: the verb, the letter to the referrer, the next watch. One transaction.</summary>
internal sealed class DecideReferral(
    FrontDoorContext front, Links links, Outbox outbox, AuditTrail audit, Current current, TimeProvider clock, IOptions<FrontDoorOptions> promises)
{
    public async Task Carry(Referral referral, Decision decision, string why, Urgency urgency, Referral? same, IReadOnlyList<Signposted> to, bool tell)
    {
        var (by, now) = (current.Who, clock.GetUtcNow());
        switch (decision)
        {
            case Decision.Accept:
                RecordWhenNew(referral, by, now);
                referral.Accept(why, urgency, by, now);
                break;
            case Decision.NeedsMore:
                referral.AskReferrer(why, urgency, by, now);
                await outbox.Later(new RemindReferrer(referral.Id, referral.OpenQuestion!.Id), WorkingTime.AddDays(now, promises.Value.QuestionReminderDays));
                break;
            case Decision.Signpost:
                referral.Signpost(to, why, urgency, by, now);
                break;
            case Decision.Safeguarding:
                referral.EscalateToCouncil(why, by, now);
                break;
            case Decision.Merge:
                await RecogniseAs(same!, referral, by, now);
                referral.MergeInto(same!, why, by, now);
                break;
            default:
                referral.Decline(why, urgency, by, now);
                break;
        }

        audit.Wrote("referral", referral.Id, $"triage: {InPlainWords.Decided(decision).ToLowerInvariant()}", referral.Reference);
        await front.SaveChangesAsync();
        await Watch(referral);
        if (decision != Decision.Safeguarding || tell) await Tell(referral, decision);
    }

    /// <summary>The next time somebody must look at it.</summary>
    public async Task Watch(Referral referral)
    {
        if (ReferralClocks.Present(referral, promises.Value) is { PausedSince: null } next) await outbox.Later(new NudgeTriage(referral.Id), next.Due);
    }

    /// <summary>Accepted and known to nobody: from now on they are known.</summary>
    public void RecordWhenNew(Referral referral, Who by, DateTimeOffset now)
    {
        if (referral.SubjectId is not null) return;
        var subject = Subject.Record(referral.Kind, referral.Stated, by, now);
        front.Subjects.Add(subject);
        referral.Recognise(subject, isNew: true, null, by, now);
    }

    // Whoever the other one is about, this one is about as well: that is what was just decided.
    private async Task RecogniseAs(Referral same, Referral referral, Who by, DateTimeOffset now)
    {
        if (referral.SubjectId is null && same.SubjectId is { } id && same.Kind == referral.Kind && await front.Subjects.SingleOrDefaultAsync(s => s.Id == id) is { } subject)
            referral.Recognise(subject, isNew: false, null, by, now);
    }

    private async Task Tell(Referral referral, Decision decision)
    {
        if (referral.ReferrerEmail is not { } email) return;
        var token = await links.Issue(LinkKind.Referral, referral.Id, null, TimeSpan.FromDays(promises.Value.LinkDays));
        var link = outbox.Address($"/l/{token}");
        await outbox.Send(decision == Decision.NeedsMore ? Letters.Question(referral, email, link, again: false) : Letters.Decided(referral, email, link));
    }
}
