using System.ComponentModel.DataAnnotations;
using Derwent.Newsletters.Jobs;
using Derwent.Shared;
using Derwent.Shared.Jobs;
using Derwent.Shared.Security;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace Derwent.Newsletters.Pages;

/// <summary>Sends the link to one's own page. It is in no newsletter, because newsletters are passed on.</summary>
[Open, EnableRateLimiting(Web.Doors)]
internal sealed class MyPageModel(NewslettersContext newsletters, Masking masking, Outbox outbox, IOptions<NewslettersOptions> options, TimeProvider clock) : PageModel
{
    [BindProperty, StringLength(320, ErrorMessage = "An e-mail address has at most 254 letters.")] public string? Email { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var (address, sentence) = LetterAddress.Read(Email, options.Value.InternationalAddresses);
        if (sentence is not null && ModelState.IsValid) ModelState.AddModelError(nameof(Email), sentence);
        if (!ModelState.IsValid) return this.Again();
        var source = await masking.Of("source " + HttpContext.Connection.RemoteIpAddress, stop);
        await SignUps.Take(SignUp.Ask(address!, [], [], "Send me the link", source, clock.GetUtcNow()), newsletters, outbox, stop);
        return Redirect("/newsletter/look-in-your-mail");
    }
}
