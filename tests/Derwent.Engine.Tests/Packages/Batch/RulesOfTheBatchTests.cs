using Derwent.Engine.Packages;
using Derwent.Engine.Packages.Batch;
using Derwent.Engine.Worlds;
using Xunit;
using static Derwent.Engine.Tests.Packages.Batch.SmallWorld;

namespace Derwent.Engine.Tests.Packages.Batch;

/// <summary>Whatever a file says about people and services, the rules hear of it; and who decides together.</summary>
public sealed class RulesOfTheBatchTests
{
    private static readonly Spot Middle = new(52.9, -1.47);
    private static Spot North(double km) => new(Middle.Latitude + km / 111.195, Middle.Longitude);

    private static WorldCase One => Case("c", ("a", 2)) with { Age = 14, Gender = "boy", Languages = ["English"], Home = Middle, Area = "A01" };
    private static WorldService Hall => Service("s", "a", 1) with { At = North(3) };

    private static AllianceWorld Town(WorldCase one, WorldService service) => World([one], service) with { Areas = [new("A01", "Park", Middle, 1), new("A02", "Dale", North(3), 1)] };

    public static TheoryData<Rule, string, WorldCase, WorldService> Against => new()
    {
        { Rule.Unsafe, "Meets at Service s, which is in Dale. They are not safe there.", One with { UnsafeAreas = ["A02"] }, Hall },
        { Rule.Suspended, "No new offers: the alliance has suspended this organisation.", One, Hall with { Standing = Standing.Suspended } },
        { Rule.Consent, "They did not agree to Os.", One with { NotWith = ["Ot", "Os"] }, Hall },
        { Rule.Age, "For 16 and over.", One, Hall with { MinAge = 16 } },
        { Rule.Age, "For 12 and under.", One, Hall with { MaxAge = 12 } },
        { Rule.Sex, "For girls and young women only.", One, Hall with { OnlyFor = "girl" } },
        { Rule.Language, "Works in Polish, not in English.", One, Hall with { Languages = ["Polish"] } },
        { Rule.Access, "Does not offer step-free access.", One with { Access = ["step-free"] }, Hall with { Access = ["sign language"] } },
        { Rule.Area, "Takes people from Dale, not from Park.", One, Hall with { Areas = ["A02"] } },
        { Rule.TooFar, "3.0 km away; the limit for this plan is 2 km.", One with { TravelLimitKm = 2 }, Hall },
        { Rule.Full, "Full.", One, Hall with { Starts = [0, 0, 0, 0, 0, 0, 5] } },
    };

    [Theory, MemberData(nameof(Against))]
    public void EveryRule_HearsWhatTheFileSays(Rule rule, string because, WorldCase one, WorldService service)
    {
        var problem = ProblemBuilder.Build(Town(one, service));
        Assert.Equal((0, 0, rule, because), (problem.Removed.Single().Case, problem.Removed.Single().Service, problem.Removed.Single().Rule, problem.Removed.Single().Because));
        Assert.Empty(problem.Columns);
    }

    public static TheoryData<WorldCase, WorldService> For => new()
    {
        { One, Hall }, { One with { Age = null, Gender = null, Home = null, Area = null, Languages = [] }, Hall with { MinAge = 16, OnlyFor = "girl", Areas = ["A02"], Languages = ["Polish"] } },
        { One with { UnsafeAreas = ["A02"], TravelLimitKm = 1 }, Hall with { At = null, Online = true } }, { One with { UnsafeAreas = ["A01"] }, Hall },
        { One with { NotWith = ["Ot"], Access = ["step-free"] }, Hall with { Areas = ["A02", "A01"], Languages = ["Polish", "English"], Access = ["step-free"], OnlyFor = "boy", MinAge = 14, MaxAge = 14 } },
    };

    [Theory, MemberData(nameof(For))]
    public void WhatIsNotKnown_OrFits_RemovesNobody(WorldCase one, WorldService service)
    {
        Assert.Empty(ProblemBuilder.Build(Town(one, service)).Removed);
        Assert.Single(ProblemBuilder.Build(Town(one, service)).Columns);
    }

    [Fact]
    public void AServiceForOtherNeeds_IsNeitherPossibleNorRemoved()
    {
        var problem = ProblemBuilder.Build(World([Case("c", ("a", 1))], Service("s", "a", 1), Service("t", "b", 1) with { MinAge = 16 }));
        Assert.Equal((1, 0), (problem.Choices.Length, problem.Removed.Count));
    }

    [Fact]
    public void OnlyThoseOfAFamilyWhoNeedIt_GoTogether_AndStrangersNever()
    {
        WorldCase[] three = [Case("c", ("a", 1)) with { Family = "case 2" }, Case("d", ("b", 1)) with { Family = "case 2" }, Case("x", ("a", 1))];
        var problem = ProblemBuilder.Build(World(three, Service("s", "a", 1) with { Family = true }) with { Families = [new("case 2", true)] });
        // Whatever a family is called: the third case is nobody's sister.
        Assert.Equal(["0,1", "2"], problem.CasesOf.Select(cases => string.Join(',', cases)));
        Assert.Equal([0, 0, 1], problem.UnitOf);
        Assert.Equal(["0", "2"], problem.Choices.Select(choice => string.Join(',', choice.Members)));
    }

    [Fact]
    public void WhereARuleOtherThanSafetyKeepsOneOut_TheOthersStillGoTogether()
    {
        WorldCase[] three = [.. new[] { 10, 15, 16 }.Select(age => Case("c" + age, ("a", 1)) with { Family = "f", Age = age })];
        var problem = ProblemBuilder.Build(World(three, Service("s", "a", 1) with { Family = true, MinAge = 14 }) with { Families = [new("f", true)] });
        Assert.Equal("1,2", string.Join(',', Assert.Single(problem.Choices).Members));
        Assert.Equal((0, Rule.Age), (problem.Removed.Single().Case, problem.Removed.Single().Rule));
    }

    [Fact]
    public void TravelAndANewKeyworker_AreCountedForEachOfAFamily()
    {
        WorldCase[] two = [One with { Family = "f", Keyworker = "Os" }, One with { Code = "d", Family = "f", Keyworker = "Ot" }];
        var town = Town(One, Hall with { Family = true });
        var problem = ProblemBuilder.Build(town with { Cases = two, Families = [new("f", true)], Settings = new WorldSettings { Weeks = 6, PerKm = .1, NewKeyworker = .25 } });
        Assert.Equal(2 * .1 * 3 + .25, Assert.Single(problem.Choices).Cost, 4);
    }

    [Fact]
    public void WhatMustWait_WaitsForItsOwnNeedOnly()
    {
        // Beta after Alpha, and Alpha has a place: the one service waits for the slot of Alpha, Gamma for nothing.
        var world = World([Case("x", ("a", 1)), Case("c", ("c", 1), ("a", 1), ("b", 1))], Service("s", "a", 2), Service("t", "b", 1), Service("u", "c", 1)) with { Precedence = [new("a", "b")] };
        var problem = ProblemBuilder.Build(world);
        Assert.Equal([(0, ""), (0, ""), (1, "2"), (2, "")], problem.Choices.Select(choice => (choice.Service, string.Join(',', choice.After))).Order());
    }

    [Fact]
    public void WhereSomeOfAFamilyAreNotSafe_TheOthersGoEachAlone()
    {
        var four = new[] { "A01", "A02", "A02", "A01" }.Select((area, n) => One with { Code = "c" + n, Family = "f", UnsafeAreas = [area] }).ToArray();
        var town = Town(One, Hall with { Family = true });
        var problem = ProblemBuilder.Build(town with { Cases = four, Families = [new("f", true)] });
        Assert.Equal(["0", "3"], problem.Choices.Select(choice => string.Join(',', choice.Members)));
        Assert.Equal([1, 2], problem.Removed.Select(one => one.Case));
    }

    [Fact]
    public void AServiceThatDoesMore_WaitsForWhatOneOfItsNeedsWaitsFor()
    {
        Precedence[] order = [new("c", "a"), new("a", "b")];
        string After(WorldCase[] cases, string service, params WorldService[] services)
        {
            var problem = ProblemBuilder.Build(World(cases, services) with { Precedence = order, Families = [new("f", true)] });
            return string.Join(';', problem.Choices.Where(choice => problem.World.Services[choice.Service].Code == service).Select(choice => string.Join(',', choice.After)));
        }
        // The first need of the file waits for the second: its service does Beta and something nobody waits for.
        WorldCase[] one = [Case("c", ("b", 1), ("a", 1), ("d", 1))];
        Assert.Equal("1", After(one, "t", Service("s", "a", 1), Service("t", "b", 1) with { Meets = [new("b", 1), new("d", 1)] }));
        Assert.Equal("", After(one, "s", Service("s", "a", 1), Service("t", "b", 1)));
        // A brother's Beta does not wait for his sister's Alpha.
        WorldCase[] two = [Case("c", ("a", 1), ("d", 1)) with { Family = "f" }, Case("d", ("b", 1)) with { Family = "f" }];
        Assert.Equal("", After(two, "u", Service("s", "a", 1), Service("u", "d", 1) with { Family = true, Meets = [new("d", 1), new("b", 1)] }));
    }
}
