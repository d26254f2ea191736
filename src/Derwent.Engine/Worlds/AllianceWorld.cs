using Derwent.Engine.Packages;

namespace Derwent.Engine.Worlds;

/// <summary>
/// One alliance at one moment, as the package engine and the simulation see it: who waits for what, and who could help, when. It is read from
/// and written to JSON (docs/world.md). It holds no names of people, no ethnicity, no ACEs and no score of anybody's risk.
/// </summary>
public sealed record AllianceWorld
{
    /// <summary>What the objective weighs.</summary>
    public WorldSettings Settings { get; init; } = new();
    /// <summary>The vocabulary of needs.</summary>
    public required IReadOnlyList<WorldNeed> Needs { get; init; }
    /// <summary>Which need comes before which; without cycles.</summary>
    public IReadOnlyList<Precedence> Precedence { get; init; } = [];
    /// <summary>Named areas of the city.</summary>
    public IReadOnlyList<WorldArea> Areas { get; init; } = [];
    /// <summary>The directory.</summary>
    public required IReadOnlyList<WorldService> Services { get; init; }
    /// <summary>Families; a case names the one it belongs to.</summary>
    public IReadOnlyList<WorldFamily> Families { get; init; } = [];
    /// <summary>Who waits, in the order in which they were referred.</summary>
    public required IReadOnlyList<WorldCase> Cases { get; init; }
    /// <summary>Places already promised to somebody else.</summary>
    public IReadOnlyList<OpenOffer> OpenOffers { get; init; } = [];
    /// <summary>New cases a week, for the simulation. Each is drawn from <see cref="Cases"/>. 0 or more.</summary>
    public double ArrivalsPerWeek { get; init; }
}

/// <summary>What the objective weighs: <c>Σ W·y − perKm·km − newKeyworker + fairness·Σ √(met fraction)</c>.</summary>
public sealed record WorldSettings
{
    /// <summary>Weeks looked ahead; week 0 begins now. 1 to 52.</summary>
    public int Weeks { get; init; } = 12;
    /// <summary>What is left of a point for every week of waiting, in (0, 1]. Source: the alliance's package model, δ = .93.</summary>
    public double WeeklyDiscount { get; init; } = 0.93;
    /// <summary>Points lost per kilometre of travel, 0 or more.</summary>
    public double PerKm { get; init; } = 0.02;
    /// <summary>Points lost when somebody who has a keyworker starts with another organisation, 0 or more.</summary>
    public double NewKeyworker { get; init; } = 0.15;
    /// <summary>Points for each case times the square root of the fraction of its need that is met: it lifts those who would get least. 0 or more.</summary>
    public double Fairness { get; init; } = 24;
    /// <summary>Services at most at a time for one young person, 1 to 10.</summary>
    public int AtMost { get; init; } = 3;
}

/// <summary>One need of the vocabulary.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">The desk's words for it.</param>
public sealed record WorldNeed(string Code, string Name);

/// <summary>A service for <paramref name="Then"/> may not start before one for <paramref name="First"/>, where a case has both and the first can be met at all.</summary>
/// <param name="First">Code of the need that comes first.</param>
/// <param name="Then">Code of the need that follows.</param>
public sealed record Precedence(string First, string Then);

/// <summary>An area: a circle on the map with a name.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name, for reasons.</param>
/// <param name="Centre">Its middle.</param>
/// <param name="RadiusKm">Its reach in kilometres, more than 0.</param>
public sealed record WorldArea(string Code, string Name, Spot Centre, double RadiusKm);

/// <summary>What a service does for one need.</summary>
/// <param name="Need">Code of the need.</param>
/// <param name="Strength">The part of the need it usually meets, in (0, 1].</param>
public sealed record Help(string Need, double Strength);

/// <summary>One service.</summary>
public sealed record WorldService
{
    /// <summary>Its code.</summary>
    public required string Code { get; init; }
    /// <summary>Its name.</summary>
    public required string Name { get; init; }
    /// <summary>The organisation that runs it, by name.</summary>
    public required string Organisation { get; init; }
    /// <summary>How the organisation stands with the alliance.</summary>
    public Standing Standing { get; init; }
    /// <summary>What it does.</summary>
    public required IReadOnlyList<Help> Meets { get; init; }
    /// <summary>Youngest age, inclusive.</summary>
    public int? MinAge { get; init; }
    /// <summary>Oldest age, inclusive.</summary>
    public int? MaxAge { get; init; }
    /// <summary>"girl" or "boy" when only for them.</summary>
    public string? OnlyFor { get; init; }
    /// <summary>Languages it works in; empty means English.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];
    /// <summary>Access it offers, as words ("step-free").</summary>
    public IReadOnlyList<string> Access { get; init; } = [];
    /// <summary>Codes of the areas whose residents it takes; empty means everywhere.</summary>
    public IReadOnlyList<string> Areas { get; init; } = [];
    /// <summary>Where it meets; null when it is online or has not said.</summary>
    public Spot? At { get; init; }
    /// <summary>Can be had without travel.</summary>
    public bool Online { get; init; }
    /// <summary>Works with whole families: a family that asked to be helped together takes one place.</summary>
    public bool Family { get; init; }
    /// <summary>People it supports at the same time, 1 or more; the simulation's servers.</summary>
    public int Places { get; init; } = 1;
    /// <summary>Weeks one person usually stays, 1 to 104.</summary>
    public int Stay { get; init; } = 8;
    /// <summary>Places on which somebody can start, week by week from week 0. A place not taken in its week is gone: a group has begun without them.</summary>
    public required IReadOnlyList<int> Starts { get; init; }
}

/// <summary>A family.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Together">They asked to be helped together where a service works with families.</param>
public sealed record WorldFamily(string Code, bool Together);

/// <summary>Places a service has already offered, and that nobody else may count on until answered.</summary>
/// <param name="Service">Code of the service.</param>
/// <param name="Week">The week in which the place would start.</param>
/// <param name="Places">How many, 1 or more.</param>
public sealed record OpenOffer(string Service, int Week, int Places);

/// <summary>One need of one case.</summary>
/// <param name="Need">Code of the need.</param>
/// <param name="Weight">What meeting it fully is worth in points, more than 0, at most 10. A judgement of the need, never a score of a person.</param>
public sealed record CaseNeed(string Need, double Weight);

/// <summary>One young person who waits. No name is needed and none should be given.</summary>
public sealed record WorldCase
{
    /// <summary>A code that means nothing outside this file.</summary>
    public required string Code { get; init; }
    /// <summary>Code of the family, if there is one.</summary>
    public string? Family { get; init; }
    /// <summary>Age in years, 0 to 25; null when not known.</summary>
    public int? Age { get; init; }
    /// <summary>"girl", "boy", another word of theirs, or null.</summary>
    public string? Gender { get; init; }
    /// <summary>Languages they can be helped in; empty means not asked.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];
    /// <summary>Access they need, as words.</summary>
    public IReadOnlyList<string> Access { get; init; } = [];
    /// <summary>Code of the area they live in.</summary>
    public string? Area { get; init; }
    /// <summary>Where journeys start; null when not known.</summary>
    public Spot? Home { get; init; }
    /// <summary>Farthest journey in kilometres, straight line, 0 or more.</summary>
    public double TravelLimitKm { get; init; } = 6;
    /// <summary>Codes of areas where this young person is not safe.</summary>
    public IReadOnlyList<string> UnsafeAreas { get; init; } = [];
    /// <summary>Organisations they did not agree to.</summary>
    public IReadOnlyList<string> NotWith { get; init; } = [];
    /// <summary>The organisation of their keyworker now, if they have one.</summary>
    public string? Keyworker { get; init; }
    /// <summary>For the simulation: how often cases like this come, relative to the others. More than 0.</summary>
    public double Often { get; init; } = 1;
    /// <summary>What they need.</summary>
    public required IReadOnlyList<CaseNeed> Needs { get; init; }
}
