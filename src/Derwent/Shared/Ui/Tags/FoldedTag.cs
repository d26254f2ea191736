using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Derwent.Shared.Ui;

/// <summary><c>&lt;details&gt;</c> with something wrong inside stands open: a sentence above the page must not lead to what is folded away.</summary>
[HtmlTargetElement("details")]
public sealed class FoldedTag : Drawn
{
    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (View.ModelState.IsValid) return;
        var inside = await output.GetChildContentAsync();
        if (inside.GetContent().Contains("class=\"error\"", StringComparison.Ordinal)) output.Attributes.SetAttribute(new TagHelperAttribute("open"));
    }
}
