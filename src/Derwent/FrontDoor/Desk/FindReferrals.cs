using Derwent.Shared.Audit;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;
using Microsoft.EntityFrameworkCore;

namespace Derwent.FrontDoor.Desk;

/// <summary>Referrals, open and decided, for the desk's search; for the partnership team, whose page shows them.</summary>
internal sealed class FindReferrals(FrontDoorContext front, Current current, AuditTrail audit, TimeProvider clock) : IFindSource
{
    public async Task<FoundGroup?> Find(string words, int most, CancellationToken stop)
    {
        if (!current.Is(Role.StrategicPartner)) return null;
        var found = await front.Referrals.AsNoTracking().Saying(words, inWords: false)
            .OrderBy(referral => referral.WaitingFor == Waiting.Nobody).ThenByDescending(referral => referral.SubmittedAt).ThenBy(referral => referral.Id)
            .Take(most + 1).Select(QueueLine.Of).ToListAsync(stop);
        audit.ReadList("referral", $"found by words, {Math.Min(found.Count, most)} rows");
        return new FoundGroup("Referrals", [.. found.Take(most).Select(Line)], found.Count > most, 2);
    }

    private FoundLine Line(QueueLine line)
    {
        var now = clock.GetUtcNow();
        var age = line.Kind == SubjectKind.YoungPerson && line.Stated.AgeOn(UkTime.DateOf(now)) is { } years ? $", {years}" : "";
        return new FoundLine(line.Stated.Name(line.Kind) + age, $"{InWords.Reference(line.Reference)} · sent {InWords.Moment(line.SubmittedAt, now)}",
            $"/desk/front-door/{line.Reference}", Kind: line.Kind.ToString(), State: line.WaitingFor == Waiting.Nobody ? "decided" : "open");
    }
}
