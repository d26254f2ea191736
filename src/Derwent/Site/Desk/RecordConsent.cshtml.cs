using System.ComponentModel.DataAnnotations;
using Derwent.Shared;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;
using Derwent.Site.Consents;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Site.Desk;

/// <summary>What somebody agreed to, as the form asks for it.</summary>
internal sealed class ConsentInput
{
    [Required(ErrorMessage = "Say whom it is about, as you would find them again."), StringLength(120, ErrorMessage = "At most 120 characters, please.")]
    public string About { get; set; } = "";

    [Required(ErrorMessage = "Say who agreed.")]
    public AgreedBy? AgreedBy { get; set; }

    [Required(ErrorMessage = "Say who agreed: their name."), StringLength(200, ErrorMessage = "At most 200 characters, please.")]
    public string Name { get; set; } = "";

    [Required(ErrorMessage = "Say when they agreed.")]
    public DateOnly? AgreedOn { get; set; }

    [Required(ErrorMessage = "Say how they agreed, so that it can be shown later."), StringLength(300, ErrorMessage = "At most 300 characters, please.")]
    public string How { get; set; } = "";

    public string[] To { get; set; } = [];

    [Required(ErrorMessage = "Say until when it holds.")]
    public DateOnly? Until { get; set; }

    /// <summary>What no single field can know, as sentences beside the fields.</summary>
    public void Check(ModelStateDictionary state, DateOnly today)
    {
        if (To.Length == 0 || To.Except(["words", "name", "picture"]).Any()) state.AddModelError("Input.To", "Tick what they agreed to: at least one.");
        if (AgreedOn > today) state.AddModelError("Input.AgreedOn", "This day has not come yet. Say when they agreed.");
        if (Until < today) state.AddModelError("Input.Until", "That day has passed. A consent that has run out shows nothing.");
        if (AgreedOn is { } on && Until > on.AddYears(Consent.LongestYears)) state.AddModelError("Input.Until", "Ask again after two years at the latest: children change their minds. Choose an earlier day.");
    }

    /// <summary>The record of it.</summary>
    public Consent Given(Guid? post, Guid? picture, Who by, DateTimeOffset now) =>
        Consent.Record(post, picture, About.Trim(), AgreedBy!.Value, Name.Trim(), AgreedOn!.Value, How.Trim(), new AgreedTo(To.Contains("words"), To.Contains("name"), To.Contains("picture")), Until!.Value, by, now);
}

/// <summary>Records that somebody agreed to be in a story or on a picture.</summary>
[Desk(Role.Coordinator, Role.DataProtectionLead)]
internal sealed class RecordConsentModel(SiteContext site, ConsentKeeping keeping, PublicPages pages, Current current, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty(SupportsGet = true)] public string Kind { get; set; } = "";
    [BindProperty] public ConsentInput Input { get; set; } = new();

    public string What { get; private set; } = "";
    public bool IsPicture => Kind == "pictures";
    public string Back => $"/desk/community/{Kind}/{Id}";

    public static IReadOnlyList<Choice> Who { get; } =
    [
        new(nameof(AgreedBy.YoungPerson), "The young person", "16 or over, or old enough to understand what being on the internet means."),
        new(nameof(AgreedBy.Both), "The young person and a parent or carer", "Under 16: both."),
        new(nameof(AgreedBy.Parent), "A parent or carer", "For a child who is too young to say. The child does not mind."),
    ];

    public static IReadOnlyList<Choice> ToWhat { get; } = [new("words", "Their words and their story"), new("name", "Their first name"), new("picture", "A picture that shows them")];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await FindAsync(stop)) return NotFound();
        var today = UkTime.Today(clock);
        (Input.AgreedOn, Input.Until, Input.To) = (today, today.AddYears(1), IsPicture ? ["picture"] : ["words"]);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!await FindAsync(stop)) return NotFound();
        Input.Check(ModelState, UkTime.Today(clock));
        if (!ModelState.IsValid) return this.Again();
        await keeping.RecordAsync(Input.Given(IsPicture ? null : Id, IsPicture ? Id : null, current.Who, clock.GetUtcNow()), stop);
        pages.Changed();
        return Redirect(current.Is(Role.Coordinator) ? $"{Back}?done=consent" : "/desk/community/consents");
    }

    private async Task<bool> FindAsync(CancellationToken stop)
    {
        if (Kind is not ("posts" or "pictures")) return false;
        var what = IsPicture
            ? await site.Pictures.Where(picture => picture.Id == Id).Select(picture => picture.Alt).SingleOrDefaultAsync(stop)
            : await site.Posts.Where(post => post.Id == Id).Select(post => post.Title).SingleOrDefaultAsync(stop);
        What = what ?? "";
        return what is not null;
    }
}
