using Derwent.Shared.Geography;

namespace Derwent.Listings.Import;

/// <summary>Where a service is, in the several ways in which directories say it.</summary>
internal static class ServiceSites
{
    public static (IReadOnlyList<SiteFacts> Sites, bool Online) Read(Bag service, Notes notes)
    {
        var online = false;
        var sites = new List<SiteFacts>();
        var locations = service.List("service_at_locations").Select(at => at.Object("location")).OfType<Bag>().Concat(service.List("locations"));
        foreach (var location in locations)
        {
            if (location.Text("location_type") == "virtual") online = true;
            else if (Site(location, notes) is { } site && !sites.Contains(site)) sites.Add(site);
        }
        if (sites.Count > 100) notes.Mended($"only the first 100 of its {sites.Count} places were taken");
        return (sites.Take(100).ToList(), online);
    }

    private static SiteFacts? Site(Bag location, Notes notes)
    {
        var addresses = location.List("addresses", "physical_addresses");
        var address = addresses.Count == 0 ? location : addresses.OrderBy(a => a.Text("address_type") == "physical" ? 0 : 1).First();
        var town = Mend.Line(address.Text("city"), 100, "town", notes);
        var postcode = Mend.PostcodeOf(address.Text("postal_code"), address.Text("country"), notes);
        var street = Mend.Line(string.Join(", ", new[] { address.Text("attention"), address.Text("address_1"), address.Text("address_2") }.Where(part => !string.IsNullOrWhiteSpace(part)).Select(part => part!.Trim())), 300, "address", notes);
        var name = Mend.Line(location.Text("name"), 300, "place's name", notes);
        var point = Mend.PointOf(Longitude(location), Latitude(location), notes);
        if (location.Truth("mask_exact_address") == true)
        {
            notes.Mended("its exact address is to be hidden: only the town and the first half of the postcode were taken");
            return new SiteFacts(null, null, town, postcode is { Length: > 4 } && Postcode.Tidy(postcode) is not null ? postcode.Split(' ')[0] : null, null);
        }
        if (street is null && postcode is null && point is null && name is null) return null;
        return new SiteFacts(name, street, town, postcode, point, null, Practical(location, notes));
    }

    private static string? Practical(Bag location, Notes notes)
    {
        var words = location.List("accessibility", "accessibilities").Select(one => one.Text("description", "accessibility", "name"))
            .Append(location.Text("transportation")).OfType<string>().Distinct();
        return Mend.Line(string.Join(" ", words), 300, "access", notes);
    }

    private static double? Latitude(Bag location) => location.Number("latitude") ?? location.Object("geometry")?.Pair("coordinates")?.Y;

    private static double? Longitude(Bag location) => location.Number("longitude") ?? location.Object("geometry")?.Pair("coordinates")?.X;
}
