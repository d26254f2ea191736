using Derwent.Tests.Support;
using Microsoft.Playwright;
using Xunit;

namespace Derwent.BrowserTests.Journeys;

/// <summary>The steps on Sorrel Street, told by a neighbour with no name: every page on the smallest screen and without script.</summary>
public sealed class PlaceJourney(Chromium chromium) : Journey(chromium)
{
    private const string Words = "Twenty of them most Fridays, and the lights have been out since the clocks changed.";
    private Helpers one = null!, two = null!;
    private Derwent.Accounts.Person leader = null!;
    private Window neighbour = null!, lead = null!;
    private string address = "", page = "";

    protected override string Name => "place";

    protected override bool Script => false;

    [Fact]
    public async Task From_the_first_word_to_a_safer_place_without_script()
    {
        (one, two) = (await Town.AnOrganisation(), await Town.AnOrganisation());
        await Town.AService(one, ["place-violence"]);
        await Town.AService(two, ["place-design"]);
        leader = await APartner();
        await using (neighbour = await AWindow())
        {
            await TellUs();
            await Send();
            lead = await SignedIn(leader);
            await Decide();
            await Build();
            await Answer();
            await TheMapAndTheActions();
            await TheFigures();
            await TheSessionEnds();
            await Resolve();
        }
    }

    private async Task TellUs()
    {
        await neighbour.Go("/refer");
        await neighbour.Choose("A place");
        await neighbour.Press("Go on");
        await neighbour.IsHeaded("Where is it?");
        await neighbour.Reads("Please don’t name any child here.");
        await neighbour.Fill("What do people call it?", "Sorrel Street steps");
        await neighbour.Press("Go on");
        await neighbour.Reads("Tell us where it is: the street, what it is next to, or a postcode.");
        await Assertions.Expect(neighbour.Page.GetByLabel("What do people call it?")).ToHaveValueAsync("Sorrel Street steps");
        await Sound(neighbour, "where is it");
        await neighbour.Fill("Where is it?", "Behind the shops on Sorrel Street");
        await neighbour.Choose("A street or estate");
        await neighbour.Fill("When does it happen?", "Fridays after eight");
        await neighbour.Press("Go on");
        await neighbour.Choose("No");
        await Sound(neighbour, "nobody is in danger");
        await neighbour.Press("Go on");
        await neighbour.IsHeaded("What is good about this place, and what happens there?");
        await neighbour.Choose("Fights or threats here");
        await neighbour.Choose("Dark, broken or hidden corners");
        await Sound(neighbour, "what happens there");
        await neighbour.Press("Go on");
    }

    private async Task Send()
    {
        await neighbour.Fill("In your own words", Words);
        await neighbour.Press("Go on");
        await neighbour.IsHeaded("Who else knows about it?");
        await Sound(neighbour, "who else knows");
        await neighbour.Press("Go on");
        await neighbour.Choose("Neighbour, or somebody who lives or works near");
        await neighbour.Choose("I would rather not say");
        await Sound(neighbour, "no name");
        await neighbour.Press("Go on");
        await neighbour.Reads(Words);
        await Sound(neighbour, "check");
        await neighbour.Press("Send it");
        await neighbour.IsHeaded("Thank you. We have it.");
        await neighbour.Reads("We go and look");
        await Sound(neighbour, "thank you");
        page = await LinkOf(neighbour);
    }

    private async Task Decide()
    {
        await Sound(lead, "today");
        await lead.Follow("Go to the front door");
        await Sound(lead, "the front door");
        await lead.Follow("Sorrel Street steps");
        await lead.Reads(Words);
        await lead.Reads("Is this a place we know?");
        await Sound(lead, "the referral");
        await lead.Accept("The lights come first, then somebody on Fridays.");
        await lead.IsHeaded("A package for Sorrel Street steps");
        await Sound(lead, "what is proposed");
    }

    private async Task Build()
    {
        await lead.Press("Begin with this");
        await Assertions.Expect(lead.Part(one)).ToBeVisibleAsync();
        await Sound(lead, "the package");
        await lead.SendOffers(2, leader.Id, null);
        address = $"/desk/cases/{await lead.CaseReference()}";
        await House.RunJobs();
    }

    private async Task Answer()
    {
        await using (var reader = await AWindow())
        {
            await reader.Go((await LetterTo(one.Email!)).Link);
            await Sound(reader, "the offer from the letter");
            await reader.Fill("Your name", "Ines Roy");
            await reader.Press("Say yes");
            await reader.Reads("Ines Roy has answered this offer: yes");
        }
        await using var manager = await SignedIn(two.Manager, "/desk/offers");
        await Sound(manager, "the inbox");
        await manager.PressThe("Say yes");
        await manager.Reads("Sorrel Street steps");
        await Sound(manager, "answered in the inbox");
        await House.RunJobs();
    }

    private async Task TheMapAndTheActions()
    {
        await lead.Go(address);
        await lead.Reads("There is no map");
        await lead.Fill("Postcode or area close to it", "Nowhere at all");
        await lead.Press("Put it on the map");
        await lead.Reads("We do not know that postcode or area.");
        await Sound(lead, "not known on the map");
        await lead.Fill("Postcode or area close to it", "Normanton");
        await lead.Press("Put it on the map");
        await Assertions.Expect(lead.Page.Locator("svg.map")).ToBeVisibleAsync();
        await lead.Unfold("Add an action");
        await lead.Fill("What will be done", "Mend the lamp at the top step");
        await lead.Fill("Who does it", "City council, lighting");
        await lead.Press("Add the action");
        await lead.Reads("Mend the lamp at the top step");
        await lead.PressThe("Mend the lamp at the top step: it runs now");
        await Assertions.Expect(lead.Page.GetByRole(AriaRole.Button, new() { Name = "Mend the lamp at the top step: settled" })).ToBeVisibleAsync();
        await Sound(lead, "the place page");
    }

    private async Task TheFigures()
    {
        foreach (var (first, last, count) in new[] { ("2026-09-01", "2026-09-30", "24"), ("2026-10-01", "2026-10-31", "9") })
        {
            await lead.Unfold("Add a count");
            await lead.Fill("First day", first);
            await lead.Fill("Last day", last);
            await lead.Fill("The number", count);
            await lead.Fill("Where the number comes from", "Police, recorded incidents");
            await lead.Press("Add the count");
        }
        await lead.Reads("Fewer: 9, against 24 in the period before. That is more than chance alone would give.");
        await Assertions.Expect(lead.Page.Locator("svg.chart rect")).ToHaveCountAsync(2);
        await Sound(lead, "the figures");
    }

    /// <summary>Called away in the middle of a note; what was typed comes back after the sign-in, and is kept once.</summary>
    private async Task TheSessionEnds()
    {
        const string note = "Two girls say they walk round by the road now.";
        await lead.Unfold("Add a note");
        await lead.Fill("What happened", note);
        await EndTheSessionOf(leader);
        await lead.Press("Add the note");
        await lead.Reads("You had been signed out");
        await SignInHere(lead, leader);
        await lead.Reads("Here is what you had filled in");
        await Sound(lead, "the note was kept through the sign-in");
        await lead.Press("Send it");
        await lead.Reads(note);
        Assert.Equal(1, await House.Behind<long>($"select count(*) from support.steps where words = '{note}'"));
    }

    private async Task Resolve()
    {
        House.Clock.Advance(TimeSpan.FromDays(40));
        lead = await SignedIn(leader);
        await lead.Go(address);
        await lead.AskForClosing("The place is safer");
        await Sound(lead, "closing asked for");
        await using (var second = await SignedIn(await APartner()))
        {
            await second.Follow("Next seven days");
            await second.Follow("Confirm the closing");
            await Sound(second, "the second person");
            await second.Press("Confirm the closing");
            await second.TimelineTells("Case opened", "2 offers sent", "said yes", "Put on the map", "Action on the place", "Incidents: 9", "Closing asked for", "Resolved");
            await Sound(second, "resolved");
        }
        await House.RunJobs();
        await neighbour.Go(page);
        await neighbour.IsHeaded("We have finished. Thank you for telling us.");
        await neighbour.DoesNotRead("Sorrel Street");
        await Sound(neighbour, "the referrer’s page");
    }
}
