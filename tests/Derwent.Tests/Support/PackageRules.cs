using Derwent.FrontDoor;
using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Derwent.Support;
using Xunit;
using static Derwent.Tests.Support.SomeCase;

namespace Derwent.Tests.Support;

public sealed class PackageRules
{
    private static readonly IReadOnlyDictionary<string, string> NoGap = new Dictionary<string, string>();
    private static readonly AgreementSaid TheoSaysYes = new("Theo", true, true, HowTold.InPerson, null);

    private static Offer OfferFor(Part part) => Derwent.Support.Offer.Of(part, Text(), null, Nadia, Now);

    private static Package Begun(Case of) => Package.Begin(of, Now.AddDays(-1), null, Nadia, Now);

    [Fact]
    public void Send_WithoutALeadWorker_IsRefused()
    {
        var of = Open();
        var package = Begun(of);
        package.Add(PartSaid(), Nadia, Now);
        package.Agree(of, TheoSaysYes, Nadia, Now);
        Assert.Equal("Choose a lead worker before the offers go out.", Assert.Throws<RuleRefused>(() => package.Send(of, NoGap, null, OfferFor, Nadia, Now)).Message);
    }

    [Fact]
    public void Send_BeforeTheyAgreed_NeedsAReason()
    {
        var of = Led();
        var package = Begun(of);
        package.Add(PartSaid(), Nadia, Now);
        Assert.Equal("Ask Theo first, or say why the offers go out before they agreed.", Assert.Throws<RuleRefused>(() => package.Send(of, NoGap, " ", OfferFor, Nadia, Now)).Message);
        Assert.Single(package.Send(of, NoGap, "He asked us to look first.", OfferFor, Nadia, Now));
        Assert.Equal("He asked us to look first.", package.WhyNotAsked);
    }

    [Fact]
    public void Send_AfterTheySaidNo_NeedsAReasonAgain()
    {
        var of = Led();
        var package = Begun(of);
        package.Add(PartSaid(), Nadia, Now);
        package.Agree(of, TheoSaysYes, Nadia, Now);
        package.Agree(of, TheoSaysYes with { Agrees = false, Words = "Not Thursdays." }, Nadia, Now.AddMinutes(1));
        Assert.Throws<RuleRefused>(() => package.Send(of, NoGap, null, OfferFor, Nadia, Now));
    }

    [Fact]
    public void Send_OfAPlace_AsksNobodysAgreement()
    {
        var of = Led(SubjectKind.Place);
        var package = Begun(of);
        package.Add(PartSaid(), Nadia, Now);
        Assert.Single(package.Send(of, NoGap, null, OfferFor, Nadia, Now));
    }

    [Fact]
    public void Send_Twice_SendsNothingTwice()
    {
        var of = Led();
        var package = Begun(of);
        package.Agree(of, TheoSaysYes, Nadia, Now);
        package.Add(PartSaid(), Nadia, Now);
        package.Add(PartSaid("Mentor"), Nadia, Now);
        Assert.Equal(2, package.Send(of, NoGap, null, OfferFor, Nadia, Now).Count);
        Assert.Contains("Nothing was sent twice", Assert.Throws<RuleRefused>(() => package.Send(of, NoGap, null, OfferFor, Nadia, Now)).Message, StringComparison.Ordinal);
        package.Add(PartSaid("Money check"), Nadia, Now);
        Assert.Equal("Money check", Assert.Single(package.Send(of, NoGap, null, OfferFor, Nadia, Now)).Service);
    }

    [Fact]
    public void Send_CountsGapsOnce()
    {
        var of = Led(SubjectKind.Place);
        var package = Begun(of);
        var gap = new Dictionary<string, string> { ["sleep"] = "Nobody in the alliance offers this yet." };
        package.Add(PartSaid(), Nadia, Now);
        package.Send(of, gap, null, OfferFor, Nadia, Now);
        package.Add(PartSaid("Mentor"), Nadia, Now);
        package.Send(of, gap, null, OfferFor, Nadia, Now);
        Assert.Equal("sleep", Assert.Single(package.Gaps).Code);
    }

    [Fact]
    public void Send_WritesWhatWasSharedAndWhatNot()
    {
        var of = Led(SubjectKind.Place);
        var package = Begun(of);
        package.Add(PartSaid(), Nadia, Now);
        package.Send(of, NoGap, null, OfferFor, Nadia, Now);
        var shared = of.Steps.Single(step => step.Kind == StepKind.Sharing);
        Assert.Equal("Offer sent to Baby People", shared.Title);
        Assert.Equal("Beats and bars. Shared: which place, what is asked for, what helps. Not shared: who told us, or anybody's name.", shared.Words);
    }

    [Fact]
    public void A_family_that_agrees_begins_the_line_with_a_capital()
    {
        var of = Led(SubjectKind.Family);
        Begun(of).Agree(of, new AgreementSaid(of.ShortName, true, true, HowTold.InPerson, null), Nadia, Now);
        Assert.Equal("The Doyle family agreed to the plan", of.Steps[^1].Title);
    }

    [Fact]
    public void When_nobody_gives_support_any_more_the_case_says_so()
    {
        var of = Led();
        var package = Begun(of);
        package.Add(PartSaid(), Nadia, Now);
        var offer = Assert.Single(package.Send(of, NoGap, "He asked us to begin.", OfferFor, Nadia, Now));
        IReadOnlyList<NextLine> Next() => Derwent.Support.Waiting.Of(of, package, [offer], [], Now.AddDays(1));
        offer.Accept(Today, AnsweredFrom.Email, Bea, Now);
        Assert.DoesNotContain(Next(), line => line.What.StartsWith("Nobody gives support now", StringComparison.Ordinal));
        offer.Close("It is over.", Bea, Now);
        Assert.Contains(Next(), line => line.What.StartsWith("Nobody gives support now", StringComparison.Ordinal));
    }

    [Fact]
    public void TheSameServiceTwice_IsOnePart()
    {
        var package = Begun(Open());
        var said = PartSaid();
        Assert.Same(package.Add(said, Nadia, Now), package.Add(said, Nadia, Now));
    }

    [Fact]
    public void AnotherOption_TakesThePlaceOfWhatWasNotSent()
    {
        var of = Led(SubjectKind.Place);
        var package = Begun(of);
        var sent = package.Add(PartSaid("Sent already"), Nadia, Now);
        package.Send(of, NoGap, null, OfferFor, Nadia, Now);
        package.Add(PartSaid("Gives way"), Nadia, Now);
        var next = PartSaid("Comes in");
        package.Take([next], Nadia, Now);
        package.Take([next], Nadia, Now);
        Assert.Equal([sent.Service, "Comes in"], package.LiveParts.Select(part => part.Service));
    }

    [Fact]
    public void Swap_KeepsTheOldPartAndSaysWhatReplacedIt()
    {
        var package = Begun(Open());
        var old = package.Add(PartSaid("Theatre"), Nadia, Now);
        var next = package.Swap(old, null, PartSaid("Stage crew"), Nadia, Now);
        Assert.Equal((false, "Replaced by Stage crew.", next.Id), (old.IsLive, old.WhyRemoved, old.ReplacedById!.Value));
        Assert.Equal([next], package.LiveParts);
    }

    [Fact]
    public void Remove_WhileTheOrganisationIsAsked_IsRefused()
    {
        var package = Begun(Open());
        var part = package.Add(PartSaid(), Nadia, Now);
        var offer = OfferFor(part);
        Assert.Throws<RuleRefused>(() => package.Remove(part, offer, "no", Nadia, Now));
        offer.Accept(Today.AddDays(1), AnsweredFrom.Email, Bea, Now);
        Assert.Throws<RuleRefused>(() => package.Remove(part, offer, "no", Nadia, Now));
        offer.Close("finished", Nadia, Now);
        package.Remove(part, offer, "finished", Nadia, Now);
        Assert.False(part.IsLive);
    }

    [Fact]
    public void MoreThanTenParts_IsRefused()
    {
        var package = Begun(Open());
        for (var i = 0; i < Package.MostParts; i++) package.Add(PartSaid($"Service {i}"), Nadia, Now);
        Assert.Throws<RuleRefused>(() => package.Add(PartSaid("One more"), Nadia, Now));
    }

    [Fact]
    public void TheSameAgreementTwice_IsOne()
    {
        var of = Open();
        var package = Begun(of);
        package.Agree(of, TheoSaysYes, Nadia, Now);
        package.Agree(of, TheoSaysYes, Nadia, Now.AddMinutes(1));
        Assert.Single(package.Agreements);
    }
}
