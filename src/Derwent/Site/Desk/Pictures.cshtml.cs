using System.ComponentModel.DataAnnotations;
using Derwent.Shared.Audit;
using Derwent.Shared.Pictures;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;
using Derwent.Site.Pictures;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Site.Desk;

/// <summary>The library: what is there, and a new picture.</summary>
[Desk(Role.Coordinator, Role.Administrator), RequestSizeLimit(20_000_000)]
internal sealed class PicturesModel(SiteContext site, Library library, PictureMaking making, AuditTrail audit, Current current, TimeProvider clock) : PageModel
{
    private const int OnOnePage = 48;

    [BindProperty] public IFormFile? Upload { get; set; }

    [BindProperty, Required(ErrorMessage = "Say what the picture shows, for those who do not see it."), StringLength(250, ErrorMessage = "At most 250 characters, please.")]
    public string Alt { get; set; } = "";

    [BindProperty, StringLength(150, ErrorMessage = "At most 150 characters, please.")]
    public string Credit { get; set; } = "";

    [BindProperty, Required(ErrorMessage = "Say whether people can be recognised on it."), RegularExpression("yes|no", ErrorMessage = "Say whether people can be recognised on it.")]
    public string People { get; set; } = "";

    [BindProperty] public DateOnly? Expires { get; set; }

    public IReadOnlyList<Picture> Library { get; private set; } = [];
    public bool More { get; private set; }
    public int Number => int.TryParse(Request.Query["page"], out var page) && page is > 1 and < 1000 ? page : 1;
    public DateOnly Today => UkTime.Today(clock);

    public static IReadOnlyList<Choice> WhoIsOnIt { get; } =
        [new("no", "No", "A room, a thing, a crowd from behind."), new("yes", "Yes", "It is shown only once their consent is recorded, and as long as it holds.")];

    public async Task OnGetAsync(CancellationToken stop)
    {
        ModelState.Clear();
        await LookAsync(stop);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await site.OneAtATimeAsync(current.PersonId!.Value, stop);
        var made = await MadeAsync(stop);
        if (Expires < Today) ModelState.AddModelError(nameof(Expires), "That day has passed. Leave it empty if the picture does not run out.");
        if (!ModelState.IsValid || made is null)
        {
            await LookAsync(stop);
            return this.Again();
        }
        var (id, isNew) = await library.AddAsync(made, Alt.Trim(), Credit.Trim(), People == "yes", Expires, stop);
        if (isNew) audit.Wrote("picture", id, "added a picture");
        return Redirect($"/desk/community/pictures/{id}?done=added");
    }

    private async Task<PictureMade?> MadeAsync(CancellationToken stop)
    {
        var (made, objection) = await making.FromFormAsync(Upload, stop);
        if (objection is not null) ModelState.AddModelError(nameof(Upload), objection);
        return made;
    }

    private async Task LookAsync(CancellationToken stop)
    {
        var found = await site.Pictures.AsNoTracking().OrderByDescending(picture => picture.At).ThenBy(picture => picture.Id).Skip((Number - 1) * OnOnePage).Take(OnOnePage + 1).ToListAsync(stop);
        (Library, More) = ([.. found.Take(OnOnePage)], found.Count > OnOnePage);
    }
}
