using Derwent.Engine.Packages;
using Derwent.Engine.Packages.Batch;
using Derwent.Engine.Worlds;
using Xunit;

namespace Derwent.Engine.Tests.Packages.Batch;

/// <summary>The certificate: above every plan, whichever columns and rows were left out of it.</summary>
public sealed class BoundTests
{
    private static AllianceWorld Tiny(params int[] starts) => new()
    {
        Settings = new WorldSettings { Fairness = 0, PerKm = 0 }, Needs = [new("a", "A"), new("b", "B")],
        Services = [new WorldService { Code = "s", Name = "S", Organisation = "O", Meets = [new("a", 0.5)], Starts = starts }],
        Cases = [new WorldCase { Code = "c", Needs = [new("a", 2)] }, new WorldCase { Code = "d", Needs = [new("a", 3)] }],
    };

    private static Bound Solve(AllianceWorld world) => LinearBound.Solve(ProblemBuilder.Build(world), TimeSpan.FromSeconds(20));

    [Fact]
    public void OnePlace_GoesToTheGreaterNeed_AndIsWorthTheOther()
    {
        var bound = Solve(Tiny(1));
        Assert.Equal(1.5, bound.Value!.Value, 6);
        Assert.Equal(1.0, Solve(Tiny(2)).Value!.Value - bound.Value.Value, 6);
        Assert.InRange(bound.Prices[0], 1 - 1e-6, 1.5 + 1e-6);
        Assert.Null(bound.Missing);
    }

    [Fact]
    public void AServiceStartsOnce_EvenIfTwiceWouldCoverMore() =>
        // Half of the need in week 0, and not a second half in week 1: 0.5·2 + 0.5·3, and no more.
        Assert.Equal(2.5, Solve(Tiny(2, 2)).Value!.Value, 6);

    [Fact]
    public void Waiting_CostsWhatTheDiscountSays() => Assert.Equal(1.5 * 0.93 * 0.93, Solve(Tiny(0, 0, 1)).Value!.Value, 6);

    [Fact]
    public void AtMostSoMany_AtATime()
    {
        var world = Tiny() with
        {
            Settings = new WorldSettings { Fairness = 0, PerKm = 0, AtMost = 1, Weeks = 2 },
            Services = [Service("s", "a"), Service("t", "b")], Cases = [new WorldCase { Code = "c", Needs = [new("a", 2), new("b", 3)] }],
        };
        Assert.Equal(3, Solve(world).Value!.Value, 6);
        Assert.Equal(5, Solve(world with { Settings = world.Settings with { AtMost = 2 } }).Value!.Value, 6);
        static WorldService Service(string code, string need) => new() { Code = code, Name = code, Organisation = "O", Meets = [new(need, 1)], Starts = [1], Stay = 8 };
    }

    [Fact]
    public void WhatComesFirst_HoldsTheRestBack()
    {
        var world = Tiny() with
        {
            Services = [new WorldService { Code = "s", Name = "S", Organisation = "O", Meets = [new("a", 1)], Starts = [0, 0, 1] }, new WorldService { Code = "t", Name = "T", Organisation = "O", Meets = [new("b", 1)], Starts = [1, 1, 1] }],
            Cases = [new WorldCase { Code = "c", Needs = [new("a", 1), new("b", 2)] }],
        };
        Assert.Equal(0.93 * 0.93 + 2, Solve(world).Value!.Value, 6);
        Assert.Equal(3 * 0.93 * 0.93, Solve(world with { Precedence = [new("a", "b")] }).Value!.Value, 6);
    }

    [Fact]
    public void TheSegments_LieAboveTheRoot_AndCloseToIt()
    {
        var constant = Sifting.Constant(ProblemBuilder.Build(Tiny(1) with { Settings = new WorldSettings { Fairness = 1 }, Cases = [new WorldCase { Code = "c", Needs = [new("a", 1)] }] }));
        Assert.Equal(1, Sifting.Segments.Sum(segment => segment.Length), 12);
        Assert.True(Sifting.Segments.Zip(Sifting.Segments.Skip(1)).All(pair => pair.First.Slope > pair.Second.Slope));
        for (var m = 0.0; m <= 1; m += 0.001)
        {
            var (height, left) = (constant, m);
            foreach (var (length, slope) in Sifting.Segments)
            {
                height += slope * Math.Min(length, left);
                left -= Math.Min(length, left);
            }
            Assert.InRange(height, Math.Sqrt(m) - 1e-9, Math.Max(Math.Sqrt(m) * 1.005, Math.Sqrt(m) + 0.02));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void SiftingFewColumns_EndsWhereAllColumnsEnd(long seed)
    {
        var problem = ProblemBuilder.Build(WorldMaker.Make(new WorldPlan(30, 40, seed)));
        var all = LinearBound.Solve(problem, TimeSpan.FromSeconds(30)).Value!.Value;
        Assert.Equal(all, LinearBound.Solve(problem, TimeSpan.FromSeconds(30), Baselines.FirstComeBest(problem), begin: 1, all: 0).Value!.Value, 4);
    }

    [Fact]
    public void NoTime_NoCertificate_AndSaysSo()
    {
        var none = LinearBound.Solve(ProblemBuilder.Build(Tiny(1)), TimeSpan.Zero);
        Assert.Null(none.Value);
        Assert.Equal("The linear solver did not finish within 0 s, so there is no bound.", none.Missing);
    }

    [Fact]
    public void FairnessAndTravel_AreInTheBound()
    {
        var home = new Spot(52.9, -1.47);
        var world = Tiny(1) with { Settings = new WorldSettings { Fairness = 24, PerKm = 0 }, Cases = [new WorldCase { Code = "c", Needs = [new("a", 2)], Home = home }] };
        Assert.InRange(Solve(world).Value!.Value, 1 + 24 * Math.Sqrt(.5), 1 + 24 * Math.Sqrt(.5) * 1.004);
        var far = world with { Settings = new WorldSettings { Fairness = 0, PerKm = .1 }, Services = [world.Services[0] with { At = new Spot(52.9 + 4 / 111.195, -1.47) }] };
        Assert.Equal(1 - .4, Solve(far).Value!.Value, 4);
        // Whom nothing can reach adds nothing to what can be reached.
        var two = world with { Cases = [.. world.Cases, new WorldCase { Code = "d", Needs = [new("b", 3)] }] };
        Assert.Equal(Solve(world).Value!.Value, Solve(two).Value!.Value, 6);
    }

    [Fact]
    public void TheRelaxationsOwnAnswer_IsGivenColumnByColumn()
    {
        Assert.Equal([0, 1], Solve(Tiny(1)).Shares.Select(share => Math.Round(share, 6)));
        var none = LinearBound.Solve(ProblemBuilder.Build(Tiny(1, 1)), TimeSpan.Zero);
        Assert.Equal((2, 4, 0, 0), (none.Prices.Length, none.Shares.Length, none.Prices.Sum(), none.Shares.Sum()));
    }

    [Fact]
    public void APlaceThatNobodyLacks_HasNoPrice() => Assert.Equal([0, 1], Solve(Tiny(3) with { Services = [.. Tiny(3).Services, Tiny(1).Services[0] with { Code = "t", Meets = [new("b", 1)] }], Cases = [.. Tiny(1).Cases, new WorldCase { Code = "e", Needs = [new("b", 1)] }, new WorldCase { Code = "f", Needs = [new("b", 1)] }] })
        .Prices.Select(price => Math.Round(price, 6)));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void AColumnThatComesInLate_KeepsTheRowsThatWereThereBefore(long seed)
    {
        // One at a time, and far to go: rows are broken and added before the cheaper columns come in.
        var world = WorldMaker.Make(new WorldPlan(10, 30, seed)) with { Settings = new WorldSettings { AtMost = 1, PerKm = .3, Fairness = 2 } };
        var problem = ProblemBuilder.Build(world);
        var all = LinearBound.Solve(problem, TimeSpan.FromSeconds(30)).Value!.Value;
        Assert.Equal(all, LinearBound.Solve(problem, TimeSpan.FromSeconds(30), null, begin: 1, all: 0).Value!.Value, 4);
        // And no plan is above it.
        Assert.True(Baselines.FirstComeBest(problem).Value() <= all + 1e-6);
    }
}
