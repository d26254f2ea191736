using System.Globalization;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using Derwent.Alliance;
using Derwent.Listings;
using Xunit;

namespace Derwent.Tests.Listings;

/// <summary>The drawn map: numbers that would stand on each other are drawn further apart.</summary>
public sealed class CrowdedMapTests(House house) : IClassFixture<House>
{
    private Task<Organisation> At(string name, double longitude, double latitude) =>
        house.AnOrganisation($"{name} Trust", Tier.Member, new ServiceFacts { Name = name, Description = "A place.", Sites = [Directories.Site(longitude, latitude, "DE1 1AA", place: "Derby")] });

    [Fact]
    public async Task Places_in_one_street_are_seen_apart_and_places_across_the_city_are_seen_in_the_city()
    {
        await At("Wren workshop one", -1.4760, 52.9210);
        await At("Wren workshop two", -1.4730, 52.9225);
        await At("Wren workshop three", -1.4790, 52.9190);
        await At("Plover workshop one", -1.4760, 52.9210);
        await At("Plover workshop two", -1.4730, 52.9225);
        await At("Plover workshop three", -1.5300, 52.8900);
        using var visitor = house.Stranger();

        var street = (await visitor.Open("/find?q=wren+workshop")).Document;
        var city = (await visitor.Open("/find?q=plover+workshop")).Document;

        Assert.Contains("cut", street.QuerySelector("figure.map svg")!.ClassList);
        Assert.DoesNotContain("cut", city.QuerySelector("figure.map svg")!.ClassList);
        Assert.True(Closest(street) > 25, $"The numbers stand {Closest(street)} apart.");
        Assert.True(Closest(city) < Closest(street) / 2, $"{Closest(city)} and {Closest(street)}");
        Assert.Equal(Box(city), Box(street));
        Assert.NotEmpty(street.QuerySelectorAll("figure.map path.area"));
    }

    [Fact]
    public async Task The_moving_map_opens_on_the_same_part()
    {
        await At("Siskin studio one", -1.4760, 52.9210);
        await At("Siskin studio two", -1.4755, 52.9212);
        using var visitor = house.Stranger();

        using var answer = await visitor.Get("/find/map.json?q=siskin");
        var json = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

        var box = json["bbox"]!.AsArray().Select(degrees => degrees!.GetValue<double>()).ToArray();
        Assert.InRange(-1.4760, box[0], box[2]);
        Assert.InRange(52.9210, box[1], box[3]);
        Assert.InRange(box[2] - box[0], .01, .08);
    }

    private static string? Box(IDocument page) => page.QuerySelector("figure.map svg")!.GetAttribute("viewBox");

    private static double Closest(IDocument page)
    {
        var pins = page.QuerySelectorAll("figure.map circle.drop").Select(pin => (X: Number(pin, "cx"), Y: Number(pin, "cy"))).ToList();
        Assert.Equal(3, pins.Count);
        return pins.Index().SelectMany(one => pins.Skip(one.Index + 1).Select(other => Math.Sqrt(Math.Pow(one.Item.X - other.X, 2) + Math.Pow(one.Item.Y - other.Y, 2)))).Min();
    }

    private static double Number(IElement pin, string name) => double.Parse(pin.GetAttribute(name)!, CultureInfo.InvariantCulture);
}
