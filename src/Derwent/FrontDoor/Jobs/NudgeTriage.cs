using Derwent.FrontDoor.Clocks;
using Derwent.Shared.Jobs;
using Derwent.Shared.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Derwent.FrontDoor.Jobs;

/// <summary>Looks at a referral when its clock runs out: whoever it waits for is nudged, once for each wait.</summary>
internal sealed record NudgeTriage(Guid ReferralId) : IJob;

internal sealed class NudgeTriageHandler(FrontDoorContext front, Outbox outbox, TimeProvider clock, IOptions<FrontDoorOptions> promises) : IJobHandler<NudgeTriage>
{
    public async Task Run(NudgeTriage job, CancellationToken stop)
    {
        var referral = await front.Referrals.SingleOrDefaultAsync(found => found.Id == job.ReferralId, stop);
        var present = referral is null ? null : ReferralClocks.Present(referral, promises.Value);
        if (referral is null || present is null || present.PausedSince is not null) return;
        var now = clock.GetUtcNow();
        if (now < present.Due)
        {
            // It was paused or decided in between: look again when the new clock runs out.
            await outbox.Later(job, present.Due);
            return;
        }

        var about = referral.Steps.Last(step => step.At <= referral.WaitingSince || step.Number == 1);
        if (referral.WasReminded(about.Id)) return;
        referral.Remind(about.Id, Words(present.Kind), Who.Derwent, now);
        await front.SaveChangesAsync(stop);
        if (promises.Value.TeamEmail is { Length: > 0 } team)
            await outbox.Send(Letters.Late(referral, team, outbox.Address($"/desk/front-door/{referral.Reference}"), Words(present.Kind)));
    }

    private static string Words(ClockKind kind) => kind switch
    {
        ClockKind.Council => "The council has not acknowledged an escalation in time. Ring them, and record what they say.",
        ClockKind.Package => "An accepted referral has no agreed package yet, and its time is up.",
        _ => "A referral has waited for a decision longer than we promise.",
    };
}
