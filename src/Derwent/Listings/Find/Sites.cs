using Derwent.Shared.Database;
using Derwent.Shared.Geography;
using Derwent.Shared.Security;
using Npgsql;

namespace Derwent.Listings.Find;

/// <summary>Where no postcodes were imported, our own listings' postcodes and parts of the city still name places.</summary>
/// <remarks>Five hundred sites are enough to know where a place is. The tests are equalities and comparisons, which row-level security lets an index answer.</remarks>
internal sealed class Sites(RequestDatabase database, KnownPlaces known, Current current)
{
    private const string ByPostcode =
        """
        select avg(st_x(point::geometry)), avg(st_y(point::geometry)), count(*) from (
          select point from listings.service_locations where point is not null and (postcode collate "C" = $1 or postcode collate "C" >= $2 and postcode collate "C" < $2 || '~') limit 500) sites
        """;
    private const string ByName =
        """
        select avg(st_x(point::geometry)), avg(st_y(point::geometry)), count(*) from (
          select point from listings.service_locations where point is not null and (place_key = $1 or town_key = $1) and $2 <> '' limit 500) sites
        """;

    public async Task<Place?> FindAsync(string typed, CancellationToken stop)
    {
        // Whoever is signed in may see sites that are not public: theirs are looked up for them alone.
        // A postcode may be somebody's home: it is looked up and not remembered.
        if (current.IsSignedIn || typed.Any(char.IsAsciiDigit)) return await LookAsync(typed, stop);
        if (known.Of(typed) is { } place) return place with { Label = typed.Trim() };
        place = await LookAsync(typed, stop);
        if (place is not null) known.Remember(typed, place);
        return place;
    }

    private async Task<Place?> LookAsync(string typed, CancellationToken stop)
    {
        if (Postcode.Tidy(typed) is { } postcode) return await AskAsync(ByPostcode, postcode, postcode, postcode[..^2], stop);
        if (Postcode.IsDistrict(typed)) return await AskAsync(ByPostcode, Postcode.Plain(typed), Postcode.Plain(typed), Postcode.Plain(typed) + " ", stop);
        return await AskAsync(ByName, typed.Trim(), typed.Trim().ToLowerInvariant(), "named", stop);
    }

    private async Task<Place?> AskAsync(string sql, string label, string first, string second, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, database.Connection) { Parameters = { new() { Value = first }, new() { Value = second } } };
        await using var row = await command.ExecuteReaderAsync(stop);
        return await row.ReadAsync(stop) && row.GetInt64(2) > 0 ? new Place(label, row.GetDouble(0), row.GetDouble(1)) : null;
    }
}
