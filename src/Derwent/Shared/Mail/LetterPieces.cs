namespace Derwent.Shared.Mail;

/// <summary>Something of another room that can stand in a newsletter, in a post or on a poster.</summary>
/// <param name="Id">Its identity in its own room.</param>
/// <param name="Title">Its name.</param>
/// <param name="Words">A few plain words about it.</param>
/// <param name="More">When and where, in words; empty if that means nothing.</param>
/// <param name="Path">Its own page on this site.</param>
public sealed record LetterPiece(Guid Id, string Title, string Words, string More, string Path)
{
    /// <summary>A sheet about it to print and hang up; null when its room makes none.</summary>
    public string? Poster { get; init; }

    /// <summary>Why nobody should be told of it any more, as the end of a sentence: "is cancelled". Null while all is well.</summary>
    public string? Off { get; init; }

    /// <summary>The picture that it is; null for everything else.</summary>
    public LetterImage? Image { get; init; }

    /// <summary>The last day on which it may be shown, when that is known.</summary>
    public DateOnly? Until { get; init; }
}

/// <summary>A picture as mail programs can show it.</summary>
/// <param name="Path">Where it is served.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
public sealed record LetterImage(string Path, int Width, int Height);

/// <summary>A room that has something for newsletters. The newsletter's desk asks every room that registered one; where none did, the same block is written by hand.</summary>
public interface ILetterPieces
{
    /// <summary>What it offers: Event, Post, Listing or Picture.</summary>
    string Kind { get; }

    /// <summary>Why something of it is not there any more, as the end of a sentence.</summary>
    string Gone => "is not on our site any more";

    /// <summary>Its own page on which one is chosen for this block of this letter, where a name does not say enough; null where names do.</summary>
    string? Choice(Guid letter, Guid block) => null;

    /// <summary>What has these words in its name, the likeliest first; without words the newest or next. Only what anybody may see.</summary>
    Task<IReadOnlyList<LetterPiece>> Find(string words, int most, CancellationToken stop);

    /// <summary>Those of them that anybody may see now, whoever asks, the worker too. What is not among them is shown no more: in no letter, and in no archive.</summary>
    Task<IReadOnlyList<LetterPiece>> Read(IReadOnlyCollection<Guid> ids, CancellationToken stop);
}
