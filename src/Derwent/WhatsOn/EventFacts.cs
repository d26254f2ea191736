using Derwent.Listings;

namespace Derwent.WhatsOn;

/// <summary>Where an event stands on its way to the public.</summary>
internal enum EventState { Draft, Submitted, Published, Cancelled }

/// <summary>What somebody fancies. The values stand in addresses that people share, so they stay.</summary>
internal enum EventKind { Other, Sport, Music, Stage, Food, Somewhere, Making }

/// <summary>Whether one just comes or asks for a place.</summary>
internal enum HowToJoin { TurnUp, Ask }

/// <summary>Everything an organiser says about an event. Times are those of an English clock.</summary>
internal sealed record EventFacts(string Title, string Words, EventKind Kind, DateOnly StartsOn, TimeOnly StartsAt, int Minutes)
{
    /// <summary>RFC 5545 without an end of its own unless it counts; null when it happens once.</summary>
    public string? Rule { get; init; }
    /// <summary>The last day of a series.</summary>
    public DateOnly? Until { get; init; }
    public bool SkipsBankHolidays { get; init; }
    public bool IsOnline { get; init; }
    public string? OnlineAddress { get; init; }
    public string? PlaceName { get; init; }
    public string? Street { get; init; }
    public string? Postcode { get; init; }
    public string? Area { get; init; }
    public double? Longitude { get; init; }
    public double? Latitude { get; init; }
    public int? MinAge { get; init; }
    public int? MaxAge { get; init; }
    public OnlyFor OnlyFor { get; init; }
    public IReadOnlyList<string> Access { get; init; } = [];
    public string? AccessWords { get; init; }
    /// <summary>In pence; 0 is free; null is not said.</summary>
    public int? CostPence { get; init; }
    public string? CostWords { get; init; }
    /// <summary>How many fit; null is any number.</summary>
    public int? Capacity { get; init; }
    public HowToJoin Join { get; init; }
}

/// <summary>The kinds as people read them.</summary>
internal static class EventWords
{
    public static IReadOnlyList<(EventKind Kind, string Words)> Kinds { get; } =
    [
        (EventKind.Sport, "Sport"), (EventKind.Music, "Music"), (EventKind.Stage, "Stage and film"), (EventKind.Food, "Food"),
        (EventKind.Making, "Making things"), (EventKind.Somewhere, "Somewhere to be"), (EventKind.Other, "Something else"),
    ];

    public static string Of(EventKind kind) => Kinds.First(one => one.Kind == kind).Words;

    /// <summary>What makes it easier to come, by code: the same codes as those of the listings.</summary>
    public static IReadOnlyDictionary<string, string> Access { get; } = new Dictionary<string, string>
    {
        ["no-steps"] = "No steps", ["toilet"] = "Accessible toilet", ["quiet-room"] = "A quiet room", ["sign-language"] = "Sign language",
        ["hearing-loop"] = "Hearing loop", ["parking"] = "Parking close by", ["lgbt-welcome"] = "LGBTQ+ young people welcome",
    };

    public static string Of(EventState state) => state switch
    {
        EventState.Draft => "Draft", EventState.Submitted => "Waits for the coordinator", EventState.Published => "Published", _ => "Cancelled",
    };
}
