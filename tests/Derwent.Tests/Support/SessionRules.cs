using Derwent.Shared.Database;
using Derwent.Support;
using Xunit;
using static Derwent.Tests.Support.SomeCase;

namespace Derwent.Tests.Support;

public sealed class SessionRules
{
    private static (Session Session, Offer Support) Planned(DateTimeOffset? at = null)
    {
        var support = Offer();
        support.Accept(Today, AnsweredFrom.Email, Bea, Now);
        var session = Session.Plan(new SessionSaid(support.OrganisationId, support.Organisation, support.ServiceId, "Drop-in", "Millbrook Hall", at ?? Now, (at ?? Now).AddHours(2), "Bea and Jo"), Nadia, Now);
        return (session, support);
    }

    [Fact]
    public void Save_WritesOneStepAMark_AndNoneTheSecondTime()
    {
        var (session, support) = Planned();
        var kit = session.Expect(support, "Kit F.", "Inhaler with him", Now);
        var marks = new Dictionary<Guid, Mark> { [kit.Id] = Mark.Here };
        var step = Assert.Single(session.Save(marks, "A good one.", 0, false, Nadia, Now));
        Assert.Equal(("Drop-in, kept", support.CaseId, StepKind.Session), (step.Title, step.CaseId, step.Kind));
        Assert.Empty(session.Save(marks, "A good one.", 0, false, Nadia, Now));
    }

    [Fact]
    public void AnUnknownPersonInTheForm_ChangesNothing()
    {
        var (session, support) = Planned();
        session.Expect(support, "Kit F.", null, Now);
        Assert.Empty(session.Save(new Dictionary<Guid, Mark> { [Guid.CreateVersion7()] = Mark.Away }, null, 0, false, Nadia, Now));
    }

    [Fact]
    public void ASessionThatHasNotCome_CannotBeMarked()
    {
        var (session, _) = Planned(Now.AddDays(3));
        Assert.Throws<RuleRefused>(() => session.Save(new Dictionary<Guid, Mark>(), null, 0, false, Nadia, Now));
    }

    [Fact]
    public void OnlyTheOrganisationsOwnSupports_AreExpected_AndOnce()
    {
        var (session, support) = Planned();
        session.Expect(support, "Kit F.", null, Now);
        session.Expect(support, "Kit F.", null, Now);
        Assert.Single(session.Attendances);
        var elsewhere = Offer();
        elsewhere.Accept(Today, AnsweredFrom.Email, Bea, Now);
        Assert.Throws<RuleRefused>(() => session.Expect(elsewhere, "Amara O.", null, Now));
    }

    [Fact]
    public void ASessionEndsAfterItBegins_AndWithinADay()
    {
        var said = new SessionSaid(Guid.CreateVersion7(), "Baby People", null, "Drop-in", null, Now, Now.AddHours(-1), null);
        Assert.Throws<RuleRefused>(() => Session.Plan(said, Nadia, Now));
        Assert.Throws<RuleRefused>(() => Session.Plan(said with { EndsAt = Now.AddHours(25) }, Nadia, Now));
    }

    [Fact]
    public void AWorry_StaysEvenIfTheRegisterIsSavedAgainWithout()
    {
        var (session, _) = Planned();
        session.Save(new Dictionary<Guid, Mark>(), null, 0, true, Nadia, Now);
        session.Save(new Dictionary<Guid, Mark>(), null, 0, false, Nadia, Now);
        Assert.True(session.HasWorry);
    }
}

public sealed class PlanDoorRules
{
    [Fact]
    public void AWord_IsKnownInAnyCase_AndNotStored()
    {
        var door = PlanDoor.Make(Guid.CreateVersion7(), Nadia, Now);
        door.AskWord("Verse One", Nadia, Now);
        Assert.Equal(door.Hash, PlanDoor.Derive(" verse one ", door.Salt));
        Assert.NotEqual(door.Hash, PlanDoor.Derive("verse two", door.Salt));
        Assert.DoesNotContain("VERSE", System.Text.Encoding.UTF8.GetString(door.Hash), StringComparison.Ordinal);
    }

    [Fact]
    public void TwoOfTheSameBirthday_HaveNothingInCommon()
    {
        var (one, other) = (PlanDoor.Make(Guid.CreateVersion7(), Nadia, Now), PlanDoor.Make(Guid.CreateVersion7(), Nadia, Now));
        foreach (var door in new[] { one, other }) door.AskBirthday(new DateOnly(2012, 3, 27), Nadia, Now);
        Assert.Equal(one.Hash, PlanDoor.Derive(PlanDoor.Birthday(27, 3), one.Salt));
        Assert.NotEqual(one.Hash, other.Hash);
    }
}
