using Derwent.Listings.Photos;
using Derwent.Shared;
using Derwent.Shared.Audit;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Listings.Desk;

/// <summary>One photo of a listing: its words, who on it agreed, and its end when somebody says no.</summary>
[Desk(Role.Coordinator, Role.OrganisationManager, Role.Administrator)]
internal sealed class ListingPhotoModel(ListingsContext listings, PublicPages cached, AuditTrail audit, Current current, TimeProvider clock) : PageModel
{
    // Each form sends its own; what the other would say is not looked at.
    public PhotoWordsInput Words { get; private set; } = new();
    public AgreementInput Agreed { get; private set; } = new();

    public Service Service { get; private set; } = null!;
    public ServicePhoto Photo { get; private set; } = null!;
    public IReadOnlyList<PhotoConsent> Consents { get; private set; } = [];
    public DateOnly Today => UkTime.Today(clock);
    public string Back => $"/desk/listings/service/{Service.Slug}/photos";

    public async Task<IActionResult> OnGetAsync(string slug, Guid id, CancellationToken stop) => await LoadAsync(slug, id, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string slug, Guid id, [Bind(Prefix = "Words")] PhotoWordsInput words, CancellationToken stop)
    {
        if (!await LoadAsync(slug, id, stop)) return NotFound();
        Words = words;
        if (!ModelState.IsValid) return this.Again();
        Service.Describe(Photo, words.Alt.Trim(), words.CaptionOrNull, current.Who, clock.GetUtcNow());
        return await SavedAsync("described a photo", stop);
    }

    /// <summary>Those on it agree, for the first time or for longer.</summary>
    public async Task<IActionResult> OnPostAgreeAsync(string slug, Guid id, [Bind(Prefix = "Agreed")] AgreementInput agreed, CancellationToken stop)
    {
        if (!await LoadAsync(slug, id, stop)) return NotFound();
        Agreed = agreed;
        if (agreed.WrongDay(Today) is { } day) ModelState.AddModelError("Agreed.Until", day);
        if (!ModelState.IsValid) return this.Again();
        listings.PhotoConsents.Add(Photo.Agree(agreed.WhoAndHow.Trim(), agreed.Until!.Value, current.Who, clock.GetUtcNow()));
        return await SavedAsync("recorded that those on a photo agree", stop);
    }

    /// <summary>Somebody on it says no: the photo, its sizes and what was recorded of it are gone.</summary>
    public async Task<IActionResult> OnPostForgetAsync(string slug, Guid id, CancellationToken stop)
    {
        if (!await LoadAsync(slug, id, stop)) return NotFound();
        Service.Forget(Photo, current.Who, clock.GetUtcNow());
        return await SavedAsync("deleted a photo", stop);
    }

    private async Task<IActionResult> SavedAsync(string what, CancellationToken stop)
    {
        audit.Wrote("listing", Service.Id, what);
        await listings.SaveChangesAsync(stop);
        cached.Changed();
        return Redirect(Back);
    }

    private async Task<bool> LoadAsync(string slug, Guid id, CancellationToken stop)
    {
        if (await listings.KeptByAsync(slug, current, stop) is not { } found || found.Photos.FirstOrDefault(photo => photo.Id == id) is not { } photo) return false;
        (Service, Photo) = (found, photo);
        Words = new PhotoWordsInput { Alt = photo.Alt, Caption = photo.Caption };
        Agreed = new AgreementInput { Until = Today.AddYears(1) };
        Consents = await listings.PhotoConsents.AsNoTracking().Where(one => one.PhotoId == id).OrderByDescending(one => one.At).Take(20).ToListAsync(stop);
        if (Consents.Count > 0) audit.Read("consent", id, "who agreed to be on a photo of a listing");
        return true;
    }
}
