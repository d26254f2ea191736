using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Derwent.Shared.Ui;

/// <summary><c>&lt;asset name="map.js"/&gt;</c>: a style or script beyond those of the layout, for the pages that need it (sections Head and Scripts).</summary>
[HtmlTargetElement("asset", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class AssetTag(Assets assets) : TagHelper
{
    /// <summary>map.css, map.js or htmx.js.</summary>
    public string Name { get; set; } = "";

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagMode = TagMode.StartTagAndEndTag;
        if (Name.EndsWith(".css", StringComparison.Ordinal))
        {
            output.TagName = "link";
            output.TagMode = TagMode.StartTagOnly;
            output.Attributes.SetAttribute("rel", "stylesheet");
            output.Attributes.SetAttribute("href", assets[Name]);
            return;
        }

        output.TagName = "script";
        output.Attributes.SetAttribute("src", assets[Name]);
        output.Attributes.SetAttribute(new TagHelperAttribute("defer"));
        if (Name == "map.js")
        {
            output.Attributes.SetAttribute("data-worker", assets["map-worker.js"]);
        }
    }
}
