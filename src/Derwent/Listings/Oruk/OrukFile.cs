using System.Globalization;
using System.Text;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;
using Microsoft.AspNetCore.OutputCaching;

namespace Derwent.Listings.Oruk;

/// <summary>Everything that fits in one file, written as it is read: lines of JSON, a table, or points for a map.</summary>
internal static class OrukFile
{
    public static IResult Of(OrukQuery asked) => new Streamed(asked);

    private sealed class Streamed(OrukQuery asked) : IResult
    {
        public async Task ExecuteAsync(HttpContext http)
        {
            var services = http.RequestServices.GetRequiredService<OrukAnswering>().EveryServiceAsync(asked, http.RequestAborted);
            var (type, name) = asked.Format switch { "csv" => ("text/csv; charset=utf-8", "services.csv"), "geojson" => ("application/geo+json", "services.geojson"), _ => ("application/x-ndjson", "services.ndjson") };
            // Written as it is read: nothing of it is kept in memory.
            if (http.Features.Get<IOutputCacheFeature>() is { } cache) cache.Context.AllowCacheStorage = false;
            http.Response.ContentType = type;
            http.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
            await (asked.Format switch { "csv" => CsvAsync(http, services), "geojson" => GeoJsonAsync(http, services), _ => LinesAsync(http, services) });
        }
    }

    private static async Task LinesAsync(HttpContext http, IAsyncEnumerable<OrukFullService> services)
    {
        await foreach (var service in services)
        {
            await http.Response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(service, OrukJson.Options), http.RequestAborted);
            await http.Response.Body.WriteAsync("\n"u8.ToArray(), http.RequestAborted);
        }
    }

    private static async Task GeoJsonAsync(HttpContext http, IAsyncEnumerable<OrukFullService> services)
    {
        await http.Response.Body.WriteAsync("{\"type\":\"FeatureCollection\",\"features\":["u8.ToArray(), http.RequestAborted);
        var first = true;
        await foreach (var service in services)
            foreach (var site in service.ServiceAtLocations ?? [])
            {
                if (site.Location is not { Latitude: { } north, Longitude: { } east }) continue;
                var feature = new { type = "Feature", id = site.Id, geometry = new { type = "Point", coordinates = new[] { east, north } }, properties = new { serviceId = service.Id, service.Name, organization = service.Organization?.Name, service.Status, place = site.Location.Name } };
                await http.Response.Body.WriteAsync(first ? [] : ","u8.ToArray(), http.RequestAborted);
                await http.Response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(feature, OrukJson.Options), http.RequestAborted);
                first = false;
            }
        await http.Response.Body.WriteAsync("]}"u8.ToArray(), http.RequestAborted);
    }

    // Cells that a spreadsheet would take for a formula are made harmless.
    private static async Task CsvAsync(HttpContext http, IAsyncEnumerable<OrukFullService> services)
    {
        await using var text = new StreamWriter(http.Response.Body, new UTF8Encoding(true), leaveOpen: true);
        await using var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape });
        csv.WriteHeader<Row>();
        await csv.NextRecordAsync();
        await foreach (var service in services)
        {
            csv.WriteRecord(Row.Of(service));
            await csv.NextRecordAsync();
        }
    }

    private sealed record Row(Guid Id, string Name, string? Organization, string? Description, string Status, string? Url, string? Email, string? Phone, int? MinimumAge, int? MaximumAge, string? Fees,
        string? Address, string? Postcode, double? Latitude, double? Longitude, string? Needs, DateOnly? AssuredDate, DateTime LastModified)
    {
        public static Row Of(OrukFullService service)
        {
            var place = service.ServiceAtLocations?[0].Location;
            var address = place?.Addresses?[0];
            return new(service.Id, service.Name, service.Organization?.Name, service.Description, service.Status, service.Url, service.Email, service.Contacts?.FirstOrDefault(contact => contact.Phones is not null)?.Phones![0].Number,
                service.MinimumAge, service.MaximumAge, service.Fees, address is null ? place?.Name : $"{address.Address_1}, {address.City}", address?.PostalCode, place?.Latitude, place?.Longitude,
                service.Attributes is { } terms ? string.Join("; ", terms.Select(term => term.TaxonomyTerm.Name)) : null, service.AssuredDate, service.LastModified);
        }
    }
}
