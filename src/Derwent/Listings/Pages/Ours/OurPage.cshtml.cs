using Derwent.Listings.Changes;
using Derwent.Shared;
using Derwent.Shared.Audit;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Listings.Pages.Ours;

/// <summary>Mends one page from the letter's link; saving also says that the whole of it is right. Or says that it runs no more.</summary>
[ByLink(LinkKind.Listing)]
internal sealed class OurPageModel(ListingsContext listings, ListingChange change, Current current, AuditTrail audit, PublicPages cached, TimeProvider clock) : PageModel
{
    [BindProperty] public ListingForm Form { get; set; } = new();

    public Service Service { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken stop)
    {
        if (!await LoadAsync(slug, stop)) return NotFound();
        Form = change.FormOf(Service);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug, CancellationToken stop)
    {
        if (!await LoadAsync(slug, stop)) return NotFound();
        var changes = ListingChange.Between(change.FormOf(Service), Form);
        ListingChange.Check(changes, Form, ModelState, nameof(Form));
        if (!ModelState.IsValid) return this.Again();
        return await SaveAsync(await change.ApplyAsync(Service.Facts, changes, stop), "Mended from the letter.", stop);
    }

    /// <summary>It runs no more. The page says so, and nobody finds it; it can be brought back.</summary>
    public async Task<IActionResult> OnPostCloseAsync(string slug, CancellationToken stop)
    {
        if (!await LoadAsync(slug, stop)) return NotFound();
        return await SaveAsync(Service.Facts with { Status = ServiceStatus.Defunct }, "We do not run it any more, they said from the letter.", stop);
    }

    private async Task<IActionResult> SaveAsync(ServiceFacts facts, string why, CancellationToken stop)
    {
        Service.Change(facts, ByLetter.Who(Service), why, clock.GetUtcNow());
        audit.Wrote("listing", Service.Id, why);
        await new ByLetter(listings, current, audit, clock).AssureAsync([Service], stop);
        cached.Changed();
        return RedirectToPage("OurPages", null, null, Service.IsOpen ? Service.Slug : null);
    }

    private async Task<bool> LoadAsync(string slug, CancellationToken stop)
    {
        var organisation = current.Link!.RecordId;
        var found = await listings.WholeAsync(s => s.Slug == slug && s.OrganisationId == organisation && s.MergedIntoId == null, stop);
        if (found is null) return false;
        Service = found;
        return true;
    }
}
