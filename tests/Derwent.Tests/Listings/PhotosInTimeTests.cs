using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Derwent.Alliance;
using Derwent.Listings;
using Derwent.Listings.Freshness;
using Derwent.Listings.Photos;
using Derwent.Shared.Jobs;
using Derwent.Shared.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;
using Xunit;

namespace Derwent.Tests.Listings;

/// <summary>Consent that runs out, with a clock of its own.</summary>
public sealed class PhotosInTimeTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task When_consent_ends_the_photo_comes_down_by_itself_and_a_new_yes_brings_it_back_until_it_is_forgotten()
    {
        await house.AnOrganisation("Clock Trust", Tier.Member, new ServiceFacts { Name = "Clock club", Description = "A club." });
        using (var ruth = await house.SignedIn(Role.Coordinator))
            await PhotoTests.Add(ruth, "clock-club", "Two girls at a goal", form => form.Choose("People=yes").Fill("WhoAndHow", "Both and their mothers, on paper").Fill("Until", "2026-11-26"));
        using var reader = house.Stranger();
        var file = (await reader.Open("/services/clock-club")).Document.QuerySelector(".photos img")!.GetAttribute("src")!;

        house.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Null((await reader.Open("/services/clock-club")).Document.QuerySelector(".photos img"));
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Get(file)).StatusCode);
        var id = await house.Behind<Guid>("select id from listings.services where slug = 'clock-club'");
        Assert.DoesNotContain("photos", await (await reader.Get($"/oruk/v3/services/{id}")).Content.ReadAsStringAsync());

        using var again = await house.SignedIn(Role.Coordinator);
        var page = await again.Open("/desk/listings/service/clock-club/photos");
        Assert.Contains("the consent has run out", page.Text);
        var one = await again.Open(page.Document.QuerySelector("ol.photos a")!.GetAttribute("href")!);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await one.Form("Write it down").Fill("Agreed.Until", "2026-11-01").Fill("Agreed.WhoAndHow", "Both, by e-mail").Press()).Status);
        await one.Form("Write it down").Fill("Agreed.Until", "2026-12-31").Fill("Agreed.WhoAndHow", "Both, by e-mail").Press();
        Assert.Equal(HttpStatusCode.OK, (await reader.Get(file)).StatusCode);

        house.Clock.Advance(TimeSpan.FromDays(34 + ServicePhoto.KeptDays));
        await PhotoTests.Morning(house);
        Assert.Equal(1L, await house.Behind<long>("select count(*) from listings.photos"));
        house.Clock.Advance(TimeSpan.FromDays(1));
        await PhotoTests.Morning(house);
        Assert.Equal(0L, await house.Behind<long>("select (select count(*) from listings.photos) + (select count(*) from listings.photo_sizes)"));
    }
}

/// <summary>Consent that ends soon, with a clock of its own.</summary>
public sealed class EndingPhotosTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task Whoever_keeps_the_page_hears_once_that_a_consent_ends_soon_by_letter_and_at_the_desk_and_nobody_else_does()
    {
        var organisation = await house.AnOrganisation("Ending Trust", Tier.Member, new ServiceFacts { Name = "Ending club", Description = "A club." }, new ServiceFacts { Name = "Hidden haven", Description = "A refuge.", IsPrivate = true });
        var other = await house.AnOrganisation("Other Ending Trust", Tier.Member);
        var (keeper, stranger) = (await house.APerson(organisation.Id, Role.OrganisationManager), await house.APerson(other.Id, Role.OrganisationManager));
        var until = Derwent.Shared.Time.UkTime.Today(house.Clock).AddDays(EndingPhotos.Days + 1);
        using (var manager = await house.SignedIn(keeper))
            await PhotoTests.Add(manager, "ending-club", "Zayn at a drum", form => form.Choose("People=yes").Fill("WhoAndHow", "Zayn and his father").Fill("Until", until.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        using (var manager = await house.SignedIn(keeper))
            await PhotoTests.Add(manager, "hidden-haven", "A kitchen", form => form.Choose("People=yes").Fill("WhoAndHow", "Both of them").Fill("Until", until.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        await PhotoTests.Morning(house);
        Assert.Empty(await Letters(keeper));

        house.Clock.Advance(TimeSpan.FromDays(1));
        await PhotoTests.Morning(house);
        await PhotoTests.Morning(house);
        var letter = Assert.Single(await Letters(keeper));
        Assert.Contains("Ending club: 1 photo, agreed until", letter.Text, StringComparison.Ordinal);
        Assert.Contains("/desk/listings/service/ending-club/photos", letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Zayn", letter.Text + letter.Subject, StringComparison.Ordinal);
        Assert.Contains("A page that is not public: 1 photo", letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("haven", letter.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(await Letters(stranger));

        house.Clock.Advance(TimeSpan.FromDays(EndingPhotos.Days - 2));
        using var again = await house.SignedIn(keeper);
        var due = await again.Open("/desk");
        Assert.Contains("A photo of Ending club", due.Text, StringComparison.Ordinal);
        using var nosy = await house.SignedIn(stranger);
        Assert.DoesNotContain("Ending club", (await nosy.Open("/desk")).Text, StringComparison.Ordinal);

        // Another yes: the next end is told of again.
        var one = await again.Open(due.Document.QuerySelectorAll("a").First(link => link.GetAttribute("href")!.Contains("ending-club/photos", StringComparison.Ordinal)).GetAttribute("href")!);
        await one.Form("Write it down").Fill("Agreed.Until", until.AddDays(10).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)).Fill("Agreed.WhoAndHow", "Both, by e-mail").Press();
        await PhotoTests.Morning(house);
        Assert.Equal(2, (await Letters(keeper)).Count);
    }

    private async Task<IReadOnlyList<SentLetter>> Letters(Derwent.Accounts.Person person) => [.. (await house.Letters()).Where(letter => letter.To == person.Email && letter.Subject.StartsWith("Photos", StringComparison.Ordinal))];
}
