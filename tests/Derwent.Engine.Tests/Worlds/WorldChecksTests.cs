using Derwent.Engine.Packages;
using Derwent.Engine.Worlds;
using Xunit;

namespace Derwent.Engine.Tests.Worlds;

/// <summary>Every field at its edge: what lies just inside is taken, what lies just outside is named with list, row and field.</summary>
public sealed class WorldChecksTests
{
    private static readonly WorldService Service = new() { Code = "s", Name = "S", Organisation = "O", Meets = [new("a", 1)], Starts = [1], Areas = ["x"], At = new Spot(52, -1) };
    private static readonly WorldCase One = new() { Code = "c", Needs = [new("a", 1)], Family = "f", Area = "x", Home = new Spot(52, -1), UnsafeAreas = ["x"], Age = 14 };
    private static readonly AllianceWorld Good = new()
    {
        Needs = [new("a", "A"), new("b", "B")], Areas = [new("x", "X", new Spot(52, -1), 1)], Families = [new("f", true)], Services = [Service], Cases = [One],
        OpenOffers = [new("s", 0, 1)], Precedence = [new("a", "b")],
    };

    public static TheoryData<string, AllianceWorld> Outside => new()
    {
        { "services: there are none. At least one service is needed.", Good with { Services = [] } },
        { "needs: there are none. At least one need is needed.", Good with { Needs = [] } },
        { "settings, weeks: must be 1 to 52; it is 0.", Good with { Settings = new() { Weeks = 0 } } },
        { "settings, weeks: must be 1 to 52; it is 53.", Good with { Settings = new() { Weeks = 53 } } },
        { "settings, weeklyDiscount: must be 0.01 to 1; it is 1.01.", Good with { Settings = new() { WeeklyDiscount = 1.01 } } },
        { "settings, weeklyDiscount: must be 0.01 to 1; it is NaN.", Good with { Settings = new() { WeeklyDiscount = double.NaN } } },
        { "settings, perKm: must be 0 to 100; it is -1.", Good with { Settings = new() { PerKm = -1 } } },
        { "settings, newKeyworker: must be 0 to 100; it is 101.", Good with { Settings = new() { NewKeyworker = 101 } } },
        { "settings, fairness: must be 0 to 100; it is -0.5.", Good with { Settings = new() { Fairness = -0.5 } } },
        { "settings, atMost: must be 1 to 10; it is 11.", Good with { Settings = new() { AtMost = 11 } } },
        { "arrivalsPerWeek: must be 0 to 100000; it is Infinity.", Good with { ArrivalsPerWeek = double.PositiveInfinity } },
        { "needs row 2, code: a is used twice.", Good with { Needs = [new("a", "A"), new("a", "B")], Precedence = [] } },
        { "needs row 2, code: must have 1 to 100 letters.", Good with { Needs = [new("a", "A"), new(" ", "B")], Precedence = [] } },
        { "needs row 2, code: must have 1 to 100 letters.", Good with { Needs = [new("a", "A"), new(new string('x', 101), "B")], Precedence = [] } },
        { "families row 2, code: f is used twice.", Good with { Families = [new("f", true), new("f", false)] } },
        { "areas row 1, radiusKm: must be 0.001 to 500; it is 0.", Good with { Areas = [new("x", "X", new Spot(52, -1), 0)] } },
        { "areas row 1, centre, latitude: must be -90 to 90; it is 91.", Good with { Areas = [new("x", "X", new Spot(91, -1), 1)] } },
        { "areas row 1, centre, longitude: must be -180 to 180; it is -181.", Good with { Areas = [new("x", "X", new Spot(52, -181), 1)] } },
        { "services row 1, meets: it meets no need.", Good with { Services = [Service with { Meets = [] }] } },
        { "services row 1, meets row 1, need: there is no need gold.", Good with { Services = [Service with { Meets = [new("gold", 1)] }] } },
        { "services row 1, meets row 1, strength: must be 0.001 to 1; it is 1.1.", Good with { Services = [Service with { Meets = [new("a", 1.1)] }] } },
        { "services row 1, meets: names a need twice.", Good with { Services = [Service with { Meets = [new("a", 1), new("a", 1)] }] } },
        { "services row 1, minAge: must be 0 to 120; it is -1.", Good with { Services = [Service with { MinAge = -1 }] } },
        { "services row 1, maxAge: must be 12 to 120; it is 11.", Good with { Services = [Service with { MinAge = 12, MaxAge = 11 }] } },
        { "services row 1, maxAge: must be 0 to 120; it is 121.", Good with { Services = [Service with { MaxAge = 121 }] } },
        { "services row 1, areas: there is no area y.", Good with { Services = [Service with { Areas = ["y"] }] } },
        { "services row 1, at, latitude: must be -90 to 90; it is -91.", Good with { Services = [Service with { At = new Spot(-91, 0) }] } },
        { "services row 1, places: must be 1 to 10000; it is 0.", Good with { Services = [Service with { Places = 0 }] } },
        { "services row 1, stay: must be 1 to 104; it is 105.", Good with { Services = [Service with { Stay = 105 }] } },
        { "services row 1, starts: 53 weeks are too many; 52 at most.", Good with { Services = [Service with { Starts = [.. Enumerable.Repeat(1, 53)] }] } },
        { "services row 1, starts: must be 0 to 10000; it is -1.", Good with { Services = [Service with { Starts = [1, -1] }] } },
        { "services row 2, code: s is used twice.", Good with { Services = [Service, Service] } },
        { "services, starts: no service has a place in any of the 12 weeks.", Good with { Services = [Service with { Starts = [.. Enumerable.Repeat(0, 12), 1] }] } },
        { "cases row 1, family: there is no family g.", Good with { Cases = [One with { Family = "g" }] } },
        { "cases row 1, age: must be 0 to 25; it is 26.", Good with { Cases = [One with { Age = 26 }] } },
        { "cases row 1, area: there is no area y.", Good with { Cases = [One with { Area = "y" }] } },
        { "cases row 1, home, longitude: must be -180 to 180; it is 181.", Good with { Cases = [One with { Home = new Spot(0, 181) }] } },
        { "cases row 1, travelLimitKm: must be 0 to 1000; it is -1.", Good with { Cases = [One with { TravelLimitKm = -1 }] } },
        { "cases row 1, often: must be 0.001 to 1000000; it is 0.", Good with { Cases = [One with { Often = 0 }] } },
        { "cases row 1, unsafeAreas: there is no area y.", Good with { Cases = [One with { UnsafeAreas = ["y"] }] } },
        { "cases row 1, needs: there must be 1 to 20; there are 0.", Good with { Cases = [One with { Needs = [] }] } },
        { "cases row 1, needs row 1, weight: must be 0.001 to 10; it is 10.5.", Good with { Cases = [One with { Needs = [new("a", 10.5)] }] } },
        { "cases row 1, needs: names a need twice.", Good with { Cases = [One with { Needs = [new("a", 1), new("a", 1)] }] } },
        { "cases row 2, code: c is used twice.", Good with { Cases = [One, One] } },
        { "openOffers row 1, service: there is no service t.", Good with { OpenOffers = [new("t", 0, 1)] } },
        { "openOffers row 1, week: must be 0 to 51; it is 52.", Good with { OpenOffers = [new("s", 52, 1)] } },
        { "openOffers row 1, places: must be 1 to 10000; it is 0.", Good with { OpenOffers = [new("s", 0, 0)] } },
        { "precedence row 1, first: there is no need z.", Good with { Precedence = [new("z", "b")] } },
        { "precedence row 1, then: there is no need z.", Good with { Precedence = [new("a", "z")] } },
        { "precedence row 1: a before a is a circle; nothing could ever start.", Good with { Precedence = [new("a", "a")] } },
    };

    [Theory, MemberData(nameof(Outside))]
    public void WhatLiesOutside_IsNamed(string sentence, AllianceWorld world) => Assert.Equal([sentence], WorldChecks.Faults(world));

    public static TheoryData<AllianceWorld> Inside => new()
    {
        Good, Good with { Settings = new() { Weeks = 52, WeeklyDiscount = 1, PerKm = 100, NewKeyworker = 100, Fairness = 100, AtMost = 10 } },
        Good with { Settings = new() { Weeks = 1, WeeklyDiscount = 0.01, PerKm = 0, NewKeyworker = 0, Fairness = 0, AtMost = 1 }, ArrivalsPerWeek = 100_000 },
        Good with { Services = [Service with { Places = 10_000, Stay = 104, Starts = [.. Enumerable.Repeat(10_000, 52)], MinAge = 120, MaxAge = 120, At = new Spot(-90, 180) }] },
        Good with { Services = [Service with { Places = 1, Stay = 1, Starts = [.. Enumerable.Repeat(0, 11), 1], MinAge = 0, MaxAge = 0, Meets = [new("a", 0.001), new("b", 1)], At = null, Areas = [] }] },
        Good with { Cases = [One with { Age = 25, TravelLimitKm = 1000, Often = 1_000_000, Needs = [new("a", 10), new("b", 0.001)], Home = new Spot(90, -180) }, One with { Code = "d", Age = 0, TravelLimitKm = 0, Family = null, Area = null, Home = null, UnsafeAreas = [] }] },
        Good with { Needs = [.. Good.Needs, .. Enumerable.Range(0, 20).Select(n => new WorldNeed($"n{n}", "N"))], Cases = [One with { Code = new string('c', 100), Needs = [.. Enumerable.Range(0, 20).Select(n => new CaseNeed($"n{n}", 1))] }] },
        Good with { OpenOffers = [new("s", 51, 10_000), new("s", 0, 1)], Precedence = [new("a", "b"), new("a", "b")] },
    };

    [Theory, MemberData(nameof(Inside))]
    public void WhatLiesInside_IsTaken(AllianceWorld world) => Assert.Empty(WorldChecks.Faults(world));

    [Fact]
    public void TooManyRows_AreCountedByList()
    {
        var many = Good with { OpenOffers = [.. Enumerable.Repeat(new OpenOffer("s", 0, 1), 20_001)] };
        Assert.Equal(["openOffers: 20001 rows are too many; 20000 are read at most. Divide the world into areas."], WorldChecks.Faults(many));
        Assert.Empty(WorldChecks.Faults(many with { OpenOffers = [.. many.OpenOffers.Skip(1)] }));
        foreach (var (list, world) in new[]
        {
            ("cases", Good with { Cases = [.. Enumerable.Repeat(One, 20_001)] }), ("services", Good with { Services = [.. Enumerable.Repeat(Service, 20_001)] }),
            ("needs", Good with { Needs = [.. Enumerable.Repeat(new WorldNeed("a", "A"), 20_001)] }), ("areas", Good with { Areas = [.. Enumerable.Repeat(Good.Areas[0], 20_001)] }),
            ("families", Good with { Families = [.. Enumerable.Repeat(Good.Families[0], 20_001)] }), ("precedence", Good with { Precedence = [.. Enumerable.Repeat(Good.Precedence[0], 20_001)] }),
        })
            Assert.Equal([$"{list}: 20001 rows are too many; 20000 are read at most. Divide the world into areas."], WorldChecks.Faults(world));
    }

    [Fact]
    public void MoreThanTwentyFaults_AreCut_AndCounted()
    {
        var faults = WorldChecks.Faults(Good with { Services = [Service with { Starts = [1, .. Enumerable.Repeat(-1, 25)] }] });
        Assert.Equal((21, "… and 5 more."), (faults.Count, faults[^1]));
        Assert.Equal(20, WorldChecks.Faults(Good with { Services = [Service with { Starts = [1, .. Enumerable.Repeat(-1, 20)] }] }).Count);
    }

    [Fact]
    public void ALongCircle_IsShownFromWhereItBegins() => Assert.Equal(["precedence row 1: b before c before d before b is a circle; nothing could ever start."],
        WorldChecks.Faults(Good with { Needs = [new("a", "A"), new("b", "B"), new("c", "C"), new("d", "D")], Precedence = [new("a", "b"), new("b", "c"), new("c", "d"), new("d", "b")] }));

    [Fact]
    public void TwoWaysToOneNeed_AreNoCircle() => Assert.Empty(
        WorldChecks.Faults(Good with { Needs = [new("a", "A"), new("b", "B"), new("c", "C"), new("d", "D")], Precedence = [new("a", "b"), new("a", "c"), new("b", "d"), new("c", "d")] }));
}
