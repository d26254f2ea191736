using Derwent.Shared.Jobs;
using Derwent.Shared.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Derwent.FrontDoor.Jobs;

/// <summary>Asks the referrer once more when a question stands open for some days.</summary>
internal sealed record RemindReferrer(Guid ReferralId, Guid QuestionId) : IJob;

internal sealed class RemindReferrerHandler(FrontDoorContext front, Links links, Outbox outbox, TimeProvider clock, IOptions<FrontDoorOptions> promises)
    : IJobHandler<RemindReferrer>
{
    public async Task Run(RemindReferrer job, CancellationToken stop)
    {
        var referral = await front.Referrals.SingleOrDefaultAsync(found => found.Id == job.ReferralId, stop);
        if (referral?.OpenQuestion?.Id != job.QuestionId || referral.WasReminded(job.QuestionId) || referral.ReferrerEmail is not { } email) return;
        referral.Remind(job.QuestionId, "Asked the referrer again.", Who.Derwent, clock.GetUtcNow());
        await front.SaveChangesAsync(stop);
        var token = await links.Issue(LinkKind.Referral, referral.Id, null, TimeSpan.FromDays(promises.Value.LinkDays), stop);
        await outbox.Send(Letters.Question(referral, email, outbox.Address($"/l/{token}"), again: true));
    }
}
