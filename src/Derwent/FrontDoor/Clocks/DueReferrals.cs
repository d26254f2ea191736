using Derwent.Shared.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Derwent.FrontDoor.Clocks;

/// <summary>Referrals whose present clock runs out: for the desk's first page. Paused ones wait for the referrer and are not due.</summary>
internal sealed class DueReferrals(FrontDoorContext door, IOptions<FrontDoorOptions> promises) : IDueSource
{
    public async Task<IReadOnlyList<DueLine>> Read(DateTimeOffset until, CancellationToken stop)
    {
        var waiting = await door.Referrals.AsNoTracking()
            .Where(referral => referral.WaitingFor == Waiting.Triage || referral.WaitingFor == Waiting.Council || referral.WaitingFor == Waiting.Package)
            .OrderBy(referral => referral.ClockFrom).ThenBy(referral => referral.Id).Take(300).ToListAsync(stop);
        return [.. waiting.Select(referral => (Referral: referral, Clock: ReferralClocks.Present(referral, promises.Value)!))
            .Where(one => one.Clock.Due <= until).Select(one => Line(one.Referral, one.Clock))];
    }

    private static DueLine Line(Referral referral, Clock clock)
    {
        var name = referral.Stated.Name(referral.Kind);
        var (what, act, address) = clock.Kind switch
        {
            ClockKind.Council => ($"Escalation not acknowledged: {name}", "Ring", $"/desk/front-door/{referral.Reference}"),
            ClockKind.Package => ($"Begin the package: {name}", "Begin", $"/desk/packages/new/{referral.Id}"),
            _ => ($"Triage: {name}", "Triage", $"/desk/front-door/{referral.Reference}"),
        };
        return new DueLine(referral.Kind.ToString(), what, $"From {referral.ReferrerName}.", clock.Due, address, act);
    }
}
