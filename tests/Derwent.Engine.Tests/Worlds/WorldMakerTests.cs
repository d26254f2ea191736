using System.Security.Cryptography;
using System.Text;
using Derwent.Engine.Worlds;
using Xunit;

namespace Derwent.Engine.Tests.Worlds;

/// <summary>Figures are compared over years, so an invented world must stay what it was, letter by letter.</summary>
public sealed class WorldMakerTests
{
    private static string Mark(AllianceWorld world) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(WorldFile.Write(world))))[..16];

    [Theory]
    [InlineData(40, 60, 1, 1.25, "0")]
    [InlineData(7, 3, 2, 0.3, "0")]
    [InlineData(200, 300, 3, 1.25, "0")]
    public void TheWorldOfASeed_IsWhatItWas(int cases, int services, long seed, double places, string mark) => Assert.Equal(mark, Mark(WorldMaker.Make(new WorldPlan(cases, services, seed, places))));

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
    public void TheDice_FallAsTheyAlwaysFell()
    {
        var dice = new Dice(1);
        Assert.Equal("0", $"{dice.Bits()} {dice.Bits()} {dice.Bits()}");
        Assert.Equal("", $"{dice.Unit():R} {dice.Below(1000)} {dice.Between(5, 7)} {dice.Chance(0.5)} {dice.Of([1, 2, 3])} {dice.Exponential(2):R} {dice.Poisson(3)} {Dice.For(1, 2).Bits()} {Dice.For(2, 1).Bits()} {Shuffled(dice)}");
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

    private static string Shuffled(Dice dice)
    {
        int[] cards = [.. Enumerable.Range(1, 9)];
        dice.Shuffle<int>(cards);
        return string.Join("", cards);
    }
}
