using Derwent.Shared.Geography;

namespace Derwent.Listings.Find;

/// <summary>What a visitor is looking for, once understood.</summary>
internal sealed record Wish
{
    public SearchTerms Terms { get; init; } = SearchTerms.Parse(null);

    /// <summary>One of the words is enough.</summary>
    public bool AnyWord { get; init; }

    public Place? Near { get; init; }
    public double? WithinMetres { get; init; }

    /// <summary>Each of these facets.</summary>
    public IReadOnlyList<string> All { get; init; } = [];

    /// <summary>One facet of each of these groups.</summary>
    public IReadOnlyList<IReadOnlyList<string>> OneOf { get; init; } = [];

    /// <summary>Only what this organisation runs.</summary>
    public Guid? OrganisationId { get; init; }

    /// <summary>Open at this minute of the week.</summary>
    public int? OpenAt { get; init; }

    public DateOnly Today { get; init; }
    public int Skip { get; init; }
    public int Take { get; init; } = Pages;

    /// <summary>A signed-in person, who may see private services too.</summary>
    public bool SignedIn { get; init; }

    public const int Pages = 20;
    public const int FreshDays = 90;

    /// <summary>Beyond so many it is "more than 100", and nobody pages further.</summary>
    public const int Counted = 100;

    public DateOnly FreshFrom => Today.AddDays(-FreshDays);
}
