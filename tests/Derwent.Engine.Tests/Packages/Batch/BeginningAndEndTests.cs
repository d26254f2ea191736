using Derwent.Engine.Packages.Batch;
using Derwent.Engine.Worlds;
using Xunit;
using static Derwent.Engine.Tests.Packages.Batch.SmallWorld;

namespace Derwent.Engine.Tests.Packages.Batch;

/// <summary>With which plan the search begins, when the worst off are lifted at its end, and how a plan is measured.</summary>
public sealed class BeginningAndEndTests
{
    private static double[] Begun(AllianceWorld world, double? bound, params double[] shares)
    {
        var problem = ProblemBuilder.Build(world);
        var draft = PackageAssembly.Start(problem, new Bound(bound, new double[problem.Places.Length], shares, null), new Search(problem, null, 1));
        return [.. Enumerable.Range(0, world.Cases.Count).Select(c => Math.Round(draft.Met(c), 9))];
    }

    // The second likes the service better that is the only one for the first. Columns: the first with s; the second with s and with t.
    private static AllianceWorld Two => World([Case("c", ("a", 1)), Case("d", ("b", 1))], Service("s", "a", 1) with { Meets = [new("a", .9), new("b", 1)] }, Service("t", "b", 1) with { Meets = [new("b", .9)] });

    [Fact]
    public void TheSearch_BeginsWithTheRelaxationsAnswer_WhereThatIsBetter()
    {
        Assert.Equal([0, 1], Begun(Two, null, .9, .1, .9));
        Assert.Equal([.9, .9], Begun(Two, 2, .9, .1, .9));
        Assert.Equal([.9, .9], Begun(Two, 2, .41, 0, .41));
        // What is taken to less than two fifths says too little.
        Assert.Equal([0, 1], Begun(Two, 2, .4, .4, .39));
        // Between two that want one place, the one it is more sure of.
        Assert.Equal([.9, .9], Begun(Two, 2, .6, .5, 0));
        Assert.Equal([0, 1], Begun(Two, 2, .5, .6, 0));
        // The rest is filled as well: the first place only is said, the second is found.
        Assert.Equal([.9, .9], Begun(Two, 2, 1, 0, 0));
    }

    [Fact]
    public void TheWorstOff_AreLifted_WhereThatCostsLessThanAHundredth_AndElseNot()
    {
        // The last place gives the first the other half of their need, or the second the last fifth of a greater one.
        AllianceWorld Of(double weight) => World([Case("x", ("a", 1)), Case("y", ("b", weight))], Service("s", "a", 1) with { Meets = [new("a", .5)] }, Service("u", "b", 1) with { Meets = [new("b", .8)] },
            Service("t", "a", 1) with { Meets = [new("a", .5), new("b", .2)] });
        var lifted = PackageAssembly.Run(Of(2.51), new Effort(5, 1, 400));
        Assert.Equal((3.008, .8), (Math.Round(lifted.Plan.Objective, 9), Math.Round(lifted.Plan.WorstDecile, 9)));
        Assert.Equal(3.01, lifted.Bound!.Value, 6);
        var tooDear = PackageAssembly.Run(Of(2.7), new Effort(5, 1, 400));
        Assert.Equal((3.2, .5), (Math.Round(tooDear.Plan.Objective, 9), Math.Round(tooDear.Plan.WorstDecile, 9)));
    }

    [Fact]
    public void TheWorstTenth_IsTheMeanOfThoseWhoGotLeast_RoundedUp()
    {
        var cases = Enumerable.Range(0, 11).Select(n => Case("c" + n, ("a", 1))).ToArray();
        var answer = Run(World(cases, Service("s", "a", 9), Service("t", "a", 1) with { Meets = [new("a", .5)] }));
        // Nine got all, one half, one nothing: the worst two of eleven.
        Assert.Equal((9.5, .25, 10), (answer.Plan.Objective, answer.Plan.WorstDecile, answer.Plan.Helped));
    }

    [Fact]
    public void WithoutANumber_ThereAreFourHundredRoundsForEachCase() => Assert.Equal(20_400,
        PackageAssembly.Run(World([.. Enumerable.Range(0, 51).Select(n => Case("c" + n, ("a", 1)))], Service("s", "a", 1)), new Effort(60)).Rounds);
}
