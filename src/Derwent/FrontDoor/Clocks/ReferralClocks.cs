namespace Derwent.FrontDoor.Clocks;

/// <summary>The clocks of a referral, read from its steps and the configured promises.</summary>
internal static class ReferralClocks
{
    /// <summary>The clock that the front door's queue sorts by; null once nobody at the front door waits.</summary>
    public static Clock? Present(Waiting waiting, DateTimeOffset clockFrom, DateTimeOffset waitingSince, Urgency urgency, FrontDoorOptions promises) =>
        waiting switch
        {
            Waiting.Triage => Triage(clockFrom, urgency, null, null, promises),
            Waiting.Answer => Triage(clockFrom, urgency, waitingSince, null, promises),
            Waiting.Council => new Clock(ClockKind.Council, clockFrom, WorkingTime.AddDays(clockFrom, promises.CouncilDays), null, null),
            Waiting.Package => new Clock(ClockKind.Package, clockFrom, WorkingTime.AddDays(clockFrom, promises.PackageDays), null, null),
            _ => null,
        };

    public static Clock? Present(Referral referral, FrontDoorOptions promises) =>
        Present(referral.WaitingFor, referral.ClockFrom, referral.WaitingSince, referral.Urgency, promises);

    /// <summary>Every promise made when the referral came in, in the order in which they fall due.</summary>
    public static IReadOnlyList<Clock> All(Referral referral, FrontDoorOptions promises)
    {
        var from = referral.PromisesFrom;
        var paused = referral.WaitingFor == Waiting.Answer ? referral.WaitingSince : (DateTimeOffset?)null;
        var acknowledged = referral.Steps.OfType<Acknowledgement>().FirstOrDefault()?.At;
        return
        [
            new Clock(ClockKind.Acknowledge, referral.SubmittedAt, referral.SubmittedAt.AddMinutes(promises.AcknowledgeMinutes), null, acknowledged),
            Triage(from, referral.UrgencyAtFirst, paused, referral.ReachedAt(Station.Triaged), promises),
            Promise(ClockKind.FirstContact, from, promises.ContactDays, paused, referral.MetAt ?? referral.ReachedAt(Station.Offers)),
            Promise(ClockKind.Package, from, promises.PackageDays, paused, referral.ReachedAt(Station.Offers)),
        ];
    }

    /// <summary>Open, and nothing has happened for so many days.</summary>
    public static bool IsStale(Referral referral, DateTimeOffset now, FrontDoorOptions promises) =>
        referral.WaitingFor != Waiting.Nobody && now - referral.Steps[^1].At > TimeSpan.FromDays(promises.StaleDays);

    private static Clock Triage(DateTimeOffset from, Urgency urgency, DateTimeOffset? paused, DateTimeOffset? done, FrontDoorOptions promises)
    {
        var due = urgency == Urgency.Urgent
            ? WorkingTime.Add(from, TimeSpan.FromHours(promises.UrgentTriageHours))
            : WorkingTime.AddDays(from, promises.TriageDays);
        return new Clock(ClockKind.Triage, from, due, paused, done);
    }

    private static Clock Promise(ClockKind kind, DateTimeOffset from, int days, DateTimeOffset? paused, DateTimeOffset? done) =>
        new(kind, from, WorkingTime.AddDays(from, days), done is null ? paused : null, done);
}
