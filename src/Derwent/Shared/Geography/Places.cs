using Derwent.Shared.Database;
using Npgsql;

namespace Derwent.Shared.Geography;

/// <summary>A point on the map with the words somebody used for it.</summary>
/// <param name="Label">Postcode or name, as it should be shown.</param>
/// <param name="Longitude">Degrees, WGS 84.</param>
/// <param name="Latitude">Degrees, WGS 84.</param>
public sealed record Place(string Label, double Longitude, double Latitude);

/// <summary>Finds places by what people type: a postcode, the first half of one, the name of an area. Keeps nothing.</summary>
public sealed class Places(RequestDatabase database, CityMaps maps)
{
    private const string Exact = "select st_x(point::geometry), st_y(point::geometry) from geography.postcodes where postcode = $1";
    private const string District =
        "select avg(st_x(point::geometry)), avg(st_y(point::geometry)) from geography.postcodes where postcode like $1 and length(postcode) = $2 having count(*) > 0";
    private const string Named =
        """
        select st_x(centre), st_y(centre), name from geography.areas where kind = 'ward' and similarity(lower(name), $1) > .35
        order by similarity(lower(name), $1) desc, name limit 1
        """;

    /// <summary>The place, or null when nothing is known by that name.</summary>
    public async Task<Place?> FindAsync(string typed, CancellationToken stop)
    {
        var words = typed.Trim();
        if (words.Length is 0 or > 100) return null;
        if (Postcode.Tidy(words) is { } postcode) return await AskAsync(Exact, postcode, [Postcode.Plain(postcode)], stop);
        if (Postcode.IsDistrict(words))
        {
            var district = Postcode.Plain(words);
            return await AskAsync(District, district, [district + "___", district.Length + 3], stop);
        }
        return await AskAsync(Named, null, [words.ToLowerInvariant()], stop) ?? (await maps.GetAsync(database.Connection, stop)).Named(words);
    }

    /// <summary>The name of the ward around a point, or null.</summary>
    public async Task<string?> AreaOfAsync(double longitude, double latitude, CancellationToken stop)
    {
        var map = await maps.GetAsync(database.Connection, stop);
        return map.AreaAt(longitude, latitude)?.Name;
    }

    private async Task<Place?> AskAsync(string sql, string? label, object[] values, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, database.Connection);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        await using var row = await command.ExecuteReaderAsync(stop);
        return await row.ReadAsync(stop) ? new Place(label ?? row.GetString(2), row.GetDouble(0), row.GetDouble(1)) : null;
    }
}
