using Derwent.Shared.Geography;
using NpgsqlTypes;

namespace Derwent.Listings.Find;

/// <summary>The statements of a search around a place. Ground is put together with words in the index, by the squares that cover it (<c>listings.around</c>).</summary>
internal sealed class NearestSql(Wish wish) : FindSql(wish)
{
    // So many are read before a ring is drawn: where hardly more match than are counted, one statement is enough.
    private const int AtMostAtFirst = 150;
    // Of the largest squares, in degrees, four reach across; a degree is taken a little short and the metres a little long. As in ListingsFinerMarks.sql.
    private const double MostUp = .32, MostAlong = .512, DegreesAMetre = 1.01 / 111_000;
    private const string Sorted = "stale, metres, service_id";

    // What lies within the distance that was asked for, by the index where it can tell.
    private string Ground => Bound is not null && Fits(Wish.Near!, Wish.WithinMetres!.Value) ? On(Around(Bound)) : "true";

    private string Need => Whole(Wish.Skip + Wish.Take);

    /// <summary>Whether there are squares for so much ground around a place: some 33 kilometres in England, and none at the poles and the date line.</summary>
    public static bool Fits(Place place, double metres)
    {
        var up = metres * DegreesAMetre;
        return up <= MostUp && Math.Abs(place.Latitude) + up <= 85 && up / Math.Cos((Math.Abs(place.Latitude) + up) * Math.PI / 180) is var along && along <= MostAlong && Math.Abs(place.Longitude) + along < 180;
    }

    /// <summary>All matches where they are few, else those in a ring that is guessed. The page is right, and only then read, where all were read, or where enough fresh ones lie within the ring's reach and more
    /// than are counted were met.</summary>
    public string Nearby() => Answer(
        $"""
        {Known(false, AtMostAtFirst)},
        first as materialized ({AtFirst($"{About} and {Within} and {Ground}")}),
        {Guess()},
        ring as materialized (select {Around("reach")} as squares from guess where more),
        around as materialized ({Each(table => $"select {Hit(table)} from {table} f where {About} and {Within}{(table == Public ? " and " + On("(select squares from ring)") : "")} and (select more from guess)")}),
        hits as materialized (select * from first where not (select more from guess) union all select * from around),
        found as materialized ({Nearest}),
        met as materialized (select t.total, t.enough, g.more and not coalesce(r.squares is not null and (t.enough >= {Need} and t.total > {Whole(Wish.Counted)}{(Bound is null ? "" : $" or g.reach >= {Bound}")}), false) as unsure, g.reach
          from guess g left join ring r on true, lateral (select greatest(g.services, count(*)::int) as total, (count(*) filter (where not stale and metres <= g.reach))::int as enough from found) t)
        """, "(select not unsure from met)", Sorted);

    /// <summary>All that match within so many metres, or all. The page is right, and only then read, where enough fresh ones were met, and more than are counted if that is to be proven; or all.</summary>
    public string Near(double? metres, bool proven)
    {
        var ring = metres is { } far ? Value(far, NpgsqlDbType.Double) : null;
        return Answer(
            $"""
            hits as materialized ({Each(table => $"select {Hit(table)} from {table} f where {About} and {Within}{(table == Public ? " and " + (ring is null ? Ground : On(Around(ring))) : "")}")}),
            found as materialized ({Nearest}),
            met as materialized (select count(*)::int as total, (count(*) filter (where not stale{(ring is null ? "" : $" and metres <= {ring}")}))::int as enough, false as unsure, null::float8 as reach from found)
            """, ring is null ? "true" : $"(select {(proven ? "" : $"total > {Whole(Wish.Counted)} and ")}enough >= {Need} from met)", Sorted);
    }

    // How far it may be to enough of them. Where nothing was read yet, by those that were checked last. Where not all could be read, by those that were: they stand at the beginning of the table, so the place
    // of the last of them says which part of all they are.
    private string Guess()
    {
        var services = Wish.WithinMetres is not null || Wish.SignedIn ? "count(distinct service_id)" : "count(*) filter (where ordinal = 1)";
        var ofAll = "least(1, ((f.places[cardinality(f.places)])::text::point)[0] / k.pages)";
        var reach = $"case when k.far_more then k.reach else f.fresh[n.th] * sqrt(1.4 * {Need} / n.th * {ofAll}) end";
        return $"""
            guess as materialized (select k.far_more or f.met >= k.most as more, f.services, {(Bound is null ? reach : $"least({reach}, {Bound})")} as reach
              from known k, (select {services}::int as services, count(*) as met, array_agg(at) filter (where not hidden) as places, array_agg(metres order by metres) filter (where not stale) as fresh from first) f,
                lateral (select nullif(least({Need}, cardinality(f.fresh)), 0) as th) n)
            """;
    }

    private string Around(string reach) => $"(select listings.around({X}, {Y}, {reach}))";

    // Sites of one service: the nearest stands for it.
    private static string Nearest => "(select * from hits where sites = 1) union all (select distinct on (service_id) * from hits where sites > 1 order by service_id, metres)";
}
