using Derwent.Shared.Security;

namespace Derwent.Site.Posts;

/// <summary>What was written, as it is typed.</summary>
/// <param name="Title">One line.</param>
/// <param name="Summary">What a list and a link's preview say.</param>
/// <param name="Body">Markdown.</param>
/// <param name="Said">Celebration: their own words. "You said, we did": what they said.</param>
/// <param name="Did">Celebration: who says it. "You said, we did": what we did.</param>
/// <param name="PictureId">The picture above it.</param>
internal sealed record PostWords(string Title, string Summary, string Body, string Said = "", string Did = "", Guid? PictureId = null);

/// <summary>One saved state of a post in one language; never changed, never thrown away.</summary>
internal sealed class PostVersion
{
    private PostVersion()
    {
    }

    public PostVersion(Guid post, string language, int number, PostWords words, Who by, DateTimeOffset at, string note)
    {
        (Id, PostId, Language, Number, By, At, Note) = (Guid.CreateVersion7(at), post, language, number, by, at, note);
        (Title, Summary, Body, Said, Did, PictureId) = words;
    }

    public Guid Id { get; private set; }
    public Guid PostId { get; private set; }
    public string Language { get; private set; } = "";
    public int Number { get; private set; }
    public string Title { get; private set; } = "";
    public string Summary { get; private set; } = "";
    public string Body { get; private set; } = "";
    public string Said { get; private set; } = "";
    public string Did { get; private set; } = "";
    public Guid? PictureId { get; private set; }
    public Who By { get; private set; } = null!;
    public DateTimeOffset At { get; private set; }

    /// <summary>"version 2 again", for a restored one.</summary>
    public string Note { get; private set; } = "";

    public PostWords Words => new(Title, Summary, Body, Said, Did, PictureId);

    /// <summary>Every picture that it shows.</summary>
    public IReadOnlyList<Guid> Pictures => [.. Markup.Pictures(Body).Concat(PictureId is { } lead ? [lead] : []).Distinct()];
}

/// <summary>What the public sees of a post in one language: a copy of a version.</summary>
internal sealed class Shown
{
    private Shown()
    {
    }

    public Shown(PostVersion version, DateTimeOffset at)
    {
        (PostId, Language) = (version.PostId, version.Language);
        Become(version, at);
    }

    public void Become(PostVersion version, DateTimeOffset at)
    {
        (VersionId, Number, At, WrittenAt) = (version.Id, version.Number, at, version.At);
        (Title, Summary, Body, Said, Did, PictureId) = version.Words;
        Pictures = [.. version.Pictures];
        Plain = Markup.Plain(version.Body);
    }

    public Guid PostId { get; private set; }
    public string Language { get; private set; } = "";
    public Guid VersionId { get; private set; }
    public int Number { get; private set; }
    public string Title { get; private set; } = "";
    public string Summary { get; private set; } = "";
    public string Body { get; private set; } = "";
    public string Said { get; private set; } = "";
    public string Did { get; private set; } = "";
    public Guid? PictureId { get; private set; }
    public Guid[] Pictures { get; private set; } = [];

    /// <summary>The body without signs, for the search.</summary>
    public string Plain { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    /// <summary>When these words were written: what was written before the English is an older text.</summary>
    public DateTimeOffset WrittenAt { get; private set; }

    public PostWords Words => new(Title, Summary, Body, Said, Did, PictureId);
}
