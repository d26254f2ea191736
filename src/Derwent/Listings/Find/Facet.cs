using System.Globalization;
using NpgsqlTypes;

namespace Derwent.Listings.Find;

/// <summary>Everything a visitor can filter by, as words of one indexed column.</summary>
internal static class Facet
{
    /// <summary>Ages above this are one facet.</summary>
    public const int OldestCounted = 26;

    private static readonly string[] DayNames = ["mo", "tu", "we", "th", "fr", "sa", "su"];

    public static string Need(string code) => "need:" + code;
    public static string Access(string code) => "access:" + code;
    public static string Language(string code) => "lang:" + code;
    public static string Day(int day) => "day:" + DayNames[day];
    public static string When(string part) => "when:" + part;
    public static string Age(int age) => "age:" + Math.Min(age, OldestCounted).ToString(CultureInfo.InvariantCulture);

    public const string AnyAge = "age:any";
    public const string Free = "cost:free";
    public const string Under3 = "cost:under3";
    public const string Girls = "only:girls";
    public const string Remote = "remote";
    public const string MoreLanguages = "lang:more";

    /// <summary>All facets of a service, sorted.</summary>
    public static IReadOnlyList<string> Of(ServiceFacts facts, NpgsqlRange<int>[] hours, short days)
    {
        var facets = new SortedSet<string>(StringComparer.Ordinal);
        facets.UnionWith(facts.Needs.Select(Need));
        facets.UnionWith(facts.Access.Select(Access));
        facets.UnionWith(facts.Languages.Select(Language));
        if (facts.Languages.Any(code => code is not ("en" or "bfi"))) facets.Add(MoreLanguages);
        if (facts.OnlyFor == OnlyFor.Girls) facets.Add(Girls);
        if (facts.Online) facets.Add(Remote);
        if (facts.CostPence == 0) facets.Add(Free);
        if (facts.CostPence <= 300) facets.Add(Under3);
        facets.UnionWith(Enumerable.Range(0, 7).Where(day => (days & (1 << day)) != 0).Select(Day));
        facets.UnionWith(PartsOfWeek.Of(hours, days).Select(When));
        if (facts is { MinAge: null, MaxAge: null }) facets.Add(AnyAge);
        else for (var age = facts.MinAge ?? 0; age <= Math.Min(facts.MaxAge ?? OldestCounted, OldestCounted); age++) facets.Add(Age(age));
        if (facts.MinAge > OldestCounted) facets.Add(Age(OldestCounted));
        return [.. facets];
    }
}

/// <summary>After school, evenings, weekends: when people say they can come.</summary>
internal static class PartsOfWeek
{
    public const string AfterSchool = "after-school";
    public const string Evening = "evening";
    public const string Weekend = "weekend";

    /// <summary>Open for at least half an hour of it.</summary>
    public static IEnumerable<string> Of(NpgsqlRange<int>[] hours, short days)
    {
        if (Enumerable.Range(0, 5).Any(day => Overlaps(hours, day, 15 * 60, 18 * 60))) yield return AfterSchool;
        if (Enumerable.Range(0, 7).Any(day => Overlaps(hours, day, 18 * 60, 23 * 60))) yield return Evening;
        if ((days & 0b1100000) != 0) yield return Weekend;
    }

    private static bool Overlaps(NpgsqlRange<int>[] hours, int day, int from, int to) =>
        hours.Any(range => Math.Min(range.UpperBound, day * OpeningTimes.Day + to) - Math.Max(range.LowerBound, day * OpeningTimes.Day + from) >= 30);
}
