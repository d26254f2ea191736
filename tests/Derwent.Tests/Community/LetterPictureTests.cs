using System.Net;
using System.Text.RegularExpressions;
using Derwent.Accounts;
using Derwent.Newsletters;
using Derwent.Shared.Security;
using Derwent.Site;
using Derwent.Site.Finding;
using Derwent.Tests.Newsletters;
using Derwent.Tests.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Derwent.Tests.Community;

/// <summary>Pictures of letters are pictures of the library: somebody said who is on them, and they go when that ends. Tuesday 24 November 2026.</summary>
public sealed class LetterPictureTests(CommunityHouse house) : IClassFixture<CommunityHouse>
{
    [Fact]
    public async Task The_wrong_person_hangs_nothing_in_a_letter_and_is_offered_no_face_that_is_not_theirs()
    {
        using var ruth = await house.SignedIn(house.Ruth);
        using var manager = await house.SignedIn(house.Manager);
        var theirs = await Hung(manager, await Page(manager, await house.AList("Theirs", house.Manager)), "Girls of the club", people: true);
        var page = await Page(manager, await house.AList("Another of theirs", house.Manager));

        foreach (var other in new[] { house.OtherManager, house.Ruth, await house.APerson(house.Club.Id, Role.Practitioner), await house.APerson(null, Role.Administrator) })
        {
            using var somebody = await house.SignedIn(other);
            Assert.Equal(HttpStatusCode.NotFound, (await somebody.Open(page)).Status);
            var pushed = await somebody.Post(page + "?handler=Take", [new("picture", theirs.ToString()), new("__RequestVerificationToken", await somebody.FormToken("/desk"))]);
            Assert.Equal(HttpStatusCode.NotFound, pushed.Status);
        }
        using var stranger = house.Stranger();
        Assert.Equal("/sign-in", (await stranger.Open(page)).Path);

        using var rival = await house.SignedIn(house.OtherManager);
        var own = await Page(rival, await house.AList("Of the other club", house.OtherManager));
        Assert.DoesNotContain("Girls of the club", (await rival.Open(own)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await rival.Post(own + "?handler=Take", [new("picture", theirs.ToString()), new("__RequestVerificationToken", await rival.FormToken(own))])).Status);
    }

    [Fact]
    public async Task Who_agreed_to_be_on_a_members_picture_is_seen_by_that_member_and_by_those_who_keep_consents()
    {
        using var manager = await house.SignedIn(house.Manager);
        var picture = await Hung(manager, await Page(manager, await house.AList("Who agreed", house.Manager)), "Two at a drum", people: true);
        Task<int> Seen(Person who) => Count(who, picture);

        Assert.Equal(1, await Seen(house.Manager));
        Assert.Equal(1, await Seen(house.Ruth));
        Assert.Equal(0, await Seen(house.OtherManager));
        Assert.Equal(0, await Seen(await house.APerson(house.Club.Id, Role.OrganisationManager)));
        Assert.Equal(0, await Seen(await house.APerson(house.Club.Id, Role.Practitioner)));
        Assert.Equal(0, await Seen(await house.APerson(null, Role.Administrator)));
    }

    [Theory]
    [InlineData("insert into site.consents (id, picture_id, about, agreed_by, name, agreed_on, how, to_words, to_first_name, to_picture, until, recorded_by_name, recorded_at) values (gen_random_uuid(), '{0}', 'x', 'Parent', 'x', '2026-11-01', 'x', false, false, true, '2027-11-01', 'x', now())", "42501")]
    [InlineData("update site.pictures set consent_until = '2030-01-01', lent_at = now() where id = '{0}'", "")]
    [InlineData("select site.lend('{0}', now())", "")]
    public async Task Nobody_says_yes_for_somebody_elses_picture_or_makes_it_public_whatever_the_program_does(string sql, string state)
    {
        using var manager = await house.SignedIn(house.Manager);
        var editor = await manager.Write("News", "Faces " + sql.Length);
        await editor.Form("#write").Fill("Picture.Alt", "Three faces").Choose("Picture.People=yes").Press("Save draft", ("Picture.Upload", "a.png", LetterTests.Drawn(300, 200 + sql.Length % 50, opaque: true)));
        var picture = await house.Behind<Guid>("select id from site.pictures where alt = 'Three faces' order by at desc limit 1");

        var denied = await Record.ExceptionAsync(() => house.As(house.OtherManager, services => services.GetRequiredService<SiteContext>().Database.ExecuteSqlRawAsync(sql.Replace("{0}", picture.ToString(), StringComparison.Ordinal))));

        Assert.Equal(state, (denied as PostgresException)?.SqlState ?? "");
        Assert.Equal(0L, await house.Behind<long>($"select count(*) from site.pictures where id = '{picture}' and (consent_until is not null or lent_at is not null)"));
    }

    [Fact]
    public async Task A_picture_of_the_library_is_chosen_by_what_it_shows_and_who_is_on_it()
    {
        using var ruth = await house.SignedIn(house.Ruth);
        var (hall, faces, unsaid) = (await InLibrary(ruth, "An empty hall", "no"), await InLibrary(ruth, "Four at a desk", "yes", "2027-06-01"), await InLibrary(ruth, "Nobody was asked", "yes"));
        var list = await house.AList("Chosen");
        var page = await ruth.Open(await Page(ruth, list));
        string Line(Guid picture) => page.Document.QuerySelectorAll(".library li").Single(line => line.InnerHtml.Contains(picture.ToString(), StringComparison.Ordinal)).TextContent;
        Assert.Contains("Nobody who can be recognised", Line(hall), StringComparison.Ordinal);
        Assert.Matches(@"People on it agreed, until\s+1 Jun", Line(faces));
        Assert.Contains("nobody has recorded that they agree", Line(unsaid), StringComparison.Ordinal);
        Assert.DoesNotContain("Take", Line(unsaid), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await ruth.Post(page.Path + "?handler=Take", [new("picture", unsaid.ToString()), new("__RequestVerificationToken", await ruth.FormToken(page.Path))])).Status);

        var draft = await page.Form("Take Four at a desk").Press();

        Assert.Equal(HttpStatusCode.NotFound, (await ruth.Open($"/desk/community/tell/picture/{hall}")).Status);
        Assert.Equal("Four at a desk", draft.Document.QuerySelector("[name='Block.Alt']")!.GetAttribute("value"));
        Assert.NotNull(draft.Document.QuerySelector($"form img[src='/media/{faces}/1200.jpg']"));
        var preview = await ruth.Open(draft.Path + "/preview");
        Assert.Equal("Four at a desk", preview.Document.QuerySelector($".letter img[src='/media/{faces}/1200.jpg']")!.GetAttribute("alt"));
        // A mail program has no session, and shows the picture inside a page that is not ours.
        using var reader = house.Stranger();
        var answer = await reader.Get($"/media/{faces}/1200.jpg");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("cross-origin", answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        Assert.Equal("no-cache", answer.Headers.CacheControl!.ToString());
        Assert.Contains("Four at a desk", (await ruth.Open($"/desk/community/pictures/{faces}")).Text, StringComparison.Ordinal);
        Assert.Contains("A letter", (await ruth.Open($"/desk/community/pictures/{faces}")).Document.QuerySelector("[aria-labelledby=used]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_picture_is_asked_everything_that_the_library_asks_and_becomes_one_of_it()
    {
        using var ruth = await house.SignedIn(house.Ruth);
        var path = await Page(ruth, await house.AList("Asked"));
        FilledForm Add(Seen page) => page.Form("Add it to the letter").Fill("Alt", "A goal in the rain").Choose("People=yes").Fill("Input.About", "Mia of the team").Choose("Input.AgreedBy=Both").Fill("Input.Name", "Mia and her mother").Fill("Input.How", "On our form").Fill("Input.Until", "2027-05-03");
        var page = await ruth.Open(path);
        await Add(page).EachInVain("Add it to the letter",
            ("Alt", "", "Say what the picture shows"), ("Alt", new string('a', 251), "At most 250 characters"), ("Credit", new string('c', 151), "At most 150 characters"), ("People", "", "Say whether people can be recognised on it."), ("People", "perhaps", "Say whether people can be recognised on it."),
            ("Input.About", "", "Say whom it is about"), ("Input.About", new string('a', 121), "At most 120 characters"), ("Input.AgreedBy", "", "Say who agreed."), ("Input.Name", "", "Say who agreed: their name."), ("Input.Name", new string('n', 201), "At most 200 characters"),
            ("Input.AgreedOn", "", "Say when they agreed."), ("Input.AgreedOn", "2027-04-01", "This day has not come yet."), ("Input.How", "", "Say how they agreed"), ("Input.How", new string('h', 301), "At most 300 characters"),
            ("Input.Until", "", "Say until when it holds."), ("Input.Until", "2026-11-23", "That day has passed. A consent"), ("Input.Until", "2029-11-01", "Ask again after two years"), ("Expires", "2026-11-23", "That day has passed. Leave it empty"));
        await Add(page).PressInVain("Choose a picture: JPEG, PNG or WebP", "Add it to the letter");
        await Add(page).PressInVain("not a picture that we can take", "Add it to the letter", ("Upload", "notes.jpg", "This is no picture."u8.ToArray()));
        Assert.Equal(0L, await house.Behind<long>("select count(*) from site.pictures where alt = 'A goal in the rain'"));

        var form = Add(page);
        var file = ("Upload", "goal.png", LetterTests.Drawn(1600, 800, opaque: true));
        var draft = await form.Press("Add it to the letter", file);
        await form.Press("Add it to the letter", file);

        Assert.Equal("A goal in the rain", draft.Document.QuerySelector("[name='Block.Alt']")!.GetAttribute("value"));
        var picture = await house.Behind<Guid>("select id from site.pictures where alt = 'A goal in the rain'");
        Assert.Equal("Mia and her mother, 2027-05-03", await house.Behind<string>($"select string_agg(name || ', ' || until, ';') from site.consents where picture_id = '{picture}' and to_picture and not to_words"));
        Assert.Equal(new DateOnly(2027, 5, 3), await house.Behind<DateOnly>($"select consent_until from site.pictures where id = '{picture}'"));
        Assert.Contains("width=\"1200\" height=\"600\"", (await ruth.Open(draft.Path + "/preview")).Html, StringComparison.Ordinal);
        Assert.Contains("Mia of the team", (await ruth.Open($"/desk/community/pictures/{picture}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_nobody_on_it_nobody_is_asked_who_agreed_and_a_member_adds_forty_a_day()
    {
        using var manager = await house.SignedIn(house.OtherManager);
        var path = await Page(manager, await house.AList("Nobody on it", house.OtherManager));
        var picture = await Hung(manager, path, "A van", people: false);
        Assert.Equal(0L, await house.Behind<long>($"select count(*) from site.consents where picture_id = '{picture}'"));
        await house.Behind<object>($"insert into site.pictures (id, alt, credit, shows_people, width, height, widths, at, by_name, by_person_id, by_organisation_id) select gen_random_uuid(), 'x', '', false, 100, 100, array[100], '{house.Clock.GetUtcNow():O}', 'x', '{house.OtherManager.Id}', '{house.Other.Id}' from generate_series(1, 39)");
        await (await manager.Open(path)).Form("Add it to the letter").Fill("Alt", "One more").Choose("People=no").PressInVain("That is 40 pictures in a day. Go on tomorrow.", "Add it to the letter", ("Upload", "a.png", LetterTests.Drawn(300, 210, opaque: true)));
    }

    [Fact]
    public async Task A_no_takes_the_picture_out_of_drafts_out_of_letters_on_their_way_and_out_of_the_archive()
    {
        using var ruth = await house.SignedIn(house.Ruth);
        using var anybody = house.Stranger();
        var picture = await InLibrary(ruth, "Two girls at a goal", "yes", "2027-06-01");
        var list = await house.AList("Goals");
        await house.Readers(list, 1);
        var now = house.Clock.GetUtcNow();
        await Lend(picture);
        var sent = await house.ALetter(list, "Sent with a goal", "Picture", picture, now);
        await house.Press.Run(default);
        var (later, draft) = (await house.ALetter(list, "Tomorrow with a goal", "Picture", picture, now.AddDays(1)), await house.ALetter(list, "Draft with a goal", "Picture", picture));
        var source = $"/media/{picture}/1200.jpg";
        Assert.Contains(source, Assert.Single(house.LettersFor(sent)).Parsed.HtmlBody, StringComparison.Ordinal);
        Assert.Contains(source, (await anybody.Open($"/newsletter/archive/letter-{sent.Id:N}")).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await anybody.Get(source)).StatusCode);

        await house.SaysNo(await house.Behind<Guid>($"select id from site.consents where picture_id = '{picture}'"));

        // At once, before any job has run.
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.Get(source)).StatusCode);
        var archived = await anybody.Open($"/newsletter/archive/letter-{sent.Id:N}");
        Assert.Contains("A picture stood here. It may not be shown any more.", archived.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Two girls", archived.Html, StringComparison.Ordinal);
        Assert.Equal("Sent with a goal", archived.Heading);
        Assert.Equal("Paused", await house.StateOf(later));
        Assert.Contains("Look at “Tomorrow with a goal” again", (await ruth.Open("/desk/community")).Text, StringComparison.Ordinal);
        Assert.Contains("“Two girls at a goal” may not be shown", (await ruth.Open($"/desk/newsletters/{draft.Id}/send")).Text, StringComparison.Ordinal);
        var written = await ruth.Open($"/desk/newsletters/{draft.Id}?block={await BlockOf(draft)}");
        Assert.Contains("The picture may not be shown", written.Text, StringComparison.Ordinal);
        await house.RunJobs();
        Assert.DoesNotContain(source, await house.KeptOf(later), StringComparison.Ordinal);
        await (await ruth.Open($"/desk/newsletters/{later.Id}/send")).Form("Go on sending").Press();
        house.Clock.Advance(TimeSpan.FromDays(1));
        await house.Press.Run(default);
        Assert.DoesNotContain("/media/", Assert.Single(house.LettersFor(later)).Parsed.HtmlBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_consent_that_ends_by_itself_stops_the_letter_too_and_a_renewed_one_does_not()
    {
        using var ruth = await house.SignedIn(house.Ruth);
        var today = DateOnly.FromDateTime(house.Clock.GetUtcNow().UtcDateTime);
        var (ends, stays) = (await InLibrary(ruth, "Ends soon", "yes", $"{today.AddDays(2):yyyy-MM-dd}"), await InLibrary(ruth, "Was renewed", "yes", $"{today.AddDays(2):yyyy-MM-dd}"));
        await (await ruth.Open($"/desk/community/pictures/{stays}")).Agree($"{today.AddDays(200):yyyy-MM-dd}", picture: true);
        await Lend(ends);
        await Lend(stays);
        var list = await house.AList("Ends");
        await house.Readers(list, 1);
        var at = house.Clock.GetUtcNow().AddDays(5);
        var (one, two) = (await house.ALetter(list, "With the one that ends", "Picture", ends, at), await house.ALetter(list, "With the one that stays", "Picture", stays, at));

        house.Clock.Advance(TimeSpan.FromDays(3));
        await house.RunJobs();

        Assert.Equal("Paused", await house.StateOf(one));
        Assert.Equal("Scheduled", await house.StateOf(two));
    }

    [Fact]
    public async Task Its_own_last_day_stops_the_letter_too_and_more_time_given_to_it_does_not()
    {
        using var ruth = await house.SignedIn(house.Ruth);
        var today = DateOnly.FromDateTime(house.Clock.GetUtcNow().UtcDateTime);
        var (ends, shortened, longer) = (await InLibrary(ruth, "Until Thursday", "no", expires: today.AddDays(2)), await InLibrary(ruth, "For ever, at first", "no"), await InLibrary(ruth, "A little longer", "no", expires: today.AddDays(2)));
        foreach (var picture in new[] { ends, shortened, longer }) await Lend(picture);
        var list = await house.AList("Last days");
        await house.Readers(list, 1);
        var at = house.Clock.GetUtcNow().AddDays(5);
        var letters = (First: await house.ALetter(list, "With one that ends", "Picture", ends, at), Second: await house.ALetter(list, "With one that was cut short", "Picture", shortened, at), Third: await house.ALetter(list, "With one that stays", "Picture", longer, at));
        foreach (var (picture, last) in new[] { (shortened, today.AddDays(2)), (longer, today.AddDays(20)) })
            await (await ruth.Open($"/desk/community/pictures/{picture}")).Form("Save").Fill("Expires", $"{last:yyyy-MM-dd}").Press();

        house.Clock.Advance(TimeSpan.FromDays(2) - TimeSpan.FromHours(1));
        await house.RunJobs();
        Assert.Equal("Scheduled", await house.StateOf(letters.First));
        house.Clock.Advance(TimeSpan.FromDays(1));
        await house.RunJobs();

        Assert.Equal(("Paused", "Paused", "Scheduled"), (await house.StateOf(letters.First), await house.StateOf(letters.Second), await house.StateOf(letters.Third)));
        Assert.Contains("Look at “With one that ends” again", (await ruth.Open("/desk/community")).Text, StringComparison.Ordinal);
        var how = await ruth.Open($"/desk/newsletters/{letters.First.Id}/send");
        Assert.Contains("A picture in this letter may not be shown any more, so the letter was stopped and the picture taken out.", how.Text, StringComparison.Ordinal);
        Assert.Equal("Derwent stopped on its way: the last day of a picture in it has passed", await house.TakenOut(letters.First));
        await how.Form("Go on sending").Press();
        house.Clock.Advance(TimeSpan.FromDays(3));
        await house.Press.Run(default);
        Assert.DoesNotContain("/media/", Assert.Single(house.LettersFor(letters.First)).Parsed.HtmlBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_is_not_decided_for_a_day_on_which_its_picture_may_not_be_shown_any_more()
    {
        using var ruth = await house.SignedIn(house.Ruth);
        var today = DateOnly.FromDateTime(house.Clock.GetUtcNow().UtcDateTime);
        var picture = await InLibrary(ruth, "For three days", "yes", $"{today.AddDays(3):yyyy-MM-dd}");
        var list = await house.AList("Too late for it");
        await house.Readers(list, 1);
        await Lend(picture);
        var letter = await house.ALetter(list, "Next week", "Picture", picture);

        await (await ruth.Open($"/desk/newsletters/{letter.Id}/send")).Form("Send it").Choose("When=later").Fill("On", $"{today.AddDays(7):yyyy-MM-dd}").Fill("At", "09:00").PressInVain("“For three days” may be shown until", "Send it");

        Assert.Equal("Draft", await house.StateOf(letter));
    }

    [Fact]
    public async Task Taken_down_by_the_desk_or_with_people_on_it_after_all_it_leaves_letters_as_well()
    {
        using var ruth = await house.SignedIn(house.Ruth);
        var (down, people) = (await InLibrary(ruth, "Comes down", "no"), await InLibrary(ruth, "Somebody after all", "no"));
        await Lend(down);
        await Lend(people);
        var list = await house.AList("Desk says");
        await house.Readers(list, 1);
        var at = house.Clock.GetUtcNow().AddDays(1);
        var (one, two) = (await house.ALetter(list, "One", "Picture", down, at), await house.ALetter(list, "Two", "Picture", people, at));

        await (await ruth.Open($"/desk/community/pictures/{down}")).Form("form[action*=TakeDown]").Press();
        var said = await (await ruth.Open($"/desk/community/pictures/{people}")).Form("Save").Choose("People=yes").Press();

        Assert.Contains("nobody has recorded that they agree", said.Text, StringComparison.Ordinal);
        Assert.Equal(("Paused", "Paused"), (await house.StateOf(one), await house.StateOf(two)));
        Assert.Contains("It is in a letter, and nobody has recorded that those on it agree", (await ruth.Open("/desk/community")).Text, StringComparison.Ordinal);
        await said.Agree("2027-06-01", picture: true);
        await (await ruth.Open($"/desk/community/pictures/{people}")).Form("Save").Choose("People=no").PressInVain("Somebody on it was asked, so people can be recognised.");
    }

    [Fact]
    public async Task A_picture_that_came_with_an_earlier_letter_is_in_the_library_and_shown_once_somebody_said_who_is_on_it()
    {
        using var ruth = await house.SignedIn(house.Ruth);
        using var anybody = house.Stranger();
        var list = await house.AList("Earlier");
        await house.Readers(list, 1);
        var sent = await house.Decided(list, "From before");
        await house.Press.Run(default);
        var (old, broken) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        foreach (var (id, bytes) in new[] { (old, LetterTests.Drawn(700, 400, opaque: true)), (broken, [1, 2, 3]) })
            await house.Behind<object>($"insert into newsletters.pictures (id, type, bytes, width, height, added_at) values ('{id}', 'image/jpeg', '\\x{Convert.ToHexString(bytes)}', 700, 400, '2026-05-03T09:00:00Z')");
        await house.Behind<object>($"update newsletters.issues set blocks = blocks || jsonb_build_array(jsonb_build_object('Id', '{old}', 'Kind', 2, 'Title', '', 'Words', '', 'More', '', 'Link', '', 'Alt', 'A red boat', 'Piece', '{old}')) where id = '{sent.Id}'");
        await house.Behind<object>("insert into jobs.outbox (id, kind, body, created_at, due_at) values (gen_random_uuid(), 'Derwent.Site.Pictures.TakeInLetterPictures', '{}', '2026-11-24', '2026-11-24')");

        await house.RunJobs();

        Assert.Equal(1L, await house.Behind<long>("select count(*) from newsletters.pictures"));
        var archive = $"/newsletter/archive/letter-{sent.Id:N}";
        Assert.Contains("A picture stood here.", (await anybody.Open(archive)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.Get($"/newsletter/pictures/{old:N}")).StatusCode);
        Assert.Contains("It is in a letter, and nobody has recorded", (await ruth.Open("/desk/community")).Text, StringComparison.Ordinal);
        var page = await ruth.Open($"/desk/community/pictures/{old}");
        Assert.Equal("A red boat", page.Heading);
        await page.Form("Save").Choose("People=no").Press();

        Assert.NotNull((await anybody.Open(archive)).Document.QuerySelector($"img[src='/media/{old}/1200.jpg'][alt='A red boat']"));
        // Letters that went out then still ask at the old address.
        var asked = await anybody.Get($"/newsletter/pictures/{old:N}");
        Assert.Equal("image/jpeg", asked.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.Get("/newsletter/pictures/" + Guid.CreateVersion7())).StatusCode);
    }

    private async Task<int> Count(Person who, Guid picture)
    {
        var count = 0;
        await house.As(who, async services => count = await services.GetRequiredService<SiteContext>().Consents.CountAsync(consent => consent.PictureId == picture));
        return count;
    }

    private Task<object?> Lend(Guid picture) => house.Behind<object>($"update site.pictures set lent_at = now() where id = '{picture}'");

    private async Task<string> BlockOf(Issue letter) => (await house.Behind<string>($"select blocks -> -1 ->> 'Id' from newsletters.issues where id = '{letter.Id}'"))!;

    // The page on which a picture is chosen for a new block of a new letter.
    private static async Task<string> Page(Visitor desk, MailingList list)
    {
        var draft = await (await desk.Begins(list)).Form("Add it").Fill("kind", "Picture").Press();
        return draft.Document.QuerySelectorAll("a").Single(link => link.TextContent == "Choose a picture").GetAttribute("href")!;
    }

    private async Task<Guid> Hung(Visitor desk, string page, string alt, bool people)
    {
        var form = (await desk.Open(page)).Form("Add it to the letter").Fill("Alt", alt).Choose(people ? "People=yes" : "People=no");
        if (people) form.Fill("Input.About", "Somebody").Choose("Input.AgreedBy=Both").Fill("Input.Name", "Them and a parent").Fill("Input.How", "On our form").Fill("Input.Until", "2027-05-03");
        var draft = await form.Press("Add it to the letter", ("Upload", "a.png", LetterTests.Drawn(800, 400, opaque: true)));
        Assert.True(draft.Document.QuerySelector("[name='Block.Alt']")?.GetAttribute("value") == alt, draft.Text);
        return await house.Behind<Guid>($"select id from site.pictures where alt = '{alt}'");
    }

    private async Task<Guid> InLibrary(Visitor ruth, string alt, string people, string? until = null, DateOnly? expires = null)
    {
        var page = await (await ruth.Open("/desk/community/pictures")).Form("Add it").Fill("Alt", alt).Choose("People=" + people).Fill("Expires", $"{expires:yyyy-MM-dd}").Press("Add it", ("Upload", "a.png", LetterTests.Drawn(800, 400, opaque: true)));
        if (until is not null) page = await page.Agree(until, picture: true);
        return Guid.Parse(page.Path.Split('/')[^1]);
    }
}
