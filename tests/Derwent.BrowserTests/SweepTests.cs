using Derwent.Shared.Security;
using Derwent.Tests;
using Derwent.Tests.World;
using Derwent.World;
using Microsoft.AspNetCore.Routing;
using Microsoft.Playwright;
using Xunit;

namespace Derwent.BrowserTests;

/// <summary>Every page there is, found from the program itself, opened on the named world by somebody who may.</summary>
public sealed class SweepTests(WorldHouse house, Chromium chromium) : IClassFixture<WorldHouse>
{
    // Who opens a page that names roles: the first of these who may. A register belongs to one organisation, Bea's.
    private static readonly StaffSaid[] People = [Staff.Nadia, Staff.Dee, Staff.Kofi, Staff.Ruth, Staff.Gwen, Staff.Miriam, Staff.Tomasz, Staff.Bea];

    // Not pages of ours to look at: answers for machines, and doors that only lead on.
    private static readonly string[] Machines = ["/find/list.csv", "/find/map.json", "/find/tiles/{z:int}/{x:int}/{y:int}", "/sign-out", "/whats-on.ics", "/whats-on/{slug}.ics", "/whats-on/map.json", "/newsletter/archive.atom", "/newsletter/mine/export", "/newsletter/pictures/{id:guid}", "/desk/newsletters/{id:guid}/letter"];

    private static readonly Dictionary<LinkKind, string> Links = new()
    {
        [LinkKind.Plan] = EveryAddress.Kai, [LinkKind.Referral] = EveryAddress.JanTolley, [LinkKind.Offer] = EveryAddress.Ymca,
        [LinkKind.Listing] = EveryAddress.OurPages,
        [LinkKind.Booking] = EveryAddress.Robin,
        [LinkKind.Newsletter] = EveryAddress.Amira,
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
            var paths = await EveryAddress.PathsOf(house, Address(endpoint));
            if (paths.Count == 0) faults.Add($"{Address(endpoint)}: the sweep does not know how to fill its address.");
            visits.AddRange(paths.Select(path => new Visit(path, endpoint.Metadata.First(marked))));
        }
        foreach (var somebody in visits.GroupBy(Opener))
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
        if (!EveryAddress.SecondThings.TryGetValue(who, out var second)) return;
        await window.Fill(second.Question, second.Answer);
        await window.Press("Open my page");
    }

    private static string Opener(Visit visit) => visit.Mark switch
    {
        _ when visit.Path.StartsWith("/desk/register/", StringComparison.Ordinal) => Staff.Bea.Email,
        // An event belongs to whoever runs it, a listing to its organisation, and both to the coordinator.
        _ when visit.Path.StartsWith("/desk/whats-on", StringComparison.Ordinal) || visit.Path.StartsWith("/desk/listings", StringComparison.Ordinal) || visit.Path.EndsWith("/about", StringComparison.Ordinal) || visit.Path.StartsWith("/desk/newsletters", StringComparison.Ordinal) || visit.Path.StartsWith("/desk/community/posts", StringComparison.Ordinal) => Staff.Ruth.Email,
        // The partnership team is asked for a record first; the lead sees everything.
        _ when visit.Path == "/desk/audit" => Staff.Miriam.Email,
        DeskAttribute desk => People.First(person => desk.AnyOf.Count == 0 || desk.AnyOf.Any(person.Roles.Contains)).Email,
        ByLinkAttribute { Required: true } link when Links.TryGetValue(link.Kind, out var opener) => opener,
        _ => "",
    };

    private IEnumerable<RouteEndpoint> Pages() => EveryAddress.Pages(house).Where(endpoint => !Machines.Contains(Address(endpoint)));

    private static string Address(RouteEndpoint endpoint) => EveryAddress.Of(endpoint);

    private sealed record Visit(string Path, object Mark);
}
