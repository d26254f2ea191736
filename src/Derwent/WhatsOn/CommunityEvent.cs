using Derwent.Listings;
using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Derwent.Shared.Time;

namespace Derwent.WhatsOn;

/// <summary>Something on the calendar, once or as a series. What happened to it is kept as steps; its dates are rows of their own.</summary>
internal sealed partial class CommunityEvent
{
    private readonly List<EventStep> steps = [];
    private readonly List<Occurrence> occurrences = [];

    private CommunityEvent()
    {
    }

    public Guid Id { get; private set; }
    /// <summary>Its address under /whats-on/; never changes.</summary>
    public string Slug { get; private set; } = "";
    public Guid OrganisationId { get; private set; }
    public string OrganisationName { get; private set; } = "";
    public string OrganisationSlug { get; private set; } = "";
    public EventState State { get; private set; }
    /// <summary>Counts the changes that a calendar must hear of.</summary>
    public int Sequence { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset UpdatedAt { get; private set; }
    /// <summary>Since when the public may see it; stays when it is cancelled.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }
    /// <summary>Why it is off.</summary>
    public string? CancelledWhy { get; private set; }

    public string Title { get; private set; } = "";
    public string Words { get; private set; } = "";
    public EventKind Kind { get; private set; }
    public DateOnly StartsOn { get; private set; }
    public TimeOnly StartsAt { get; private set; }
    public int Minutes { get; private set; }
    public string? Rule { get; private set; }
    public DateOnly? Until { get; private set; }
    public bool SkipsBankHolidays { get; private set; }
    public DateOnly LastDay { get; private set; }
    public bool IsOnline { get; private set; }
    public string? OnlineAddress { get; private set; }
    public string? PlaceName { get; private set; }
    public string? Street { get; private set; }
    public string? Postcode { get; private set; }
    public string? Area { get; private set; }
    public double? Longitude { get; private set; }
    public double? Latitude { get; private set; }
    public int? MinAge { get; private set; }
    public int? MaxAge { get; private set; }
    public OnlyFor OnlyFor { get; private set; }
    public IReadOnlyList<string> Access { get; private set; } = [];
    public string? AccessWords { get; private set; }
    public int? CostPence { get; private set; }
    public string? CostWords { get; private set; }
    public int? Capacity { get; private set; }
    public HowToJoin Join { get; private set; }

    /// <summary>The calendar it was read from, or null when it was written here.</summary>
    public Guid? FeedId { get; private set; }
    public string? ExternalUid { get; private set; }
    public DateTimeOffset? ReadAt { get; private set; }

    public IReadOnlyList<EventStep> Steps => steps;
    public IReadOnlyList<Occurrence> Occurrences => occurrences;

    /// <summary>The same in every calendar and for ever.</summary>
    public string Uid => $"{Id}@whats-on.derwent";

    public bool IsSeries => Rule is not null;

    public EventFacts Facts => new(Title, Words, Kind, StartsOn, StartsAt, Minutes)
    {
        Rule = Rule, Until = Until, SkipsBankHolidays = SkipsBankHolidays, IsOnline = IsOnline, OnlineAddress = OnlineAddress, PlaceName = PlaceName, Street = Street, Postcode = Postcode,
        Area = Area, Longitude = Longitude, Latitude = Latitude, MinAge = MinAge, MaxAge = MaxAge, OnlyFor = OnlyFor, Access = Access, AccessWords = AccessWords,
        CostPence = CostPence, CostWords = CostWords, Capacity = Capacity, Join = Join,
    };

    /// <summary>Name and area of the place in one line, or "Online".</summary>
    public string? Place => IsOnline ? "Online" : string.Join(", ", new[] { PlaceName, Area }.Where(part => !string.IsNullOrWhiteSpace(part)).Distinct()) is { Length: > 0 } words ? words : Postcode;

    /// <summary>Everything needed to get there in one line.</summary>
    public string OneLine => IsOnline ? "Online" : string.Join(", ", new[] { PlaceName, Street, Postcode }.Where(part => !string.IsNullOrWhiteSpace(part)));

    /// <summary>The first sentence or two, for lists.</summary>
    public string Summary
    {
        get
        {
            var first = Words.Split('\n', 2)[0].Trim();
            if (first.Length <= 160) return first;
            var cut = first.LastIndexOf(' ', 157);
            return first[..(cut < 80 ? 157 : cut)].TrimEnd(',', '.', ' ') + " …";
        }
    }

    private static int WholeDays(TimeOnly at, int minutes) => at == TimeOnly.MinValue && minutes % 1440 == 0 ? minutes / 1440 : 0;

    /// <summary>How many whole days it lasts, or 0 when it has a time.</summary>
    public int AllDays => WholeDays(StartsAt, Minutes);

    internal static DateTimeOffset Begins(DateOnly day, TimeOnly at) => UkTime.At(day, at);

    // An hour is an hour, also in the night of a clock change.
    internal static DateTimeOffset Ends(DateOnly day, TimeOnly at, int minutes) =>
        WholeDays(at, minutes) is > 0 and var days ? UkTime.At(day.AddDays(days), TimeOnly.MinValue) : UkTime.At(day, at).AddMinutes(minutes);
}

/// <summary>One thing that happened to an event: what, who, when.</summary>
internal sealed class EventStep
{
    private EventStep()
    {
    }

    internal EventStep(Guid eventId, int number, EventState state, string what, Who by, DateTimeOffset at) =>
        (Id, EventId, Number, State, What, By, At) = (Guid.CreateVersion7(at), eventId, number, state, what.Length > 500 ? what[..500] : what, by, at);

    public Guid Id { get; private set; }
    public Guid EventId { get; private set; }
    public int Number { get; private set; }
    public EventState State { get; private set; }
    public string What { get; private set; } = "";
    public Who By { get; private set; } = Who.Derwent;
    public DateTimeOffset At { get; private set; }
}

/// <summary>One date of an event. How many places are taken is counted by the database, under its lock.</summary>
internal sealed class Occurrence
{
    private Occurrence()
    {
    }

    internal Occurrence(Guid eventId, DateOnly day) => (Id, EventId, OriginalDay) = (Guid.CreateVersion7(), eventId, day);

    public Guid Id { get; private set; }
    public Guid EventId { get; private set; }
    /// <summary>The day the series names: it stays when the date is moved, and calendars know the date by it.</summary>
    public DateOnly OriginalDay { get; private set; }
    public DateTimeOffset StartsAt { get; private set; }
    public DateTimeOffset EndsAt { get; private set; }
    public bool IsMoved { get; private set; }
    public DateTimeOffset? CancelledAt { get; private set; }
    public string? CancelledWhy { get; private set; }
    public int? Capacity { get; private set; }
    /// <summary>Places that somebody holds; written by the database only.</summary>
    public int Taken { get; private set; }
    /// <summary>How many wait; written by the database only.</summary>
    public int Waiting { get; private set; }
    /// <summary>People who came without a place, counted at the door.</summary>
    public int WalkedIn { get; private set; }

    public bool IsOff => CancelledAt is not null;
    public DateOnly Day => UkTime.DateOf(StartsAt);
    public int? Free => Capacity is { } all ? Math.Max(0, all - Taken) : null;

    internal void Stand(DateTimeOffset from, DateTimeOffset to, int? capacity, bool moved) => (StartsAt, EndsAt, Capacity, IsMoved) = (from, to, capacity, moved);

    internal void CancelOnly(string? why, DateTimeOffset? at) => (CancelledWhy, CancelledAt) = (why, at);

    internal void CountWalkIns(int more) => WalkedIn = more;
}
