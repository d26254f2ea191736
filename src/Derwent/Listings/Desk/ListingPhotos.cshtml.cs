using System.ComponentModel.DataAnnotations;
using Derwent.Listings.Photos;
using Derwent.Shared;
using Derwent.Shared.Audit;
using Derwent.Shared.Pictures;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Listings.Desk;

/// <summary>The photos of one listing: a new one, their order, off the page and on again. For its own manager, the coordinator and the administrator.</summary>
[Desk(Role.Coordinator, Role.OrganisationManager, Role.Administrator), RequestSizeLimit(20_000_000)]
internal sealed class ListingPhotosModel(ListingsContext listings, PictureMaking making, PublicPages cached, AuditTrail audit, Current current, TimeProvider clock) : PageModel
{
    [BindProperty] public IFormFile? Upload { get; set; }
    [BindProperty] public PhotoWordsInput Words { get; set; } = new();
    [BindProperty, Required(ErrorMessage = "Say whether people can be recognised on it."), RegularExpression("yes|no", ErrorMessage = "Say whether people can be recognised on it.")] public string People { get; set; } = "";
    [BindProperty] public string? WhoAndHow { get; set; }
    [BindProperty] public DateOnly? Until { get; set; }

    public Service Service { get; private set; } = null!;
    public DateOnly Today => UkTime.Today(clock);
    public IReadOnlyList<ServicePhoto> On => [.. Service.Photos.Where(photo => photo.Ordinal is not null).OrderBy(photo => photo.Ordinal)];
    public IReadOnlyList<ServicePhoto> Off => [.. Service.Photos.Where(photo => photo.Ordinal is null).OrderByDescending(photo => photo.OffSince)];

    public static IReadOnlyList<Choice> WhoIsOnIt { get; } = [new("no", "No", "A door, a room, a thing, a crowd from behind."), new("yes", "Yes", "Then say below who agreed. It comes down by itself when that ends.")];

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken stop)
    {
        ModelState.Clear();
        if (!await LoadAsync(slug, stop)) return NotFound();
        Until = Today.AddYears(1);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug, CancellationToken stop)
    {
        await listings.OneAtATimeAsync(current.PersonId!.Value, stop);
        if (!await LoadAsync(slug, stop)) return NotFound();
        var agreed = Agreement();
        var made = await MadeAsync(stop);
        if (!ModelState.IsValid || made is null) return this.Again();
        if (await HangsAlreadyAsync(made, stop)) return RedirectToPage(null, null, new { slug = Service.Slug });
        if (On.Count >= ServicePhoto.Most) return this.Again(nameof(Upload), $"There are {ServicePhoto.Most} photos on this page already. Take one off first.");
        var photo = Service.AddPhoto(made, Words.Alt.Trim(), Words.CaptionOrNull, People == "yes", current.Who, clock.GetUtcNow());
        if (agreed is not null) listings.PhotoConsents.Add(photo.Agree(agreed.WhoAndHow.Trim(), agreed.Until!.Value, current.Who, clock.GetUtcNow()));
        listings.PhotoSizes.AddRange(made.Sizes.Select(size => new PhotoSize(photo.Id, size)));
        return await SavedAsync("added a photo", stop);
    }

    /// <summary>One place earlier or later, off the page, or on it again.</summary>
    public async Task<IActionResult> OnPostOrderAsync(string slug, Guid? earlier, Guid? later, Guid? off, Guid? on, CancellationToken stop)
    {
        if (!await LoadAsync(slug, stop)) return NotFound();
        if (Service.Photos.FirstOrDefault(photo => photo.Id == (earlier ?? later ?? off ?? on)) is not { } found) return NotFound();
        var now = clock.GetUtcNow();
        if (earlier is not null) Service.Move(found, -1, current.Who, now);
        else if (later is not null) Service.Move(found, 1, current.Who, now);
        else if (off is not null) Service.TakeOff(found, current.Who, now);
        else Service.PutBack(found, current.Who, now);
        return await SavedAsync(off is not null ? "took a photo off" : on is not null ? "put a photo back" : "put photos in order", stop);
    }

    private AgreementInput? Agreement()
    {
        // With nobody on it nobody agreed; as long as that is not said, it is asked who did.
        if (People == "no") return null;
        var agreed = new AgreementInput { WhoAndHow = WhoAndHow ?? "", Until = Until };
        ModelState.Check(agreed);
        if (agreed.WrongDay(Today) is { } day) ModelState.AddModelError(nameof(Until), day);
        return agreed;
    }

    // Pressed twice: the same pixels with the same words are one photo.
    private async Task<bool> HangsAlreadyAsync(PictureMade made, CancellationToken stop)
    {
        var same = On.Where(photo => photo.Alt == Words.Alt.Trim() && photo.Caption == Words.CaptionOrNull && photo.ShowsPeople == (People == "yes")).Select(photo => photo.Id).ToList();
        var (width, bytes) = (made.Smallest.Width, made.Smallest.Bytes);
        return same.Count > 0 && await listings.PhotoSizes.AnyAsync(size => same.Contains(size.PhotoId) && size.Width == width && size.Format == PictureFormat.WebP && size.Bytes == bytes, stop);
    }

    private async Task<PictureMade?> MadeAsync(CancellationToken stop)
    {
        var (made, objection) = await making.FromFormAsync(Upload, stop);
        if (objection is not null) ModelState.AddModelError(nameof(Upload), objection);
        return made;
    }

    private async Task<IActionResult> SavedAsync(string what, CancellationToken stop)
    {
        audit.Wrote("listing", Service.Id, what);
        await listings.SaveChangesAsync(stop);
        cached.Changed();
        return RedirectToPage(null, null, new { slug = Service.Slug });
    }

    private async Task<bool> LoadAsync(string slug, CancellationToken stop)
    {
        if (await listings.KeptByAsync(slug, current, stop) is not { } found) return false;
        Service = found;
        return true;
    }
}
