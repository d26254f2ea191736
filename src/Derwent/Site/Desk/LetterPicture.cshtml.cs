using System.ComponentModel.DataAnnotations;
using Derwent.Newsletters;
using Derwent.Shared;
using Derwent.Shared.Audit;
using Derwent.Shared.Pictures;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;
using Derwent.Site.Consents;
using Derwent.Site.Finding;
using Derwent.Site.Pictures;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Site.Desk;

/// <summary>A picture for a letter: one of the library, or a new one with everything that the library asks, consent included. A manager chooses among their organisation's and those with nobody on them.</summary>
[Desk(Role.Coordinator, Role.OrganisationManager), RequestSizeLimit(20_000_000)]
internal sealed class LetterPictureModel(SiteContext site, Library library, PictureMaking making, ConsentKeeping keeping, LetterDrafts letters, PublicPages pages, AuditTrail audit, Current current, TimeProvider clock) : PageModel
{
    private const int OnOnePage = 24;

    [BindProperty(SupportsGet = true)] public Guid Letter { get; set; }
    [BindProperty(SupportsGet = true)] public Guid Block { get; set; }

    [BindProperty] public IFormFile? Upload { get; set; }

    [BindProperty, Required(ErrorMessage = "Say what the picture shows, for those who do not see it."), StringLength(250, ErrorMessage = "At most 250 characters, please.")]
    public string Alt { get; set; } = "";

    [BindProperty, StringLength(150, ErrorMessage = "At most 150 characters, please.")]
    public string Credit { get; set; } = "";

    [BindProperty, Required(ErrorMessage = "Say whether people can be recognised on it."), RegularExpression("yes|no", ErrorMessage = "Say whether people can be recognised on it.")]
    public string People { get; set; } = "";

    [BindProperty] public DateOnly? Expires { get; set; }
    [BindProperty] public ConsentInput Input { get; set; } = new();

    public string Subject { get; private set; } = "";
    public IReadOnlyList<Picture> Choice { get; private set; } = [];
    public bool More { get; private set; }
    public int Number => int.TryParse(Request.Query["page"], out var page) && page is > 1 and < 1000 ? page : 1;
    public DateOnly Today => UkTime.Today(clock);
    public bool SeesLibrary => current.Is(Role.Coordinator);
    public string Back => $"/desk/newsletters/{Letter}?block={Block}#block-{Block}";

    public static IReadOnlyList<Choice> WhoIsOnIt { get; } =
        [new("no", "No", "A room, a thing, a crowd from behind."), new("yes", "Yes", "Then say below who agreed. It leaves letters and the archive by itself when that ends.")];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        ModelState.Clear();
        if (!await FindAsync(stop)) return NotFound();
        (Input.AgreedOn, Input.Until) = (Today, Today.AddYears(1));
        return Page();
    }

    public async Task<IActionResult> OnPostTakeAsync(Guid picture, CancellationToken stop)
    {
        if (!await FindAsync(stop) || await Mine.SingleOrDefaultAsync(one => one.Id == picture, stop) is not { } taken || !taken.IsLive(Today)) return NotFound();
        return await HangAsync(picture, stop);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await site.OneAtATimeAsync(current.PersonId!.Value, stop);
        if (!await FindAsync(stop)) return NotFound();
        if (await CheckedAsync(stop) is not { } made) return this.Again();
        var (id, isNew) = await library.AddAsync(made, Alt.Trim(), Credit.Trim(), People == "yes", Expires, stop);
        if (isNew) audit.Wrote("picture", id, "added a picture");
        // Pressed twice: what was agreed is written down already.
        if (isNew && People == "yes") await keeping.RecordAsync(Input.Given(null, id, current.Who, clock.GetUtcNow()), stop);
        return await HangAsync(id, stop);
    }

    private async Task<PictureMade?> CheckedAsync(CancellationToken stop)
    {
        Input.To = ["picture"];
        // With nobody on it nobody agreed; as long as that is not said, everything is asked.
        if (People != "no") Input.Check(ModelState, Today);
        else foreach (var key in ModelState.Keys.Where(key => key.StartsWith("Input.", StringComparison.Ordinal)).ToList()) ModelState.Remove(key);
        if (Expires < Today) ModelState.AddModelError(nameof(Expires), "That day has passed. Leave it empty if the picture does not run out.");
        if (!SeesLibrary && await library.IsFullAsync(stop)) ModelState.AddModelError(nameof(Upload), $"That is {Library.MostADay} pictures in a day. Go on tomorrow.");
        var (made, objection) = await making.FromFormAsync(Upload, stop);
        if (objection is not null) ModelState.AddModelError(nameof(Upload), objection);
        return ModelState.IsValid ? made : null;
    }

    private async Task<IActionResult> HangAsync(Guid id, CancellationToken stop)
    {
        if (!await library.LendAsync(id, stop)) return NotFound();
        var picture = await site.Pictures.AsNoTracking().SingleAsync(one => one.Id == id, stop);
        if (!await letters.HangAsync(Letter, Block, LetterPictures.Piece(picture), stop)) return NotFound();
        audit.Wrote("picture", id, "hung a picture in a letter");
        pages.Changed();
        return Redirect(Back);
    }

    // A manager is offered nobody's face but those that their own organisation asked.
    private IQueryable<Picture> Mine
    {
        get
        {
            var (all, organisation) = (SeesLibrary, current.OrganisationId);
            return site.Pictures.AsNoTracking().Where(one => one.TakenDownAt == null && (all || one.By.OrganisationId == organisation || !one.ShowsPeople));
        }
    }

    private async Task<bool> FindAsync(CancellationToken stop)
    {
        if (await letters.PictureBlockAsync(Letter, Block, stop) is not var (subject, _)) return false;
        Subject = subject;
        var found = await Mine.OrderByDescending(one => one.At).ThenBy(one => one.Id).Skip((Number - 1) * OnOnePage).Take(OnOnePage + 1).ToListAsync(stop);
        (Choice, More) = ([.. found.Take(OnOnePage)], found.Count > OnOnePage);
        return true;
    }
}
