using System.Net;
using Derwent.Alliance;
using Derwent.Listings;
using Derwent.Listings.Likeness;
using Derwent.Shared.Jobs;
using Derwent.Shared.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Derwent.Tests.Listings;

/// <summary>Two pages of one thing are found, made one field by field, and made two again; addresses and ids keep leading somewhere.</summary>
public sealed class DuplicateTests(House house) : IClassFixture<House>
{
    private static ServiceFacts Facts(string name, string phone = "01332 555 0001", string postcode = "DE1 1AA") => new()
    {
        Name = name, Description = $"{name} meets every week and everybody can come along.", Contacts = [new ContactFacts(null, null, phone, null)],
        Schedules = [ScheduleFacts.Weekly("TU", "16:00", "18:00")], Sites = [Directories.Site(-1.476, 52.922, postcode)],
    };

    [Theory, InlineData(Role.OrganisationManager), InlineData(Role.Practitioner), InlineData(Role.Analyst), InlineData(Role.StrategicPartner)]
    public async Task Only_the_coordinator_sees_or_makes_one(string role)
    {
        using var somebody = await house.SignedIn(await house.APerson(Guid.CreateVersion7(), role));
        Assert.Equal(HttpStatusCode.NotFound, (await somebody.Open("/desk/listings/duplicates")).Status);
        await house.As(somebody.Person!, async services => Assert.Equal(0, await services.GetRequiredService<ListingsContext>().Alikes.CountAsync()));
    }

    [Fact]
    public async Task Two_pages_of_one_club_are_found_with_the_reasons_and_two_clubs_in_one_building_are_not()
    {
        await house.AnOrganisation("Wren Trust", Tier.Member, Facts("Wren Boxing Club", "01332 555 1001", "DE22 1AA"));
        await house.AnOrganisation("Wrens", Tier.ListedOnly, Facts("The Wren Boxing Club", "01332 5551001", "DE22 1AA"));
        await house.AnOrganisation("Lark Trust", Tier.Member, Facts("Lark chess evenings", "01332 555 1002", "DE22 1AA"));
        await Look();
        using var coordinator = await house.SignedIn(Role.Coordinator);
        var list = await coordinator.Open("/desk/listings/duplicates");
        var row = Assert.Single(list.Document.QuerySelectorAll("tbody tr"), row => row.TextContent.Contains("Wren Boxing Club", StringComparison.Ordinal));
        Assert.Contains("They have the same telephone number. They are at the same postcode.", row.TextContent);
        Assert.DoesNotContain("Lark chess", list.Text);
    }

    [Fact]
    public async Task They_become_one_field_by_field_and_the_old_addresses_lead_to_the_one_that_stayed()
    {
        await house.AnOrganisation("Finch Trust", Tier.Member, Facts("Finch Running Club", "01332 555 2001") with { CostPence = 0 });
        await house.AnOrganisation("Finch two", Tier.Member, Facts("Finch Running Clubs", "01332 555 2001") with { CostPence = 300, Website = "https://finch.test/" });
        var (coordinator, page) = await Pair("Finch Running Club", "Finch Running Clubs");
        using var _ = coordinator;
        var (kept, gone) = (await Id("finch-running-club"), await Id("finch-running-clubs"));
        if (page.Document.QuerySelector("thead th b")!.TextContent != "Finch Running Club") page = await coordinator.Open(page.Document.QuerySelector(".acts a")!.GetAttribute("href")!);
        // The website is taken by itself, because the one that stays has none; the price is chosen.
        await page.Form("Make them one").Choose("take.Cost=gone").Press();
        using var visitor = house.Stranger();
        var stayed = await visitor.Open("/services/finch-running-clubs");
        Assert.Equal("/services/finch-running-club", stayed.Path);
        Assert.Contains("£3", stayed.Text);
        Assert.Contains("finch.test", stayed.Text);
        Assert.Single((await visitor.Open("/find?q=finch")).Document.QuerySelectorAll("ol.results > li"));
        var oruk = await visitor.Get($"/oruk/v3/services/{gone}");
        Assert.EndsWith(kept.ToString(), oruk.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal(HttpStatusCode.OK, oruk.StatusCode);

        var undone = await (await coordinator.Open("/desk/listings/duplicates")).Form($"form:has(input[value='{await house.Behind<Guid>($"select id from listings.merges where gone_id = '{gone}'")}'])").Press();
        Assert.Contains("took it back", undone.Text);
        Assert.Equal("/services/finch-running-clubs", (await visitor.Open("/services/finch-running-clubs")).Path);
        Assert.Contains("Free", (await visitor.Open("/services/finch-running-club")).Text);
        // And nobody is asked again.
        await Look();
        Assert.DoesNotContain((await coordinator.Open("/desk/listings/duplicates")).Document.QuerySelectorAll("tbody tr a"), link => link.TextContent.Contains("Finch Running", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Photos_go_along_with_who_agreed_and_come_back_when_they_are_two_again()
    {
        await house.AnOrganisation("Swift Trust", Tier.Member, Facts("Swift Climbing Club", "01332 555 7001"));
        await house.AnOrganisation("Swift two", Tier.Member, Facts("Swift Climbing Clubs", "01332 555 7001"));
        using (var ruth = await house.SignedIn(Role.Coordinator))
        {
            await PhotoTests.Add(ruth, "swift-climbing-club", "A wall", form => form);
            await PhotoTests.Add(ruth, "swift-climbing-clubs", "A rope", form => form);
            await PhotoTests.Add(ruth, "swift-climbing-clubs", "Two on a rope", form => form.Choose("People=yes").Fill("WhoAndHow", "Both, on paper").Fill("Until", "2027-01-31"));
            await PhotoTests.Add(ruth, "swift-climbing-clubs", "A knot", form => form);
        }
        var (coordinator, page) = await Pair("Swift Climbing Club", "Swift Climbing Clubs");
        using var _ = coordinator;
        if (page.Document.QuerySelector("thead th b")!.TextContent != "Swift Climbing Club") page = await coordinator.Open(page.Document.QuerySelector(".acts a")!.GetAttribute("href")!);
        Assert.Contains("Its 3 photos go along", page.Text);
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        await page.Form("Make them one").Press();

        using var visitor = house.Stranger();
        Assert.Equal(["A wall", "A rope", "Two on a rope", "A knot"], await Shown(visitor, "swift-climbing-club"));
        var two = await house.Behind<Guid>("select id from listings.photos where alt = 'Two on a rope'");
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get($"/media/services/{two}/480.webp")).StatusCode);
        Assert.Contains("Both, on paper", (await coordinator.Open($"/desk/listings/service/swift-climbing-club/photos/{two}")).Text);

        // What is taken off meanwhile stays off.
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        await (await coordinator.Open("/desk/listings/service/swift-climbing-club/photos")).Form("form:has(ol.photos)").Press("Take it off: A knot");
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        var gone = await Id("swift-climbing-clubs");
        await (await coordinator.Open("/desk/listings/duplicates")).Form($"form:has(input[value='{await house.Behind<Guid>($"select id from listings.merges where gone_id = '{gone}'")}'])").Press();

        Assert.Equal(["A wall"], await Shown(visitor, "swift-climbing-club"));
        Assert.Equal(["A rope", "Two on a rope"], await Shown(visitor, "swift-climbing-clubs"));
        Assert.Contains("Both, on paper", (await coordinator.Open($"/desk/listings/service/swift-climbing-clubs/photos/{two}")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.Open($"/desk/listings/service/swift-climbing-club/photos/{two}")).Status);
    }

    [Fact]
    public async Task A_page_with_six_photos_takes_those_of_the_other_along_beside_it()
    {
        await house.AnOrganisation("Crane Trust", Tier.Member, Facts("Crane Rowing Club", "01332 555 7101"));
        await house.AnOrganisation("Crane two", Tier.Member, Facts("Crane Rowing Clubs", "01332 555 7101"));
        using (var ruth = await house.SignedIn(Role.Coordinator))
        {
            for (var number = 1; number <= 5; number++) await PhotoTests.Add(ruth, "crane-rowing-club", $"Boat {number}", form => form);
            foreach (var alt in (string[])["Oar 1", "Oar 2"]) await PhotoTests.Add(ruth, "crane-rowing-clubs", alt, form => form);
        }
        var (coordinator, page) = await Pair("Crane Rowing Club", "Crane Rowing Clubs");
        using var _ = coordinator;
        if (page.Document.QuerySelector("thead th b")!.TextContent != "Crane Rowing Club") page = await coordinator.Open(page.Document.QuerySelector(".acts a")!.GetAttribute("href")!);
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        await page.Form("Make them one").Press();

        Assert.Equal(["Boat 1", "Boat 2", "Boat 3", "Boat 4", "Boat 5", "Oar 1"], await Shown(house.Stranger(), "crane-rowing-club"));
        Assert.Single((await coordinator.Open("/desk/listings/service/crane-rowing-club/photos")).Document.QuerySelectorAll("ul.photos img[alt='Oar 2']"));
    }

    [Fact]
    public async Task A_photo_of_a_page_that_is_not_public_hangs_on_a_public_one_only_when_somebody_hangs_it_there()
    {
        await house.AnOrganisation("Wagtail Trust", Tier.Member, Facts("Wagtail Safe House", "01332 555 7201"));
        await house.AnOrganisation("Wagtail two", Tier.Member, Facts("Wagtail Safe Houses", "01332 555 7201") with { IsPrivate = true });
        using (var ruth = await house.SignedIn(Role.Coordinator)) await PhotoTests.Add(ruth, "wagtail-safe-houses", "Its front door", form => form);
        var (coordinator, page) = await Pair("Wagtail Safe House", "Wagtail Safe Houses");
        using var _ = coordinator;
        if (page.Document.QuerySelector("thead th b")!.TextContent != "Wagtail Safe House") page = await coordinator.Open(page.Document.QuerySelector(".acts a")!.GetAttribute("href")!);
        Assert.Contains("look at each before you hang it", page.Text);
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        await page.Form("Make them one").Press();

        using var visitor = house.Stranger();
        Assert.Empty(await Shown(visitor, "wagtail-safe-house"));
        var door = await house.Behind<Guid>("select id from listings.photos where alt = 'Its front door'");
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get($"/media/services/{door}/480.webp")).StatusCode);
        Assert.Single((await coordinator.Open("/desk/listings/service/wagtail-safe-house/photos")).Document.QuerySelectorAll("ul.photos img[alt='Its front door']"));
    }

    private static async Task<IReadOnlyList<string>> Shown(Visitor reader, string slug) => [.. (await reader.Open($"/services/{slug}")).Document.QuerySelectorAll(".photos img").Select(image => image.GetAttribute("alt")!)];

    [Fact]
    public async Task Organisations_become_one_with_their_services_and_two_again()
    {
        await house.AnOrganisation("Robin Youth Trust", Tier.Member, Facts("Robin garden", "01332 555 3001"));
        await house.AnOrganisation("Robin Youth Trust Ltd", Tier.ListedOnly, Facts("Robin kitchen", "01332 555 3002", "DE3 0AA"));
        var (coordinator, page) = await Pair("Robin Youth Trust", "Robin Youth Trust Ltd");
        using var _ = coordinator;
        if (page.Document.QuerySelector("thead th b")!.TextContent != "Robin Youth Trust") page = await coordinator.Open(page.Document.QuerySelector(".acts a")!.GetAttribute("href")!);
        await page.Form("Make them one").Press();
        using var visitor = house.Stranger();
        var stayed = await visitor.Open("/organisations/robin-youth-trust-ltd");
        Assert.Equal("/organisations/robin-youth-trust", stayed.Path);
        Assert.Contains("Robin kitchen", stayed.Text);
        var gone = await house.Behind<Guid>("select id from alliance.organisations where slug = 'robin-youth-trust-ltd'");
        Assert.EndsWith(await house.Behind<string>("select id::text from alliance.organisations where slug = 'robin-youth-trust'") ?? "?", (await visitor.Get($"/oruk/v3/organizations/{gone}")).RequestMessage!.RequestUri!.AbsolutePath);
        await (await coordinator.Open("/desk/listings/duplicates")).Form($"form:has(input[value='{await house.Behind<Guid>($"select id from listings.merges where gone_id = '{gone}'")}'])").Press();
        Assert.DoesNotContain("Robin kitchen", (await visitor.Open("/organisations/robin-youth-trust")).Text);
    }

    [Theory]
    [InlineData("Plover Running Club", "Plover Running Clubs", "listings.services")]
    [InlineData("Swift Youth Trust", "Swift Youth Trust Ltd", "alliance.organisations")]
    public async Task Two_that_became_one_with_yet_another_are_not_taken_apart_before_that(string one, string other, string table)
    {
        var (first, second) = (table == "listings.services" ? one : one + " garden", table == "listings.services" ? other : one + " kitchen");
        await house.AnOrganisation(table == "listings.services" ? one + " Org" : one, Tier.Member, Facts(first, "01332 555 7001", "DE1 2AA"));
        await house.AnOrganisation(table == "listings.services" ? "Quite another" : other, Tier.ListedOnly, Facts(second, table == "listings.services" ? "01332 555 7001" : "01332 555 7002", table == "listings.services" ? "DE1 2AA" : "DE3 0AA"));
        var (coordinator, page) = await Pair(one, other);
        using var _ = coordinator;
        if (page.Document.QuerySelector("thead th b")!.TextContent != one) page = await coordinator.Open(page.Document.QuerySelector(".acts a")!.GetAttribute("href")!);
        await page.Form("Make them one").Press();
        var gone = await house.Behind<Guid>($"select id from {table} where name = '{other}'");
        var undo = (await coordinator.Open("/desk/listings/duplicates")).Form($"form:has(input[value='{await house.Behind<Guid>($"select id from listings.merges where gone_id = '{gone}'")}'])");
        await house.Behind<object>($"update {table} set merged_into_id = (select id from {table} where id <> '{gone}' and merged_into_id is null and id <> (select merged_into_id from {table} where id = '{gone}') limit 1) where id = '{gone}'");
        await undo.PressTooLate("One of the two has become one with yet another. Take that back first.");
    }

    [Fact]
    public async Task A_member_does_not_vanish_in_another()
    {
        await house.AnOrganisation("Heron Youth Trust", Tier.Member, Facts("Heron garden", "01332 555 4001"));
        await house.AnOrganisation("Heron Youth Trust CIC", Tier.Member, Facts("Heron kitchen", "01332 555 4002", "DE3 0AA"));
        var (coordinator, page) = await Pair("Heron Youth Trust", "Heron Youth Trust CIC");
        using var _ = coordinator;
        var refused = await page.Form("Make them one").Press();
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("is a member of the alliance", refused.Text);
        Assert.Equal(0L, await house.Behind<long>("select count(*) from alliance.organisations where name like 'Heron%' and merged_into_id is not null"));
    }

    private async Task<(Visitor Coordinator, Seen Page)> Pair(string one, string other)
    {
        await Look();
        var coordinator = await house.SignedIn(Role.Coordinator);
        var list = await coordinator.Open("/desk/listings/duplicates");
        var link = list.Document.QuerySelectorAll("tbody th a").First(a => a.QuerySelectorAll("b").Select(b => b.TextContent).Order().SequenceEqual(new[] { one, other }.Order()));
        return (coordinator, await coordinator.Open(link.GetAttribute("href")!));
    }

    private async Task Look()
    {
        await house.AsWorker(new(), services => services.GetRequiredService<Outbox>().Later(new FindAlikes()));
        await house.RunJobs();
    }

    private Task<Guid> Id(string slug) => house.Behind<Guid>($"select id from listings.services where slug = '{slug}'");
}
