using Derwent.Tests.Support;
using Microsoft.Playwright;
using Xunit;

namespace Derwent.BrowserTests.Journeys;

/// <summary>What people do at the desk, in their words.</summary>
internal static class DeskVerbs
{
    /// <summary>From the day's page through the queue to the referral.</summary>
    public static async Task OpenFromTheQueue(this Window team, string name)
    {
        await team.Go("/desk");
        await team.Follow("Go to the front door");
        await team.IsHeaded("Front door");
        await team.Follow(name);
        await team.IsHeaded(name);
    }

    public static async Task Accept(this Window team, string why)
    {
        await team.Choose("Accept");
        await team.Fill("Reason, or the question", why);
        await team.Press("Decide");
        await Assertions.Expect(team.Page.GetByRole(AriaRole.Button, new() { Name = "Begin with this" })).ToBeVisibleAsync();
    }

    public static ILocator Part(this Window team, Helpers of) => team.Page.Locator(".part").Filter(new() { Has = team.Page.GetByText(of.Name, new() { Exact = true }) });

    /// <summary>The line of the case page with this organisation's answer.</summary>
    public static ILocator Answer(this Window team, Helpers of) =>
        team.Page.Locator("table.answers tbody tr").Filter(new() { Has = team.Page.GetByText(of.Name, new() { Exact = true }) });

    public static async Task SendOffers(this Window team, int count, Guid lead, string? agreed)
    {
        await team.Pick("Lead worker", lead.ToString());
        if (agreed is not null) await team.Choose(agreed);
        await team.Press(count == 1 ? "Send 1 offer" : $"Send {count} offers");
        await Assertions.Expect(team.Page.Locator("table.answers")).ToBeVisibleAsync();
    }

    /// <summary>A session of everybody who is with them, and its register.</summary>
    public static async Task PlanASession(this Window worker, string title)
    {
        await worker.Go("/desk/register");
        await worker.Fill("What is it?", title);
        await worker.Press("Plan it");
        await worker.IsHeaded(title);
    }

    public static async Task Mark(this Window worker, string name, string mark)
    {
        await worker.Choose(name, mark);
        await worker.Press("Save register");
        await worker.Reads("1 " + mark.ToLowerInvariant());
    }

    public static async Task AskForClosing(this Window lead, string outcome)
    {
        await lead.Follow("Close the case");
        await lead.Choose(outcome);
        await lead.Fill("What has changed?", "It is better, and it has been for a month.");
        await lead.Fill("Exit route", "They ring the hub on Osmaston Road.");
        await lead.Press("Ask for closing");
        await lead.Reads("Closing asked for");
    }

    public static async Task Note(this Window lead, string words)
    {
        await lead.Unfold("Add a note");
        await lead.Fill("What happened", words);
        await lead.Press("Add the note");
        await lead.Reads(words);
    }

    public static async Task<string> CaseReference(this Window team)
    {
        var path = team.Path.Split('/');
        await Assertions.Expect(team.Page.Locator(".crumbs")).ToContainTextAsync(path[3]);
        return path[3];
    }

    /// <summary>Everything that happened stands in the timeline, each with its day and the name of who did it.</summary>
    public static async Task TimelineTells(this Window lead, params string[] steps)
    {
        if (await lead.Page.GetByRole(AriaRole.Link, new() { Name = "Whole history" }).CountAsync() > 0) await lead.Follow("Whole history");
        var lines = await lead.Page.Locator(".timeline > li").AllAsync();
        Assert.NotEmpty(lines);
        foreach (var line in lines)
        {
            Assert.NotEmpty((await line.Locator("time").First.GetAttributeAsync("datetime"))!);
            Assert.NotEmpty((await line.Locator(".muted").Last.InnerTextAsync()).Split(',')[0].Trim());
        }
        foreach (var step in steps) await Assertions.Expect(lead.Page.Locator(".timeline")).ToContainTextAsync(step);
    }
}
