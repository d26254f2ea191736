using System.Globalization;

namespace Derwent.Listings.Find;

/// <summary>What the map shows of a search.</summary>
internal sealed class TileSql(Wish wish) : FindSql(wish)
{
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
                where {About} and {Within} and f.longitude >= tile.west and f.longitude < tile.east and f.latitude >= tile.south and f.latitude < tile.north {near} limit 20000),
              dots as (select st_centroid(st_collect(at)) as at, count(*)::int as places, case when count(*) = 1 then min(slug) end as slug, case when count(*) = 1 then min(name) end as name
                from hits group by floor(st_x(at) / {cell}), floor(st_y(at) / {cell})),
              drawn as (select st_asmvtgeom(dots.at, tile.box, 4096, 0) as geom, places, slug, name from dots, tile)
            select coalesce(st_asmvt(drawn, 'places', 4096, 'geom'), '') from drawn where geom is not null
            """;
    }
}
