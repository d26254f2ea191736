using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Derwent.Shared.Ui;

/// <summary>What our tags share: the page they are on, and icons.</summary>
public abstract class Drawn : TagHelper
{
    /// <summary>Set by Razor.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext View { get; set; } = null!;

    private protected IHtmlContent Shape(string name) => View.HttpContext.Icon(name);

    /// <summary>What is wrong, before the control that it belongs to.</summary>
    private protected IHtmlContent Wrong(string id, string sentence) =>
        new HtmlContentBuilder().AppendHtml($"<span class=\"error\" id=\"{id}-error\">").AppendHtml(Shape("triangle-alert")).Append(" ").Append(sentence).AppendHtml("</span>");

    private protected static void Become(TagHelperOutput output, string tag, string? css = null)
    {
        output.TagName = tag;
        output.TagMode = TagMode.StartTagAndEndTag;
        if (css is not null)
        {
            AddClass(output, css);
        }
    }

    private protected static void AddClass(TagHelperOutput output, string css)
    {
        var own = output.Attributes["class"]?.Value?.ToString();
        output.Attributes.SetAttribute("class", string.IsNullOrEmpty(own) ? css : $"{css} {own}");
    }
}
