using System.Globalization;
using System.Text;
using Npgsql;
using NpgsqlTypes;

namespace Derwent.Listings.Find;

/// <summary>
/// The statements of the search. Which one is asked is decided by how much there is, not by the planner's guess: few matches are taken from
/// the text index and sorted; many are met on a walk outwards from the place, or from the most recently checked. One of these is one statement.
/// </summary>
internal sealed class FindSql
{
    private const string Shown =
        """
        s.service_id, s.slug, s.name, s.organisation_name, s.summary, s.times, s.hours, s.min_age, s.max_age, s.cost_pence, s.cost_words, s.online, s.is_private, s.assured_on,
        s.place, s.longitude, s.latitude, s.has_capacity, s.available, s.wait_weeks, s.capacity_at
        """;
    // The search's own rows hold what the list shows, so a page is read from them; private ones only for those who may see them.
    private const string Public = "join (select *, false as is_private from listings.findable) s using (service_id, ordinal)";
    private const string Everything = "join (select *, false as is_private from listings.findable union all select *, true from listings.findable_private) s using (service_id, ordinal)";
    // Twice the mean radius of the earth, in metres.
    private const string SphereAcross = "12742017.6";
    private const double MetresADegree = 111_000;
    private readonly Wish wish;
    private readonly List<NpgsqlParameter> values = [];
    private readonly string conditions;
    private readonly string? words, point, metres;

    public FindSql(Wish wish, bool onlyFresh = false)
    {
        this.wish = wish;
        var tests = new List<string>();
        if (!wish.Terms.IsEmpty)
        {
            // Asked once for the statement, not once for each row.
            var query = Value(wish.Terms.Query(wish.AnyWord), NpgsqlDbType.Text);
            words = $"(select to_tsquery('english', {query}) || to_tsquery('simple', {query}))";
            tests.Add($"f.search @@ {words}");
        }
        if (wish.All.Count > 0) tests.Add($"f.facets @> {Value(wish.All.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text)}");
        foreach (var group in wish.OneOf) tests.Add($"f.facets && {Value(group.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text)}");
        if (wish.OrganisationId is { } organisation) tests.Add($"f.service_id = any (array(select v.id from listings.services v where v.organisation_id = {Value(organisation, NpgsqlDbType.Uuid)}))");
        if (wish.OpenAt is { } minute) tests.Add($"f.hours @> {Value(minute, NpgsqlDbType.Integer)}");
        if (wish.Near is { } near)
        {
            var (x, y) = (Value(near.Longitude, NpgsqlDbType.Double), Value(near.Latitude, NpgsqlDbType.Double));
            point = $"st_setsrid(st_makepoint({x}, {y}), 4326)::geography";
            // The same distance on the sphere as "<->" gives, without unpacking a point: a third of the time, and up to a thousand are asked.
            metres = $"case when f.point is not null then {SphereAcross} * asin(least(1, sqrt(sin(radians(f.latitude - {y}) / 2) ^ 2 + cos(radians({y})) * cos(radians(f.latitude)) * sin(radians(f.longitude - {x}) / 2) ^ 2))) end";
            if (wish.WithinMetres is { } within)
            {
                // Two comparisons leave out nearly everything before the distance is worked out.
                var (up, along) = (within * 1.01 / MetresADegree, within * 1.01 / MetresADegree / Math.Max(.01, Math.Cos(near.Latitude * Math.PI / 180)));
                tests.Add($"f.latitude between {y} - {Value(up, NpgsqlDbType.Double)} and {y} + {Value(up, NpgsqlDbType.Double)}");
                tests.Add($"f.longitude between {x} - {Value(along, NpgsqlDbType.Double)} and {x} + {Value(along, NpgsqlDbType.Double)}");
                tests.Add($"st_dwithin(f.point, {point}, {Value(within, NpgsqlDbType.Double)})");
            }
        }
        if (onlyFresh) tests.Add($"f.assured_on >= {Value(wish.FreshFrom, NpgsqlDbType.Date)}");
        conditions = tests.Count == 0 ? "true" : string.Join(" and ", tests);
    }

    public IReadOnlyList<NpgsqlParameter> Values => values;

    private string Parts => wish.SignedIn ? Everything : Public;

    /// <summary>All matches, sorted: right while there are no more than are counted. What the list shows is read for the page alone: up to a thousand are sorted, by what sorts them. The last columns are the whole
    /// number and how many of the counted are fresh.</summary>
    public string Exact()
    {
        var fresh = Value(wish.FreshFrom, NpgsqlDbType.Date);
        var rank = words is null || point is not null ? "0::real" : $"ts_rank(f.search, {words})";
        string Hits(string table) =>
            $"select f.service_id, f.ordinal, f.name, f.assured_on, {metres ?? "null::float8"} as metres, {rank} as rank from {table} f where {conditions}{(point is null ? " and f.ordinal = 1" : "")} limit {Wish.Counted + 1}";
        var hits = Hits("listings.findable");
        if (wish.SignedIn) hits = $"({hits}) union all ({Hits("listings.findable_private")})";
        // Sites of one service: the nearest stands for it. How many there are is counted before and after.
        var (found, total) = point is null ? (hits, "(count(*) over ())::int")
            : ($"select distinct on (service_id) * from (select *, count(*) over () as met from ({hits}) h) h order by service_id, metres", $"(case when m.met > {Wish.Counted} then {Wish.Counted + 1} else count(*) over () end)::int");
        string Sorted(string of) => $"{of}assured_on >= {fresh} is not true, {Order(of)}";
        return $"""
            select {Shown}, p.metres, p.total, p.fresh
            from (select m.*, {total} as total, (count(*) filter (where m.assured_on >= {fresh}) over ())::int as fresh from ({found}) m order by {Sorted("m.")} limit {Whole(wish.Take)} offset {Whole(wish.Skip)}) p
            {Parts} order by {Sorted("p.")}
            """;
    }

    private string Order(string of) => point is not null ? $"{of}metres, {of}service_id"
        : words is not null ? $"{of}rank desc, {of}name, {of}service_id" : $"{of}assured_on desc nulls last, {of}service_id";

    /// <summary>How many of the fresh services match, as far as is counted: one with two sites is one.</summary>
    public string CountFresh()
    {
        var from = Value(wish.FreshFrom, NpgsqlDbType.Date);
        string Fresh(string table) => $"select distinct f.service_id from {table} f where {conditions} and f.assured_on >= {from}";
        var counted = wish.SignedIn ? $"{Fresh("listings.findable")} union all {Fresh("listings.findable_private")}" : Fresh("listings.findable");
        return $"select count(*)::int from ({counted} limit {Wish.Counted + 1}) counted";
    }

    /// <summary>The nearest first of all within reach: as far as the page of those that were counted goes, so that nothing nearer is missed, however many match. Two indexes, that of words and that of places, leave few
    /// rows to be touched, where a walk outwards meets every service on the way (5,000 rows and 17 ms for a word on one page of a hundred); where most match, the walk is shorter. A distance on the globe is at most
    /// .6% more than on the sphere.</summary>
    public string WithinReach(double reach)
    {
        var near = $"st_dwithin(f.point, {point}, {Value(reach * 1.01 + 1, NpgsqlDbType.Double)})";
        string Hits(string table) => $"select f.service_id, f.ordinal, {metres} as metres from {table} f where {conditions} and {near}";
        var hits = wish.SignedIn ? $"{Hits("listings.findable")} union all {Hits("listings.findable_private")}" : Hits("listings.findable");
        return $"""
            select {Shown}, p.metres, 0, 0
            from (select m.* from (select distinct on (service_id) * from ({hits}) h order by service_id, metres) m order by metres, service_id limit {Whole(wish.Take)} offset {Whole(wish.Skip)}) p
            {Parts} order by p.metres, s.service_id
            """;
    }

    /// <summary>The nearest first, met one after the other on the way outwards. Right when many match. With a number to meet, the walk ends there: what comes is right if it fills the page.</summary>
    public string WalkFromPlace(bool fresh, int skip, int take, int? meet = null)
    {
        var from = Value(wish.FreshFrom, NpgsqlDbType.Date);
        var tier = fresh ? $"f.assured_on >= {from}" : $"(f.assured_on < {from} or f.assured_on is null)";
        var nearer = $"(f.sites = 1 or not exists (select from listings.findable o where o.service_id = f.service_id and o.ordinal <> f.ordinal and (coalesce(o.point <-> {point}, 'infinity'), o.ordinal) < (coalesce(f.point <-> {point}, 'infinity'), f.ordinal)))";
        // "offset 0" keeps the tests out of the walk. Nothing stands beside the distance in its order: PostgreSQL 15 walks a spatial index for the
        // distance alone, and would read and sort the whole table for a second key. So the walk goes on to the end of what is equally far (much is under one
        // roof), and the page puts that in order. What is nowhere comes last, and is only read when the walk ends before the page does.
        var (asked, enough, until) = ($"{conditions} and {tier} and {nearer}", Whole(skip + take), meet is { } most ? $"fetch first {Whole(most)} rows with ties" : "offset 0");
        var further = meet is null ? "(select count(*) from met) < " + enough : "false";
        var hidden = wish.SignedIn ? $" union all (select distinct on (f.service_id) f.service_id, f.ordinal, f.point <-> {point} as metres from listings.findable_private f where {conditions} and {tier} order by f.service_id, metres)" : "";
        return $"""
            with met as materialized (select f.service_id, f.ordinal, f.metres from (select *, point <-> {point} as metres from listings.findable where point is not null order by point <-> {point} {until}) f
                where {asked} order by f.metres fetch first {enough} rows with ties),
              nowhere as materialized (select f.service_id, f.ordinal, null::float8 as metres from listings.findable f where {further} and f.point is null and {asked} order by f.service_id limit {enough}),
              page as (select * from (select * from met union all select * from nowhere{hidden}) walked order by metres, service_id limit {Whole(take)} offset {Whole(skip)})
            select {Shown}, p.metres, 0, 0 from page p {Parts} order by p.metres, s.service_id
            """;
    }

    /// <summary>The most recently checked first. Right when most match and no place was given; with a number to meet, if it fills the page.</summary>
    public string WalkFromToday(int skip, int take, int meet)
    {
        var walked = $"(select f.service_id, f.ordinal, f.assured_on from (select * from listings.findable where ordinal = 1 order by assured_on desc nulls last, service_id limit {Whole(meet)}) f where {conditions} limit {Whole(skip + take)})";
        if (wish.SignedIn) walked += $" union all (select f.service_id, f.ordinal, f.assured_on from listings.findable_private f where {conditions} and f.ordinal = 1)";
        return $"""
            with walked as materialized ({walked}), page as (select * from walked order by assured_on desc nulls last, service_id limit {Whole(take)} offset {Whole(skip)})
            select {Shown}, null::float8, 0, 0 from page p {Parts} order by p.assured_on desc nulls last, service_id
            """;
    }

    /// <summary>The most recently checked first, of all that match: right when there are many, and yet few among all. "offset 0" keeps the planner from walking.</summary>
    public string LatestOfAll()
    {
        string Hits(string table) => $"(select f.service_id, f.ordinal, f.assured_on from {table} f where {conditions} and f.ordinal = 1 offset 0)";
        var hits = wish.SignedIn ? $"{Hits("listings.findable")} union all {Hits("listings.findable_private")}" : Hits("listings.findable");
        return $"""
            select {Shown}, null::float8, 0, 0
            from (select h.* from ({hits}) h order by assured_on desc nulls last, service_id limit {Whole(wish.Take)} offset {Whole(wish.Skip)}) p
            {Parts} order by p.assured_on desc nulls last, service_id
            """;
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
              hits as (select st_transform(f.point::geometry, 3857) as at, f.slug, f.name from listings.findable f, tile
                where {conditions} and f.longitude >= tile.west and f.longitude < tile.east and f.latitude >= tile.south and f.latitude < tile.north {near} limit 20000),
              dots as (select st_centroid(st_collect(at)) as at, count(*)::int as places, case when count(*) = 1 then min(slug) end as slug, case when count(*) = 1 then min(name) end as name
                from hits group by floor(st_x(at) / {cell}), floor(st_y(at) / {cell})),
              drawn as (select st_asmvtgeom(dots.at, tile.box, 4096, 0) as geom, places, slug, name from dots, tile)
            select coalesce(st_asmvt(drawn, 'places', 4096, 'geom'), '') from drawn where geom is not null
            """;
    }

    // Numbers of rows stand in the statement itself: the planner plans for a page, not for a tenth of everything.
    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    private string Value(object value, NpgsqlDbType type)
    {
        values.Add(new NpgsqlParameter { Value = value, NpgsqlDbType = type });
        return "$" + values.Count.ToString(CultureInfo.InvariantCulture);
    }
}
