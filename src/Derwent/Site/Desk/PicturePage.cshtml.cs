using System.ComponentModel.DataAnnotations;
using Derwent.Newsletters;
using Derwent.Shared;
using Derwent.Shared.Audit;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;
using Derwent.Site.Consents;
using Derwent.Site.Pictures;
using Derwent.Site.Posts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Site.Desk;

/// <summary>One picture: its words, where it is used, who agreed, and taking it down.</summary>
[Desk(Role.Coordinator, Role.Administrator)]
internal sealed class PicturePageModel(SiteContext site, Library library, LetterDrafts letters, PublicPages pages, AuditTrail audit, Current current, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }

    [BindProperty, Required(ErrorMessage = "Say what the picture shows, for those who do not see it."), StringLength(250, ErrorMessage = "At most 250 characters, please.")]
    public string Alt { get; set; } = "";

    [BindProperty, StringLength(150, ErrorMessage = "At most 150 characters, please.")]
    public string Credit { get; set; } = "";

    [BindProperty] public DateOnly? Expires { get; set; }

    /// <summary>Yes or no; nobody is asked who may not see the consents.</summary>
    [BindProperty, RegularExpression("yes|no", ErrorMessage = "Say whether people can be recognised on it.")] public string? People { get; set; }

    public Picture Picture { get; private set; } = null!;
    public IReadOnlyList<Post> UsedIn { get; private set; } = [];
    public IReadOnlyList<(Guid Id, string Subject, bool IsDraft)> Letters { get; private set; } = [];
    public IReadOnlyList<Consent> Consents { get; private set; } = [];
    public DateOnly Today => UkTime.Today(clock);
    public bool SeesConsents => current.Is(Role.Coordinator);

    public string? Done => Request.Query["done"].ToString() switch
    {
        "added" => "The picture is in the library. Copy its line into a text, or choose it above a post.",
        "saved" => "Saved.",
        "down" => "Taken down, wherever it was shown.",
        "consent" => "The consent is recorded.",
        _ => null,
    };

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        ModelState.Clear();
        if (!await FindAsync(stop)) return NotFound();
        (Alt, Credit, Expires, People) = (Picture.Alt, Picture.Credit, Picture.ExpiresOn, Picture.ShowsPeople ? "yes" : "no");
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!await FindAsync(stop)) return NotFound();
        var people = SeesConsents && People is not null ? People == "yes" : Picture.ShowsPeople;
        if (ModelState.IsValid && !people && Consents.Count > 0) ModelState.AddModelError(nameof(People), "Somebody on it was asked, so people can be recognised. If it should not be shown, take it down.");
        if (!ModelState.IsValid) return this.Again();
        var (last, shown) = (Picture.ExpiresOn, Picture.IsLive(Today));
        Picture.Describe(Alt.Trim(), Credit.Trim(), Expires, people);
        if (Expires != last && Expires >= Today) await library.EndsAsync(Picture);
        return await DoneAsync("saved", "described a picture", shown && !Picture.IsLive(Today) ? "a picture in it may not be shown any more" : null, stop);
    }

    public async Task<IActionResult> OnPostTakeDownAsync(CancellationToken stop)
    {
        if (!await FindAsync(stop)) return NotFound();
        Picture.TakeDown("by " + current.Name, clock.GetUtcNow());
        return await DoneAsync("down", "took a picture down", "a picture in it was taken down", stop);
    }

    private async Task<IActionResult> DoneAsync(string done, string said, string? fell, CancellationToken stop)
    {
        await site.SaveChangesAsync(stop);
        if (fell is not null) await letters.TakenDownAsync(Id, isStory: false, [], fell, stop);
        audit.Wrote("picture", Id, said);
        pages.Changed();
        return Redirect($"/desk/community/pictures/{Id}?done={done}");
    }

    private async Task<bool> FindAsync(CancellationToken stop)
    {
        if (await site.Pictures.SingleOrDefaultAsync(one => one.Id == Id, stop) is not { } found) return false;
        Picture = found;
        var inText = "/media/" + Id;
        var newest = site.Versions.Where(version => version.PictureId == Id || version.Body.Contains(inText)).Where(version => !site.Versions.Any(other => other.PostId == version.PostId && other.Language == version.Language && other.Number > version.Number));
        UsedIn = await site.Posts.AsNoTracking().Where(post => newest.Any(version => version.PostId == post.Id) || site.Shown.Any(shown => shown.PostId == post.Id && shown.Pictures.Contains(Id))).OrderBy(post => post.Title).Take(50).ToListAsync(stop);
        Letters = await letters.HoldingAsync(Id, stop);
        if (!SeesConsents || !found.ShowsPeople) return true;
        Consents = await site.Consents.AsNoTracking().Where(consent => consent.PictureId == Id).OrderByDescending(consent => consent.RecordedAt).Take(50).ToListAsync(stop);
        if (Consents.Count > 0) audit.Read("consent", Id, "who agreed to be on a picture");
        return true;
    }
}
