using Derwent.Shared.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Newsletters.Pages;

/// <summary>Letters that were sent and belong in the archive, newest first.</summary>
[Open]
internal sealed class ArchiveModel(NewslettersContext newsletters) : PageModel
{
    private const int Length = 30;

    public IReadOnlyList<SentLetter> Letters { get; private set; } = [];
    public int? Next { get; private set; }

    public async Task OnGetAsync(int from, CancellationToken stop)
    {
        from = Math.Clamp(from, 0, 10_000);
        var found = await Newest(newsletters, from, Length + 1, stop);
        Letters = [.. found.Take(Length)];
        Next = found.Count > Length ? from + Length : null;
    }

    internal static async Task<List<SentLetter>> Newest(NewslettersContext newsletters, int from, int most, CancellationToken stop, IReadOnlyCollection<Guid>? only = null) =>
        [.. (await (from issue in newsletters.Issues.AsNoTracking()
               join list in newsletters.Lists on issue.ListId equals list.Id
               where (issue.State == IssueState.Sent || issue.State == IssueState.Sending) && issue.InArchive && issue.Slug != null && (only == null || only.Contains(issue.Id))
               orderby issue.SendAt descending, issue.Id descending
               select new { Slug = issue.Slug!, issue.Subject, issue.Preview, issue.RecalledAt, issue.NewSubject, issue.NewPreview, List = list.Name, At = issue.SendAt!.Value }).Skip(from).Take(most).ToListAsync(stop))
            .Select(letter => letter.RecalledAt is null ? new SentLetter(letter.Slug, letter.Subject, letter.Preview, letter.List, letter.At)
                : new SentLetter(letter.Slug, letter.NewSubject ?? Issue.Neutral(letter.At), letter.NewPreview ?? "", letter.List, letter.At) { Changed = letter.RecalledAt.Value })];
}

/// <summary>One line of the archive.</summary>
internal sealed record SentLetter(string Slug, string Subject, string Preview, string List, DateTimeOffset At)
{
    public DateTimeOffset Changed { get; init; } = At;
}
