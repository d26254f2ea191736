using Derwent.Shared.Database;
using Microsoft.EntityFrameworkCore;

namespace Derwent.FrontDoor.Desk;

/// <summary>Finds referrals by words: names (also when nearly right), references (also their beginning), what was said, who told us.</summary>
internal static class Finding
{
    private const int MostWords = 6;
    private static readonly HashSet<string> Empty = new(StringComparer.OrdinalIgnoreCase) { "the", "family", "and" };

    /// <param name="among">Where to look.</param>
    /// <param name="typed">What somebody typed; every word must be found.</param>
    /// <param name="inWords">Look in what was said as well: right for the open ones, too slow for the whole past.</param>
    public static IQueryable<Referral> Saying(this IQueryable<Referral> among, string typed, bool inWords)
    {
        if (Reference(typed) is { } start) return among.Where(r => r.Reference.StartsWith(start));
        foreach (var word in Words(typed)) among = inWords ? among.Where(Said(word)) : among.Where(Named(word));
        return among;
    }

    /// <summary>The beginning of a reference, if that is what was typed.</summary>
    public static string? Reference(string typed)
    {
        var start = new string([.. typed.Where(char.IsAsciiLetterOrDigit)]).ToUpperInvariant();
        return start.Length is >= 3 and <= 8 && start.Any(char.IsAsciiDigit) ? start : null;
    }

    /// <summary>The words to look for: six at most, without those that say nothing.</summary>
    public static string[] Words(string typed)
    {
        var words = typed.Split([' ', ',', '“', '”', '"'], StringSplitOptions.RemoveEmptyEntries);
        return [.. words.Where(word => words.Length == 1 || !Empty.Contains(word)).Take(MostWords)];
    }

    // The same expression as the index over names.
    private static System.Linq.Expressions.Expression<Func<Referral, bool>> Named(string word)
    {
        var like = Like.Anywhere(word);
        return r => EF.Functions.ILike((r.Stated.FirstName ?? "") + " " + (r.Stated.Surname ?? "") + " " + (r.Stated.PlaceName ?? ""), like, "\\")
            || EF.Functions.TrigramsAreWordSimilar(word, (r.Stated.FirstName ?? "") + " " + (r.Stated.Surname ?? "") + " " + (r.Stated.PlaceName ?? ""));
    }

    private static System.Linq.Expressions.Expression<Func<Referral, bool>> Said(string word)
    {
        var like = Like.Anywhere(word);
        return r => EF.Functions.ILike((r.Stated.FirstName ?? "") + " " + (r.Stated.Surname ?? "") + " " + (r.Stated.PlaceName ?? ""), like, "\\")
            || EF.Functions.TrigramsAreWordSimilar(word, (r.Stated.FirstName ?? "") + " " + (r.Stated.Surname ?? "") + " " + (r.Stated.PlaceName ?? ""))
            || EF.Functions.ILike(r.OwnWords, like, "\\") || EF.Functions.ILike(r.TheirWords ?? "", like, "\\")
            || EF.Functions.ILike(r.Referrer.Name + " " + (r.Referrer.Organisation ?? ""), like, "\\");
    }
}
