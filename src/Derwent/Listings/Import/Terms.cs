using System.Globalization;
using System.Text.RegularExpressions;

namespace Derwent.Listings.Import;

/// <summary>Reads other directories' terms ("Anyone who is homeless", "over 14", "Wheelchair access") as our codes. Only plain cases; the terms themselves are kept as tags.</summary>
internal static partial class Terms
{
    private static readonly (string Code, string[] Signs)[] Needs =
    [
        ("housing", ["homeless", "housing", "accommodation", "shelter", "tenan"]),
        ("substances", ["drug", "alcohol", "substance", "addiction", "recovery"]),
        ("anxiety", ["anxiety", "mental health", "counselling", "counseling", "emotional", "wellbeing", "therapy"]),
        ("low-mood", ["depress", "low mood", "bereave", "anger"]),
        ("self-harm", ["self-harm", "self harm", "suicid"]),
        ("exploitation", ["exploitation", "trafficking", "sex work", "grooming", "county lines"]),
        ("weapons", ["knife", "weapon", "gang"]),
        ("home-conflict", ["domestic", "family violence", "mediation"]),
        ("money", ["food bank", "foodbank", "debt", "benefits", "destitute", "financial", "poverty"]),
        ("young-carer", ["young carer", "carers"]),
        ("parenting", ["parenting", "parents", "family support", "childcare", "babies", "toddler", "pre-school", "nursery"]),
        ("future", ["employment", "careers", "training", "apprentice", "volunteering", "job"]),
        ("school", ["education", "school", "tutoring", "homework", "libraries", "library"]),
        ("identity", ["lgbt", "identity", "faith", "refugee", "asylum"]),
        ("nowhere-to-go", ["sport", "youth club", "clubs and groups", "scout", "guides", "brownies", "arts", "music", "drama", "dance", "parks", "recreation", "things to do", "activities", "museum"]),
        ("bullying", ["bullying"]),
        ("online", ["online safety", "internet safety"]),
    ];

    private static readonly (string Code, string[] Signs)[] Access =
    [
        ("no-steps", ["wheelchair", "step-free", "step free", "level access", "ramp", "no steps"]),
        ("toilet", ["accessible toilet", "disabled toilet", "adapted toilet", "changing places"]),
        ("hearing-loop", ["hearing loop", "induction loop"]),
        ("sign-language", ["sign language", "bsl"]),
        ("quiet-room", ["quiet room", "quiet space", "sensory room"]),
        ("parking", ["parking"]),
    ];

    public static IReadOnlyList<string> NeedsOf(IEnumerable<string> words) => Codes(Needs, words);

    public static IReadOnlyList<string> AccessOf(IEnumerable<string> words) => Codes(Access, words);

    /// <summary>"over 14" and "under 25", or "18-64"; null when no term is exactly that.</summary>
    public static (int? Min, int? Max) AgesOf(IEnumerable<string> terms)
    {
        int? min = null, max = null;
        foreach (var term in terms)
        {
            if (Range().Match(term) is { Success: true } range) (min, max) = (Age(range, 1), Age(range, 2));
            else if (Over().Match(term) is { Success: true } over) min = Age(over, 1);
            else if (Under().Match(term) is { Success: true } under) max = Age(under, 1);
        }
        return min > max ? (null, null) : (min, max);
    }

    public static IReadOnlyList<string> LanguagesOf(IEnumerable<string> words) => [.. words.Select(LanguageVocabulary.Code).OfType<string>().Distinct()];

    private static List<string> Codes((string Code, string[] Signs)[] table, IEnumerable<string> words)
    {
        var all = string.Join(" · ", words).ToLowerInvariant();
        return [.. table.Where(row => row.Signs.Any(sign => WordStarts(all, sign))).Select(row => row.Code)];
    }

    // "arts" must not be found in "parts", nor "job" in "Jobe's"; a sign is the beginning of a word.
    private static bool WordStarts(string all, string sign)
    {
        for (var at = all.IndexOf(sign, StringComparison.Ordinal); at >= 0; at = all.IndexOf(sign, at + 1, StringComparison.Ordinal))
            if (at == 0 || !char.IsLetterOrDigit(all[at - 1])) return true;
        return false;
    }

    private static int? Age(Match match, int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) is var age && age <= 120 ? age : null;

    [GeneratedRegex("^(?:ages?d? )?([0-9]{1,3}) ?(?:-|–|to) ?([0-9]{1,3})$", RegexOptions.IgnoreCase)] private static partial Regex Range();
    [GeneratedRegex("^(?:anyone |people )?over ([0-9]{1,3})s?$", RegexOptions.IgnoreCase)] private static partial Regex Over();
    [GeneratedRegex("^(?:anyone |people )?under ([0-9]{1,3})s?$", RegexOptions.IgnoreCase)] private static partial Regex Under();
}
