using CsCheck;
using Derwent.Engine.Packages;
using Derwent.Engine.Packages.Batch;
using Xunit;
using static Derwent.Engine.Tests.Packages.SomeService;

namespace Derwent.Engine.Tests.Packages.Batch;

/// <summary>Packages for a partnership meeting: everybody who waits, and the directory as it is.</summary>
public sealed class MeetingTests
{
    private static readonly string[] Needs = ["school", "alone", "money"];
    private static readonly Effort Short = new(5, 1, Often.Times(300));

    private static WhoWaits One(string code, params string[] needs) => new(code, YoungPerson(needs));
    private static MeetingPlan Propose(IReadOnlyList<WhoWaits> who, params ServiceFacts[] services) => Meeting.Propose(who, services, Today, Short);
    private static string Named(ProposedCase one) => string.Join(",", one.Parts.Select(part => part.Service.Name));

    [Fact]
    public void TheLastPlace_GoesToWhomNobodyElseCanHelp()
    {
        // The first could have either; the second is too young for the other.
        var plan = Propose([One("a", "school"), new("b", YoungPerson("school") with { Ages = [9] })],
            Of(1, "school") with { FreePlaces = 1 }, Of(2, "school") with { FreePlaces = 1, MinAge = 14, NextStart = Today.AddDays(14) });
        Assert.Equal(["Service 002", "Service 001"], plan.Cases.Select(Named));
        Assert.True(plan.NeedMet > plan.FirstCome);
        Assert.InRange(plan.OfBound!.Value, 0.99, 1.0001);
    }

    [Fact]
    public void OneServiceIsProposedForANeed_AndTheOtherSaysSo()
    {
        var plan = Propose([One("a", "school")], Of(1, "school"), Of(2, "school") with { NextStart = Today.AddDays(21) });
        Assert.Equal("Service 001", Named(plan.Cases[0]));
        Assert.Equal(("Service 002", "Possible, but another is proposed for the same need."), (plan.Cases[0].Others[0].Service.Name, plan.Cases[0].Others[0].Because));
        Assert.Equal(("Service 002", Margin.Close), (plan.Cases[0].Parts[0].RunnerUp, plan.Cases[0].Parts[0].Margin));
    }

    [Fact]
    public void ANeedNobodyMeets_StaysOpen_AndEveryExclusionSaysWhy()
    {
        var plan = Propose([One("a", "school", "sleep")], Of(1, "school"), Of(2, "school") with { MinAge = 16 }, Of(3, "school") with { FreePlaces = 0 });
        Assert.Equal(["sleep"], plan.Cases[0].Open);
        Assert.Equal(["For 16 and over.", "Full."], plan.Cases[0].Others.Select(other => other.Because).Order());
    }

    [Fact]
    public void NobodyWaits_OrNothingIsPossible_IsAnAnswerAndNoError()
    {
        Assert.Empty(Propose([], Of(1, "school")).Cases);
        Assert.Equal(["school"], Propose([One("a", "school")]).Cases[0].Open);
        var full = Propose([One("a", "school"), One("none")], Of(1, "school") with { FreePlaces = 0 });
        Assert.Equal("Full.", full.Cases[0].Others[0].Because);
        Assert.Empty(full.Cases[1].Open);
        Assert.Null(full.OfBound);
    }

    [Fact]
    public void AServiceWithoutALimit_HelpsAll_AndCostsNobody()
    {
        var plan = Propose([One("a", "school"), One("b", "school")], Of(1, "school") with { FreePlaces = null });
        Assert.All(plan.Cases, one => Assert.Equal("Service 001", Named(one)));
        Assert.All(plan.Cases, one => Assert.Null(MeetingPlan.InWords(one.Parts[0].Price)));
    }

    [Fact]
    public void ThePriceOfALastPlace_IsWhatAnotherWouldHaveHadOfIt()
    {
        var plan = Propose([One("a", "school"), One("b", "school")], Of(1, "school") with { FreePlaces = 1 });
        var part = Assert.Single(plan.Cases.SelectMany(one => one.Parts));
        Assert.Equal((null, Margin.None), (part.RunnerUp, part.Margin));
        Assert.Equal("as much as one serious need not met at all", MeetingPlan.InWords(part.Price));
    }

    [Fact]
    public void WhatAcceptingCostsOthers_IsCountedAndWeighed()
    {
        ServiceFacts[] services = [Of(1, "school") with { FreePlaces = 1 }, Of(2, "school") with { NextStart = Today.AddDays(42) }];
        Assert.Equal(new CostToOthers(0, 0), Meeting.Cost([], services, Today, [Id(1)]));
        Assert.Equal(new CostToOthers(0, 0), Meeting.Cost([One("b", "sleep")], services, Today, [Id(1)]));
        Assert.Equal(new CostToOthers(0, 0), Meeting.Cost([new("b", YoungPerson("school") with { Ages = [40] })], [services[0] with { MaxAge = 18 }], Today, [Id(1)]));
        var waits = Meeting.Cost([One("b", "school")], services, Today, [Id(1)]);
        // Six weeks instead of one week, at two points, and what fairness adds to it.
        Assert.Equal(1, waits.People);
        Assert.InRange(waits.Points!.Value, 2 * (Math.Pow(0.93, 1) - Math.Pow(0.93, 6)), 8);
        Assert.Equal(0, Meeting.Cost([One("b", "school")], [services[0] with { FreePlaces = 5 }, services[1]], Today, [Id(1)]).Points!.Value, 6);
        Assert.Equal(new CostToOthers(0, 0), Meeting.Cost([One("b", "school")], [services[0] with { FreePlaces = null }], Today, [Id(1)]));
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(0.49, null)]
    [InlineData(0.52, "as much as one serious need waiting a week longer")]
    [InlineData(1.4, "as much as one serious need waiting a week longer")]
    [InlineData(1.6, "as much as one serious need waiting 2 weeks longer")]
    [InlineData(5, "as much as one serious need waiting 5 weeks longer")]
    [InlineData(16, "as much as one serious need waiting 25 weeks longer")]
    [InlineData(17, "as much as one serious need not met at all")]
    [InlineData(26, "as much as one serious need not met at all")]
    [InlineData(90, "as much as one serious need not met at all")]
    public void APrice_IsSaidAsAWait(double points, string? words) => Assert.Equal(words, MeetingPlan.InWords(points));

    [Fact]
    public void NoPlaceIsProposedTwice_AndNoRuleIsBroken() => Some.Sample(world =>
    {
        var plan = Meeting.Propose(world.Who, world.Services, Today, new Effort(5, 1, Often.Times(200)));
        return plan.Cases.Select(one => one.Code).SequenceEqual(world.Who.Select(one => one.Code))
            && plan.Cases.SelectMany(one => one.Parts).GroupBy(part => part.Service.Id).All(group => group.First().Service.FreePlaces is not { } free || group.Count() <= free)
            && plan.Cases.Zip(world.Who).All(pair => pair.First.Parts.All(part => Eligibility.FirstRuleAgainst(pair.Second.Seeker, part.Service) is null && part.Needs.All(part.Service.Meets.Contains))
                && pair.First.Parts.Count <= 3 + pair.First.Parts.Count(part => part.Start > Today.AddDays(7)))
            && plan.OfBound is not > 1.0001 && plan.NeedMet is >= 0 and <= 1;
    }, iter: Often.Times(60));

    [Fact]
    public void TheSameMeeting_GivesTheSameProposal() => Some.Sample(world => Words(world) == Words(world), iter: Often.Times(30));

    private static string Words((IReadOnlyList<WhoWaits> Who, IReadOnlyList<ServiceFacts> Services) world) =>
        string.Join("\n", Meeting.Propose(world.Who, world.Services, Today, new Effort(30, 1, 100)).Cases.Select(one => one.Code + Named(one) + string.Join(",", one.Others.Select(other => other.Because))));

    private static readonly Gen<(IReadOnlyList<WhoWaits> Who, IReadOnlyList<ServiceFacts> Services)> Some =
        from people in Gen.Select(Gen.Int[8, 18], Gen.Int[0, 7], Gen.Bool).Array[1, 8]
        from services in Gen.Select(Gen.Int[0, 3], Gen.Int[-1, 2], Gen.Int[0, 90], Gen.Double[0, 9]).Array[1, 10]
        select (
            (IReadOnlyList<WhoWaits>)[.. people.Select((one, n) => new WhoWaits("w" + n, YoungPerson([.. Needs.Where((_, place) => (one.Item2 >> place & 1) == 1)]) with { Ages = [one.Item1], Gender = one.Item3 ? "girl" : "boy" }))],
            (IReadOnlyList<ServiceFacts>)[.. services.Select((one, n) => Of(n + 1, one.Item1 == 3 ? [Needs[0], Needs[1]] : [Needs[one.Item1]]) with { FreePlaces = one.Item2 < 0 ? null : one.Item2, NextStart = Today.AddDays(one.Item3), Sites = [new Site("Hall", North(one.Item4))], MinAge = n % 4 == 0 ? 12 : null })]);
}
