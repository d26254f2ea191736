using System.Net;
using Derwent.Alliance;
using Derwent.Listings;
using Derwent.Listings.Harvest;
using Derwent.Listings.Likeness;
using Derwent.Shared.Database;
using Derwent.Shared.Jobs;
using Derwent.Shared.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Derwent.Tests.Listings;

/// <summary>What the directory's desk does not take, in the words that somebody reads, and what was typed is still there; and the small buttons beside.</summary>
public sealed class DeskRefusalTests(House house) : IClassFixture<House>
{
    private static readonly Who Ruth = new(null, "Ruth Okell", null);

    private static ServiceFacts Facts(string name, string phone = "01332 555 0001") => new()
    {
        Name = name, Description = $"{name} is a club for everybody who likes to run.", Contacts = [new ContactFacts(null, null, phone, null)],
        Schedules = [ScheduleFacts.Weekly("TU", "16:00", "18:00")], Sites = [Directories.Site(-1.476, 52.922, "DE1 1AA", name: "Old hall")],
    };

    [Theory]
    [InlineData("Available", "lots")]
    [InlineData("Available", "10001")]
    [InlineData("Maximum", "-1")]
    [InlineData("WaitWeeks", "521")]
    public async Task Exact_numbers_of_places_that_cannot_be_change_nothing(string box, string typed)
    {
        var name = $"Places {box} {Guid.CreateVersion7():N}"[..30];
        var organisation = await house.AnOrganisation(name + " Trust", Tier.Member, Facts(name));
        using var manager = await house.SignedIn(await house.APerson(organisation.Id, Role.OrganisationManager));
        var page = await (await manager.Open("/desk/organisation")).Form("form[action*=Say]").Fill("Available", "3").Fill("Maximum", "8").Fill("WaitWeeks", "2").Press();
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var held = await house.Behind<string>($"select (available, maximum, wait_weeks)::text from listings.capacities c join listings.services s on s.id = c.service_id where s.name = '{name}'");
        Assert.Equal("(3,8,2)", held);

        await page.Form("form[action*=Say]").Fill(box, typed).PressInVain("are whole numbers from 0 to 10,000, and weeks from 0 to 520. Nothing was changed.");

        Assert.Equal(held, await house.Behind<string>($"select (available, maximum, wait_weeks)::text from listings.capacities c join listings.services s on s.id = c.service_id where s.name = '{name}'"));
    }

    [Fact]
    public async Task Offers_are_paused_and_taken_again_with_a_reason_and_what_the_alliance_stopped_only_the_alliance_starts()
    {
        var organisation = await house.AnOrganisation("Pausing Trust", Tier.Member, Facts("Pausing club"));
        using var manager = await house.SignedIn(await house.APerson(organisation.Id, Role.OrganisationManager));
        var page = await manager.Open("/desk/organisation");
        await page.Form("Pause our offers").Fill("why", " ").PressTooLate("Say why, so that people can look it up later.");
        await page.Form("Pause our offers").Fill("why", new string('w', 1001)).PressTooLate("Keep the reason under 1,000 letters.");
        var paused = await page.Form("Pause our offers").Fill("why", "Two people left.").Press();
        Assert.Contains("Two people left.", paused.Text);
        Assert.Equal("Paused", await house.Behind<string>($"select standing from alliance.organisations where id = '{organisation.Id}'"));
        var again = await paused.Form("Take offers again").Fill("why", "We are enough again.").Press();
        Assert.Contains("Pause our offers", again.Text);

        await house.Behind<object>($"update alliance.organisations set standing = 'Suspended' where id = '{organisation.Id}'");
        await (await manager.Open("/desk/organisation")).Form("Take offers again").Fill("why", "We say so.").PressTooLate("The alliance suspended new offers, so only the alliance can restore them.");
        using var ruth = await house.SignedIn(Role.Coordinator);
        var desk = await ruth.Open($"/desk/organisation/{organisation.Slug}");
        await desk.Form("It has closed").Fill("why", " ").PressTooLate("Say why, so that people can look it up later.");
        Assert.Equal(HttpStatusCode.NotFound, (await ruth.Post($"/desk/organisation/{organisation.Slug}", [new("more", Guid.CreateVersion7().ToString()), new("__RequestVerificationToken", await ruth.FormToken("/desk/security"))])).Status);
    }

    [Fact]
    public void The_rules_of_an_organisation_and_a_listing_hold_whoever_asks()
    {
        var now = house.Clock.GetUtcNow();
        Refuses("An organisation needs a name.", () => Organisation.Join(" ", "none", Tier.Member, Ruth, now));
        var (one, other) = (Organisation.Join("One", "one", Tier.ListedOnly, Ruth, now), Organisation.Join("Other", "other", Tier.ListedOnly, Ruth, now));
        Refuses("That is how things stand already.", () => one.Restore("Again.", Ruth, now));
        Refuses("That organisation is gone itself.", () => one.GoInto(one, Ruth, now));
        one.GoInto(other, Ruth, now);
        Refuses("That organisation is gone itself.", () => other.GoInto(one, Ruth, now));
        Refuses("A service needs a name.", () => Service.List(one.Id, "One", "s", Facts("x") with { Name = " " }, now));
        Refuses("The youngest age is above the oldest age.", () => Service.List(one.Id, "One", "s", Facts("x") with { MinAge = 16, MaxAge = 11 }, now));
        Refuses("There is no need with the code “luck”.", () => Service.List(one.Id, "One", "s", Facts("x") with { Needs = ["luck"] }, now));
        var (kept, gone) = (Service.List(one.Id, "One", "kept", Facts("Kept"), now), Service.List(one.Id, "One", "gone", Facts("Gone"), now));
        Refuses("Places are between 0 and 10,000", () => kept.SayCapacity("place", 10_001, null, null, Ruth, now));
        Refuses("That listing is gone itself.", () => gone.GoInto(gone, Ruth, now));
        gone.GoInto(kept, Ruth, now);
        Refuses("This listing became one with another.", () => gone.Change(Facts("Gone again"), Ruth, "Why not.", now));
        var alike = Alike.Make(LikenessKind.Service, kept.Id, gone.Id, .9, [], now);
        alike.Decide(LikenessState.Merged, Ruth, now);
        Refuses("Ruth Okell has made them one already.", () => alike.Decide(LikenessState.Merged, Ruth, now));
        var merge = Merge.Of(kept, gone, "{}", Ruth, now);
        merge.Undo(Ruth, now);
        Refuses("Ruth Okell has taken this back already.", () => merge.Undo(Ruth, now));
    }

    [Theory]
    [InlineData("Name", "The next city", "There is a feed of that name already.")]
    [InlineData("Name", "", "Give it a name, such as Derby City Council.")]
    [InlineData("Address", "directory", "Give the address of its list of services.")]
    public async Task A_feed_has_a_name_of_its_own_an_address_and_a_rhythm(string field, string typed, string sentence)
    {
        using var ruth = await house.SignedIn(Role.Coordinator);
        if (await house.Behind<long>("select count(*) from listings.feeds where name = 'The next city'") == 0) await Add(ruth, "The next city");
        var form = (await ruth.Open("/desk/listings/feeds")).Form("Add and read it").Fill("Name", "Another city").Fill("Address", "https://another.example/services");
        await form.Fill(field, typed).PressInVain(sentence);
        var seen = await ruth.Post(form.Target, [.. form.Fields.Where(one => one.Key != "Every"), new("Every", "17")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.Contains("Choose how often.", seen.Text);
    }

    [Fact]
    public async Task A_feed_is_paused_and_one_that_was_taken_down_is_read_no_more()
    {
        using var ruth = await house.SignedIn(Role.Coordinator);
        var page = await Add(ruth, "Paused city");
        var (now, pause) = (page.Form("main form[method=post]:not([action*=handler])"), page.Form("form[action*=Pause]"));
        Assert.Contains("paused", (await pause.Press()).Text);
        Assert.False(await house.Behind<bool>("select is_on from listings.feeds where name = 'Paused city'"));
        await (await ruth.Open(page.Path)).Form("form[action*=TakeDown]").PressTooLate("Tick that you are sure before you take a whole directory down.");
        await house.Behind<object>("update listings.feeds set taken_down_at = now() where name = 'Paused city'");
        await now.PressTooLate("This feed was taken down. Add it again to read it again.");
    }

    [Fact]
    public async Task Two_presses_at_the_same_instant_add_a_feed_once_and_break_nothing()
    {
        using var ruth = await house.SignedIn(Role.Coordinator);
        var form = (await ruth.Open("/desk/listings/feeds")).Form("Add and read it").Fill("Name", "Twice city").Fill("Address", "https://twice.example/services");

        var pressed = await Task.WhenAll(form.Press(), form.Press(), form.Press());

        Assert.Single(pressed, page => page.Status == HttpStatusCode.OK);
        // Whoever was a moment later is told either by the form or by the database.
        Assert.All(pressed.Where(page => page.Status != HttpStatusCode.OK), page => Assert.Contains(page.Status == HttpStatusCode.Conflict ? "nothing was saved twice" : "There is a feed of that name already.", page.Text));
        Assert.Equal(1L, await house.Behind<long>("select count(*) from listings.feeds where name = 'Twice city'"));
    }

    [Fact]
    public async Task A_list_is_not_named_like_a_feed_and_its_columns_are_chosen_from_ours()
    {
        using var ruth = await house.SignedIn(Role.Coordinator);
        await Add(ruth, "Named city");
        var columns = await (await ruth.Open("/desk/listings/import")).Form("Look at its columns").Press(file: ("Sheet", "named.csv", "name,organisation\nNamed club,Named Trust\n"u8.ToArray()));
        await columns.Form().Fill("Source", "Named city").PressInVain("There is a feed of that name, and it would take this list’s services down again. Choose another name.");
        var form = columns.Form();
        var seen = await ruth.Post(form.Target, [.. form.Fields.Where(one => one.Key != "Fields[1]"), new("Fields[1]", "password")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.Contains("Choose one of these.", seen.Text);
    }

    [Theory]
    [InlineData("Form.MinAge", "17", "The youngest age is above the oldest age.")]
    [InlineData("Form.Name", "", "")]
    public async Task A_listing_that_cannot_be_saved_is_still_in_the_form(string field, string typed, string sentence)
    {
        var name = $"Kept {Guid.CreateVersion7():N}"[..24];
        await house.AnOrganisation(name + " Trust", Tier.Member, Facts(name) with { MinAge = 11, MaxAge = 16 });
        using var ruth = await house.SignedIn(Role.Coordinator);
        var path = $"/desk/listings/service/{Derwent.Shared.Text.Slug.From(name)}";
        await (await ruth.Open(path)).Form("Save").Fill("Form.Description", "Typed with care, in more than a few words.").Fill(field, typed).PressInVain(sentence);
        Assert.Equal(0L, await house.Behind<long>("select count(*) from listings.services where description like 'Typed with care%'"));
        var right = await (await ruth.Open(path)).Form("form[action*=Right]").Press();
        Assert.Equal(HttpStatusCode.OK, right.Status);
        Assert.Equal("Person", (await house.Behind<string>($"select assured_by from listings.services where name = '{name}'"))![..6]);
    }

    [Fact]
    public async Task A_suggestion_is_taken_with_a_tick_or_declined_in_a_sentence_and_its_sender_can_be_written_to()
    {
        await house.AnOrganisation("Tick Trust", Tier.Member, Facts("Tick run"));
        using var visitor = house.Stranger();
        var wrong = (await visitor.Open("/services/tick-run/wrong")).Form("Send").Fill("What", "It is free now.").Fill("Form.Cost", "Free");
        await wrong.Fill("Email", "nobody").PressInVain("That does not look like an e-mail address. Leave it empty if you don’t want an answer.");
        await wrong.Fill("Email", "").Press();
        using var ruth = await house.SignedIn(Role.Coordinator);
        var page = await ruth.Open($"/desk/listings/suggestions/{await house.Behind<Guid>("select u.id from listings.suggestions u join listings.services s on s.id = u.service_id where s.slug = 'tick-run'")}");
        var take = page.Form("form[action*=Take]").Untick("Take");
        await take.PressInVain("Tick what should be taken, or decline it with a reason.");
        await page.Form("form[action*=Decline]").Fill("Reason", new string('r', 1001)).PressInVain("That is long. Keep it under 1,000 letters.");
        Refuses("Nothing was changed, and nothing was said.", () => Suggestion.Make(Service.List(Guid.CreateVersion7(), "One", "s", Facts("x"), house.Clock.GetUtcNow()), " ", [], null, house.Clock.GetUtcNow()));
    }

    [Fact]
    public async Task Two_that_only_look_alike_stay_two_and_are_not_shown_again()
    {
        await house.AnOrganisation("Siskin Trust", Tier.Member, Facts("Siskin Running Club", "01332 555 7001"));
        await house.AnOrganisation("Siskin two", Tier.Member, Facts("Siskin Running Clubs", "01332 555 7001"));
        await house.AsWorker(new(), services => services.GetRequiredService<Outbox>().Later(new FindAlikes()));
        await house.RunJobs();
        using var ruth = await house.SignedIn(Role.Coordinator);
        var link = (await ruth.Open("/desk/listings/duplicates")).Document.QuerySelectorAll("tbody th a").First(a => a.TextContent.Contains("Siskin", StringComparison.Ordinal)).GetAttribute("href")!;
        var (list, form) = (await ruth.Open(link), (await ruth.Open(link)).Form("form[action*=Two]"));

        var two = await form.Press();

        Assert.DoesNotContain("Siskin", two.Document.QuerySelector("main")!.TextContent);
        Assert.Equal(HttpStatusCode.NotFound, (await form.Press()).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await list.Form("Make them one").Press()).Status);
        Assert.Equal(2, await house.Listed(listings => listings.Services.CountAsync(s => s.Name.StartsWith("Siskin Running"))));
    }

    [Fact]
    public async Task An_organisation_for_which_people_sign_in_does_not_vanish_in_another()
    {
        foreach (var name in new[] { "Dunnock Youth Trust", "Dunnock Youth Trust CIC" })
            await house.APerson((await house.AnOrganisation(name, Tier.ListedOnly, Facts("Of " + name, name.Length == 19 ? "01332 555 8001" : "01332 555 8002"))).Id, Role.OrganisationManager);
        await house.AsWorker(new(), services => services.GetRequiredService<Outbox>().Later(new FindAlikes()));
        await house.RunJobs();
        using var ruth = await house.SignedIn(Role.Coordinator);
        var link = (await ruth.Open("/desk/listings/duplicates")).Document.QuerySelectorAll("tbody th a").First(a => a.TextContent.Contains("Dunnock Youth Trust", StringComparison.Ordinal) && !a.TextContent.Contains("Of ", StringComparison.Ordinal)).GetAttribute("href")!;
        await (await ruth.Open(link)).Form("Make them one").PressTooLate("People sign in for Dunnock Youth Trust");
    }

    [Fact]
    public async Task What_somebody_saves_stands_on_their_own_list_until_they_take_it_off()
    {
        await house.AnOrganisation("Saved Trust", Tier.Member, Facts("Dipper run"), Facts("Dipper swim"));
        using var visitor = house.Stranger();
        var found = await visitor.Open("/find?q=dipper");
        found = await found.Form("form[method=post]").Press("dipper-run");
        Assert.Equal("/find", found.Path);
        var page = await visitor.Open("/services/dipper-swim");
        await page.Form("form[method=post]").Press();
        var mine = await visitor.Open("/find/my-list");
        Assert.Equal(["Dipper run", "Dipper swim"], mine.Document.QuerySelectorAll("ol.results h2").Select(name => name.TextContent.Trim()));
        using var other = house.Stranger();
        Assert.DoesNotContain("Dipper", (await other.Open("/find/my-list")).Text);

        mine = await mine.Form("form[method=post]").Press("dipper-run");

        Assert.Equal(["Dipper swim"], mine.Document.QuerySelectorAll("ol.results h2").Select(name => name.TextContent.Trim()));
        Assert.Contains("Nothing is saved yet.", (await mine.Form("Empty my list").Press()).Text);
    }

    private static async Task<Seen> Add(Visitor ruth, string name) =>
        await (await ruth.Open("/desk/listings/feeds")).Form("Add and read it").Fill("Name", name).Fill("Address", "https://directory.next-city.example/services").Press();

    private static void Refuses(string sentence, Action act) => Assert.Contains(sentence, Assert.Throws<RuleRefused>(act).Message, StringComparison.Ordinal);
}
