using Microsoft.AspNetCore.Html;

namespace Derwent.Shared.Ui;

/// <summary>The icons of one page: each is drawn by reference, and the sprite at the page's end holds only those that were used.</summary>
internal static class Icons
{
    private static readonly object Key = new();

    /// <summary>An icon for the eye only; the words beside it carry the meaning.</summary>
    public static IHtmlContent Icon(this HttpContext http, string name, string css = "icon")
    {
        var assets = http.RequestServices.GetRequiredService<Assets>();
        // A fragment joins a page whose sprite is closed, so it brings its drawing along.
        if (http.Request.Headers.ContainsKey("HX-Request"))
        {
            return new HtmlString($"<svg class=\"{css}\" viewBox=\"0 0 24 24\" aria-hidden=\"true\">{assets.Icon(name)}</svg>");
        }

        Used(http).Add(name);
        return assets.Reference(name, css);
    }

    /// <summary>The names used so far.</summary>
    public static SortedSet<string> Used(HttpContext http)
    {
        if (http.Items[Key] is not SortedSet<string> used)
        {
            http.Items[Key] = used = new(StringComparer.Ordinal);
        }

        return used;
    }

    /// <summary>Counts into another set from here on.</summary>
    public static void Use(HttpContext http, SortedSet<string> names) => http.Items[Key] = names;
}
