using Derwent.FrontDoor;
using Derwent.Listings;
using Derwent.Shared.Database;
using Derwent.Support;
using Xunit;
using static Derwent.Tests.Support.SomeCase;

namespace Derwent.Tests.Support;

public sealed class CaseRules
{
    [Fact]
    public void Open_TakesNeedsAndWordsOver_SoThatNobodyTellsItTwice()
    {
        var one = Open();
        Assert.Equal("school", Assert.Single(one.Needs).Code);
        Assert.Equal(["I want to be picked for something.", "He has stopped coming in."], one.Sayings.Select(said => said.Words));
        Assert.Equal("Theo Marsh, 14", one.TitleOn(Today));
        Assert.Equal("Case opened", Assert.Single(one.Steps).Title);
    }

    [Fact]
    public void ASecondReferralOfTheSameSubject_JoinsTheCase_Once()
    {
        var one = Open();
        var again = Opening() with { SubjectId = one.SubjectId };
        one.Join(again, Nadia, Now);
        one.Join(again, Nadia, Now);
        Assert.Equal(2, one.Referrals.Count);
        Assert.Throws<RuleRefused>(() => one.Join(Opening(), Nadia, Now));
    }

    [Fact]
    public void AskToResolve_ByAnyoneButTheLeadWorker_IsRefused()
    {
        var one = Led();
        Assert.StartsWith("Priya Nair is the lead worker", Assert.Throws<RuleRefused>(() => one.AskToResolve(Closing(Today.AddDays(90)), 0, Nadia, Now)).Message, StringComparison.Ordinal);
        Assert.Throws<RuleRefused>(() => Open().AskToResolve(Closing(Today.AddDays(90)), 0, Nadia, Now));
    }

    [Fact]
    public void AskToResolve_WithoutFollowUpOrReason_IsRefused()
    {
        var one = Led();
        Assert.Throws<RuleRefused>(() => one.AskToResolve(Closing(), 0, Priya.AsWho, Now));
        Assert.Throws<RuleRefused>(() => one.AskToResolve(Closing(Today), 0, Priya.AsWho, Now));
        Assert.NotNull(one.AskToResolve(Closing(whyNone: "They asked us not to."), 0, Priya.AsWho, Now));
    }

    [Fact]
    public void AskToResolve_OverOpenOffers_IsRefused() =>
        Assert.Equal("2 offers are still open. Take them back or wait for the answers.",
            Assert.Throws<RuleRefused>(() => Led().AskToResolve(Closing(Today.AddDays(90)), 2, Priya.AsWho, Now)).Message);

    [Fact]
    public void ConfirmResolution_ByTheSamePerson_IsRefused()
    {
        var one = Led();
        one.AskToResolve(Closing(Today.AddDays(90)), 0, Priya.AsWho, Now);
        Assert.Equal("You asked for this closing yourself. A second person has to confirm it.", Assert.Throws<RuleRefused>(() => one.ConfirmResolution(Priya.AsWho, Now)).Message);
        Assert.True(one.IsOpen);
    }

    [Fact]
    public void ConfirmResolution_BySomebodyWithoutAnAccount_IsRefused()
    {
        var one = Led();
        one.AskToResolve(Closing(Today.AddDays(90)), 0, Priya.AsWho, Now);
        Assert.Throws<RuleRefused>(() => one.ConfirmResolution(Bea, Now));
    }

    [Fact]
    public void ConfirmResolution_ByASecondPerson_ClosesTheCase()
    {
        var one = Led();
        one.AskToResolve(Closing(Today.AddDays(90)), 0, Priya.AsWho, Now);
        var step = one.ConfirmResolution(Nadia, Now.AddHours(1));
        Assert.False(one.IsOpen);
        Assert.Equal((StepKind.Milestone, "Resolved: Goals reached"), (step.Kind, step.Title));
        Assert.Throws<RuleRefused>(() => one.SetGoal("More", null, Priya.AsWho, Now));
        Assert.Throws<RuleRefused>(() => one.ConfirmResolution(Nadia, Now));
    }

    [Fact]
    public void AClosingSentBack_CanBeAskedForAgain()
    {
        var one = Led();
        one.AskToResolve(Closing(Today.AddDays(90)), 0, Priya.AsWho, Now);
        one.SendResolutionBack("Ask his mum first.", Nadia, Now);
        Assert.Null(one.AskedResolution);
        Assert.NotNull(one.AskToResolve(Closing(Today.AddDays(90)), 0, Priya.AsWho, Now.AddDays(1)));
    }

    [Fact]
    public void Reopen_KeepsEverythingThatWas()
    {
        var one = Led();
        one.AskToResolve(Closing(Today.AddDays(90)), 0, Priya.AsWho, Now);
        one.ConfirmResolution(Nadia, Now);
        var before = one.Steps.Count;
        one.RecordFollowUp(false, "It started again.", Priya.AsWho, Now.AddDays(90));
        one.Reopen("It started again.", Priya.AsWho, Now.AddDays(90));
        Assert.True(one.IsOpen);
        Assert.Single(one.Resolutions);
        Assert.Single(one.FollowUps);
        Assert.Equal(before + 2, one.Steps.Count);
        Assert.Throws<RuleRefused>(() => one.Reopen("twice", Priya.AsWho, Now));
        one.AskToResolve(Closing(Today.AddDays(300)), 0, Priya.AsWho, Now.AddDays(120));
        one.ConfirmResolution(Nadia, Now.AddDays(120));
        Assert.Equal(2, one.Resolutions.Count);
    }

    [Fact]
    public void AHeed_NeedsAReviewDayAheadAndAWordOnWhoWasTold()
    {
        var one = Open();
        Assert.Throws<RuleRefused>(() => one.AddHeed(new HeedSaid("Thursdays are private.", true, Today, true, null), Nadia, Now));
        Assert.Throws<RuleRefused>(() => one.AddHeed(new HeedSaid("Thursdays are private.", true, Today.AddDays(30), false, " "), Nadia, Now));
        var heed = one.AddHeed(new HeedSaid("Thursdays are private.", true, Today.AddDays(30), true, null), Nadia, Now);
        Assert.True(heed.IsDue(Today.AddDays(30)));
        one.KeepHeed(heed, Today.AddDays(60), Nadia, Now.AddDays(30));
        Assert.False(heed.IsDue(Today.AddDays(30)));
        one.EndHeed(heed, Nadia, Now.AddDays(40));
        Assert.Equal("Nadia Rahman has ended this note already.", Assert.Throws<RuleRefused>(() => one.EndHeed(heed, Priya.AsWho, Now.AddDays(41))).Message);
    }

    [Fact]
    public void Goals_AreThreeAtMost_WithMarksFromZeroToTen()
    {
        var one = Open();
        var goal = one.SetGoal("Get the bus on my own", 2, Nadia, Now);
        one.SetGoal("Two", null, Nadia, Now);
        one.SetGoal("Three", null, Nadia, Now);
        Assert.Throws<RuleRefused>(() => one.SetGoal("Four", null, Nadia, Now));
        Assert.Throws<RuleRefused>(() => one.MarkGoal(goal, 11, Today, Nadia, Now));
        Assert.Throws<RuleRefused>(() => one.MarkGoal(goal, 5, Today.AddDays(1), Nadia, Now));
        one.MarkGoal(goal, 5, Today, Nadia, Now.AddHours(2));
        Assert.Equal(5, Assert.Single(goal.Marks).Value);
        one.ReachGoal(goal, Nadia, Now);
        one.SetGoal("Four", null, Nadia, Now);
    }

    [Fact]
    public void ANeedSeenAgain_KeepsHowItWas()
    {
        var one = Open();
        var milder = StatedNeed.From(NeedVocabulary.Find("school")!, "lead worker", Today, 1);
        one.See(milder, Nadia, Now.AddDays(20));
        one.See(milder, Nadia, Now.AddDays(21));
        Assert.Equal([2, 1], one.Needs.Select(need => need.Severity));
    }

    [Fact]
    public void APlace_HasActionsAndFigures_AndAPersonHasNone()
    {
        var place = Open(SubjectKind.Place);
        var action = place.Act(new PlaceActionSaid(PlaceActionKind.Lighting, "Light the underpass", "City council", Today.AddDays(10)), Nadia, Now);
        place.MoveAction(action, PlaceActionState.Settled, Nadia, Now);
        place.Count(new PlaceFigureSaid(PlaceFigureKind.FeelSafe, Today.AddDays(-30), Today, 31, 84, "September walk"), Nadia, Now);
        Assert.Equal(PlaceActionState.Settled, action.State);
        Assert.Throws<RuleRefused>(() => place.Count(new PlaceFigureSaid(PlaceFigureKind.FeelSafe, Today.AddDays(-30), Today, 90, 84, "walk"), Nadia, Now));
        Assert.Throws<RuleRefused>(() => Open().Act(new PlaceActionSaid(PlaceActionKind.Lighting, "x", "y", null), Nadia, Now));
        Assert.Throws<RuleRefused>(() => Open().Count(new PlaceFigureSaid(PlaceFigureKind.Incidents, Today, Today, 1, null, "x"), Nadia, Now));
    }

    [Fact]
    public void NobodyIsLinkedToAPlace_WithoutAReason()
    {
        var place = Open(SubjectKind.Place);
        Assert.Throws<RuleRefused>(() => place.LinkPerson("C-7KQ4", " ", Nadia, Now));
        place.LinkPerson("C-7KQ4", "Named it as where he is afraid.", Nadia, Now);
        Assert.Equal(1, place.LinkedPeople);
        Assert.DoesNotContain(place.Steps, step => (step.Title + step.Words).Contains("C-7KQ4", StringComparison.Ordinal));
    }

    [Fact]
    public void References_AreShortAndUnambiguous()
    {
        Assert.Matches("^C-[2-9BCDFGHJKMNPQRTVWXY]{4}$", Case.NewReference(SubjectKind.Family));
        Assert.Matches("^P-[2-9BCDFGHJKMNPQRTVWXY]{5}$", Case.NewReference(SubjectKind.Place, 5));
    }

    [Fact]
    public void Age_GrowsFromTheDayItWasSaid()
    {
        Assert.Equal(14, Ages.On(new DateOnly(2026, 3, 27), new DateOnly(2012, 3, 27), null, default));
        Assert.Equal(13, Ages.On(new DateOnly(2026, 3, 26), new DateOnly(2012, 3, 27), null, default));
        Assert.Equal(15, Ages.On(new DateOnly(2027, 12, 1), null, 14, new DateOnly(2026, 11, 24)));
        Assert.Null(Ages.On(Today, null, null, Today));
    }
}
