namespace Derwent.Tests.Fitness;

/// <summary>Sentences that no test can bring about, each with its reason. One that was said after all fails the run, so that the list stays short.</summary>
internal static class Unsaid
{
    public static IReadOnlyDictionary<string, string> Because { get; } = new Dictionary<string, string>
    {
    };
}
