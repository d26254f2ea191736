namespace Derwent.Shared.Ui;

/// <summary>Something public that a search has found.</summary>
/// <param name="Kind">What it is, in a word or two: "Service", "News".</param>
/// <param name="Title">Its name.</param>
/// <param name="Address">Where it stands on this site.</param>
/// <param name="Words">A line about it.</param>
public sealed record PublicThing(string Kind, string Title, string Address, string Words);

/// <summary>A room with public things in it. The site's search and its map of addresses ask every room; none ever answers with anything private, whoever asks.</summary>
public interface IPublicRoom
{
    /// <summary>What fits these words, best first.</summary>
    Task<IReadOnlyList<PublicThing>> Find(string words, int most, CancellationToken stop);

    /// <summary>Public addresses for search engines, with the day of the last change where it is known.</summary>
    Task<IReadOnlyList<(string Address, DateTimeOffset? Changed)>> Addresses(int most, CancellationToken stop);

    /// <summary>The word of our own that is written most like this one; null when it is there or like nothing.</summary>
    Task<string?> Spelling(string word, CancellationToken stop);
}
