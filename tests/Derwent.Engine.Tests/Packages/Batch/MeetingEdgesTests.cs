using Derwent.Engine.Packages;
using Derwent.Engine.Packages.Batch;
using Xunit;
using static Derwent.Engine.Tests.Packages.SomeService;

namespace Derwent.Engine.Tests.Packages.Batch;

/// <summary>The meeting's proposal where it could go wrong unnoticed: far starts, needs named twice, nobody possible, figures.</summary>
public sealed class MeetingEdgesTests
{
    private static WhoWaits One(string code, params string[] needs) => new(code, YoungPerson(needs));
    private static MeetingPlan Propose(IReadOnlyList<WhoWaits> who, params ServiceFacts[] services) => Meeting.Propose(who, services, Today, new Effort(5, 1, 80));
    private static WhoWaits Severe(string code, params int[] severities) => new(code, YoungPerson() with { Needs = [.. severities.Select(severity => new WantedNeed("school", "School", severity))] });

    [Fact]
    public void WhatStartsInAYear_IsProposedWithItsDay_AndCountsAsInHalfAYear()
    {
        var plan = Propose([One("a", "school")], Of(1, "school") with { NextStart = Today.AddDays(400) });
        Assert.Equal(Today.AddDays(400), Assert.Single(plan.Cases[0].Parts).Start);
        Assert.Equal(Math.Pow(.93, 25), plan.NeedMet, 9);
        Assert.Equal(.93, Propose([One("a", "school")], Of(1, "school") with { NextStart = null }).NeedMet, 9);
        Assert.Equal(1, Propose([One("a", "school")], Of(1, "school") with { NextStart = Today.AddDays(6) }).NeedMet, 9);
    }

    [Fact]
    public void ANeedNamedTwice_CountsOnce_AtItsHigherSeverity()
    {
        var plan = Propose([Severe("b", 2), Severe("a", 1, 3)], Of(1, "school") with { FreePlaces = 1 });
        Assert.Equal(["school"], Assert.Single(plan.Cases[1].Parts).Needs);
        Assert.Equal(["school"], plan.Cases[0].Open);
        Assert.Empty(plan.Cases[1].Open);
        Assert.Equal((Math.Round(3 * .93 / 5, 9), Math.Round(2 * .93 / 5, 9)), (Math.Round(plan.NeedMet, 9), Math.Round(plan.FirstCome, 9)));
    }

    [Fact]
    public void Parts_StandInTheOrderInWhichTheyStart()
    {
        var parts = Propose([One("a", "school", "alone")], Of(1, "school") with { NextStart = Today.AddDays(28) }, Of(2, "alone"), Of(3, "sleep")).Cases[0].Parts;
        Assert.Equal(["Service 002", "Service 001"], parts.Select(part => part.Service.Name));
        Assert.Equal([Today.AddDays(7), Today.AddDays(28)], parts.Select(part => part.Start));
    }

    [Fact]
    public void WhereNothingIsPossible_EverybodyIsToldOfTheirOwn()
    {
        var plan = Propose([One("none"), One("a", "school", "school"), new("b", YoungPerson("school") with { NotWith = new HashSet<Guid> { Id(1001) } })], Of(1, "school") with { FreePlaces = 0 });
        Assert.Equal([("none", "", ""), ("a", "school", "Full."), ("b", "school", "They did not agree to Organisation 1.")],
            plan.Cases.Select(one => (one.Code, string.Join(",", one.Open), string.Join(" ", one.Others.Select(other => other.Because)))));
        Assert.Equal((0, 0, null), (plan.NeedMet, plan.FirstCome, plan.OfBound));
        Assert.All(plan.Cases, one => Assert.Empty(one.Parts));
    }

    [Fact]
    public void WhoHasNoNeeds_IsInTheAnswer_WithNothing()
    {
        var plan = Propose([One("none"), One("a", "school")], Of(1, "school"));
        Assert.Equal(["none", "a"], plan.Cases.Select(one => one.Code));
        Assert.Equal((0, 0, 0), (plan.Cases[0].Parts.Count, plan.Cases[0].Open.Count, plan.Cases[0].Others.Count));
        Assert.Single(plan.Cases[1].Parts);
        Assert.InRange(plan.OfBound!.Value, .99, 1.0001);
    }

    [Fact]
    public void ThreeServicesAtATime_AreEnoughForOnePerson()
    {
        var plan = Propose([One("a", "school", "alone", "money", "sleep")], [.. new[] { "school", "alone", "money", "sleep" }.Select((need, n) => Of(n + 1, need))]);
        Assert.Equal((3, 1), (plan.Cases[0].Parts.Count, plan.Cases[0].Open.Count));
        Assert.Equal("Possible, but 3 services at a time are enough.", Assert.Single(plan.Cases[0].Others).Because);
    }

    [Fact]
    public void WhoeverLosesTheOnlyPlace_LosesAllOfIt()
    {
        ServiceFacts[] services = [Of(1, "school") with { FreePlaces = 1 }, Of(2, "sleep") with { FreePlaces = 1 }];
        WhoWaits[] others = [One("b", "school"), One("c", "money"), One("d", "school") with { Seeker = YoungPerson("school") with { NotWith = new HashSet<Guid> { Id(1001) } } }];
        var cost = Meeting.Cost(others, services, Today, [Id(1), Id(2), Id(77)]);
        Assert.Equal(1, cost.People);
        Assert.Equal(2 * .93 + 24 * Math.Sqrt(.93), cost.Points!.Value, .2);
        // With a second place free, taking one of them costs nobody anything; nor does what the others do not need.
        Assert.Equal(0, Meeting.Cost(others, [services[0] with { FreePlaces = 2 }], Today, [Id(1)]).Points!.Value, 6);
        Assert.Equal(new CostToOthers(0, 0), Meeting.Cost(others, services, Today, [Id(2)]));
        Assert.Equal(new CostToOthers(0, 0), Meeting.Cost(others, services, Today, []));
        Assert.Equal(new CostToOthers(0, 0), Meeting.Cost(others, [services[0] with { FreePlaces = 0 }], Today, [Id(1)]));
    }

    [Fact]
    public void AServiceForAnOpenNeedToo_IsNotSaidToBeDoubled()
    {
        // It does school as well, which has another; but sleep is open, and what keeps it out is that three are running.
        var who = new WhoWaits("a", YoungPerson() with { Needs = [new("school", "School", 2), new("alone", "Alone", 2), new("money", "Money", 2), new("sleep", "Sleep", 0)] });
        var plan = Propose([who], Of(1, "school"), Of(2, "alone"), Of(3, "money"), Of(4, "school", "sleep") with { NextStart = Today.AddDays(49) });
        Assert.Equal("Possible, but 3 services at a time are enough.", Assert.Single(plan.Cases[0].Others).Because);
    }

    [Fact]
    public void WhoNeedsOneThingOfSeveral_LosesToo_AndOnlyWhatIsTaken()
    {
        ServiceFacts[] services = [Of(1, "school", "money") with { FreePlaces = 1 }, Of(2, "school") with { FreePlaces = 1, NextStart = Today.AddDays(42) }];
        var cost = Meeting.Cost([One("b", "school", "sleep")], services, Today, [Id(1)]);
        Assert.Equal(1, cost.People);
        // The other service still has its place, five weeks later: that is the difference.
        Assert.InRange(cost.Points!.Value, 2 * (Math.Pow(.93, 1) - Math.Pow(.93, 6)), 8);
    }
}
