using Derwent.Accounts;
using Derwent.FrontDoor;
using Derwent.Shared.Database;
using Derwent.Shared.Jobs;
using Derwent.Shared.Mail;
using Derwent.Shared.Security;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Support;

/// <summary>One working day is over: remind the organisation, once, if nobody has answered.</summary>
internal sealed record ChaseOffer(Guid OfferId) : IJob;

/// <summary>Two working days are over: the offer goes back to the partnership team, whose runner-up stands ready.</summary>
internal sealed record TakeOfferBack(Guid OfferId) : IJob;

/// <summary>The first day of an accepted offer has come.</summary>
internal sealed record SupportBegins(Guid OfferId) : IJob;

internal sealed class ChaseOfferHandler(SupportContext support, OfferLetters letters, TimeProvider clock) : IJobHandler<ChaseOffer>
{
    public async Task Run(ChaseOffer job, CancellationToken stop)
    {
        var offer = await support.Offers.SingleOrDefaultAsync(o => o.Id == job.OfferId, stop);
        if (offer is null || !offer.Remind(clock.GetUtcNow())) return;
        await letters.Reminder(offer);
        await support.SaveChangesAsync(stop);
    }
}

internal sealed class TakeOfferBackHandler(SupportContext support, People people, Circle circle, Outbox outbox, TimeProvider clock) : IJobHandler<TakeOfferBack>
{
    public async Task Run(TakeOfferBack job, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var offer = await support.Offers.SingleOrDefaultAsync(o => o.Id == job.OfferId, stop);
        if (offer is null || !offer.ComeBack(now)) return;
        support.Steps.Add(Step.Of(offer.CaseId, StepKind.Decision, $"{offer.Organisation} did not answer: {offer.Service}", Who.Derwent, now,
            "Two working days were over, so the offer came back to the team.", about: offer.Id));
        await circle.EndVia(offer.Id);
        await support.SaveChangesAsync(stop);
        foreach (var partner in await people.Holding(Role.StrategicPartner))
            await outbox.Send(new Letter(partner.Email, "An offer came back without an answer",
                $"""
                Hello {partner.Name},

                An offer was not answered within two working days and is back with the partnership team. The runner-up stands ready:

                {outbox.Address("/desk")}
                """, offer.Id));
    }
}

/// <summary>Tells the front door that support has begun, so that whoever referred can see it. Reaching a station twice changes nothing.</summary>
internal sealed class SupportBeginsHandler(SupportContext support, FrontDoorContext frontDoor, TimeProvider clock) : IJobHandler<SupportBegins>
{
    public async Task Run(SupportBegins job, CancellationToken stop)
    {
        var offer = await support.Offers.AsNoTracking().SingleOrDefaultAsync(o => o.Id == job.OfferId, stop);
        if (offer is not { State: OfferState.Accepted }) return;
        var ids = await support.Referrals.Where(r => r.CaseId == offer.CaseId).Select(r => r.ReferralId).ToListAsync(stop);
        foreach (var referral in await frontDoor.Referrals.Where(r => ids.Contains(r.Id)).ToListAsync(stop))
            referral.Reach(Station.Support, Who.Derwent, clock.GetUtcNow());
        await frontDoor.SaveChangesAsync(stop);
    }
}
