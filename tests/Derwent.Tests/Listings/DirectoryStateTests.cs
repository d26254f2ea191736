using System.Net;
using Derwent.Alliance;
using Derwent.Listings;
using Derwent.Listings.Freshness;
using Derwent.Shared.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Derwent.Tests.Listings;

/// <summary>The state of the directory: every number leads to exactly its rows; what was not found is kept without a person; how good a page is, in words.</summary>
public sealed class DirectoryStateTests(House house) : IClassFixture<House>
{
    private static ServiceFacts Facts(string name) => new() { Name = name };

    [Fact]
    public async Task Every_number_leads_to_exactly_its_rows()
    {
        var today = new DateOnly(2026, 11, 24);
        var organisation = await house.AnOrganisation("State Trust", Tier.Member, [.. Enumerable.Range(0, 9).Select(n => Facts($"State {n}"))]);
        await house.AsWorker(new(), async scope =>
        {
            var services = scope.GetRequiredService<ListingsContext>().Services;
            // On the border of ninety days, one beyond it, never, due, hidden.
            foreach (var (n, days) in new[] { (0, 0), (1, 69), (2, 70), (3, 90), (4, 91), (5, 400) })
                await services.Where(s => s.Name == $"State {n}").ExecuteUpdateAsync(set => set.SetProperty(s => s.AssuredOn, (DateOnly?)today.AddDays(-days)));
            await services.Where(s => s.Name == "State 6").ExecuteUpdateAsync(set => set.SetProperty(s => s.AssuredOn, (DateOnly?)null));
            await services.Where(s => s.Name == "State 7" || s.Name == "State 8").ExecuteUpdateAsync(set => set.SetProperty(s => s.HiddenOn, (DateOnly?)today).SetProperty(s => s.AssuredOn, (DateOnly?)today.AddDays(-120)));
        });
        using var coordinator = await house.SignedIn(Role.Coordinator);
        var state = await coordinator.Open("/desk/listings");
        foreach (var (which, count) in new[] { ("fresh", 4), ("due", 2), ("overdue", 3), ("hidden", 2) })
        {
            Assert.Equal(count.ToString(System.Globalization.CultureInfo.InvariantCulture), state.Document.QuerySelector($"a[href='/desk/listings/services?which={which}']")!.TextContent);
            Assert.Equal(count, (await coordinator.Open($"/desk/listings/services?which={which}")).Document.QuerySelectorAll("tbody tr").Length);
        }
        Assert.Contains("57.1% of the 7 pages", state.Text);
        Assert.Equal(organisation.Id, await house.Behind<Guid>("select organisation_id from listings.services where name = 'State 0'"));
    }

    [Fact]
    public async Task What_somebody_could_not_find_is_kept_without_a_person_and_only_the_coordinator_reads_it()
    {
        using var visitor = house.Stranger();
        var none = await visitor.Open("/find?q=zebracrossing&near=DE1+1AA&age=11-15");
        var page = none.Status == HttpStatusCode.OK ? none : await visitor.Open("/find?q=zebracrossing&age=11-15");
        var form = await visitor.Open(page.Document.QuerySelector("a[href^='/find/tell-us']")!.GetAttribute("href")!.Replace("?", "?near=DE1+1AA&", StringComparison.Ordinal));
        var thanks = await form.Form("Send").Fill("What", "A zebra club for my son, ring 01332 123 456 or mum@home.test, we live at DE23 6QR").Press();
        Assert.Equal("Thank you", thanks.Heading);
        var said = await house.Behind<string>("select words || '|' || near || '|' || said from listings.misses");
        Assert.StartsWith("zebracrossing|DE1|A zebra club for my son", said);
        foreach (var gone in new[] { "123", "mum@", "6QR", "1AA" }) Assert.DoesNotContain(gone, said);
        using var coordinator = await house.SignedIn(Role.Coordinator);
        Assert.Contains("zebracrossing", (await coordinator.Open("/desk/listings/not-found")).Text);
        using var partner = await house.SignedIn(Role.StrategicPartner);
        Assert.Equal(HttpStatusCode.NotFound, (await partner.Open("/desk/listings/not-found")).Status);
        await house.As(partner.Person!, async services => Assert.Equal(0, await services.GetRequiredService<ListingsContext>().Misses.CountAsync()));
    }

    [Fact]
    public async Task Saying_nothing_at_all_is_asked_again()
    {
        var again = await (await house.Stranger().Open("/find/tell-us")).Form("Send").Press();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("Say in a few words", again.Text);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(70, 1)]
    [InlineData(125, 0.5)]
    [InlineData(180, 0)]
    [InlineData(4000, 0)]
    public void Freshness_is_whole_for_ten_weeks_and_gone_after_half_a_year(int days, double fresh) =>
        Assert.Equal(fresh, ListingScore.Freshness(new DateOnly(2026, 11, 24).AddDays(-days), new DateOnly(2026, 11, 24)), 3);

    [Fact]
    public void What_to_add_is_said_weightiest_first()
    {
        var now = house.Clock.GetUtcNow();
        var service = Service.List(Guid.CreateVersion7(), "A Trust", "a", Facts("A") with { Description = new string('a', 60), Online = true, Schedules = [ScheduleFacts.Weekly("TU", "16:00", "18:00")] }, now);
        service.Assure(Who.Derwent, now);
        var score = ListingScore.Of(service, new DateOnly(2026, 11, 24));
        Assert.Equal("Say which needs it meets", score.Missing[0]);
        Assert.Equal((75, "Good"), (score.Points, score.Words));
    }
}
