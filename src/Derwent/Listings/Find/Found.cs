using NpgsqlTypes;

namespace Derwent.Listings.Find;

/// <summary>One service as a list shows it, with its nearest site.</summary>
internal sealed record Found
{
    public required Guid Id { get; init; }
    public required string Slug { get; init; }
    public required string Name { get; init; }
    public required string By { get; init; }
    public required string Summary { get; init; }
    public required string Times { get; init; }
    public required NpgsqlRange<int>[] Hours { get; init; }
    public int? MinAge { get; init; }
    public int? MaxAge { get; init; }
    public int? CostPence { get; init; }
    public string? CostWords { get; init; }
    public bool Online { get; init; }
    public bool IsPrivate { get; init; }
    public DateOnly? AssuredOn { get; init; }
    public string? Place { get; init; }
    public double? Longitude { get; init; }
    public double? Latitude { get; init; }
    public double? Metres { get; init; }

    /// <summary>True when the organisation said how much room there is; then a null number of places is no limit.</summary>
    public bool HasCapacity { get; init; }
    public int? Available { get; init; }
    public int? WaitWeeks { get; init; }
    public DateTimeOffset? CapacityAt { get; init; }
}

/// <summary>One page of what was found.</summary>
/// <param name="Services">The page's services.</param>
/// <param name="Total">How many there are in all, as far as counted.</param>
/// <param name="IsMore">True when there are more than were counted.</param>
internal sealed record FoundPage(IReadOnlyList<Found> Services, int Total, bool IsMore);
