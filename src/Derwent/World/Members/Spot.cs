using Derwent.Listings;
using NetTopologySuite.Geometries;

namespace Derwent.World;

/// <summary>One invented venue at a believable point of the city.</summary>
internal sealed record Spot(string Key, string Name, string Address, string Postcode, string Area, double North, double East, string? Bus = null)
{
    public SiteFacts Facts => new(Name, Address, "Derby", Postcode, new Point(East, North) { SRID = 4326 }, Area, Bus);
}

/// <summary>Where the demo's services meet. Streets and postcodes are made up; areas are the city's own.</summary>
internal static class Spots
{
    public static IReadOnlyList<Spot> All { get; } =
    [
        new("weir", "The Weir", "12 Example Street", "DE23 0AA", "Normanton", 52.9032, -1.4831, "Bus 5 or 6 to Village Street, then 2 minutes on foot. The blue door."),
        new("friar-gate", "Friar Gate Studios", "3 Example Yard", "DE1 0ZA", "Friar Gate", 52.9243, -1.4852, "Five minutes from the bus station. Ring the bell marked “studio”."),
        new("theatre", "Derby Theatre, stage door", "Example Walk", "DE1 0ZB", "City centre", 52.9201, -1.4729, "Two minutes from the bus station. Ask for the stage door."),
        new("base", "The Base", "1 Example Place", "DE1 0ZC", "City centre", 52.9212, -1.4762, "In the middle of the city; every bus stops near."),
        new("alvaston-pitches", "Alvaston pitches", "Example Lane", "DE24 0ZA", "Alvaston North", 52.8990, -1.4368, "Bus 1 to the park gates."),
        new("mackworth-hall", "Mackworth hall", "40 Example Road", "DE22 0YA", "Mackworth", 52.9260, -1.5186, "Bus 28 stops outside."),
        new("lounge", "The Lounge", "7 Example Row", "DE22 0YB", "Darley", 52.9352, -1.4785, "Ten minutes along the river from the city centre, lit all the way."),
        new("ymca-house", "YMCA campus", "770 Example Street", "DE24 0ZC", "Alvaston North", 52.9068, -1.4472, "Bus 1 or 6.1 to the campus."),
        new("sinfin-hall", "Sinfin hall", "9 Example Way", "DE24 0ZD", "Sinfin", 52.8838, -1.4801, "Bus 4 to the shops."),
        new("millbrook-hall", "Millbrook Hall", "2 Millbrook Parade", "DE24 0ZE", "Alvaston South", 52.8921, -1.4352, "Bus 1 to Millbrook Parade; we meet you at the stop."),
        new("rivermead-gate", "Rivermead Academy, main gate", "Example Drive", "DE24 0ZF", "Alvaston South", 52.8949, -1.4403),
        new("rec", "The Rec", "Example Green", "DE24 0ZG", "Alvaston South", 52.8908, -1.4331),
        new("northbank", "Northbank Music Lab", "21 Example Wharf", "DE1 0ZD", "City centre", 52.9291, -1.4704),
        new("fernhill", "Fernhill gym", "Unit 4, Example Court", "DE21 0YA", "Chaddesden", 52.9287, -1.4446, "Bus 20 to Fernhill."),
        new("peartree-house", "Peartree house", "88 Example Terrace", "DE23 0AB", "Arboretum", 52.9061, -1.4729, "Bus 1A to Peartree. The door with the tiles."),
        new("roundhouse", "The makers’ shed", "Example Sidings", "DE24 0ZH", "Pride Park", 52.9149, -1.4602, "Through the station, over the bridge."),
        new("moorways-shed", "Moorways shed", "Example Close", "DE24 0ZJ", "Sinfin & Osmaston", 52.8901, -1.4611),
        new("osmaston-hall", "Osmaston hall", "5 Example Avenue", "DE24 0ZK", "Sinfin & Osmaston", 52.8962, -1.4640),
        new("kitchen", "Mackworth Kitchen", "41 Example Road", "DE22 0YC", "Mackworth", 52.9256, -1.5203),
        new("advice-corner", "Normanton Advice Corner", "150 Example Street", "DE23 0AC", "Normanton", 52.9050, -1.4846, "On the corner by the chemist."),
        new("kite-house", "Kite house", "6 Example Gardens", "DE1 0ZE", "City centre", 52.9182, -1.4808, "A house like any other. There is a bell and no sign."),
        new("garden", "The walled garden", "Behind the bandstand", "DE23 0AD", "Arboretum", 52.9112, -1.4716),
        new("spondon-water", "Spondon water", "Example Lock", "DE21 0YB", "Spondon", 52.9118, -1.4082),
        new("rainbow", "Rainbow Corner", "Upstairs at 14 Example Passage", "DE1 0ZF", "City centre", 52.9229, -1.4779, "We tell you the door when you text us."),
        new("chaddesden-library", "Chaddesden library room", "Example Park", "DE21 0YC", "Chaddesden", 52.9313, -1.4389, "Bus 20 to the park."),
        new("next-stop", "Next Stop", "2 Example Place", "DE1 0ZG", "City centre", 52.9207, -1.4751),
        new("polish-hall", "The Polish hall", "52 Example Street", "DE23 0AE", "Normanton", 52.9108, -1.4790),
        new("council-house", "Council family centre", "Example Corner", "DE24 0ZL", "Sinfin & Osmaston", 52.8992, -1.4660),
        new("markeaton-yard", "Pony yard", "Example Farm", "DE22 0YD", "Allestree", 52.9349, -1.5062, "Bus to the park, then ten minutes through the trees. Wear boots."),
        new("kickstart", "Kickstart Arena", "Example Estate", "DE21 0YD", "Spondon", 52.9144, -1.4230),
        new("littleover-library", "Littleover library", "Example Square", "DE23 0AF", "Littleover", 52.9031, -1.5079),
        new("allestree-hut", "Explorers’ hut", "Example Woods", "DE22 0YE", "Allestree", 52.9521, -1.4912),
        new("oakwood-school", "Oakwood school hall", "Example Rise", "DE21 0YE", "Oakwood", 52.9438, -1.4401),
    ];

    public static Spot Of(string key) => All.First(spot => spot.Key == key);
}
