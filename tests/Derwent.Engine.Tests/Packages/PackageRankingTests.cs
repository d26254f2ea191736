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
    public void TheLines_SayWhatWasCounted()
    {
        var seeker = YoungPerson("school", "alone") with { KnownServices = new HashSet<Guid> { Id(1) }, KnownOrganisations = new HashSet<Guid> { Id(1002) } };
        var answer = Propose(seeker, Of(1, "school", "alone") with { Assured = Today.AddMonths(-4) }, Of(2, "school") with { Assured = Today.AddMonths(-3), Online = true });
        var (first, second) = (answer.Needs[1].Services[0], answer.Needs[1].Services[1]);
        Assert.Equal(["school, starting 1 Dec", "also alone", "1.0 km away", "they know this service", "nobody has checked the listing for 3 months"], first.Lines.Select(line => line.What));
        Assert.Equal([1.86, 0.93, -0.06, 0.5, -0.2], first.Lines.Select(line => Math.Round(line.Points, 4)));
        Assert.Equal(["school, starting 1 Dec", "they know this organisation"], second.Lines.Select(line => line.What));
        Assert.Equal([1.86, 0.25], second.Lines.Select(line => Math.Round(line.Points, 4)));
    }

    [Fact]
    public void TheReason_SaysHowManyNeeds_WhenAndWhere()
    {
        string Reason(Seeker seeker, ServiceFacts service) => Propose(seeker, service).Needs[0].Services[0].Reason;
        var (one, two) = (YoungPerson("school"), YoungPerson("school", "alone"));
        Assert.Equal("Meets 2 of the needs; can start in 7 days, 1.0 km away.", Reason(two, Of(1, "school", "alone")));
        Assert.Equal("Meets this need; can start tomorrow, and comes to them.", Reason(one, Of(1, "school") with { ComesToYou = true, NextStart = Today.AddDays(1) }));
        Assert.Equal("Meets this need; can start in 7 days, without travel.", Reason(one, Of(1, "school") with { Online = true }));
        Assert.Equal("Meets this need; can start in 7 days.", Reason(one with { Home = null }, Of(1, "school")));
        Assert.Equal("Meets this need; can start in 7 days, 1.0 km away. They know this service already.", Reason(one with { KnownServices = new HashSet<Guid> { Id(1) } }, Of(1, "school")));
        var place = new Seeker { Kind = SeekerKind.Place, Needs = [new("school", "School", 2)], Home = Millbrook };
        Assert.Equal("Meets this need; can start in 7 days.", Reason(place, Of(1, "school") with { ForPlaces = true }));
    }

    [Theory]
    [InlineData(2.0, null, Margin.None)]
    [InlineData(2.0, 1.81, Margin.Close)]
    [InlineData(2.0, 1.79, Margin.Behind)]
    [InlineData(2.0, 1.41, Margin.Behind)]
    [InlineData(2.0, 1.39, Margin.WellBehind)]
    [InlineData(-1.0, -1.2, Margin.Behind)]
    [InlineData(0.0, -1.0, Margin.WellBehind)]
    public void AMargin_IsAShareOfTheFirst(double first, double? second, Margin margin)
    {
        var one = Propose(YoungPerson("school"), Of(1, "school")).Needs[0].Services[0];
        Assert.Equal(margin, PackageRanking.MarginOf(one with { Score = first }, second is { } score ? one with { Score = score } : null));
    }

    [Fact]
    public void TheThreeOptions_AreNamed()
    {
        var answer = Propose(YoungPerson("school", "alone"),
            Of(1, "school") with { NextStart = Today.AddDays(21) }, Of(2, "alone") with { NextStart = Today.AddDays(21) },
            Of(3, "school", "alone") with { NextStart = Today.AddDays(35) }, Of(4, "school") with { NextStart = Today.AddDays(2), Sites = [new Site("Far", North(5.9))] });
        Assert.Equal([("cover", "Best cover", "what Derwent proposes"), ("faces", "Fewest new faces", "as few new adults as can be"), ("soonest", "Nearest start", "as soon as anything can begin")],
            answer.Options.Select(option => (option.Key, option.Name, option.About)));
    }

    [Fact]
    public void AnOption_SaysWhenItBegins_AndWhenAllOfItRuns_InOrderOfStart()
    {
        var best = Propose(YoungPerson("school", "alone", "money"), Of(1, "school") with { NextStart = Today.AddDays(28) }, Of(2, "alone"), Of(3, "money")).Options[0];
        Assert.Equal((Today.AddDays(7), Today.AddDays(28)), (best.FirstStart!.Value, best.AllBy!.Value));
        Assert.Equal(["Service 002", "Service 003", "Service 001"], best.Parts.Select(part => part.Choice.Service.Name));
        Assert.Equal((null, null), ((best with { Parts = [] }).FirstStart, (best with { Parts = [] }).AllBy));
    }

    [Fact]
    public void OneServiceForTwoSevereNeeds_IsTakenOnce()
    {
        var seeker = YoungPerson() with { Needs = [new("school", "School", 3), new("alone", "Alone", 3)] };
        Assert.Equal("Service 001", Assert.Single(Propose(seeker, Of(1, "school", "alone") with { NextStart = Today.AddDays(21) }).Options[0].Parts).Choice.Service.Name);
    }

    [Fact]
    public void AnOption_HasNeverMoreThanFourParts()
    {
        string[] needs = ["a", "b", "c", "d", "e"];
        var best = Propose(YoungPerson(needs), [.. needs.Select((need, n) => Of(n + 1, need))]).Options[0];
        Assert.Equal((4, 4, 1), (best.Parts.Count, best.Well.Count, best.Open.Count));
    }

    [Fact]
    public void ANeedIsWellPartlyOrNotCovered_AfterHowSoonItBegins()
    {
        // Half of a point is left after nine and a half weeks.
        var best = Propose(YoungPerson("school", "alone", "money"), Of(1, "school") with { NextStart = Today.AddDays(60) }, Of(2, "alone") with { NextStart = Today.AddDays(75) }).Options[0];
        Assert.Equal(["school"], best.Well);
        Assert.Equal(["alone"], best.Partly);
        Assert.Equal(["money"], best.Open);
    }

    [Fact]
    public void WhoIsKnown_WinsAmongEquals_AndIsNoNewFace()
    {
        var two = new[] { Of(1, "school"), Of(2, "school") };
        foreach (var known in new[] { YoungPerson("school") with { KnownServices = new HashSet<Guid> { Id(2) } }, YoungPerson("school") with { KnownOrganisations = new HashSet<Guid> { Id(1002) } } })
            Assert.Equal("Service 002", Propose(known, two).Options[0].Parts[0].Choice.Service.Name);
        // A known organisation counts a quarter of a point, a known service a half: so much waiting lies between them, and not more.
        var both = YoungPerson() with { Needs = [new("school", "School", 1)], KnownServices = new HashSet<Guid> { Id(2) }, KnownOrganisations = new HashSet<Guid> { Id(1001) } };
        string Chosen(int days) => Assert.Single(Propose(both, two[0], two[1] with { NextStart = Today.AddDays(days) }).Options[0].Parts).Choice.Service.Name;
        Assert.Equal(("Service 002", "Service 001"), (Chosen(10), Chosen(60)));
        Assert.Equal((0, 1), (Propose(YoungPerson("school") with { KnownOrganisations = new HashSet<Guid> { Id(1001) } }, two[0]).Options[0].NewOrganisations, Propose(YoungPerson("school"), two[0]).Options[0].NewOrganisations));
    }

    [Fact]
    public void FewestNewFaces_BeginsWithWhomTheyMeetForMost()
    {
        // Organisation 7 does both, later; the others do one each, sooner.
        var answer = Propose(YoungPerson("school", "alone"), Of(1, "school") with { NextStart = Today.AddDays(1) }, Of(2, "alone"),
            Of(3, "alone") with { OrganisationId = Id(7), NextStart = Today.AddDays(21) }, Of(4, "school") with { OrganisationId = Id(7), NextStart = Today.AddDays(21) });
        Assert.Equal(["Service 003", "Service 004"], answer.Options.Single(option => option.Key == "faces").Parts.Select(part => part.Choice.Service.Name));
        // A known face costs nothing; one new face costs more than a serious need is worth.
        Assert.Equal(2, Assert.Single(Propose(YoungPerson("school", "alone") with { KnownOrganisations = new HashSet<Guid> { Id(1001), Id(1002) } }, Of(1, "school"), Of(2, "alone")).Options).Parts.Count);
        Assert.Equal("Service 002", Assert.Single(Propose(YoungPerson("school", "alone") with { KnownOrganisations = new HashSet<Guid> { Id(1002) } }, Of(1, "school"), Of(2, "alone")).Options[1].Parts).Choice.Service.Name);
    }

    [Fact]
    public void AmongEquals_TheOrderIsByStartThenJourneyThenName()
    {
        IEnumerable<string> Order(params ServiceFacts[] services) => Propose(YoungPerson("school"), services).Needs[0].Services.Select(one => one.Service.Name);
        var unplaced = Of(1, "school") with { Sites = [] };
        Assert.Equal(["Service 002", "Service 001"], Order(unplaced, Of(2, "school") with { Online = true }));
        Assert.Equal(["Service 001", "Service 002", "Service 003"], Order(Of(3, "school"), Of(2, "school"), Of(1, "school")));
        Assert.Equal(Id(1), Propose(YoungPerson("school"), Of(2, "school") with { Name = "Same" }, Of(1, "school") with { Name = "Same" }).Options[0].Parts[0].Choice.Service.Id);
        Assert.Equal(["Service 001", "Service 002"], Propose(YoungPerson("school"), Of(2, "school") with { FreePlaces = 0 }, Of(1, "school") with { FreePlaces = 0 }).Needs[0].Excluded.Select(one => one.Service.Name));
    }

    [Fact]
    public void OneServiceRuledOut_IsSaidAsOne()
    {
        Assert.Equal("The only service for this was ruled out. Counted as a gap.", Propose(YoungPerson("school"), Of(1, "school") with { FreePlaces = 0 }).Needs[0].Gap);
        Assert.Null(Propose(YoungPerson("school"), Of(1, "school"), Of(2, "school") with { FreePlaces = 0 }).Needs[0].Gap);
    }

    [Fact]
    public void AnOptionMadeElsewhere_IsDescribedWithWhatIsStillPossible()
    {
        var seeker = YoungPerson("school", "alone");
        var proposal = Propose(seeker, Of(1, "school"), Of(2, "alone"), Of(3, "school") with { FreePlaces = 0 });
        PackageOption? Option(params Guid[] services) => PackageRanking.OptionOf(seeker, proposal, services, Today, "meeting", "The meeting", "as proposed");
        var option = Option(Id(1), Id(3))!;
        Assert.Equal(("meeting", "The meeting", "as proposed"), (option.Key, option.Name, option.About));
        Assert.Equal("Service 001", Assert.Single(option.Parts).Choice.Service.Name);
        Assert.Equal(["alone"], option.Open);
        Assert.Null(Option(Id(3)));
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
