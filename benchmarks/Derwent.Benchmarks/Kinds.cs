using Derwent.Listings.Find;
using Derwent.Shared.Geography;

namespace Derwent.Benchmarks;

/// <summary>A kind of search: words of these ranks, with or without a place, a bound on the distance and filters.</summary>
internal sealed record Kind(string Name, int Commonest, int Rarest, bool Near = false, double? Within = null, string[]? Filters = null);

/// <summary>The kinds that are measured: both ends, and the middle, where neither end's plan is at home.</summary>
internal static class Kinds
{
    public static IReadOnlyList<Kind> All { get; } =
    [
        new("rare word", 20_000, 30_000), new("rare word, near", 20_000, 30_000, true),
        new("middling word", 500, 1_200), new("middling word, near", 500, 1_200, true),
        new("common word", 20, 60), new("common word, near", 20, 60, true), new("common word, within a mile", 20, 60, true, 1609.344),
        new("common word, narrow filters, near", 20, 60, true, null, ["need:young-carer", "lang:pl"]),
        new("no word, near", 0, 0, true),
    ];

    public static IReadOnlyList<Wish> Wishes(Kind kind, int count, int seed, DateOnly today)
    {
        var dice = new Dice(seed);
        return [.. Enumerable.Range(0, count).Select(_ => new Wish
        {
            Terms = SearchTerms.Parse(kind.Rarest == 0 ? null : MadeUp.Word(dice.Between(kind.Commonest, kind.Rarest))), Today = today, WithinMetres = kind.Within, All = kind.Filters ?? [],
            Near = kind.Near ? new Place("here", MadeUp.Longitude + (dice.Part() - .5) * .1, MadeUp.Latitude + (dice.Part() - .5) * .1) : null,
        })];
    }
}
