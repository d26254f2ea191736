using Derwent.Shared;
using Derwent.Shared.Mail;
using Derwent.Shared.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;

namespace Derwent.Site.Pages;

[Open, WithoutDatabase, OutputCache(PolicyName = PublicPages.Policy)]
internal sealed class PosterModel(SiteAddress site) : PageModel
{
    public ReferralRoute Route { get; private set; } = ReferralRoute.All[0];

    public string Address { get; } = site.Of("/refer");

    /// <summary>As it is typed by hand: without the scheme.</summary>
    public string Spoken => Address[(Address.IndexOf("//", StringComparison.Ordinal) + 2)..];

    public IActionResult OnGet(string key)
    {
        if (ReferralRoute.Find(key) is not { } route)
        {
            return NotFound();
        }

        Route = route;
        return Page();
    }
}
