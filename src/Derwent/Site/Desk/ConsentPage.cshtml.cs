using System.ComponentModel.DataAnnotations;
using Derwent.Newsletters;
using Derwent.Shared;
using Derwent.Shared.Audit;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;
using Derwent.Site.Consents;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Site.Desk;

/// <summary>One consent, and the way to take it back.</summary>
[Desk(Role.Coordinator, Role.DataProtectionLead)]
internal sealed class ConsentPageModel(SiteContext site, ConsentKeeping keeping, LetterDrafts letters, PublicPages pages, AuditTrail audit, Current current, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }

    [BindProperty, Required(ErrorMessage = "Say how they told you, in a few words."), StringLength(300, ErrorMessage = "At most 300 characters, please.")]
    public string How { get; set; } = "";

    public Consent Consent { get; private set; } = null!;
    public string What { get; private set; } = "";
    public IReadOnlyList<string> Letters { get; private set; } = [];
    public DateOnly Today => UkTime.Today(clock);
    public bool MayOpenPost => current.Is(Role.Coordinator);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        ModelState.Clear();
        return await FindAsync(stop) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!await FindAsync(stop)) return NotFound();
        if (!ModelState.IsValid) return this.Again();
        await keeping.WithdrawAsync(Consent, How.Trim(), current.Who, stop);
        pages.Changed();
        return Redirect($"/desk/community/consents/{Id}");
    }

    private async Task<bool> FindAsync(CancellationToken stop)
    {
        if (await site.Consents.SingleOrDefaultAsync(one => one.Id == Id, stop) is not { } found) return false;
        Consent = found;
        What = found.PostId is { } post
            ? await site.Posts.Where(one => one.Id == post).Select(one => one.Title).SingleAsync(stop)
            : await site.Pictures.Where(one => one.Id == found.PictureId).Select(one => one.Alt).SingleAsync(stop);
        Letters = await letters.SentWithAsync(found.PostId ?? found.PictureId!.Value, stop);
        audit.Read("consent", Id, "who agreed to be shown");
        return true;
    }
}
