using Derwent.Shared.Database;
using Derwent.Shared.Security;

namespace Derwent.Support;

/// <summary>How a case ended, for the people in it.</summary>
internal enum Outcome
{
    GoalsReached,
    BetterThanBefore,
    OtherHelpTookOver,
    TheyChoseToStop,
    MovedAway,
    LostContact,
    PlaceIsSafer,
}

/// <summary>Words of outcomes.</summary>
internal static class OutcomeWords
{
    public static string In(Outcome outcome) => outcome switch
    {
        Outcome.GoalsReached => "Goals reached",
        Outcome.BetterThanBefore => "Better than before, and enough",
        Outcome.OtherHelpTookOver => "Other help has taken over",
        Outcome.TheyChoseToStop => "They chose to stop",
        Outcome.MovedAway => "Moved away",
        Outcome.LostContact => "We lost contact",
        _ => "The place is safer",
    };

    public static IEnumerable<Outcome> For(FrontDoor.SubjectKind kind) => kind == FrontDoor.SubjectKind.Place
        ? [Outcome.PlaceIsSafer, Outcome.BetterThanBefore, Outcome.OtherHelpTookOver]
        : Enum.GetValues<Outcome>().Where(one => one != Outcome.PlaceIsSafer);
}

/// <summary>What the closing form says: no closing without an outcome, an exit route, and a follow-up day or a reason for none.</summary>
internal sealed record ResolutionSaid(Outcome Outcome, string Words, string ExitRoute, DateOnly? FollowUpOn, string? WhyNoFollowUp);

/// <summary>The closing of a case: asked by the lead worker, confirmed by somebody else.</summary>
internal sealed class Resolution
{
    private Resolution()
    {
    }

    public Guid Id { get; private set; }
    public Guid CaseId { get; private set; }
    public Outcome Outcome { get; private set; }
    public string Words { get; private set; } = "";
    public string ExitRoute { get; private set; } = "";
    public DateOnly? FollowUpOn { get; private set; }
    public string? WhyNoFollowUp { get; private set; }
    public DateTimeOffset AskedAt { get; private set; }
    public Who AskedBy { get; private set; } = null!;
    public DateTimeOffset? ConfirmedAt { get; private set; }
    public Who? ConfirmedBy { get; private set; }
    public DateTimeOffset? SentBackAt { get; private set; }
    public Who? SentBackBy { get; private set; }
    public string? WhySentBack { get; private set; }

    public bool IsOpen => ConfirmedAt is null && SentBackAt is null;

    public static Resolution Ask(Guid caseId, ResolutionSaid said, Who by, DateTimeOffset now)
    {
        if (said.FollowUpOn is null && string.IsNullOrWhiteSpace(said.WhyNoFollowUp)) throw new RuleRefused("Choose a day for the follow-up, or say why there is none.");
        return new Resolution
        {
            Id = Guid.CreateVersion7(now), CaseId = caseId, Outcome = said.Outcome, Words = said.Words, ExitRoute = said.ExitRoute,
            FollowUpOn = said.FollowUpOn, WhyNoFollowUp = said.FollowUpOn is null ? said.WhyNoFollowUp : null, AskedAt = now, AskedBy = by,
        };
    }

    internal void Confirm(Who by, DateTimeOffset now)
    {
        RefuseIfAnswered();
        if (by.PersonId is null || by.PersonId == AskedBy.PersonId)
            throw new RuleRefused("You asked for this closing yourself. A second person has to confirm it.");
        (ConfirmedBy, ConfirmedAt) = (by, now);
    }

    internal void SendBack(string why, Who by, DateTimeOffset now)
    {
        RefuseIfAnswered();
        (SentBackBy, SentBackAt, WhySentBack) = (by, now, why);
    }

    private void RefuseIfAnswered()
    {
        if (ConfirmedAt is { }) throw new RuleRefused($"{ConfirmedBy!.Name} has confirmed this closing already.");
        if (SentBackAt is { }) throw new RuleRefused($"{SentBackBy!.Name} sent this closing back. Ask again when it is ready.");
    }
}

/// <summary>We asked again later how it is going.</summary>
internal sealed class FollowUp
{
    private FollowUp()
    {
    }

    public Guid Id { get; private set; }
    public Guid CaseId { get; private set; }
    public Guid ResolutionId { get; private set; }
    public bool StillWell { get; private set; }
    public string Words { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
    public Who By { get; private set; } = null!;

    public static FollowUp Of(Resolution resolution, bool stillWell, string words, Who by, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), CaseId = resolution.CaseId, ResolutionId = resolution.Id, StillWell = stillWell, Words = words, At = now, By = by,
    };
}

/// <summary>A closed case came back in one step; everything before stays as it was.</summary>
internal sealed class Reopening
{
    private Reopening()
    {
    }

    public Guid Id { get; private set; }
    public Guid CaseId { get; private set; }
    public Guid ResolutionId { get; private set; }
    public string Why { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
    public Who By { get; private set; } = null!;

    public static Reopening Of(Resolution resolution, string why, Who by, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), CaseId = resolution.CaseId, ResolutionId = resolution.Id, Why = why, At = now, By = by };
}
