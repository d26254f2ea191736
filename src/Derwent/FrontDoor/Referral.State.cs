using Derwent.FrontDoor.Clocks;
using Derwent.Shared.Security;

namespace Derwent.FrontDoor;

/// <summary>What a referral is waiting for, read from its steps.</summary>
internal enum Waiting
{
    /// <summary>A triage decision.</summary>
    Triage,

    /// <summary>The referrer's answer; the clock is paused.</summary>
    Answer,

    /// <summary>The council's answer to an escalation.</summary>
    Council,

    /// <summary>The first step of a package.</summary>
    Package,

    /// <summary>Nobody at the front door: closed, or taken on as a case.</summary>
    Nobody,
}

// The columns that the queue is indexed by. Only Settle writes them, after every step, from the steps alone.
public sealed partial class Referral
{
    internal Waiting WaitingFor { get; private set; }

    /// <summary>When the present wait began.</summary>
    internal DateTimeOffset WaitingSince { get; private set; }

    /// <summary>When the clock of the present wait began to run, later by every pause; all waits of one kind sort by it.</summary>
    internal DateTimeOffset ClockFrom { get; private set; }

    /// <summary>When the promises made at the start began to run: the sending, later by every pause.</summary>
    internal DateTimeOffset PromisesFrom { get; private set; }

    /// <summary>How soon somebody must be in touch.</summary>
    public Urgency Urgency { get; private set; }

    /// <summary>The subject this was recognised as, once a person decided it.</summary>
    public Guid? SubjectId { get; private set; }

    /// <summary>The furthest station reached.</summary>
    public Station Station { get; private set; }

    /// <summary>Changes with every step, so that two people who act at the same moment collide on this row and the second is told.</summary>
    internal int StepsTaken { get; private set; }

    /// <summary>Since when the referrer's last words wait to be read; null once somebody of the team did anything after them.</summary>
    internal DateTimeOffset? NewsSince { get; private set; }

    internal Guid? AssignedToId { get; private set; }
    internal string? AssignedToName { get; private set; }
    internal DateOnly? MeetingOn { get; private set; }

    /// <summary>True once triage has accepted it and has not changed its mind.</summary>
    public bool IsAccepted => LastDecision?.Decision == Decision.Accept;

    /// <summary>When triage accepted it.</summary>
    public DateTimeOffset? AcceptedAt => IsAccepted ? LastDecision!.At : null;

    /// <summary>Who accepted it.</summary>
    public Who? AcceptedBy => IsAccepted ? LastDecision!.By : null;

    /// <summary>Why triage decided as it did, in its own words.</summary>
    public string? DecisionReason => LastDecision?.Words;

    /// <summary>Closed at the front door: signposted, merged, declined, or taken by the council.</summary>
    internal bool IsClosed => WaitingFor == Waiting.Nobody && !IsAccepted;

    /// <summary>Triage may decide now: nobody has, or the referrer was asked and has not answered.</summary>
    internal bool CanBeDecided => WaitingFor is Waiting.Triage or Waiting.Answer;

    internal Urgency UrgencyAtFirst => Danger == Danger.No ? Urgency.Usual : Urgency.Urgent;

    internal DateTimeOffset? MetAt => Steps.OfType<FirstContact>().FirstOrDefault()?.At;

    internal bool HasCase => IsAccepted && Station >= Station.Package;

    /// <summary>A case has begun for it and is not resolved.</summary>
    internal bool IsAtWork => HasCase && Station < Station.Resolved;

    internal TriageDecision? LastDecision => Steps.LastOrDefault(step => step is TriageDecision or Reopening) as TriageDecision;

    internal Question? OpenQuestion => WaitingFor == Waiting.Answer ? Steps.OfType<Question>().Last() : null;

    private void Settle()
    {
        (WaitingFor, WaitingSince, ClockFrom, PromisesFrom) = (Waiting.Triage, SubmittedAt, SubmittedAt, SubmittedAt);
        Urgency = UrgencyAtFirst;
        (SubjectId, Station, MeetingOn, NewsSince, StepsTaken) = (null, Station.Referred, null, null, Steps.Count);
        foreach (var step in Steps)
        {
            Follow(step);
            NewsSince = step is Message or Answer or ContactEnded ? NewsSince ?? step.At : step.By.PersonId is null ? NewsSince : null;
        }
    }

    private void Follow(Step step)
    {
        switch (step)
        {
            case TriageDecision decision:
                Urgency = decision.Urgency;
                Decided(decision);
                break;
            case CouncilAnswer answer:
                Wait(answer.TheyTakeIt ? Waiting.Nobody : Waiting.Triage, step.At, step.At);
                break;
            case Reopening:
                Wait(Waiting.Triage, step.At, step.At);
                break;
            case Answer or ContactEnded when WaitingFor == Waiting.Answer:
                Unpause(step.At);
                Wait(Waiting.Triage, step.At, ClockFrom);
                break;
            case Milestone milestone:
                Station = milestone.Station > Station ? milestone.Station : Station;
                WaitingFor = WaitingFor == Waiting.Package && Station >= Station.Package ? Waiting.Nobody : WaitingFor;
                break;
            default:
                FollowPeople(step);
                break;
        }
    }

    private void FollowPeople(Step step)
    {
        switch (step)
        {
            case Recognition recognition:
                SubjectId = recognition.SubjectId;
                break;
            case Unrecognition:
                SubjectId = null;
                break;
            case Regrouped regrouped:
                SubjectId = regrouped.SubjectId;
                break;
            case Assignment assignment:
                (AssignedToId, AssignedToName) = (assignment.PersonId, assignment.PersonName);
                break;
            case MeetingItem item:
                MeetingOn = item.Meeting;
                break;
        }
    }

    private void Decided(TriageDecision decision)
    {
        Urgency = decision.Urgency;
        if (WaitingFor == Waiting.Answer)
        {
            Unpause(decision.At);
        }

        var next = AfterDecision(decision.Decision);
        Wait(next, decision.At, next switch
        {
            Waiting.Answer => ClockFrom,
            Waiting.Package => PromisesFrom,
            _ => decision.At,
        });
    }

    private void Unpause(DateTimeOffset at)
    {
        var pause = WorkingTime.Between(WaitingSince, at);
        (ClockFrom, PromisesFrom) = (WorkingTime.Add(ClockFrom, pause), WorkingTime.Add(PromisesFrom, pause));
    }

    private void Wait(Waiting what, DateTimeOffset since, DateTimeOffset clockFrom) =>
        (WaitingFor, WaitingSince, ClockFrom) = (what, since, clockFrom);

    private static Waiting AfterDecision(Decision decision) => decision switch
    {
        Decision.Accept => Waiting.Package,
        Decision.NeedsMore => Waiting.Answer,
        Decision.Safeguarding => Waiting.Council,
        _ => Waiting.Nobody,
    };
}
