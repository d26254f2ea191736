using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;
using Derwent.Site.Posts;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Site.Desk;

/// <summary>What members wrote and the coordinator has not read: within two working days, as for events.</summary>
internal sealed class DuePosts(SiteContext site, Current current) : IDueSource
{
    public async Task<IReadOnlyList<DueLine>> Read(DateTimeOffset until, CancellationToken stop)
    {
        if (!current.Is(Role.Coordinator)) return [];
        var posts = await site.Posts.AsNoTracking().Where(post => post.State == PostState.Submitted).OrderBy(post => post.EditedAt).ThenBy(post => post.Id).Take(100).ToListAsync(stop);
        return [.. posts.Select(post => new DueLine("Post", $"Read “{post.Title}” and publish it", $"{post.OrganisationName} wrote it for the news.", UkTime.AddWorkingDays(post.EditedAt, 2), $"/desk/community/posts/{post.Id}", "Read")).Where(line => line.Due <= until)];
    }
}
