namespace Derwent.Engine.Packages;

/// <summary>A point on the earth, WGS 84, in degrees.</summary>
/// <param name="Latitude">Degrees north, −90 to 90.</param>
/// <param name="Longitude">Degrees east, −180 to 180.</param>
public readonly record struct Spot(double Latitude, double Longitude)
{
    private const double EarthRadiusKm = 6371.0088;

    /// <summary>Great-circle distance in kilometres (haversine; error below 0.6% of the ellipsoid's).</summary>
    public double KilometresTo(Spot other)
    {
        var phi = Radians(other.Latitude - Latitude) / 2;
        var lambda = Radians(other.Longitude - Longitude) / 2;
        var h = Math.Pow(Math.Sin(phi), 2)
            + Math.Cos(Radians(Latitude)) * Math.Cos(Radians(other.Latitude)) * Math.Pow(Math.Sin(lambda), 2);
        return 2 * EarthRadiusKm * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}

/// <summary>Somewhere one young person (or family) is not safe. It removes sites for them and for nobody else.</summary>
/// <param name="Name">What they call it; it appears in the reason a service is ruled out.</param>
/// <param name="Centre">Its middle.</param>
/// <param name="RadiusKm">Its reach in kilometres, more than 0.</param>
public sealed record UnsafeArea(string Name, Spot Centre, double RadiusKm)
{
    /// <summary>Whether a place lies inside.</summary>
    public bool Holds(Spot place) => Centre.KilometresTo(place) <= RadiusKm;
}
