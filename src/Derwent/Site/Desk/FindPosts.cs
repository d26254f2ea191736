using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Derwent.Shared.Ui;
using Derwent.Site.Posts;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Site.Desk;

/// <summary>Posts and pages by their title, for the desk's search; only for those who write them.</summary>
internal sealed class FindPosts(SiteContext site, Current current) : IFindSource
{
    public async Task<FoundGroup?> Find(string words, int most, CancellationToken stop)
    {
        if (!current.Is(Role.Coordinator) && !current.Is(Role.Administrator)) return null;
        var like = Like.Anywhere(words);
        var posts = await site.Posts.AsNoTracking().Where(post => EF.Functions.ILike(post.Title, like)).OrderByDescending(post => post.EditedAt).Take(most + 1).ToListAsync(stop);
        return new FoundGroup("Posts and pages", [.. posts.Take(most).Select(post => new FoundLine(post.Title, PostWording.Kind(post.Kind), $"/desk/community/posts/{post.Id}", "newspaper", null, PostWording.State(post.State)))], posts.Count > most, 4);
    }
}
