using Derwent.Newsletters.Letters;
using Derwent.Shared.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Newsletters.Pages;

/// <summary>One letter as everybody may read it: the same words, without any address.</summary>
[Open]
internal sealed class ArchivedLetterModel(NewslettersContext newsletters, IssueDrawing drawing) : PageModel
{
    public Issue Issue { get; private set; } = null!;
    public string List { get; private set; } = "";
    public string Body { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken stop)
    {
        var sent = newsletters.Issues.AsNoTracking().Where(issue => issue.InArchive && (issue.State == IssueState.Sent || issue.State == IssueState.Sending));
        if (await sent.SingleOrDefaultAsync(issue => issue.Slug == slug, stop) is not { } issue)
            // It moved, because its old address may name a story that came down.
            return await sent.Where(one => one.FormerSlug == slug).Select(one => one.Slug).FirstOrDefaultAsync(stop) is { } moved ? Redirect($"/newsletter/archive/{moved}") : NotFound();
        Issue = issue;
        List = await newsletters.Lists.Where(list => list.Id == issue.ListId).Select(list => list.Name).SingleAsync(stop);
        Body = await drawing.ForPage(issue, stop);
        return Page();
    }
}
