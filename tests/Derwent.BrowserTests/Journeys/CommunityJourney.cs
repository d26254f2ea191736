using Derwent.Alliance;
using Derwent.Shared.Security;
using Derwent.Tests;
using Derwent.Tests.Newsletters;
using Derwent.Tests.WhatsOn;
using Derwent.WhatsOn;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace Derwent.BrowserTests.Journeys;

/// <summary>What the community is for: a parent books and gives a place back, and whoever waited moves up; a member's series goes from a draft into the newsletter and its archive;
/// somebody asks for letters and leaves with one press.</summary>
public abstract class CommunityJourney(Chromium chromium) : Journey(chromium)
{
    private const string Parent = "frankies.dad@home.example", Waiting = "noor@home.example";

    private readonly PostHouse post = new();

    protected override House House => post;

    [Fact]
    public async Task A_parent_books_a_place_and_gives_it_back_and_who_waited_moves_up()
    {
        var workshop = await AnEvent(SomeEvent.WithPlaces(1, "Mend your own bike"));
        await using var parent = await AWindow();
        await Ask(parent, workshop, "Frankie", Parent, "wait for it");
        await parent.Press("Yes, I’m coming");
        await parent.IsHeaded("You have a place");
        await Sound(parent, "a place");
        await using var noor = await AWindow();
        await Ask(noor, workshop, "Noor", Waiting, "full");
        await noor.Press("Yes, I’m coming");
        await noor.IsHeaded("You are on the waiting list");
        await Sound(noor, "on the list");

        await House.RunJobs();
        await parent.Go((await LetterTo(Parent)).Link);
        await parent.Press("I can’t come after all");
        await parent.IsHeaded("Thank you for telling us");
        await Sound(parent, "given back");
        await House.RunJobs();
        await noor.Go((await LetterTo(Waiting)).Link);
        await noor.IsHeaded("A place is free for you");
        await Sound(noor, "moved up");
        await noor.Press("Yes, I take it");
        await noor.IsHeaded("You have a place");
    }

    [Fact]
    public async Task A_members_series_goes_from_a_draft_through_the_newsletter_into_the_archive()
    {
        var club = await Town.AnOrganisation();
        var list = await post.AList("The river");
        await post.Readers(list, 2);
        await using (var manager = await SignedIn(club.Manager, "/desk/whats-on/edit")) await Submit(manager);
        await using var ruth = await SignedIn(await post.Coordinator(), "/desk/whats-on");
        await ruth.Follow("Tuesday beats");
        await ruth.IsHeaded("Tuesday beats");
        await Sound(ruth, "to read");
        await ruth.Press("Publish it");
        await Assertions.Expect(ruth.Page.Locator(".head .clock")).ToContainTextAsync("Published");
        await Move(ruth);
        await ruth.Follow("Tell people");
        await ruth.IsHeaded("Tell people");
        await ruth.Pick("Put it into this letter", "new:" + list.Id);
        await Sound(ruth, "tell people");
        await ruth.Press("Make them");
        await ruth.Reads("Made: a draft of a post and a new letter with it.");
        await Sound(ruth, "made");
        await ruth.Follow("No subject yet");
        await Write(ruth);
        await ruth.Follow("Send…");
        await ruth.IsHeaded("Send it");
        await Sound(ruth, "to whom");
        await ruth.Press("Send it");
        await ruth.Reads("of 2 are out.");
        await post.Press.Run(default);
        Assert.Equal(2, post.Smtp.Taken.Count(taken => taken.Parsed.Subject == "Beats on Tuesdays" && taken.Parsed.TextBody!.Contains("Tuesday beats", StringComparison.Ordinal)));
        await using var anybody = await AWindow();
        await anybody.Go("/newsletter/archive");
        await Sound(anybody, "the archive");
        await anybody.Follow("Beats on Tuesdays");
        await anybody.IsHeaded("Beats on Tuesdays");
        await anybody.Reads("Tuesday beats");
        await Sound(anybody, "the letter in the archive");
    }

    [Fact]
    public async Task Somebody_asks_for_letters_says_yes_and_leaves_by_the_button_of_their_mail_program()
    {
        var list = await post.AList("The river");
        await using var reader = await AWindow();
        await reader.Go("/newsletter");
        await Sound(reader, "asking for letters");
        await reader.Fill("Your e-mail address", Parent);
        await reader.Press("Ask for it");
        await reader.IsHeaded("Now look in your mail");
        await Sound(reader, "look in your mail");
        await House.RunJobs();
        await reader.Go((await LetterTo(Parent)).Link);
        await Sound(reader, "one more press");
        await reader.Press("Yes, send it to me");
        await reader.Reads("The next letter comes to you.");
        await post.Decided(list, "The first one");
        await post.Press.Run(default);
        var header = post.Smtp.Taken.Last(taken => taken.To == Parent).Parsed.Headers["List-Unsubscribe"]!.Trim('<', '>');
        var way = new Uri(header).AbsolutePath;
        // Looking changes nothing.
        await reader.Go(way);
        await reader.IsHeaded("Stop “The river”?");
        await Sound(reader, "the way out");
        using var program = House.Stranger();
        Assert.Equal(System.Net.HttpStatusCode.OK, (await program.Post(way, [new("List-Unsubscribe", "One-Click")])).Status);
        await reader.Go(way);
        await reader.IsHeaded("comes no more");
        await Sound(reader, "gone");
        await Assert.ThrowsAsync<Derwent.Shared.Database.RuleRefused>(() => post.Decided(list, "The second one"));
    }

    private async Task Ask(Window window, CommunityEvent what, string name, string address, string step)
    {
        await window.Go($"/whats-on/{what.Slug}");
        await Sound(window, $"{name}: the event");
        await window.Follow(step == "full" ? "Wait for a place" : "Ask for a place");
        await window.Fill("Name", name);
        await window.Fill("E-mail", address);
        await window.Fill("Age", "14");
        await Sound(window, $"{name}: asking");
        await window.Press(step == "full" ? "Wait for a place" : "Ask for a place");
        await window.IsHeaded("Now look in your e-mail");
        await House.RunJobs();
        await window.Go((await LetterTo(address)).Link);
        await window.IsHeaded("One more press");
        await Sound(window, $"{name}: one more press");
    }

    private async Task Submit(Window manager)
    {
        await manager.IsHeaded("A new event");
        await manager.Fill("Name", "Tuesday beats");
        await manager.Fill("What happens there?", "Bring an idea or nothing at all.");
        // How a day and an hour are typed is the browser's own, by its language.
        await manager.Page.GetByLabel("Day", new() { Exact = true }).FillAsync("2026-12-01");
        await manager.Page.GetByLabel("From", new() { Exact = true }).FillAsync("16:00");
        await manager.Page.GetByLabel("To", new() { Exact = true }).FillAsync("18:00");
        await manager.Pick("How often?", "weekly");
        await manager.Page.GetByLabel("Last day of a series").FillAsync("2027-02-02");
        await manager.Fill("Building or place", "Friar Gate Studios");
        await Sound(manager, "writing a series");
        await manager.Press("Keep as a draft");
        await manager.IsHeaded("Tuesday beats");
        await manager.Press("Send to the coordinator");
        await Assertions.Expect(manager.Page.Locator(".head .clock")).ToContainTextAsync("Waits for the coordinator");
        await Sound(manager, "sent");
    }

    private async Task Move(Window ruth)
    {
        await ruth.Unfold("Move or cancel this date");
        await ruth.Page.GetByLabel("New day").First.FillAsync("2026-12-02");
        await ruth.Page.GetByLabel("From").First.FillAsync("17:00");
        await ruth.Press("Move it");
        await ruth.Reads("moved to Wed 2 Dec, 5pm");
        await Sound(ruth, "one date moved");
    }

    private async Task Write(Window ruth)
    {
        await ruth.IsHeaded("A new letter");
        await ruth.Fill("Subject", "Beats on Tuesdays");
        await ruth.Press("Save subject");
        await ruth.IsHeaded("Beats on Tuesdays");
        await ruth.Hand.Press(ruth.Page.Locator(".letter-blocks a").First);
        await ruth.Fill("Words", "Good morning.");
        await Sound(ruth, "writing the letter");
        await ruth.Press("Save block");
        await ruth.Reads("Block saved.");
    }

    private async Task<CommunityEvent> AnEvent(EventFacts facts)
    {
        var club = await Town.AnOrganisation();
        CommunityEvent made = null!;
        await House.As(await post.Coordinator(), async services =>
        {
            var (events, who) = (services.GetRequiredService<WhatsOnContext>(), new Who(null, "Ruth Okell", null));
            made = CommunityEvent.Draft((club.Id, club.Name, "helpers"), "mend-your-own-bike", facts, who, House.Clock.GetUtcNow());
            events.Events.Add(made);
            await events.SaveChangesAsync();
            made.Publish(who, House.Clock.GetUtcNow());
            await events.SaveChangesAsync();
        });
        return made;
    }
}

/// <summary>By keyboard and nothing else.</summary>
public sealed class CommunityByKeyboard(Chromium chromium) : CommunityJourney(chromium)
{
    protected override string Name => "community by keyboard";

    protected override bool ByKeyboard => true;
}

/// <summary>On the smallest screen, without script.</summary>
public sealed class CommunityWithoutScript(Chromium chromium) : CommunityJourney(chromium)
{
    protected override string Name => "community without script";

    protected override bool Script => false;
}
