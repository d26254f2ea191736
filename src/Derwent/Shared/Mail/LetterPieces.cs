namespace Derwent.Shared.Mail;

/// <summary>Something of another room that can stand in a newsletter.</summary>
/// <param name="Id">Its identity in its own room.</param>
/// <param name="Title">Its name.</param>
/// <param name="Words">A few plain words about it.</param>
/// <param name="More">When and where, in words; empty if that means nothing.</param>
/// <param name="Path">Its own page on this site.</param>
public sealed record LetterPiece(Guid Id, string Title, string Words, string More, string Path);

/// <summary>A room that has something for newsletters. The newsletter's desk asks every room that registered one; where none did, the same block is written by hand.</summary>
public interface ILetterPieces
{
    /// <summary>What it offers: Event, Post or Listing.</summary>
    string Kind { get; }

    /// <summary>What has these words in its name, the likeliest first; without words the newest or next. Only what anybody may see.</summary>
    Task<IReadOnlyList<LetterPiece>> Find(string words, int most, CancellationToken stop);
}
