using Derwent.Accounts;
using Derwent.Newsletters.Letters;
using Derwent.Shared;
using Derwent.Shared.Jobs;
using Derwent.Shared.Mail;
using Derwent.Shared.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Newsletters.Desk;

/// <summary>A draft as people will see it, and a trial to one's own work address.</summary>
[Desk(Role.Coordinator, Role.OrganisationManager)]
internal sealed class PreviewModel(NewslettersContext newsletters, IssueDrawing drawing, People people, Outbox outbox, Current current) : PageModel
{
    [TempData] public string? Done { get; set; }

    public Issue Issue { get; private set; } = null!;
    public RenderedLetter Letter { get; private set; } = new("", "");
    public string Body { get; private set; } = "";
    public string MyAddress { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop) => await Load(id, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostTryAsync(Guid id, CancellationToken stop)
    {
        if (!await Load(id, stop)) return NotFound();
        if (MyAddress.Length == 0) return Back(id, "Your account has no e-mail address, so there is nowhere to send it.");
        // A trial has nothing to stop: its way out leads to the page that says so.
        await outbox.Send(new Letter(MyAddress, $"Trial: {(Issue.Subject.Length > 0 ? Issue.Subject : "no subject yet")}", Letter.Text, Issue.Id, Letter.Html));
        return Back(id, $"On its way to {MyAddress}.");
    }

    private RedirectResult Back(Guid id, string done)
    {
        Done = done;
        return Redirect($"/desk/newsletters/{id}/preview");
    }

    private async Task<bool> Load(Guid id, CancellationToken stop)
    {
        if (await newsletters.Find(id, current, stop) is not { } issue) return false;
        Issue = issue;
        var list = await newsletters.Lists.AsNoTracking().SingleAsync(one => one.Id == issue.ListId, stop);
        Letter = issue.Html is null ? await drawing.Letter(issue, list, issue.Slug, stop) : new RenderedLetter(issue.Html, issue.Text!);
        Body = await drawing.ForPage(issue, stop);
        MyAddress = current.PersonId is { } me && (await people.Of([me])).TryGetValue(me, out var known) ? known.Email : "";
        return true;
    }
}

/// <summary>The letter itself, as it is sent. It brings its own styles and can do nothing else.</summary>
[Desk(Role.Coordinator, Role.OrganisationManager)]
[OwnHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox allow-popups allow-top-navigation-by-user-activation")]
internal sealed class LetterPageModel(NewslettersContext newsletters, IssueDrawing drawing, Current current) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (await newsletters.Find(id, current, stop) is not { } issue) return NotFound();
        var list = await newsletters.Lists.AsNoTracking().SingleAsync(one => one.Id == issue.ListId, stop);
        var letter = issue.Html ?? (await drawing.Letter(issue, list, issue.Slug, stop)).Html;
        return Content(letter, "text/html; charset=utf-8");
    }
}
