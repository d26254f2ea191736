using Derwent.Engine.Packages;
using Derwent.Engine.Packages.Batch;
using Derwent.Engine.Worlds;
using Xunit;
using static Derwent.Engine.Tests.Packages.Batch.SmallWorld;

namespace Derwent.Engine.Tests.Packages.Batch;

/// <summary>What is said about each service: why it, what would be next, why not.</summary>
public sealed class ExplanationTests
{
    private static string Said(AssemblyAnswer answer, int row = 0) => Assert.Single(answer.Cases[row].Recommended).Because;
    private static string Passed(AssemblyAnswer answer, string service, int row = 0) => answer.Cases[row].Others.Single(other => other.Service == service).Because;

    [Fact]
    public void WhyAService_IsSaidWithTheNextBest()
    {
        Assert.Equal("Meets alpha; starts this week. No other service for this has a place left.", Said(Run(World([Case("c", ("a", 2))], Service("s", "a", 1)))));
        var two = Run(World([Case("c", ("a", 2))], Service("s", "a", 1), Service("t", "a", 0, 1)));
        Assert.Equal("Meets alpha; starts this week. Next best with a place left: Service t in 1 week, as good (2.00 against 1.86 points).", Said(two));
        Assert.Equal(("s", 0, "Service t", Margin.Close, 2, 0), (two.Cases[0].Recommended[0].Service, two.Cases[0].Recommended[0].Week, two.Cases[0].Recommended[0].RunnerUp, two.Cases[0].Recommended[0].Margin, two.Cases[0].Recommended[0].Points, two.Cases[0].Recommended[0].Price));
        Assert.EndsWith("Service t in 4 weeks, somewhat behind (2.00 against 1.50 points).", Said(Run(World([Case("c", ("a", 2))], Service("s", "a", 1), Service("t", "a", 0, 0, 0, 0, 1)))), StringComparison.Ordinal);
        Assert.EndsWith("Service t this week, well behind (2.00 against 1.00 points).", Said(Run(World([Case("c", ("a", 2))], Service("s", "a", 1), Service("t", "a", 1) with { Meets = [new("a", .5)] }))), StringComparison.Ordinal);
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
        Assert.Equal("Possible, but one service at a time is enough.", Passed(Run(enough with { Settings = enough.Settings with { AtMost = 1 } }), "t"));
        // Safety first: Alpha can only start in week 3, and Beta has places before that alone.
        Assert.Equal("Possible, but what comes first has not started, or enough is running at that time.", Passed(Run(enough with { Services = [Service("s", "a", 0, 0, 0, 1), Service("t", "b", 1)], Precedence = [new("a", "b")] }), "t"));
        Assert.Equal("For 16 and over.", Passed(Run(enough with { Cases = [Case("c", ("a", 3), ("b", 1)) with { Age = 14 }], Services = [Service("s", "a", 1), Service("t", "b", 1) with { MinAge = 16 }] }), "t"));
    }

    [Fact]
    public void TheNextBest_IsTheBestOtherServiceForTheSameNeed_ThatIsWorthIt()
    {
        const string none = "No other service for this has a place left.";
        var two = World([Case("c", ("a", 2))], Service("s", "a", 1, 1));
        Assert.EndsWith(none, Said(Run(two)), StringComparison.Ordinal);
        // One at a time: Beta could begin instead, but it is no other way to do Alpha.
        var other = World([Case("c", ("a", 3), ("b", 1))], Service("s", "a", 1), Service("t", "b", 1));
        Assert.EndsWith(none, Said(Run(other with { Settings = other.Settings with { AtMost = 1 } })), StringComparison.Ordinal);
        // Four kilometres at a point each cost more than the need is worth.
        var far = World([Case("c", ("a", 2)) with { Home = new Spot(52.9, -1.47) }], Service("s", "a", 1), Service("t", "a", 1) with { At = new Spot(52.9 + 4 / 111.195, -1.47) });
        Assert.EndsWith(none, Said(Run(far with { Settings = far.Settings with { PerKm = 1 } })), StringComparison.Ordinal);
        var (half, more) = (Service("t", "a", 1) with { Meets = [new("a", .5)] }, Service("u", "a", 1) with { Meets = [new("a", .8)] });
        var (one, turned) = (Run(World([Case("c", ("a", 2))], Service("s", "a", 1), half, more)), Run(World([Case("c", ("a", 2))], Service("s", "a", 1), more, half)));
        Assert.Equal(("Service u", Margin.Behind), (one.Cases[0].Recommended[0].RunnerUp, one.Cases[0].Recommended[0].Margin));
        Assert.Equal(one.Cases[0].Recommended[0].Because, turned.Cases[0].Recommended[0].Because);
    }

    [Fact]
    public void APrice_IsSaidFromATwentiethOfAPointOn()
    {
        var problem = ProblemBuilder.Build(World([Case("c", ("a", 2))], Service("s", "a", 0, 0, 0, 1)));
        var plan = new Draft(problem);
        plan.Add(0);
        Recommendation With(double price) => Assert.Single(new Explanation(problem, plan, [price]).Cases()[0].Recommended);
        Assert.Equal("Meets alpha; starts in 3 weeks. No other service for this has a place left.", With(.049).Because);
        Assert.Equal("Meets alpha; starts in 3 weeks. No other service for this has a place left. Others want this place too: one more here would be worth 0.05 points.", With(.05).Because);
        Assert.Equal((.0123, 1.6087), (With(.01234).Price, With(.01234).Points));
    }

    [Fact]
    public void Explaining_ChangesNothing()
    {
        var problem = ProblemBuilder.Build(WorldMaker.Make(new WorldPlan(12, 20, 4)));
        var plan = Baselines.FirstComeBest(problem);
        var (value, chosen) = (plan.Value(), plan.Chosen.Select(columns => string.Join(',', columns.Order())).ToList());
        var explanation = new Explanation(problem, plan, new double[problem.Places.Length]);
        string Words() => string.Join('\n', explanation.Cases().Select(one => string.Join(';', one.Recommended.Select(part => part.Because).Concat(one.Others.Select(other => other.Because)))));
        Assert.Equal(Words(), Words());
        Assert.Equal(value, plan.Value(), 9);
        Assert.Equal(chosen, plan.Chosen.Select(columns => string.Join(',', columns.Order())));
    }

    [Fact]
    public void OfAFamily_EachIsToldOfTheirOwnNeeds_AtTheirOwnRow()
    {
        var world = World([Case("c", ("a", 2)) with { Family = "f" }, Case("x", ("c", 1)), Case("d", ("b", 1), ("c", 1)) with { Family = "f" }],
            Service("s", "a", 1) with { Family = true, Meets = [new("a", 1), new("b", 1)] }, Service("t", "c", 0, 1)) with { Families = [new("f", true)] };
        var answer = Run(world);
        Assert.Equal(["c", "x", "d"], answer.Cases.Select(one => one.Case));
        Assert.Equal(["a", "b"], new[] { answer.Cases[0], answer.Cases[2] }.Select(one => one.Recommended[0].Meets.Single()));
        Assert.Equal("Meets alpha and beta; starts this week. No other service for this has a place left.", answer.Cases[0].Recommended[0].Because);
        // The one place for Gamma goes to one of the two; the other is told so, and the sister who never asked for it hears nothing.
        Assert.Empty(answer.Cases[0].Others);
        var without = answer.Cases[1].Recommended.Count == 0 ? answer.Cases[1] : answer.Cases[2];
        Assert.Equal(("t", Rule.Full), (without.Others.Single().Service, without.Others.Single().Rule));
        Assert.Equal(["c"], without.Open);
    }

    [Fact]
    public void WhatDoesNotFitBesideTheRest_SaysHowManyAreEnough()
    {
        var world = World([Case("c", ("a", 3), ("b", 2), ("c", 1))], Service("s", "a", 1), Service("t", "b", 1), Service("u", "c", 1));
        var two = Run(world with { Settings = world.Settings with { AtMost = 2 } });
        Assert.Equal("Possible, but 2 services at a time are enough.", Passed(two, "u"));
        Assert.Equal(["c"], two.Cases[0].Open);
        Assert.Equal(5 / 6.0, two.Cases[0].Met, 9);
        // Full in one week and too much in the other is no lack of places.
        var crowded = World([Case("c", ("a", 3), ("b", 1)), Case("d", ("b", 3))], Service("s", "a", 1), Service("t", "b", 1, 1));
        Assert.Equal("Possible, but one service at a time is enough.", Passed(Run(crowded with { Settings = crowded.Settings with { AtMost = 1 } }), "t"));
    }

    [Fact]
    public void APlaceLeftInAnyWeek_IsAPlaceLeft()
    {
        // The only place of this week goes to somebody else; next week there is one, and nothing is missing any more.
        var answer = Run(World([Case("c", ("a", 2)), Case("d", ("b", 1))], Service("s", "a", 1), Service("t", "b", 1, 1) with { Meets = [new("b", 1), new("a", 1)] }));
        Assert.Equal("Possible, with a place left, but it would add nothing to what is chosen.", Passed(answer, "t"));
    }

    [Fact]
    public void WhereOneAtATimeIsEnough_ThatIsTheReason_EvenForANeedThatIsMet()
    {
        var world = World([Case("c", ("a", 3))], Service("s", "a", 1), Service("t", "a", 1));
        Assert.Equal("Possible, but one service at a time is enough.", Passed(Run(world with { Settings = world.Settings with { AtMost = 1 } }), "t"));
    }

    [Fact]
    public void TheNextBest_NeedsToShareOneNeedOnly()
    {
        string? Next(WorldService service, WorldService other) => Run(World([Case("c", ("a", 3), ("b", 2), ("c", 1))], service, other) with { Settings = new WorldSettings { Weeks = 6, Fairness = 0, AtMost = 1 } }).Cases[0].Recommended.Single().RunnerUp;
        var (wide, narrow) = (Service("s", "a", 1) with { Meets = [new("a", 1), new("b", 1)] }, Service("t", "a", 1));
        Assert.Equal("Service t", Next(wide, narrow));
        Assert.Equal("Service u", Next(narrow, Service("u", "a", 0, 0, 1) with { Meets = [new("a", .5), new("c", .5)] }));
        Assert.Null(Next(narrow, Service("u", "b", 0, 0, 1) with { Meets = [new("b", .5), new("c", .5)] }));
    }

    [Fact]
    public void WhatStartsInOneWeek_StandsInTheOrderOfTheFile() =>
        Assert.Equal(["s", "t", "u"], Run(World([Case("c", ("c", 3), ("a", 1), ("b", 2))], Service("s", "a", 1), Service("t", "b", 1), Service("u", "c", 1))).Cases[0].Recommended.Select(part => part.Service));
}
