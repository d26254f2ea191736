using Derwent.FrontDoor;
using Derwent.Shared.Database;
using static Derwent.Tests.FrontDoor.SomeReferral;

namespace Derwent.Tests.FrontDoor;

public sealed class ReferralTests
{
    [Fact]
    public void Submit_LeavesARecordAndWaitsForTriage()
    {
        var referral = Submitted();
        Assert.Equal(Waiting.Triage, referral.WaitingFor);
        Assert.Equal(Monday, referral.ReachedAt(Station.Referred));
        Assert.Equal("Helen Bell", Assert.Single(referral.Steps).By.Name);
    }

    [Theory]
    [InlineData(nameof(Danger.Yes), Urgency.Urgent)]
    [InlineData(nameof(Danger.NotSure), Urgency.Urgent)]
    [InlineData(nameof(Danger.No), Urgency.Usual)]
    public void Submit_TakesUrgencyFromDanger(string danger, Urgency urgency) =>
        Assert.Equal(urgency, Submitted(Said() with { Danger = Enum.Parse<Danger>(danger) }).Urgency);

    [Fact]
    public void Accept_BeforeRecognition_IsRefused() => Refused(() => Submitted().Accept("Theo asked.", Urgency.Soon, Team, Monday));

    [Fact]
    public void Accept_StoresWhoWhenWhyAndWaitsForAPackage()
    {
        var referral = Recognised();
        referral.Accept("Theo asked.", Urgency.Soon, Team, Monday.AddHours(2));
        Assert.True(referral.IsAccepted);
        Assert.Equal((Team, Monday.AddHours(2), "Theo asked."), (referral.AcceptedBy, referral.AcceptedAt, referral.DecisionReason));
        Assert.Equal((Waiting.Package, Urgency.Soon), (referral.WaitingFor, referral.Urgency));
        Assert.Equal(Monday.AddHours(2), referral.ReachedAt(Station.Triaged));
    }

    [Fact]
    public void Accept_WhenAlreadyAccepted_IsRefused()
    {
        var referral = Recognised();
        referral.Accept("Theo asked.", Urgency.Soon, Team, Monday);
        Refused(() => referral.Accept("Again.", Urgency.Soon, Team, Monday));
        Refused(() => referral.Decline("Changed my mind.", Urgency.Usual, Team, Monday));
    }

    [Fact]
    public void EachThing_ComesInItsOrder()
    {
        Says("Choose at least one listing to point to.", () => Submitted().Signpost([], "The club next door.", Urgency.Usual, Team, Monday));
        Says("Triage has not accepted this referral, so nobody can have met them yet.", () => Recognised().Meet(null, Team, Monday));
        var referral = Recognised();
        referral.Accept("Yes.", Urgency.Usual, Team, Monday);
        referral.Reach(Station.Package, Team, Monday);
        Says("A case has begun for this referral. Change the needs there.", () => referral.NoteNeed(Derwent.Listings.NeedVocabulary.Find("sleep")!, 2, Team, Monday));

        static void Says(string sentence, Action act) => Assert.Equal(sentence, Assert.Throws<RuleRefused>(act).Message);
    }

    [Fact]
    public void Reach_Package_BeforeAcceptance_IsRefused() => Refused(() => Recognised().Reach(Station.Package, Team, Monday));

    [Fact]
    public void Reach_Twice_KeepsTheFirstTime()
    {
        var referral = Recognised();
        referral.Accept("Yes.", Urgency.Usual, Team, Monday);
        referral.Reach(Station.Package, Team, Monday.AddHours(3));
        referral.Reach(Station.Package, Team, Monday.AddHours(9));
        Assert.Equal(Monday.AddHours(3), referral.ReachedAt(Station.Package));
        Assert.Equal(Waiting.Nobody, referral.WaitingFor);
    }

    [Fact]
    public void AskReferrer_PausesUntilAnswered()
    {
        var referral = Submitted();
        referral.AskReferrer("Which evening?", Urgency.Usual, Team, Monday.AddHours(1));
        Assert.Equal("Which evening?", referral.OpenQuestion?.Words);
        referral.ReferrerAnswered("Thursday.", Teacher, Monday.AddHours(2));
        Assert.Null(referral.OpenQuestion);
        Assert.Equal(Waiting.Triage, referral.WaitingFor);
    }

    [Fact]
    public void AskReferrer_WhenOneQuestionIsOpen_IsRefused()
    {
        var referral = Submitted();
        referral.AskReferrer("Which evening?", Urgency.Usual, Team, Monday);
        Refused(() => referral.AskReferrer("And where?", Urgency.Usual, Team, Monday));
    }

    [Fact]
    public void AskReferrer_WhenTheyAreNoLongerTheContact_IsRefused()
    {
        var referral = Submitted();
        referral.EndContact("I have moved school.", Teacher, Monday);
        Assert.Null(referral.ReferrerEmail);
        Refused(() => referral.AskReferrer("Which evening?", Urgency.Usual, Team, Monday));
    }

    [Fact]
    public void ReferrerAnswered_WithoutAQuestion_IsRefused() => Refused(() => Submitted().ReferrerAnswered("Hello.", Teacher, Monday));

    [Fact]
    public void EndContact_WithAnOpenQuestion_LetsTheClockRunAgain()
    {
        var referral = Submitted();
        referral.AskReferrer("Which evening?", Urgency.Usual, Team, Monday);
        referral.EndContact(null, Teacher, Monday.AddHours(1));
        Assert.Equal(Waiting.Triage, referral.WaitingFor);
    }

    [Fact]
    public void EscalateToCouncil_IsWatchedUntilAcknowledged()
    {
        var referral = Recognised();
        referral.EscalateToCouncil("He is being hurt.", Team, Monday);
        Assert.Equal((Waiting.Council, Urgency.Urgent), (referral.WaitingFor, referral.Urgency));
        Refused(() => referral.Accept("Meanwhile.", Urgency.Usual, Team, Monday));
        referral.CouncilAcknowledged(theyTakeIt: false, "CS-1", "Not over their threshold.", Team, Monday.AddHours(5));
        Assert.Equal(Waiting.Triage, referral.WaitingFor);
        referral.Accept("Early help.", Urgency.Soon, Team, Monday.AddHours(6));
        Assert.True(referral.IsAccepted);
    }

    [Fact]
    public void CouncilAcknowledged_WhenTheyTakeIt_Closes()
    {
        var referral = Submitted();
        referral.EscalateToCouncil("He is being hurt.", Team, Monday);
        referral.CouncilAcknowledged(theyTakeIt: true, "CS-1", null, Team, Monday);
        Assert.True(referral.IsClosed);
    }

    [Fact]
    public void CouncilAcknowledged_WithNothingEscalated_IsRefused() =>
        Refused(() => Submitted().CouncilAcknowledged(true, null, null, Team, Monday));

    [Fact]
    public void Decline_ClosesAndCanBeReopened()
    {
        var referral = Submitted();
        referral.Decline("They are 24.", Urgency.Usual, Team, Monday);
        Assert.True(referral.IsClosed);
        Refused(() => referral.Signpost([new Signposted(Guid.CreateVersion7(), "adults", "Adults", "City adult services")], "Try adults.", Urgency.Usual, Team, Monday));
        Refused(() => referral.TakeOn(Guid.CreateVersion7(), "Ada", Team, Monday));
        referral.Reopen("They are 14.", Team, Monday);
        Assert.False(referral.IsClosed);
        Assert.Null(referral.LastDecision);
    }

    [Fact]
    public void Reopen_WhenOpen_IsRefused() => Refused(() => Submitted().Reopen("Why not.", Team, Monday));

    [Fact]
    public void MergeInto_ItselfOrAnotherKindOrAMergedOne_IsRefused()
    {
        var (first, second, third) = (Submitted(), Submitted(), Submitted());
        Refused(() => first.MergeInto(first, "Same.", Team, Monday));
        Refused(() => first.MergeInto(Submitted(Said(SubjectKind.Family)), "Same.", Team, Monday));
        second.MergeInto(first, "The same worry.", Team, Monday);
        Assert.Equal(first.Id, second.LastDecision?.MergedIntoId);
        Refused(() => third.MergeInto(second, "Same.", Team, Monday));
    }

    [Fact]
    public void Recognise_CanBeUndoneUntilAPackageBegins()
    {
        var referral = Recognised();
        referral.Unrecognise("Another Theo.", Team, Monday);
        Assert.Null(referral.SubjectId);
        referral.Recognise(SubjectOf(referral), isNew: false, null, Team, Monday);
        referral.Accept("Yes.", Urgency.Usual, Team, Monday);
        referral.Reach(Station.Package, Team, Monday);
        Refused(() => referral.Unrecognise("Another Theo.", Team, Monday));
    }

    [Fact]
    public void Recognise_AsAnotherKindOrASecondSubject_IsRefused()
    {
        var referral = Recognised();
        Refused(() => referral.Recognise(SubjectOf(referral), false, null, Team, Monday));
        Refused(() => Submitted().Recognise(SubjectOf(Submitted(Said(SubjectKind.Place))), false, null, Team, Monday));
    }

    [Fact]
    public void KeepApart_FromTheOneItIsJoinedTo_IsRefused()
    {
        var referral = Recognised();
        Refused(() => referral.KeepApart(referral.SubjectId!.Value, false, Team, Monday));
    }

    [Fact]
    public void Steps_AreNumberedInTheOrderTheyHappened()
    {
        var referral = Recognised();
        referral.Accept("Yes.", Urgency.Usual, Team, Monday);
        Assert.Equal(Enumerable.Range(1, referral.Steps.Count), referral.Steps.Select(step => step.Number));
    }

    private static void Refused(Action act)
    {
        var refused = Assert.Throws<RuleRefused>(act);
        Assert.EndsWith(".", refused.Message, StringComparison.Ordinal);
    }
}
