using System.Xml.Linq;
using Derwent.Shared.Mail;
using Derwent.Shared.Security;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Derwent.Newsletters.Pages;

/// <summary>The archive as an Atom feed (RFC 4287).</summary>
[Open]
internal sealed class ArchiveFeedModel(NewslettersContext newsletters, SiteAddress site, IOptions<AllianceOptions> alliance, TimeProvider clock) : PageModel
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var letters = await ArchiveModel.Newest(newsletters, 0, 30, stop);
        var home = site.Of("/newsletter/archive");
        var feed = new XElement(Atom + "feed",
            new XElement(Atom + "title", $"Newsletters of {alliance.Value.Name}"), new XElement(Atom + "id", home),
            new XElement(Atom + "link", new XAttribute("href", home)), new XElement(Atom + "link", new XAttribute("rel", "self"), new XAttribute("href", home + ".atom")),
            new XElement(Atom + "author", new XElement(Atom + "name", alliance.Value.Name)),
            new XElement(Atom + "updated", (letters.Count > 0 ? letters.Max(letter => letter.Changed) : clock.GetUtcNow()).ToString("O")),
            letters.Select(letter => new XElement(Atom + "entry",
                new XElement(Atom + "title", letter.Subject), new XElement(Atom + "id", $"{home}/{letter.Slug}"), new XElement(Atom + "link", new XAttribute("href", $"{home}/{letter.Slug}")),
                new XElement(Atom + "updated", letter.Changed.ToString("O")), new XElement(Atom + "summary", letter.Preview.Length > 0 ? letter.Preview : letter.List))));
        return Content("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + feed, "application/atom+xml; charset=utf-8");
    }
}
