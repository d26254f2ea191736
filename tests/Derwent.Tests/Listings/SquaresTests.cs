using Derwent.Listings.Find;
using Derwent.Shared.Geography;
using Xunit;

namespace Derwent.Tests.Listings;

/// <summary>The squares that the search's index holds for each place: nothing that is near enough may lie outside those that are looked up.</summary>
public sealed class SquaresTests(House house) : IClassFixture<House>
{
    // The equator, England, Shetland and as far north as there are squares; the date line is as far west as they go.
    private static readonly Place[] Places = [new("", 9.3, .4), new("", -1.476, 52.921), new("", -.9, 60.8), new("", 25, -74.9), new("", -179.2, 51.5)];

    [Fact]
    public async Task Whatever_is_near_enough_lies_in_the_squares_around_a_place()
    {
        foreach (var place in Places)
            for (var metres = 3.0; metres < 33_000; metres *= 1.23)
            {
                if (!NearestSql.Fits(place, metres)) continue;
                // On the rim, and within it; as far as the sphere of the search's own measure has it.
                var missed = await house.Behind<string>(FormattableString.Invariant(
                    $"""
                    select string_agg(st_astext(there), ', ') from (
                      select st_project(st_setsrid(st_makepoint({place.Longitude}, {place.Latitude}), 4326)::geography, {metres} * (case when i % 3 = 0 then .995 else (i % 89) / 89.0 end), radians(i * 7.3))::geometry as there
                      from generate_series(1, 200) i) around
                    where st_distancesphere(there, st_setsrid(st_makepoint({place.Longitude}, {place.Latitude}), 4326)) <= {metres}
                      and not listings.marks(st_x(there), st_y(there), date '2026-01-01') && listings.around({place.Longitude}, {place.Latitude}, {metres})
                    """));
                Assert.True(missed is null or "", $"{metres:0} m around {place}: {missed}");
            }
    }

    [Fact]
    public async Task Where_there_are_no_squares_the_search_knows_it()
    {
        foreach (var latitude in new[] { -89.9, -84, -60, 0, 52.9, 61, 74, 84.5, 90 })
            foreach (var longitude in new[] { -180, -179.9, -1.5, 179.5, 180 })
                foreach (var metres in new[] { 0d, 100, 2_000, 20_000, 31_000, 33_000, 36_000, 150_000 })
                {
                    var none = await house.Behind<bool>(FormattableString.Invariant($"select listings.around({longitude}::float8, {latitude}::float8, {metres}::float8) is null"));
                    var fits = NearestSql.Fits(new Place("", longitude, latitude), metres);
                    // It may know less than there is, never more.
                    Assert.False(none && fits, FormattableString.Invariant($"{metres} m around {longitude}, {latitude}"));
                    if (latitude is > -60 and < 61 && Math.Abs(longitude) < 179 && metres <= 20_000) Assert.True(fits);
                }
    }

    [Fact]
    public async Task A_ring_is_covered_by_a_few_squares_and_not_by_much_more_than_it_is()
    {
        for (var metres = 500; metres < 30_000; metres += 700)
        {
            var squares = await house.Behind<int>(FormattableString.Invariant($"select cardinality(listings.around(-1.476, 52.921, {metres}))"));
            Assert.InRange(squares, 5, 25);
        }
    }
}
