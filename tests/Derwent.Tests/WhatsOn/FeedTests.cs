using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Derwent.Listings;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Derwent.WhatsOn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Derwent.Tests.WhatsOn;

/// <summary>Every calendar file, read by a calendar program's own parser (ical.js) across both clock changes: it shows what our pages show.</summary>
public sealed class FeedTests(CalendarHouse house) : IClassFixture<CalendarHouse>
{
    private const string NastyWords = "Bring: a mug, a friend; or both \\ neither.\nSecond line — “quoted”, with ümläuts and a very long tail that goes on and on so that the line must be folded more than once 🎉🎉🎉 until it ends.";

    [Fact]
    public async Task A_calendar_program_shows_the_dates_that_we_show()
    {
        var weekly = await house.Published(SomeEvent.Weekly("A year of beats", until: new DateOnly(2027, 11, 30)), one =>
        {
            one.MoveOne(one.Occurrences.Single(date => date.OriginalDay == new DateOnly(2027, 3, 30)).Id, new DateOnly(2027, 3, 31), new TimeOnly(17, 30), Who.Derwent, house.Clock.GetUtcNow().AddMinutes(1));
            one.CancelOne(one.Occurrences.Single(date => date.OriginalDay == new DateOnly(2027, 10, 26)).Id, "The hall is closed.", Who.Derwent, house.Clock.GetUtcNow().AddMinutes(2));
        });
        var mondays = await house.Published(SomeEvent.Weekly("Mondays without holidays", "FREQ=WEEKLY;BYDAY=MO", new DateOnly(2027, 11, 29)) with { StartsOn = new DateOnly(2026, 12, 7), SkipsBankHolidays = true });
        var nights = await house.Published(SomeEvent.Weekly("Night walk", "FREQ=WEEKLY;BYDAY=SU", new DateOnly(2027, 11, 28)) with { StartsOn = new DateOnly(2026, 12, 6), StartsAt = new TimeOnly(1, 30), Minutes = 45 });
        var monthly = await house.Published(SomeEvent.Weekly("Second Thursdays", "FREQ=MONTHLY;BYDAY=2TH;COUNT=12") with { StartsOn = new DateOnly(2026, 12, 10), Until = null });
        var once = await house.Published(SomeEvent.Once("Moved once") with { Words = NastyWords }, one =>
            one.MoveOne(one.Occurrences[0].Id, new DateOnly(2026, 12, 6), new TimeOnly(11, 0), Who.Derwent, house.Clock.GetUtcNow().AddMinutes(1)));
        var off = await house.Published(SomeEvent.Once("All off"), one => one.Cancel("No heating.", Who.Derwent, house.Clock.GetUtcNow().AddMinutes(1)));
        var camp = await house.Published(SomeEvent.Once("Half-term camp") with { StartsAt = TimeOnly.MinValue, Minutes = 3 * 1440, StartsOn = new DateOnly(2027, 3, 27) });
        await house.Drafted(SomeEvent.Once("Still a draft"), submitted: true);

        var file = await Read("/whats-on.ics");

        Assert.Equal(["Europe/London"], file["zones"]!.AsArray().Select(zone => zone!.GetValue<string>()));
        Assert.True(file["longest"]!.GetValue<int>() <= 75, "A line is longer than 75 bytes.");
        Assert.False(file["bare"]!.GetValue<bool>(), "A line ends without CR.");
        Assert.DoesNotContain(file["events"]!.AsArray(), one => one!["title"]!.GetValue<string>() == "Still a draft");
        foreach (var one in new[] { weekly, mondays, nights, monthly, once, camp }) await SameDates(file, one);
        var read = Of(file, once);
        Assert.Contains(NastyWords, read["words"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(1, read["sequence"]!.GetValue<int>());
        Assert.Equal(2, Of(file, weekly)["sequence"]!.GetValue<int>());
        Assert.Equal("CANCELLED", Of(file, off)["status"]!.GetValue<string>());
        Assert.Contains(Of(file, weekly)["dates"]!.AsArray(), date => date!["off"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_choice_in_the_address_narrows_the_file_as_it_narrows_the_page()
    {
        var girls = await house.Published(SomeEvent.Once("Girls on decks") with { OnlyFor = OnlyFor.Girls, CostPence = 500, Access = ["no-steps"] });
        var boxing = await house.Published(SomeEvent.Once("Pads and gloves") with { Kind = EventKind.Sport, MinAge = 17, MaxAge = 25, IsOnline = true, PlaceName = null, Postcode = null });

        Assert.Equal([girls.Uid], Uids(await Read("/whats-on.ics?for=girls")));
        Assert.Equal([girls.Uid], Uids(await Read("/whats-on.ics?access=no-steps&age=11-15")));
        Assert.Contains(boxing.Uid, Uids(await Read("/whats-on.ics?kind=sport&where=online&cost=free")));
        Assert.DoesNotContain(girls.Uid, Uids(await Read("/whats-on.ics?cost=under3")));
        Assert.Contains(girls.Uid, Uids(await Read("/whats-on.ics?by=beat-street")));
        Assert.Empty(Uids(await Read("/whats-on.ics?by=boxing-club")));
        Assert.Empty(Uids(await Read("/whats-on.ics?by=no-such-club")));
        Assert.Equal([boxing.Uid], Uids(await Read($"/whats-on/{boxing.Slug}.ics")));
    }

    [Fact]
    public async Task A_draft_has_no_file_and_a_change_keeps_the_uid_and_counts_on()
    {
        var draft = await house.Drafted(SomeEvent.Once("Not yet"));
        using var stranger = house.Stranger();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"/whats-on/{draft.Slug}.ics")).StatusCode);

        var one = await house.Published(SomeEvent.Once("Changing"));
        Assert.Equal(0, Of(await Read($"/whats-on/{one.Slug}.ics"), one)["sequence"]!.GetValue<int>());
        house.Clock.Advance(TimeSpan.FromMinutes(5));
        await house.Change(house.Manager, one, (found, by) => found.Describe(found.Facts with { StartsAt = new TimeOnly(11, 0) }, by, house.Clock.GetUtcNow()));
        Assert.Equal(1, Of(await Read($"/whats-on/{one.Slug}.ics?fresh"), one)["sequence"]!.GetValue<int>());
    }

    private async Task SameDates(JsonNode file, CommunityEvent which)
    {
        var ours = new List<string>();
        await house.As(house.Coordinator, async services =>
        {
            var dates = await services.GetRequiredService<WhatsOnContext>().Occurrences.Where(date => date.EventId == which.Id).ToListAsync();
            // A whole day has no zone: a calendar program takes it as it stands on the wall.
            string Ours(DateTimeOffset at) => which.AllDays > 0 ? UkTime.Local(at).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture) : Text(at);
            ours.AddRange(dates.Select(date => $"{Ours(date.StartsAt)} {Ours(date.EndsAt)} {(date.IsOff ? "off" : "on")}").Order());
        });
        var theirs = Of(file, which)["dates"]!.AsArray().Select(date =>
            $"{Text(date!["from"]!.GetValue<DateTimeOffset>())} {Text(date["to"]!.GetValue<DateTimeOffset>())} {(date["off"]!.GetValue<bool>() ? "off" : "on")}").Order().ToList();
        Assert.Equal(ours, theirs);
    }

    private static JsonNode Of(JsonNode file, CommunityEvent one) => file["events"]!.AsArray().Single(each => each!["uid"]!.GetValue<string>() == one.Uid)!;

    private static IEnumerable<string> Uids(JsonNode file) => file["events"]!.AsArray().Select(one => one!["uid"]!.GetValue<string>());

    private static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);

    private async Task<JsonNode> Read(string path)
    {
        using var stranger = house.Stranger();
        var answer = await stranger.Get(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/calendar", answer.Content.Headers.ContentType!.MediaType);
        return await Parse(await answer.Content.ReadAsStringAsync(), "2028-01-01T00:00:00Z");
    }

    internal static async Task<JsonNode> Parse(string text, string until)
    {
        var root = Fitness.ArchitectureTests.Root;
        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(root, "tests/Derwent.Tests/WhatsOn/feed-check.mjs"), Path.Combine(root, "src/Derwent/ui/node_modules"), until])
        { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["TZ"] = "UTC" } })!;
        var (said, complained) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.StandardInput.WriteAsync(text);
        node.StandardInput.Close();
        await node.WaitForExitAsync();
        return JsonNode.Parse(await said is { Length: > 0 } json ? json : throw new Xunit.Sdk.XunitException(await complained))!;
    }
}
