using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Derwent.Listings.Find;

/// <summary>What somebody typed, as PostgreSQL's search understands it: words, "phrases", -not this, this or that; and words that mean the same.</summary>
internal sealed partial class SearchTerms
{
    private const int Most = 12;
    private readonly List<(string[] Phrase, bool Not, bool OrNext)> terms = [];

    private SearchTerms()
    {
    }

    /// <summary>True when there is nothing to search for.</summary>
    public bool IsEmpty => terms.TrueForAll(term => term.Not);

    /// <summary>The single words that must be there, for spelling.</summary>
    public IReadOnlyList<string> Words => [.. terms.Where(term => !term.Not).SelectMany(term => term.Phrase).Distinct()];

    public static SearchTerms Parse(string? typed)
    {
        var parsed = new SearchTerms();
        foreach (Match match in Token().Matches(Plain(typed ?? "")))
        {
            if (parsed.terms.Count == Most) break;
            var phrase = Word().Matches(match.Value).Select(word => word.Value).Where(word => word.Length <= 40).Take(8).ToArray();
            if (phrase.Length == 0) continue;
            if (phrase is ["or"] && parsed.terms.Count > 0) parsed.terms[^1] = parsed.terms[^1] with { OrNext = true };
            else parsed.terms.Add((phrase, match.Value[0] == '-', false));
        }
        return parsed;
    }

    /// <summary>For <c>to_tsquery</c>. Only letters, digits and its own signs are in it, so it is always well formed.</summary>
    /// <param name="any">One of the words is enough.</param>
    /// <param name="onlyWanted">Without what must not be there.</param>
    /// <param name="inName">Where the words stand: in the name only.</param>
    public string Query(bool any = false, bool onlyWanted = false, bool inName = false)
    {
        var query = new StringBuilder();
        for (var i = 0; i < terms.Count; i++)
        {
            var (phrase, not, _) = terms[i];
            if ((any || onlyWanted) && not) continue;
            if (query.Length > 0) query.Append(any || (i > 0 && terms[i - 1].OrNext) ? " | " : " & ");
            query.Append(not ? "!(" : "(").AppendJoin(" | ", Alternatives(phrase).Select(words => string.Join(" <-> ", words.Select(word => $"'{word}'{(inName ? ":A" : "")}")))).Append(')');
        }
        return query.ToString();
    }

    /// <summary>The same with one word written otherwise.</summary>
    public SearchTerms With(IReadOnlyDictionary<string, string> spelling)
    {
        var mended = new SearchTerms();
        mended.terms.AddRange(terms.Select(term => term with { Phrase = [.. term.Phrase.Select(word => spelling.GetValueOrDefault(word, word))] }));
        return mended;
    }

    private static IEnumerable<string[]> Alternatives(string[] phrase) => [phrase, .. phrase.Length == 1 ? Synonyms.Of(phrase[0]).Select(words => words.Split(' ')) : []];

    // Small letters without marks, as the index has them.
    private static string Plain(string typed)
    {
        var plain = new StringBuilder(typed.Length);
        foreach (var c in typed.Normalize(NormalizationForm.FormD))
            if (char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark) plain.Append(c is '’' or '\'' ? ' ' : char.ToLowerInvariant(c));
        return plain.ToString().Normalize(NormalizationForm.FormC);
    }

    [GeneratedRegex("""-?"[^"]*"?|-?[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*""")] private static partial Regex Token();
    [GeneratedRegex(@"[\p{L}\p{N}]+")] private static partial Regex Word();
}

/// <summary>Words people use for the same thing. Small on purpose: the index knows endings, and names are names.</summary>
internal static class Synonyms
{
    private static readonly string[][] Groups =
    [
        ["footy", "football", "soccer"], ["counselling", "counsellor", "therapy", "therapist", "someone to talk to"],
        ["mh", "mental health"], ["depressed", "depression", "low mood", "sad"], ["worried", "anxiety", "anxious", "panic"],
        ["gp", "doctor"], ["job", "jobs", "work", "employment", "apprenticeship"], ["broke", "skint", "money", "debt", "poor"],
        ["foodbank", "food bank", "hungry"], ["homeless", "housing", "nowhere to live", "evicted"], ["knife", "knives", "weapon", "stabbing"],
        ["weed", "cannabis", "drugs"], ["drink", "drinking", "alcohol"], ["lgbt", "lgbtq", "gay", "trans", "queer"],
        ["asd", "autism", "autistic"], ["send", "special needs", "disability", "disabled"], ["carer", "carers", "young carer"],
        ["gang", "gangs", "county lines"], ["kids", "children"], ["teen", "teens", "teenager", "young people"], ["mum", "mums", "mother", "parent"],
        ["dad", "dads", "father", "parent"], ["rap", "beats", "hip hop"], ["gym", "fitness"], ["rape", "sexual violence"], ["suicide", "suicidal"],
        ["bsl", "sign language"], ["wheelchair", "no steps"], ["bully", "bullied", "bullying"],
    ];

    private static readonly Dictionary<string, string[]> ByWord = Groups
        .SelectMany(group => group.Select(word => (word, others: group.Where(other => other != word).ToArray())))
        .GroupBy(pair => pair.word).ToDictionary(pairs => pairs.Key, pairs => pairs.SelectMany(pair => pair.others).Distinct().ToArray());

    public static IReadOnlyList<string> Of(string word) => ByWord.GetValueOrDefault(word, []);
}
