using Derwent.Site.Posts;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Site;

/// <content>Addresses for new posts.</content>
public sealed partial class SiteContext
{
    /// <summary>An address for a new post of this title: none that stands, and none that leads on.</summary>
    internal async Task<string> FreePathAsync(PostKind kind, string title, CancellationToken stop)
    {
        var wanted = WebPaths.For(kind, title);
        var path = wanted;
        // The database is asked, because a member does not see the drafts of others.
        for (var n = 2; n < 100 && await IsTakenAsync(path, stop); n++) path = $"{wanted}-{n}";
        return path;
    }

    private async Task<bool> IsTakenAsync(string path, CancellationToken stop) =>
        await Database.SqlQuery<bool>($"select site.path_taken({path}) as \"Value\"").SingleAsync(stop);
}
