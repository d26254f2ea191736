using Derwent.Shared.Security;
using Derwent.World;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Derwent.Tests.World;

/// <summary>Every page there is, found from the program itself, and where each stands in the named world: for sweeps with a browser and without.</summary>
public static class EveryAddress
{
    /// <summary>Words beside the private links that the seed prints.</summary>
    public const string Kai = "Kai's own plan", JanTolley = "Jan Tolley is asked", Ymca = "YMCA Derbyshire answers", OurPages = "say whether their pages", Robin = "Robin’s place", Amira = "Amira Hussain's own newsletters page";

    /// <summary>What a link's page asks, and what the world's people answer.</summary>
    public static IReadOnlyDictionary<string, (string Question, string Answer)> SecondThings { get; } = new Dictionary<string, (string, string)>
    {
        [Kai] = ("What day is your birthday?", "9 May"), [JanTolley] = ("Something else you told us", "jan-tolley@peartree-hill-school.example"),
    };

    public static IEnumerable<RouteEndpoint> Pages(House house) => Endpoints(house).Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null).DistinctBy(Of);

    public static IEnumerable<RouteEndpoint> Endpoints(House house) =>
        house.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();

    public static string Of(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText?.Trim('/');

    /// <summary>Addresses that the world has something for; none when nobody has said how to fill it.</summary>
    internal static async Task<IReadOnlyList<string>> PathsOf(WorldHouse house, string address)
    {
        if (!address.Contains('{', StringComparison.Ordinal)) return [address];
        Task<IReadOnlyList<string>> Case(string after, params string[] which) =>
            All(house, [.. which.Select(one => $"select '/desk/cases/' || reference || '{after}' from support.cases where {one} order by opened_at desc limit 1")]);
        return address switch
        {
            "/services/{slug}" => await All(house, "select '/services/' || slug from listings.services where not is_private order by slug limit 1"),
            "/services/{slug}/wrong" => await All(house, "select '/services/' || slug || '/wrong' from listings.services where not is_private order by slug limit 1"),
            "/organisations/{slug}" => await All(house, "select '/organisations/' || slug from alliance.organisations order by slug limit 1"),
            "/our-pages/{slug}" => await All(house, "select '/our-pages/' || s.slug from listings.services s join listings.asks k on k.organisation_id = s.organisation_id where s.status = 'Active' order by s.slug limit 1"),
            "/desk/listings/suggestions/{id:guid}" => await All(house, "select '/desk/listings/suggestions/' || id from listings.suggestions limit 1"),
            "/desk/listings/duplicates/{id:guid}" => await All(house, "select '/desk/listings/duplicates/' || id from listings.alikes order by score desc limit 1"),
            "/desk/listings/service/{slug}" => await All(house, "select '/desk/listings/service/' || slug from listings.services where not is_private order by slug limit 1"),
            "/desk/listings/service/{slug}/photos" => ["/desk/listings/service/backstage-crew/photos"],
            "/desk/listings/service/{slug}/photos/{id:guid}" => await All(house, "select '/desk/listings/service/backstage-crew/photos/' || id from listings.photos order by at limit 1"),
            "/news/{slug}" => ["/news/zayn-mixed-the-whole-show", "/news/clubs-in-alvaston-end-before-the-last-bus"],
            "/news/{slug}/poster" => ["/news/zayn-mixed-the-whole-show/poster"],
            "/desk/community/posts/{id:guid}" => await All(house, "select '/desk/community/posts/' || id from site.posts where kind = 'Celebration' limit 1", "select '/desk/community/posts/' || id from site.posts where state = 'Scheduled' limit 1"),
            "/desk/community/tell/{kind}/{id:guid}" => await All(house, "select '/desk/community/tell/post/' || id from site.posts where kind = 'Celebration' and state = 'Published' limit 1", "select '/desk/community/tell/event/' || id from whats_on.events where title = 'Backstage Crew: open morning'"),
            "/desk/community/quiet/{id:guid}" => await All(house, "select '/desk/community/quiet/' || id from alliance.organisations where tier = 'Member' and email is not null order by name limit 1"),
            "/whats-on/{slug}/poster" => await All(house, "select '/whats-on/' || slug || '/poster' from whats_on.events where title = 'Tuesdays at The Weir: board game corner'", "select '/whats-on/' || slug || '/poster' from whats_on.events where title = 'Backstage Crew: open morning'"),
            "/desk/community/{kind}/{id:guid}/consent" => await All(house, "select '/desk/community/posts/' || id || '/consent' from site.posts where kind = 'Celebration' limit 1"),
            "/desk/community/consents/{id:guid}" => await All(house, "select '/desk/community/consents/' || id from site.consents limit 1"),
            "/desk/community/pictures/{id:guid}" => await All(house, "select '/desk/community/pictures/' || id from site.pictures limit 1"),
            "/desk/community/texts/{key}" => ["/desk/community/texts/about.why", "/desk/community/texts/home.title"],
            "/desk/front-door/known/{id:guid}" => await All(house, "select '/desk/front-door/known/' || subject_id from front_door.referrals where subject_id is not null group by subject_id order by count(*) desc limit 1"),
            "/whats-on/{slug}" => await All(house, "select '/whats-on/' || slug from whats_on.events where title = 'Tuesdays at The Weir: board game corner'", "select '/whats-on/' || slug from whats_on.events where title = 'Backstage Crew: open morning'"),
            "/whats-on/{slug}/book" => await All(house, "select '/whats-on/' || slug || '/book' from whats_on.events where title = 'Mend your own bike'"),
            "/desk/whats-on/edit/{id:guid?}" => ["/desk/whats-on/edit", .. await All(house, "select '/desk/whats-on/edit/' || id from whats_on.events where title = 'Backstage Crew: open morning'")],
            "/desk/whats-on/{id:guid}" => await All(house, "select '/desk/whats-on/' || id from whats_on.events where title = 'Tuesdays at The Weir: board game corner'", "select '/desk/whats-on/' || id from whats_on.events where title = 'Gloves On: try it for an hour'"),
            "/desk/whats-on/{id:guid}/door/{date:guid}" => await All(house, "select '/desk/whats-on/' || e.id || '/door/' || o.id from whats_on.events e join whats_on.occurrences o on o.event_id = e.id where e.title = 'Backstage Crew: open morning'"),
            "/{**path}" => ["/pages/volunteer"],
            "/desk/listings/feeds/{id:guid}" => [await AFeed(house)],
            "/desk/listings/import/{id:guid}" => [await AList(house)],
            "/desk/listings/import/{id:guid}/preview" => [await AList(house) + "/preview"],
            "/newsletter/archive/{slug}" => await All(house, "select '/newsletter/archive/' || slug from newsletters.issues where state = 'Sent' order by send_at desc limit 1"),
            "/newsletter/unsubscribe/{token}" => await All(house, "select '/newsletter/unsubscribe/' || newsletters.way_out(id) from newsletters.subscriptions where ended_at is null limit 1"),
            "/desk/newsletters/{id:guid}" => [await OfALetter(house, "", "Draft"), await OfALetter(house, "", "Draft") + "?block=" + await house.Behind<string>("select blocks->1->>'Id' from newsletters.issues where state = 'Draft' limit 1")],
            "/desk/newsletters/{letter:guid}/picture/{block:guid}" => [await OfALetter(house, "/picture/", "Draft") + await house.Behind<string>("select b ->> 'Id' from newsletters.issues, jsonb_array_elements(blocks) b where state = 'Draft' and (b ->> 'Kind')::int = 2 limit 1")],
            "/desk/newsletters/{id:guid}/letter" => [await OfALetter(house, "/letter", "Draft")],
            "/desk/newsletters/{id:guid}/preview" => [await OfALetter(house, "/preview", "Draft")],
            "/desk/newsletters/{id:guid}/send" => [await OfALetter(house, "/send", "Draft"), await OfALetter(house, "/send", "Sent")],
            "/for-partners/posters/{key}" => ["/for-partners/posters/schools"],
            "/status/{code:int}" => ["/status/404"],
            "/invitation/{token}" => [await AnInvitation(house)],
            "/desk/organisation/{slug?}" => ["/desk/organisation"],
            "/desk/organisation/{slug}/about" => ["/desk/organisation/derby-theatre/about"],
            "/desk/people/{id:guid}" => await All(house, "select '/desk/people/' || id from accounts.people where email = 'dee.marlow@safe-and-sound.example'"),
            "/desk/register/event/{date:guid}" => await All(house, "select '/desk/register/event/' || o.id from whats_on.events e join whats_on.occurrences o on o.event_id = e.id where e.title = 'Winter sports day on the Rec'"),
            "/desk/register/{id:guid}" => await All(house, "select '/desk/register/' || s.id from support.sessions s where s.organisation = 'Sporting Communities' order by starts_at desc limit 1"),
            "/desk/packages/{id:guid}" => await All(house, [.. new[] { "YoungPerson", "Family", "Place" }.Select(kind => $"select '/desk/packages/' || p.id from support.packages p join support.cases c on c.id = p.case_id where c.kind = '{kind}' and c.closed_by_id is null order by p.started_at desc limit 1")]),
            "/desk/packages/new/{referralId:guid}" => await All(house, "select '/desk/packages/new/' || id from front_door.referrals where waiting_for = 'Package' limit 1"),
            "/desk/front-door/{reference}" => await All(house, [.. new[] { "kind = 'YoungPerson' and waiting_for = 'Triage'", "kind = 'Family' and waiting_for = 'Triage'", "kind = 'Place' and waiting_for = 'Triage'", "waiting_for = 'Answer'", "waiting_for = 'Council'", "waiting_for = 'Nobody'" }
                .Select(which => $"select '/desk/front-door/' || reference from front_door.referrals where {which} order by submitted_at desc limit 1")]),
            "/desk/cases/{reference}" => await Case("", "kind = 'YoungPerson' and closed_by_id is null", "kind = 'Family' and closed_by_id is null", "kind = 'Place' and closed_by_id is null", "kind = 'YoungPerson' and closed_by_id is not null"),
            "/desk/cases/{reference}/close" => await Case("/close", "kind = 'YoungPerson' and closed_by_id is null"),
            "/desk/cases/{reference}/reopen" or "/desk/cases/{reference}/follow-up" => await Case(address[23..], "kind = 'YoungPerson' and closed_by_id is not null"),
            _ => [],
        };
    }

    private static async Task<IReadOnlyList<string>> All(WorldHouse house, params string[] queries)
    {
        var paths = new List<string>();
        foreach (var query in queries)
            paths.Add(await house.Behind<string>(query) ?? throw new Xunit.Sdk.XunitException($"The world has nothing for: {query}"));
        return paths;
    }

    // Named, and not yet read: the sweep runs no jobs after this.
    // One row of it cannot be read.
    private static async Task<string> AList(WorldHouse house)
    {
        if (await house.Behind<string>("select '/desk/listings/import/' || id from listings.uploads where state = 'Waiting' limit 1") is { } there) return there;
        using var ruth = await house.SignedIn(Staff.Ruth);
        var list = "Activity,Provider,Age group,When,Postcode,Price\nSaturday bouldering,Derby Climbing Trust,11-16,Saturdays 10am to 12 noon,DE1 1AA,free\nCode club,Derby Libraries,8+,whenever,DE1 1AB,\n";
        return (await (await ruth.Open("/desk/listings/import")).Form("Look at its columns").Press(file: ("Sheet", "autumn list.csv", System.Text.Encoding.UTF8.GetBytes(list)))).Path;
    }

    private static async Task<string> AFeed(WorldHouse house)
    {
        if (await house.Behind<string>("select '/desk/listings/feeds/' || id from listings.feeds limit 1") is { } there) return there;
        using var ruth = await house.SignedIn(Staff.Ruth);
        return (await (await ruth.Open("/desk/listings/feeds")).Form("Add and read it").Fill("Name", "The next city").Fill("Address", "https://directory.next-city.example/services").Press()).Path;
    }

    private static async Task<string> OfALetter(WorldHouse house, string after, string state) =>
        (await All(house, $"select '/desk/newsletters/' || id || '{after}' from newsletters.issues where state = '{state}' limit 1"))[0];

    private static async Task<string> AnInvitation(WorldHouse house)
    {
        using var gwen = await house.SignedIn(Staff.Gwen);
        await (await gwen.Open("/desk/people")).Form("Send the invitation").Fill("Email", "new.worker@club.example").Choose("Roles=" + Role.Analyst).Press();
        await house.RunJobs();
        return "/invitation/" + (await house.Letters()).Last(letter => letter.To == "new.worker@club.example").Text.Split("/invitation/")[1].Split('\n')[0].Trim();
    }
}
