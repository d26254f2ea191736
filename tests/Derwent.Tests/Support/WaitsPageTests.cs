using System.Net;
using Derwent.Shared.Security;
using Xunit;

namespace Derwent.Tests.Support;

/// <summary>Waits and what would change them: figures for those who plan, of eight people or more, and never a name.</summary>
public sealed class WaitsPageTests(House house) : IClassFixture<House>
{
    private readonly Town town = new(house);

    [Theory]
    [InlineData(Role.Practitioner)]
    [InlineData(Role.OrganisationManager)]
    [InlineData(Role.Administrator)]
    [InlineData(Role.DataProtectionLead)]
    public async Task Who_does_not_plan_finds_nothing(string role)
    {
        using var wrong = await house.SignedIn(role);
        Assert.Equal(HttpStatusCode.NotFound, (await wrong.Open("/desk/waits")).Status);
    }

    [Fact]
    public async Task Fewer_than_eight_are_not_counted_and_eight_are()
    {
        for (var n = 0; n < 7; n++) await town.ACase(need: "parent-health");
        using var coordinator = await house.SignedIn(Role.Coordinator);
        var few = await coordinator.Open("/desk/waits?need=parent-health");
        Assert.Contains("Fewer than eight people with this need came in the last 26 weeks, too few to count.", few.Text);
        Assert.DoesNotContain("counted from the alliance's own referrals", few.Text);
        var last = await town.ACase(need: "parent-health");
        var enough = await coordinator.Open("/desk/waits?need=parent-health");
        Assert.Contains("about 10 people with this need in the last 26 weeks, counted from the alliance's own referrals", enough.Text);
        Assert.DoesNotContain(last.Referral.Surname, enough.Html);
        Assert.DoesNotContain(last.Reference, enough.Html);
        Assert.DoesNotContain(last.CaseId.ToString(), enough.Html);
    }

    [Fact]
    public async Task Places_are_not_young_people_and_are_not_counted()
    {
        for (var n = 0; n < 8; n++) await town.ACase(Derwent.FrontDoor.SubjectKind.Place);
        Assert.Equal(0L, await house.Behind<long>("select count(*) from support.journey_figures('2026-11-24') where code like 'place%'"));
    }

    [Fact]
    public async Task One_more_worker_is_foreseen_with_ranges_a_drawing_a_table_and_what_is_assumed()
    {
        var service = await town.AService(await town.AnOrganisation(), ["nowhere-to-go"]);
        using var coordinator = await house.SignedIn(Role.Coordinator);
        var page = await coordinator.Open($"/desk/waits?need=nowhere-to-go&what=OneMoreWorker&at={service.Id}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.StartsWith($"With one more worker at {service.Name}, the mean wait would be", page.Document.QuerySelector("#then + .verdict")!.TextContent);
        Assert.NotNull(page.Document.QuerySelector("svg.chart[role=img][aria-label]"));
        Assert.Single(page.Document.QuerySelectorAll("#then ~ table tbody tr"));
        Assert.Matches("weeks|days \\(.* to .*\\)", page.Document.QuerySelector("#then ~ table tbody td")!.TextContent);
        Assert.Contains("How long people stay, for the one service: 10 weeks on average.", page.Text);
        Assert.Contains("How many places there are, for the one service: 8.", page.Text);
        Assert.Equal(page.Document.QuerySelector("#then ~ table")!.TextContent, (await coordinator.Open($"/desk/waits?need=nowhere-to-go&what=OneMoreWorker&at={service.Id}")).Document.QuerySelector("#then ~ table")!.TextContent);
    }

    [Fact]
    public async Task Sharing_a_line_shortens_waits_and_a_closing_lengthens_them()
    {
        var (one, two) = (await town.AService(await town.AnOrganisation(), ["home-conflict"]), await town.AService(await town.AnOrganisation(), ["home-conflict"]));
        using var partner = await house.SignedIn(Role.StrategicPartner);
        var shared = await partner.Open($"/desk/waits?need=home-conflict&what=ShareQueues&at={one.Id}&and={two.Id}");
        Assert.Contains($"If {one.Name} and {two.Name} share one line, the mean wait would be", shared.Text);
        Assert.Contains("instead of", shared.Document.QuerySelector("#then + .verdict")!.TextContent);
        var closed = await partner.Open($"/desk/waits?need=home-conflict&what=Closes&at={one.Id}");
        Assert.Contains($"More people come than {two.Name} can help", closed.Text);
        Assert.Contains("not there", closed.Text);
    }

    [Fact]
    public async Task The_only_service_closing_leaves_nobody()
    {
        var only = await town.AService(await town.AnOrganisation(), ["parenting"]);
        using var analyst = await house.SignedIn(Role.Analyst);
        Assert.Contains($"Without {only.Name}, nobody in the alliance would give this help.", (await analyst.Open($"/desk/waits?need=parenting&what=Closes&at={only.Id}")).Text);
    }

    [Theory]
    [InlineData("need=gold", "Choose a kind of help from the list.")]
    [InlineData("need=money&what=Magic", "Choose what you would like to try.")]
    [InlineData("need=money&what=7", "Choose what you would like to try.")]
    [InlineData("need=money&what=Closes&at=nowhere", "Choose a service from the list.")]
    [InlineData("need=money&what=ShareQueues&at={0}&and={0}", "Choose another service to share the line with.")]
    [InlineData("need=money&what=ShareQueues&at={0}", "Choose another service to share the line with.")]
    public async Task Nonsense_in_the_address_is_answered_with_a_sentence(string query, string sentence)
    {
        var service = await town.AService(await town.AnOrganisation(), ["money"]);
        using var coordinator = await house.SignedIn(Role.Coordinator);
        var page = await coordinator.Open("/desk/waits?" + string.Format(System.Globalization.CultureInfo.InvariantCulture, query, service.Id));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(sentence, page.Text);
    }
}
