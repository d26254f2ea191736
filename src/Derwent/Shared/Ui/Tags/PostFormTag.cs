using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Derwent.Shared.Ui;

/// <summary>
/// Every form that posts to this site carries an antiforgery token, also one that names its address itself, where the framework leaves it out.
/// Fields inside learn whether it is another form than the one that was just sent: a page may have a form for each row, with the same fields in it.
/// </summary>
[HtmlTargetElement("form", Attributes = "method")]
public sealed class PostFormTag(IHtmlGenerator generator) : Drawn
{
    /// <summary>Handlers of buttons in it that are not the form's own, e.g. <c>also="Save"</c> in a form that sends: it was sent with these as well.</summary>
    public string? Also { get; set; }

    /// <summary>After the framework's own.</summary>
    public override int Order => 0;

    /// <inheritdoc/>
    public override void Init(TagHelperContext context)
    {
        var handler = context.AllAttributes["asp-page-handler"]?.Value?.ToString();
        string[] handlers = [handler ?? "", .. Also?.Split(',') ?? []];
        var values = context.AllAttributes.Where(one => one.Name.StartsWith("asp-route-", StringComparison.Ordinal)).Select(one => (Name: one.Name["asp-route-".Length..], Value: one.Value?.ToString() ?? "")).ToList();
        if (handler is null && values.Count == 0) return;
        var request = View.HttpContext.Request;
        bool Asked(string name, string value) => string.Equals(request.RouteValues[name] as string ?? request.Query[name].ToString(), value, StringComparison.OrdinalIgnoreCase);
        var sent = HttpMethods.IsPost(request.Method) && (handler is null || handlers.Any(one => Asked("handler", one))) && values.All(one => Asked(one.Name, one.Value));
        context.Items[typeof(PostFormTag)] = new OneForm(string.Join('-', values.Select(one => one.Value).Prepend(handler ?? "form")), !sent && (HttpMethods.IsPost(request.Method) || values.Count > 0));
    }

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

/// <summary>A form that says which of a page's forms it is.</summary>
/// <param name="Name">What tells it from the others.</param>
/// <param name="Another">Another one was sent, or it stands there once for each row and nothing was sent yet.</param>
internal sealed record OneForm(string Name, bool Another);
