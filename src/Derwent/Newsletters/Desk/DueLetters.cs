using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Newsletters.Desk;

/// <summary>Letters that were stopped on their way and wait for somebody to look, and those that go out by themselves soon.</summary>
internal sealed class DueLetters(NewslettersContext newsletters, Current current) : IDueSource
{
    public async Task<IReadOnlyList<DueLine>> Read(DateTimeOffset until, CancellationToken stop)
    {
        if (!current.Is(Role.Coordinator) && !current.Is(Role.OrganisationManager)) return [];
        var letters = await newsletters.Issues.AsNoTracking().Where(issue => issue.State == IssueState.Paused && issue.Trouble != null || issue.State == IssueState.Scheduled && issue.SendAt <= until
                || issue.State == IssueState.Sent && issue.InArchive && issue.RecalledAt != null && issue.NewSubject == null)
            .Join(newsletters.Lists.AsNoTracking().Of(current), issue => issue.ListId, list => list.Id, (issue, list) => new { issue.Id, issue.Subject, issue.State, At = issue.SendAt!.Value, list.Name })
            .OrderBy(letter => letter.At).Take(50).ToListAsync(stop);
        return [.. letters.Select(letter => letter.State == IssueState.Sent
            ? new DueLine("Newsletter", $"Choose another heading for the letter of {InWords.ShortDay(UkTime.DateOf(letter.At))}", $"{letter.Name}: a story in it came down, so the archive shows it without its subject.", letter.At, $"/desk/newsletters/{letter.Id}/send", "Choose")
            : letter.State == IssueState.Paused
            ? new DueLine("Newsletter", $"Look at “{letter.Subject}” again", $"{letter.Name}: it was stopped on its way.", letter.At, $"/desk/newsletters/{letter.Id}/send", "Look")
            : new DueLine("Newsletter", letter.Subject, $"{letter.Name}: goes out by itself.", letter.At, $"/desk/newsletters/{letter.Id}/send", "Look"))];
    }
}
