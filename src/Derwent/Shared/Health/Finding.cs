namespace Derwent.Shared.Health;

/// <summary>How well something stands.</summary>
internal enum Grade
{
    /// <summary>As it should be.</summary>
    Ok,
    /// <summary>Works, and should be seen to.</summary>
    Warning,
    /// <summary>Does not work, or is not safe.</summary>
    Fault,
}

/// <summary>What the doctor found.</summary>
/// <param name="Grade">How bad it is.</param>
/// <param name="About">What was looked at, in a word or two.</param>
/// <param name="Says">What was seen, as a sentence.</param>
/// <param name="Do">What to do about it, as a sentence; empty when nothing is to be done.</param>
internal sealed record Finding(Grade Grade, string About, string Says, string Do = "")
{
    public override string ToString() => $"{Grade.ToString().ToLowerInvariant(),-8} {About,-12} {Says}{(Do.Length > 0 ? " → " + Do : "")}";
}
