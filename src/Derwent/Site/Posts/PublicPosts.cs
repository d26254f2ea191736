using Derwent.Shared.Time;
using Derwent.Site.Pictures;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Site.Posts;

/// <summary>A published post as the public reads it.</summary>
/// <param name="Post">The post.</param>
/// <param name="Shown">Its words, in one language.</param>
/// <param name="Pictures">Those that may be shown.</param>
/// <param name="Languages">In which it can be read, each as new as the English.</param>
/// <param name="IsOlder">It is written in the language asked for, but was so before the English changed.</param>
internal sealed record PublicPost(Post Post, Shown Shown, IReadOnlyDictionary<Guid, Picture> Pictures, IReadOnlyList<string> Languages, bool IsOlder)
{
    public Picture? Picture => Shown.PictureId is { } id ? Pictures.GetValueOrDefault(id) : null;

    public string Html => Markup.Html(Shown.Body, Pictures);
}

/// <summary>One line of a list of posts.</summary>
internal sealed record PostLine(PostKind Kind, string Path, string Title, string Summary, string Said, string Did, DateTimeOffset At, Picture? Picture)
{
    /// <summary>The language it is told in here.</summary>
    public Language Language { get; init; } = Languages.Of(Languages.English);

    /// <summary>Its address, in that language.</summary>
    public string Address => Language.Code == Languages.English ? Path : $"{Path}?lang={Language.Code}";
}

/// <summary>Reads what is public, whoever asks: a signed-in coordinator sees no draft on a public page.</summary>
internal sealed class PublicPosts(SiteContext site, TimeProvider clock)
{
    private DateOnly Today => UkTime.Today(clock);

    public IQueryable<Post> All
    {
        get
        {
            var today = Today;
            return site.Posts.AsNoTracking().Where(post => post.State == PostState.Published && (post.ConsentUntil == null || post.ConsentUntil >= today));
        }
    }

    /// <summary>The newest first; free pages are no news. Each in the language asked for, where it is written in it and as new as the English.</summary>
    public async Task<IReadOnlyList<PostLine>> NewestAsync(int skip, int take, PostKind? kind, CancellationToken stop, string language = Languages.English)
    {
        var rows = await (from post in All
                          join shown in site.Shown.AsNoTracking() on post.Id equals shown.PostId
                          where shown.Language == Languages.English && post.Kind != PostKind.Page && (kind == null || post.Kind == kind)
                          orderby post.FirstPublishedAt descending, post.Id descending
                          select new { post.Id, post.Kind, post.Path, Written = shown.WrittenAt, shown.Title, shown.Summary, shown.Said, shown.Did, At = post.FirstPublishedAt!.Value, shown.PictureId }).Skip(skip).Take(take).ToListAsync(stop);
        var pictures = await PicturesAsync([.. rows.Select(row => row.PictureId).OfType<Guid>()], stop);
        var ids = rows.Select(row => row.Id).ToList();
        var told = language == Languages.English ? [] : await site.Shown.AsNoTracking().Where(shown => shown.Language == language && ids.Contains(shown.PostId)).ToDictionaryAsync(shown => shown.PostId, stop);
        return [.. rows.Select(row =>
        {
            var line = new PostLine(row.Kind, row.Path, row.Title, row.Summary, row.Said, row.Did, row.At, row.PictureId is { } id ? pictures.GetValueOrDefault(id) : null);
            return told.GetValueOrDefault(row.Id) is { } own && own.WrittenAt >= row.Written ? line with { Title = own.Title, Summary = own.Summary, Said = own.Said, Did = own.Did, Language = Languages.Of(language) } : line;
        })];
    }

    /// <summary>The newest of a kind.</summary>
    public async Task<PostLine?> LatestAsync(PostKind kind, CancellationToken stop) => await NewestAsync(0, 1, kind, stop) is [var newest, ..] ? newest : null;

    /// <summary>The post at this address in this language, or in English when it is not there yet or older than the English.</summary>
    public async Task<PublicPost?> AtAsync(string path, string language, CancellationToken stop)
    {
        if (await All.SingleOrDefaultAsync(post => post.Path == path, stop) is not { } found) return null;
        var shown = await site.Shown.AsNoTracking().Where(one => one.PostId == found.Id).ToListAsync(stop);
        if (shown.Find(each => each.Language == Languages.English) is not { } english) return null;
        var current = shown.FindAll(each => each.WrittenAt >= english.WrittenAt);
        var one = current.Find(each => each.Language == language) ?? english;
        return new PublicPost(found, one, await PicturesAsync(one.Pictures, stop), [.. current.Select(each => each.Language)], one.Language != language && shown.Exists(each => each.Language == language));
    }

    /// <summary>Where an old address leads now; null when it never was one or what stood there is down.</summary>
    public async Task<string?> LeadsToAsync(string path, CancellationToken stop)
    {
        var to = await site.Redirects.AsNoTracking().Where(redirect => redirect.From == path).Select(redirect => redirect.To).SingleOrDefaultAsync(stop);
        return to is not null && await All.AnyAsync(post => post.Path == to, stop) ? to : null;
    }

    /// <summary>Those of the pictures that may be shown.</summary>
    public async Task<IReadOnlyDictionary<Guid, Picture>> PicturesAsync(IReadOnlyCollection<Guid> ids, CancellationToken stop)
    {
        if (ids.Count == 0) return new Dictionary<Guid, Picture>();
        var today = Today;
        var found = await site.Pictures.AsNoTracking().Where(picture => ids.Contains(picture.Id)).ToListAsync(stop);
        return found.Where(picture => picture.IsLive(today)).ToDictionary(picture => picture.Id);
    }
}
