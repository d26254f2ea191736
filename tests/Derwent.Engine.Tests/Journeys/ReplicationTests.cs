using Derwent.Engine.Journeys;
using Derwent.Engine.Worlds;
using Xunit;

namespace Derwent.Engine.Tests.Journeys;

/// <summary>What each way of giving places away does to those who wait, in worlds so small that it can be worked out.</summary>
public sealed class ReplicationTests
{
    private static WorldService Service(string code, int places, int stay, params string[] meets) =>
        new() { Code = code, Name = code, Organisation = "O", Meets = [.. meets.Select(need => new Help(need, 1))], Starts = [1], Places = places, Stay = stay };

    private static AllianceWorld World(double arrivals, WorldCase[] cases, params WorldService[] services) =>
        new() { Needs = [new("a", "A"), new("b", "B"), new("gold", "Gold")], Cases = cases, Services = services, ArrivalsPerWeek = arrivals };

    private static WorldCase Case(string code, params (string Need, double Weight)[] needs) => new() { Code = code, Needs = [.. needs.Select(need => new CaseNeed(need.Need, need.Weight))] };

    private static Waits Run(AllianceWorld world, Policy policy, double weeks = 400, int runs = 5) => JourneySimulation.Run(world, policy, new Runs(weeks, runs, 3));

    [Theory]
    [InlineData(Policy.Alliance)]
    [InlineData(Policy.Engine)]
    public void WhereThereIsAlwaysAPlace_NobodyWaits(Policy policy)
    {
        var waits = Run(World(2, [Case("c", ("a", 1), ("b", 2))], Service("s", 100, 2, "a"), Service("t", 100, 2, "b")), policy);
        Assert.Equal((0, 0, 0, 0), (waits.MeanWait.Mean, waits.NinetiethWait.Mean, waits.NotStarted.Mean, waits.HandOffs.Mean));
        Assert.Equal(policy, waits.Policy);
        Assert.Equal(["a", "b", "gold"], waits.ByNeed.Select(one => one.Need));
    }

    [Theory]
    [InlineData(Policy.Siloed)]
    [InlineData(Policy.Alliance)]
    [InlineData(Policy.Engine)]
    public void ANeedNobodyMeets_NeverStarts(Policy policy)
    {
        var waits = Run(World(2, [Case("c", ("gold", 1))], Service("s", 100, 2, "a")), policy);
        Assert.Equal((1, 0, 0), (waits.NotStarted.Mean, waits.MeanWait.Mean, waits.HandOffs.Mean));
        var half = Run(World(2, [Case("c", ("gold", 1), ("a", 1))], Service("s", 100, 2, "a")), policy);
        Assert.InRange(half.NotStarted.Mean, policy == Policy.Siloed ? .6 : .5, policy == Policy.Siloed ? .8 : .5);
    }

    [Fact]
    public void InSilos_FourReferrersAreTried_AWeekApart()
    {
        // Each knows the only service with one chance in five: .8 + .64 + .512 hand-offs, four tries in all, a week each on the way.
        var waits = Run(World(4, [Case("c", ("a", 1))], Service("s", 1000, 2, "a")), Policy.Siloed, weeks: 2000);
        Assert.Equal(.8 + .64 + .512, waits.HandOffs.Mean, .04);
        Assert.Equal(Math.Pow(.8, 4), waits.NotStarted.Mean, .02);
        Assert.Equal(.2 * (.8 + 2 * .64 + 3 * .512) / (1 - Math.Pow(.8, 4)), waits.MeanWait.Mean, .05);
        Assert.True(waits.NinetiethWait.Mean > waits.MeanWait.Mean);
    }

    [Fact]
    public void InSilos_AFullServiceHasItsOwnLine()
    {
        // Who finds it joins the line: less than one arrival in two finds it at all, so the line is that of a queue with 59% of the arrivals.
        var waits = Run(World(1.2, [Case("c", ("a", 1))], Service("s", 1, 1, "a")), Policy.Siloed, weeks: 4000);
        var line = new ErlangC(1, 1.2 * (1 - Math.Pow(.8, 4)), 1);
        Assert.Equal(line.MeanWait + 1.225, waits.MeanWait.Mean, .2);
    }

    [Fact]
    public void OneLine_TakesWhoHasWaitedLongest_WhateverTheNeedOrTheWeight()
    {
        var waits = Run(World(.85, [Case("c", ("a", 1)), Case("d", ("b", 3))], Service("s", 1, 1, "a", "b")), Policy.Alliance, weeks: 6000);
        var queue = new ErlangC(1, .85, 1);
        Assert.Equal(queue.MeanWait, waits.MeanWait.Mean, 1.2);
        Assert.Equal(waits.ByNeed[0].MeanWait.Mean, waits.ByNeed[1].MeanWait.Mean, .5);
        Assert.Equal((0, 0), (waits.ByNeed[2].MeanWait.Mean, waits.ByNeed[2].NinetiethWait.Mean));
    }

    [Fact]
    public void TheEngine_TakesTheGreaterNeedFirst_ButNobodyWaitsForEver()
    {
        var world = World(.85, [Case("c", ("a", 1)), Case("d", ("b", 3))], Service("s", 1, 1, "a", "b"));
        var waits = Run(world, Policy.Engine, weeks: 6000);
        Assert.True(waits.ByNeed[1].MeanWait.Mean * 1.8 < waits.ByNeed[0].MeanWait.Mean, $"{waits.ByNeed[1].MeanWait} against {waits.ByNeed[0].MeanWait}");
        // The place is as busy as ever: on the whole people wait as long as in one line.
        Assert.Equal(Run(world, Policy.Alliance, weeks: 6000).MeanWait.Mean, waits.MeanWait.Mean, .6);
        Assert.True(waits.NotStarted.Mean < .01);
    }

    [Fact]
    public void TheEngine_StartsBothNeedsAtOnce_WhereOneServiceMeetsBoth()
    {
        WorldCase[] both = [Case("c", ("a", 1), ("b", 1))];
        var service = Service("s", 1, 1, "a", "b");
        // One line asks for two places for each person, so .45 people a week fill nine tenths of it; the engine asks for one.
        var line = Run(World(.45, both, service), Policy.Alliance, weeks: 3000);
        var engine = Run(World(.45, both, service), Policy.Engine, weeks: 3000);
        Assert.Equal(new ErlangC(1, .45, 1).MeanWait, engine.MeanWait.Mean, .15);
        Assert.Equal(engine.ByNeed[0].MeanWait.Mean, engine.ByNeed[1].MeanWait.Mean, 9);
        Assert.True(line.MeanWait.Mean > 3 * engine.MeanWait.Mean);
    }

    [Fact]
    public void TheEngine_TakesTheServiceThatMeetsMost_WhenSeveralAreFree()
    {
        // With the wide one, both needs start and one place is taken; with the narrow one first, two are.
        WorldCase[] both = [Case("c", ("a", 1), ("b", 1))];
        var waits = Run(World(.5, both, Service("narrow", 1, 4, "a"), Service("wide", 50, 1, "a", "b")), Policy.Engine, weeks: 1000);
        Assert.Equal((0, 0), (waits.MeanWait.Mean, waits.NotStarted.Mean));
    }

    [Fact]
    public void AnotherSeed_GivesAnotherAnswer_AndTwoRunsAreEnough()
    {
        var world = World(.85, [Case("c", ("a", 1))], Service("s", 1, 1, "a"));
        Waits Of(long seed) => JourneySimulation.Run(world, Policy.Alliance, new Runs(200, 2, seed));
        Assert.NotEqual(Of(1).MeanWait, Of(2).MeanWait);
        Assert.Equal(2, Of(1).MeanOfRuns.Count);
        Assert.NotEqual(Of(1).MeanOfRuns[0], Of(1).MeanOfRuns[1]);
        Assert.Equal(Of(1).MeanOfRuns.Average(), Of(1).MeanWait.Mean, 12);
    }

    [Fact]
    public void WhoIsTogetherInAFile_ComesAlone_AndPlacesInTheFileDoNotMatter()
    {
        var world = World(2, [Case("c", ("a", 1)) with { Family = "f" }, Case("d", ("a", 1)) with { Family = "f" }], Service("s", 100, 2, "a") with { Starts = [0, 0], Family = true })
            with { Families = [new("f", true)], OpenOffers = [new("s", 0, 5)] };
        var waits = Run(world, Policy.Alliance);
        Assert.Equal((0, 0), (waits.MeanWait.Mean, waits.NotStarted.Mean));
    }
}
