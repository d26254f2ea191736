using System.Diagnostics.CodeAnalysis;

namespace Derwent.Shared.Database;

/// <summary>A rule of the product says no. Becomes a 409 page that shows the sentence.</summary>
/// <param name="sentence">A finished sentence that a person can act on, without anybody's name in it.</param>
[SuppressMessage("Naming", "CA1710", Justification = "Thrown as a sentence: the rule refused.")]
public sealed class RuleRefused(string sentence) : Exception(sentence);
