using System.Globalization;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;

namespace Derwent.Listings.Find;

/// <summary>A found service in the words of the list.</summary>
internal static class FindWords
{
    public static string Miles(double metres)
    {
        var miles = metres / 1609.344;
        return miles switch
        {
            < .1 => "very near",
            < 10 => miles.ToString("0.#", CultureInfo.InvariantCulture) is "1" ? "1 mile" : miles.ToString("0.#", CultureInfo.InvariantCulture) + " miles",
            _ => miles.ToString("#,0", CultureInfo.InvariantCulture) + " miles",
        };
    }

    public static string? Ages(int? min, int? max) => (min, max) switch
    {
        (null or 0, null) => null,
        ({ } from, null) => $"Age {from} and over",
        (null or 0, { } to) => $"Up to age {to}",
        ({ } from, { } to) when from == to => $"Age {from}",
        ({ } from, { } to) => $"Age {from} to {to}",
    };

    public static string? Cost(int? pence, string? words) => words is { Length: > 0 and <= 40 } ? words : pence switch
    {
        null => words is null ? null : "Look at the page for the price",
        0 => "Free",
        { } price => Import.ServiceCost.InPounds(price / 100d),
    };

    /// <summary>How much room there is, as far as it can be believed.</summary>
    public static string? Room(bool said, int? available, int? waitWeeks, DateTimeOffset? at, DateTimeOffset now)
    {
        if (!said || at is null) return null;
        var words = (available, waitWeeks) switch
        {
            (null, _) => "Places now",
            (0, null or 0) => "No free places now",
            (0, { } weeks) => $"Next place in about {InWords.Count(weeks, "week")}",
            ({ } places, _) => InWords.Count(places, "place"),
        };
        return now - at <= TimeSpan.FromDays(Capacity.FreshDays) ? words : $"{words}, ask first";
    }

    public static bool IsStale(DateOnly? assuredOn, DateOnly today) => assuredOn is null || assuredOn < today.AddDays(-Wish.FreshDays);

    public static string Checked(DateOnly? assuredOn, DateOnly today) =>
        assuredOn is not { } day ? "Nobody has checked this page yet. Ring first."
        : IsStale(day, today) ? $"Not checked since {InWords.LongDay(day, today)}. Ring first."
        : $"Checked {Ago(day, today)}";

    public static string Ago(DateOnly day, DateOnly today) => (today.DayNumber - day.DayNumber) switch
    {
        <= 0 => "today",
        1 => "yesterday",
        < 14 and var days => $"{days} days ago",
        < 63 and var days => $"{days / 7} weeks ago",
        < 730 and var days => $"{(int)Math.Round(days / 30.44)} months ago",
        var days => $"{days / 365} years ago",
    };

    public static string? Where(Found found)
    {
        var place = found.Place is null ? null : found.Metres is { } metres ? $"{found.Place}, {Miles(metres)}" : found.Place;
        if (place is null && found.Metres is { } only) place = Miles(only);
        return (place, found.Online) switch
        {
            (null, true) => "By phone or online",
            ({ } there, true) => there + ", or by phone or online",
            _ => place,
        };
    }

    public static (string Words, bool Good)? When(Found found, DateTimeOffset now) =>
        OpeningTimes.Now(found.Hours, UkTime.Local(now)) is { } open ? (open, true) : found.Times.Length > 0 ? (found.Times, false) : null;
}
