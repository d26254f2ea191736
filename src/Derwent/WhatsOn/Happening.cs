using System.Globalization;
using Derwent.Listings;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;

namespace Derwent.WhatsOn;

/// <summary>One thing on one day, as it is announced: an event's date or a session of a listing.</summary>
public sealed record Happening
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>When it begins.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>When it ends.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>Its name.</summary>
    public required string Title { get; init; }

    /// <summary>The path of its own page.</summary>
    public required string Address { get; init; }

    /// <summary>A sentence or two.</summary>
    public required string Summary { get; init; }

    /// <summary>Who runs it.</summary>
    public required string By { get; init; }

    /// <summary>Building and part of the city, or "Online".</summary>
    public string? Place { get; init; }

    /// <summary>"Free", "£2", or their own words.</summary>
    public string? Cost { get; init; }

    /// <summary>"11 to 16".</summary>
    public string? Ages { get; init; }

    /// <summary>True when this date is cancelled; it is shown so that nobody comes for nothing.</summary>
    public bool IsOff { get; init; }

    /// <summary>Why it is off, or where it moved.</summary>
    public string? Note { get; init; }

    /// <summary>"Book a place", "4 places left", "Full: you can wait"; null when one just turns up.</summary>
    public string? Room { get; init; }

    /// <summary>The civil day in England.</summary>
    public DateOnly Day => UkTime.DateOf(From);

    /// <summary>"4pm to 8pm".</summary>
    public string Times => IsAllDay ? "All day" : $"{Clock(From)} to {Clock(To)}";

    /// <summary>"Tue".</summary>
    public string Weekday => Day.ToString("ddd", English);

    /// <summary>"Nov".</summary>
    public string Month => Day.ToString("MMM", CultureInfo.InvariantCulture);

    internal Guid? EventId { get; init; }
    internal bool IsAllDay { get; init; }
    internal EventKind? Kind { get; init; }
    internal Guid OrganisationId { get; init; }
    internal string? Area { get; init; }
    internal bool IsOnline { get; init; }
    internal double? Longitude { get; init; }
    internal double? Latitude { get; init; }
    internal int? MinAge { get; init; }
    internal int? MaxAge { get; init; }
    internal int? CostPence { get; init; }
    internal OnlyFor OnlyFor { get; init; }
    internal IReadOnlyList<string> Access { get; init; } = [];

    internal static Happening Of(CommunityEvent one, Occurrence date) => new()
    {
        From = date.StartsAt, To = date.EndsAt, Title = one.Title, Address = one.IsSeries ? $"/whats-on/{one.Slug}?day={date.Day:yyyy-MM-dd}" : $"/whats-on/{one.Slug}", Summary = one.Summary, By = one.OrganisationName,
        Place = one.Place, Cost = CostOf(one.CostPence, one.CostWords), Ages = AgesOf(one.MinAge, one.MaxAge), IsOff = date.IsOff || one.State == EventState.Cancelled,
        Note = date.CancelledWhy ?? one.CancelledWhy ?? (date.IsMoved ? "Another time than usual" : null), Room = RoomOf(one, date), EventId = one.Id, IsAllDay = one.AllDays > 0, Kind = one.Kind,
        OrganisationId = one.OrganisationId, Area = one.Area, IsOnline = one.IsOnline, Longitude = one.Longitude, Latitude = one.Latitude, MinAge = one.MinAge, MaxAge = one.MaxAge,
        CostPence = one.CostPence, OnlyFor = one.OnlyFor, Access = one.Access,
    };

    internal static Happening Of(Service service, DateTimeOffset from, DateTimeOffset to)
    {
        var site = service.Locations.Count > 0 ? service.Locations[0] : null;
        return new()
        {
            From = from, To = to, Title = service.Name, Address = $"/services/{service.Slug}", Summary = service.Summary, By = service.OrganisationName, Place = PlaceOf(site),
            Cost = CostOf(service.CostPence, service.CostWords is { Length: > 0 and <= 60 } words ? words : null), Ages = AgesOf(service.MinAge, service.MaxAge), OrganisationId = service.OrganisationId,
            Area = site?.Place, IsOnline = site is null && service.Online, Longitude = site?.Point?.X, Latitude = site?.Point?.Y, MinAge = service.MinAge, MaxAge = service.MaxAge,
            CostPence = service.CostPence, OnlyFor = service.OnlyFor, Access = service.Access,
        };
    }

    internal static string? CostOf(int? pence, string? words) => words ?? pence switch
    {
        0 => "Free",
        { } some => some % 100 == 0 ? $"£{some / 100}" : $"£{(some / 100m).ToString("0.00", CultureInfo.InvariantCulture)}",
        null => null,
    };

    internal static string? AgesOf(int? from, int? to) => (from, to) switch
    {
        ({ } a, { } b) => a == b ? $"{a}" : $"{a} to {b}",
        ({ } a, null) => $"{a} and over",
        (null, { } b) => $"up to {b}",
        _ => null,
    };

    internal static string? RoomOf(CommunityEvent one, Occurrence date) => one.Join == HowToJoin.TurnUp ? null : date.Free switch
    {
        null => "Book a place",
        0 => "Full: you can wait for a place",
        _ when date.Waiting > 0 => "Full: you can wait for a place",
        <= 5 and var left => $"{InWords.Count(left, "place")} left",
        _ => "Book a place",
    };

    private static string? PlaceOf(ServiceLocation? site)
    {
        if (site is null) return null;
        var words = string.Join(", ", new[] { site.Name, site.Place ?? site.Town }.Where(part => !string.IsNullOrWhiteSpace(part)).Distinct());
        return words.Length == 0 ? site.Postcode : words;
    }

    private static string Clock(DateTimeOffset at) => InWords.Clock(TimeOnly.FromDateTime(UkTime.Local(at).DateTime));
}
