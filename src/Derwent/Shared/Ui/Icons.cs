using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Derwent.Shared.Ui;

/// <summary>The icons of one page: each is drawn by reference, and the sprite at the page's end holds only those that were used.</summary>
internal static class Icons
{
    private static readonly object Key = new();

    /// <summary>An icon for the eye only; the words beside it carry the meaning.</summary>
    public static IHtmlContent Icon(this HttpContext http, string name, string css = "icon")
    {
        var inside = http.RequestServices.GetRequiredService<Assets>().Icon(name) ?? "";
        // A fragment joins a page whose sprite is closed, so it brings its drawing along.
        if (http.Request.Headers.ContainsKey("HX-Request"))
        {
            return new HtmlString($"<svg class=\"{css}\" viewBox=\"0 0 24 24\" aria-hidden=\"true\">{inside}</svg>");
        }

        Used(http)[name] = inside;
        return new HtmlString($"<svg class=\"{css}\" aria-hidden=\"true\"><use href=\"#i-{HtmlEncoder.Default.Encode(name)}\"/></svg>");
    }

    /// <summary>The symbols used so far, by name.</summary>
    public static SortedDictionary<string, string> Used(HttpContext http)
    {
        if (http.Items[Key] is not SortedDictionary<string, string> used)
        {
            http.Items[Key] = used = new(StringComparer.Ordinal);
        }

        return used;
    }
}
