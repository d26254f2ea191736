using Derwent.Shared.Security;
using Derwent.Tests;
using Derwent.Tests.World;
using Derwent.World;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace Derwent.BrowserTests;

/// <summary>Every page there is, found from the program itself, opened on the named world by somebody who may.</summary>
public sealed class SweepTests(WorldHouse house, Chromium chromium) : IClassFixture<WorldHouse>
{
    // Who opens a page that names roles: the first of these who may. A register belongs to one organisation, Bea's.
    private static readonly StaffSaid[] People = [Staff.Nadia, Staff.Dee, Staff.Kofi, Staff.Ruth, Staff.Gwen, Staff.Miriam, Staff.Tomasz, Staff.Bea];

    // Not pages of ours to look at: answers for machines, and doors that only lead on.
    private static readonly string[] Machines = ["/find/list.csv", "/find/map.json", "/sign-out", "/newsletter/archive.atom", "/newsletter/mine/export", "/newsletter/pictures/{id:guid}", "/desk/newsletters/{id:guid}/letter"];

    private static readonly Dictionary<LinkKind, string> Links = new()
    {
        [LinkKind.Plan] = "Kai's own plan", [LinkKind.Referral] = "Jan Tolley is asked", [LinkKind.Offer] = "YMCA Derbyshire answers", [LinkKind.Newsletter] = "Amira Hussain",
    };

    [Fact]
    public Task Every_open_page_is_sound_and_works_without_script() => Sweep(mark => mark is OpenAttribute);

    [Fact]
    public Task Every_page_behind_a_private_link_is_sound_and_works_without_script() => Sweep(mark => mark is ByLinkAttribute);

    [Fact]
    public Task Every_page_of_the_desk_is_sound_and_works_without_script() => Sweep(mark => mark is DeskAttribute);

    private async Task Sweep(Func<object, bool> marked)
    {
        var faults = new List<string>();
        var visits = new List<Visit>();
        foreach (var endpoint in Pages().Where(page => page.Metadata.Any(marked)))
        {
            var paths = await PathsOf(Address(endpoint));
            if (paths.Count == 0) faults.Add($"{Address(endpoint)}: the sweep does not know how to fill its address.");
            visits.AddRange(paths.Select(path => new Visit(path, endpoint.Metadata.First(marked))));
        }
        foreach (var somebody in visits.GroupBy(visit => visit.Path.StartsWith("/desk/register/", StringComparison.Ordinal) ? Staff.Bea.Email : Opener(visit.Mark)))
            foreach (var (width, scheme, script) in new[] { (320, ColorScheme.Light, true), (1280, ColorScheme.Dark, true), (320, ColorScheme.Light, false) })
            {
                await using var window = await chromium.Open(house.Address, width, script, scheme);
                await Become(window, somebody.Key);
                foreach (var visit in somebody) faults.AddRange(await Look(window, visit.Path, $"{visit.Path} for {somebody.Key} at {width} px, {scheme}{(script ? "" : ", no script")}", script));
            }
        Assert.True(visits.Count > 0);
        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }

    private static async Task<IEnumerable<string>> Look(Window window, string path, string where, bool script)
    {
        var expected = path.StartsWith("/status/", StringComparison.Ordinal) ? int.Parse(path[8..], System.Globalization.CultureInfo.InvariantCulture) : 200;
        var status = await window.Go(path);
        if (status != expected) return [$"{where}: answered {status}."];
        var heading = (await window.Page.Locator("main h1, h1").First.TextContentAsync())?.Trim();
        if (string.IsNullOrEmpty(heading)) return [$"{where}: no heading."];
        try { await window.IsSound(where, axe: script); }
        catch (Xunit.Sdk.TrueException fault) { return [fault.Message]; }
        if (script) return [];
        // Without script a form still needs something to send it with.
        var mute = await window.Page.Locator("form:visible").Filter(new() { HasNot = window.Page.Locator("button, input[type=submit]") }).CountAsync();
        return mute == 0 ? [] : [$"{where}: {mute} forms cannot be sent."];
    }

    private async Task Become(Window window, string who)
    {
        if (who.Contains('@', StringComparison.Ordinal)) await window.Hold("derwent", await house.SessionOf(await house.Account(People.Single(person => person.Email == who)), true), house.Address);
        else if (who.Length > 0) await window.Go(WorldHouse.Link(who));
        if (!who.StartsWith("Kai", StringComparison.Ordinal)) return;
        await window.Fill("What day is your birthday?", "9 May");
        await window.Press("Open my page");
    }

    private static string Opener(object mark) => mark switch
    {
        DeskAttribute desk => People.First(person => desk.AnyOf.Count == 0 || desk.AnyOf.Any(person.Roles.Contains)).Email,
        ByLinkAttribute { Required: true } link when Links.TryGetValue(link.Kind, out var opener) => opener,
        _ => "",
    };

    private IEnumerable<RouteEndpoint> Pages() => house.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null && !Machines.Contains(Address(endpoint)))
        .DistinctBy(Address);

    private static string Address(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText?.Trim('/');

    private async Task<IReadOnlyList<string>> PathsOf(string address)
    {
        if (!address.Contains('{', StringComparison.Ordinal)) return [address];
        Task<IReadOnlyList<string>> Case(string after, params string[] which) =>
            All([.. which.Select(one => $"select '/desk/cases/' || reference || '{after}' from support.cases where {one} order by opened_at desc limit 1")]);
        return address switch
        {
            "/services/{slug}" => await All("select '/services/' || slug from listings.services where not is_private order by slug limit 1"),
            "/services/{slug}/wrong" => await All("select '/services/' || slug || '/wrong' from listings.services where not is_private order by slug limit 1"),
            "/organisations/{slug}" => await All("select '/organisations/' || slug from alliance.organisations order by slug limit 1"),
            "/for-partners/posters/{key}" => ["/for-partners/posters/schools"],
            "/status/{code:int}" => ["/status/404"],
            "/invitation/{token}" => [await AnInvitation()],
            "/desk/organisation/{slug?}" => ["/desk/organisation"],
            "/desk/people/{id:guid}" => await All("select '/desk/people/' || id from accounts.people where email = 'dee.marlow@safe-and-sound.example'"),
            "/desk/register/{id:guid}" => await All("select '/desk/register/' || s.id from support.sessions s where s.organisation = 'Sporting Communities' order by starts_at desc limit 1"),
            "/desk/packages/{id:guid}" => await All([.. new[] { "YoungPerson", "Family", "Place" }.Select(kind => $"select '/desk/packages/' || p.id from support.packages p join support.cases c on c.id = p.case_id where c.kind = '{kind}' and c.closed_by_id is null order by p.started_at desc limit 1")]),
            "/desk/packages/new/{referralId:guid}" => await All("select '/desk/packages/new/' || id from front_door.referrals where waiting_for = 'Package' limit 1"),
            "/desk/front-door/{reference}" => await All([.. new[] { "kind = 'YoungPerson' and waiting_for = 'Triage'", "kind = 'Family' and waiting_for = 'Triage'", "kind = 'Place' and waiting_for = 'Triage'", "waiting_for = 'Answer'", "waiting_for = 'Council'", "waiting_for = 'Nobody'" }
                .Select(which => $"select '/desk/front-door/' || reference from front_door.referrals where {which} order by submitted_at desc limit 1")]),
            "/desk/cases/{reference}" => await Case("", "kind = 'YoungPerson' and closed_by_id is null", "kind = 'Family' and closed_by_id is null", "kind = 'Place' and closed_by_id is null", "kind = 'YoungPerson' and closed_by_id is not null"),
            "/desk/cases/{reference}/close" => await Case("/close", "kind = 'YoungPerson' and closed_by_id is null"),
            "/desk/cases/{reference}/reopen" or "/desk/cases/{reference}/follow-up" => await Case(address[23..], "kind = 'YoungPerson' and closed_by_id is not null"),
            "/newsletter/archive/{slug}" => await All("select '/newsletter/archive/' || slug from newsletters.issues where state = 'Sent' order by send_at desc limit 1"),
            "/newsletter/unsubscribe/{token}" => await All("select '/newsletter/unsubscribe/' || newsletters.way_out(id) from newsletters.subscriptions where ended_at is null limit 1"),
            "/desk/newsletters/{id:guid}" => [await OfALetter("", "Draft"), await OfALetter("", "Draft") + "?block=" + await house.Behind<string>("select blocks->1->>'Id' from newsletters.issues where state = 'Draft' limit 1")],
            "/desk/newsletters/{id:guid}/preview" => [await OfALetter("/preview", "Draft")],
            "/desk/newsletters/{id:guid}/send" => [await OfALetter("/send", "Draft"), await OfALetter("/send", "Sent")],
            _ => [],
        };
    }

    private async Task<IReadOnlyList<string>> All(params string[] queries)
    {
        var paths = new List<string>();
        foreach (var query in queries)
            paths.Add(await house.Behind<string>(query) ?? throw new Xunit.Sdk.XunitException($"The world has nothing for: {query}"));
        return paths;
    }

    private async Task<string> OfALetter(string after, string state) => (await All($"select '/desk/newsletters/' || id || '{after}' from newsletters.issues where state = '{state}' limit 1"))[0];

    private async Task<string> AnInvitation()
    {
        using var gwen = await house.SignedIn(Staff.Gwen);
        await (await gwen.Open("/desk/people")).Form("Send the invitation").Fill("Email", "new.worker@club.example").Choose("Roles=" + Role.Analyst).Press();
        await house.RunJobs();
        return "/invitation/" + (await house.Letters()).Last(letter => letter.To == "new.worker@club.example").Text.Split("/invitation/")[1].Split('\n')[0].Trim();
    }

    private sealed record Visit(string Path, object Mark);
}
