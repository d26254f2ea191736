using Derwent.Shared.Security;

namespace Derwent.FrontDoor;

/// <summary>One thing that happened to a referral: who, when, why. Steps are only ever added, and the state is read from them.</summary>
internal abstract class Step
{
    public Guid Id { get; private set; }
    public Guid ReferralId { get; private set; }
    public int Number { get; private set; }
    public DateTimeOffset At { get; private set; }
    public Who By { get; private set; } = null!;

    /// <summary>Why, or what was said.</summary>
    public string? Words { get; init; }

    internal void Place(Guid referral, int number, Who by, DateTimeOffset at)
    {
        (Id, ReferralId, Number, By, At) = (Guid.CreateVersion7(at), referral, number, by, at);
    }
}

/// <summary>We told the referrer that we have it.</summary>
internal sealed class Acknowledgement : Step;

/// <summary>Somebody has it now.</summary>
internal sealed class Assignment : Step
{
    public Guid PersonId { get; init; }
    public required string PersonName { get; init; }
}

/// <summary>A person decided that this referral is about a subject we hold.</summary>
internal sealed class Recognition : Step
{
    public Guid SubjectId { get; init; }
    public bool IsNew { get; init; }
}

/// <summary>The recognition before it was wrong.</summary>
internal sealed class Unrecognition : Step
{
    public Guid SubjectId { get; init; }
}

/// <summary>Recognition did not work when this came in.</summary>
internal sealed class RecognitionFailed : Step;

/// <summary>A person put two known subjects together, took one apart, or undid that.</summary>
internal sealed class Regrouped : Step
{
    public Guid SubjectId { get; init; }
    public Guid RegroupingId { get; init; }
}

/// <summary>A person decided that this is somebody else, or a relative, so that nobody asks again.</summary>
internal sealed class SetApart : Step
{
    public Guid SubjectId { get; init; }
    public bool AsFamily { get; init; }
}

internal enum Decision
{
    Accept,
    NeedsMore,
    Signpost,
    Safeguarding,
    Merge,
    Decline,
}

/// <summary>What triage decided; <see cref="Step.Words"/> is the reason.</summary>
internal sealed class TriageDecision : Step
{
    public Decision Decision { get; init; }
    public Urgency Urgency { get; init; }

    /// <summary>The referral that this one repeats.</summary>
    public Guid? MergedIntoId { get; init; }

    /// <summary>The listings that a signpost points to, as they were called that day.</summary>
    public IReadOnlyList<Signposted>? SignpostedTo { get; init; }
}

/// <summary>A listing that somebody was pointed to.</summary>
internal sealed record Signposted(Guid ServiceId, string Slug, string Name, string Organisation);

/// <summary>Triage named a need or a strength, or weighed one anew.</summary>
internal sealed class NeedNoted : Step
{
    public required string Code { get; init; }
    public int Severity { get; init; }
}

/// <summary>We asked the referrer; the clock is paused until they answer.</summary>
internal sealed class Question : Step;

/// <summary>The referrer answered the question.</summary>
internal sealed class Answer : Step
{
    public Guid QuestionId { get; init; }
}

/// <summary>The referrer added something by their private link.</summary>
internal sealed class Message : Step;

/// <summary>The referrer can no longer be the contact.</summary>
internal sealed class ContactEnded : Step;

/// <summary>The council's children's services answered an escalation.</summary>
internal sealed class CouncilAnswer : Step
{
    public string? CouncilReference { get; init; }
    public bool TheyTakeIt { get; init; }
}

/// <summary>A closed referral came back to triage.</summary>
internal sealed class Reopening : Step;

/// <summary>To be talked about at the partnership meeting of a day.</summary>
internal sealed class MeetingItem : Step
{
    public DateOnly Meeting { get; init; }
}

/// <summary>The journey reached a station.</summary>
internal sealed class Milestone : Step
{
    public Station Station { get; init; }
}

/// <summary>Somebody spoke with whoever it is about; <see cref="Step.Words"/> is what they want the referrer to be told, if anything.</summary>
internal sealed class FirstContact : Step;

/// <summary>Derwent reminded somebody: the referrer of a question, the team of a clock, the council's watcher.</summary>
internal sealed class Reminder : Step
{
    /// <summary>The step that was waited on: a question, a decision, the sending.</summary>
    public Guid AboutStepId { get; init; }
}

/// <summary>Somebody of the team read what the referrer added.</summary>
internal sealed class NewsRead : Step;
