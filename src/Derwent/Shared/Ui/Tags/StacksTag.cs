using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Derwent.Shared.Ui;

/// <summary><c>&lt;table stacks&gt;</c>: becomes a list on a phone. CSS that unmakes a table also unmakes its meaning, so the roles are written out.</summary>
[HtmlTargetElement("table", Attributes = "stacks")]
public sealed partial class StacksTag : Drawn
{
    /// <summary>The mark itself.</summary>
    public bool Stacks { get; set; } = true;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        AddClass(output, "stacks stacked");
        output.Attributes.SetAttribute("role", "table");
        var inside = (await output.GetChildContentAsync()).GetContent();
        output.Content.SetHtmlContent(Opening().Replace(inside, Role));
    }

    private static string Role(Match tag)
    {
        if (tag.Groups["rest"].Value.Contains(" role=", StringComparison.Ordinal))
        {
            return tag.Value;
        }

        var role = tag.Groups["name"].Value switch
        {
            "tr" => "row",
            "td" => "cell",
            "th" when tag.Groups["rest"].Value.Contains("scope=\"row", StringComparison.Ordinal) => "rowheader",
            "th" => "columnheader",
            _ => "rowgroup",
        };
        return $"<{tag.Groups["name"].Value} role=\"{role}\"{tag.Groups["rest"].Value}>";
    }

    [GeneratedRegex("<(?<name>thead|tbody|tr|th|td)(?<rest>(?:\\s[^>]*)?)>")]
    private static partial Regex Opening();
}
