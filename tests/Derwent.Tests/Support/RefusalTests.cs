using System.Net;
using Derwent.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Derwent.Tests.Support;

/// <summary>What the pages of a case, a session and an offer do not take, in the words that somebody reads, and what was typed is still there.</summary>
public sealed class RefusalTests(House house) : IClassFixture<House>
{
    private readonly Town town = new(house);

    [Theory]
    [InlineData("Input.Place", "201", "Keep the place under 200 letters.")]
    [InlineData("Input.Workers", "201", "Keep the names under 200 letters.")]
    [InlineData("Input.On", "2026-10-01", "The day lies between a month ago and a year ahead.")]
    [InlineData("Input.On", "2027-11-25", "The day lies between a month ago and a year ahead.")]
    [InlineData("Input.On", "", "Choose the day.")]
    [InlineData("Input.From", "", "Say when it begins.")]
    public async Task A_session_is_planned_for_a_day_near_by(string field, string typed, string sentence)
    {
        using var visitor = await house.SignedIn((await town.AnOrganisation()).Practitioner);
        await (await visitor.Open("/desk/register")).Form("Plan it").Fill("Input.Title", "Drop-in").Fill(field, typed == "201" ? new string('x', 201) : typed).PressInVain(sentence);
    }

    [Fact]
    public async Task A_session_is_for_a_service_of_ones_own_and_of_ones_own_organisation()
    {
        var of = await town.ACase();
        using var visitor = await house.SignedIn(of.Helpers.Practitioner);
        var form = (await visitor.Open("/desk/register")).Form("Plan it").Fill("Input.Title", "Drop-in");
        var seen = await visitor.Post("/desk/register", [.. form.Fields.Where(field => field.Key != "Input.ServiceId"), new("Input.ServiceId", Guid.CreateVersion7().ToString())]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.Contains("Choose a service from the list.", seen.Text);
        using var nobody = await house.SignedIn(await house.APerson(null, Derwent.Shared.Security.Role.Practitioner));
        await (await nobody.Open("/desk/register")).Form("Plan it").Fill("Input.Title", "Drop-in").PressInVain("You belong to no organisation, so you cannot plan a session.");
    }

    [Theory]
    [InlineData("Afterwards", "2001", "This is too long. Keep it under 2000 letters.")]
    [InlineData("Others", "1001", "Give a number from 0 to 1000.")]
    [InlineData("Others", "-1", "Give a number from 0 to 1000.")]
    public async Task A_register_that_cannot_be_saved_loses_no_tap_and_no_worry(string field, string typed, string sentence)
    {
        var of = await town.ACase();
        using var visitor = await house.SignedIn(of.Helpers.Practitioner);
        var page = await (await visitor.Open("/desk/register")).Form("Plan it").Fill("Input.Title", "Drop-in").Press();
        var tap = page.Document.QuerySelector(".taps input")!.GetAttribute("name")!;
        await page.Form("Save register").Choose($"{tap}=late").Choose("Worry=yes").Fill(field, typed == "2001" ? new string('x', 2001) : typed).PressInVain(sentence);
        Assert.Equal(0L, await house.Behind<long>($"select count(*) from support.attendances where case_id = '{of.CaseId}' and mark is not null"));
    }

    [Fact]
    public async Task Who_is_on_the_register_does_not_walk_in_again()
    {
        var of = await town.ACase();
        using var visitor = await house.SignedIn(of.Helpers.Practitioner);
        var page = await (await visitor.Open("/desk/register")).Form("Plan it").Fill("Input.Title", "Drop-in").Press();
        var seen = await visitor.Post(page.Path + "?handler=WalkIn", [new("offerId", of.OfferId.ToString()), new("__RequestVerificationToken", await visitor.FormToken(page.Path))]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.Contains("That person is on the register already, or is not with you now.", seen.Text);
    }

    [Theory]
    [InlineData("Input.FollowUpOn", "2026-11-24", "The follow-up day lies in the next two years.")]
    [InlineData("Input.FollowUpOn", "2029-01-01", "The follow-up day lies in the next two years.")]
    [InlineData("Input.Words", "2001", "This is too long. Keep it under 2000 letters.")]
    public async Task A_closing_that_cannot_be_asked_for_is_still_in_the_form(string field, string typed, string sentence)
    {
        var of = await town.ACase();
        using var lead = await house.SignedIn(of.Lead);
        await (await lead.Open($"/desk/cases/{of.Reference}/close")).Form("Ask for closing").Choose("Input.Outcome=GoalsReached").Fill("Input.Words", "Back in school.").Fill("Input.ExitRoute", "Rings the school office.")
            .Fill(field, typed == "2001" ? new string('x', 2001) : typed).PressInVain(sentence);
        Assert.Equal(0L, await house.Behind<long>($"select count(*) from support.resolutions where case_id = '{of.CaseId}'"));
    }

    [Fact]
    public async Task A_closing_is_asked_for_confirmed_and_sent_back_once()
    {
        var of = await town.ACase();
        using var lead = await house.SignedIn(of.Lead);
        using var second = await house.SignedIn(await town.APartner());
        var close = $"/desk/cases/{of.Reference}/close";
        var ask = (await lead.Open(close)).Form("Ask for closing").Choose("Input.Outcome=GoalsReached").Fill("Input.Words", "Back in school.").Fill("Input.ExitRoute", "Rings the school office.");
        await ask.Press();
        await ask.PressTooLate("has asked for closing already. A second person has to answer.");
        var page = await second.Open(close);
        await page.Form("Send it back").Fill("Input.WhyBack", "Ask his mum first.").Press();
        await page.Form("Send it back").Fill("Input.WhyBack", "Ask his mum first.").PressTooLate("Nobody has asked to close this case.");
        await page.Form("Confirm the closing").PressTooLate("Nobody has asked to close this case.");
        await ask.Press();
        await page.Form("Confirm the closing").Press();
        await page.Form("Confirm the closing").PressTooLate("has confirmed this closing already.");

        await (await lead.Open($"/desk/cases/{of.Reference}/follow-up")).Form("Keep the follow-up").Fill("Words", "").PressInVain("Write what they said.");
        await (await lead.Open($"/desk/cases/{of.Reference}/follow-up")).Form("Keep the follow-up").Fill("Words", new string('x', 2001)).PressInVain("This is too long. Keep it under 2000 letters.");
        var follow = (await lead.Open($"/desk/cases/{of.Reference}/follow-up")).Form("Keep the follow-up").Choose("StillWell=yes").Fill("Words", "It goes well.");
        var reopen = (await lead.Open($"/desk/cases/{of.Reference}/reopen")).Form("Open it again");
        await reopen.Fill("Why", "").PressInVain("Say why it opens again.");
        await reopen.Fill("Why", new string('x', 2001)).PressInVain("This is too long. Keep it under 2000 letters.");
        await reopen.Fill("Why", "He stays at home again.").Press();
        await reopen.PressTooLate("This case is open already.");
        await follow.PressTooLate("A follow-up comes after closing, and this case is open.");
    }

    [Theory]
    [InlineData("Note.Words", "4001", "#note", "This is too long. Keep it under 4000 letters.")]
    [InlineData("Note.Quote", "1001", "#note", "This is too long. Keep it under 1000 letters.")]
    [InlineData("PlanLink.Word", "abc", "Make the link", "Agree on a word of at least four letters.")]
    [InlineData("PlanLink.Word", "61", "Make the link", "Agree on a word of at least four letters.")]
    public async Task A_case_page_comes_back_with_what_was_typed(string field, string typed, string button, string sentence)
    {
        var of = await town.ACase();
        using var lead = await house.SignedIn(of.Lead);
        var form = (await lead.Open($"/desk/cases/{of.Reference}")).Form(button).Fill(field, int.TryParse(typed, out var length) ? new string('x', length) : typed);
        if (field == "Note.Quote") form.Fill("Note.Words", "He came back.");
        if (button == "Make the link") form.Choose("PlanLink.Second=word");
        await form.PressInVain(sentence);
    }

    [Theory]
    [InlineData("Note", "Note.What", "gossip", "Choose what it was.")]
    [InlineData("Seen", "Seen.Code", "luck", "Choose a need or a strength.")]
    [InlineData("Seen", "Seen.Severity", "9", "Choose how it is now.")]
    [InlineData("Mark", "mark", "11", "A mark is a whole number from 0 to 10.")]
    public async Task What_no_list_offers_is_not_taken(string handler, string field, string value, string sentence)
    {
        var of = await town.ACase();
        await Refused(of, handler, [(field, value)], HttpStatusCode.UnprocessableEntity, sentence);
    }

    [Theory]
    [InlineData("Act", "Act.Kind", "99", "Act.Kind")]
    [InlineData("Figure", "Figure.Value", "-1", "Give the number, 0 or more.")]
    [InlineData("Figure", "Figure.From", "", "Give the first and the last day of the count.")]
    [InlineData("Move", "state", "99", "")]
    public async Task What_a_place_is_told_can_be(string handler, string field, string value, string sentence)
    {
        var of = await town.ACase(Derwent.FrontDoor.SubjectKind.Place);
        await Refused(of, handler, [(field, value)], HttpStatusCode.UnprocessableEntity, sentence == "Act.Kind" ? "not something we can read" : sentence);
    }

    [Theory]
    [InlineData("Act", "Act.DueOn=2026-11-01&Act.Words=Lamps&Act.WhoDoesIt=The council", "The day it is promised for lies in the next two years.")]
    [InlineData("Figure", "Figure.From=2026-11-20&Figure.To=2026-11-10&Figure.Value=3&Figure.Source=A walk", "The last day comes after the first, and not after today.")]
    [InlineData("Figure", "Figure.Kind=FeelSafe&Figure.From=2026-11-01&Figure.To=2026-11-10&Figure.Value=30&Figure.OutOf=20&Figure.Source=A walk", "Say how many were asked; not fewer than feel safe.")]
    [InlineData("Person", "Person.Reason=He is often there.", "Give the reference of the person's case.")]
    public async Task What_is_kept_about_a_place_is_whole(string handler, string typed, string sentence)
    {
        var of = await town.ACase(Derwent.FrontDoor.SubjectKind.Place);
        await Refused(of, handler, [.. typed.Split('&').Select(pair => (pair.Split('=')[0], pair.Split('=')[1]))], HttpStatusCode.UnprocessableEntity, sentence);
    }

    [Theory]
    [InlineData("Helper", "Only the partnership team or the lead worker lets somebody into the circle.")]
    [InlineData("LeaveCircle", "Only the partnership team or the lead worker takes somebody out of the circle.")]
    [InlineData("TakeLater", "The partnership team decides about offers.")]
    [InlineData("Lead", "Only the partnership team or the lead worker changes who leads.")]
    [InlineData("Person", "Only the partnership team links a person to a place.")]
    public async Task Who_helps_on_a_case_decides_neither_about_the_circle_nor_about_offers(string handler, string sentence)
    {
        var of = await town.ACase(handler == "Person" ? Derwent.FrontDoor.SubjectKind.Place : Derwent.FrontDoor.SubjectKind.YoungPerson);
        using var helper = await house.SignedIn(of.Helpers.Practitioner);
        var seen = await helper.Post($"/desk/cases/{of.Reference}?handler={handler}", [new("__RequestVerificationToken", await helper.FormToken($"/desk/cases/{of.Reference}")), new("id", of.OfferId.ToString())]);
        Assert.Equal(HttpStatusCode.Conflict, seen.Status);
        Assert.Contains(sentence, seen.Text);
    }

    [Fact]
    public async Task Somebody_enters_the_circle_until_a_day_to_come_and_only_while_they_are_here()
    {
        var of = await town.ACase();
        await Refused(of, "Helper", [("Helper.PersonId", of.Helpers.Manager.Id.ToString()), ("Helper.Why", "Covers next week."), ("Helper.Until", "2026-11-24")], HttpStatusCode.UnprocessableEntity, "The last day lies in the future.");
        await Refused(of, "Helper", [("Helper.PersonId", Guid.CreateVersion7().ToString()), ("Helper.Why", "Covers next week.")], HttpStatusCode.Conflict, "That person is not here any more.");
    }

    [Fact]
    public async Task A_package_without_a_part_is_not_sent_and_a_no_for_another_reason_says_which()
    {
        var partner = await town.APartner();
        var referral = await town.AReferral(partner);
        Guid package = default;
        await house.As(partner, async services => package = (await services.GetRequiredService<OpenCase>().Run(referral.Id, Town.Of(partner)))!.Id);
        using var visitor = await house.SignedIn(partner);
        var form = (await visitor.Open($"/desk/packages/{package}")).Form("Save");
        var seen = await visitor.Post($"/desk/packages/{package}?handler=Send", form.Fields);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.Contains("There is no part to send yet. Add a service first.", seen.Text);
        using var stranger = house.Stranger();
        await (await stranger.Open((await Sent.Make(house)).Letter.Link)).Form("Say no").Fill("Your name", "Tom Adeyemi").Fill("Reason", "SomethingElse").Fill("Words", " ").PressInVain("Say in a few words why not.", "Say no");
    }

    [Fact]
    public async Task Nobody_is_linked_to_a_place_who_is_not_there_and_an_option_that_is_gone_is_said()
    {
        var of = await town.ACase(Derwent.FrontDoor.SubjectKind.Place);
        await Refused(of, "Person", [("Person.Reference", "C-ZZZZ"), ("Person.Reason", "He is often there.")], HttpStatusCode.Conflict, "There is no such case of a person or a family.");
        using var lead = await house.SignedIn(of.Lead);
        var token = await lead.FormToken($"/desk/packages/{of.PackageId}");
        foreach (var (handler, field, sentence) in new[] { ("Option", new KeyValuePair<string, string>("option", "gone"), "That option is not there any more."), ("Add", new("serviceId", Guid.CreateVersion7().ToString()), "That service cannot be chosen now") })
        {
            var seen = await lead.Post($"/desk/packages/{of.PackageId}?handler={handler}", [field, new("reason", "WeKnowMore"), new("__RequestVerificationToken", token)]);
            Assert.Equal(HttpStatusCode.Conflict, seen.Status);
            Assert.Contains(sentence, seen.Text);
        }
    }

    [Fact]
    public async Task A_young_person_writes_something_before_it_is_kept_and_says_yes_to_a_plan_that_is_there()
    {
        var sent = await Sent.Make(house, planDoor: true);
        using var visitor = house.Stranger();
        var plan = await (await visitor.Open(await sent.PlanLink(house))).Form("Open my page").Fill("Answer", "27 March").Press("Open my page");
        await plan.Form("Keep these words").EachInVain("Keep these words", ("OwnWords", " ", "Write what you want to say first."), ("OwnWords", new string('w', 2001), "Please use at most 2,000 letters."));
        await plan.Form("Send it").EachInVain("Send it", ("Words", "", "Tick what is wrong, or say it in your own words."), ("Words", new string('w', 2001), "Please use at most 2,000 letters."));
        var yes = plan.Form("Yes, I want this plan");
        await house.Behind<object>($"update support.parts set removed_at = now() where case_id = '{sent.CaseId}'");
        await yes.PressInVain("There is no plan to say yes to yet.", "Yes, I want this plan");
    }

    private async Task Refused(Running of, string handler, (string Name, string Value)[] fields, HttpStatusCode status, string sentence)
    {
        using var lead = await house.SignedIn(of.Lead);
        var token = await lead.FormToken($"/desk/cases/{of.Reference}");
        var seen = await lead.Post($"/desk/cases/{of.Reference}?handler={handler}", [new("__RequestVerificationToken", token), .. fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value))]);
        Assert.Equal(status, seen.Status);
        Assert.Contains(sentence, seen.Text);
    }

    [Fact]
    public async Task Whoever_has_no_birthday_here_agrees_on_a_word()
    {
        var of = await town.ACase(Derwent.FrontDoor.SubjectKind.Family);
        using var lead = await house.SignedIn(of.Lead);
        var form = (await lead.Open($"/desk/cases/{of.Reference}")).Form("Make the link");
        var seen = await lead.Post(form.Target, [.. form.Fields.Where(field => field.Key != "PlanLink.Second"), new("PlanLink.Second", "birthday")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.Contains("Their birthday is not known. Agree on a word instead.", seen.Text);
    }

    [Fact]
    public async Task A_second_thing_that_nobody_offers_is_not_taken_for_the_birthday()
    {
        var of = await town.ACase();
        using var lead = await house.SignedIn(of.Lead);
        var form = (await lead.Open($"/desk/cases/{of.Reference}")).Form("Make the link").Fill("PlanLink.Second", "nothing").Fill("PlanLink.Word", "otters");
        await form.PressInVain("Choose the second thing they know.", ignored: "PlanLink.Second");
        Assert.Equal(0L, await house.Behind<long>($"select count(*) from support.plan_doors where case_id = '{of.CaseId}'"));
    }

    [Theory]
    [InlineData("Plan.OfferWords", "1001", "This is too long. Keep it under 1000 letters.")]
    [InlineData("Plan.LeadId", "somebody", "Choose a lead worker from the list.")]
    [InlineData("Plan.OtherName", "", "Say who else agrees, for example Mum.")]
    public async Task A_plan_comes_back_with_what_was_typed(string field, string typed, string sentence)
    {
        var of = await town.ACase();
        using var lead = await house.SignedIn(of.Lead);
        var form = (await lead.Open($"/desk/packages/{of.PackageId}")).Form("Save");
        if (field == "Plan.OfferWords") await form.Fill(field, new string('x', 1001)).Fill("Plan.OfferNote", "Typed with care.").PressInVain(sentence, "Save");
        else
        {
            var seen = await lead.Post($"/desk/packages/{of.PackageId}?handler=Save", [.. form.Fields.Where(one => one.Key != field && one.Key != "Plan.Other"), new(field, typed), new("Plan.Other", field == "Plan.OtherName" ? "true" : "false")]);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
            Assert.Contains(sentence, seen.Text);
        }
    }

    [Theory]
    [InlineData("Say yes", "StartsOn", "2026-11-23", "That day has passed. Choose today or a later day.")]
    [InlineData("Say yes", "StartsOn", "2027-11-25", "That is more than a year away.")]
    [InlineData("Give a later date", "LaterOn", "", "Say from which day on it would be possible.")]
    [InlineData("Give a later date", "LaterOn", "2026-11-24", "A later start lies in the future. To start today, say yes.")]
    [InlineData("Give a later date", "LaterOn", "2027-11-25", "That is more than a year away. It is kinder to say no.")]
    [InlineData("Say no", "Words", "501", "Please use at most 500 letters.")]
    public async Task An_offer_is_answered_by_link_with_a_day_or_a_reason(string button, string field, string typed, string sentence)
    {
        var sent = await Sent.Make(house);
        using var visitor = house.Stranger();
        var form = (await visitor.Open(sent.Letter.Link)).Form(button).Fill("Your name", "Tom Adeyemi").Fill(field, typed == "501" ? new string('x', 501) : typed);
        if (button == "Say no") form.Fill("Reason", "Full");
        await form.PressInVain(sentence, button);
        await (await visitor.Open("/offer")).Form(button).Fill("Your name", new string('n', 101)).PressInVain("Please use at most 100 letters.", button);
        Assert.Equal("Sent", await house.Behind<string>($"select state from support.offers where id = '{sent.OfferId}'"));
    }

    [Fact]
    public async Task Not_yet_by_link_names_the_day_and_waits_for_the_team()
    {
        var sent = await Sent.Make(house);
        using var visitor = house.Stranger();
        var answered = await (await visitor.Open(sent.Letter.Link)).Form("Give a later date").Fill("Your name", "Tom Adeyemi").Fill("LaterOn", "2027-01-11").Press("Give a later date");
        Assert.Equal(HttpStatusCode.OK, answered.Status);
        Assert.Contains("Tom Adeyemi has answered this offer", answered.Text);
        Assert.Equal("Later", await house.Behind<string>($"select state from support.offers where id = '{sent.OfferId}'"));
        Assert.Equal(new DateOnly(2027, 1, 11), await house.Behind<DateOnly>($"select starts_on from support.offers where id = '{sent.OfferId}'"));
    }

    [Fact]
    public async Task A_wrong_answer_that_is_a_whole_letter_opens_no_plan()
    {
        var sent = await Sent.Make(house, planDoor: true);
        using var visitor = house.Stranger();
        await (await visitor.Open(await sent.PlanLink(house))).Form("Open my page").Fill("Answer", new string('9', 101)).PressInVain("");
    }

    [Fact]
    public async Task A_package_begins_with_a_referral_that_triage_accepted()
    {
        var partner = await town.APartner();
        var referral = Derwent.Tests.FrontDoor.SomeReferral.Submitted();
        await house.As(partner, async services =>
        {
            services.GetRequiredService<Derwent.FrontDoor.FrontDoorContext>().Add(referral);
            await services.GetRequiredService<Derwent.FrontDoor.FrontDoorContext>().SaveChangesAsync();
        });
        using var visitor = await house.SignedIn(partner);
        var seen = await visitor.Open($"/desk/packages/new/{referral.Id}");
        Assert.Equal(HttpStatusCode.Conflict, seen.Status);
        Assert.Contains("Triage has not accepted this referral, so a package cannot begin.", seen.Text);
        var pressed = await visitor.Post($"/desk/packages/new/{referral.Id}", [new("__RequestVerificationToken", await visitor.FormToken("/desk/security"))]);
        Assert.Equal(HttpStatusCode.Conflict, pressed.Status);
    }
}
