namespace Derwent.FrontDoor.Refer;

/// <summary>What has been answered so far. Null means not asked or not answered yet; nothing here is checked twice.</summary>
internal sealed record Answers
{
    public SubjectKind? Kind { get; init; }

    /// <summary>The young person is writing about themselves.</summary>
    public bool AboutMe { get; init; }

    /// <summary>Somebody of the partnership team writes it down for a caller.</summary>
    public bool ByPhone { get; init; }

    public SubjectDetails? Details { get; init; }
    public Danger? Danger { get; init; }

    /// <summary>Codes of the need vocabulary.</summary>
    public IReadOnlyList<string>? Picks { get; init; }
    public string? PersonNote { get; init; }
    public string? FamilyNote { get; init; }
    public string? EnvironmentNote { get; init; }
    public string? OwnWords { get; init; }
    public string? TheirWords { get; init; }
    public Agreement? Agreement { get; init; }
    public Referrer? Referrer { get; init; }
}
