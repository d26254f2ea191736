namespace Derwent.Engine.Packages;

/// <summary>Whom a package is for: the three kinds of subject are of equal rank.</summary>
public enum SeekerKind
{
    /// <summary>One young person.</summary>
    YoungPerson,
    /// <summary>A family; a service fits when it fits any of its members.</summary>
    Family,
    /// <summary>A place; ages, languages and travel of a person do not apply.</summary>
    Place,
}

/// <summary>One need, as triage left it.</summary>
/// <param name="Code">The vocabulary's code.</param>
/// <param name="Label">The desk's words for it.</param>
/// <param name="Severity">0 hardly, 1 some, 2 serious, 3 severe. Outside that range it is clamped.</param>
public sealed record WantedNeed(string Code, string Label, int Severity)
{
    /// <summary>What meeting it fully is worth: ½, 1, 2 or 3 points. A judgement of the need, never a score of a person.</summary>
    public double Weight => Severity <= 0 ? 0.5 : Math.Min(Severity, 3);
}

/// <summary>
/// Everything the ranking may know about one referral. It has no name, no ethnicity, no ACEs and no risk in it, because none of them
/// may ever move a place.
/// </summary>
public sealed record Seeker
{
    /// <summary>Young person, family or place.</summary>
    public SeekerKind Kind { get; init; }
    /// <summary>The needs to meet; two of one code count once, at the higher severity.</summary>
    public required IReadOnlyList<WantedNeed> Needs { get; init; }
    /// <summary>The young person's age, or the ages in the family. Empty means not known: nothing is ruled out, "check the age" is said.</summary>
    public IReadOnlyList<int> Ages { get; init; } = [];
    /// <summary>"girl", "boy", another word of theirs, or null when not known.</summary>
    public string? Gender { get; init; }
    /// <summary>Languages they can be helped in, as names ("English"). Empty means not asked.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];
    /// <summary>Where journeys start; null when not known.</summary>
    public Spot? Home { get; init; }
    /// <summary>Farthest journey in kilometres, straight line.</summary>
    public double TravelLimitKm { get; init; } = 6;
    /// <summary>Where they are not safe.</summary>
    public IReadOnlyList<UnsafeArea> UnsafeAreas { get; init; } = [];
    /// <summary>Access they need, as words ("step-free"); every word must be offered.</summary>
    public IReadOnlyList<string> Access { get; init; } = [];
    /// <summary>Name of the area they live in, for services that take people from some areas only; null when not known.</summary>
    public string? Area { get; init; }
    /// <summary>Organisations they did not agree to.</summary>
    public IReadOnlySet<Guid> NotWith { get; init; } = new HashSet<Guid>();
    /// <summary>They asked not to start in a group.</summary>
    public bool OneToOneFirst { get; init; }
    /// <summary>Services that know them already.</summary>
    public IReadOnlySet<Guid> KnownServices { get; init; } = new HashSet<Guid>();
    /// <summary>Organisations that know them already.</summary>
    public IReadOnlySet<Guid> KnownOrganisations { get; init; } = new HashSet<Guid>();
}
