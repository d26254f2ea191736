using Derwent.FrontDoor;
using Derwent.Shared.Security;

namespace Derwent.Tests.FrontDoor;

public sealed class NudgeHouse : House
{
    protected override IEnumerable<KeyValuePair<string, string?>> Settings => [.. base.Settings, new("Derwent:FrontDoor:TeamEmail", "team@alliance.example")];
}

public sealed class NudgeTests(NudgeHouse house) : IClassFixture<NudgeHouse>
{
    [Fact]
    public async Task LateTriage_NudgesTheTeamOnce_WithoutAName()
    {
        var reference = await Sent("No");
        house.Clock.Advance(TimeSpan.FromDays(1.5));
        await house.RunJobs();
        await house.RunJobs();
        var nudge = Assert.Single(await house.Letters(), letter => letter.Subject.StartsWith("Past its clock", StringComparison.Ordinal) && letter.Text.Contains(reference, StringComparison.Ordinal));
        Assert.Equal("team@alliance.example", nudge.To);
        Assert.DoesNotContain("Theo", nudge.Subject + nudge.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Urgent_TellsTheTeamAtOnce()
    {
        var reference = await Sent("Yes");
        Assert.Contains(await house.Letters(), letter => letter.To == "team@alliance.example" && letter.Subject.StartsWith("Urgent", StringComparison.Ordinal) && letter.Text.Contains(reference, StringComparison.Ordinal));
    }

    [Fact]
    public async Task SecondReferral_IsNoticedInItsOwnTransaction_ByBoth_AndThePublicLearnsNothing()
    {
        var first = await Sent("No");
        using var visitor = house.Stranger();
        var done = await Wizard.Sent(visitor);
        Assert.DoesNotContain("already", done.Text, StringComparison.OrdinalIgnoreCase);
        var others = $"from front_door.hints h join front_door.referrals r on r.reference = '{first}'";
        Assert.True(await house.Behind<bool>($"select exists (select {others} and h.other_id = r.id)"));
        Assert.True(await house.Behind<bool>($"select exists (select {others} and h.referral_id = r.id)"));
    }

    [Fact]
    public async Task ByPhone_IsForThePartnershipTeam_WhoStandAsTheOneWhoTookIt()
    {
        using var wrong = await house.SignedIn(Role.Practitioner);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await wrong.Open("/desk/front-door/new")).Status);
        using var team = await house.SignedIn(Role.StrategicPartner);
        await (await team.Open("/desk/front-door/new")).Form("Write it down").Press();
        var done = await Wizard.Sent(team);
        var reference = Reference.Read(done.Document.QuerySelector(".ref")!.TextContent);
        Assert.Equal(team.Person!.Id, await house.Behind<Guid>($"select by_person_id from front_door.steps s join front_door.referrals r on r.id = s.referral_id where r.reference = '{reference}' and number = 1"));
    }

    [Fact]
    public async Task ADraft_IsForgottenAfterFourteenDays()
    {
        using var visitor = house.Stranger();
        await Wizard.Begin(visitor, "Me");
        var before = await house.Behind<long>("select count(*) from front_door.drafts where sent_at is null");
        house.Clock.Advance(TimeSpan.FromDays(15));
        await house.RunJobs();
        Assert.True(before > 0);
        Assert.Equal(0, await house.Behind<long>("select count(*) from front_door.drafts where sent_at is null"));
    }

    private async Task<string> Sent(string danger)
    {
        using var visitor = house.Stranger();
        var done = await Wizard.Sent(visitor, danger: danger);
        return Reference.Read(done.Document.QuerySelector(".ref")!.TextContent)!;
    }
}
