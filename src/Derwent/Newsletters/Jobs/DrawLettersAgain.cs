using Derwent.Newsletters.Letters;
using Derwent.Shared.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Newsletters.Jobs;

/// <summary>Something of another room may not be shown any more: what is kept of decided letters loses it. Drafts and the archive ask at each look.</summary>
internal sealed record DrawLettersAgain(Guid PieceId) : IJob;

internal sealed class DrawLettersAgainHandler(NewslettersContext newsletters, IssueDrawing drawing) : IJobHandler<DrawLettersAgain>
{
    public async Task Run(DrawLettersAgain job, CancellationToken stop)
    {
        var ids = await LetterDrafts.With(newsletters, job.PieceId, stop);
        foreach (var issue in await newsletters.Issues.Where(issue => ids.Contains(issue.Id) && issue.Html != null).ToListAsync(stop))
        {
            var list = await newsletters.Lists.AsNoTracking().SingleAsync(one => one.Id == issue.ListId, stop);
            issue.DrawAgain(await drawing.Letter(issue, list, issue.InArchive ? issue.Slug : null, stop));
        }
        await newsletters.SaveChangesAsync(stop);
    }
}
