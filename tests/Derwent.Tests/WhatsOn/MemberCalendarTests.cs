using System.Net;
using System.Text;
using Derwent.Shared.Imports;
using Derwent.Shared.Time;
using Derwent.WhatsOn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Derwent.Tests.WhatsOn;

/// <summary>Calendars that members keep elsewhere: read without duplicates, whatever they say about time.</summary>
public sealed class MemberCalendarTests(MemberCalendarTests.ReadingHouse house) : IClassFixture<MemberCalendarTests.ReadingHouse>
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 10, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_wrong_people_see_and_stop_no_calendar()
    {
        await Add("/wrong.ics", Calendar(Event("wrong-1", "Wrong people", "DTSTART;TZID=Europe/London:20261205T100000", "DTEND;TZID=Europe/London:20261205T120000")));
        using var other = await house.SignedIn(house.OtherManager);
        var page = await other.Open("/desk/whats-on/calendars");
        Assert.DoesNotContain("wrong.ics", page.Text, StringComparison.Ordinal);
        var id = await house.Behind<Guid>("select id from whats_on.member_calendars where address like '%/wrong.ics'");
        var token = page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.NotFound, (await other.Post("/desk/whats-on/calendars?handler=Stop", [new("calendar", id.ToString()), new("__RequestVerificationToken", token)])).Status);
        Assert.Null(await house.Behind<string>($"select stopped_at::text from whats_on.member_calendars where id = '{id}'"));
    }

    [Fact]
    public async Task New_events_wait_for_the_coordinator_and_a_second_reading_changes_nothing()
    {
        await Add("/new.ics", Calendar(
            Event("new-1", "Drum circle", "DTSTART;TZID=Europe/London:20261205T100000", "DTEND;TZID=Europe/London:20261205T120000", "LOCATION:Friar Gate Studios\\, DE1 0ZA", "DESCRIPTION:<p>Loud.</p><script>alert(1)</script>"),
            Event("new-1", "Drum circle again", "DTSTART;TZID=Europe/London:20261205T100000", "DTEND;TZID=Europe/London:20261205T120000"),
            Event("new-2", "Staff meeting", "DTSTART:20261206T100000Z", "DTEND:20261206T120000Z", "CLASS:PRIVATE")));
        Assert.Equal(1L, await Count("title like 'Drum circle%' and state = 'Submitted'"));
        Assert.Equal(0L, await Count("title = 'Staff meeting'"));
        Assert.Equal("DE1 0ZA", await house.Behind<string>("select postcode from whats_on.events where external_uid = 'new-1'"));
        Assert.DoesNotContain("<", await house.Behind<string>("select words from whats_on.events where external_uid = 'new-1'"), StringComparison.Ordinal);
        using var stranger = house.Stranger();
        Assert.DoesNotContain("Drum circle", (await stranger.Open("/whats-on?day=2026-12-05&import")).Text, StringComparison.Ordinal);

        var before = await house.Behind<string>("select string_agg(e::text, ' ' order by id) from (select id, title, sequence, updated_at from whats_on.events where external_uid like 'new-%') e");
        await Again();
        Assert.Equal(before, await house.Behind<string>("select string_agg(e::text, ' ' order by id) from (select id, title, sequence, updated_at from whats_on.events where external_uid like 'new-%') e"));
    }

    [Fact]
    public async Task What_changes_there_changes_here_and_what_leaves_is_cancelled_and_people_are_told()
    {
        const string One = "DTSTART;TZID=Europe/London:20261205T100000", End = "DTEND;TZID=Europe/London:20261205T120000";
        await Add("/change.ics", Calendar(Event("change-1", "Choir", One, End), Event("change-2", "Chess", One, End), Event("change-3", "Chalk", One, End, "STATUS:CANCELLED")));
        Assert.Equal(0L, await Count("external_uid = 'change-3'"));
        await house.As(house.Coordinator, async services =>
        {
            var events = services.GetRequiredService<WhatsOnContext>();
            foreach (var one in await events.Events.Include(one => one.Steps).Include(one => one.Occurrences).Where(one => one.ExternalUid!.StartsWith("change-")).ToListAsync()) one.Publish(Derwent.Shared.Security.Who.Derwent, house.Clock.GetUtcNow());
            await events.SaveChangesAsync();
        });
        house.Files["/change.ics"] = Calendar(Event("change-1", "Choir, upstairs", "DTSTART;TZID=Europe/London:20261205T110000", End));
        await Again();
        Assert.Equal("Choir, upstairs 11:00:00 Published 1", await house.Behind<string>("select title || ' ' || starts_at || ' ' || state || ' ' || sequence from whats_on.events where external_uid = 'change-1'"));
        Assert.Equal("Cancelled", await house.Behind<string>("select state from whats_on.events where external_uid = 'change-2'"));
        // Nothing at all is a fault of the other side.
        house.Files["/change.ics"] = Calendar();
        await Again();
        Assert.Equal("Published", await house.Behind<string>("select state from whats_on.events where external_uid = 'change-1'"));
    }

    [Theory]
    [InlineData("DTSTART;TZID=Europe/London:20270701T160000", "2027-07-01T15:00")] // the file's own table says ten hours off
    [InlineData("DTSTART;TZID=America/New_York:20270701T110000", "2027-07-01T15:00")]
    [InlineData("DTSTART;TZID=GMT Standard Time:20270701T160000", "2027-07-01T15:00")]
    [InlineData("DTSTART;TZID=Nowhere/At all:20270701T160000", "2027-07-01T15:00")]
    [InlineData("DTSTART:20270701T150000Z", "2027-07-01T15:00")]
    [InlineData("DTSTART:20270701T160000", "2027-07-01T15:00")]
    public async Task A_feed_that_lies_about_time_zones_is_read_by_the_real_ones(string start, string utc)
    {
        var text = Calendar(Event("lie", "Liar", start, "DURATION:PT1H")).Replace("BEGIN:VEVENT",
            "BEGIN:VTIMEZONE\r\nTZID:Europe/London\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+1000\r\nTZOFFSETTO:+1000\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT", StringComparison.Ordinal);
        var one = Assert.Single(await CalendarReader.ReadAsync(Encoding.UTF8.GetBytes(text), Now, [], default));
        Assert.Equal(utc, CommunityEvent.Begins(one.Facts.StartsOn, one.Facts.StartsAt).UtcDateTime.ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(60, one.Facts.Minutes);
    }

    [Fact]
    public async Task A_series_is_read_with_its_exceptions_and_within_bounds()
    {
        var text = Calendar(
            Event("series", "Since long ago", "DTSTART;TZID=Europe/London:20190101T160000", "DTEND;TZID=Europe/London:20190101T180000", "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "EXDATE;TZID=Europe/London:20261208T160000"),
            "BEGIN:VEVENT\r\nUID:series\r\nDTSTAMP:20260101T000000Z\r\nRECURRENCE-ID;TZID=Europe/London:20261222T160000\r\nDTSTART;TZID=Europe/London:20261223T170000\r\nDTEND;TZID=Europe/London:20261223T190000\r\nSUMMARY:Moved\r\nEND:VEVENT\r\n",
            Event("bomb", "Bomb", "DTSTART:20261201T160000Z", "DTEND:20261201T170000Z", "RRULE:FREQ=SECONDLY"),
            Event("many", "Many", "DTSTART:20261201T160000Z", "DTEND:20261201T170000Z", "RRULE:FREQ=DAILY;COUNT=1000000"),
            Event("long", "Long", "DTSTART:20261201T160000Z", "DTEND:20361201T170000Z"),
            Event("back", "Backwards", "DTSTART:20261201T160000Z", "DTEND:20261201T150000Z"),
            Event("year", "Year one", "DTSTART:00010101T000000Z", "DTEND:00010101T010000Z"));
        var notes = new List<string>();
        var one = Assert.Single(await CalendarReader.ReadAsync(Encoding.UTF8.GetBytes(text), Now, notes, default));
        Assert.Equal(("series", new DateOnly(2026, 1, 6)), (one.Uid, one.Facts.StartsOn));
        Assert.Contains(new DateOnly(2026, 12, 22), Series.Days(one.Facts));
        Assert.Null(one.Dates[new DateOnly(2026, 12, 8)]);
        Assert.Equal(UkTime.At(new DateOnly(2026, 12, 23), new TimeOnly(17, 0)), one.Dates[new DateOnly(2026, 12, 22)]!.Value.From);
        Assert.Equal(5, notes.Count);
    }

    [Theory]
    [InlineData("this is no calendar", "not a calendar file")]
    [InlineData("{events}", "at most 500 are read")]
    [InlineData("{entries}", "at most 3,000 are read")]
    [InlineData("{large}", "larger than 2 MB")]
    [InlineData("BEGIN:VCALENDAR\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", "it breaks the rules of iCalendar files")]
    public async Task A_file_out_of_bounds_is_refused_whole(string what, string says)
    {
        var text = what switch
        {
            "{events}" => Calendar([.. Enumerable.Range(0, 501).Select(i => Event($"u{i}", "x", "DTSTART:20261201T160000Z", "DTEND:20261201T170000Z"))]),
            "{entries}" => string.Concat(Enumerable.Repeat("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", 3001)),
            "{large}" => "BEGIN:VCALENDAR" + new string(' ', CalendarReader.MostBytes),
            _ => what,
        };
        var failed = await Assert.ThrowsAsync<ImportFailed>(() => CalendarReader.ReadAsync(Encoding.UTF8.GetBytes(text), Now, [], default));
        Assert.Contains(says, failed.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data", "is not on the public internet")]
    [InlineData("http://10.0.0.1/calendar.ics", "is not on the public internet")]
    [InlineData("/missing.ics", "answered 404")]
    [InlineData("http://127.0.0.1:1/closed.ics", "127.0.0.1 cannot be reached.")]
    [InlineData("/endless.ics", "sent more than 2 MB")]
    public async Task An_address_that_cannot_be_read_says_so_at_the_desk(string address, string says)
    {
        using var manager = await house.SignedIn(house.Manager);
        await (await manager.Open("/desk/whats-on/calendars")).Form("Read it").Fill("Address", address.StartsWith('/') ? house.Elsewhere + address : address).Press();
        await house.RunJobs();
        Assert.Contains(says, (await manager.Open("/desk/whats-on/calendars")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_calendar_that_keeps_us_waiting_is_left_for_another_day()
    {
        var configuration = house.Services.GetRequiredService<Microsoft.Extensions.Configuration.IConfiguration>();
        var slow = await Assert.ThrowsAsync<ImportFailed>(() => CalendarFetch.GetAsync(house.Elsewhere + "/slow.ics", configuration, default, TimeSpan.FromMilliseconds(200)));
        Assert.Contains("did not answer within", slow.Message, StringComparison.Ordinal);
        var hard = await Assert.ThrowsAsync<ImportFailed>(() => CalendarReader.ReadAsync(Encoding.UTF8.GetBytes(Calendar(Event("one", "One", "DTSTART:20261201T160000Z"))), Now, [], default, TimeSpan.Zero));
        Assert.Contains("The calendar took longer than", hard.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_series_from_long_ago_that_has_no_date_any_more_is_left_out_and_named()
    {
        var notes = new List<string>();
        Assert.Empty(await CalendarReader.ReadAsync(Encoding.UTF8.GetBytes(Calendar(Event("never", "Thirtieth", "DTSTART:20200201T160000Z", "DTEND:20200201T170000Z", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"))), Now, notes, default));
        Assert.Contains("it has no date this year.", Assert.Single(notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ftp://x.example/a.ics")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://user:secret@x.example/a.ics")]
    [InlineData("")]
    public async Task An_address_that_is_none_is_refused_beside_its_field(string address)
    {
        using var manager = await house.SignedIn(house.Manager);
        var page = await (await manager.Open("/desk/whats-on/calendars")).Form("Read it").Fill("Address", address).Press();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
    }

    private async Task Add(string path, string text)
    {
        house.Files[path] = text;
        using var manager = await house.SignedIn(house.Manager);
        await (await manager.Open("/desk/whats-on/calendars")).Form("Read it").Fill("Address", house.Elsewhere + path).Press();
        await house.RunJobs();
    }

    private async Task Again()
    {
        house.Clock.Advance(TimeSpan.FromHours(6).Add(TimeSpan.FromMinutes(1)));
        await house.RunJobs();
    }

    private Task<long> Count(string where) => house.Behind<long>($"select count(*) from whats_on.events where {where}")!;

    private static string Calendar(params string[] events) => "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\n" + string.Concat(events) + "END:VCALENDAR\r\n";

    private static string Event(string uid, string title, params string[] lines) => $"BEGIN:VEVENT\r\nUID:{uid}\r\nDTSTAMP:20260101T000000Z\r\nSUMMARY:{title}\r\n{string.Concat(lines.Select(line => line + "\r\n"))}END:VEVENT\r\n";

    /// <summary>A house that may read calendars from this machine, where a small server holds them.</summary>
    public sealed class ReadingHouse : CalendarHouse, IAsyncLifetime
    {
        private WebApplication? elsewhere;

        public System.Collections.Concurrent.ConcurrentDictionary<string, string> Files { get; } = new();
        public string Elsewhere { get; private set; } = "";

        protected override IEnumerable<KeyValuePair<string, string?>> Settings => [new("Derwent:Imports:AllowedHosts", "127.0.0.1")];

        async ValueTask IAsyncLifetime.InitializeAsync()
        {
            await Begin();
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Logging.ClearProviders();
            elsewhere = builder.Build();
            elsewhere.MapGet("/{**path}", async (HttpContext http) =>
            {
                if (http.Request.Path == "/slow.ics") await Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                else if (http.Request.Path == "/endless.ics") await http.Response.WriteAsync("BEGIN:VCALENDAR" + new string('x', 3_000_000));
                else if (Files.TryGetValue(http.Request.Path, out var text)) await http.Response.WriteAsync(text);
                else http.Response.StatusCode = 404;
            });
            await elsewhere.StartAsync();
            Elsewhere = elsewhere.Urls.First();
        }

        async ValueTask IAsyncDisposable.DisposeAsync()
        {
            if (elsewhere is not null) await elsewhere.DisposeAsync();
            await base.DisposeAsync();
        }
    }
}
