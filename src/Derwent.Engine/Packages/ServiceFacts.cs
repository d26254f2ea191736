namespace Derwent.Engine.Packages;

/// <summary>How the service's organisation stands with the alliance.</summary>
public enum Standing
{
    /// <summary>May take new offers.</summary>
    Good,
    /// <summary>Asked for a pause itself.</summary>
    Paused,
    /// <summary>Its quality evidence has lapsed.</summary>
    Lapsed,
    /// <summary>Suspended by the alliance, or no longer in it.</summary>
    Suspended,
    /// <summary>In the directory but not a member: people can be told of it, offers cannot be sent to it.</summary>
    ListedOnly,
}

/// <summary>One place where a service meets people.</summary>
/// <param name="Name">Its name, for reasons.</param>
/// <param name="Where">Its position.</param>
public sealed record Site(string Name, Spot Where);

/// <summary>What the directory knows about one service. Null always means "not known", never "no".</summary>
public sealed record ServiceFacts
{
    /// <summary>The service's id; also the last tie-break, so the order never depends on the order of the input.</summary>
    public required Guid Id { get; init; }
    /// <summary>The service's name.</summary>
    public required string Name { get; init; }
    /// <summary>The organisation's id.</summary>
    public required Guid OrganisationId { get; init; }
    /// <summary>The organisation's name.</summary>
    public required string OrganisationName { get; init; }
    /// <summary>Codes of the needs it meets.</summary>
    public required IReadOnlyList<string> Meets { get; init; }
    /// <summary>For people or families.</summary>
    public bool ForPeople { get; init; } = true;
    /// <summary>Works on a place (detached youth work, lighting, design).</summary>
    public bool ForPlaces { get; init; }
    /// <summary>Youngest age, inclusive.</summary>
    public int? MinAge { get; init; }
    /// <summary>Oldest age, inclusive.</summary>
    public int? MaxAge { get; init; }
    /// <summary>"girl" or "boy" when only for them.</summary>
    public string? OnlyFor { get; init; }
    /// <summary>Languages it works in; empty means not stated, taken as English.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];
    /// <summary>Access it offers, as words ("step-free").</summary>
    public IReadOnlyList<string> Access { get; init; } = [];
    /// <summary>Names of the areas whose residents it takes; empty means everywhere.</summary>
    public IReadOnlyList<string> TakesFrom { get; init; } = [];
    /// <summary>Where it meets; empty with neither Online nor ComesToYou means not stated.</summary>
    public IReadOnlyList<Site> Sites { get; init; } = [];
    /// <summary>Can be had without travel.</summary>
    public bool Online { get; init; }
    /// <summary>Comes home, to school, or to the place.</summary>
    public bool ComesToYou { get; init; }
    /// <summary>Only in a group.</summary>
    public bool GroupOnly { get; init; }
    /// <summary>Free places that no offer holds; null when it sets no limit or has not said.</summary>
    public int? FreePlaces { get; init; }
    /// <summary>Places that open and new offers hold; they are taken off FreePlaces already.</summary>
    public int HeldPlaces { get; init; }
    /// <summary>When it expects a place, if full.</summary>
    public DateOnly? FullUntil { get; init; }
    /// <summary>First day on which somebody could start; null means within a week.</summary>
    public DateOnly? NextStart { get; init; }
    /// <summary>Takes referrals now.</summary>
    public bool TakesReferrals { get; init; } = true;
    /// <summary>Never offered through a package: a refuge, a worker who is not advertised.</summary>
    public bool IsPrivate { get; init; }
    /// <summary>How its organisation stands.</summary>
    public Standing Standing { get; init; }
    /// <summary>Day the listing was last assured.</summary>
    public DateOnly? Assured { get; init; }
}
