using System.Globalization;
using Npgsql;
using NpgsqlTypes;

namespace Derwent.Listings.Find;

/// <summary>
/// The statements of the search. Which one is asked is decided by how much there is, not by the planner's guess (docs/adr/listings-search-plan.md). Each answers with the page's services, or with one row
/// without a service, and beside each with the number met, the number by which <see cref="Search"/> knows whether there is enough, whether the page is not right, and a distance.
/// </summary>
internal abstract class FindSql
{
    protected const string Public = "listings.findable", Private = "listings.findable_private", Latest = "assured_on desc nulls last, service_id";
    // The search's own rows hold what the list shows, so a page is read from them; private ones only for those who may see them.
    private const string Shown =
        """
        s.service_id, s.slug, s.name, s.organisation_name, s.summary, s.times, s.hours, s.min_age, s.max_age, s.cost_pence, s.cost_words, s.online, p.hidden, s.assured_on,
        s.place, s.longitude, s.latitude, s.has_capacity, s.available, s.wait_weeks, s.capacity_at
        """;
    // Twice the mean radius of the earth, in metres.
    private const string SphereAcross = "12742017.6";
    // Of so many that were checked last, so many match, and by that share so many of all. Then either far more match than are counted, and the index is not asked for all of them; or they are hardly more, and all are read.
    private const int Tried = 64, TriedMet = 4, Common = 600, All = 1_200;
    private readonly List<NpgsqlParameter> values = [];

    protected FindSql(Wish wish)
    {
        Wish = wish;
        Stale = $"assured_on >= {Plain(wish.FreshFrom, NpgsqlDbType.Date)} is not true";
        Words = wish.Terms.IsEmpty ? null : Asked(wish.Terms.Query(wish.AnyWord));
        List<string> tests = Words is null ? [] : [$"f.search @@ {Words}"];
        if (wish.All.Count > 0) tests.Add($"f.facets @> {Value(wish.All.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text)}");
        foreach (var group in wish.OneOf) tests.Add($"f.facets && {Value(group.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text)}");
        if (wish.OrganisationId is { } organisation) tests.Add($"f.service_id = any (array(select v.id from listings.services v where v.organisation_id = {Value(organisation, NpgsqlDbType.Uuid)}))");
        if (wish.OpenAt is { } minute) tests.Add($"f.hours @> {Value(minute, NpgsqlDbType.Integer)}");
        About = tests.Count == 0 ? "true" : string.Join(" and ", tests);
        if (wish.Near is not { } near) return;
        (X, Y) = (Plain(near.Longitude, NpgsqlDbType.Double), Plain(near.Latitude, NpgsqlDbType.Double));
        // On the sphere, without unpacking a point: a third of the time.
        Metres = $"case when f.longitude is not null then {SphereAcross} * asin(least(1, sqrt(sin(radians(f.latitude - {Y}) / 2) ^ 2 + cos(radians({Y})) * cos(radians(f.latitude)) * sin(radians(f.longitude - {X}) / 2) ^ 2))) end";
        if (wish.WithinMetres is not { } most) return;
        Bound = Value(most, NpgsqlDbType.Double);
        Within = $"{Metres} <= {Bound}";
    }

    public IReadOnlyList<NpgsqlParameter> Values => values;

    protected Wish Wish { get; }

    /// <summary>Not checked for so long that others come before it.</summary>
    protected string Stale { get; }

    /// <summary>The words, and everything else that is asked of a row but its ground.</summary>
    protected string About { get; }

    protected string? Words { get; }

    /// <summary>How far away a row is, where a place was given.</summary>
    protected string Metres { get; } = "null::float8";

    /// <summary>No further away than was asked for.</summary>
    protected string Within { get; } = "true";

    protected string? Bound { get; }
    protected string X { get; } = "null";
    protected string Y { get; } = "null";

    // How many of those that were checked last match, how many of all that would be, and how far away enough of all would be: around a sixth of the way to the ninth nearest of 64 lies a 256th of all,
    // and the squares that cover it hold twice as much. A small directory is not tried: all can be read.
    protected string Known(bool mustLook, int most)
    {
        var tried = mustLook ? "select 0 as met, 0::float8 as share, null::float8 as reach, null::float8 as pages" :
            $"""
            select t.met, t.met * t.of_all as share, t.ninth / 6 * sqrt(1.4 * {Whole(Wish.Counted)} / greatest(1, t.met * t.of_all / {Whole(2 * Tried)})) as reach, t.pages from (
              select count(*) filter (where {About}) as met, {(Wish.Near is null ? "null::float8" : $"(array_agg({Metres} order by {Metres}))[9]")} as ninth, max(c.reltuples) / {Whole(Tried)} as of_all, greatest(1, max(c.relpages)) as pages
              from pg_class c, (select * from {Public} where ordinal = 1 order by {Latest} limit {Whole(Tried)} offset 0) f where c.oid = '{Public}'::regclass and c.reltuples > {Whole(Common)}) t
            """;
        return $"""
            tried as materialized ({tried}),
            known as materialized (select met >= {Whole(TriedMet)} and share > {Whole(Common)} as far_more, case when met >= {Whole(TriedMet)} or share is null then {Whole(All)} else {Whole(most)} end as most, reach, pages from tried)
            """;
    }

    /// <summary>As many as are read at first; none of the public ones where there are far more.</summary>
    protected string AtFirst(string where) => Each(table => $"(select {Hit(table)} from {table} f where {where}{(table == Public ? " and not (select far_more from known)" : "")} limit (select most from known))");

    /// <summary>What is met is a place in its table and what sorts it; the words that the list shows are read for the page alone.</summary>
    protected string Hit(string table) => $"f.ctid as at, {(table == Private ? "true" : "false")} as hidden, f.service_id, f.ordinal, f.sites, f.assured_on, f.{Stale} as stale, {Metres} as metres";

    protected string Each(Func<string, string> select) => Wish.SignedIn ? $"{select(Public)} union all {select(Private)}" : select(Public);

    protected string Rows(string of) => Wish.SignedIn
        ? $"cross join lateral (select * from {Public} f where not {of}.hidden and f.ctid = {of}.at union all select * from {Private} f where {of}.hidden and f.ctid = {of}.at) s"
        : $"join {Public} s on s.ctid = {of}.at";

    protected string Answer(string with, string isRight, string sorted, int before = 0)
    {
        var (skip, take) = (Math.Max(0, Wish.Skip - before), Wish.Take - Math.Clamp(before - Wish.Skip, 0, Wish.Take));
        var page = string.Join(", ", sorted.Split(", ").Select(one => "p." + one));
        return $"""
            with {with},
            page as (select * from found where {isRight} order by {sorted} limit {Whole(take)} offset {Whole(skip)})
            select {Shown}, p.metres, m.total, m.enough, m.unsure, m.reach from met m left join (page p {Rows("p")}) on true order by {page}
            """;
    }

    protected static string On(string marks) => $"listings.marks(f.longitude, f.latitude, f.assured_on) && {marks}";

    protected string Asked(string query)
    {
        var value = Value(query, NpgsqlDbType.Text);
        return $"(select to_tsquery('english', {value}) || to_tsquery('simple', {value}))";
    }

    /// <summary>Numbers of rows stand in the statement itself: the planner plans for a page, not for a tenth of everything.</summary>
    protected static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>In a select of its own it is nothing that the planner could plan by, so the plan is kept: planning takes as long as many of these searches.</summary>
    protected string Value(object value, NpgsqlDbType type) => $"(select {Plain(value, type)})";

    /// <summary>Where nothing could be planned by it anyway.</summary>
    protected string Plain(object value, NpgsqlDbType type)
    {
        values.Add(new NpgsqlParameter { Value = value, NpgsqlDbType = type });
        return $"${Whole(values.Count)}";
    }
}
