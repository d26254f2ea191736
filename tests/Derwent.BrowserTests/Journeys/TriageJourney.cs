using Derwent.Tests.FrontDoor;
using Derwent.Tests.Support;
using Microsoft.Playwright;
using Xunit;

namespace Derwent.BrowserTests.Journeys;

/// <summary>A triage worker's quarter of an hour: a referral, is he known and why, a package proposed, one element changed, offers out.</summary>
public sealed class TriageJourney(Chromium chromium) : Journey(chromium)
{
    private Helpers one = null!, two = null!, three = null!;
    private Window team = null!;

    protected override string Name => "triage worker";

    [Fact]
    public async Task From_a_new_referral_to_offers_that_are_out()
    {
        (one, two, three) = (await Town.AnOrganisation(), await Town.AnOrganisation(), await Town.AnOrganisation());
        await Town.AService(one, ["school"]);
        await Town.AService(two, ["alone"]);
        await Town.AService(three, ["alone"]);
        await Earlier.OfTheo(House);
        await Refer();
        await using (team = await SignedIn(await APartner()))
        {
            await IsHeKnown();
            await Propose();
            await ChangeOneElement();
            await OffersGoOut();
        }
    }

    private async Task Refer()
    {
        await using var teacher = await AWindow(320);
        await teacher.Go("/refer");
        await teacher.Choose("A child or young person");
        await teacher.Press("Go on");
        await teacher.Fill("First name, or what people call them", "Teo");
        await teacher.Fill("Surname (if you know it)", "Marsh");
        await teacher.Fill("Day", "14");
        await teacher.Fill("Month", "3");
        await teacher.Fill("Year", "2012");
        await teacher.Fill("Postcode where they live (if you know it)", "de240zq");
        await teacher.Press("Go on");
        await teacher.Choose("No");
        await teacher.Press("Go on");
        foreach (var pick in new[] { "Missing school", "On their own too much" }) await teacher.Choose(pick);
        await teacher.Press("Go on");
        await teacher.Fill("In your own words", "He goes the long way home.");
        await teacher.Press("Go on");
        await teacher.Choose("Does Teo know that you are telling us?", "Yes");
        await teacher.Choose("Does Teo agree?", "Yes");
        await teacher.Choose("Does a parent or carer know?", "Yes");
        await teacher.Press("Go on");
        await teacher.Choose("School or college");
        await teacher.Fill("Your name", "Helen Bell");
        await teacher.Fill("Where you work (if this is your work)", "Rivermead Academy");
        await teacher.Fill("E-mail", "bell@rivermead.example");
        await teacher.Press("Go on");
        await teacher.Press("Send it");
        await teacher.IsHeaded("Thank you. We have it.");
        await teacher.DoesNotRead("already");
        await House.RunJobs();
    }

    private async Task IsHeKnown()
    {
        await team.OpenFromTheQueue("Teo Marsh");
        // One letter apart and both are names: it may be a brother of the home, so a person is asked.
        await team.Reads("Perhaps the same under another first name");
        var why = team.Page.Locator("table.why").First;
        await Assertions.Expect(why.Locator("tbody tr", new() { HasText = "Date of birth" })).ToContainTextAsync("same, very strong");
        await Assertions.Expect(why.Locator("tbody tr", new() { HasText = "First name" })).ToContainTextAsync("Theo");
        await Sound(team, "is he known, and why");
        await team.Press("Yes, the same");
        await team.Reads("Joined to Theo Marsh");
        await Sound(team, "he is");
    }

    private async Task Propose()
    {
        await team.Accept("He asked for somebody.");
        await Sound(team, "what is proposed");
        await team.Press("Begin with this");
        await Assertions.Expect(team.Part(one)).ToContainTextAsync("can start");
    }

    private async Task ChangeOneElement()
    {
        var before = await team.Part(two).CountAsync() > 0 ? two : three;
        var after = before == two ? three : two;
        var part = team.Part(before);
        await team.Hand.Press(part.Locator("summary", new() { HasText = "Swap it, or take it out" }));
        await team.Hand.Pick(part.GetByLabel("Why?"), nameof(Derwent.Support.OverrideReason.SomebodyTheyKnow));
        await team.Hand.Press(part.GetByRole(AriaRole.Button, new() { Name = "Swap" }));
        await Assertions.Expect(team.Part(after)).ToBeVisibleAsync();
        await Assertions.Expect(team.Part(after)).ToContainTextAsync("can start");
        await Assertions.Expect(team.Part(before)).ToHaveCountAsync(0);
        await Sound(team, "one element changed");
    }

    private async Task OffersGoOut()
    {
        await team.SendOffers(2, one.Practitioner.Id, "Theo has seen it and agrees");
        await Sound(team, "offers are out");
        await House.RunJobs();
        Assert.DoesNotContain("Teo", (await LetterTo(one.Email!)).Text, StringComparison.Ordinal);
    }
}
