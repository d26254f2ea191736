using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using Derwent.Shared.Security;
using Derwent.WhatsOn;
using Xunit;

namespace Derwent.Tests.WhatsOn;

/// <summary>The public pages of the calendar.</summary>
public sealed class EventPageTests(CalendarHouse house) : IClassFixture<CalendarHouse>
{
    [Fact]
    public async Task What_is_not_published_is_not_there()
    {
        var draft = await house.Drafted(SomeEvent.Once("Secret rehearsal"), submitted: true);
        using var stranger = house.Stranger();
        using var other = await house.SignedIn(house.OtherManager);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Open($"/whats-on/{draft.Slug}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Open($"/whats-on/{draft.Slug}")).Status);
        Assert.DoesNotContain("Secret rehearsal", (await stranger.Open("/whats-on?day=2026-12-05&draft")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_says_when_where_for_whom_and_what_it_costs()
    {
        var one = await house.Published(SomeEvent.Once("Family film") with { AccessWords = "Ring the bell by the ramp.", Access = ["no-steps"] });
        using var stranger = house.Stranger();
        var page = await stranger.Open($"/whats-on/{one.Slug}");
        Assert.Equal("Family film", page.Heading);
        foreach (var words in new[] { "Saturday 5 December, 10am to 12 noon", "Friar Gate Studios, 3 Example Yard, DE1 0ZA", "11 to 16", "Free", "Just turn up", "No steps", "Ring the bell by the ramp.", "Beat Street" })
            Assert.Contains(words, page.Text, StringComparison.Ordinal);
        Assert.Equal($"webcal://derwent.test/whats-on/{one.Slug}.ics", page.Document.QuerySelector("a[href^=webcal]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_cancelled_date_and_a_moved_one_are_said_on_the_page_and_in_the_list()
    {
        var one = await house.Published(SomeEvent.Weekly("Studio Tuesdays"), made =>
        {
            made.CancelOne(made.Occurrences[0].Id, "The hall is closed.", Who.Derwent, house.Clock.GetUtcNow());
            made.MoveOne(made.Occurrences[1].Id, new DateOnly(2026, 12, 9), new TimeOnly(17, 0), Who.Derwent, house.Clock.GetUtcNow());
        });
        using var stranger = house.Stranger();
        var off = await stranger.Open($"/whats-on/{one.Slug}?day=2026-12-01");
        Assert.Contains("Not on Tuesday 1 December. The hall is closed.", off.Text, StringComparison.Ordinal);
        var moved = await stranger.Open($"/whats-on/{one.Slug}?day=2026-12-09");
        Assert.Contains("Another time than usual: Wednesday 9 December, 5pm to 7pm.", moved.Text, StringComparison.Ordinal);
        var list = await stranger.Open("/whats-on?day=2026-12-01&by=beat-street");
        Assert.Contains("Not on this day", list.Document.QuerySelector(".happening[data-state=off]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_month_names_each_day_and_a_choice_narrows_it()
    {
        await house.Published(SomeEvent.Weekly("Month beats", until: new DateOnly(2026, 12, 29)) with { CostPence = 250 });
        using var stranger = house.Stranger();
        var page = await stranger.Open("/whats-on?month=2026-12&cost=under3&by=beat-street");
        Assert.Equal("December 2026", page.Document.QuerySelector(".month caption")!.TextContent);
        Assert.Equal(5, page.Document.QuerySelectorAll(".month a").Count(a => a.TextContent.Trim() == "Month beats"));
        Assert.DoesNotContain("Month beats", (await stranger.Open("/whats-on?month=2026-12&cost=free")).Document.QuerySelector(".month")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Month beats", (await stranger.Open("/whats-on?month=2026-12&age=19-25")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?day=0001-01-01&month=9999-99&kind=7&age=%20&near=&within=999&access=x&by=../..&when=<script>")]
    [InlineData("?month=2100-12")]
    [InlineData("?kind=")]
    public async Task A_wild_address_is_no_fault(string query)
    {
        using var stranger = house.Stranger();
        foreach (var path in new[] { "/whats-on", "/whats-on.ics", "/whats-on/map.json", "/whats-on/widget" })
            Assert.Equal(HttpStatusCode.OK, (await stranger.Get(path + query)).StatusCode);
    }

    [Fact]
    public async Task A_place_nobody_knows_is_said_beside_the_field()
    {
        using var stranger = house.Stranger();
        var page = await stranger.Open("/whats-on?near=Narnia&within=3");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("We don’t know a place called “Narnia”", page.Text, StringComparison.Ordinal);
        Assert.Equal("Narnia", page.Document.QuerySelector("#near")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Only_the_widget_may_be_framed_by_others()
    {
        await house.Published(SomeEvent.Once("Framed film"));
        using var stranger = house.Stranger();
        var widget = await stranger.Get("/whats-on/widget?by=beat-street");
        Assert.Contains("frame-ancestors *", string.Join(' ', widget.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.False(widget.Headers.Contains("X-Frame-Options"));
        Assert.False(widget.Headers.Contains("Set-Cookie"));
        Assert.Contains("Framed film", await widget.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        foreach (var path in new[] { "/", "/whats-on", "/refer", "/no-such-page" })
        {
            var page = await stranger.Get(path);
            Assert.Contains("frame-ancestors 'none'", string.Join(' ', page.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
            Assert.Equal("DENY", page.Headers.GetValues("X-Frame-Options").Single());
        }
    }

    [Fact]
    public async Task Machines_read_it_as_open_data_that_OpenActive_accepts()
    {
        CommunityEvent[] events =
        [
            await house.Published(SomeEvent.WithPlaces(10, "Data workshop")), await house.Published(SomeEvent.Weekly("Data series") with { SkipsBankHolidays = true, Rule = "FREQ=WEEKLY;BYDAY=MO,TU", CostPence = 250 }),
            await house.Published(SomeEvent.Weekly("Data months", "FREQ=MONTHLY;BYDAY=2TU")), await house.Published(SomeEvent.Once("Data online") with { IsOnline = true, OnlineAddress = "https://meet.example/x", Words = "</script><script>alert(1)</script>" }),
            await house.Published(SomeEvent.Once("Data off"), one => one.Cancel("No heating.", Who.Derwent, house.Clock.GetUtcNow())),
        ];
        using var stranger = house.Stranger();
        var lines = new List<string>();
        foreach (var one in events)
        {
            var page = await stranger.Open($"/whats-on/{one.Slug}");
            lines.Add(Assert.Single(page.Document.QuerySelectorAll("script[type='application/ld+json']")).TextContent);
        }
        Assert.Equal(["Event", "SessionSeries", "SessionSeries", "Event", "Event"], lines.Select(line => JsonNode.Parse(line)!["@type"]!.GetValue<string>()));
        Assert.Equal("https://schema.org/EventCancelled", JsonNode.Parse(lines[4])!["eventStatus"]!.GetValue<string>());
        Assert.Equal(Enumerable.Repeat("ok", lines.Count), await Check(lines));
        // The check can fail: a name taken away is noticed.
        var broken = JsonNode.Parse(lines[0])!.AsObject();
        broken.Remove("name");
        Assert.Contains("name", Assert.Single(await Check([broken.ToJsonString()])), StringComparison.Ordinal);
    }

    private static async Task<List<string>> Check(IEnumerable<string> lines)
    {
        var root = Fitness.ArchitectureTests.Root;
        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(root, "tests/Derwent.Tests/WhatsOn/openactive-check.mjs"), Path.Combine(root, "src/Derwent/ui/node_modules")]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var answer = node.StandardOutput.ReadToEndAsync();
        foreach (var line in lines) await node.StandardInput.WriteLineAsync(line);
        node.StandardInput.Close();
        await node.WaitForExitAsync();
        return [.. (await answer).Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }
}
