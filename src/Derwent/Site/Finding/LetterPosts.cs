using Derwent.Shared.Database;
using Derwent.Shared.Mail;
using Derwent.Site.Posts;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Site.Finding;

/// <summary>News, celebrations and "you said, we did" for newsletters: what is published now, and of a celebration only while everybody in it agrees.</summary>
internal sealed class LetterPosts(SiteContext site, PublicPosts posts) : ILetterPieces
{
    public string Kind => "Post";

    public async Task<IReadOnlyList<LetterPiece>> Find(string words, int most, CancellationToken stop)
    {
        var like = Like.Anywhere(words);
        return [.. (await (from post in posts.All
                           join shown in site.Shown.AsNoTracking() on post.Id equals shown.PostId
                           where shown.Language == Languages.English && post.Kind != PostKind.Page && EF.Functions.ILike(shown.Title, like)
                           orderby post.FirstPublishedAt descending, post.Id descending
                           select new { post, shown }).Take(most).ToListAsync(stop)).Select(row => Piece(row.post, row.shown))];
    }

    public async Task<IReadOnlyList<LetterPiece>> Read(IReadOnlyCollection<Guid> ids, CancellationToken stop) =>
        [.. (await (from post in posts.All
                    join shown in site.Shown.AsNoTracking() on post.Id equals shown.PostId
                    where ids.Contains(post.Id) && shown.Language == Languages.English
                    orderby post.Id
                    select new { post, shown }).ToListAsync(stop)).Select(row => Piece(row.post, row.shown))];

    private static LetterPiece Piece(Post post, Shown shown)
    {
        var words = (post.Kind, shown.Said.Length, shown.Did.Length) switch
        {
            (PostKind.Celebration, > 0, > 0) => $"“{shown.Said}”\n\n{shown.Did}\n\n{shown.Summary}",
            (PostKind.Celebration, > 0, _) => $"“{shown.Said}”\n\n{shown.Summary}",
            (PostKind.SaidDid, > 0, _) => $"You said: “{shown.Said}”\n\nWe did: {shown.Did}\n\n{shown.Summary}",
            _ => shown.Summary,
        };
        return new LetterPiece(post.Id, shown.Title, words, "", post.Path) { Poster = post.Kind == PostKind.Page ? null : post.Path + "/poster" };
    }
}
