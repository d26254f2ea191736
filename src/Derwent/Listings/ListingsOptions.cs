using System.ComponentModel.DataAnnotations;

namespace Derwent.Listings;

/// <summary>How the directory keeps itself fresh. Validated when the program starts; section <c>Derwent:Listings</c>.</summary>
internal sealed record ListingsOptions
{
    /// <summary>Days after which a page is asked about again. Ten weeks, so that an answer within three weeks keeps it fresh (90 days).</summary>
    [Range(7, 365)]
    public int AskDays { get; init; } = 70;

    /// <summary>Days after the letter when it is sent again.</summary>
    [Range(1, 90)]
    public int RemindDays { get; init; } = 7;

    /// <summary>Days after the letter when it is sent for the last time.</summary>
    [Range(2, 120)]
    public int SecondReminderDays { get; init; } = 14;

    /// <summary>Days after the letter when the coordinator is asked to ring.</summary>
    [Range(3, 180)]
    public int EscalateDays { get; init; } = 15;

    /// <summary>Days after the letter when a page that nobody confirmed is no longer found; 0 is never. Each day beyond 20 is one on which a stale page is still found.</summary>
    [Range(0, 730)]
    public int HideDays { get; init; } = 22;

    /// <summary>So many first letters a day at most: a directory that was taken in today is asked about over weeks, not in one night.</summary>
    [Range(1, 10_000)]
    public int LettersADay { get; init; } = 200;

    /// <summary>Days for which a letter's link works.</summary>
    [Range(30, 400)]
    public int LinkDays { get; init; } = 200;

    /// <summary>Days for which it is kept what people could not find.</summary>
    [Range(30, 1100)]
    public int MissDays { get; init; } = 400;
}
