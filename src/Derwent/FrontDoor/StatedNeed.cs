using Derwent.Listings;

namespace Derwent.FrontDoor;

/// <summary>A need or a strength that somebody named.</summary>
/// <param name="Code">Code in the <see cref="NeedVocabulary"/>.</param>
/// <param name="Domain">Person, family or environment.</param>
/// <param name="Severity">0 (none now) to 3 (severe; for a strength: strong).</param>
/// <param name="IsStrength">A strength to build on rather than a need.</param>
/// <param name="Source">Who said so, in a word or two: “school”, “themselves”, “triage”.</param>
/// <param name="On">The day it was said, in UK time.</param>
public sealed record StatedNeed(string Code, Domain Domain, int Severity, bool IsStrength, string Source, DateOnly On)
{
    /// <summary>What somebody ticked; the vocabulary supplies the domain. Severity 2 until triage looks at it.</summary>
    public static StatedNeed From(NeedTerm term, string source, DateOnly on, int severity = 2) =>
        new(term.Code, term.Domain, Math.Clamp(severity, 0, 3), term.IsStrength, source, on);

    /// <summary>The short words a worker reads in a list of worries or of what is going well.</summary>
    public string Label => NeedVocabulary.Find(Code)?.Worry ?? Code;
}
