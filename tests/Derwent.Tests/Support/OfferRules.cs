using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Derwent.Support;
using Xunit;
using static Derwent.Tests.Support.SomeCase;

namespace Derwent.Tests.Support;

public sealed class OfferRules
{
    private static readonly DateOnly Start = Today.AddDays(7);

    [Fact]
    public void Accept_RecordsWhoWhenAndTheFirstDay()
    {
        var offer = Offer();
        var step = offer.Accept(Start, AnsweredFrom.Email, Bea, Now);
        Assert.Equal((OfferState.Accepted, Start, Bea, Now), (offer.State, offer.StartsOn, offer.AnsweredBy, offer.AnsweredAt));
        Assert.Equal("Baby People said yes: Beats and bars, from Tuesday 1 December", step!.Title);
        Assert.True(offer.IsSupport);
    }

    [Fact]
    public void Accept_WhenAlreadyAnswered_IsRefusedAndSaysWhoAndWhen()
    {
        var offer = Offer();
        offer.Accept(Start, AnsweredFrom.Email, Bea, Now);
        var refused = Assert.Throws<RuleRefused>(() => offer.Decline(DeclineReason.Full, null, AnsweredFrom.Inbox, Nadia, Now.AddHours(1)));
        Assert.Equal("Bea Lund has answered this offer: yes, from Tuesday 1 December. (Today, 9.10am)", refused.Message);
        Assert.Equal(OfferState.Accepted, offer.State);
    }

    [Fact]
    public void TheSameAnswerSentTwice_IsOneAnswer()
    {
        var offer = Offer();
        Assert.NotNull(offer.Accept(Start, AnsweredFrom.Email, Bea, Now));
        Assert.Null(offer.Accept(Start, AnsweredFrom.Email, Bea, Now.AddSeconds(2)));
        Assert.Equal(Now, offer.AnsweredAt);
    }

    [Fact]
    public void AnotherDayAfterAYes_IsRefused()
    {
        var offer = Offer();
        offer.Accept(Start, AnsweredFrom.Email, Bea, Now);
        Assert.Throws<RuleRefused>(() => offer.Accept(Start.AddDays(1), AnsweredFrom.Email, Bea, Now));
    }

    [Fact]
    public void AFirstDayInThePast_IsRefused() =>
        Assert.Throws<RuleRefused>(() => Offer().Accept(Today.AddDays(-1), AnsweredFrom.Email, Bea, Now));

    [Fact]
    public void Later_WaitsForTheTeam_AndBecomesAYes()
    {
        var offer = Offer();
        offer.Wait(Today.AddDays(20), "after half-term", AnsweredFrom.Inbox, Bea, Now);
        Assert.True(offer.IsOpen);
        offer.TakeLater(Nadia, Now);
        Assert.Equal((OfferState.Accepted, Today.AddDays(20)), (offer.State, offer.StartsOn));
    }

    [Fact]
    public void AnAnswerAfterTheAnswer_ReadsWhoAnsweredWhat()
    {
        var (later, no) = (Offer(), Offer());
        Assert.Equal("Nobody has answered this offer yet.", Assert.Throws<RuleRefused>(() => later.TakeLater(Nadia, Now)).Message);
        later.Wait(Today.AddDays(20), null, AnsweredFrom.Inbox, Bea, Now);
        Assert.StartsWith("Bea Lund has answered this offer: not yet, from", Assert.Throws<RuleRefused>(() => later.Decline(DeclineReason.Full, null, AnsweredFrom.Inbox, Nadia, Now)).Message, StringComparison.Ordinal);
        no.Decline(DeclineReason.Full, null, AnsweredFrom.Email, Bea, Now);
        Assert.StartsWith("Bea Lund has answered this offer: no.", Assert.Throws<RuleRefused>(() => no.Accept(Start, AnsweredFrom.Email, Nadia, Now)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NothingIsSent_FromACaseThatIsClosed()
    {
        var one = Led();
        var package = Package.Begin(one, Now, null, Nadia, Now);
        package.Add(PartSaid(), Nadia, Now);
        one.AskToResolve(Closing(Today.AddDays(90)), 0, Priya.AsWho, Now);
        one.ConfirmResolution(Nadia, Now);
        Assert.StartsWith("This case is closed.", Assert.Throws<RuleRefused>(() => package.Send(one, new Dictionary<string, string>(), "They asked us.", _ => Offer(), Nadia, Now)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Decline_WithSomethingElse_NeedsWords()
    {
        Assert.Throws<RuleRefused>(() => Offer().Decline(DeclineReason.SomethingElse, " ", AnsweredFrom.Email, Bea, Now));
        var offer = Offer();
        offer.Decline(DeclineReason.NotRightForThem, "wanted paid work", AnsweredFrom.Email, Bea, Now);
        Assert.Equal("Not right for them: wanted paid work", offer.Because);
        Assert.True(offer.NeedsRunnerUp);
    }

    [Fact]
    public void TheChaserGoesOnce_AfterOneWorkingDay()
    {
        var offer = Offer();
        Assert.False(offer.Remind(Now.AddHours(23)));
        Assert.True(offer.Remind(Now.AddHours(24)));
        Assert.False(offer.Remind(Now.AddHours(25)));
    }

    [Fact]
    public void ItComesBackOnce_AfterTwoWorkingDays_AndNotOverAWeekend()
    {
        var offer = Offer();
        Assert.False(offer.ComeBack(Now.AddDays(2).AddMinutes(-1)));
        Assert.True(offer.ComeBack(Now.AddDays(2)));
        Assert.False(offer.ComeBack(Now.AddDays(2)));
        var onFriday = Derwent.Support.Offer.Of(Package.Begin(Open(), Now, null, Nadia, Now).Add(PartSaid(), Nadia, Now), Text(), null, Nadia, Now.AddDays(3));
        Assert.False(onFriday.ComeBack(Now.AddDays(6)));
        Assert.True(onFriday.ComeBack(Now.AddDays(7)));
    }

    [Fact]
    public void AnAnsweredOffer_IsNeitherChasedNorBroughtBack()
    {
        var offer = Offer();
        offer.Decline(DeclineReason.Full, null, AnsweredFrom.Email, Bea, Now);
        Assert.False(offer.Remind(Now.AddDays(5)));
        Assert.False(offer.ComeBack(Now.AddDays(5)));
    }

    [Fact]
    public void AYesAfterItWentBack_IsRefusedKindly()
    {
        var offer = Offer();
        offer.ComeBack(Now.AddDays(2));
        var refused = Assert.Throws<RuleRefused>(() => offer.Accept(Start, AnsweredFrom.Email, Bea, Now.AddDays(2)));
        Assert.Contains("If you can help after all, ring them.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Withdraw_OnlyWhileItIsOpen()
    {
        var offer = Offer();
        offer.Withdraw("another way was found", Nadia, Now);
        Assert.Throws<RuleRefused>(() => offer.Accept(Start, AnsweredFrom.Email, Bea, Now));
        var accepted = Offer();
        accepted.Accept(Start, AnsweredFrom.Email, Bea, Now);
        Assert.Throws<RuleRefused>(() => accepted.Withdraw("too late", Nadia, Now));
    }

    [Fact]
    public void ASupport_IsFinishedOnce()
    {
        var offer = Offer();
        Assert.Throws<RuleRefused>(() => offer.Close("done", Nadia, Now));
        offer.Accept(Start, AnsweredFrom.Email, Bea, Now);
        offer.Close("a payment plan that holds", Nadia, Now.AddDays(30));
        Assert.False(offer.IsSupport);
        Assert.Throws<RuleRefused>(() => offer.Close("again", Nadia, Now.AddDays(31)));
    }

    [Fact]
    public void TheTimelineOfAnAnswer_HoldsNoNameOfThePerson()
    {
        var step = Offer().Accept(Start, AnsweredFrom.Email, new Who(null, "Bea Lund", null), Now)!;
        Assert.DoesNotContain("Theo", step.Title + step.Words, StringComparison.Ordinal);
    }
}
