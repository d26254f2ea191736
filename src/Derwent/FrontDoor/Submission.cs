namespace Derwent.FrontDoor;

/// <summary>Everything a finished form, a phone call or the demo world says about a referral.</summary>
internal sealed record Submission
{
    public required SubjectKind Kind { get; init; }
    public required SubjectDetails Details { get; init; }
    public Danger Danger { get; init; }
    public IReadOnlyList<StatedNeed> Needs { get; init; } = [];
    public string? PersonNote { get; init; }
    public string? FamilyNote { get; init; }
    public string? EnvironmentNote { get; init; }

    /// <summary>The referrer's own words.</summary>
    public string OwnWords { get; init; } = "";

    /// <summary>The words of whoever it is about, when the referrer passes them on.</summary>
    public string? TheirWords { get; init; }

    public required Agreement Agreement { get; init; }
    public required Referrer Referrer { get; init; }
}
