using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Derwent.Shared.Ui;

/// <summary><c>&lt;notice state="waiting"&gt;…&lt;/notice&gt;</c>: something the reader should see before the rest.</summary>
[HtmlTargetElement("notice")]
public sealed class NoticeTag : Drawn
{
    /// <summary>urgent, waiting or none.</summary>
    public string? State { get; set; }

    /// <summary>An icon before the words.</summary>
    public string? Icon { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Become(output, "div", "notice");
        if (State is not null)
        {
            output.Attributes.SetAttribute("data-state", State);
        }

        if (Icon is not null)
        {
            output.PreContent.AppendHtml(Shape(Icon)).Append(" ");
        }
    }
}

/// <summary><c>&lt;flagged state="urgent" icon="user-round"&gt;…&lt;/flagged&gt;</c>: a note to heed on the desk.</summary>
[HtmlTargetElement("flagged")]
public sealed class FlaggedTag : Drawn
{
    /// <summary>urgent or none.</summary>
    public string? State { get; set; }

    /// <summary>The shape before the words.</summary>
    public string? Icon { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Become(output, "div", "flagged");
        if (State is not null)
        {
            output.Attributes.SetAttribute("data-state", State);
        }

        output.PreContent.AppendHtml(Shape(Icon ?? (State == "urgent" ? "octagon-alert" : "triangle-alert"))).AppendHtml("<div>");
        output.PostContent.SetHtmlContent("</div>");
    }
}

/// <summary><c>&lt;saved&gt;Saved at 4.36pm&lt;/saved&gt;</c>, the promise that nothing typed is lost.</summary>
[HtmlTargetElement("saved")]
public sealed class SavedTag : Drawn
{
    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Become(output, "p", "saved");
        output.PreContent.AppendHtml(Shape("circle-check")).AppendHtml(" <span>");
        output.PostContent.SetHtmlContent("</span>");
    }
}

/// <summary><c>&lt;tel number="01332 000 000"/&gt;</c>: a number that can be rung. Words inside replace the number as text.</summary>
[HtmlTargetElement("tel", Attributes = "number")]
public sealed class TelTag : Drawn
{
    /// <summary>As printed.</summary>
    public string Number { get; set; } = "";

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        Become(output, "a");
        output.Attributes.SetAttribute("href", InWords.Tel(Number));
        if ((await output.GetChildContentAsync()).IsEmptyOrWhiteSpace)
        {
            output.Content.SetContent(Number);
        }
    }
}
