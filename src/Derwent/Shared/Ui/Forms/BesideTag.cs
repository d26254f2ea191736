using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Derwent.Shared.Ui;

/// <summary>
/// <c>&lt;input beside="m-@goal.Id" name="mark"&gt;</c>: a control of a form that stands there once for each row, and so has no property of its own. It gets this id, and what
/// <see cref="PageModelAgain.Beside"/> said of it stands before it and is tied to it, as <c>&lt;field&gt;</c> does.
/// </summary>
[HtmlTargetElement("input", Attributes = "beside", TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("select", Attributes = "beside")]
[HtmlTargetElement("textarea", Attributes = "beside")]
public sealed class BesideTag : Drawn
{
    /// <summary>What its sentences are kept under; the id follows from it.</summary>
    public string Beside { get; set; } = "";

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var id = FieldErrors.Id(Beside);
        output.Attributes.SetAttribute("id", id);
        if (FieldErrors.First(View.ModelState, Beside) is not { } sentence) return;
        output.Attributes.SetAttribute("aria-describedby", $"{output.Attributes["aria-describedby"]?.Value} {id}-error".Trim());
        output.Attributes.SetAttribute("aria-invalid", "true");
        output.PreElement.AppendHtml(Wrong(id, sentence));
    }
}
