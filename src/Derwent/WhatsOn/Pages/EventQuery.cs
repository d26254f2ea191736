using System.Globalization;
using Derwent.Shared.Time;
using Microsoft.AspNetCore.WebUtilities;

namespace Derwent.WhatsOn.Pages;

/// <summary>What somebody chose, as it stands in the address: the same for the list, the map, the month, the calendar file and the widget.
/// Unknown values are dropped: an address somebody changed by hand is no fault.</summary>
internal sealed record EventQuery
{
    public static IReadOnlyList<(string Value, string Words)> Ages { get; } = [("0-7", "0 to 7"), ("8-10", "8 to 10"), ("11-15", "11 to 15"), ("16-18", "16 to 18"), ("19-25", "19 to 25")];
    public static IReadOnlyList<(string Value, string Words)> Costs { get; } = [("free", "Free"), ("under3", "Under £3")];
    public static IReadOnlyList<(string Value, string Words)> Whens { get; } = [("today", "Today"), ("after-school", "After school"), ("weekend", "Weekend")];
    public static IReadOnlyList<(string Value, string Words)> Miles { get; } = [("1", "1 mile"), ("3", "3 miles"), ("5", "5 miles"), ("10", "10 miles")];

    public EventKind? Kind { get; private init; }
    public string Where { get; private init; } = "";
    public string Age { get; private init; } = "";
    public string When { get; private init; } = "";
    public bool Girls { get; private init; }
    public string Cost { get; private init; } = "";
    public IReadOnlyList<string> Access { get; private init; } = [];
    /// <summary>An organisation's slug.</summary>
    public string By { get; private init; } = "";
    public DateOnly? Day { get; private init; }
    public string Near { get; private init; } = "";
    public string Within { get; private init; } = "";
    /// <summary>The first day of the month in the grid; null is this one.</summary>
    public DateOnly? Month { get; private init; }

    public static EventQuery From(IQueryCollection query) => new()
    {
        Kind = Enum.TryParse<EventKind>(One(query, "kind", 20), true, out var kind) && Enum.IsDefined(kind) && !char.IsAsciiDigit(One(query, "kind", 20)[0]) ? kind : null,
        Where = One(query, "where", 100), Age = Known(query, "age", Ages), When = Known(query, "when", Whens), Girls = One(query, "for", 10) == "girls", Cost = Known(query, "cost", Costs),
        Access = [.. query["access"].OfType<string>().Distinct().Where(EventWords.Access.ContainsKey).Take(10)],
        By = One(query, "by", 100), Day = Date(One(query, "day", 10), "yyyy-MM-dd"), Near = One(query, "near", 100), Within = Known(query, "within", Miles), Month = Date(One(query, "month", 7), "yyyy-MM"),
    };

    public (int From, int To)? AgeRange => Age.Split('-') is [var from, var to] ? (int.Parse(from, CultureInfo.InvariantCulture), int.Parse(to, CultureInfo.InvariantCulture)) : null;

    public double? Kilometres => Within.Length > 0 ? int.Parse(Within, CultureInfo.InvariantCulture) * 1.609344 : null;

    /// <summary>True when anything but the month is chosen.</summary>
    public bool IsChosen => Pairs().Any(pair => pair.Key != "month");

    /// <summary>Without what only the page shows: a day, a month, today.</summary>
    public EventQuery Lasting => this with { Day = null, Month = null, When = When == "today" ? "" : When };

    public string Address(string path = "/whats-on") => QueryHelpers.AddQueryString(path, Pairs()!);

    /// <summary>The same with one thing put on, or taken off when it is on already.</summary>
    public string Toggled(string key, string value) => (key switch
    {
        "when" => this with { When = When == value ? "" : value, Day = null },
        "for" => this with { Girls = !Girls },
        "access" => this with { Access = Access.Contains(value) ? [.. Access.Where(one => one != value)] : [.. Access, value] },
        "cost" => this with { Cost = Cost == value ? "" : value },
        _ => this,
    }).Address();

    public bool Is(string key, string value) => key switch { "when" => When == value, "for" => Girls, "access" => Access.Contains(value), "cost" => Cost == value, _ => false };

    /// <summary>What is chosen, each with the address that is left without it.</summary>
    public IEnumerable<(string Words, string Without)> Chosen(string? by)
    {
        if (Kind is { } kind) yield return (EventWords.Of(kind), (this with { Kind = null }).Address());
        if (Where.Length > 0) yield return (Where == "online" ? "Online" : Where, (this with { Where = "" }).Address());
        if (Age.Length > 0) yield return ("Ages " + Words(Ages, Age), (this with { Age = "" }).Address());
        if (Cost.Length > 0) yield return (Words(Costs, Cost), (this with { Cost = "" }).Address());
        foreach (var code in Access) yield return (EventWords.Access[code], Toggled("access", code));
        if (By.Length > 0) yield return (by ?? By, (this with { By = "" }).Address());
        if (Day is { } day) yield return (day.ToString("d MMMM", CultureInfo.GetCultureInfo("en-GB")), (this with { Day = null }).Address());
        if (Near.Length > 0) yield return (Within.Length > 0 ? $"Within {Words(Miles, Within)} of {Near}" : $"Near {Near}", (this with { Near = "", Within = "" }).Address());
    }

    public string WithMonth(DateOnly month) => (this with { Month = month, Day = null }).Address() + "#month-h";

    public string WithDay(DateOnly day) => (this with { Day = day, When = "" }).Address();

    private IEnumerable<KeyValuePair<string, string>> Pairs() =>
        new (string Key, IEnumerable<string> Values)[]
        {
            ("kind", [Kind?.ToString().ToLowerInvariant() ?? ""]), ("where", [Where]), ("age", [Age]), ("when", [When]), ("for", [Girls ? "girls" : ""]), ("cost", [Cost]), ("access", Access), ("by", [By]),
            ("day", [Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? ""]), ("near", [Near]), ("within", [Within]), ("month", [Month?.ToString("yyyy-MM", CultureInfo.InvariantCulture) ?? ""]),
        }.SelectMany(field => field.Values.Where(one => one.Length > 0).Select(one => new KeyValuePair<string, string>(field.Key, one)));

    private static string Words(IReadOnlyList<(string Value, string Words)> choices, string value) => choices.First(one => one.Value == value).Words;

    private static string One(IQueryCollection query, string name, int longest)
    {
        var typed = string.Concat(query[name].FirstOrDefault()?.Where(c => !char.IsControl(c)) ?? "").Trim();
        return typed.Length <= longest ? typed : typed[..longest];
    }

    private static string Known(IQueryCollection query, string name, IReadOnlyList<(string Value, string Words)> choices)
    {
        var typed = One(query, name, 20);
        return choices.Any(one => one.Value == typed) ? typed : "";
    }

    // A calendar of the next years, not of all times.
    private static DateOnly? Date(string typed, string format) =>
        DateOnly.TryParseExact(typed, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2020 and <= 2100 ? day : null;
}
