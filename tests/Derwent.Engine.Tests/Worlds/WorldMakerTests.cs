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
}
