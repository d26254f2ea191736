using System.Text.Json.Serialization;
using Derwent.Shared.Mail;

namespace Derwent.Newsletters.Letters;

internal enum BlockKind { Heading, Text, Picture, Event, Post, Listing, YouSaid }

/// <summary>One part of a letter. Which of its words count depends on its kind; all of them are kept.</summary>
internal sealed record Block
{
    public required Guid Id { get; init; }
    public required BlockKind Kind { get; init; }
    /// <summary>The heading; of an event, post or listing its name.</summary>
    public string Title { get; init; } = "";
    /// <summary>Markdown. Of "you said, we did": what people said.</summary>
    public string Words { get; init; } = "";
    /// <summary>What we did; of an event when and where it is.</summary>
    public string More { get; init; } = "";
    /// <summary>Where it leads, http or https.</summary>
    public string Link { get; init; } = "";
    /// <summary>What somebody who does not see the picture should know.</summary>
    public string Alt { get; init; } = "";
    /// <summary>What it is about in its own room, when it was taken from there; a picture always is. While that may not be shown, neither may the block.</summary>
    public Guid? Piece { get; init; }

    public static Block New(BlockKind kind) => new() { Id = Guid.CreateVersion7(), Kind = kind };

    /// <summary>The address, if it is one that may stand in a letter.</summary>
    [JsonIgnore] public string Leads => IsAddress(Link) ? Link : "";

    [JsonIgnore] public bool IsEmpty => Title.Length == 0 && Words.Length == 0 && More.Length == 0 && (Kind != BlockKind.Picture || Piece is null);

    /// <summary>What keeps the letter from going out, or null.</summary>
    [JsonIgnore] public string? Lacks => Kind switch
    {
        BlockKind.Heading when Title.Length == 0 => "the heading has no words.",
        BlockKind.Text when Words.Length == 0 => "it has no words yet.",
        BlockKind.Picture when Piece is null => "choose a picture.",
        BlockKind.Picture when Alt.Length == 0 => "say what is on the picture, for people who do not see it.",
        BlockKind.Event or BlockKind.Post or BlockKind.Listing when Title.Length == 0 => "it needs a name.",
        BlockKind.YouSaid when Words.Length == 0 || More.Length == 0 => "say what people said and what you did.",
        _ => null,
    };

    /// <summary>The same block, filled from another room. Its words can be changed afterwards and no longer follow.</summary>
    public Block Of(LetterPiece piece, string address) => Kind == BlockKind.Picture ? this with { Alt = Short(piece.Title, 300), Piece = piece.Id } : this with
    {
        Title = Short(piece.Title, 150), Words = Short(piece.Words, Prose.Longest), More = Short(piece.More, 300), Link = address, Piece = piece.Id,
    };

    /// <summary>What to call it in a sentence about it.</summary>
    [JsonIgnore] public string Name => Kind == BlockKind.Picture && Title.Length == 0 ? Alt : Title;

    /// <summary>What the archive says where it stood, when it may not be shown any more.</summary>
    [JsonIgnore] public string Gap => Kind switch
    {
        BlockKind.Picture => "A picture stood here. It may not be shown any more.",
        BlockKind.Post => "A story stood here. It was taken down.",
        BlockKind.Event => "An event stood here. It is not on our calendar any more.",
        _ => "Something stood here that is not on our site any more.",
    };

    private static string Short(string words, int most) => words.Length > most ? words[..most] : words;

    public static bool IsAddress(string link) => Uri.TryCreate(link, UriKind.Absolute, out var uri) && (uri.Scheme is "https" or "http");

    public static string NameOf(BlockKind kind) => kind switch
    {
        BlockKind.YouSaid => "You said, we did",
        BlockKind.Listing => "Place to go",
        _ => kind.ToString(),
    };
}

/// <summary>A letter as it goes out: the way out and the archive are filled in for each recipient.</summary>
/// <param name="Html">One HTML page of tables with inline styles; no line is longer than 900 bytes.</param>
/// <param name="Text">The same words, plain.</param>
internal sealed record RenderedLetter(string Html, string Text)
{
    /// <summary>Stands where each recipient's own way out will stand; as long as that is, and no more.</summary>
    public static readonly string WayOut = new('0', 58);
}
