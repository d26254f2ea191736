using Derwent.Tests.Support;
using Microsoft.Playwright;
using Xunit;

namespace Derwent.BrowserTests.Journeys;

/// <summary>The Bartosz family, sent by their housing officer. Everything is done with the keyboard alone.</summary>
public sealed class FamilyJourney(Chromium chromium) : Journey(chromium)
{
    private const string Words = "They sleep in one room and the boys fight every night.";
    private Helpers one = null!, two = null!;
    private Window officer = null!, lead = null!;
    private Derwent.Accounts.Person leader = null!;
    private string address = "", page = "";

    protected override string Name => "family";

    protected override bool ByKeyboard => true;

    [Fact]
    public async Task From_the_first_word_to_the_last_with_the_keyboard_alone()
    {
        (one, two) = (await Town.AnOrganisation(), await Town.AnOrganisation());
        await Town.AService(one, ["housing"]);
        await Town.AService(two, ["money", "parenting"]);
        leader = await APartner();
        await using (officer = await AWindow(320))
        {
            await TellUs();
            await Send();
            lead = await SignedIn(leader);
            await Decide();
            await Build();
            await AnswerByLetter();
            await ALaterDay();
            await Support();
            await OwnPlan();
            await Resolve();
        }
    }

    private async Task TellUs()
    {
        await officer.Go("/refer");
        await officer.Choose("A family");
        await officer.Press("Go on");
        await officer.IsHeaded("Which family is it?");
        await officer.Fill("The family’s name", "Bartosz");
        await officer.TypeInto("Input.Members[0].Name", "Jan");
        await officer.TypeInto("Input.Members[0].Age", "9");
        await officer.TypeInto("Input.Members[0].Relation", "son");
        await Sound(officer, "which family");
        await officer.Press("Go on");
        await officer.Choose("I’m not sure");
        await Sound(officer, "nobody is sure about danger");
        await officer.Press("Go on");
        await officer.IsHeaded("What is going well for the Bartosz family, and what worries you?");
        await officer.Press("Go on");
        await Assertions.Expect(officer.Page.Locator(".summary-errors")).ToBeFocusedAsync();
        await Sound(officer, "nothing was chosen");
        foreach (var pick in new[] { "May lose their home", "Not enough money or food", "They talk to each other" }) await officer.Choose(pick);
        await officer.Press("Go on");
    }

    private async Task Send()
    {
        await officer.IsHeaded("Tell us in your own words");
        await officer.Fill("In your own words", Words);
        await Sound(officer, "in own words");
        await officer.Press("Go on");
        await officer.Choose("Does the Bartosz family know that you are telling us?", "Yes");
        await officer.Choose("Does the Bartosz family agree?", "Yes");
        await Sound(officer, "who agrees");
        await officer.Press("Go on");
        await officer.Choose("Housing");
        await officer.Fill("Your name", "Sam Osei");
        await officer.Fill("Where you work (if this is your work)", "Riverside Homes");
        await officer.Fill("Phone", "01332 000 555");
        await Sound(officer, "about the officer");
        await officer.Press("Go on");
        await officer.Reads(Words);
        await officer.Press("Send it");
        await officer.IsHeaded("Thank you. We have it.");
        await officer.Reads("Write the link down or keep this page");
        page = await LinkOf(officer);
        await Sound(officer, "thank you");
        await officer.Page.GoBackAsync();
        await officer.IsHeaded("Thank you. We have it.");
    }

    private async Task Decide()
    {
        await lead.OpenFromTheQueue("The Bartosz family");
        await lead.Reads("Nobody we know is like this.");
        await lead.Reads(Words);
        await Sound(lead, "the referral");
        await lead.Choose("Accept");
        await lead.Fill("Reason, or the question", "Two of us can help at once.");
        await lead.Press("Decide");
        await lead.IsHeaded("A package for the Bartosz family");
        await Sound(lead, "what is proposed");
    }

    private async Task Build()
    {
        await lead.Press("Begin with this");
        await Assertions.Expect(lead.Part(two)).ToBeVisibleAsync();
        await lead.Pick("Lead worker", leader.Id.ToString());
        await lead.Press("Send 2 offers");
        await lead.Reads("Ask the Bartosz family first, or say why the offers go out before they agreed.");
        await Sound(lead, "nobody has asked them yet");
        await lead.SendOffers(2, leader.Id, "The family has seen it and agrees");
        address = $"/desk/cases/{await lead.CaseReference()}";
        await Sound(lead, "offers are out");
        await House.RunJobs();
    }

    private async Task AnswerByLetter()
    {
        await using var reader = await AWindow(320);
        await reader.Go((await LetterTo(one.Email!)).Link);
        await reader.Fill("Your name", "Grace Mills");
        await reader.Press("Say yes");
        await reader.Reads("Grace Mills has answered this offer: yes");
        await Sound(reader, "answered from the letter");
    }

    private async Task ALaterDay()
    {
        await using (var manager = await SignedIn(two.Manager, "/desk/offers"))
        {
            await manager.PressThe("Give a later date");
            await manager.Reads("Nobody is waiting for your answer.");
            await Sound(manager, "a later day");
        }
        await lead.Go(address);
        await lead.PressThe("Take the later start");
        await Assertions.Expect(lead.Answer(two)).ToContainTextAsync("Yes");
        await Sound(lead, "the later day will do");
        await House.RunJobs();
    }

    private async Task Support()
    {
        House.Clock.Advance(TimeSpan.FromDays(7));
        await using (var worker = await SignedIn(one.Practitioner))
        {
            await worker.PlanASession("Home visit");
            await worker.Mark("The Bartosz family", "Here");
            await Sound(worker, "the register");
        }
        lead = await SignedIn(leader);
        await lead.Go(address);
        await lead.Reads("In the family");
        await lead.Reads("Jan, 9");
        await lead.Note("The landlord has agreed to wait.");
        await Sound(lead, "the case");
        await House.RunJobs();
        await officer.Go(page);
        await officer.DoesNotRead("Bartosz");
        await ProveIt();
        await officer.IsHeaded("Help has started.");
        await Sound(officer, "the referrer’s page");
    }

    private async Task OwnPlan()
    {
        await lead.Unfold("Make a link to their plan");
        await lead.Fill("The word, if you chose one", "blackbird");
        await lead.Press("Make the link");
        await lead.Reads("shown once");
        var link = (await lead.Page.Locator(".flagged .reference a").InnerTextAsync()).Trim();
        await using var family = await AWindow(320);
        await family.Go(new Uri(link).AbsolutePath);
        await family.Fill("What is the word you chose with your worker?", "Blackbird");
        await family.Press("Open my page");
        await family.Reads(one.Name);
        await Sound(family, "their plan");
        await family.Choose("Wrong time or place");
        await family.Press("Send it");
        await family.Reads("Nobody is cross.");
        await lead.Go("/desk");
        await lead.Go(address);
        await lead.Reads("Wrong time or place");
        await lead.Press("We have answered");
        await Assertions.Expect(lead.Page.GetByRole(AriaRole.Button, new() { Name = "We have answered" })).ToHaveCountAsync(0);
        await Sound(lead, "their message is answered");
    }

    private async Task Resolve()
    {
        await lead.AskForClosing("Goals reached");
        await using (var second = await SignedIn(one.Manager))
        {
            await second.Follow("Next seven days");
            await second.Follow("Confirm the closing");
            await second.Press("Confirm the closing");
            await second.IsHeaded("Cases");
            await Sound(second, "the second person");
        }
        await House.RunJobs();
        await lead.Go(address);
        await lead.TimelineTells("Case opened", "2 offers sent", "said yes", "Home visit", "Closing asked for", "Resolved");
        await Sound(lead, "resolved");
        await officer.Go(page);
        await ProveIt();
        await officer.IsHeaded("We have finished. Thank you for telling us.");
    }

    private async Task ProveIt()
    {
        await officer.Fill("Something else you told us", "01332 000 555");
        await officer.Press("Open my page");
    }
}
