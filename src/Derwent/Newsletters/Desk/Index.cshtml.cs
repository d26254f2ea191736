using Derwent.Shared.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Newsletters.Desk;

/// <summary>Every letter this person writes: drafts, what is on its way, what was sent.</summary>
[Desk(Role.Coordinator, Role.OrganisationManager)]
internal sealed class IndexModel(NewslettersContext newsletters, Current current, TimeProvider clock) : PageModel
{
    public sealed record ListLine(Guid Id, string Name, int Subscribers);
    public sealed record LetterLine(Guid Id, string Subject, string List, IssueState State, DateTimeOffset At, string By);

    [BindProperty] public Guid List { get; set; }

    public IReadOnlyList<ListLine> Lists { get; private set; } = [];
    public IReadOnlyList<(string Heading, string Id, IReadOnlyList<LetterLine> Letters)> Groups { get; private set; } = [];
    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task OnGetAsync(CancellationToken stop)
    {
        Lists = await newsletters.Lists.AsNoTracking().Of(current).Where(list => list.ClosedAt == null).OrderBy(list => list.OpenedAt)
            .Select(list => new ListLine(list.Id, list.Name, newsletters.Subscriptions.Count(one => one.ListId == list.Id && one.EndedAt == null))).Take(50).ToListAsync(stop);
        var mine = newsletters.Lists.AsNoTracking().Of(current);
        var letters = await newsletters.Issues.AsNoTracking().Join(mine, issue => issue.ListId, list => list.Id, (issue, list) => new { issue, list })
            .OrderByDescending(both => both.issue.DecidedAt ?? both.issue.ChangedAt).Take(100)
            .Select(both => new LetterLine(both.issue.Id, both.issue.Subject, both.list.Name, both.issue.State, both.issue.SendAt ?? both.issue.ChangedAt, both.issue.By.Name)).ToListAsync(stop);
        Groups = [.. new[]
        {
            ("On their way", "going", Only(letters, IssueState.Sending, IssueState.Paused)), ("Going out later", "later", Only(letters, IssueState.Scheduled)),
            ("Drafts", "drafts", Only(letters, IssueState.Draft)), ("Sent", "sent", Only(letters, IssueState.Sent, IssueState.Stopped)),
        }.Where(group => group.Item3.Count > 0)];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (await newsletters.Lists.Of(current).SingleOrDefaultAsync(list => list.Id == List && list.ClosedAt == null, stop) is not { } list) return NotFound();
        var issue = Issue.Begin(list, current.Who, clock.GetUtcNow());
        newsletters.Issues.Add(issue);
        await newsletters.SaveChangesAsync(stop);
        return Redirect($"/desk/newsletters/{issue.Id}");
    }

    public static string Words(IssueState state) => state switch { IssueState.Scheduled => "Going out later", IssueState.Sending => "Being sent", _ => state.ToString() };

    public static string Shape(IssueState state) => state switch
    {
        IssueState.Draft => "none", IssueState.Scheduled => "wait", IssueState.Sending => "active", IssueState.Paused => "paused", IssueState.Stopped => "no", _ => "done",
    };

    private static IReadOnlyList<LetterLine> Only(List<LetterLine> letters, params IssueState[] states) => [.. letters.Where(letter => states.Contains(letter.State))];
}
