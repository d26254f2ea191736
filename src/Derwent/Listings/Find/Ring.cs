using Derwent.Shared.Geography;

namespace Derwent.Listings.Find;

/// <summary>
/// A stretch of ground around a place, or of time until today, as the marks that the index of the search holds for each row (<c>listings.marks</c>): the square that it lies in, in six sizes, and the day
/// when it was checked. So words and ring are put together in the index, and only what is both is touched.
/// </summary>
/// <param name="Marks">Up to nine squares of one size that cover the ground, or the days; null for everything.</param>
/// <param name="Reach">Whatever is no further away than so many metres, or was checked no longer ago than so many days, is in it.</param>
internal sealed record Ring(long[]? Marks, double Reach)
{
    // As in ListingsMarks.sql: degrees.
    private static readonly double[] Heights = [.0025, .005, .01, .02, .08, .32], Widths = [.004, .008, .016, .032, .128, .512];
    private const int Across = 2, DaysAfter2000 = 100_000, LongestDays = 60;
    private const double MetresADegree = 111_000, Margin = 1.01;
    private const long Day = 9L << 56;
    private static readonly int Beginning = new DateOnly(2000, 1, 1).DayNumber;

    /// <summary>All ground, or all time.</summary>
    public static Ring Everything { get; } = new(null, double.PositiveInfinity);

    /// <summary>The ground around a place; everything where the squares are too small for it, and where it crosses a pole or the date line.</summary>
    public static Ring Around(Place place, double metres)
    {
        var up = metres * Margin / MetresADegree;
        var along = up / Math.Max(.01, Math.Cos((Math.Abs(place.Latitude) + up) * Math.PI / 180));
        if (Math.Abs(place.Latitude) + up >= 90 || Math.Abs(place.Longitude) + along >= 180) return Everything;
        for (var size = 0; size < Heights.Length; size++)
            if (up <= Across * Heights[size] / 2 && along <= Across * Widths[size] / 2) return new Ring([.. Cover(place, size, up, along)], metres);
        return Everything;
    }

    /// <summary>The last so many days, and tomorrow, which it may be elsewhere; everything where they are too many to name.</summary>
    public static Ring Until(DateOnly today, double days) =>
        days > LongestDays ? Everything : new Ring([.. Enumerable.Range(-1, (int)Math.Ceiling(days) + 1).Select(ago => Day | (long)(today.DayNumber - ago - Beginning + DaysAfter2000))], Math.Ceiling(days));

    /// <summary>How much further it takes to find what was not enough, if there is as much everywhere, and a little more.</summary>
    /// <param name="met">So many were met.</param>
    /// <param name="need">So many are needed.</param>
    public static double Further(int met, int need) => Math.Max(1, 1.4 * need / Math.Max(.1, met));

    private static IEnumerable<long> Cover(Place place, int size, double up, double along)
    {
        var (height, width) = (Heights[size], Widths[size]);
        for (var x = Number(place.Longitude - along + 180, width); x <= Number(place.Longitude + along + 180, width); x++)
            for (var y = Number(place.Latitude - up + 90, height); y <= Number(place.Latitude + up + 90, height); y++) yield return ((long)size << 56) | (x << 28) | y;
    }

    private static long Number(double degrees, double side) => (long)Math.Floor(degrees / side);
}
