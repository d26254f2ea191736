using Derwent.Tests;
using Derwent.Tests.World;
using Derwent.World;
using Microsoft.Playwright;
using Xunit;

namespace Derwent.BrowserTests;

/// <summary>The pictures in <c>docs/screenshots</c>: twelve pages of the named world. Only <c>./dev screenshots</c> asks for them.</summary>
public sealed class ScreenshotsTests(WorldHouse house, Chromium chromium) : IClassFixture<WorldHouse>
{
    private const string Folder = "DERWENT_SCREENSHOTS";

    [Fact(Explicit = true)]
    public async Task Screenshots_of_the_twelve_pages_a_visitor_wants_to_see()
    {
        await Take(null, 1280, ("01-home", "/"), ("02-find", "/find?q=music"), ("03-service", await Path("select '/services/' || slug from listings.services where name = 'Studio Sessions'")));
        await Take(null, 390, ("04-refer", "/refer"));
        await Take(WorldHouse.Link("Jan Tolley"), 390, ("05-my-referral", "/my-referral"));
        await Take(WorldHouse.Link("Kai's own plan"), 390, ("06-my-plan", "/my-plan"));
        var theo = await Path("select '/desk/front-door/' || reference from front_door.referrals where stated_first_name = 'Theo' and waiting_for = 'Triage' limit 1");
        var package = await Path("select '/desk/packages/' || p.id from support.packages p join support.cases c on c.id = p.case_id where c.short_name = 'Maya' order by p.started_at desc limit 1");
        await Take(Staff.Nadia.Email, 1280, ("07-today", "/desk"), ("08-front-door", "/desk/front-door"), ("09-referral", theo), ("10-package", package), ("11-case", await Case("Maya")), ("12-place", await Case("Millbrook Parade")));
    }

    private Task<string> Case(string shortName) => Path($"select '/desk/cases/' || reference from support.cases where short_name like '%{shortName}%' limit 1");

    private async Task<string> Path(string query) => await house.Behind<string>(query) ?? throw new Xunit.Sdk.XunitException($"The world has nothing for: {query}");

    private async Task Take(string? who, int width, params (string Name, string Path)[] pages)
    {
        var folder = Environment.GetEnvironmentVariable(Folder) ?? throw new Xunit.Sdk.XunitException($"Set {Folder}, or use ./dev screenshots.");
        await using var window = await chromium.Open(house.Address, width);
        if (who?.Contains('@', StringComparison.Ordinal) == true) await window.Hold("derwent", await house.SessionOf(await house.Account(Staff.Nadia), true), house.Address);
        else if (who is not null) await window.Go(who);
        foreach (var (name, path) in pages)
        {
            Assert.Equal(200, await window.Go(path));
            if (path is "/my-plan" or "/my-referral")
            {
                var (question, answer) = EveryAddress.SecondThings[path == "/my-plan" ? EveryAddress.Kai : EveryAddress.JanTolley];
                await window.Fill(question, answer);
                await window.Press("Open my page");
            }
            await window.Page.ScreenshotAsync(new PageScreenshotOptions { Path = System.IO.Path.Combine(folder, name + ".png"), FullPage = false });
        }
    }
}
