using System.ComponentModel.DataAnnotations;
using Derwent.Shared;
using Derwent.Shared.Jobs;
using Derwent.Shared.Mail;
using Derwent.Shared.Security;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Derwent.Listings.Pages;

/// <summary>Somebody says that a page is wrong or out of date; the coordinator gets a letter.</summary>
[Open, EnableRateLimiting(Web.Doors)]
internal sealed class WrongModel(ListingsContext listings, Outbox outbox, IOptions<AllianceOptions> options) : PageModel
{
    [BindProperty, Required(ErrorMessage = "Tell us what is wrong, in a few words."), StringLength(2000, ErrorMessage = "That is long. Keep it under 2,000 letters.")]
    public string? What { get; set; }

    [BindProperty, EmailAddress(ErrorMessage = "That does not look like an e-mail address. Leave it empty if you don’t want an answer."), StringLength(320)]
    public string? Email { get; set; }

    public string Name { get; private set; } = "";

    public string Slug { get; private set; } = "";

    public bool Done { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, bool done, CancellationToken stop)
    {
        Done = done;
        return await LoadAsync(slug, stop) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(string slug, CancellationToken stop)
    {
        if (!await LoadAsync(slug, stop)) return NotFound();
        if (!ModelState.IsValid) return this.Again();
        await outbox.Send(new Letter(options.Value.Email, "A listing may be wrong",
            $"Somebody looked at this page:\n\n{outbox.Address($"/services/{slug}")}\n\nThey say:\n\n{What!.Trim()}\n\n{(string.IsNullOrWhiteSpace(Email) ? "They left no address for an answer." : $"They can be asked at {Email.Trim()}.")}"));
        return RedirectToPage(new { slug, done = true });
    }

    private async Task<bool> LoadAsync(string slug, CancellationToken stop)
    {
        Slug = slug;
        Name = await listings.Services.Where(s => s.Slug == slug).Select(s => s.Name).SingleOrDefaultAsync(stop) ?? "";
        return Name.Length > 0;
    }
}
