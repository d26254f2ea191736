namespace Derwent.Tests.Fitness;

/// <summary>Sentences that no test can bring about, each with its reason. One that was said after all fails the run, so that the list stays short.</summary>
internal static class Unsaid
{
    public static IReadOnlyDictionary<string, string> Because { get; } = new Dictionary<string, string>
    {
        ["… may not be read."] = "Whoever runs the tests as root may read every file.",
        ["This letter is no draft any more. Nothing was put into it."] = "Only another transaction between two lines of one request brings it about: the page refuses a letter that is no draft a moment before.",
    };
}
