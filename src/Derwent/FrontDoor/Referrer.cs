namespace Derwent.FrontDoor;

/// <summary>Where a referral came from, as the desk filters by it.</summary>
internal enum CameFrom
{
    Themselves,
    Parent,
    FamilyOrFriend,
    School,
    Police,
    Health,
    Housing,
    Council,
    Organisation,
    Resident,
}

/// <summary>Who told us, and how to reach them. For a young person's own referral the name is their own.</summary>
internal sealed record Referrer
{
    public CameFrom CameFrom { get; init; }
    public string Name { get; init; } = "";
    public string? Organisation { get; init; }
    public string? Job { get; init; }
    public string? Phone { get; init; }
    public string? Email { get; init; }
    public string? BestTime { get; init; }
}

internal enum Told
{
    Yes,
    No,
    NotSure,
}

/// <summary>Why help may begin without everybody's agreement.</summary>
internal enum Basis
{
    /// <summary>Whoever it is about agrees.</summary>
    Agreed,

    /// <summary>Asking first could put somebody at risk.</summary>
    RiskOfHarm,

    /// <summary>The referrer's work gives them a duty to tell.</summary>
    Duty,

    /// <summary>They could not be asked yet; the first contact asks.</summary>
    NotAskedYet,

    /// <summary>A place: nobody's agreement is needed.</summary>
    NotNeeded,
}

/// <summary>Early help is voluntary: who knows, who agrees, and why not when not.</summary>
internal sealed record Agreement
{
    public Told? SubjectKnows { get; init; }
    public Told? SubjectAgrees { get; init; }
    public Told? FamilyKnows { get; init; }
    public Told? FamilyAgrees { get; init; }
    public Basis Basis { get; init; }
    public string? Why { get; init; }
    public string? WhoElseKnows { get; init; }
}

internal enum Danger
{
    No,
    NotSure,
    Yes,
}
