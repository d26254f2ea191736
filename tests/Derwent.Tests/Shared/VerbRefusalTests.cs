using Derwent.Tests.Trust;
using Xunit;

namespace Derwent.Tests.Shared;

/// <summary>The verbs that need no database say in a sentence what they cannot do, and end with a code; no trace of the program's insides.</summary>
public sealed class VerbRefusalTests
{
    [Fact]
    public async Task A_verb_that_cannot_do_it_says_why()
    {
        var folder = Directory.CreateTempSubdirectory("derwent-");
        try
        {
            var (town, world, nowhere) = (Path.Combine(folder.FullName, "town.csv"), Path.Combine(folder.FullName, "world.json"), Path.Combine(folder.FullName, "no", "such", "folder.csv"));
            Assert.Equal(0, (await Run("town", "--people", "300", "--out", town)).Code);
            var made = await Run("world", "--cases", "5", "--services", "80");
            await File.WriteAllTextAsync(world, made.Said);
            string[] link = ["link", town, "--map", "First name=first-name", "Surname=surname", "Date of birth=born"];
            foreach (var (words, setting, sentence) in new (string[], (string, string)[], string)[]
            {
                (["town", "--people", "3", "--out", nowhere], [], "cannot be written:"),
                ([.. link, "--out", nowhere], [], "cannot be written:"),
                ([.. link, "--truth-part", "("], [], "--truth-part “(” is not a regular expression that can be used here."),
                (link, [("Linkage__Likely", "2")], "Linkage__Likely is a probability between 0 and 1, not “2”."),
                (link, [("Linkage__Likely", "0.2"), ("Linkage__Review", "0.4")], "Linkage__Review must not be above Linkage__Likely."),
                (["assemble", world, "--seconds", "0.2", "--explain", "nobody"], [], "--explain: there is no case nobody."),
            })
            {
                var (code, _, complained) = await Run(words, setting);
                Assert.NotEqual(0, code);
                Assert.Contains(sentence, complained, StringComparison.Ordinal);
                Assert.DoesNotContain("   at ", complained, StringComparison.Ordinal);
            }
        }
        finally { folder.Delete(recursive: true); }
    }

    private static Task<(int Code, string Said, string Complained)> Run(params string[] words) => Run(words, []);

    private static async Task<(int Code, string Said, string Complained)> Run(string[] words, (string, string)[] settings)
    {
        await using var program = Child.Start("Host=nowhere", words, settings);
        return await program.End();
    }
}
