using Derwent.Site.Posts;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Site;

/// <content>What other rooms may show of the website: published posts, asked for at the moment in which they are shown.</content>
public sealed partial class SiteContext
{
    /// <summary>The newest published posts. A story whose consent has ended is not among them, so ask each time instead of keeping the answer.</summary>
    /// <param name="today">The civil day.</param>
    /// <param name="most">At most so many.</param>
    /// <param name="stop">Stops it.</param>
    public async Task<IReadOnlyList<(Guid Id, string Kind, string Title, string Summary, string Address)>> PublishedAsync(DateOnly today, int most, CancellationToken stop)
    {
        var rows = await (from post in Posts.AsNoTracking()
                          join shown in Shown.AsNoTracking() on post.Id equals shown.PostId
                          where post.State == PostState.Published && post.Kind != PostKind.Page && shown.Language == Languages.English && (post.ConsentUntil == null || post.ConsentUntil >= today)
                          orderby post.FirstPublishedAt descending, post.Id descending
                          select new { post.Id, post.Kind, shown.Title, shown.Summary, post.Path }).Take(most).ToListAsync(stop);
        return [.. rows.Select(row => (row.Id, PostWording.Kind(row.Kind), row.Title, row.Summary, row.Path))];
    }
}
