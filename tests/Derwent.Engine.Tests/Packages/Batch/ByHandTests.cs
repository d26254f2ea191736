using Derwent.Engine.Packages;
using Derwent.Engine.Packages.Batch;
using Derwent.Engine.Worlds;
using Xunit;

namespace Derwent.Engine.Tests.Packages.Batch;

/// <summary>The batch on worlds of a few rows, where points, places and sentences can be worked out.</summary>
public sealed class ByHandTests
{
    private static readonly Effort Short = new(5, 1, 60);

    private static WorldService Service(string code, string need, params int[] starts) =>
        new() { Code = code, Name = "Service " + code, Organisation = "O" + code, Meets = [new(need, 1)], Starts = starts };

    private static WorldCase Case(string code, params (string Need, double Weight)[] needs) => new() { Code = code, Needs = [.. needs.Select(need => new CaseNeed(need.Need, need.Weight))] };

    private static AllianceWorld World(WorldCase[] cases, params WorldService[] services) => new()
    {
        Settings = new WorldSettings { Fairness = 0, PerKm = 0, Weeks = 6 }, Needs = [new("a", "Alpha"), new("b", "Beta"), new("c", "Gamma")], Cases = cases, Services = services,
    };

    private static AssemblyAnswer Run(AllianceWorld world) => PackageAssembly.Run(world, Short);
    private static string Said(AssemblyAnswer answer, int row = 0) => Assert.Single(answer.Cases[row].Recommended).Because;
    private static string Passed(AssemblyAnswer answer, string service, int row = 0) => answer.Cases[row].Others.Single(other => other.Service == service).Because;

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
    public void WhyAService_IsSaidWithTheNextBest()
    {
        Assert.Equal("Meets alpha; starts in this week. No other service for this has a place left.", Said(Run(World([Case("c", ("a", 2))], Service("s", "a", 1)))));
        var two = Run(World([Case("c", ("a", 2))], Service("s", "a", 1), Service("t", "a", 0, 1)));
        Assert.Equal("Meets alpha; starts in this week. Next best with a place left: Service t in 1 week, as good (2.00 against 1.86 points).", Said(two));
        Assert.Equal(("s", 0, "Service t", Margin.Close, 2, 0), (two.Cases[0].Recommended[0].Service, two.Cases[0].Recommended[0].Week, two.Cases[0].Recommended[0].RunnerUp, two.Cases[0].Recommended[0].Margin, two.Cases[0].Recommended[0].Points, two.Cases[0].Recommended[0].Price));
        Assert.EndsWith("Service t in 4 weeks, somewhat behind (2.00 against 1.50 points).", Said(Run(World([Case("c", ("a", 2))], Service("s", "a", 1), Service("t", "a", 0, 0, 0, 0, 1)))), StringComparison.Ordinal);
        Assert.EndsWith("Service t in this week, well behind (2.00 against 1.00 points).", Said(Run(World([Case("c", ("a", 2))], Service("s", "a", 1), Service("t", "a", 1) with { Meets = [new("a", .5)] }))), StringComparison.Ordinal);
    }

    [Fact]
    public void ServicesForSeveralNeeds_NameThem_InOrderOfStart()
    {
        var both = Run(World([Case("c", ("a", 2), ("b", 1), ("c", 1))], Service("s", "a", 0, 1) with { Meets = [new("a", 1), new("b", 1)] }, Service("t", "c", 1)));
        Assert.Equal(["t", "s"], both.Cases[0].Recommended.Select(part => part.Service));
        Assert.StartsWith("Meets alpha and beta; starts in 1 week.", both.Cases[0].Recommended[1].Because, StringComparison.Ordinal);
        Assert.Equal(["a", "b"], both.Cases[0].Recommended[1].Meets);
        Assert.Empty(both.Cases[0].Recommended[1].With);
    }

    [Fact]
    public void APlaceThatOthersWant_HasAPrice_AndWhoGoesWithoutIsTold()
    {
        var answer = Run(World([Case("c", ("a", 2)), Case("d", ("a", 3))], Service("s", "a", 1)));
        Assert.InRange(answer.Cases[1].Recommended[0].Price, 2 - 1e-4, 3 + 1e-4);
        Assert.Matches(@" Others want this place too: one more here would be worth [23]\.00 points\.$", Said(answer, 1));
        Assert.Equal("Possible, but every place in these weeks goes to somebody for whom the plan gains more by it.", Passed(answer, "s"));
        Assert.Equal(Rule.Full, answer.Cases[0].Others[0].Rule);
    }

    [Fact]
    public void WhatIsPossible_AndNotChosen_SaysWhy()
    {
        Assert.Equal("Possible, with a place left, but it would add nothing to what is chosen.", Passed(Run(World([Case("c", ("a", 2))], Service("s", "a", 1), Service("t", "a", 0, 1))), "t"));
        var enough = World([Case("c", ("a", 3), ("b", 1))], Service("s", "a", 1), Service("t", "b", 1) with { Stay = 6 });
        Assert.Equal("Possible, but 1 services at a time are enough.", Passed(Run(enough with { Settings = enough.Settings with { AtMost = 1 } }), "t"));
        // Safety first: Alpha can only start in week 3, and Beta has places before that alone.
        Assert.Equal("Possible, but what comes first has not started, or enough is running at that time.", Passed(Run(enough with { Services = [Service("s", "a", 0, 0, 0, 1), Service("t", "b", 1)], Precedence = [new("a", "b")] }), "t"));
        Assert.Equal("For 16 and over.", Passed(Run(enough with { Cases = [Case("c", ("a", 3), ("b", 1)) with { Age = 14 }], Services = [Service("s", "a", 1), Service("t", "b", 1) with { MinAge = 16 }] }), "t"));
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
        Assert.Equal(2, Run(world with { OpenOffers = [new("s", 7, 5)] }).Plan.Objective);
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
    public void TheBoundBeginsWithTheBestColumnsOfEachNeed_AndThoseOfThePlan()
    {
        var problem = ProblemBuilder.Build(World([Case("c", ("a", 1), ("b", 1))], Service("s", "a", 1, 1, 1, 1, 1, 1), Service("t", "b", 0, 1, 1), Service("u", "a", 1) with { Meets = [new("a", .2)] }));
        Assert.Equal(Enumerable.Range(0, 9), Sifting.First(problem, null, 2, 9));
        Assert.Equal([0, 1, 6, 7], Sifting.First(problem, null, 2, 8));
        var plan = new Draft(problem);
        plan.Add(8);
        Assert.Equal([0, 6, 8], Sifting.First(problem, plan, 1, 8));
        Assert.Equal([1, 3], Sifting.Best([0, .5, -1, .1, 1e-7]));
    }

    [Fact]
    public void RowsAreAdded_OnlyWhereAnAnswerBreaksThem_AndOnce()
    {
        // Columns: Alpha in weeks 0 and 1, Beta in weeks 0 and 1. At most one at a time; Alpha first.
        var world = World([Case("c", ("a", 1), ("b", 1))], Service("s", "a", 1, 1), Service("t", "b", 1, 1));
        var problem = ProblemBuilder.Build(world with { Settings = world.Settings with { AtMost = 1 }, Precedence = [new("a", "b")] });
        Assert.Empty(new ExtraRows(problem).Broken([.5, .5, 0, 0]));
        Assert.Empty(new ExtraRows(problem).Broken([0, 0, 0, 0]));
        var rows = new ExtraRows(problem);
        var twice = Assert.Single(rows.Broken([.7, .4, 0, 0]), row => row.Columns.SequenceEqual([0, 1]));
        Assert.Equal((1.0, "1,1"), (twice.Most, string.Join(',', twice.Factors)));
        Assert.DoesNotContain(rows.Broken([.7, .4, 0, 0]), row => row.Columns.SequenceEqual([0, 1]));
        var order = Assert.Single(new ExtraRows(problem).Broken([.2, .6, .5, 0]), row => row.Most == 0);
        Assert.Equal(("2,0", "1,-1"), (string.Join(',', order.Columns), string.Join(',', order.Factors)));
        var atATime = Assert.Single(new ExtraRows(problem).Broken([.6, 0, .5, 0]), row => row.Columns.Length == 2 && row.Most == 1);
        Assert.Equal([0, 2], atATime.Columns);
    }
}
