using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Derwent.Shared.Ui;

/// <summary><c>&lt;icon name="phone"/&gt;</c>: a Lucide icon from <c>ui/icons.txt</c>, hidden from screen readers.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class IconTag : Drawn
{
    /// <summary>The name in <c>ui/icons.txt</c>.</summary>
    public string Name { get; set; } = "";

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Shape(Name));
    }
}

/// <summary><c>&lt;icon-sprite/&gt;</c>: last in every layout; the symbols of the icons that the page used.</summary>
[HtmlTargetElement("icon-sprite", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class IconSpriteTag(Assets assets) : Drawn
{
    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Become(output, "svg", "sprite");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Attributes.SetAttribute("width", "0");
        output.Attributes.SetAttribute("height", "0");
        foreach (var name in Icons.Used(View.HttpContext))
        {
            output.Content.AppendHtml($"<symbol id=\"i-{name}\" viewBox=\"0 0 24 24\">{assets.Icon(name)}</symbol>");
        }
    }
}
