using Derwent.Engine.Packages;
using Derwent.Engine.Worlds;
using Xunit;

namespace Derwent.Engine.Tests.Worlds;

/// <summary>Plans out of bounds are refused, and the dice are fair.</summary>
public sealed class WorldMakerTests
{
    [Theory]
    [InlineData(0, 1, 1, "--cases must be 1 to 20000; it is 0.")]
    [InlineData(20_001, 1, 1, "--cases must be 1 to 20000; it is 20001.")]
    [InlineData(1, 0, 1, "--services must be 1 to 20000; it is 0.")]
    [InlineData(1, 20_001, 1, "--services must be 1 to 20000; it is 20001.")]
    [InlineData(1, 1, 0.04, "--places must be 0.05 to 10; it is 0.04.")]
    [InlineData(1, 1, 10.5, "--places must be 0.05 to 10; it is 10.5.")]
    [InlineData(1, 1, double.NaN, "--places must be 0.05 to 10; it is NaN.")]
    public void APlanOutOfBounds_IsRefused(int cases, int services, double places, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<WorldFault>(() => WorldMaker.Make(new WorldPlan(cases, services, 1, places))).Message);

    [Fact]
    public void AtTheBounds_AWorldIsMade()
    {
        Assert.Single(WorldMaker.Make(new WorldPlan(1, 1, 1, 10)).Cases);
        Assert.Single(WorldMaker.Make(new WorldPlan(1, 1, 1, 0.05)).Services);
    }

    [Fact]
    public void TheDice_AreFair()
    {
        var dice = new Dice(7);
        var throws = Enumerable.Range(0, 60_000).Select(_ => dice.Between(1, 6)).GroupBy(eyes => eyes).ToDictionary(group => group.Key, group => group.Count());
        Assert.Equal(6, throws.Count);
        Assert.All(throws.Values, count => Assert.InRange(count, 9_600, 10_400));
        Assert.InRange(Enumerable.Range(0, 20_000).Average(_ => dice.Exponential(3)), 2.9, 3.1);
        Assert.InRange(Enumerable.Range(0, 20_000).Average(_ => dice.Poisson(4)), 3.9, 4.1);
        Assert.InRange(Enumerable.Range(0, 20_000).Count(_ => dice.Chance(0.3)), 5_700, 6_300);
    }

    [Fact]
    public void TheDice_FallTheSameEverywhere()
    {
        // Worked out by another program from the published definitions of xoshiro256** and SplitMix64.
        var dice = new Dice(7);
        Assert.Equal([12923355070828475994, 5142052590334782674, 15488392906492639638], new[] { dice.Bits(), dice.Bits(), dice.Bits() });
        Assert.Equal([1625585125554908870, 10826585436211086949, 15282108070976422887], new[] { Dice.For(7, 3).Bits(), Dice.For(7, 4).Bits(), Dice.For(8, 3).Bits() });
        Assert.Equal(0.7005764821796896, new Dice(7).Unit(), 15);
        dice = new Dice(7);
        Assert.Equal([7, 2, 8, 9, 9, 8, 0, 1, 4, 1, 5, 7], Enumerable.Range(0, 12).Select(_ => dice.Below(10)));
        var letters = "abcdef".ToCharArray();
        new Dice(7).Shuffle<char>(letters);
        Assert.Equal("afcdbe", new string(letters));
    }

    [Fact]
    public void AWorld_HasTheCasesAndServicesOfItsPlan_AndBreaksNoRuleOfWorlds()
    {
        var world = WorldMaker.Make(new WorldPlan(500, 300, 3));
        Assert.Equal((500, 300, 14), (world.Cases.Count, world.Services.Count, world.Areas.Count));
        Assert.Equal(("C0001", "C0500", "S0001", "S0300", "A01", "A14"), (world.Cases[0].Code, world.Cases[^1].Code, world.Services[0].Code, world.Services[^1].Code, world.Areas[0].Code, world.Areas[^1].Code));
        Assert.Empty(WorldChecks.Faults(world));
    }

    [Fact]
    public void PeopleAreAsTheyAreSaidToBe()
    {
        var cases = WorldMaker.Make(new WorldPlan(4000, 300, 3)).Cases;
        double Share(Func<WorldCase, bool> what) => cases.Count(what) / (double)cases.Count;
        Assert.InRange(Share(one => one.Needs.Count == 1), .08, .11);
        Assert.InRange(Share(one => one.Needs.Count == 4), .08, .11);
        Assert.InRange(cases.Average(one => one.Needs.Count), 2.45, 2.55);
        Assert.Equal((10, 19), (cases.Min(one => one.Age), cases.Max(one => one.Age)));
        Assert.InRange(Share(one => one.Gender == "girl"), .46, .50);
        Assert.InRange(Share(one => one.Languages[0] == "English"), .92, .94);
        Assert.InRange(Share(one => one.Access.Count > 0), .04, .06);
        Assert.InRange(Share(one => one.UnsafeAreas.Count > 0), .105, .135);
        Assert.InRange(Share(one => one.NotWith.Count > 0), .03, .05);
        Assert.InRange(Share(one => one.Keyworker is not null), .18, .22);
        Assert.All(cases, one => Assert.Equal(one.Needs.Count, one.Needs.Select(need => need.Need).Distinct().Count()));
        var needs = cases.SelectMany(one => one.Needs).ToList();
        Assert.InRange(needs.Count(need => need.Weight == 1) / (double)needs.Count, .28, .32);
        Assert.InRange(needs.Count(need => need.Weight == 3) / (double)needs.Count, .23, .27);
        var asked = needs.GroupBy(need => need.Need).OrderByDescending(same => same.Count()).Select(same => same.Count()).ToList();
        Assert.InRange(asked[0] / (double)asked[^1], 3, 5);
    }

    [Fact]
    public void OneHouseholdInEight_HasTwoInTheQueue_WhoLiveAtOneDoor()
    {
        var world = WorldMaker.Make(new WorldPlan(4000, 30, 3));
        var families = world.Cases.Where(one => one.Family is not null).GroupBy(one => one.Family!).ToList();
        Assert.InRange(families.Count / (4000.0 - families.Count), .11, .14);
        Assert.All(families, family => Assert.Equal((2, 1), (family.Count(), family.Select(one => (one.Home, one.Area)).Distinct().Count())));
        Assert.Equal(world.Families.Select(family => family.Code).Order(), families.Select(family => family.Key).Order());
        Assert.InRange(world.Families.Count(family => family.Together) / (double)world.Families.Count, .43, .57);
    }

    [Fact]
    public void HomesLieInTheirArea_AndAreasAroundTheMiddle()
    {
        var world = WorldMaker.Make(new WorldPlan(400, 300, 3));
        var middle = world.Areas[0].Centre;
        Assert.All(world.Areas.Skip(1), area => Assert.InRange(area.Centre.KilometresTo(middle), 1.45, 7.05));
        Assert.InRange(world.Areas.Max(area => area.Centre.KilometresTo(middle)), 5, 7.05);
        foreach (var one in world.Cases) Assert.InRange(world.Areas.Single(area => area.Code == one.Area).Centre.KilometresTo(one.Home!.Value), 0, 1.21);
        Assert.True(world.Cases.GroupBy(one => one.Area).Max(same => same.Count()) > 1.5 * world.Cases.GroupBy(one => one.Area).Min(same => same.Count()));
    }

    [Fact]
    public void ServicesAreAsTheyAreSaidToBe()
    {
        var world = WorldMaker.Make(new WorldPlan(4000, 3000, 3));
        double Share(Func<WorldService, bool> what) => world.Services.Count(what) / 3000.0;
        Assert.InRange(Share(service => service.Standing == Standing.Good), .905, .935);
        Assert.InRange(Share(service => service.Standing == Standing.Paused), .02, .04);
        Assert.InRange(Share(service => service.Standing == Standing.Lapsed), .02, .04);
        Assert.InRange(Share(service => service.Standing == Standing.Suspended), .012, .028);
        Assert.InRange(Share(service => service.Meets.Count == 2), .42, .48);
        Assert.All(world.Services, service => Assert.Equal(service.Meets.Count, service.Meets.Select(help => help.Need).Distinct().Count()));
        Assert.InRange(Share(service => service.OnlyFor == "girl"), .05, .07);
        Assert.InRange(Share(service => service.OnlyFor == "boy"), .03, .05);
        Assert.InRange(Share(service => service.Languages.Count == 2), .18, .22);
        Assert.InRange(Share(service => service.Access.Count > 0), .67, .73);
        Assert.InRange(Share(service => service.Online), .07, .095);
        Assert.All(world.Services, service => Assert.Equal(service.Online, service.At is null));
        Assert.InRange(Share(service => service.Areas.Count > 0), .09, .13);
        Assert.All(world.Services.Where(service => service.Areas.Count > 0), service => Assert.True(!service.Online && service.Areas.Count == 2 && service.Areas[0] != service.Areas[1]));
        Assert.InRange(Share(service => service.Family), .13, .17);
        Assert.InRange(Share(service => service.At is { } at && world.Areas[0].Centre.KilometresTo(at) <= 1.3), .29, .40);
    }

    [Fact]
    public void PlacesFollowWhatIsWanted()
    {
        var world = WorldMaker.Make(new WorldPlan(4000, 3000, 3, 1));
        var needs = world.Cases.Sum(one => one.Needs.Count);
        Assert.InRange(world.Services.Sum(service => service.Starts.Sum()) / (double)needs, .9, 1.1);
        Assert.InRange(WorldMaker.Make(new WorldPlan(4000, 3000, 3, 2)).Services.Sum(service => service.Starts.Sum()) / (double)needs, 1.8, 2.2);
        Assert.All(world.Services, service => Assert.True(service is { Places: >= 1, Starts.Count: 12 }));
        // A third of the services starts three at a time.
        Assert.InRange(world.Services.Count(service => service.Starts.Any(start => start > 0) && service.Starts.All(start => start % 3 == 0)) / (double)world.Services.Count(service => service.Starts.Any(start => start > 0)), .2, .34);
        Assert.InRange(world.OpenOffers.Count / (double)world.Services.Sum(service => service.Starts.Count(start => start > 0)), .03, .05);
        Assert.All(world.OpenOffers, offer => Assert.True(offer.Places == 1 && world.Services.Single(service => service.Code == offer.Service).Starts[offer.Week] > 0));
        // Four in five of all places are wanted when they come free.
        Assert.Equal(.8 * world.Services.Sum(service => (double)service.Places / service.Stay) / (needs / 4000.0), world.ArrivalsPerWeek, 2);
    }
}
