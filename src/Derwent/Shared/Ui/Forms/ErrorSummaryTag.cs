using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Derwent.Shared.Ui;

/// <summary><c>&lt;error-summary/&gt;</c>: first on a page that comes back with 422; every sentence leads to its field. Nothing when all is well.</summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorSummaryTag : Drawn
{
    /// <summary>Another heading, e.g. "One thing is missing".</summary>
    public string? Heading { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        // The model's properties stand in the order of the page; the state of the form is sorted by letter.
        var errors = View.ModelState
            .OrderBy(entry => FieldErrors.Place(View.ViewData.ModelMetadata, entry.Key), StringComparer.Ordinal)
            // Beside a field stands the first thing that is wrong with it; the others mostly follow from that one.
            .SelectMany(entry => entry.Value!.Errors.Take(entry.Key.Length == 0 ? int.MaxValue : 1).Select(error => (entry.Key, Sentence: FieldErrors.Sentence(error))))
            .DistinctBy(error => error.Sentence)
            .ToList();
        if (errors.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        Become(output, "div", "summary-errors");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("aria-labelledby", "errors");
        output.Content
            .AppendHtml("<h2 id=\"errors\">")
            .Append(Heading ?? (errors.Count == 1 ? "One thing needs another look" : $"{InWords.Number(errors.Count)} things need another look"))
            .AppendHtml("</h2><ul>");
        foreach (var (key, sentence) in errors)
        {
            if (key.Length == 0)
            {
                output.Content.AppendHtml("<li>").Append(sentence).AppendHtml("</li>");
            }
            else
            {
                output.Content.AppendHtml("<li><a href=\"#").Append(FieldErrors.Id(key)).AppendHtml("\">").Append(sentence).AppendHtml("</a></li>");
            }
        }

        output.Content.AppendHtml("</ul>");
    }
}
