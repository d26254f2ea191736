using System.ComponentModel.DataAnnotations;
using Derwent.Listings.Find;
using Derwent.Listings.Freshness;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Derwent.Listings.Pages;

/// <summary>Somebody could not find what they looked for, and says what. Kept: what, roughly where, for which age, on which day. Not kept: who.</summary>
[Open, EnableRateLimiting(ListingsModule.Floods)]
internal sealed class NotFoundHelpModel(ListingsContext listings, TimeProvider clock) : PageModel
{
    [BindProperty, StringLength(500, ErrorMessage = "That is long. Keep it under 500 letters.")]
    public string? What { get; set; }

    public FindQuery Query { get; private set; } = new();

    public bool Done { get; private set; }

    public void OnGet(bool done) => (Done, Query) = (done, FindQuery.From(Request.Query));

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        Query = FindQuery.From(Request.Query);
        var said = NoPerson.In(What, 500);
        if (said.Length == 0 && Query.Words.Length == 0) ModelState.AddModelError(nameof(What), "Say in a few words what you were looking for.");
        if (!ModelState.IsValid) return this.Again();
        listings.Misses.Add(Miss.Make(NoPerson.In(Query.Words, 200), NoPerson.Place(Query.Near), Query.Age, Query.Needs, said, UkTime.Today(clock)));
        await listings.SaveChangesAsync(stop);
        return RedirectToPage(new { done = true });
    }
}
