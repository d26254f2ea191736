namespace Derwent.Listings.Find;

/// <summary>A stretch of time until today, as the marks of the days that the index of the search holds for each row (<c>listings.marks</c>): so words and time are put together in the index, and only what is both
/// is touched.</summary>
/// <param name="Marks">The days; null for all time.</param>
internal sealed record Days(long[]? Marks)
{
    private const int DaysAfter2000 = 100_000, MostDays = 60;
    private const long Day = 9L << 56;
    private static readonly int Beginning = new DateOnly(2000, 1, 1).DayNumber;

    /// <summary>All time.</summary>
    public static Days Ever { get; } = new((long[]?)null);

    /// <summary>The last so many, and tomorrow, which it may be elsewhere; all time where they are too many to name.</summary>
    public static Days Until(DateOnly today, double days) =>
        days > MostDays ? Ever : new Days([.. Enumerable.Range(-1, (int)Math.Ceiling(days) + 1).Select(ago => Day | (long)(today.DayNumber - ago - Beginning + DaysAfter2000))]);
}
