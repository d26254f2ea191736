using System.Text.RegularExpressions;
using Xunit;

namespace Derwent.Tests.Fitness;

/// <summary>What the sources of pages say of their forms.</summary>
public sealed partial class FormTests
{
    [Fact]
    public void A_form_with_a_button_that_goes_elsewhere_says_that_it_was_sent_with_it_too()
    {
        var silent = new List<string>();
        foreach (var page in Directory.EnumerateFiles(Path.Combine(ArchitectureTests.Root, "src", "Derwent"), "*.cshtml", SearchOption.AllDirectories))
            foreach (Match form in Form().Matches(File.ReadAllText(page)))
            {
                var said = form.Groups["tag"].Value.Split('"');
                var known = new[] { "asp-page-handler=", "also=" }.SelectMany(name => said.SkipWhile(part => !part.EndsWith(" " + name, StringComparison.Ordinal)).Skip(1).Take(1)).SelectMany(names => names.Split(',')).ToList();
                silent.AddRange(Button().Matches(form.Groups["inside"].Value).Select(button => button.Groups["handler"].Value).Where(handler => !known.Contains(handler, StringComparer.OrdinalIgnoreCase))
                    .Select(handler => $"{Path.GetFileName(page)}: {form.Groups["tag"].Value} has a button for {handler}."));
            }
        Assert.Empty(silent);
    }

    [GeneratedRegex("<form\\b(?<tag>[^>]*? asp-page-handler=\"[^\"]*\"[^>]*)>(?<inside>.*?)</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("<button\\b[^>]*?(asp-page-handler=\"|formaction=\"[^\"]*handler=)(?<handler>\\w+)")]
    private static partial Regex Button();
}
