using Derwent.Shared.Security;
using Microsoft.Playwright;
using Xunit;

namespace Derwent.BrowserTests.Journeys;

/// <summary>The coordinator writes a celebration, looks at it, is refused without a yes, records one, lets it appear by itself and takes it down when the young person says no.</summary>
public abstract class WebsiteJourney(Chromium chromium) : Journey(chromium)
{
    [Fact]
    public async Task One_coordinator_publishes_a_story_and_takes_it_down_when_somebody_says_no()
    {
        await using var ruth = await SignedIn(await House.APerson(null, Role.Coordinator), "/desk/community");
        await ruth.IsHeaded("Community");
        await Sound(ruth, "an empty desk");
        await ruth.Follow("Write something");
        await ruth.Choose("Celebration");
        await ruth.Fill("Title", "Zayn mixed the show");
        await Sound(ruth, "beginning");
        await ruth.Press("Begin");
        await ruth.IsHeaded("Zayn mixed the show");
        await Write(ruth);
        await Publish(ruth);
        await using var reader = await AWindow();
        await Read(reader);
        await SayNo(ruth);
        Assert.Equal(404, await reader.Go("/news/zayn-mixed-the-show"));
        foreach (var path in new[] { "/news", "/", "/search?q=zayn" })
        {
            await reader.Go(path);
            await reader.DoesNotRead("Zayn mixed the show");
        }
        await Sound(reader, "nothing found");
    }

    private async Task Write(Window ruth)
    {
        await ruth.Fill("One sentence for lists and previews", "Ninety minutes, one pair of hands.");
        await ruth.Fill("Their own words", "Now I run the sound desk.");
        await ruth.Fill("Who says it", "Zayn, 15. He chose to share this.");
        await ruth.Fill("Text", "## How it began\n\nHe came for the **pizza**.");
        // With script the preview follows the words; without, the button does it.
        if (Script) await Assertions.Expect(ruth.Page.Locator("#preview .prose strong")).ToHaveTextAsync("pizza");
        await ruth.Press("Preview");
        await Assertions.Expect(ruth.Page.Locator("#preview .prose h2")).ToHaveTextAsync("How it began");
        await Sound(ruth, "preview");
        await ruth.Press("Publish now");
        await ruth.Reads("A celebration is shown only with consent.");
        await Sound(ruth, "refused without a yes");
    }

    private async Task Publish(Window ruth)
    {
        await ruth.Follow("Record a consent");
        await ruth.IsHeaded("Record a consent");
        await ruth.Fill("Whom is it about?", "Zayn of Backstage Crew");
        await ruth.Choose("The young person and a parent or carer");
        await ruth.Fill("Name of whoever agreed", "Zayn and his father");
        await ruth.Fill("How?", "On our form, kept at the theatre");
        await Sound(ruth, "recording a yes");
        await ruth.Press("Record it");
        await ruth.Reads("The consent is recorded.");
        // In which order a day is typed is the browser's own, by its language.
        await ruth.Page.GetByLabel("Or on this day").FillAsync("2026-11-26");
        await ruth.Page.GetByLabel("At", new() { Exact = true }).FillAsync("07:30");
        await ruth.Press("Schedule");
        await ruth.Reads("It appears by itself.");
        await Sound(ruth, "scheduled");
        House.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 26, 7, 30, 0, TimeSpan.Zero));
        await House.RunJobs();
    }

    private async Task Read(Window reader)
    {
        await reader.Go("/news");
        await Sound(reader, "the news");
        await reader.Follow("Zayn mixed the show");
        await reader.IsHeaded("Zayn mixed the show");
        await reader.Reads("Now I run the sound desk.");
        await Sound(reader, "the story");
        await reader.Go("/search?q=pizza");
        await reader.Reads("Zayn mixed the show");
        await Sound(reader, "found");
    }

    private async Task SayNo(Window ruth)
    {
        await ruth.Go("/desk/community/consents");
        await Sound(ruth, "consents");
        await ruth.Follow("Zayn of Backstage Crew");
        await ruth.Fill("How did they tell you?", "Rang on Thursday");
        await Sound(ruth, "saying no");
        await ruth.Press("Take it down");
        await ruth.Reads("Said no");
        await Sound(ruth, "said no");
    }
}

/// <summary>By keyboard and nothing else.</summary>
public sealed class WebsiteByKeyboard(Chromium chromium) : WebsiteJourney(chromium)
{
    protected override string Name => "website by keyboard";

    protected override bool ByKeyboard => true;
}

/// <summary>On the smallest screen, without script.</summary>
public sealed class WebsiteWithoutScript(Chromium chromium) : WebsiteJourney(chromium)
{
    protected override string Name => "website without script";

    protected override bool Script => false;
}
