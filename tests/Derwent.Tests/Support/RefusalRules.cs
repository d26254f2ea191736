using Derwent.FrontDoor;
using Derwent.Shared.Database;
using Derwent.Support;
using Xunit;
using static Derwent.Tests.Support.SomeCase;

namespace Derwent.Tests.Support;

/// <summary>What cases, goals, packages, offers and sessions refuse whoever asks, and in which words: the last line behind the pages.</summary>
public sealed class RefusalRules
{
    [Fact]
    public void ACase_RefusesWhatCannotBe()
    {
        var one = Led();
        Refuses("Decisions and sessions write themselves.", () => one.Note(StepKind.Session, "A note", "Words", null, Nadia, Now));
        var heed = one.AddHeed(new HeedSaid("Thursdays are private.", true, Today.AddDays(30), true, null), Nadia, Now);
        Refuses("The review day of a note lies in the future.", () => one.KeepHeed(heed, Today, Nadia, Now));
        Refuses("Choose how far the place reaches.", () => one.NotSafeAt("The bus station", 52.9, -1.47, 7, Nadia, Now));
        Refuses("One offer is still open.", () => one.AskToResolve(Closing(Today.AddDays(90)), 1, Priya.AsWho, Now));
        Refuses("This case is open already.", () => one.Reopen("Again.", Nadia, Now));
        Refuses("A follow-up comes after closing", () => one.RecordFollowUp(true, "Well.", Nadia, Now));
    }

    [Fact]
    public void AClosing_IsAnsweredOnce()
    {
        var one = Led();
        var asked = one.AskToResolve(Closing(Today.AddDays(90)), 0, Priya.AsWho, Now);
        one.ConfirmResolution(Nadia, Now);
        Refuses("Nadia Rahman has confirmed this closing already.", () => asked.Confirm(Nadia, Now));
        var other = Led();
        asked = other.AskToResolve(Closing(Today.AddDays(90)), 0, Priya.AsWho, Now);
        other.SendResolutionBack("Ask his mum.", Nadia, Now);
        Refuses("Nadia Rahman sent this closing back.", () => asked.Confirm(Nadia, Now));
    }

    [Fact]
    public void AGoal_ThatIsClosed_TakesNoMarkAndIsNotClosedAgain()
    {
        var one = Led();
        var goal = one.SetGoal("Sleep before midnight", 3, Nadia, Now);
        one.ReachGoal(goal, Nadia, Now);
        Refuses("This goal is closed. Add a new one to go on.", () => one.MarkGoal(goal, 5, Today, Nadia, Now));
        Refuses("This goal is closed already.", () => one.ReachGoal(goal, Nadia, Now));
        Refuses("This goal is closed already.", () => one.LeaveGoal(goal, Nadia, Now));
    }

    [Fact]
    public void AFigure_OfAPlace_HasAPeriodAndHowManyWereAsked()
    {
        var place = Open(SubjectKind.Place);
        Refuses("The period ends before it begins.", () => place.Count(new PlaceFigureSaid(PlaceFigureKind.Incidents, Today, Today.AddDays(-1), 3, null, "the council"), Nadia, Now));
        Refuses("Say how many were asked.", () => place.Count(new PlaceFigureSaid(PlaceFigureKind.FeelSafe, Today.AddDays(-30), Today, 3, null, "a walk"), Nadia, Now));
    }

    [Fact]
    public void APart_IsTakenOutOrSwappedOnce_AndAServiceIsInAPackageOnce()
    {
        var of = Led();
        var package = Package.Begin(of, Now, null, Nadia, Now);
        var (one, other) = (package.Add(PartSaid(), Nadia, Now), PartSaid("Mentor"));
        package.Add(other, Nadia, Now);
        Refuses("Mentor is in this package already.", () => package.Swap(one, null, other, Nadia, Now));
        package.Remove(one, null, "Not needed.", Nadia, Now);
        Refuses("Nadia Rahman has taken this part out already.", () => package.Remove(one, null, "Again.", Nadia, Now));
        Refuses("Nadia Rahman has taken this part out already.", () => package.Swap(one, null, PartSaid("Third"), Nadia, Now));
        Refuses("Say in a few words why you choose otherwise.", () => package.Overrule(OverrideKind.TakenOut, ["school"], "Beats", null, new OverrideSaid(OverrideReason.SomethingElse, " "), Nadia, Now));
        var none = Package.Begin(Led(), Now, null, Nadia, Now);
        Refuses("There is no part to send yet.", () => none.Send(Led(), new Dictionary<string, string>(), null, _ => Offer(), Nadia, Now));
    }

    [Fact]
    public void AnOffer_StartsLaterInTheFuture_AndALaterStartIsTakenOnce()
    {
        Refuses("A later start lies in the future.", () => Offer().Wait(Today, null, AnsweredFrom.Email, Bea, Now));
        var offer = Offer();
        offer.Wait(Today.AddDays(20), null, AnsweredFrom.Email, Bea, Now);
        offer.TakeLater(Nadia, Now);
        Assert.Throws<RuleRefused>(() => offer.TakeLater(Nadia, Now));
    }

    [Fact]
    public void ASession_ExpectsOnlyWhoseSupportRuns()
    {
        var support = Offer();
        var session = Session.Plan(new SessionSaid(support.OrganisationId, support.Organisation, support.ServiceId, "Drop-in", "Millbrook Hall", Now, Now.AddHours(2), null), Nadia, Now);
        Refuses("That support has not begun or is finished.", () => session.Expect(support, "Kit F.", null, Now));
    }

    private static void Refuses(string sentence, Action act) => Assert.Contains(sentence, Assert.Throws<RuleRefused>(act).Message, StringComparison.Ordinal);
}
