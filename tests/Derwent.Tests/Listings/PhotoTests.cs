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

/// <summary>Photos on listings: kept by whoever keeps the page, shown to whoever may see it, gone when somebody on one says no. Tuesday 24 November 2026, 9:10.</summary>
public sealed class PhotoTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task Nobody_but_its_own_manager_and_the_coordinator_comes_near_the_photos_of_a_page()
    {
        var (page, manager) = await Hung("Fern Trust", "Fern club");
        using var _ = manager;
        var other = await house.AnOrganisation("Nosy Trust", Tier.Member, Facts("Nosy club"));
        var photo = await Id("fern-club");
        foreach (var visitor in new[] { house.Stranger(), await house.SignedIn(await house.APerson(other.Id, Role.OrganisationManager)), await house.SignedIn(Role.Practitioner), await house.SignedIn(Role.Analyst) })
            using (visitor)
            {
                foreach (var path in new[] { page.Path, $"{page.Path}/{photo}" })
                {
                    var seen = await visitor.Open(path);
                    Assert.True(seen.Status == HttpStatusCode.NotFound || seen.Path == "/sign-in", $"{path}: {seen.Status} {seen.Path}");
                }
                if (visitor.Person is null) continue;
                var token = await visitor.FormToken("/desk/find");
                Assert.Equal(HttpStatusCode.NotFound, (await visitor.Post($"{page.Path}/{photo}?handler=Forget", [new("__RequestVerificationToken", token)])).Status);
                Assert.Equal(HttpStatusCode.NotFound, (await visitor.Post($"{page.Path}?handler=Order", [new("__RequestVerificationToken", token), new("off", photo.ToString())])).Status);
            }
        Assert.Single((await house.Stranger().Open("/services/fern-club")).Document.QuerySelectorAll(".photos img"));
    }

    [Fact]
    public async Task Who_agreed_is_seen_by_those_who_keep_the_page_only_not_even_by_the_database_and_each_look_is_written_down()
    {
        var (page, manager) = await Hung("Moss Trust", "Moss club", people: true);
        using var _ = manager;
        var other = await house.AnOrganisation("Prying Trust", Tier.Member);
        await house.As(await house.APerson(other.Id, Role.OrganisationManager), async services => Assert.Empty(await services.GetRequiredService<ListingsContext>().PhotoConsents.ToListAsync()));
        await house.As(await house.APerson(manager.Person!.OrganisationId, Role.Practitioner), async services => Assert.Empty(await services.GetRequiredService<ListingsContext>().PhotoConsents.ToListAsync()));
        Assert.DoesNotContain("Zayn", (await house.Stranger().Open("/services/moss-club")).Html);

        Assert.Contains("Zayn and his father, on our form", (await manager.Open($"{page.Path}/{await Id("moss-club")}")).Text);
        Assert.Equal(1L, await house.Behind<long>($"select count(*) from audit.entries where record_id = '{await Id("moss-club")}' and what like '%who agreed%'"));
    }

    [Fact]
    public async Task A_photo_of_a_private_service_is_not_there_for_strangers_and_other_organisations()
    {
        var (_, manager) = await Hung("Refuge Trust", "Quiet refuge", isPrivate: true);
        using var _1 = manager;
        var photo = await Id("quiet-refuge");
        var file = $"/media/services/{photo}/480.webp";
        var other = await house.AnOrganisation("Friendly Trust", Tier.Member);
        using var neighbour = await house.SignedIn(await house.APerson(other.Id, Role.OrganisationManager, Role.Practitioner));
        using var stranger = house.Stranger();

        foreach (var visitor in new[] { stranger, neighbour })
            foreach (var path in new[] { file, $"/media/services/{photo}/1200.jpg" })
                Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Open("/services/quiet-refuge")).Status);
        Assert.Empty((await neighbour.Open("/services/quiet-refuge")).Document.QuerySelectorAll(".photos img"));
        Assert.DoesNotContain(photo.ToString(), await (await stranger.Get("/oruk/v3/services?full=true&per_page=500")).Content.ReadAsStringAsync());

        using var colleague = await house.SignedIn(await house.APerson(manager.Person!.OrganisationId, Role.Practitioner));
        using var ruth = await house.SignedIn(Role.Coordinator);
        foreach (var visitor in new[] { manager, colleague, ruth })
        {
            var answer = await visitor.Get(file);
            Assert.Equal((HttpStatusCode.OK, "no-store"), (answer.StatusCode, answer.Headers.CacheControl!.ToString()));
        }
        Assert.Single((await colleague.Open("/services/quiet-refuge")).Document.QuerySelectorAll(".photos img"));
        Assert.DoesNotContain("application/ld+json", (await colleague.Open("/services/quiet-refuge")).Html);
    }

    [Fact]
    public async Task The_page_shows_a_photo_with_its_words_and_so_do_search_engines_and_the_open_feed()
    {
        var (_, manager) = await Hung("Reed Trust", "Reed club", caption: "Ring the bell");
        using var _1 = manager;
        using var reader = house.Stranger();
        var page = await reader.Open("/services/reed-club");

        var image = Assert.Single(page.Document.QuerySelectorAll(".photos img"));
        Assert.Equal("A blue door with a ramp", image.GetAttribute("alt"));
        Assert.Equal("lazy", image.GetAttribute("loading"));
        Assert.All(new[] { image.GetAttribute("src")! }.Concat(image.GetAttribute("srcset")!.Split(", ")), address => Assert.StartsWith("/media/services/", address));
        Assert.Contains("960w", image.GetAttribute("srcset"));
        Assert.Equal("Ring the bell", page.Document.QuerySelector(".photos figcaption")!.TextContent);
        var answer = await reader.Get(image.GetAttribute("src")!);
        Assert.Equal(("image/webp", "nosniff"), (answer.Content.Headers.ContentType!.MediaType, answer.Headers.GetValues("X-Content-Type-Options").Single()));

        var told = JsonNode.Parse(page.Document.QuerySelector("script[type='application/ld+json']")!.TextContent)!["image"]![0]!;
        Assert.EndsWith("/1200.jpg", told["contentUrl"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.OK, (await reader.Get(new Uri(told["contentUrl"]!.GetValue<string>()).AbsolutePath)).StatusCode);
        var id = await house.Behind<Guid>("select id from listings.services where slug = 'reed-club'");
        var open = JsonNode.Parse(await (await reader.Get($"/oruk/v3/services/{id}")).Content.ReadAsStringAsync())!["photos"]![0]!;
        Assert.Equal(("A blue door with a ramp", "Ring the bell"), (open["alt"]!.GetValue<string>(), open["caption"]!.GetValue<string>()));
        Assert.StartsWith("http://derwent.test/media/services/", open["url"]!.GetValue<string>());
    }

    [Fact]
    public async Task With_photos_the_open_feed_is_still_what_the_standard_asks_for()
    {
        var check = new OrukCheck();
        var (_, manager) = await Hung("Sedge Trust", "Sedge club");
        using var _1 = manager;
        await check.AddFeed(house, 3);
        Assert.All(await check.Verdicts(), verdict => Assert.Equal("ok", verdict.Value));
    }

    [Fact]
    public async Task With_people_on_it_somebody_says_first_who_agreed_and_until_when_and_nothing_typed_is_lost()
    {
        var organisation = await house.AnOrganisation("Rush Trust", Tier.Member, Facts("Rush club"));
        using var manager = await house.SignedIn(await house.APerson(organisation.Id, Role.OrganisationManager));

        var refused = await Add(manager, "rush-club", "Four of us at a desk", form => form.Choose("People=yes").Fill("WhoAndHow", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Say who agreed and how", refused.Document.QuerySelector(".summary-errors")!.TextContent);
        Assert.Equal("Four of us at a desk", refused.Document.QuerySelector("input[name='Words.Alt']")!.GetAttribute("value"));
        Assert.Contains("two years at the latest", (await Add(manager, "rush-club", "Four of us", form => form.Choose("People=yes").Fill("WhoAndHow", "All four").Fill("Until", "2029-01-01"))).Text);
        Assert.Contains("That day has passed", (await Add(manager, "rush-club", "Four of us", form => form.Choose("People=yes").Fill("WhoAndHow", "All four").Fill("Until", "2026-11-01"))).Text);
        Assert.Contains("Say whether people can be recognised", (await Add(manager, "rush-club", "Four of us", form => form.Untick("People"))).Text);
        var forged = await Add(manager, "rush-club", "Four of us", form => form.Fill("People", "perhaps"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, forged.Status);
        Assert.Contains("Say whether people can be recognised", forged.Document.GetElementById("People-error")?.TextContent ?? "");
        Assert.Equal("Four of us", forged.Document.QuerySelector("input[name='Words.Alt']")!.GetAttribute("value"));
        Assert.Contains("Say what the photo shows", (await Add(manager, "rush-club", "", form => form)).Text);
        Assert.Contains("not a picture that we can take", (await Add(manager, "rush-club", "A letter", form => form, Encoding.UTF8.GetBytes("<svg onload='alert(1)'/>"))).Text);
        Assert.Equal(0L, await house.Behind<long>($"select count(*) from listings.photos p join listings.services s on s.id = p.service_id where s.slug = 'rush-club'"));
    }

    [Fact]
    public async Task A_no_deletes_the_photo_for_good_and_no_earlier_version_brings_it_back()
    {
        var (page, manager) = await Hung("Iris Trust", "Iris club", people: true);
        using var _ = manager;
        using var reader = house.Stranger();
        var photo = await Id("iris-club");
        var file = $"/media/services/{photo}/480.webp";
        Assert.Equal("no-cache", (await reader.Get(file)).Headers.CacheControl!.ToString());

        await (await manager.Open($"{page.Path}/{photo}")).Form("Delete it for good").Press();

        Assert.Equal(HttpStatusCode.NotFound, (await reader.Get(file)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.Get(file)).StatusCode);
        Assert.Equal(0L, await house.Behind<long>($"select (select count(*) from listings.photo_sizes where photo_id = '{photo}') + (select count(*) from listings.photo_consents where photo_id = '{photo}')"));
        var restore = (await manager.Open("/desk/listings/service/iris-club")).Document.QuerySelectorAll("button").First(button => button.TextContent.StartsWith("Bring back", StringComparison.Ordinal)).TextContent;
        await (await manager.Open("/desk/listings/service/iris-club")).Form(restore.Trim()).Press();
        Assert.Empty((await reader.Open("/services/iris-club")).Document.QuerySelectorAll(".photos img"));
    }

    [Fact]
    public async Task Photos_are_put_in_order_taken_off_and_come_back_and_every_step_is_a_version()
    {
        var (page, manager) = await Hung("Lily Trust", "Lily club");
        using var _ = manager;
        using var reader = house.Stranger();
        await Add(manager, "lily-club", "The room", form => form);
        Assert.Equal(["A blue door with a ramp", "The room"], await Shown(reader, "lily-club"));

        house.Clock.Advance(TimeSpan.FromSeconds(1));
        await (await manager.Open(page.Path)).Form("form:has(ol.photos)").Press("Earlier: The room");
        Assert.Equal(["The room", "A blue door with a ramp"], await Shown(reader, "lily-club"));

        house.Clock.Advance(TimeSpan.FromSeconds(1));
        await (await manager.Open(page.Path)).Form("form:has(ol.photos)").Press("Take it off: The room");
        Assert.Equal(["A blue door with a ramp"], await Shown(reader, "lily-club"));
        var off = await house.Behind<Guid>("select id from listings.photos where alt = 'The room'");
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Get($"/media/services/{off}/480.webp")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await manager.Get($"/media/services/{off}/480.webp")).StatusCode);

        var versions = await manager.Open("/desk/listings/service/lily-club");
        Assert.Contains("The room", versions.Document.QuerySelector("[aria-labelledby=old] del")!.TextContent);
        await versions.Form(versions.Document.QuerySelector("[aria-labelledby=old] button")!.TextContent.Trim()).Press();
        Assert.Equal(["The room", "A blue door with a ramp"], await Shown(reader, "lily-club"));

        var one = await manager.Open($"{page.Path}/{off}");
        await one.Form("Save").Fill("Words.Alt", "").Fill("Words.Caption", "Tuesdays").PressInVain("Say what the photo shows");
        await one.Form("Save").Fill("Words.Alt", new string('a', 251)).PressInVain("At most 250 characters");
        await one.Form("Save").Fill("Words.Alt", "A room with a piano").Press();
        Assert.Equal(["A room with a piano", "A blue door with a ramp"], await Shown(reader, "lily-club"));
    }

    [Fact]
    public async Task A_page_has_six_photos_at_most()
    {
        var (page, manager) = await Hung("Full Trust", "Full club");
        using var _ = manager;
        for (var number = 2; number <= ServicePhoto.Most; number++) await Add(manager, "full-club", $"Photo {number}", form => form);

        var refused = await Add(manager, "full-club", "One more", form => form);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("6 photos on this page already", refused.Text);
        Assert.Equal(6, (await Shown(house.Stranger(), "full-club")).Count);
        await (await manager.Open(page.Path)).Form("form:has(ol.photos)").Press("Take it off: Photo 6");
        await Add(manager, "full-club", "Photo 7", form => form);
        Assert.Equal(HttpStatusCode.Conflict, (await (await manager.Open(page.Path)).Form("form:has(ul.photos)").Press("Put it back: Photo 6")).Status);
    }

    [Fact]
    public async Task The_page_of_an_organisation_shows_a_photo_of_each_thing_it_does_while_that_may_be_shown()
    {
        var (page, manager) = await Hung("Heron Trust", "Heron club");
        using var _ = manager;
        await Add(manager, "heron-club", "The room behind the door", form => form);
        using var reader = house.Stranger();

        var image = Assert.Single((await reader.Open("/organisations/heron-trust")).Document.QuerySelectorAll(".photos img"));
        Assert.Equal("A blue door with a ramp", image.GetAttribute("alt"));
        Assert.Equal("/services/heron-club", image.ParentElement!.QuerySelector("figcaption a")!.GetAttribute("href"));
        Assert.Equal(HttpStatusCode.OK, (await reader.Get(image.GetAttribute("src")!)).StatusCode);

        await (await manager.Open(page.Path)).Form("form:has(ol.photos)").Press("Take it off: A blue door with a ramp");
        Assert.Equal("The room behind the door", Assert.Single((await reader.Open("/organisations/heron-trust")).Document.QuerySelectorAll(".photos img")).GetAttribute("alt"));
        var (_, refuge) = await Hung("Heron house", "Heron refuge", isPrivate: true);
        refuge.Dispose();
        Assert.Empty((await reader.Open("/organisations/heron-house")).Document.QuerySelectorAll(".photos img"));
    }

    [Fact]
    public async Task Add_it_pressed_twice_at_the_same_instant_hangs_one_photo_and_records_one_yes()
    {
        var organisation = await house.AnOrganisation("Twice Trust", Tier.Member, Facts("Twice club"));
        using var manager = await house.SignedIn(await house.APerson(organisation.Id, Role.OrganisationManager));
        var form = (await manager.Open("/desk/listings/service/twice-club/photos")).Form("Add it").Fill("Words.Alt", "Two of us at the door").Choose("People=yes").Fill("WhoAndHow", "Both, on paper").Fill("Until", "2027-01-31");
        var file = Drawn();

        var pressed = await Task.WhenAll(form.Press("Add it", ("Upload", "IMG_1.jpg", file)), form.Press("Add it", ("Upload", "IMG_1.jpg", file)));

        Assert.All(pressed, page => Assert.Equal((HttpStatusCode.OK, "Photos"), (page.Status, page.Heading)));
        Assert.Equal(["Two of us at the door"], await Shown(house.Stranger(), "twice-club"));
        Assert.Equal(1L, await house.Behind<long>("select count(*) from listings.photo_consents c join listings.photos p on p.id = c.photo_id where p.alt = 'Two of us at the door'"));
        // The same photo with other words is somebody's wish, and hangs beside it.
        await Add(manager, "twice-club", "The door, seen from the road", form => form, file);
        Assert.Equal(2, (await Shown(house.Stranger(), "twice-club")).Count);
    }

    [Fact]
    public async Task A_newer_list_of_another_directory_leaves_the_photos_alone()
    {
        const string Csv = "id,name,organisation,description\n1,Teasel club,Teasel Trust,{0}\n";
        await house.ImportCsvText(Csv.Replace("{0}", "A club.", StringComparison.Ordinal), "Somewhere");
        using var ruth = await house.SignedIn(Role.Coordinator);
        await Add(ruth, "teasel-club", "A green gate", form => form);

        await house.ImportCsvText(Csv.Replace("{0}", "Another club.", StringComparison.Ordinal), "Somewhere");

        Assert.Contains("Another club.", (await house.Stranger().Open("/services/teasel-club")).Text);
        Assert.Equal(["A green gate"], await Shown(house.Stranger(), "teasel-club"));
    }

    private static ServiceFacts Facts(string name, bool isPrivate = false) => new() { Name = name, Description = $"{name} is a club for everybody.", IsPrivate = isPrivate, Sites = [Directories.Site(-1.476, 52.922, "DE1 1AA", name: "Old hall")] };

    // An organisation with one service, whose manager has hung a photo there.
    private async Task<(Seen Page, Visitor Manager)> Hung(string trust, string club, bool isPrivate = false, bool people = false, string caption = "")
    {
        var organisation = await house.AnOrganisation(trust, Tier.Member, Facts(club, isPrivate));
        var manager = await house.SignedIn(await house.APerson(organisation.Id, Role.OrganisationManager));
        var page = await Add(manager, Derwent.Shared.Text.Slug.From(club), "A blue door with a ramp", form =>
            people ? form.Choose("People=yes").Fill("WhoAndHow", "Zayn and his father, on our form").Fill("Until", "2027-01-31") : form.Fill("Words.Caption", caption));
        Assert.True(page.Status == HttpStatusCode.OK, page.Text);
        return (page, manager);
    }

    internal static async Task<Seen> Add(Visitor keeper, string slug, string alt, Func<FilledForm, FilledForm> fill, byte[]? file = null) =>
        await fill((await keeper.Open($"/desk/listings/service/{slug}/photos")).Form("Add it").Fill("Words.Alt", alt).Choose("People=no")).Press("Add it", ("Upload", "IMG_1.jpg", file ?? Drawn()));

    private static async Task<IReadOnlyList<string>> Shown(Visitor reader, string slug) => [.. (await reader.Open($"/services/{slug}")).Document.QuerySelectorAll(".photos img").Select(image => image.GetAttribute("alt")!)];

    private Task<Guid> Id(string slug) => house.Behind<Guid>($"select p.id from listings.photos p join listings.services s on s.id = p.service_id where s.slug = '{slug}' limit 1");

    internal static async Task Morning(House house)
    {
        await house.AsWorker(new(), services => services.GetRequiredService<Outbox>().Later(new KeepDirectory()));
        await house.RunJobs();
    }

    internal static byte[] Drawn()
    {
        using var bitmap = new SKBitmap(1000, 700);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.SeaGreen);
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 80);
        return data.ToArray();
    }
}
