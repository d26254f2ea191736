using Derwent.Listings;
using Derwent.Tests.Support;
using Microsoft.Playwright;
using Xunit;

namespace Derwent.BrowserTests.Journeys;

/// <summary>Theo, whom a teacher worries about and whom we have met before: from the first word on a phone to the day he needs us no more, and once again.</summary>
public sealed class YoungPersonJourney(Chromium chromium) : Journey(chromium)
{
    private const string Words = "Eleven late mornings since half-term, and he goes the long way home.";
    private const string Theirs = "I'd go somewhere if I knew someone there.";
    private Helpers one = null!, two = null!, three = null!;
    private Window teacher = null!, team = null!, lead = null!;
    private string address = "", page = "";

    protected override string Name => "young person";

    [Fact]
    public async Task From_the_first_word_to_the_last_and_back_again()
    {
        (one, two, three) = (await Town.AnOrganisation(), await Town.AnOrganisation(), await Town.AnOrganisation());
        await Town.AService(one, ["school"]);
        await Town.AService(two, ["alone"]);
        await Town.AService(three, ["alone"]);
        await Tests.FrontDoor.Earlier.OfTheo(House);

        await using (teacher = await AWindow(320))
        {
            await TellUs();
            await Send();
            team = await SignedIn(await APartner());
            await Recognise();
            await Triage();
            await Build();
            await AnswerByLetter();
            await DeclineAndReplace();
            await TheWrongPersonFindsNothing();
            await Support();
            await WhatTheTeacherSees("Help has started.");
            await OwnPlan();
            await Resolve();
            await WhatTheTeacherSees("We have finished. Thank you for telling us.");
            await OpenAgain();
        }
    }

    private async Task TellUs()
    {
        await teacher.Go("/refer");
        await Sound(teacher, "whom it is about");
        await teacher.Choose("A child or young person");
        await teacher.Press("Go on");
        await teacher.IsHeaded("Who are you worried about?");
        await teacher.Fill("First name, or what people call them", "Theo");
        await teacher.Fill("Surname (if you know it)", "Marsh");
        await teacher.Fill("Day", "14");
        await teacher.Fill("Month", "3");
        await teacher.Fill("Year", "2012");
        await teacher.Fill("Postcode where they live (if you know it)", "de240zq");
        await Sound(teacher, "who he is");
        await teacher.Press("Go on");
        await teacher.IsHeaded("Is anyone in danger right now?");
        await Assertions.Expect(teacher.Page.GetByText("Stop here and ring now")).Not.ToBeVisibleAsync();
        await teacher.Choose("Yes");
        await Assertions.Expect(teacher.Page.Locator("a[href='tel:999']").First).ToBeVisibleAsync();
        await Assertions.Expect(teacher.Page.GetByText("Stop here and ring now")).ToBeVisibleAsync();
        await Sound(teacher, "somebody is in danger");
        await teacher.Press("Go on");
    }

    private async Task Send()
    {
        await teacher.IsHeaded("What is going well for Theo, and what worries you?");
        foreach (var pick in new[] { "Missing school", "On their own too much", "Loves music or art" }) await teacher.Choose(pick);
        await Sound(teacher, "worries and strengths");
        await teacher.Press("Go on");
        await ComeBackTomorrow();
        await teacher.Fill("In your own words", Words);
        await teacher.Fill("What does Theo say? (if you know)", Theirs);
        await Sound(teacher, "in own words");
        await teacher.Press("Go on");
        await teacher.Choose("Does Theo know that you are telling us?", "Yes");
        await teacher.Choose("Does Theo agree?", "Yes");
        await teacher.Choose("Does a parent or carer know?", "Yes");
        await Sound(teacher, "who agrees");
        await teacher.Press("Go on");
        await teacher.Choose("School or college");
        await teacher.Fill("Your name", "Helen Bell");
        await teacher.Fill("Where you work (if this is your work)", "Rivermead Academy");
        await teacher.Fill("E-mail", "bell@rivermead.example");
        await Sound(teacher, "about the teacher");
        await teacher.Press("Go on");
        await teacher.Reads(Theirs);
        await Sound(teacher, "check");
        await teacher.Press("Send it");
        await teacher.IsHeaded("Thank you. We have it.");
        await Sound(teacher, "thank you");
        page = await LinkOf(teacher);
        await House.RunJobs();
        Assert.Equal(page, (await LetterTo("bell@rivermead.example")).Link);
    }

    /// <summary>The window is shut in the middle; the next day the answers are still there, and so is the place where one stopped.</summary>
    private async Task ComeBackTomorrow()
    {
        await teacher.Go("/");
        await teacher.Go("/refer");
        await teacher.Reads("You have begun already.");
        await teacher.DoesNotRead("Theo");
        await Sound(teacher, "the draft was kept");
        await teacher.Follow("Go on where you stopped");
        await teacher.IsHeaded("Tell us in your own words");
    }

    private async Task Recognise()
    {
        await team.OpenFromTheQueue("Theo Marsh");
        await team.Reads("Danger now");
        await team.Reads(Theirs);
        await Sound(team, "the referral");
        await team.Choose("Accept");
        await team.Fill("Reason, or the question", "He asked for somebody.");
        await team.Press("Decide");
        await team.Reads("Decide first whether this is Theo Marsh, whom we know.");
        await Assertions.Expect(team.Page.GetByLabel("Reason, or the question")).ToHaveValueAsync("He asked for somebody.");
        await team.Reads("Very likely the same: better than 99");
        await Assertions.Expect(team.Page.Locator("table.why").First).ToContainTextAsync("Date of birth");
        await Sound(team, "recognised, field by field");
        await team.Press("Yes, the same");
        await team.Reads("Joined to Theo Marsh");
    }

    private async Task Triage()
    {
        await Sound(team, "joined");
        await team.Accept("He asked for somebody, and the school cannot give it alone.");
        await team.IsHeaded("A package for Theo, 14");
        await team.Reads("Nobody is asked yet");
        await Sound(team, "what is proposed");
    }

    private async Task Build()
    {
        await team.Press("Begin with this");
        await Assertions.Expect(team.Part(one)).ToContainTextAsync("can start");
        // Two of them could meet the second need as well as each other: whoever is proposed will say no.
        if (await team.Part(three).CountAsync() > 0) (two, three) = (three, two);
        await Assertions.Expect(team.Part(two)).ToContainTextAsync($"Runner-up");
        await Sound(team, "the package");
        await ChooseOtherwise();
        await team.SendOffers(2, one.Practitioner.Id, "Theo has seen it and agrees");
        address = $"/desk/cases/{await team.CaseReference()}";
        await Assertions.Expect(team.Answer(one)).ToContainTextAsync("No answer yet");
        await Sound(team, "offers are out");
        await House.RunJobs();
    }

    /// <summary>One part is chosen against the proposal. Without a reason nothing happens; with one it is kept and reported.</summary>
    private async Task ChooseOtherwise()
    {
        var part = team.Part(two);
        await team.Hand.Press(part.Locator("summary", new() { HasText = "Swap it, or take it out" }));
        await team.Hand.Press(part.GetByRole(AriaRole.Button, new() { Name = "Swap" }));
        await team.Reads("Say why you choose otherwise");
        await Sound(team, "no reason was given");
        await team.Hand.Pick(part.GetByLabel("Why?"), nameof(Derwent.Support.OverrideReason.SomebodyTheyKnow));
        await team.Hand.Press(part.GetByRole(AriaRole.Button, new() { Name = "Swap" }));
        (two, three) = (three, two);
        await Assertions.Expect(team.Part(two)).ToBeVisibleAsync();
        var builder = team.Path;
        await team.Go("/desk/packages/choices");
        await team.Reads("Somebody there knows them");
        await Sound(team, "what was chosen otherwise");
        await team.Go(builder);
    }

    private async Task AnswerByLetter()
    {
        var letter = await LetterTo(one.Email!);
        Assert.DoesNotContain("Theo", letter.Subject + letter.Text, StringComparison.Ordinal);
        await using var reader = await AWindow(320);
        await reader.Go(letter.Link);
        await reader.DoesNotRead("Marsh");
        await Sound(reader, "the offer from the letter");
        await reader.Fill("Your name", "Tom Adeyemi");
        await reader.Fill("Starting on", "2026-11-24");
        await reader.Press("Say yes");
        await reader.Reads("Tom Adeyemi has answered this offer: yes");
        await Sound(reader, "answered from the letter");
        await reader.Go(letter.Link);
        await reader.Reads("Tom Adeyemi has answered this offer: yes");
        Assert.Equal(0, await reader.Page.GetByRole(AriaRole.Button, new() { Name = "Say no" }).CountAsync());
    }

    private async Task DeclineAndReplace()
    {
        await using (var manager = await SignedIn(two.Manager, "/desk/offers"))
        {
            await Sound(manager, "the inbox");
            await manager.DoesNotRead("Marsh");
            await manager.Pick("No, because", nameof(Derwent.Support.DeclineReason.Full));
            await manager.PressThe("Say no");
            await manager.Reads("Nobody is waiting for your answer.");
            await Sound(manager, "declined");
        }
        await House.RunJobs();
        await team.Go("/desk");
        await team.Reads("said no");
        await team.Follow("Decide about");
        await team.IsHeaded("A package for Theo, 14");
        await Sound(team, "the part came back");
        await team.PressThe("Swap");
        await Assertions.Expect(team.Part(three)).ToBeVisibleAsync();
        await team.Press("Send 1 offer");
        await Assertions.Expect(team.Answer(three)).ToContainTextAsync("No answer yet");
        await using var worker = await SignedIn(three.Manager, "/desk/offers");
        await worker.PressThe("Say yes");
        await worker.Reads("Theo Marsh");
        await Sound(worker, "accepted in the inbox");
        await House.RunJobs();
    }

    private async Task TheWrongPersonFindsNothing()
    {
        var stranger = await Town.AnOrganisation();
        foreach (var wrong in new[] { stranger.Practitioner, two.Practitioner })
        {
            await using var window = await SignedIn(wrong);
            Assert.Equal(404, await window.Go(address));
            await window.DoesNotRead("Theo");
            Assert.Equal(404, await window.Go(address + "/close"));
        }
    }

    private async Task Support()
    {
        lead = await SignedIn(one.Practitioner);
        await lead.Go("/desk/cases");
        await lead.Follow("Theo Marsh");
        await Sound(lead, "the case");
        await lead.Note("Theo came early and stayed to help.");
        await lead.Unfold("Add a goal");
        await lead.Fill("In their words", "Be picked for something");
        await lead.Fill("Where are they now, 0 to 10?", "3");
        await lead.Press("Add the goal");
        await lead.Reads("3 of 10");
        House.Clock.Advance(TimeSpan.FromDays(7));
        lead = await SignedIn(one.Practitioner);
        await lead.PlanASession("Drop-in");
        await Sound(lead, "the register");
        await lead.Mark("Theo M", "Here");
        await Sound(lead, "the register is saved");
        await lead.Go(address);
        await lead.Fill("Mark today", "7");
        await lead.Press("Keep the mark of goal 1");
        await lead.Reads("3 to 7");
        await lead.Reads("1 of 1 kept");
        await Sound(lead, "marks and sessions");
    }

    private async Task WhatTheTeacherSees(string heading)
    {
        await House.RunJobs();
        await teacher.Go(page);
        await teacher.IsHeaded("One question first");
        await teacher.DoesNotRead("Theo");
        await Sound(teacher, "one question before the referrer’s page");
        await teacher.Fill("Something else you told us", "DE24 0ZQ");
        await teacher.Press("Open my page");
        await teacher.IsHeaded(heading);
        foreach (var secret in new[] { "Marsh", Theirs, Words, one.Name, "picked for something", "Tom Adeyemi" }) await teacher.DoesNotRead(secret);
        await Sound(teacher, $"the referrer’s page, {heading.Split(' ')[1]}");
    }

    private async Task OwnPlan()
    {
        await lead.Unfold("Make a link to their plan");
        await lead.Press("Make the link");
        await lead.Reads("shown once");
        await Sound(lead, "the link to the plan");
        var link = (await lead.Page.Locator(".flagged .reference a").InnerTextAsync()).Trim();
        await using var theo = await AWindow(320);
        await theo.Go(new Uri(link).AbsolutePath);
        await theo.DoesNotRead("Theo");
        await theo.Fill("What day is your birthday?", "1 January");
        await theo.Press("Open my page");
        await theo.Reads("That is not it.");
        await Sound(theo, "one question first");
        await theo.Fill("What day is your birthday?", "14 March");
        await theo.Press("Open my page");
        await theo.IsHeaded("Hi Theo. This is your plan.");
        await theo.Reads(Theirs);
        await theo.Reads(one.Name);
        await theo.Reads("Be picked for something");
        await Sound(theo, "his plan");
    }

    private async Task Resolve()
    {
        await lead.Go(address);
        await lead.AskForClosing("Goals reached");
        await Sound(lead, "closing asked for");
        await lead.Follow("Answer the closing");
        await lead.Reads("Somebody else has to read it and confirm it.");
        team = await SignedIn(await APartner());
        await team.Follow("Next seven days");
        await team.Follow("Confirm the closing: Theo Marsh");
        await team.Reads("They ring the hub on Osmaston Road.");
        await Sound(team, "the second person");
        await team.Press("Confirm the closing");
        await Assertions.Expect(team.Page.GetByRole(AriaRole.Link, new() { Name = "Reopen" })).ToBeVisibleAsync();
        await team.TimelineTells("Case opened", "Package begun", "Lead worker", "2 offers sent", "Offer sent", "said yes", "said no", "A new goal", "Goal: from 3 to 7", "Drop-in", "Closing asked for", "Resolved");
        await Sound(team, "resolved");
    }

    private async Task OpenAgain()
    {
        await team.Follow("Reopen");
        await team.Fill("Why does it open again?", "Late again, and he rang us himself.");
        await Sound(team, "open it again");
        await team.Press("Open it again");
        await Assertions.Expect(team.Page.GetByRole(AriaRole.Link, new() { Name = "Add a note" })).ToBeVisibleAsync();
        await team.TimelineTells("Resolved", "Late again, and he rang us himself.");
        await Sound(team, "open again");
    }
}
