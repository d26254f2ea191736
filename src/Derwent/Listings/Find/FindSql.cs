using System.Globalization;
using Npgsql;
using NpgsqlTypes;

namespace Derwent.Listings.Find;

/// <summary>
/// The statements of the search. Which one is asked is decided by how much there is, not by the planner's guess (docs/adr/listings-search-plan.md). Each answers with the page's services, or with one row
/// without a service, and beside each with the whole number met, the number by which <see cref="Search"/> knows whether the page is right, whether it was not looked, and a distance.
/// </summary>
internal sealed class FindSql
{
    // The search's own rows hold what the list shows, so a page is read from them; private ones only for those who may see them.
    private const string Shown =
        """
        s.service_id, s.slug, s.name, s.organisation_name, s.summary, s.times, s.hours, s.min_age, s.max_age, s.cost_pence, s.cost_words, s.online, p.hidden, s.assured_on,
        s.place, s.longitude, s.latitude, s.has_capacity, s.available, s.wait_weeks, s.capacity_at
        """;
    private const string Public = "listings.findable", Private = "listings.findable_private", Heading = "ts_filter(f.search, '{a,b}')";
    // Twice the mean radius of the earth, in metres.
    private const string SphereAcross = "12742017.6";
    // Of so many that were checked last, so many match, and by that share so many of all: then far more match than are counted, and the index is not asked for all of them.
    private const int Tried = 64, TriedMet = 4, Common = 2_000;
    private readonly Wish wish;
    private readonly List<NpgsqlParameter> values = [];
    private readonly string about, within, stale;
    private readonly string? words, metres;
    private readonly Ring ground = Ring.Everything;

    public FindSql(Wish wish)
    {
        this.wish = wish;
        stale = $"assured_on >= {Value(wish.FreshFrom, NpgsqlDbType.Date)} is not true";
        words = wish.Terms.IsEmpty ? null : Asked(wish.Terms.Query(wish.AnyWord));
        List<string> tests = words is null ? [] : [$"f.search @@ {words}"];
        if (wish.All.Count > 0) tests.Add($"f.facets @> {Value(wish.All.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text)}");
        foreach (var group in wish.OneOf) tests.Add($"f.facets && {Value(group.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text)}");
        if (wish.OrganisationId is { } organisation) tests.Add($"f.service_id = any (array(select v.id from listings.services v where v.organisation_id = {Value(organisation, NpgsqlDbType.Uuid)}))");
        if (wish.OpenAt is { } minute) tests.Add($"f.hours @> {Value(minute, NpgsqlDbType.Integer)}");
        (about, within) = (tests.Count == 0 ? "true" : string.Join(" and ", tests), "true");
        if (wish.Near is not { } near) return;
        var (x, y) = (Value(near.Longitude, NpgsqlDbType.Double), Value(near.Latitude, NpgsqlDbType.Double));
        // On the sphere, without unpacking a point: a third of the time.
        metres = $"case when f.longitude is not null then {SphereAcross} * asin(least(1, sqrt(sin(radians(f.latitude - {y}) / 2) ^ 2 + cos(radians({y})) * cos(radians(f.latitude)) * sin(radians(f.longitude - {x}) / 2) ^ 2))) end";
        if (wish.WithinMetres is not { } most) return;
        ground = Ring.Around(near, most);
        within = $"{metres} <= {Value(most, NpgsqlDbType.Double)}";
    }

    public IReadOnlyList<NpgsqlParameter> Values => values;

    /// <summary>All matches, sorted: right while there are no more than are counted. Did not look where those that were checked last show that there are far more, unless it must.
    /// The distance is how far it may be to enough of them.</summary>
    public string Few(bool mustLook = false)
    {
        // Where the ground does not matter each service is met once; its other sites have the same words.
        var (once, most) = wish.WithinMetres is null ? (" and f.ordinal = 1", Wish.Counted + 1) : ("", 2 * Wish.Counted + 1);
        var total = wish.WithinMetres is not null ? $"case when count(*) >= {Whole(most)} then {Whole(Wish.Counted + 1)} else count(distinct service_id) end" : wish.SignedIn ? "count(distinct service_id)" : "count(*)";
        var others = new[] { Public, Private }.Select(table => $" union all select {Hit(table)} from hits h join {table} f on f.service_id = h.service_id and f.ordinal > 1 where h.sites > 1 and h.hidden = {Hidden(table)} and (select total from met) <= {Whole(Wish.Counted)}");
        var sites = $"select * from hits{(wish.WithinMetres is null ? string.Concat(others.Take(wish.SignedIn ? 2 : 1)) : "")}";
        var found = wish.Near is not null ? Nearest("sites") : words is null ? "select * from hits" : $"select h.*, s.name, ts_rank(s.search, {words}) as rank from hits h {Rows("h")}";
        return Answer(
            $"""
            tried as materialized ({(mustLook ? "select 0 as met, 0::float8 as share, null::float8 as reach" : Tries())}),
            known as materialized (select met >= {Whole(TriedMet)} and share > {Whole(Common)} as yes, reach from tried),
            hits as materialized ({Each(table => $"(select {Hit(table)} from {table} f where {about} and {within} and {On(ground)}{once}{(table == Public ? " and not (select yes from known)" : "")} limit {Whole(most)})")}),
            met as materialized (select (select {total} from hits)::int as total, 0 as enough, k.yes as unseen, case when k.yes then k.reach else {Sampled()} end as reach from known k),
            {(wish.Near is null ? "" : $"sites as materialized ({sites}),")}
            found as ({found})
            """, $"(select total from met) <= {Whole(Wish.Counted)}", wish.Near is not null ? $"{stale}, metres, service_id" : words is not null ? $"{stale}, rank desc, name, service_id" : Latest);
    }

    // How many of those that were checked last match, how many of all that would be, and how far away enough of all would be: around a quarter of the way to the fourth nearest of 64 lies a 256th of all,
    // and the squares that cover it hold four times as much.
    private string Tries() =>
        $"""
        select t.met, t.met * t.of_all as share, t.fourth / 4 * sqrt(1.4 * {Whole(Wish.Counted)} / greatest(1, t.met * t.of_all / {Whole(Tried)})) as reach from (
          select count(*) filter (where {about}) as met, {(metres is null ? "null::float8" : $"(array_agg({metres} order by {metres}))[4]")} as fourth,
                 (select c.reltuples from pg_class c where c.oid = '{Public}'::regclass) / {Whole(Tried)} as of_all
          from (select * from {Public} where ordinal = 1 order by {Latest} limit {Whole(Tried)} offset 0) f) t
        """;

    // The page's last would be so far away if those that were met were all; half of it is enough where there are four times as many.
    private string Sampled() => wish.Near is null ? "null::float8"
        : $"(select max(n.metres) / 2 from (select metres from hits where not ({stale}) order by metres limit {Whole(wish.Skip + wish.Take)}) n)";

    /// <summary>The nearest first of all that match on this ground. The page is right, and only then read, where enough fresh ones lie within its reach, or where the ground is everything;
    /// and so many as are to be proven were met.</summary>
    public string Near(Ring ring, int proof)
    {
        var inside = ring.Marks is null ? "true" : $"metres <= {Value(ring.Reach, NpgsqlDbType.Double)}";
        return Answer(
            $"""
            hits as materialized ({Each(table => $"select {Hit(table)} from {table} f where {about} and {within}{(table == Public ? " and " + On(ring.Marks is null ? ground : ring) : "")}")}),
            found as materialized ({Nearest("hits")}),
            met as materialized (select count(*)::int as total, (count(*) filter (where {inside} and not ({stale})))::int as enough, false as unseen, null::float8 as reach from found)
            """, ring.Marks is null ? "true" : $"(select total >= {Whole(proof)} and enough >= {Whole(wish.Skip + wish.Take)} from met)", $"{stale}, metres, service_id");
    }

    /// <summary>All that match and were checked in this time, or a part of them. The page is right where enough come first whatever was checked before, or where the time is everything.</summary>
    /// <param name="ring">The time.</param>
    /// <param name="part">Which of them.</param>
    /// <param name="before">So many come before the part.</param>
    public string Lately(Ring ring, Part part, int before = 0)
    {
        var named = part is Part.Headed or Part.Whole ? $"f.search @@ {InName()}" : "true";
        var headed = part is Part.Whole ? $"{Heading} @@ {Anywhere()}" : "true";
        var only = part switch { Part.Headed => $" and {Heading} @@ {Anywhere()} and not (f.{stale})", Part.Described => $" and not {Heading} @@ {Anywhere()} and not (f.{stale})", _ => "" };
        // With words the latest are only counted: that there are more than are counted is all that is asked of them.
        var (isRight, most) = part is Part.Latest && words is not null ? ("false", $" limit {Whole(Wish.Counted + 1)}") : ("true", "");
        // With a heading the index is asked for that alone: what has the words there has them anyway, but for words that must not be there.
        var matches = part is Part.Headed ? $"({about}) is true" : about;
        return Answer(
            $"""
            found as materialized ({Each(table => $"(select {Hit(table)}, {named} as named, {headed} as headed from {table} f where {matches} and f.ordinal = 1{only}{(table == Public ? " and " + On(ring) : "")}{most})")}),
            met as materialized (select count(*)::int as total, (count(*) filter (where named and not hidden))::int as enough, false as unseen, null::float8 as reach from found)
            """, isRight, part is Part.Latest ? Latest : $"{stale}, named desc, headed desc, {Latest}", before);
    }

    /// <summary>All matches in one tile of the map as a vector tile; those within a finger's width of each other are one dot that says how many.</summary>
    public string Tile(int zoom, int x, int y)
    {
        // An eighth of a tile, counted from the world's corner: no cell lies in two tiles.
        var cell = (40_075_016.685578488 / Math.Pow(2, zoom) / 8).ToString("R", CultureInfo.InvariantCulture);
        // A box of half the world is no box on a globe; from here on the index helps, and its margin makes up for edges that are drawn as great circles.
        var near = zoom < 5 ? "" : "and f.point && st_expand(tile.degrees, (tile.east - tile.west) / 5)::geography";
        return $"""
            with tile as (select box, degrees, st_xmin(degrees) as west, st_xmax(degrees) as east, st_ymin(degrees) as south, st_ymax(degrees) as north
                from (select box, st_transform(box, 4326) as degrees from (select st_tileenvelope({Whole(zoom)}, {Whole(x)}, {Whole(y)}) as box) asked) placed),
              hits as (select st_transform(f.point::geometry, 3857) as at, f.slug, f.name from {Public} f, tile
                where {about} and {within} and {On(ground)} and f.longitude >= tile.west and f.longitude < tile.east and f.latitude >= tile.south and f.latitude < tile.north {near} limit 20000),
              dots as (select st_centroid(st_collect(at)) as at, count(*)::int as places, case when count(*) = 1 then min(slug) end as slug, case when count(*) = 1 then min(name) end as name
                from hits group by floor(st_x(at) / {cell}), floor(st_y(at) / {cell})),
              drawn as (select st_asmvtgeom(dots.at, tile.box, 4096, 0) as geom, places, slug, name from dots, tile)
            select coalesce(st_asmvt(drawn, 'places', 4096, 'geom'), '') from drawn where geom is not null
            """;
    }

    private const string Latest = "assured_on desc nulls last, service_id";

    // What is met is a place in its table and what sorts it; the words that the list shows are read for the page alone.
    private string Hit(string table) => $"f.ctid as at, {Hidden(table)} as hidden, f.service_id, f.sites, f.assured_on, {metres ?? "null::float8"} as metres";

    private static string Hidden(string table) => table == Private ? "true" : "false";

    private string Each(Func<string, string> select) => wish.SignedIn ? $"{select(Public)} union all {select(Private)}" : select(Public);

    // Sites of one service: the nearest stands for it.
    private static string Nearest(string of) => $"(select * from {of} where sites = 1) union all (select distinct on (service_id) * from {of} where sites > 1 order by service_id, metres)";

    private string Rows(string of) => wish.SignedIn
        ? $"cross join lateral (select * from {Public} f where not {of}.hidden and f.ctid = {of}.at union all select * from {Private} f where {of}.hidden and f.ctid = {of}.at) s"
        : $"join {Public} s on s.ctid = {of}.at";

    private string Answer(string with, string isRight, string sorted, int before = 0)
    {
        var (skip, take) = (Math.Max(0, wish.Skip - before), wish.Take - Math.Clamp(before - wish.Skip, 0, wish.Take));
        var page = string.Join(", ", sorted.Split(", ").Select(one => "p." + one));
        return $"""
            with {with},
            page as (select * from found where {isRight} order by {sorted} limit {Whole(take)} offset {Whole(skip)})
            select {Shown}, p.metres, m.total, m.enough, m.unseen, m.reach from met m left join (page p {Rows("p")}) on true order by {page}
            """;
    }

    private string On(Ring ring) => ring.Marks is null ? "true" : $"listings.marks(f.longitude, f.latitude, f.assured_on) && {Value(ring.Marks, NpgsqlDbType.Array | NpgsqlDbType.Bigint)}";

    private string Asked(string query)
    {
        var value = Value(query, NpgsqlDbType.Text);
        return $"(select to_tsquery('english', {value}) || to_tsquery('simple', {value}))";
    }

    private string InName() => Asked(wish.Terms.Query(wish.AnyWord, onlyWanted: true, inName: true));

    private string Anywhere() => Asked(wish.Terms.Query(wish.AnyWord, onlyWanted: true));

    // Numbers of rows stand in the statement itself: the planner plans for a page, not for a tenth of everything.
    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    private string Value(object value, NpgsqlDbType type)
    {
        // In a select of its own it is nothing that the planner could plan by, so the plan is kept: planning takes as long as many of these searches.
        values.Add(new NpgsqlParameter { Value = value, NpgsqlDbType = type });
        return $"(select ${Whole(values.Count)})";
    }
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
