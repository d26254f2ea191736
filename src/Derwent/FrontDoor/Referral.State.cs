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

    /// <summary>How soon somebody must be in touch.</summary>
    public Urgency Urgency { get; private set; }

    /// <summary>The subject this was recognised as, once a person decided it.</summary>
    public Guid? SubjectId { get; private set; }

    /// <summary>The furthest station reached.</summary>
    public Station Station { get; private set; }

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

    internal bool HasCase => IsAccepted && Station >= Station.Package;

    internal TriageDecision? LastDecision => steps.LastOrDefault(step => step is TriageDecision or Reopening) as TriageDecision;

    internal Question? OpenQuestion => WaitingFor == Waiting.Answer ? steps.OfType<Question>().Last() : null;

    private void Settle()
    {
        (WaitingFor, WaitingSince) = (Waiting.Triage, SubmittedAt);
        Urgency = Danger == Danger.No ? Urgency.Usual : Urgency.Urgent;
        (SubjectId, Station, MeetingOn) = (null, Station.Referred, null);
        foreach (var step in steps)
        {
            Follow(step);
        }
    }

    private void Follow(Step step)
    {
        switch (step)
        {
            case TriageDecision decision:
                Urgency = decision.Urgency;
                Wait(AfterDecision(decision.Decision), step.At);
                break;
            case CouncilAnswer answer:
                Wait(answer.TheyTakeIt ? Waiting.Nobody : Waiting.Triage, step.At);
                break;
            case Reopening:
                Wait(Waiting.Triage, step.At);
                break;
            case Answer or ContactEnded when WaitingFor == Waiting.Answer:
                Wait(Waiting.Triage, step.At);
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
            case Assignment assignment:
                (AssignedToId, AssignedToName) = (assignment.PersonId, assignment.PersonName);
                break;
            case MeetingItem item:
                MeetingOn = item.Meeting;
                break;
        }
    }

    private void Wait(Waiting what, DateTimeOffset since) => (WaitingFor, WaitingSince) = (what, since);

    private static Waiting AfterDecision(Decision decision) => decision switch
    {
        Decision.Accept => Waiting.Package,
        Decision.NeedsMore => Waiting.Answer,
        Decision.Safeguarding => Waiting.Council,
        _ => Waiting.Nobody,
    };
}
