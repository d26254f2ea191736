using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Derwent.Shared.Security;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Derwent.Tests.Ui;

/// <summary>The frame around every page: assets, icons, the content policy, the desk's rail.</summary>
public sealed partial class LookTests(House house) : IClassFixture<House>
{
    private static readonly string Source = FindSource();

    [Fact]
    public async Task Assets_are_kept_for_ever_and_come_compressed()
    {
        var assets = house.Services.GetRequiredService<Assets>();
        Assert.SkipUnless(assets.Built, "The assets are not built; ./test builds them.");
        using var client = new HttpClient { BaseAddress = house.Address };
        var request = new HttpRequestMessage(HttpMethod.Get, assets["public.css"]);
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("public, max-age=31536000, immutable", answer.Headers.CacheControl?.ToString());
        Assert.Equal("br", Assert.Single(answer.Content.Headers.ContentEncoding));
        Assert.Equal("text/css", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task First_view_stays_light()
    {
        var assets = house.Services.GetRequiredService<Assets>();
        Assert.SkipUnless(assets.Built, "The assets are not built; ./test builds them.");
        using var client = new HttpClient { BaseAddress = house.Address };
        client.DefaultRequestHeaders.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        var total = 0L;
        foreach (var path in new[] { "/", assets["public.css"], assets["public.js"], assets["font.woff2"], assets["mark.svg"] })
        {
            total += (await client.GetByteArrayAsync(path, TestContext.Current.CancellationToken)).Length;
        }

        Assert.InRange(total, 10_000, 100_000);
        Assert.InRange((await new HttpClient { BaseAddress = house.Address }.GetByteArrayAsync("/", TestContext.Current.CancellationToken)).Length, 5_000, 30_000);
    }

    [Fact]
    public void Every_icon_that_a_page_names_is_in_the_list()
    {
        var listed = File.ReadAllLines(Path.Combine(Source, "ui", "icons.txt")).ToHashSet();
        var named = Pages().SelectMany(page => IconName().Matches(File.ReadAllText(page)).Select(match => match.Groups[1].Value)).ToHashSet();

        Assert.Empty(named.Except(listed));
        Assert.NotEmpty(named);
    }

    [Fact]
    public void No_page_has_an_inline_style_or_script()
    {
        var offending = Pages().SelectMany(page => Inline().Matches(File.ReadAllText(page)).Select(match => $"{Path.GetFileName(page)}: {match.Value}"));

        Assert.Empty(offending);
    }

    [Fact]
    public async Task The_content_policy_allows_only_ourselves()
    {
        using var visitor = house.Stranger();
        var policy = string.Join(';', (await visitor.Get("/")).Headers.GetValues("Content-Security-Policy"));

        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("script-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
    }

    [Fact]
    public void The_rail_shows_a_room_only_to_whom_its_page_opens()
    {
        var places = new DeskPlaces(new DefaultEndpointDataSource(
            Room("desk", new DeskAttribute()),
            Room("desk/front-door", new DeskAttribute(Role.StrategicPartner)),
            Room("desk/people", new DeskAttribute(Role.Administrator))));

        Assert.Equal(["/desk"], places.For(Sitting(Role.Practitioner)).Select(place => place.Address));
        Assert.Equal(["/desk", "/desk/front-door"], places.For(Sitting(Role.StrategicPartner)).Select(place => place.Address));
        Assert.False(places.Exist("/desk/cases"));
        Assert.Equal("/desk/front-door", DeskPlaces.Holding("/desk/front-door/KVE7Q4M2"));
        Assert.Equal("/desk", DeskPlaces.Holding("/desk"));
    }

    private static Current Sitting(string role)
    {
        var person = new System.Security.Claims.ClaimsPrincipal(new System.Security.Claims.ClaimsIdentity([new(SessionClaims.Role, role)], "test"));
        return new Current(new HttpContextAccessor { HttpContext = new DefaultHttpContext { User = person } });
    }

    private static RouteEndpoint Room(string pattern, DeskAttribute gate) =>
        new(_ => Task.CompletedTask, RoutePatternFactory.Parse(pattern), 0, new EndpointMetadataCollection(gate), pattern);

    private static IEnumerable<string> Pages() => Directory.EnumerateFiles(Source, "*.cshtml", SearchOption.AllDirectories)
        .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal) && !file.Contains("/node_modules/", StringComparison.Ordinal));

    private static string FindSource()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Derwent.slnx"))) folder = folder.Parent;
        return Path.Combine(folder!.FullName, "src", "Derwent");
    }

    [GeneratedRegex("<icon name=\"([a-z0-9-]+)\"")]
    private static partial Regex IconName();

    [GeneratedRegex("\\sstyle=\"|<style|\\son[a-z]+=\"|<script(?![^>]*(src=|application/ld\\+json))|javascript:")]
    private static partial Regex Inline();
}
