using System.Net;
using Derwent.Shared.Security;
using Derwent.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Derwent.Tests.Site;

/// <summary>A celebration stands on somebody's yes and falls with it. Tuesday 24 November 2026, 9:10.</summary>
public sealed class ConsentTests(House house) : IClassFixture<House>
{
    private const string Words = "I came for the pizza.";

    [Theory]
    [InlineData(Role.Administrator)]
    [InlineData(Role.StrategicPartner)]
    [InlineData(Role.Practitioner)]
    [InlineData(Role.OrganisationManager)]
    [InlineData(Role.Analyst)]
    public async Task The_wrong_person_sees_no_consent_on_a_page_or_in_the_database(string role)
    {
        using var ruth = await house.ACoordinator();
        var (editor, _) = await Story(ruth, "Wrong " + role);
        using var somebody = await house.SignedIn(role);

        Assert.Equal(HttpStatusCode.NotFound, (await somebody.Open("/desk/community/consents")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await somebody.Open("/desk/community/consents/" + await ConsentOf(editor))).Status);
        Assert.DoesNotContain("Zayn and his father", (await somebody.Open(editor.Path)).Html, StringComparison.Ordinal);
        await house.As(somebody.Person!, async services => Assert.Equal(0, await services.GetRequiredService<SiteContext>().Consents.CountAsync()));
    }

    [Fact]
    public async Task Nobody_reads_a_consent_without_an_account_and_each_look_is_written_down()
    {
        using var ruth = await house.ACoordinator();
        var (editor, _) = await Story(ruth, "Written down");
        var consent = await ConsentOf(editor);
        using var lead = await house.SignedIn(Role.DataProtectionLead);

        Assert.Contains("Zayn and his father", (await lead.Open("/desk/community/consents/" + consent)).Text, StringComparison.Ordinal);

        Assert.Equal(1L, await house.Behind<long>($"select count(*) from audit.entries where kind = 'consent' and act = 'read' and record_id = '{consent}' and person_id = '{lead.Person!.Id}'"));
        using var stranger = house.Stranger();
        Assert.Equal("/sign-in", (await stranger.Open("/desk/community/consents/" + consent)).Path);
    }

    [Fact]
    public async Task Without_a_yes_it_is_not_published_by_the_page_nor_by_the_database()
    {
        using var ruth = await house.ACoordinator();
        var editor = await ruth.Write("Celebration", "Nobody asked", said: Words, did: "Zayn, 15");

        var refused = await editor.Publish();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("shown only with consent", refused.Text, StringComparison.Ordinal);
        var denied = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => house.Behind<object>("update site.posts set state = 'Published' where path = '/news/nobody-asked'"));
        Assert.Contains("consent", denied.MessageText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_no_takes_the_story_down_everywhere_at_once_and_it_stays_down()
    {
        using var ruth = await house.ACoordinator();
        using var reader = house.Stranger();
        var (editor, path) = await Story(ruth, "The sound desk");
        string[] everywhere = [path, "/news", "/news.atom", "/sitemap.xml", "/search?q=sound+desk", "/", path + "/poster"];
        foreach (var place in everywhere) Assert.Contains("the sound desk", (await Text(reader, place)).Replace("the-sound-desk", "the sound desk", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);

        var page = await (await ruth.Open("/desk/community/consents/" + await ConsentOf(editor))).Form("Take it down").Fill("How", "Rang on Tuesday").Press();

        Assert.Contains("Said no", page.Text, StringComparison.Ordinal);
        foreach (var place in everywhere)
        {
            var text = await Text(reader, place);
            Assert.DoesNotContain("The sound desk", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("the-sound-desk<", text, StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Get(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Get($"/link-picture/{editor.Path.Split('/')[^1]}.png")).StatusCode);
        var again = await (await ruth.Open(editor.Path)).Publish();
        Assert.Contains("it stays down", again.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_data_protection_lead_may_take_a_story_down()
    {
        using var ruth = await house.ACoordinator();
        using var miriam = await house.SignedIn(Role.DataProtectionLead);
        using var reader = house.Stranger();
        var (editor, path) = await Story(ruth, "The lead steps in");

        await (await miriam.Open("/desk/community/consents/" + await ConsentOf(editor))).Form("Take it down").Fill("How", "Wrote to us").Press();

        Assert.Equal(HttpStatusCode.NotFound, (await reader.Open(path)).Status);
    }

    [Fact]
    public async Task A_consent_that_runs_out_takes_the_story_down_by_itself()
    {
        using var ruth = await house.ACoordinator();
        using var reader = house.Stranger();
        var now = house.Clock.GetUtcNow();
        var until = DateOnly.FromDateTime(now.UtcDateTime).AddDays(5);
        var (editor, path) = await Story(ruth, "Only this week", until.ToString("yyyy-MM-dd"));
        Assert.Contains("Only this week", (await ruth.Open("/desk/community")).Document.QuerySelector("[aria-labelledby=due]")!.TextContent, StringComparison.Ordinal);

        house.Clock.SetUtcNow(new DateTimeOffset(until.AddDays(1).ToDateTime(new TimeOnly(0, 30)), TimeSpan.Zero));
        // Even before the job has run.
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Open(path + "?late")).Status);
        await house.RunJobs();

        Assert.Contains("taken down: the consent of somebody in it has run out", (await ruth.Open(editor.Path)).Text, StringComparison.Ordinal);
        house.Clock.SetUtcNow(now.AddDays(7));
    }

    [Theory]
    [InlineData("Input.Until", "2031-01-01", "after two years")]
    [InlineData("Input.Until", "2020-01-01", "That day has passed")]
    [InlineData("Input.AgreedOn", "2027-01-01", "has not come yet")]
    [InlineData("Input.How", "", "Say how they agreed")]
    [InlineData("Input.Until", "2027-02-32", "must be a real date")]
    public async Task A_consent_that_cannot_be_is_refused_beside_its_field(string field, string value, string sentence)
    {
        using var ruth = await house.ACoordinator();
        var editor = await ruth.Write("Celebration", $"Refused {field} {value}", said: Words, did: "Z");
        var form = (await ruth.Open(editor.Path + "/consent")).Form("Record it").Fill("Input.About", "Z").Fill("Input.Name", "Z").Fill("Input.How", "On paper").Fill(field, value);

        var refused = await form.Press();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(sentence, refused.Text, StringComparison.Ordinal);
    }

    private async Task<(Seen Editor, string Path)> Story(Visitor ruth, string title, string until = "2027-11-01")
    {
        // One after the other, so that the newest is the last.
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        var editor = await ruth.Write("Celebration", title, "A whole story.", "He did it.", Words, "Zayn, 15");
        editor = await editor.Agree(until);
        Assert.Contains("The consent is recorded", editor.Text, StringComparison.Ordinal);
        editor = await editor.Publish();
        Assert.Contains("It is on the site now", editor.Text, StringComparison.Ordinal);
        return (editor, editor.Document.QuerySelector(".state a")!.GetAttribute("href")!);
    }

    private async Task<Guid> ConsentOf(Seen editor) => await house.Behind<Guid>($"select id from site.consents where post_id = '{editor.Path.Split('/')[^1]}'");

    private static async Task<string> Text(Visitor reader, string path) => System.Net.WebUtility.HtmlDecode(await (await reader.Get(path)).Content.ReadAsStringAsync());
}
