using Derwent.Engine.Packages;
using Xunit;
using static Derwent.Engine.Tests.Packages.SomeService;

namespace Derwent.Engine.Tests.Packages;

public sealed class PackageRankingTests
{
    private static Proposal Propose(Seeker seeker, params ServiceFacts[] services) => PackageRanking.Propose(seeker, services, Today);

    [Fact]
    public void TheServiceThatMeetsMoreNeeds_ComesFirst()
    {
        var answer = Propose(YoungPerson("school", "alone"), Of(1, "school"), Of(2, "school", "alone"));
        Assert.Equal(["Service 002", "Service 001"], answer.Needs[1].Services.Select(one => one.Service.Name));
        Assert.Equal("school", answer.Needs[1].Need.Code);
    }

    [Fact]
    public void EqualButForStart_TheEarlierComesFirst()
    {
        var answer = Propose(YoungPerson("school"), Of(1, "school") with { NextStart = Today.AddDays(60) }, Of(2, "school"));
        Assert.Equal("Service 002", answer.Needs[0].Services[0].Service.Name);
    }

    [Fact]
    public void EqualButForDistance_TheNearerComesFirst()
    {
        var answer = Propose(YoungPerson("school"), Of(1, "school") with { Sites = [new Site("Far", North(5))] }, Of(2, "school"));
        Assert.Equal("Service 002", answer.Needs[0].Services[0].Service.Name);
    }

    [Fact]
    public void EqualButForContinuity_TheKnownOneComesFirst_AndSaysSo()
    {
        var answer = Propose(YoungPerson("school") with { KnownOrganisations = new HashSet<Guid> { Id(1002) } }, Of(1, "school"), Of(2, "school"));
        Assert.Equal("Service 002", answer.Needs[0].Services[0].Service.Name);
        Assert.EndsWith("They know this organisation already.", answer.Needs[0].Services[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void AListingNobodyAssured_IsRankedDown()
    {
        var answer = Propose(YoungPerson("school"), Of(1, "school") with { Assured = Today.AddDays(-200) }, Of(2, "school"));
        Assert.Equal("Service 002", answer.Needs[0].Services[0].Service.Name);
    }

    [Fact]
    public void TheScore_IsTheSumOfTheLinesShown()
    {
        var answer = Propose(YoungPerson("school", "alone"), Of(1, "school", "alone"));
        var one = answer.Needs[0].Services[0];
        Assert.Equal(one.Lines.Sum(line => line.Points), one.Score, 5);
        // Serious (2) a week away, half of the other serious need, 1 km: 2·.93 + 1·.93 − .06.
        Assert.Equal(2 * 0.93 + 0.93 - 0.06, one.Score, 3);
    }

    [Fact]
    public void TheReason_IsPlainEnglish() =>
        Assert.Equal("Meets this need; can start in 7 days, 1.0 km away.", Propose(YoungPerson("school"), Of(1, "school")).Needs[0].Services[0].Reason);

    [Fact]
    public void ANeedNobodyMeets_IsAGapAndSaysWhy()
    {
        var answer = Propose(YoungPerson("sleep", "school"), Of(1, "school") with { MinAge = 16 }, Of(2, "school") with { FreePlaces = 0 });
        Assert.Equal("All 2 services for this were ruled out. Counted as a gap.", answer.Needs[0].Gap);
        Assert.Equal("Nobody in the alliance offers this yet. Counted as a gap.", answer.Needs[1].Gap);
        Assert.Empty(answer.Options);
        Assert.Equal((2, 0), (answer.Looked, answer.Possible));
    }

    [Fact]
    public void MoreSevereNeeds_ComeFirst_AndTwiceTheSameCountsOnce()
    {
        var seeker = new Seeker { Needs = [new("a", "A", 1), new("b", "B", 3), new("a", "A", 2)], Ages = [14] };
        Assert.Equal([("b", 3), ("a", 2)], Propose(seeker, Of(1, "a")).Needs.Select(need => (need.Need.Code, need.Need.Severity)));
    }

    [Fact]
    public void BestCover_TakesEveryNeedItCan_AndNamesTheRunnerUp()
    {
        var answer = Propose(YoungPerson("school", "alone", "money"), Of(1, "school"), Of(2, "alone"), Of(3, "money"), Of(4, "money") with { NextStart = Today.AddDays(21) });
        var best = answer.Options[0];
        Assert.Equal(3, best.Parts.Count);
        Assert.Equal(["alone", "money", "school"], best.Well.Order());
        var money = best.Parts.Single(part => part.For.Contains("money"));
        Assert.Equal(("Service 004", Margin.Behind), (money.RunnerUp!.Service.Name, money.Margin));
        Assert.Equal(Margin.None, best.Parts.Single(part => part.For.Contains("school")).Margin);
    }

    [Fact]
    public void FewestNewFaces_StaysWithOneOrganisation()
    {
        var answer = Propose(YoungPerson("school", "alone"),
            Of(1, "school"), Of(2, "alone"),
            Of(3, "school") with { OrganisationId = Id(7), NextStart = Today.AddDays(28) }, Of(4, "alone") with { OrganisationId = Id(7), NextStart = Today.AddDays(28) });
        Assert.Equal(2, answer.Options[0].NewOrganisations);
        Assert.Equal(1, answer.Options.Single(option => option.Key == "faces").NewOrganisations);
    }

    [Fact]
    public void NearestStart_PrefersWhatCanBeginNow()
    {
        var answer = Propose(YoungPerson("school", "alone"),
            Of(1, "school", "alone") with { NextStart = Today.AddDays(70) }, Of(2, "school") with { NextStart = Today.AddDays(2), Sites = [new Site("Far", North(5.9))] });
        var soonest = answer.Options.Single(option => option.Key == "soonest");
        Assert.Equal(Today.AddDays(2), soonest.FirstStart);
    }

    [Fact]
    public void OptionsThatAreTheSame_AreShownOnce() => Assert.Single(Propose(YoungPerson("school"), Of(1, "school")).Options);

    [Fact]
    public void TakingTheLastPlace_IsSaid()
    {
        var answer = Propose(YoungPerson("school"), Of(1, "school") with { FreePlaces = 1 });
        Assert.Equal("Service 001", Assert.Single(answer.Options[0].LastPlaces).Name);
    }

    [Fact]
    public void AServiceThatHasNotSaidWhen_StartsWithinAWeek_AndOneInThePastTomorrow()
    {
        Assert.Equal(Today.AddDays(7), PackageRanking.StartOf(Of(1) with { NextStart = null }, Today));
        Assert.Equal(Today.AddDays(1), PackageRanking.StartOf(Of(1) with { NextStart = Today.AddDays(-3) }, Today));
    }

    [Fact]
    public void FiveThousandServices_AreRankedAndExplainedWellUnderASecond()
    {
        string[] codes = ["school", "alone", "money", "sleep", "online", "future", "sport"];
        var services = Enumerable.Range(1, 5000).Select(n => Of(n, codes[n % 7], codes[n * 3 % 7]) with { Sites = [new Site("Hall", North(n % 9))], FreePlaces = n % 4 }).ToList();
        var seeker = YoungPerson("school", "alone", "money", "sleep");
        PackageRanking.Propose(seeker, services, Today);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var answer = PackageRanking.Propose(seeker, services, Today);
        TestContext.Current.SendDiagnosticMessage("one case against 5,000 services: {0:0.0} ms", watch.Elapsed.TotalMilliseconds);
        Assert.Equal(5000, answer.Looked);
        Assert.True(watch.Elapsed.TotalMilliseconds < 1000);
    }
}
