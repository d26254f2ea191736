using Derwent.Engine.Journeys;
using Derwent.Engine.Worlds;
using Xunit;

namespace Derwent.Engine.Tests.Journeys;

/// <summary>Whom the simulation lets begin where, when several could: worked out, or compared with the formula.</summary>
public sealed class EngineLineTests
{
    private static WorldService Service(string code, int places, params (string Need, double Strength)[] meets) =>
        new() { Code = code, Name = code, Organisation = "O", Meets = [.. meets.Select(one => new Help(one.Need, one.Strength))], Starts = [1], Places = places, Stay = 1 };

    private static WorldCase Case(string code, params (string Need, double Weight)[] needs) => new() { Code = code, Needs = [.. needs.Select(need => new CaseNeed(need.Need, need.Weight))] };

    private static Waits Run(double arrivals, Policy policy, WorldCase[] cases, params WorldService[] services) => JourneySimulation.Run(
        new AllianceWorld { Needs = [new("a", "A"), new("b", "B"), new("gold", "Gold")], Cases = cases, Services = services, ArrivalsPerWeek = arrivals }, policy, new Runs(4000, 5, 3));

    [Theory]
    [InlineData(.5)]
    [InlineData(1)]
    public void AmongFreeServices_TheOneThatDoesMost_OrStandsFirst_IsTaken(double other)
    {
        // Whoever needs Alpha takes the first service when it is free, and only then makes somebody wait who needs Beta: it is busy 57% of the time, not 40%.
        var waits = Run(.8, Policy.Alliance, [Case("c", ("a", 1)), Case("d", ("b", 1))], Service("s", 1, ("a", 1), ("b", 1)), Service("t", 1000, ("a", other)));
        Assert.Equal(0, waits.ByNeed[0].MeanWait.Mean);
        Assert.Equal(.8 / 1.4 / .6, waits.ByNeed[1].MeanWait.Mean, .13);
    }

    [Fact]
    public void TheEngine_GivesWhoNeedsBoth_TheServiceThatDoesBoth_AndLeavesTheOtherFree()
    {
        // The narrow one is the only one for the young; who is older and needs both never takes it.
        var waits = Run(.8, Policy.Engine, [Case("c", ("a", 1), ("b", 1)) with { Age = 17 }, Case("d", ("gold", 1)) with { Age = 12 }],
            Service("narrow", 1, ("a", 1), ("gold", 1)), Service("wide", 50, ("a", 1), ("b", 1)) with { MinAge = 16 });
        Assert.Equal((0, 0), (waits.ByNeed[0].MeanWait.Mean, waits.ByNeed[1].MeanWait.Mean));
        Assert.Equal(new ErlangC(1, .4, 1).MeanWait, waits.ByNeed[2].MeanWait.Mean, .1);
    }

    [Fact]
    public void ANeedThatIsMetAlready_GivesNobodyPriority_AndIsCountedOnce()
    {
        // Alpha weighs most, but has begun elsewhere while Beta waits: somebody with a little more than Beta goes first.
        var waits = Run(.85, Policy.Engine, [Case("c", ("a", 9), ("b", 1)), Case("d", ("gold", 2))], Service("s", 1, ("a", 1), ("b", 1), ("gold", 1)), Service("t", 1000, ("a", 1)));
        Assert.Equal(0, waits.ByNeed[0].MeanWait.Mean);
        Assert.True(waits.ByNeed[2].MeanWait.Mean * 1.3 < waits.ByNeed[1].MeanWait.Mean, $"{waits.ByNeed[2].MeanWait} against {waits.ByNeed[1].MeanWait}");
        Assert.InRange(waits.NotStarted.Mean, 0, .01);
    }

    [Fact]
    public void WhoStillWaitsForSomething_StaysInTheLine()
    {
        var waits = Run(.8, Policy.Engine, [Case("c", ("a", 1), ("b", 1))], Service("s", 1, ("a", 1)), Service("t", 1, ("b", 1)));
        Assert.InRange(waits.NotStarted.Mean, 0, .01);
        foreach (var need in waits.ByNeed.Take(2)) Assert.Equal(new ErlangC(1, .8, 1).MeanWait, need.MeanWait.Mean, 1.0);
    }

    [Fact]
    public void WhoHasANeedThatNobodyMeets_StillWaitsForTheOther()
    {
        var waits = Run(.6, Policy.Engine, [Case("c", ("gold", 1), ("a", 1))], Service("s", 1, ("a", 1)));
        Assert.Equal(.5, waits.NotStarted.Mean, .01);
        Assert.Equal(new ErlangC(1, .6, 1).MeanWait, waits.MeanWait.Mean, .25);
    }

    [Fact]
    public void WhatIsHalfMet_CountsHalf()
    {
        // Two points half met are one; a point and a half wholly met are more.
        var waits = Run(.85, Policy.Engine, [Case("c", ("a", 2)), Case("d", ("b", 1.5))], Service("s", 1, ("a", .5), ("b", 1)));
        Assert.True(waits.ByNeed[1].MeanWait.Mean * 1.2 < waits.ByNeed[0].MeanWait.Mean, $"{waits.ByNeed[1].MeanWait} against {waits.ByNeed[0].MeanWait}");
    }

    [Fact]
    public void WhereNobodyComes_NothingIsCounted()
    {
        var world = new AllianceWorld { Needs = [new("a", "A")], Cases = [Case("c", ("a", 1))], Services = [Service("s", 1, ("a", 1))], ArrivalsPerWeek = .0001 };
        var waits = JourneySimulation.Run(world, Policy.Alliance, new Runs(.01, 2, 3));
        Assert.Equal((0, 0, 0, 0), (waits.MeanWait.Mean, waits.NinetiethWait.Mean, waits.NotStarted.Mean, waits.HandOffs.Mean));
    }
}
