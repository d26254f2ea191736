using Derwent.Listings.Changes;
using Derwent.Listings.Freshness;
using Derwent.Listings.Harvest;
using Derwent.Shared;
using Derwent.Shared.Audit;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Listings.Desk;

/// <summary>One listing at the desk: change it, say that it is right, see what stood there before and bring it back. For its own manager, the coordinator and the administrator.</summary>
[Desk(Role.Coordinator, Role.OrganisationManager, Role.Administrator)]
internal sealed class ListingPageModel(ListingsContext listings, ListingChange change, Precedence precedence, PublicPages cached, AuditTrail audit, Current current, TimeProvider clock) : PageModel
{
    private const int MostVersions = 50;

    [BindProperty] public ListingForm Form { get; set; } = new();

    public Service Service { get; private set; } = null!;

    public DateOnly Today => UkTime.Today(clock);

    public ListingScore Score => ListingScore.Of(Service, Today);

    public IReadOnlyList<Photos.ServicePhoto> Photos => Service.PhotosOn(Today);

    /// <summary>Newest first: when, who, why, and what was different.</summary>
    public IReadOnlyList<ShownVersion> Versions { get; private set; } = [];

    /// <summary>The directory it comes from, the file or address, and the fields that somebody here said; null when it is our own.</summary>
    public (string Source, string? Where, IReadOnlyList<string> Own)? Provenance { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken stop)
    {
        if (!await LoadAsync(slug, stop)) return NotFound();
        Form = change.FormOf(Service);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug, string? why, CancellationToken stop)
    {
        if (!await LoadAsync(slug, stop)) return NotFound();
        var changes = ListingChange.Between(change.FormOf(Service), Form);
        ListingChange.Check(changes, Form, ModelState, nameof(Form));
        if (!ModelState.IsValid) return this.Again();
        var facts = await change.ApplyAsync(Service.Facts, changes, stop);
        Service.Change(facts, current.Who, string.IsNullOrWhiteSpace(why) ? "Changed at the desk." : why.Trim(), clock.GetUtcNow());
        return await SavedAsync("changed", stop);
    }

    /// <summary>All of it is right.</summary>
    public async Task<IActionResult> OnPostRightAsync(string slug, CancellationToken stop)
    {
        if (!await LoadAsync(slug, stop)) return NotFound();
        Service.Assure(current.Who, clock.GetUtcNow());
        return await SavedAsync("still right", stop);
    }

    public async Task<IActionResult> OnPostRestoreAsync(string slug, Guid version, CancellationToken stop)
    {
        if (!await LoadAsync(slug, stop)) return NotFound();
        if (await listings.Versions.SingleOrDefaultAsync(v => v.Id == version && v.ServiceId == Service.Id, stop) is not { } found) return NotFound();
        Service.Restore(found, current.Who, clock.GetUtcNow());
        return await SavedAsync("an earlier version came back", stop);
    }

    private async Task<IActionResult> SavedAsync(string what, CancellationToken stop)
    {
        audit.Wrote("listing", Service.Id, what);
        await listings.SaveChangesAsync(stop);
        cached.Changed();
        return RedirectToPage(new { slug = Service.Slug });
    }

    private async Task<bool> LoadAsync(string slug, CancellationToken stop)
    {
        if (await listings.KeptByAsync(slug, current, stop) is not { } found) return false;
        Service = found;
        if (found.Source is { } source) Provenance = (source, found.Provenance, await precedence.SaidHereAsync(found.Id, stop));
        var versions = await listings.Versions.AsNoTracking().Where(v => v.ServiceId == found.Id).OrderByDescending(v => v.At).ThenByDescending(v => v.Id).Take(MostVersions).ToListAsync(stop);
        var (after, shown) = (change.FormOf(found), Words(found.Facts));
        var told = new List<ShownVersion>();
        foreach (var version in versions)
        {
            var facts = FactsJson.Read(version.Facts);
            var (before, was) = (change.FormOf(facts), facts.Photos is null ? shown : Words(facts));
            var fields = ListingChange.Between(before, after).Select(one => (Field: ListingField.Find(one.Key)!, one)).Select(pair => (pair.Field.Label, pair.Field.Show(pair.one.Was), pair.Field.Show(pair.one.Now))).ToList();
            if (was != shown) fields.Add(("Photos", was, shown));
            told.Add(new ShownVersion(version.Id, version.At, version.By, version.Why, fields));
            (after, shown) = (before, was);
        }
        Versions = told;
        return true;
    }

    private static string Words(ServiceFacts facts) => string.Join('\n', (facts.Photos ?? []).Select(photo => photo.Caption is { } caption ? $"{photo.Alt} ({caption})" : photo.Alt));
}
