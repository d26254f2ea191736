using Derwent.Shared.Geography;
using NetTopologySuite.Geometries;
using Npgsql;

namespace Derwent.Listings.Import;

/// <summary>Gives places without coordinates those of their postcode, and names the part of the city, as far as geography was imported.</summary>
internal sealed class Enrich(NpgsqlConnection connection, CityMap map)
{
    private readonly Dictionary<string, Point?> known = [];

    /// <param name="services">As the directory tells of them.</param>
    /// <param name="free">Waits until the connection may be asked; most batches have nothing to ask.</param>
    /// <param name="stop">Ends it.</param>
    public async Task<IReadOnlyList<ImportedService>> PlacesAsync(IReadOnlyList<ImportedService> services, Func<Task> free, CancellationToken stop)
    {
        await LearnAsync(free, services.SelectMany(service => service.Facts.Sites).Where(site => site.Point is null)
            .Select(site => Postcode.Plain(site.Postcode)).Where(postcode => postcode.Length >= 5 && !known.ContainsKey(postcode)).Distinct().ToArray(), stop);
        return [.. services.Select(service => service with { Facts = service.Facts with { Sites = [.. service.Facts.Sites.Select(Placed)] } })];
    }

    private SiteFacts Placed(SiteFacts site)
    {
        var point = site.Point ?? known.GetValueOrDefault(Postcode.Plain(site.Postcode));
        var part = point is null || map.IsSchematic ? null : map.AreaAt(point.X, point.Y)?.Name;
        return site with { Point = point, Place = site.Place ?? part ?? site.Town };
    }

    private async Task LearnAsync(Func<Task> free, string[] postcodes, CancellationToken stop)
    {
        if (postcodes.Length == 0) return;
        await free();
        foreach (var postcode in postcodes) known[postcode] = null;
        await using var command = new NpgsqlCommand("select postcode, point::geometry from geography.postcodes where postcode = any ($1)", connection) { Parameters = { new() { Value = postcodes } } };
        await using var rows = await command.ExecuteReaderAsync(stop);
        while (await rows.ReadAsync(stop)) known[rows.GetString(0)] = await rows.GetFieldValueAsync<Point>(1, stop);
    }
}
