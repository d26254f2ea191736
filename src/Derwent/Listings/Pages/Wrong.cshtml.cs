using System.ComponentModel.DataAnnotations;
using Derwent.Listings.Changes;
using Derwent.Shared.Database;
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

/// <summary>Somebody says that a page is wrong or out of date, in words or field by field. It waits for the people who keep the page; nothing changes before they say so.</summary>
[Open, EnableRateLimiting(ListingsModule.Floods)]
internal sealed class WrongModel(ListingsContext listings, ListingChange change, Outbox outbox, IOptions<AllianceOptions> options, TimeProvider clock) : PageModel
{
    [BindProperty, StringLength(2000, ErrorMessage = "That is long. Keep it under 2,000 letters.")]
    public string? What { get; set; }

    [BindProperty] public ListingForm Form { get; set; } = new();

    [BindProperty, StringLength(320)]
    public string? Email { get; set; }

    public Service Service { get; private set; } = null!;

    public bool Done { get; private set; }

    /// <summary>The fields stand open once one of them was changed.</summary>
    public bool Opened { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, bool done, CancellationToken stop)
    {
        if (!await LoadAsync(slug, stop)) return NotFound();
        (Done, Form) = (done, change.FormOf(Service));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug, CancellationToken stop)
    {
        if (!await LoadAsync(slug, stop)) return NotFound();
        // A form that was sent without the fields changes none of them.
        var changes = Request.Form.ContainsKey("Form.Name") ? ListingChange.Between(change.FormOf(Service), Form) : [];
        Opened = changes.Count > 0;
        ListingChange.Check(changes, Form, ModelState, nameof(Form));
        // An empty address is none: the attribute would call it a wrong one.
        if (!string.IsNullOrWhiteSpace(Email) && !new EmailAddressAttribute().IsValid(Email.Trim())) ModelState.AddModelError(nameof(Email), "That does not look like an e-mail address. Leave it empty if you don’t want an answer.");
        if (string.IsNullOrWhiteSpace(What) && changes.Count == 0) ModelState.AddModelError(nameof(What), "Tell us what is wrong, in a few words.");
        if (!ModelState.IsValid) return this.Again();
        var waiting = await listings.Database.SqlQuery<long>($"select listings.waiting_suggestions({Service.Id}) as \"Value\"").SingleAsync(stop);
        // Beyond that many, the page is known to be wrong: the thanks are the same, and nobody's queue is flooded.
        if (waiting < Suggestion.MostWaiting) await KeepAsync(changes, waiting, stop);
        return RedirectToPage(new { slug, done = true });
    }

    private async Task KeepAsync(IReadOnlyList<SuggestedChange> changes, long waiting, CancellationToken stop)
    {
        var suggestion = Suggestion.Make(Service, What, changes, Email, clock.GetUtcNow());
        listings.Suggestions.Add(suggestion);
        await listings.SaveChangesAsync(stop);
        if (waiting > 0) return;
        await outbox.Send(new Letter(options.Value.Email, "A listing may be wrong",
            $"Somebody looked at a page of our directory and says that it is wrong. It waits for a decision:\n\n{outbox.Address($"/desk/listings/suggestions/{suggestion.Id}")}", suggestion.Id));
    }

    private async Task<bool> LoadAsync(string slug, CancellationToken stop)
    {
        var found = await listings.WholeAsync(s => s.Slug == slug && s.MergedIntoId == null, stop);
        if (found is null) return false;
        Service = found;
        return true;
    }
}
