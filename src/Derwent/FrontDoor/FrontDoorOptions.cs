using System.ComponentModel.DataAnnotations;

namespace Derwent.FrontDoor;

/// <summary>The front door's promises and limits. Validated when the program starts; section <c>Derwent:FrontDoor</c>.</summary>
internal sealed record FrontDoorOptions
{
    /// <summary>Where nudges to the partnership team go. Empty: nobody is nudged by e-mail.</summary>
    [EmailAddress, MaxLength(320)]
    public string? TeamEmail { get; init; }

    /// <summary>Minutes until the referrer knows that we have it (automatic).</summary>
    [Range(1, 24 * 60)]
    public int AcknowledgeMinutes { get; init; } = 60;

    /// <summary>Working days until a person has decided.</summary>
    [Range(1, 20)]
    public int TriageDays { get; init; } = 1;

    /// <summary>Working hours until a person has looked at something urgent.</summary>
    [Range(1, 8)]
    public int UrgentTriageHours { get; init; } = 2;

    /// <summary>Working days until we have spoken with whoever it is about.</summary>
    [Range(1, 60)]
    public int ContactDays { get; init; } = 5;

    /// <summary>Working days until there is an agreed package.</summary>
    [Range(1, 120)]
    public int PackageDays { get; init; } = 10;

    /// <summary>Working days in which the council acknowledges an escalation.</summary>
    [Range(1, 20)]
    public int CouncilDays { get; init; } = 1;

    /// <summary>Days without movement after which a referral is stale.</summary>
    [Range(1, 365)]
    public int StaleDays { get; init; } = 14;

    /// <summary>Working days after which an unanswered question is asked again.</summary>
    [Range(1, 20)]
    public int QuestionReminderDays { get; init; } = 2;

    /// <summary>Chance from which two records of young people are very likely one. Declared, never chosen by looking at results.</summary>
    [Range(.5, .9999)]
    public double Likely { get; init; } = .995;

    /// <summary>The same for families and places, whose models were set by hand.</summary>
    [Range(.5, .9999)]
    public double LikelyFamilyOrPlace { get; init; } = .95;

    /// <summary>Chance from which a person is asked to look.</summary>
    [Range(.001, .5)]
    public double Review { get; init; } = .05;

    /// <summary>What was declared for a kind of subject; twins, siblings, parents and children always apart.</summary>
    public Engine.Linkage.LinkageOptions Bands(SubjectKind kind) => new(kind == SubjectKind.YoungPerson ? Likely : LikelyFamilyOrPlace, Review, KinApart: true);

    /// <summary>Days for which the referrer's private link works.</summary>
    [Range(30, 400)]
    public int LinkDays { get; init; } = 365;
}
