using NetTopologySuite.Geometries;

namespace Derwent.Listings;

/// <summary>One place where a service happens.</summary>
public sealed class ServiceLocation
{
    private ServiceLocation()
    {
    }

    internal ServiceLocation(Guid serviceId, int ordinal, SiteFacts site)
    {
        (Id, ServiceId, Ordinal) = (Guid.CreateVersion7(), serviceId, (short)ordinal);
        (Name, Address, Town, Postcode, Point) = (site.Name, site.Address, site.Town, site.Postcode, site.Point);
        (Place, GettingThere) = (site.Place, site.GettingThere);
    }

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; }

    /// <summary>The service.</summary>
    public Guid ServiceId { get; private set; }

    /// <summary>The building's name.</summary>
    public string? Name { get; private set; }

    /// <summary>Street and number.</summary>
    public string? Address { get; private set; }

    /// <summary>Town or city.</summary>
    public string? Town { get; private set; }

    /// <summary>Postcode, as written on a letter.</summary>
    public string? Postcode { get; private set; }

    /// <summary>Longitude (X) and latitude (Y) in degrees, WGS 84; null when not known.</summary>
    public Point? Point { get; private set; }

    /// <summary>The part of the city, as people call it.</summary>
    public string? Place { get; private set; }

    /// <summary>Buses, the blue door, where to ring.</summary>
    public string? GettingThere { get; private set; }

    internal short Ordinal { get; private set; }

    internal SiteFacts Facts => new(Name, Address, Town, Postcode, Point, Place, GettingThere);

    /// <summary>Name, street, town and postcode in one line.</summary>
    public string OneLine => string.Join(", ", new[] { Name, Address, string.Join(' ', new[] { Town, Postcode }.Where(Said)) }.Where(Said));

    private static bool Said(string? words) => !string.IsNullOrWhiteSpace(words);
}
