using NpgsqlTypes;

namespace Derwent.Listings.Find;

/// <summary>The statements of a search without a place: a few are ranked by their words, many are sorted by when they were checked.</summary>
internal sealed class LatestSql(Wish wish) : FindSql(wish)
{
    /// <summary>All matches, sorted: right where all were read. Did not look where those that were checked last show that there are far more, unless it must.</summary>
    public string Few(bool mustLook = false)
    {
        // Up to a hundred are ranked; beyond, as many as were read here, the order is that of lists without an end.
        var few = $"m.total <= {Whole(Wish.Counted)}";
        var found = Words is null ? "select * from hits"
            : $"""
            select h.*, case when {few} then ts_rank(s.search, {Words}) end as rank, {few} or s.search @@ {InName()} as named, {few} or {HeadingOf("s")} @@ {Anywhere()} as headed,
              case when {few} then s.name end as called, case when {few} then null else s.assured_on end as lately from met m cross join hits h {Rows("h")}
            """;
        return Answer(
            $"""
            {Known(mustLook, Wish.Counted + 1)},
            hits as materialized ({AtFirst($"{About} and f.ordinal = 1")}),
            met as materialized (select h.total, case when k.far_more then 0 else h.total end as enough, k.far_more or h.met >= k.most as unsure, null::float8 as reach
              from known k, (select {(Wish.SignedIn ? "count(distinct service_id)" : "count(*)")}::int as total, count(*) as met from hits) h),
            found as ({found})
            """, "(select not unsure from met)", Words is null ? Latest : "stale, rank desc, named desc, headed desc, called, lately desc nulls last, service_id");
    }

    /// <summary>All that match and were checked in this time, or a part of them. The page is right where enough come first whatever was checked before, or where the time is everything.</summary>
    /// <param name="days">The time.</param>
    /// <param name="part">Which of them.</param>
    /// <param name="before">So many come before the part.</param>
    public string Lately(Days days, Part part, int before = 0)
    {
        var named = part is Part.Headed or Part.Whole ? $"f.search @@ {InName()}" : "true";
        var headed = part is Part.Whole ? $"{HeadingOf("f")} @@ {Anywhere()}" : "true";
        var only = part switch { Part.Headed => $" and {HeadingOf("f")} @@ {Anywhere()} and not (f.{Stale})", Part.Described => $" and not {HeadingOf("f")} @@ {Anywhere()} and not (f.{Stale})", _ => "" };
        // With words the latest are only counted: that there are more than are counted is all that is asked of them.
        var (isRight, most) = part is Part.Latest && Words is not null ? ("false", $" limit {Whole(Wish.Counted + 1)}") : ("true", "");
        // With a heading the index is asked for that alone: what has the words there has them anyway, but for words that must not be there.
        var matches = part is Part.Headed ? $"({About}) is true" : About;
        var then = days.Marks is null ? "true" : On(Value(days.Marks, NpgsqlDbType.Array | NpgsqlDbType.Bigint));
        return Answer(
            $"""
            found as materialized ({Each(table => $"(select {Hit(table)}, {named} as named, {headed} as headed from {table} f where {matches} and f.ordinal = 1{only}{(table == Public ? " and " + then : "")}{most})")}),
            met as materialized (select count(*)::int as total, (count(*) filter (where named and not hidden))::int as enough, false as unsure, null::float8 as reach from found)
            """, isRight, part is Part.Latest ? Latest : $"stale, named desc, headed desc, {Latest}", before);
    }

    private static string HeadingOf(string row) => $"ts_filter({row}.search, '{"{a,b}"}')";

    private string InName() => Asked(Wish.Terms.Query(Wish.AnyWord, onlyWanted: true, inName: true));

    private string Anywhere() => Asked(Wish.Terms.Query(Wish.AnyWord, onlyWanted: true));
}

/// <summary>A part of a list that is sorted by when things were checked. With words, those with the words in their name come first, then those with the words in their heading: their name and their organisation's.</summary>
internal enum Part
{
    /// <summary>All, and nothing but the day sorts them. With words they are counted, and no page is read.</summary>
    Latest,

    /// <summary>The fresh ones with the words in their heading. Enough are those with the words in their name.</summary>
    Headed,

    /// <summary>The fresh ones with the words in their description alone.</summary>
    Described,

    /// <summary>All, in their order.</summary>
    Whole,
}
