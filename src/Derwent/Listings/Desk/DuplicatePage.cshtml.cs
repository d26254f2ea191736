using Derwent.Alliance;
using Derwent.Listings.Changes;
using Derwent.Listings.Likeness;
using Derwent.Listings.Photos;
using Derwent.Shared.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Listings.Desk;

/// <summary>Two listings or organisations side by side: which stays, what it takes from the other, field by field; or they are two.</summary>
[Desk(Role.Coordinator, Role.Administrator)]
internal sealed class DuplicatePageModel(ListingsContext listings, AllianceContext alliance, ListingChange change, MakeOne one, Current current, TimeProvider clock) : PageModel
{
    public Alike Pair { get; private set; } = null!;

    /// <summary>The one that stays and the one that goes; ?keep=other turns them round.</summary>
    public (Guid Id, string Name, string Address, string Sub) Kept { get; private set; }

    public (Guid Id, string Name, string Address, string Sub) Gone { get; private set; }

    /// <summary>What differs: the value of the one that stays, the value of the one that goes.</summary>
    public IReadOnlyList<(string Key, string Label, string Kept, string Gone)> Fields { get; private set; } = [];

    public int Same { get; private set; }

    /// <summary>What becomes of the photos of the one that goes, as a sentence; null when it has none.</summary>
    public string? Photos { get; private set; }

    public bool Turned { get; private set; }

    private (Service Kept, Service Gone)? services;
    private (Organisation Kept, Organisation Gone)? organisations;

    public async Task<IActionResult> OnGetAsync(Guid id, string? keep, CancellationToken stop) => await LoadAsync(id, keep, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, string? keep, CancellationToken stop)
    {
        if (!await LoadAsync(id, keep, stop)) return NotFound();
        var keys = Fields.Select(field => field.Key).Where(key => Request.Form["take." + key] == "gone").ToList();
        if (services is var (keptService, goneService)) await one.Services(Pair, keptService, goneService, keys, stop);
        else await one.Organisations(Pair, organisations!.Value.Kept, organisations.Value.Gone, keys, stop);
        return RedirectToPage("Duplicates");
    }

    public async Task<IActionResult> OnPostTwoAsync(Guid id, CancellationToken stop)
    {
        if (!await LoadAsync(id, null, stop)) return NotFound();
        Pair.Decide(LikenessState.NotTheSame, current.Who, clock.GetUtcNow());
        await listings.SaveChangesAsync(stop);
        return RedirectToPage("Duplicates");
    }

    private async Task<bool> LoadAsync(Guid id, string? keep, CancellationToken stop)
    {
        if (await listings.Alikes.SingleOrDefaultAsync(a => a.Id == id && a.State == LikenessState.Open, stop) is not { } pair) return false;
        (Pair, Turned) = (pair, keep == "other");
        var (kept, gone) = Turned ? (pair.OtherId, pair.OneId) : (pair.OneId, pair.OtherId);
        return pair.Kind == LikenessKind.Service ? await LoadServicesAsync(kept, gone, stop) : await LoadOrganisationsAsync(kept, gone, stop);
    }

    private async Task<bool> LoadServicesAsync(Guid kept, Guid gone, CancellationToken stop)
    {
        var (one, other) = (await listings.WholeAsync(s => s.Id == kept, stop), await listings.WholeAsync(s => s.Id == gone, stop));
        if (one is null || other is null) return false;
        services = (one, other);
        Kept = (one.Id, one.Name, $"/services/{one.Slug}", one.OrganisationName);
        Gone = (other.Id, other.Name, $"/services/{other.Slug}", other.OrganisationName);
        var changes = ListingChange.Between(change.FormOf(one), change.FormOf(other));
        Fields = [.. changes.Select(field => (Field: ListingField.Find(field.Key)!, field)).Select(pair => (pair.Field.Key, pair.Field.Label, pair.Field.Show(pair.field.Was), pair.Field.Show(pair.field.Now)))];
        Same = ListingField.All.Count - Fields.Count;
        if (other.PhotosHung is > 0 and var count) Photos = other.IsPrivate && !one.IsPrivate ? "Its photos go along but hang nowhere, because the one that goes is not public: look at each before you hang it." : $"{(count == 1 ? "Its photo goes along and hangs" : $"Its {count} photos go along and hang")} after those of the one that stays; what is more than {ServicePhoto.Most} waits beside the page.";
        return true;
    }

    private async Task<bool> LoadOrganisationsAsync(Guid kept, Guid gone, CancellationToken stop)
    {
        var both = await alliance.Organisations.Where(o => o.Id == kept || o.Id == gone).ToDictionaryAsync(o => o.Id, stop);
        if (both.Count < 2) return false;
        var (one, other) = (both[kept], both[gone]);
        organisations = (one, other);
        Kept = (one.Id, one.Name, $"/organisations/{one.Slug}", one.Tier.Words());
        Gone = (other.Id, other.Name, $"/organisations/{other.Slug}", other.Tier.Words());
        var all = OrganisationSays.Of(one).Fields.Zip(OrganisationSays.Of(other).Fields, (a, b) => (a.Key, a.Label, a.Value, b.Value)).ToList();
        Fields = [.. all.Where(field => field.Item3 != field.Item4)];
        Same = all.Count - Fields.Count;
        return true;
    }
}
