using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Derwent.Shared;
using Derwent.Shared.Database;
using Derwent.Shared.Mail;
using Derwent.Shared.Security;
using Derwent.Shared.Ui;
using Derwent.Site.Settings;
using Derwent.Site.Words;
using Microsoft.Extensions.Options;

namespace Derwent.Site.Posts;

/// <summary>What machines read: the feed of news, the map of addresses, what robots leave alone, the alliance's colours.</summary>
internal static class Feeds
{
    private const string Robots = "User-agent: *\nDisallow: /desk\nDisallow: /l/\nDisallow: /my-referral\nDisallow: /my-plan\nDisallow: /whats-on/booking\nDisallow: /newsletter/mine\nDisallow: /newsletter/unsubscribe/\nDisallow: /offer\nDisallow: /refer/\nDisallow: /sign-in\nDisallow: /search\n";
    private const int InFeed = 30, MostAddresses = 20_000;
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom", Map = "http://www.sitemaps.org/schemas/sitemap/0.9";

    public static void MapFeeds(this IEndpointRouteBuilder app)
    {
        var open = app.MapGroup("").WithMetadata(new OpenAttribute());
        open.MapGet("/robots.txt", (SiteAddress site) => Results.Text($"{Robots}\nSitemap: {site.Of("/sitemap.xml")}\n"));
        open.MapGet("/news.atom", News).CacheOutput(PublicPages.Policy);
        open.MapGet("/sitemap.xml", Sitemap).CacheOutput(PublicPages.Policy);
        open.MapGet("/colours.css", (HttpContext http, IOptions<AllianceOptions> alliance) =>
        {
            http.Response.Headers.CacheControl = "public, max-age=3600";
            return Results.Text(ColourSheet.Of(alliance.Value.Accent, alliance.Value.Warm), "text/css", Encoding.UTF8);
        });
    }

    private static async Task<IResult> News(RequestDatabase database, PublicPosts posts, PageWords words, SiteAddress site, IOptions<AllianceOptions> alliance, CancellationToken stop)
    {
        await database.BeginAsync(null, null, stop);
        var entries = new List<XElement>();
        var changed = DateTimeOffset.UnixEpoch;
        // In the language asked for, as the pages are: what is not written in it, or was before the English changed, stands in English and says so.
        var wanted = words.Wanted.Code;
        var query = wanted == Languages.English ? "" : "?lang=" + wanted;
        foreach (var line in await posts.NewestAsync(0, InFeed, null, stop))
        {
            if (await posts.AtAsync(line.Path, wanted, stop) is not { } post) continue;
            changed = post.Post.ChangedAt > changed ? post.Post.ChangedAt.Value : changed;
            var address = post.Shown.Language == Languages.English ? line.Path : line.Path + query;
            entries.Add(new XElement(Atom + "entry", new XAttribute(XNamespace.Xml + "lang", Tag(post.Shown.Language)),
                new XElement(Atom + "id", $"urn:uuid:{post.Post.Id}"), new XElement(Atom + "title", post.Shown.Title), new XElement(Atom + "link", new XAttribute("href", site.Of(address))),
                new XElement(Atom + "published", Time(line.At)), new XElement(Atom + "updated", Time(post.Post.ChangedAt ?? line.At)), new XElement(Atom + "category", new XAttribute("term", PostWording.Kind(line.Kind))),
                new XElement(Atom + "summary", post.Shown.Summary), new XElement(Atom + "content", new XAttribute("type", "html"), Whole(post, site))));
        }
        await database.CommitAsync(stop);
        return Xml(new XElement(Atom + "feed", new XAttribute(XNamespace.Xml + "lang", Tag(wanted)), new XElement(Atom + "id", site.Of("/news" + query)), new XElement(Atom + "title", query.Length == 0 ? $"News of {alliance.Value.Name}" : $"{words.Line("news.title")} · {alliance.Value.Name}"), new XElement(Atom + "updated", Time(changed)),
            new XElement(Atom + "author", new XElement(Atom + "name", alliance.Value.Name)), new XElement(Atom + "link", new XAttribute("rel", "self"), new XAttribute("href", site.Of("/news.atom" + query))),
            new XElement(Atom + "link", new XAttribute("href", site.Of("/news" + query))), entries), "application/atom+xml");
    }

    private static async Task<IResult> Sitemap(RequestDatabase database, IEnumerable<IPublicRoom> rooms, DeskPlaces places, SiteAddress site, CancellationToken stop)
    {
        await database.BeginAsync(null, null, stop);
        var all = new List<(string Address, DateTimeOffset? Changed)>();
        foreach (var room in rooms) all.AddRange(await room.Addresses(MostAddresses, stop));
        await database.CommitAsync(stop);
        // A standing page that no room answers at is no address.
        var there = all.Where(one => one.Address.Count(c => c == '/') > 1 || places.Exist(one.Address) || one.Changed is not null).DistinctBy(one => one.Address).Take(MostAddresses);
        return Xml(new XElement(Map + "urlset", there.Select(one => new XElement(Map + "url", new XElement(Map + "loc", site.Of(one.Address)), one.Changed is { } at ? new XElement(Map + "lastmod", Time(at)) : null))), "application/xml");
    }

    // A reader of feeds has no page around the words: addresses are whole ones, and what was said stands first.
    private static string Whole(PublicPost post, SiteAddress site)
    {
        var said = post.Shown.Said.Length == 0 ? "" : $"<blockquote>{Encode(post.Shown.Said)}</blockquote>" + (post.Shown.Did.Length == 0 ? "" : $"<p>{Encode(post.Shown.Did)}</p>");
        return said + post.Html.Replace("\"/media/", $"\"{site.Of("/media/")}", StringComparison.Ordinal).Replace(" /media/", $" {site.Of("/media/")}", StringComparison.Ordinal).Replace("href=\"/", $"href=\"{site.Of("/")}", StringComparison.Ordinal);
    }

    private static string Tag(string language) => language == Languages.English ? "en-GB" : language;

    private static string Encode(string text) => System.Net.WebUtility.HtmlEncode(text);

    private static string Time(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static IResult Xml(XElement root, string type) => Results.Text("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + root.ToString(SaveOptions.DisableFormatting), type, Encoding.UTF8);
}
