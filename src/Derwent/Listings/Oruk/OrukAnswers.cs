using System.Text.Json;
using System.Text.Json.Serialization;

namespace Derwent.Listings.Oruk;

/// <summary>The bodies of Open Referral UK 3.0 as we write them: nothing null, nothing empty, what is ours beside the standard's own.
/// Field names are the standard's, in snake_case.</summary>
internal static class OrukJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };
}

internal sealed record OrukMeta(string Version, Uri Profile, Uri OpenapiUrl);

internal sealed record OrukFault(string Error);

internal sealed record OrukPage<T>(int TotalItems, int TotalPages, int PageNumber, int Size, bool FirstPage, bool LastPage, bool Empty, IReadOnlyList<T> Contents)
{
    public static OrukPage<T> Of(IReadOnlyList<T> contents, int total, int page, int perPage)
    {
        var pages = (total + perPage - 1) / perPage;
        return new(total, pages, page, contents.Count, page == 1, page >= pages, contents.Count == 0, contents);
    }
}

internal sealed record OrukLine(Guid Id, DateTime LastModified);

internal record OrukService
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required string Status { get; init; }
    public required Guid OrganizationId { get; init; }
    public string? Description { get; init; }
    public string? Url { get; init; }
    public string? Email { get; init; }
    public string? Fees { get; init; }
    public int? MinimumAge { get; init; }
    public int? MaximumAge { get; init; }
    public DateOnly? AssuredDate { get; init; }
    public string? Alert { get; init; }
    public required DateTime LastModified { get; init; }

    // Of the wider standard (HSDS 3.0), beside the profile.
    public string? EligibilityDescription { get; init; }
    public string? ApplicationProcess { get; init; }
    public string? WaitTime { get; init; }
    public OrukOrganization? Organization { get; init; }
}

internal sealed record OrukFullService : OrukService
{
    public IReadOnlyList<OrukSchedule>? Schedules { get; init; }
    public IReadOnlyList<OrukArea>? ServiceAreas { get; init; }
    public IReadOnlyList<OrukSite>? ServiceAtLocations { get; init; }
    public IReadOnlyList<OrukLanguage>? Languages { get; init; }
    public IReadOnlyList<OrukCost>? CostOptions { get; init; }
    public IReadOnlyList<OrukContact>? Contacts { get; init; }
    public IReadOnlyList<OrukAttribute>? Attributes { get; init; }
    public IReadOnlyList<OrukCapacity>? Capacities { get; init; }

    // Ours: the standard has no photos yet.
    public IReadOnlyList<OrukPhoto>? Photos { get; init; }
}

internal sealed record OrukPhoto(Guid Id, Guid ServiceId, string Url, string Alt, string? Caption);

internal record OrukOrganization(Guid Id, string Name, string Description, string? Email, string? Website, IReadOnlyList<OrukIdentifier>? OrganizationIdentifiers);

internal sealed record OrukFullOrganization(Guid Id, string Name, string Description, string? Email, string? Website, IReadOnlyList<OrukIdentifier>? OrganizationIdentifiers, IReadOnlyList<OrukService>? Services)
    : OrukOrganization(Id, Name, Description, Email, Website, OrganizationIdentifiers);

internal sealed record OrukIdentifier(Guid Id, string IdentifierScheme, string IdentifierType, string Identifier);

internal sealed record OrukSchedule(
    Guid Id, Guid ServiceId, DateOnly? ValidFrom, DateOnly? ValidTo, DateOnly? Dtstart, string? Freq, int? Interval, string? Byday, string? Bymonthday,
    string? Description, TimeOnly? OpensAt, TimeOnly? ClosesAt, string? Notes);

internal sealed record OrukArea(Guid Id, Guid ServiceId, string Name);

/// <summary>A site of a service. In its own answer it also carries the service's name and status, because the published schema asks a
/// single one for them.</summary>
internal sealed record OrukSite(Guid Id, Guid ServiceId, Guid LocationId, OrukLocation Location, string? Name = null, string? Status = null, OrukService? Service = null);

internal sealed record OrukLocation(
    Guid Id, string LocationType, string? Name, string? Description, double? Latitude, double? Longitude, IReadOnlyList<OrukAddress>? Addresses, IReadOnlyList<OrukAccess>? Accessibility);

internal sealed record OrukAddress(Guid Id, Guid LocationId, string Address_1, string City, string? Region, string StateProvince, string PostalCode, string Country, string AddressType);

internal sealed record OrukAccess(Guid Id, Guid LocationId, string Description);

internal sealed record OrukLanguage(Guid Id, Guid ServiceId, string Name, string Code);

internal sealed record OrukCost(Guid Id, Guid ServiceId, string? Option, decimal? Amount, string? Currency, string? AmountDescription);

internal sealed record OrukPhone(Guid Id, Guid ContactId, string Number);

internal sealed record OrukContact(Guid Id, Guid ServiceId, string? Name, string? Title, string? Email, IReadOnlyList<OrukPhone>? Phones);

internal sealed record OrukAttribute(Guid Id, Guid LinkId, Guid TaxonomyTermId, string LinkType, OrukTerm TaxonomyTerm);

internal sealed record OrukUnit(Guid Id, string Name);

internal sealed record OrukCapacity(Guid Id, Guid ServiceId, int? Available, int? Maximum, string? Description, DateTime Updated, OrukUnit Unit);

internal sealed record OrukTaxonomy(Guid Id, string Name, string Description, string? Version, IReadOnlyList<OrukTerm>? TaxonomyTerms = null);

internal sealed record OrukTerm(Guid Id, string Name, string Description, Guid? ParentId, string Taxonomy, Guid TaxonomyId, string Term);
