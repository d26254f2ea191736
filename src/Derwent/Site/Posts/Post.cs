using Derwent.Shared.Database;
using Derwent.Shared.Security;

namespace Derwent.Site.Posts;

/// <summary>What a post is: its place on the site and the rules it lives by follow from it.</summary>
internal enum PostKind { News, Celebration, SaidDid, Page }

/// <summary>Where a post stands. Written from its steps; the public sees what is published and nothing else.</summary>
internal enum PostState { Draft, Submitted, Scheduled, Published, TakenDown }

/// <summary>Something that the coordinator publishes: news, a celebration, "you said, we did", or a page. Every save is a version; what the public sees is a
/// copy of one (<see cref="Shown"/>), so that a page can be rewritten while its old words stand.</summary>
internal sealed partial class Post
{
    private readonly List<Shown> shown = [];
    private readonly List<PostStep> steps = [];

    private Post()
    {
    }

    public Guid Id { get; private set; }
    public PostKind Kind { get; private set; }
    public string Path { get; private set; } = "";
    public PostState State { get; private set; }

    /// <summary>When a scheduled post appears.</summary>
    public DateTimeOffset? PublishAt { get; private set; }

    public DateTimeOffset? FirstPublishedAt { get; private set; }
    public DateTimeOffset? ChangedAt { get; private set; }

    /// <summary>The last day on which everybody in it agrees; null when nobody has to.</summary>
    public DateOnly? ConsentUntil { get; private set; }

    /// <summary>The newest version's title, for lists of the desk.</summary>
    public string Title { get; private set; } = "";

    /// <summary>The member that wrote it, with its name; null when it is the alliance's own.</summary>
    public Guid? OrganisationId { get; private set; }
    public string? OrganisationName { get; private set; }

    /// <summary>What it tells of, in that thing's own room; null when it stands for itself.</summary>
    public Guid? AboutId { get; private set; }

    public Who WrittenBy { get; private set; } = null!;
    public DateTimeOffset WrittenAt { get; private set; }
    public DateTimeOffset EditedAt { get; private set; }

    public IReadOnlyList<Shown> Shown => shown;
    public IReadOnlyList<PostStep> Steps => steps;

    public bool NeedsConsent => Kind == PostKind.Celebration;

    /// <summary>A new draft. Nobody but the desk sees it.</summary>
    public static Post Begin(PostKind kind, string path, string title, Who by, DateTimeOffset now, Guid? about = null) =>
        new() { Id = Guid.CreateVersion7(now), Kind = kind, Path = path, Title = title, AboutId = about, WrittenBy = by, WrittenAt = now, EditedAt = now };

    /// <summary>A member's draft: its own people and the coordinator's desk see it.</summary>
    public static Post BeginFor(Guid organisation, string name, PostKind kind, string path, string title, Who by, DateTimeOffset now)
    {
        if (kind == PostKind.Page) throw new RuleRefused("Pages belong to the alliance. Write it as news.");
        var post = Begin(kind, path, title, by, now);
        (post.OrganisationId, post.OrganisationName) = (organisation, name);
        return post;
    }

    /// <summary>Saves what was written as the next version of its language; the public sees it once it is published.</summary>
    public PostVersion Write(PostWords words, string language, int number, Who by, DateTimeOffset now, string note = "")
    {
        EditedAt = now;
        if (language == Languages.English) Title = words.Title;
        return new PostVersion(Id, language, number, words, by, now, note);
    }

    /// <summary>Moves it to another address. Whoever has the old one is led on, once it was ever public.</summary>
    public Redirect? MoveTo(string path, Who by, DateTimeOffset now)
    {
        if (path == Path) return null;
        var left = FirstPublishedAt is null ? null : new Redirect(Path, path, by, now);
        Step($"moved from {Path} to {path}", by, now);
        (Path, EditedAt) = (path, now);
        return left;
    }

    private void Step(string what, Who by, DateTimeOffset now) => steps.Add(new PostStep(Id, what, by, now));
}

/// <summary>Something that happened to a post; never changed.</summary>
internal sealed class PostStep
{
    private PostStep()
    {
    }

    public PostStep(Guid post, string what, Who by, DateTimeOffset at) => (Id, PostId, What, By, At) = (Guid.CreateVersion7(at), post, what, by, at);

    public Guid Id { get; private set; }
    public Guid PostId { get; private set; }
    public string What { get; private set; } = "";
    public Who By { get; private set; } = null!;
    public DateTimeOffset At { get; private set; }
}

/// <summary>An address that leads to another one.</summary>
internal sealed class Redirect
{
    private Redirect()
    {
    }

    public Redirect(string from, string to, Who by, DateTimeOffset at) => (From, To, By, At) = (from, to, by, at);

    public string From { get; private set; } = "";
    public string To { get; private set; } = "";
    public Who By { get; private set; } = null!;
    public DateTimeOffset At { get; private set; }

    /// <summary>The page moved once more: nobody is led twice.</summary>
    public void LeadTo(string path) => To = path;
}
