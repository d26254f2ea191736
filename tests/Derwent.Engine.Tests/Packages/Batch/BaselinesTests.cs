using Derwent.Engine.Packages;
using Derwent.Engine.Packages.Batch;
using Derwent.Engine.Worlds;
using Xunit;
using static Derwent.Engine.Tests.Packages.Batch.SmallWorld;

namespace Derwent.Engine.Tests.Packages.Batch;

/// <summary>How places are given away without the engine.</summary>
public sealed class BaselinesTests
{
    [Fact]
    public void TheBaselines_GiveTheOnlyPlace_EachInItsOwnWay()
    {
        var answer = Run(World([Case("first", ("a", 1)), Case("second", ("a", 3))], Service("s", "a", 1)));
        Assert.Equal(["siloed: each referrer knows 20% of the services", "shared directory, first come, need by need", "shared directory, first come, best package", "priority, one case after another"], answer.Baselines.Select(way => way.Name));
        Assert.Equal([1, 1, 3], answer.Baselines.Skip(1).Select(way => way.Objective));
        Assert.Equal(("package engine", 3), (answer.Plan.Name, answer.Plan.Objective));
    }

    [Fact]
    public void InSilos_AReferrerKnowsOneServiceInFive()
    {
        var problem = ProblemBuilder.Build(World([Case("c", ("a", 1))], Service("s", "a", 1)));
        Assert.InRange(Enumerable.Range(0, 1000).Count(seed => Baselines.Siloed(problem, seed).Met(0) > 0), 160, 240);
    }

    [Fact]
    public void NeedByNeed_TakesWhatIsBestAndSoonest_HeaviestNeedFirst_AndComesBackForWhatHadToWait()
    {
        Draft First(AllianceWorld world) => Baselines.FirstCome(ProblemBuilder.Build(world));
        // .9 of it now is more than all of it in two weeks.
        Assert.Equal(.9, First(World([Case("c", ("a", 1))], Service("s", "a", 0, 0, 1), Service("t", "a", 1) with { Meets = [new("a", .9)] })).Met(0), 9);
        // One at a time: the heavier need has the week.
        var one = World([Case("c", ("a", 1), ("b", 3))], Service("s", "a", 1), Service("t", "b", 1));
        Assert.Equal(3, First(one with { Settings = one.Settings with { AtMost = 1 } }).Met(0), 9);
        // Beta only after Alpha: heavier, asked first, and started in the second turn.
        Assert.Equal(4, First(one with { Precedence = [new("a", "b")] }).Met(0), 9);
        // Between equals the cheaper.
        var home = new Spot(52.9, -1.47);
        var near = World([Case("c", ("a", 1)) with { Home = home }], Service("s", "a", 1) with { At = new Spot(52.92, -1.47) }, Service("t", "a", 1) with { At = new Spot(52.91, -1.47) });
        var draft = First(near with { Settings = near.Settings with { PerKm = .1 } });
        Assert.Equal(1, ProblemBuilder.Build(near).Columns[Assert.Single(draft.Chosen[0])].Choice);
    }

    [Fact]
    public void Priority_IsByTheGreatestNeedOfAFamily_AndAmongEqualsByArrival()
    {
        double[] Met(AllianceWorld world) => [.. Enumerable.Range(0, world.Cases.Count).Select(Baselines.Priority(ProblemBuilder.Build(world)).Met)];
        Assert.Equal([2, 0], Met(World([Case("c", ("a", 2)), Case("d", ("a", 2))], Service("s", "a", 1))));
        var family = World([Case("x", ("a", 2)), Case("c", ("a", 1)) with { Family = "f" }, Case("d", ("a", 3)) with { Family = "f" }], Service("s", "a", 1)) with { Families = [new("f", true)] };
        Assert.Equal([0, 0, 3], Met(family));
        Assert.Equal([0, 2], Met(World([Case("c", ("a", 1)), Case("d", ("a", 1), ("b", 1))], Service("s", "a", 1) with { Meets = [new("a", 1), new("b", 1)] })));
    }

    [Fact]
    public void NeedByNeed_AmongEquals_TheFirstNamedNeed_AndTheFirstCheapestService()
    {
        var one = World([Case("c", ("a", 1), ("b", 1))], Service("s", "b", 1), Service("t", "a", 1));
        var problem = ProblemBuilder.Build(one with { Settings = one.Settings with { AtMost = 1 } });
        Assert.Equal(1, problem.Choices[problem.Columns[Assert.Single(Baselines.FirstCome(problem).Chosen[0])].Choice].Service);
        var home = new Spot(52.9, -1.47);
        int Chosen(params double[] km)
        {
            var world = World([Case("c", ("a", 1)) with { Home = home }], [.. km.Select((far, n) => Service("s" + n, "a", 1) with { At = new Spot(52.9 + far / 111.195, -1.47) })]);
            var built = ProblemBuilder.Build(world with { Settings = world.Settings with { PerKm = .1 } });
            return built.Columns[Assert.Single(Baselines.FirstCome(built).Chosen[0])].Choice;
        }
        Assert.Equal((0, 1, 0, 2), (Chosen(1, 2), Chosen(2, 1), Chosen(1, 1), Chosen(3, 2, 1)));
    }

    [Fact]
    public void NeedByNeed_OneServiceForANeedIsEnough_ThoughItDoesOnlyHalf() =>
        Assert.Equal(1.2, Baselines.FirstCome(ProblemBuilder.Build(World([Case("c", ("a", 2))], Service("s", "a", 1) with { Meets = [new("a", .6)] }, Service("t", "a", 1) with { Meets = [new("a", .5)] }))).Met(0), 9);
}
