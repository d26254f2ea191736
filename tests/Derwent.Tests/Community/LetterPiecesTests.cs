using System.Net;
using Derwent.Newsletters;
using Derwent.Shared.Security;
using Derwent.Tests.Newsletters;
using Derwent.Tests.Site;
using Derwent.Tests.WhatsOn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Derwent.Tests.Community;

/// <summary>What other rooms lend to a newsletter: only what is public, and only for as long as it is.</summary>
public sealed class LetterPiecesTests(CommunityHouse house) : IClassFixture<CommunityHouse>
{
    private const string Said = "I came for the pizza and stayed for the faders.";

    [Fact]
    public async Task A_manager_is_offered_no_draft_no_story_that_is_down_and_no_event_that_waits()
    {
        using var ruth = await house.SignedIn(house.Ruth);
        await ruth.Write("News", "Hidden draft of a post");
        await house.AnEvent(house.Other, SomeEvent.Once("Hidden event"), published: false);
        var story = await house.AStory("Hidden story", Said);
        await house.SaysNo(story.Consent);
        var list = await house.AList("Club letter", house.Manager);
        using var manager = await house.SignedIn(house.Manager);

        foreach (var kind in new[] { "Event", "Post" })
        {
            var draft = await manager.Begins(list);
            draft = await draft.Form("Add it").Fill("kind", kind).Press();
            var found = await manager.Open($"{draft.Path}?block={Opened(draft)}&find=hidden");
            Assert.Contains("Nothing has that in its name", found.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_event_brings_its_next_date_its_place_and_its_cost_into_the_letter()
    {
        await house.AnEvent(house.Club, SomeEvent.Once("Drums for beginners"));
        var list = await house.AList("Events");
        using var ruth = await house.SignedIn(house.Ruth);
        var draft = await (await ruth.Begins(list)).Form("Add it").Fill("kind", "Event").Press();

        var block = Opened(draft);
        var taken = await (await ruth.Open($"{draft.Path}?block={block}&find=drums")).Form("Take Drums for beginners").Press();

        Assert.Contains("Saturday 5 December, 10am to 12 noon, Friar Gate Studios", (await ruth.Open($"{draft.Path}?block={block}")).Document.QuerySelector("[name='Block.More']")!.GetAttribute("value"), StringComparison.Ordinal);
        var preview = (await ruth.Open(draft.Path + "/preview")).Text;
        Assert.Contains("Saturday 5 December, 10am to 12 noon", preview, StringComparison.Ordinal);
        Assert.Contains("Ages 11 to 16. Free.", preview, StringComparison.Ordinal);
        Assert.Contains("Taken over", taken.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_event_keeps_a_letter_from_going_out()
    {
        var gone = await house.AnEvent(house.Club, SomeEvent.Once("Roof garden"));
        var list = await house.AList("Cancelled");
        await house.Readers(list, 1);
        var letter = await house.ALetter(list, "Come to the roof", "Event", gone.Id);
        await house.Cancel(gone);
        using var ruth = await house.SignedIn(house.Ruth);

        Assert.Contains("is cancelled", (await ruth.Open($"/desk/newsletters/{letter.Id}")).Document.QuerySelector(".letter-blocks")!.TextContent, StringComparison.Ordinal);
        var send = await ruth.Open($"/desk/newsletters/{letter.Id}/send");

        Assert.Contains("“Roof garden” is cancelled. Take it out.", send.Text, StringComparison.Ordinal);
        var token = await ruth.FormToken("/desk/newsletters");
        var refused = await ruth.Post($"/desk/newsletters/{letter.Id}/send?handler=Decide", [new("When", "now"), new("__RequestVerificationToken", token)]);
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal("Draft", await house.StateOf(letter));
    }

    [Fact]
    public async Task A_letter_for_later_waits_when_its_event_is_cancelled_meanwhile()
    {
        var gone = await house.AnEvent(house.Club, SomeEvent.Once("Lantern walk"));
        var list = await house.AList("Later");
        await house.Readers(list, 1);
        var now = house.Clock.GetUtcNow();
        var (letter, other) = (await house.ALetter(list, "Come to the walk", "Event", gone.Id, now.AddHours(1)), await house.ALetter(list, "Nothing wrong with it", "Event", (await house.AnEvent(house.Club, SomeEvent.Once("Stays"))).Id, now.AddHours(1)));
        await house.Cancel(gone);

        house.Clock.Advance(TimeSpan.FromHours(2));
        await house.Press.Run(default);

        Assert.Empty(house.LettersFor(letter));
        Assert.Single(house.LettersFor(other));
        using var ruth = await house.SignedIn(house.Ruth);
        var how = await ruth.Open($"/desk/newsletters/{letter.Id}/send");
        Assert.Contains("“Lantern walk” is cancelled", how.Text, StringComparison.Ordinal);
        await how.Form("Go on sending").Press();
        await house.Press.Run(default);
        Assert.Single(house.LettersFor(letter));
    }

    [Fact]
    public async Task A_no_takes_the_story_out_of_drafts_out_of_letters_on_their_way_and_out_of_the_archive()
    {
        var story = await house.AStory("The sound desk", Said);
        var list = await house.AList("The river");
        var reader = (await house.Readers(list, 1))[0];
        var now = house.Clock.GetUtcNow();
        var sent = await house.ALetter(list, "Already sent", "Post", story.Id, now);
        await house.Press.Run(default);
        var later = await house.ALetter(list, "Goes out tomorrow", "Post", story.Id, now.AddDays(1));
        var draft = await house.ALetter(list, "Still a draft", "Post", story.Id);
        using var ruth = await house.SignedIn(house.Ruth);
        using var anybody = house.Stranger();
        Assert.Contains(Said, (await anybody.Open($"/newsletter/archive/letter-{sent.Id:N}")).Text, StringComparison.Ordinal);
        Assert.Contains(Said, (await ruth.Open($"/desk/newsletters/{draft.Id}/preview")).Text, StringComparison.Ordinal);

        await house.SaysNo(story.Consent);

        // At once, before any job has run.
        Assert.DoesNotContain(Said, (await anybody.Open($"/newsletter/archive/letter-{sent.Id:N}")).Html, StringComparison.Ordinal);
        Assert.Equal("Paused", await house.StateOf(later));
        Assert.DoesNotContain(Said, (await ruth.Open($"/desk/newsletters/{draft.Id}/preview")).Text, StringComparison.Ordinal);
        Assert.Contains("“The sound desk” is not on our site any more. Take it out.", (await ruth.Open($"/desk/newsletters/{draft.Id}/send")).Text, StringComparison.Ordinal);
        Assert.Contains("Look at “Goes out tomorrow” again", (await ruth.Open("/desk/community")).Text, StringComparison.Ordinal);
        await house.RunJobs();
        foreach (var letter in new[] { sent, later }) Assert.DoesNotContain("faders", await house.KeptOf(letter), StringComparison.Ordinal);
        Assert.Equal($"{house.Ruth.Name} stopped on its way: somebody in it took their consent back", await house.TakenOut(later));
        Assert.Equal($"{house.Ruth.Name} lost a part: somebody in it took their consent back", await house.TakenOut(sent));
        Assert.Null(await house.TakenOut(draft));

        var how = await ruth.Open($"/desk/newsletters/{later.Id}/send");
        Assert.Contains("Something in this letter was taken down", how.Text, StringComparison.Ordinal);
        await how.Form("Go on sending").Press();
        house.Clock.Advance(TimeSpan.FromDays(1));
        await house.Press.Run(default);
        var message = Assert.Single(house.LettersFor(later));
        Assert.Equal(reader, message.To);
        Assert.Contains("Good morning.", message.Parsed.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("faders", message.Parsed.TextBody + message.Parsed.HtmlBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_story_that_came_down_in_the_instant_of_the_decision_is_taken_out_when_the_time_comes()
    {
        var story = await house.AStory("Just then", Said);
        var list = await house.AList("Just then");
        await house.Readers(list, 1);
        var letter = await house.ALetter(list, "Decided just then", "Post", story.Id, house.Clock.GetUtcNow().AddHours(1));
        // As if the two had not seen each other: nobody stopped the letter.
        await house.Behind<object>($"update site.posts set state = 'TakenDown' where id = '{story.Id}'");

        house.Clock.Advance(TimeSpan.FromHours(2));
        await house.Press.Run(default);

        Assert.DoesNotContain("faders", Assert.Single(house.LettersFor(letter)).Parsed.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_no_stops_a_letter_in_the_middle_and_the_rest_get_it_without_the_story()
    {
        var story = await house.AStory("In the middle", Said);
        var list = await house.AList("Middle");
        await house.Readers(list, 2);
        var letter = await house.ALetter(list, "Half of them", "Post", story.Id, house.Clock.GetUtcNow());
        // One of the two waits: the mail server put it off.
        await house.Behind<object>($"update newsletters.deliveries set next_try_at = next_try_at + interval '1 hour' where id = (select id from newsletters.deliveries where issue_id = '{letter.Id}' limit 1)");
        await house.Press.Run(default);
        Assert.Contains("faders", Assert.Single(house.LettersFor(letter)).Parsed.TextBody, StringComparison.Ordinal);

        await house.SaysNo(story.Consent);
        house.Clock.Advance(TimeSpan.FromHours(2));
        await house.Press.Run(default);

        Assert.Single(house.LettersFor(letter));
        using var ruth = await house.SignedIn(house.Ruth);
        // Faster than the job: going on draws it anew by itself.
        await (await ruth.Open($"/desk/newsletters/{letter.Id}/send")).Form("Go on sending").Press();
        await house.Press.Run(default);
        Assert.Equal(2, house.LettersFor(letter).Count);
        Assert.DoesNotContain("faders", house.LettersFor(letter)[^1].Parsed.TextBody, StringComparison.Ordinal);
        await house.RunJobs();
    }

    [Fact]
    public async Task A_members_own_letter_stops_too_when_the_data_protection_lead_records_the_no()
    {
        var story = await house.AStory("In a member’s letter", Said);
        var list = await house.AList("Club news", house.Manager);
        await house.Readers(list, 1);
        var letter = await house.ALetter(list, "From the club", "Post", story.Id, house.Clock.GetUtcNow().AddDays(1), house.Manager);

        await house.SaysNo(story.Consent, await house.APerson(null, Role.DataProtectionLead));

        Assert.Equal("Paused", await house.StateOf(letter));
        await house.RunJobs();
        Assert.DoesNotContain("faders", await house.KeptOf(letter), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.OrganisationManager)]
    [InlineData(Role.Practitioner)]
    [InlineData(Role.StrategicPartner)]
    [InlineData(Role.Analyst)]
    public async Task The_wrong_person_stops_no_letter_and_rewrites_none(string role)
    {
        var gathering = await house.AnEvent(house.Club, SomeEvent.Once("Stays on " + role));
        var list = await house.AList("Stays " + role);
        await house.Readers(list, 1);
        var letter = await house.ALetter(list, "Stays on its way " + role, "Event", gathering.Id, house.Clock.GetUtcNow().AddDays(1));
        await house.Behind<object>(
            $$"""update newsletters.issues set blocks = blocks || '[{"Id":"{{Guid.CreateVersion7()}}","Kind":1,"Title":"","Words":"Read [this](/news/anything).","More":"","Link":"","Alt":"","Piece":null}]' where id = '{{letter.Id}}'""");
        var before = await house.Behind<string>($"select to_jsonb(i)::text from newsletters.issues i where id = '{letter.Id}'");

        await house.As(await house.APerson(house.Other.Id, role), async services => await services.GetRequiredService<NewslettersContext>().Database.ExecuteSqlAsync($"select newsletters.hold({gathering.Id}, true, array['/news/anything'], 'tried', now())"));
        Assert.Equal(before, await house.Behind<string>($"select to_jsonb(i)::text from newsletters.issues i where id = '{letter.Id}'"));
        Assert.Null(await house.TakenOut(letter));

        // Whose work it is changes it by the same call.
        await house.As(await house.APerson(null, Role.DataProtectionLead), async services => await services.GetRequiredService<NewslettersContext>().Database.ExecuteSqlAsync($"select newsletters.hold({gathering.Id}, true, array['/news/anything'], 'tried', now())"));
        Assert.Equal("Paused", await house.StateOf(letter));
        Assert.Equal(2L, await house.Behind<long>($"select count(*) from newsletters.issues i, jsonb_array_elements(i.blocks) b where i.id = '{letter.Id}' and b ->> 'Piece' = '{gathering.Id}'"));
    }

    [Fact]
    public async Task A_story_taken_down_for_another_reason_leaves_letters_as_well()
    {
        using var ruth = await house.SignedIn(house.Ruth);
        var editor = await (await ruth.Write("News", "New boxing hall", "Doors open on Monday.", "There is a new hall.")).Publish();
        var list = await house.AList("Halls");
        await house.Readers(list, 1);
        var letter = await house.ALetter(list, "A new hall", "Post", Guid.Parse(editor.Path.Split('/')[^1]), house.Clock.GetUtcNow().AddDays(1));

        await (await ruth.Open(editor.Path)).Form("Take it down").Fill("why", "It was not true").Press();

        Assert.Equal("Paused", await house.StateOf(letter));
        // Why it came down may name somebody: the audit of the letter does not repeat it.
        Assert.Equal($"{house.Ruth.Name} stopped on its way: a story in it was taken down", await house.TakenOut(letter));
    }

    private static string Opened(Seen draft) => draft.Document.QuerySelector("[name='Block.Id']")!.GetAttribute("value")!;
}

internal static class Letters
{
    /// <summary>Begins a letter at the desk.</summary>
    public static async Task<Seen> Begins(this Visitor desk, Derwent.Newsletters.MailingList list) =>
        await (await desk.Open("/desk/newsletters")).Form("Begin").Fill("List", list.Id.ToString()).Press();
}
