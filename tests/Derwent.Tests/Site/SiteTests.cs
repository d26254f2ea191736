using System.Net;
using Derwent.Alliance;
using Derwent.Listings;
using Derwent.Shared.Security;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Derwent.Tests.Site;

/// <summary>The public pages before anybody has entered anything: honest words, no figures.</summary>
public sealed class EmptySiteTests(House house) : IClassFixture<House>
{
    public static TheoryData<string> Pages { get; } =
        ["/", "/young-people", "/for-organisations", "/for-partners", "/for-partners/posters/schools", "/impact", "/about", "/accessibility", "/privacy", "/privacy/for-children", "/whats-on", "/news", "/search"];

    [Theory, MemberData(nameof(Pages))]
    public async Task Every_page_opens_for_a_stranger_and_sets_no_cookie(string path)
    {
        using var visitor = house.Stranger();
        var page = await visitor.Open(path);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Single(page.Document.QuerySelectorAll("h1"));
        Assert.EndsWith("Derby Youth Alliance", page.Document.Title, StringComparison.Ordinal);
        Assert.Null(visitor.CookieValue("derwent-form"));
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task Every_page_says_whom_to_ring_and_asks_nothing_of_third_parties(string path)
    {
        using var visitor = house.Stranger();
        var page = await visitor.Open(path);

        Assert.NotNull(page.Document.QuerySelector(".foot a[href='tel:999']"));
        Assert.Contains("(example number)", page.Document.QuerySelector(".foot")!.TextContent, StringComparison.Ordinal);
        Assert.All(page.Document.QuerySelectorAll("[src], link[href]"), loaded =>
            Assert.StartsWith("/", loaded.GetAttribute("src") ?? loaded.GetAttribute("href")!, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task Every_link_within_the_site_leads_somewhere(string path)
    {
        using var visitor = house.Stranger();
        var page = await visitor.Open(path);
        // Rooms that others build: their own tests open them.
        string[] elsewhere = ["/find", "/refer", "/sign-in", "/my-referral", "/my-plan"];

        foreach (var link in page.Document.QuerySelectorAll("a[href^='/']").Select(a => a.GetAttribute("href")!).Distinct().Except(elsewhere))
        {
            Assert.Equal(HttpStatusCode.OK, (await visitor.Open(link)).Status);
        }

        Assert.All(page.Document.QuerySelectorAll("a[href^='#']"), a => Assert.NotNull(page.Document.GetElementById(a.GetAttribute("href")![1..])));
    }

    [Fact]
    public async Task The_home_page_claims_no_figure_and_no_partner_that_is_not_there()
    {
        using var visitor = house.Stranger();
        var page = await visitor.Open("/?empty");

        Assert.Contains("The figures stand here when there is a year to look back on.", page.Text, StringComparison.Ordinal);
        Assert.Contains("stand here as soon as they are entered", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("On this week", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("free pizza", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_poster_carries_the_address_as_a_code_and_in_letters()
    {
        using var visitor = house.Stranger();
        var page = await visitor.Open("/for-partners/posters/police");

        Assert.Contains("derwent.test/refer", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("svg.qr[role=img][aria-label*='derwent.test/refer']"));
    }

    [Fact]
    public async Task Robots_are_kept_out_of_private_pages()
    {
        using var visitor = house.Stranger();
        var text = await (await visitor.Get("/robots.txt")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Contains("Disallow: /my-plan", text, StringComparison.Ordinal);
    }
}

/// <summary>The same pages in a house with partners and sessions. Tuesday 24 November 2026, 9:10.</summary>
public sealed class FilledSiteTests(FilledSiteTests.FilledHouse house) : IClassFixture<FilledSiteTests.FilledHouse>
{
    [Fact]
    public async Task What_is_private_is_on_no_public_page()
    {
        using var visitor = house.Stranger();

        foreach (var path in new[] { "/?private", "/whats-on?private", "/young-people?private" })
        {
            Assert.DoesNotContain("Quiet house", (await visitor.Open(path)).Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Partners_are_named_with_the_lead_body_first()
    {
        using var visitor = house.Stranger();
        var page = await visitor.Open("/");

        Assert.Contains("Three partners lead us", page.Text, StringComparison.Ordinal);
        Assert.Equal(["Zebra Trust", "Apple Theatre", "Boxing Club"], page.Document.QuerySelectorAll(".names li").Select(name => name.TextContent.Trim()));
        Assert.Equal(3, page.Document.QuerySelectorAll(".river text").Length);
        Assert.DoesNotContain("A small member", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_week_is_shown_by_day_with_its_hours()
    {
        using var visitor = house.Stranger();
        var page = await visitor.Open("/whats-on");

        Assert.Equal(["Warm room", "Beats", "Girls on the pitch"], page.Document.QuerySelectorAll(".happening h3").Select(name => name.TextContent.Trim()));
        Assert.Equal("2026-11-24", page.Document.QuerySelector(".happening time")!.GetAttribute("datetime"));
        Assert.Contains("4pm to 8pm", page.Document.QuerySelector(".happening .meta")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("when=today", "Warm room")]
    [InlineData("when=weekend", "Girls on the pitch")]
    [InlineData("when=after-school", "Warm room, Beats")]
    [InlineData("for=girls", "Girls on the pitch")]
    [InlineData("when=nonsense&for=<b>", "Warm room, Beats, Girls on the pitch")]
    public async Task A_choice_narrows_the_week(string query, string left)
    {
        using var visitor = house.Stranger();
        var page = await visitor.Open("/whats-on?" + query);

        Assert.Equal(left, string.Join(", ", page.Document.QuerySelectorAll(".happening h3").Select(name => name.TextContent.Trim())));
    }

    [Fact]
    public async Task A_room_is_offered_to_walk_in_only_while_it_is_open()
    {
        using var visitor = house.Stranger();
        Assert.DoesNotContain("Warm room", (await visitor.Open("/young-people?morning")).Text, StringComparison.Ordinal);

        house.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 24, 17, 0, 0, TimeSpan.Zero));

        Assert.Contains("Open until 8pm.", (await visitor.Open("/young-people?evening")).Text, StringComparison.Ordinal);
    }

    public sealed class FilledHouse : House, IAsyncLifetime
    {
        async ValueTask IAsyncLifetime.InitializeAsync()
        {
            await InitializeAsync();
            var coordinator = await APerson(null, Role.Coordinator);
            await As(coordinator, async services =>
            {
                var (alliance, listings) = (services.GetRequiredService<AllianceContext>(), services.GetRequiredService<ListingsContext>());
                var by = new Who(coordinator.Id, coordinator.Name, null);
                var lead = Organisation.Join("Zebra Trust", "zebra-trust", Tier.LeadBody, by, Clock.GetUtcNow());
                alliance.AddRange(lead, Organisation.Join("Boxing Club", "boxing-club", Tier.StrategicPartner, by, Clock.GetUtcNow()),
                    Organisation.Join("Apple Theatre", "apple-theatre", Tier.StrategicPartner, by, Clock.GetUtcNow()),
                    Organisation.Join("A small member", "a-small-member", Tier.Member, by, Clock.GetUtcNow()));
                listings.AddRange(
                    Service.List(lead.Id, lead.Name, "warm-room", Facts("Warm room", "TU", "16:00", "20:00") with { HowToCome = HowToCome.DropIn }, Clock.GetUtcNow()),
                    Service.List(lead.Id, lead.Name, "beats", Facts("Beats", "WE", "16:30", "18:30"), Clock.GetUtcNow()),
                    Service.List(lead.Id, lead.Name, "girls", Facts("Girls on the pitch", "SA", "10:00", "12:00") with { OnlyFor = OnlyFor.Girls }, Clock.GetUtcNow()),
                    Service.List(lead.Id, lead.Name, "office", Facts("Advice office", "MO,TU,WE", "09:00", "17:00"), Clock.GetUtcNow()),
                    Service.List(lead.Id, lead.Name, "shut", Facts("Shut for now", "TU", "16:00", "18:00") with { Status = ServiceStatus.TemporarilyClosed }, Clock.GetUtcNow()),
                    Service.List(lead.Id, lead.Name, "quiet", Facts("Quiet house", "TU", "08:00", "12:00") with { IsPrivate = true, HowToCome = HowToCome.DropIn }, Clock.GetUtcNow()));
                await alliance.SaveChangesAsync();
                await listings.SaveChangesAsync();
            });
        }

        private static ServiceFacts Facts(string name, string day, string opens, string closes) =>
            new() { Name = name, Description = $"{name}, for anybody.", Schedules = [ScheduleFacts.Weekly(day, opens, closes)] };
    }
}
