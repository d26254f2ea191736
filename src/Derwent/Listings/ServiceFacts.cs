using System.Text.Json.Serialization;
using Derwent.Listings.Photos;
using NetTopologySuite.Geometries;

namespace Derwent.Listings;

/// <summary>What is said of a service in one go: by its organisation on a page, by the coordinator, or by another directory.</summary>
internal sealed record ServiceFacts
{
    public required string Name { get; init; }
    public string Description { get; init; } = "";
    public ServiceStatus Status { get; init; }
    public IReadOnlyList<string> Needs { get; init; } = [];
    public int? MinAge { get; init; }
    public int? MaxAge { get; init; }
    public OnlyFor OnlyFor { get; init; }
    public string? Eligibility { get; init; }
    public IReadOnlyList<string> Languages { get; init; } = [];
    public IReadOnlyList<string> Access { get; init; } = [];
    public string? AreaServed { get; init; }
    public int? CostPence { get; init; }
    public string? CostWords { get; init; }
    public bool Online { get; init; }
    public HowToCome HowToCome { get; init; }
    public string? Alert { get; init; }
    public string? Website { get; init; }
    public string? Email { get; init; }
    public bool IsPrivate { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];
    public IReadOnlyList<SiteFacts> Sites { get; init; } = [];
    public IReadOnlyList<ScheduleFacts> Schedules { get; init; } = [];
    public IReadOnlyList<ContactFacts> Contacts { get; init; } = [];

    /// <summary>The photos on its page, in their order; null where nothing is said of them, as by another directory, and then they stay.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<PhotoFacts>? Photos { get; init; }
}

/// <summary>One place where a service happens.</summary>
internal sealed record SiteFacts(string? Name, string? Address, string? Town, string? Postcode, Point? Point, string? Place = null, string? GettingThere = null);

/// <summary>When it happens, in the terms of the open standard (an iCalendar rule with opening hours).</summary>
internal sealed record ScheduleFacts(
    Frequency Frequency, int Interval, string? ByDay, string? ByMonthDay, DateOnly? Start, DateOnly? ValidFrom, DateOnly? ValidTo,
    TimeOnly? Opens, TimeOnly? Closes, string? Words, string? Notes)
{
    /// <summary>Every week on these days, for example "TU,TH", from one hour to another.</summary>
    public static ScheduleFacts Weekly(string days, string opens, string closes) =>
        new(Frequency.Weekly, 1, days, null, null, null, null, Clock(opens), Clock(closes), null, null);

    private static TimeOnly Clock(string time) => TimeOnly.ParseExact(time, "HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Someone to ask.</summary>
internal sealed record ContactFacts(string? Name, string? Title, string? Phone, string? Email);

internal enum Frequency { NotSaid, Weekly, Monthly }
