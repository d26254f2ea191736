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
        var posts = string.Equals(context.AllAttributes["method"]?.Value?.ToString(), "post", StringComparison.OrdinalIgnoreCase);
        // Two tokens are worse than none: look whether the framework has written one.
        var written = output.PostContent.GetContent().Contains("__RequestVerificationToken", StringComparison.Ordinal);
        if (posts && !written && !context.AllAttributes.ContainsName("asp-antiforgery") && generator.GenerateAntiforgery(View) is { } token)
        {
            output.PostContent.AppendHtml(token);
        }
    }
}
