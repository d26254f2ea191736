using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace Derwent.Listings.Find;

/// <summary>The search as it stands in the address. Unknown values are dropped: an address somebody changed by hand is no fault.</summary>
internal sealed record FindQuery
{
    private const int LongestWords = 200;

    public string Words { get; private init; } = "";
    public string Near { get; private init; } = "";
    public string Within { get; private init; } = "";
    public string Age { get; private init; } = "";
    public string Day { get; private init; } = "";
    public IReadOnlyList<string> Needs { get; private init; } = [];
    public IReadOnlyList<string> Whens { get; private init; } = [];
    public IReadOnlyList<string> Costs { get; private init; } = [];
    public IReadOnlyList<string> Access { get; private init; } = [];
    /// <summary>An organisation's slug.</summary>
    public string By { get; private init; } = "";
    public int Page { get; private init; } = 1;

    public static FindQuery From(IQueryCollection query) => new()
    {
        Words = One(query, "q", LongestWords),
        Near = One(query, "near", 100),
        Within = Known(query, "within", FindChoices.Miles),
        Age = One(query, "age", 10),
        Day = Known(query, "day", FindChoices.Days),
        Needs = [.. Some(query, "need").Where(value => FindChoices.NeedCodes(value).Count > 0)],
        Whens = Among(query, "when", FindChoices.Whens),
        Costs = Among(query, "cost", FindChoices.Costs),
        Access = Among(query, "access", FindChoices.Access),
        By = One(query, "by", 100),
        Page = int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, Wish.Counted / Wish.Pages) : 1,
    };

    /// <summary>Something is chosen among the filters that are folded away.</summary>
    public bool HasFilters => Needs.Count + Whens.Count + Costs.Count + Access.Count + Day.Length + Within.Length > 0;

    /// <summary>The ages asked for; null for any; an impossible one is said beside the field.</summary>
    public (int From, int To)? Ages
    {
        get
        {
            var parts = Age.Split('-');
            if (parts.Length is 0 or > 2 || !Number(parts[0], out var from) || !Number(parts[^1], out var to) || from > to) return null;
            return (from, to);
        }
    }

    /// <summary>The address of this search, or of it without one thing, or of another page.</summary>
    public string Address(string path = "/find", string? without = null, string? value = null, int page = 1)
    {
        var pairs = Pairs().Where(pair => pair.Key != without || (value is not null && pair.Value != value)).ToList();
        if (page > 1) pairs.Add(new("page", page.ToString(CultureInfo.InvariantCulture)));
        return QueryHelpers.AddQueryString(path, pairs!);
    }

    private IEnumerable<KeyValuePair<string, string>> Pairs() =>
        new (string Name, IEnumerable<string> Values)[]
        {
            ("q", [Words]), ("near", [Near]), ("within", [Within]), ("age", [Age]), ("day", [Day]), ("need", Needs), ("when", Whens), ("cost", Costs), ("access", Access), ("by", [By]),
        }.SelectMany(field => field.Values.Where(one => one.Length > 0).Select(one => new KeyValuePair<string, string>(field.Name, one)));

    private static bool Number(string part, out int number) => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= 120;

    private static string One(IQueryCollection query, string name, int longest)
    {
        var typed = string.Concat(query[name].FirstOrDefault()?.Where(c => !char.IsControl(c)) ?? "").Trim();
        return typed.Length <= longest ? typed : typed[..longest];
    }

    private static IReadOnlyList<string> Some(IQueryCollection query, string name) => [.. query[name].OfType<string>().Distinct().Take(20)];

    private static IReadOnlyList<string> Among(IQueryCollection query, string name, IReadOnlyList<FindChoice> choices) =>
        [.. Some(query, name).Where(value => choices.Any(choice => choice.Value == value))];

    private static string Known(IQueryCollection query, string name, IReadOnlyList<FindChoice> choices) => Among(query, name, choices) is [var first, ..] ? first : "";
}
