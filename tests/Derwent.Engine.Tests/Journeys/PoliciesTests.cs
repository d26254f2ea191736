using Derwent.Engine.Journeys;
using Derwent.Engine.Worlds;
using Xunit;

namespace Derwent.Engine.Tests.Journeys;

/// <summary>Intervals, queues at their edges, and nonsense refused.</summary>
public sealed class PoliciesTests
{
    private static AllianceWorld Town => WorldMaker.Make(new WorldPlan(20, 30, 5));

    [Theory]
    [InlineData(0, 20, "--weeks must be more than 0; it is 0.")]
    [InlineData(10_000_001, 20, "--weeks must be more than 0; it is 10000001.")]
    [InlineData(10, 1, "--runs must be 2 to 1000; it is 1.")]
    [InlineData(10, 1001, "--runs must be 2 to 1000; it is 1001.")]
    [InlineData(9_999_999, 2, "--weeks: more than 50 million arrivals in one run are too many.")]
    public void NonsenseIsRefused(double weeks, int runs, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<WorldFault>(() => JourneySimulation.Run(Town with { ArrivalsPerWeek = 100 }, Policy.Alliance, new Runs(weeks, runs))).Message);

    [Theory]
    [InlineData(new[] { 1.0, 3 }, 2, 12.706)]
    [InlineData(new[] { 1.0, 2, 3 }, 2, 2.484)]
    [InlineData(new[] { 1.0, 2, 3, 4, 5, 6, 7, 8, 9, 10 }, 5.5, 2.166)]
    [InlineData(new[] { 1.0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 }, 6, 2.228)]
    public void AnInterval_IsStudents(double[] values, double mean, double half)
    {
        var interval = Interval.Of(values);
        Assert.Equal((mean, half), (Math.Round(interval.Mean, 6), Math.Round(interval.Half, 3)));
        Assert.True(interval.Holds(interval.From) && interval.Holds(interval.To) && !interval.Holds(interval.To + 0.001) && !interval.Holds(interval.From - 0.001));
    }

    [Theory]
    [InlineData(1, 1.0, 1.0)]
    [InlineData(2, 3.0, 1.0)]
    public void AFullQueue_NeverEnds(int places, double arrivals, double rate)
    {
        var queue = new ErlangC(places, arrivals, rate);
        Assert.Equal((1, double.PositiveInfinity, double.PositiveInfinity), (queue.ChanceOfWaiting, queue.MeanWait, queue.NinetiethWait));
    }

    [Fact]
    public void AnAlmostEmptyQueue_HasNobodyWaitingAtTheNinetieth() => Assert.Equal(0, new ErlangC(10, 1, 1).NinetiethWait);

    [Fact]
    public void TheAssumptions_AreFinishedSentences() => Assert.All(JourneySimulation.Assumptions, sentence => Assert.EndsWith(".", sentence, StringComparison.Ordinal));
}
