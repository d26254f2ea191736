using Derwent.FrontDoor;
using Derwent.Shared.Jobs;
using Derwent.Shared.Security;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Support;

/// <summary>Tells the front door how far the journey is: at once when the partnership team acts, by a job when somebody acts who may not see referrals.</summary>
internal sealed class Journey(SupportContext support, FrontDoorContext door, Current current, Outbox outbox)
{
    /// <param name="step">The step that made it so; it must be saved in this transaction.</param>
    /// <param name="station">What was reached.</param>
    /// <param name="stop">Ends the wait.</param>
    public async Task Reach(Step step, Station station, CancellationToken stop = default)
    {
        if (current.Is(Role.StrategicPartner)) await Tell(step, station, stop);
        else await outbox.Later(new TellFrontDoor(step.Id, station));
    }

    internal async Task Tell(Step step, Station station, CancellationToken stop)
    {
        var ids = await support.Referrals.Where(referral => referral.CaseId == step.CaseId).Select(referral => referral.ReferralId).ToListAsync(stop);
        foreach (var referral in await door.Referrals.Where(referral => ids.Contains(referral.Id)).ToListAsync(stop))
            if (referral.IsAccepted) referral.Reach(station, step.By, step.At);
        await door.SaveChangesAsync(stop);
    }
}

/// <summary>A station was reached by this step.</summary>
internal sealed record TellFrontDoor(Guid StepId, Station Station) : IJob;

internal sealed class TellFrontDoorHandler(SupportContext support, Journey journey) : IJobHandler<TellFrontDoor>
{
    public async Task Run(TellFrontDoor job, CancellationToken stop)
    {
        if (await support.Steps.FindAsync([job.StepId], stop) is { } step) await journey.Tell(step, job.Station, stop);
    }
}
