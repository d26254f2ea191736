namespace Derwent.Shared.Database;

/// <summary>The rules refuse what was asked. Answered with 409 and this sentence; nothing is saved.</summary>
/// <param name="sentence">A finished sentence a person can act on. No names of young people.</param>
public sealed class RuleRefused(string sentence) : Exception(sentence);
