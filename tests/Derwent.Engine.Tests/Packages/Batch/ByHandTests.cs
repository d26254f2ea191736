using Derwent.Engine.Packages;
using Derwent.Engine.Packages.Batch;
using Derwent.Engine.Worlds;
using Xunit;
using static Derwent.Engine.Tests.Packages.Batch.SmallWorld;

namespace Derwent.Engine.Tests.Packages.Batch;

/// <summary>The batch on worlds of a few rows, where points and places can be worked out.</summary>
public sealed class ByHandTests
{
    [Fact]
    public void APlan_IsWorthWhatItsNeedsWeigh_AfterWaiting_TravelKeyworkerAndFairness()
    {
        var home = new Spot(52.9, -1.47);
        var world = World([Case("c", ("a", 2), ("b", 1)) with { Home = home, Keyworker = "Oother" }], Service("s", "a", 0, 1) with { At = new Spot(52.9 + 2 / 111.195, -1.47), Meets = [new("a", .5)] })
            with { Settings = new WorldSettings { Weeks = 6, PerKm = .1, NewKeyworker = .3, Fairness = 4 } };
        var answer = Run(world);
        var met = 2 * .5 * .93;
        Assert.Equal(met - .1 * 2 - .3 + 4 * Math.Sqrt(met / 3), answer.Plan.Objective, 3);
        Assert.Equal((met / 3, met / 3, 1), (Math.Round(answer.Plan.NeedMet, 9), Math.Round(answer.Plan.WorstDecile, 9), answer.Plan.Helped));
        Assert.Equal(met / 3, answer.Cases[0].Met, 9);
        Assert.Equal(["b"], answer.Cases[0].Open);
        Assert.Equal(met - .1 * 2 + 4 * Math.Sqrt(met / 3), Run(world with { Cases = [world.Cases[0] with { Keyworker = "Os" }] }).Plan.Objective, 3);
    }

    [Fact]
    public void Standings_AreOfAll_OfTheTenthWhoGotLeast_AndOfThoseReached()
    {
        // Ten who could be helped and one whom nobody can; eight places.
        var cases = Enumerable.Range(0, 11).Select(n => Case("c" + n, (n == 10 ? "b" : "a", 1))).ToArray();
        var answer = Run(World(cases, Service("s", "a", 8)));
        Assert.Equal((8 / 11.0, 0, 8, 1), (answer.Plan.NeedMet, answer.Plan.WorstDecile, answer.Plan.Helped, answer.Unreachable));
        Assert.Equal(8, answer.Bound!.Value, 6);
        Assert.Equal(0, answer.Gap!.Value, 6);
        Assert.Equal(1, Run(World(cases[..10], Service("s", "a", 10))).Plan.WorstDecile, 9);
        Assert.Equal(.25, (answer with { Plan = answer.Plan with { Objective = 6 } }).Gap!.Value, 6);
        Assert.Null((answer with { Bound = null }).Gap);
        Assert.Equal((60, false), (answer.Rounds, answer.TimeWasUp));
    }

    [Fact]
    public void AFamily_StartsTogether_AndTakesOnePlace()
    {
        WorldCase[] two = [Case("c", ("a", 2)) with { Family = "f" }, Case("d", ("a", 1)) with { Family = "f" }];
        var world = World(two, Service("s", "a", 1) with { Family = true }) with { Families = [new("f", true)] };
        var answer = Run(world);
        Assert.Equal((3, 2), (answer.Plan.Objective, answer.Plan.Helped));
        Assert.Equal(("d", "c"), (Assert.Single(answer.Cases[0].Recommended[0].With), Assert.Single(answer.Cases[1].Recommended[0].With)));
        // A service for one at a time, or a family that did not ask for it: one place helps one.
        Assert.Equal(2, Run(world with { Services = [Service("s", "a", 1)] }).Plan.Objective);
        Assert.Equal(2, Run(world with { Families = [new("f", false)] }).Plan.Objective);
        // Where one of them is not safe, nobody goes together.
        var area = new WorldArea("A", "Dale", new Spot(52.9, -1.47), 1);
        var apart = Run(world with { Areas = [area], Services = [Service("s", "a", 2) with { Family = true, At = new Spot(52.9, -1.47) }], Cases = [two[0] with { UnsafeAreas = ["A"] }, two[1]] });
        Assert.Equal((1, 1), (apart.Plan.Objective, apart.Plan.Helped));
        Assert.Equal(Rule.Unsafe, apart.Cases[0].Others[0].Rule);
        Assert.Empty(apart.Cases[1].Recommended[0].With);
    }

    [Fact]
    public void PlacesThatAreOffered_AreNotGivenAgain()
    {
        var world = World([Case("c", ("a", 1)), Case("d", ("a", 1))], Service("s", "a", 2, 1));
        Assert.Equal(2, Run(world).Plan.Objective);
        Assert.Equal(1.93, Run(world with { OpenOffers = [new("s", 0, 1)] }).Plan.Objective, 6);
        Assert.Equal(.93, Run(world with { OpenOffers = [new("s", 0, 5)] }).Plan.Objective, 6);
        foreach (var later in new[] { 6, 7 }) Assert.Equal(2, Run(world with { OpenOffers = [new("s", later, 5)] }).Plan.Objective);
        var free = ProblemBuilder.Free(world with { OpenOffers = [new("s", 0, 5), new("s", 1, 1)] });
        Assert.Equal((0, 0, 0), (free[0, 0], free[0, 1], free[0, 5]));
    }

    [Fact]
    public void WhatComesFirst_BindsOnlyWhereItCanStartAtAll()
    {
        var world = World([Case("c", ("a", 1), ("b", 1))], Service("t", "b", 1)) with { Precedence = [new("a", "b")] };
        Assert.Equal(1, Run(world).Plan.Objective);
        Assert.Equal(1, Run(world with { Services = [Service("s", "a", 0, 0), Service("t", "b", 1)] }).Plan.Objective);
        // Alpha in week 2: Beta has a place in week 0 only, and waits for nobody else's Alpha.
        Assert.Equal(.93 * .93, Run(world with { Services = [Service("s", "a", 0, 0, 1), Service("t", "b", 1)] }).Plan.Objective, 6);
        Assert.Equal(1 + .93 * .93, Run(world with { Services = [Service("s", "a", 0, 0, 1), Service("t", "b", 1)], Cases = [Case("c", ("a", 1)), Case("d", ("b", 1))] }).Plan.Objective, 6);
        // One service that does both starts both.
        Assert.Equal(2, Run(world with { Services = [Service("s", "a", 1) with { Meets = [new("a", 1), new("b", 1)] }] }).Plan.Objective);
    }

    [Fact]
    public void TwoServicesForOneNeed_AddUpToAllOfIt_AndNoFurther()
    {
        var half = World([Case("c", ("a", 2))], Service("s", "a", 1) with { Meets = [new("a", .6)] }, Service("t", "a", 1) with { Meets = [new("a", .6)] });
        Assert.Equal(2, Run(half).Plan.Objective, 9);
        Assert.Equal(2, Run(half).Cases[0].Recommended.Count);
        Assert.Equal(.8, Run(half).Cases[0].Recommended[0].Points, 4);
    }

    [Fact]
    public void AtMostSoMany_RunAtATime_AndTheNextBeginsWhenOneEnds()
    {
        var world = World([Case("c", ("a", 3), ("b", 2))], Service("s", "a", 1) with { Stay = 2 }, Service("t", "b", 1, 1, 1, 1));
        Assert.Equal(5, Run(world).Plan.Objective);
        Assert.Equal(3 + 2 * .93 * .93, Run(world with { Settings = world.Settings with { AtMost = 1 } }).Plan.Objective, 6);
    }

    [Fact]
    public void WhatAColumnGains_IsWhatTheDraftIsThenWorth_AndClearingGivesItAllBack()
    {
        foreach (var seed in new[] { 1, 2, 3 })
        {
            var world = WorldMaker.Make(new WorldPlan(12, 16, seed)) with { Settings = new WorldSettings { Fairness = 5, NewKeyworker = .3 } };
            var problem = ProblemBuilder.Build(world with { Families = [.. world.Families.Select(family => family with { Together = true })] });
            foreach (var floor in new[] { 0, .4 })
            {
                var draft = new Draft(problem) { Floor = floor };
                for (var column = 0; column < problem.Columns.Length; column++)
                {
                    if (!draft.Fits(column)) continue;
                    var (before, gain) = (draft.Value(), draft.Gain(column));
                    draft.Add(column);
                    Assert.Equal(gain, draft.Value() - before, 9);
                    Assert.False(draft.Fits(column));
                }
                Assert.True(draft.Chosen.Sum(list => list.Count) > 3 && draft.Left.Zip(problem.Places).Any(pair => pair.First < pair.Second));
                Assert.Equal(draft.Value(), Enumerable.Range(0, problem.Units).Sum(draft.Value), 9);
                var again = PackageAssembly.Restore(problem, [.. draft.Chosen.Select(list => list.ToList())]);
                again.Floor = floor;
                Assert.Equal(draft.Value(), again.Value(), 9);
                for (var unit = 0; unit < problem.Units; unit++) draft.Clear(unit);
                Assert.Equal((0, true), (draft.Value(), draft.Left.SequenceEqual(problem.Places)));
                var fresh = new Draft(problem);
                Assert.All(Enumerable.Range(0, problem.Columns.Length), column => Assert.Equal(fresh.Fits(column), draft.Fits(column)));
            }
        }
    }

    [Fact]
    public void TheWorstOff_AreLifted_WhereThatCostsNextToNothing()
    {
        // Without fairness all points are equal: ten who have three needs could take everything.
        var cases = Enumerable.Range(0, 12).Select(n => Case("c" + n, ("a", 1), ("b", 1))).ToArray();
        var answer = PackageAssembly.Run(World(cases, Service("s", "a", 12), Service("t", "b", 6)), new Effort(5, 1, 400));
        Assert.Equal((18, .5), (answer.Plan.Objective, answer.Plan.WorstDecile));
    }

    [Fact]
    public void OneStartForAFamily_GainsWhatItBringsToEachOfThem()
    {
        var world = World([Case("c", ("a", 2)) with { Family = "f" }, Case("d", ("a", 1), ("b", 4)) with { Family = "f" }, Case("e", ("b", 3)) with { Family = "f" }],
            Service("s", "a", 1) with { Family = true, Meets = [new("a", .5), new("b", 1)] }) with { Families = [new("f", true)], Settings = new WorldSettings { Fairness = 10, PerKm = 0 } };
        var draft = new Draft(ProblemBuilder.Build(world));
        Assert.Equal(1 + 10 * Math.Sqrt(.5) + 4.5 + 10 * Math.Sqrt(4.5 / 5) + 3 + 10, draft.Gain(0), 9);
        draft.Add(0);
        Assert.Equal((1, 4.5, 3), (draft.Met(0), draft.Met(1), draft.Met(2)));
    }
}
