using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Derwent.Shared.Ui;

/// <summary>Every form that posts to this site carries an antiforgery token, also one that names its address itself, where the framework leaves it out.</summary>
[HtmlTargetElement("form", Attributes = "method")]
public sealed class PostFormTag(IHtmlGenerator generator) : Drawn
{
    /// <summary>After the framework's own.</summary>
    public override int Order => 0;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var posts = string.Equals(output.Attributes["method"]?.Value?.ToString(), "post", StringComparison.OrdinalIgnoreCase);
        // Without an address of its own the framework has written the token already; two of them are worse than none.
        var names = !string.IsNullOrEmpty(context.AllAttributes["action"]?.Value?.ToString());
        if (posts && names && !context.AllAttributes.ContainsName("asp-antiforgery") && generator.GenerateAntiforgery(View) is { } token)
        {
            output.PostContent.AppendHtml(token);
        }
    }
}
