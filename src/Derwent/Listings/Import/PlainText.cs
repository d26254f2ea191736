using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Derwent.Listings.Import;

/// <summary>Text from elsewhere as plain paragraphs: no tags, no entities, no control characters.</summary>
internal static partial class PlainText
{
    private static readonly HashSet<string> Blocks = ["p", "div", "br", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "tr", "section", "article", "blockquote", "hr"];

    public static bool HasMarkup(string text) => Tag().IsMatch(text) || Entity().IsMatch(text);

    public static string From(string text)
    {
        if (!HasMarkup(text)) return Tidy(text);
        var plain = new StringBuilder(text.Length);
        var source = Hidden().Replace(text, " ");
        var from = 0;
        foreach (Match tag in Tag().Matches(source))
        {
            plain.Append(source, from, tag.Index - from);
            from = tag.Index + tag.Length;
            var name = tag.Groups[1].Value.ToLowerInvariant();
            if (name == "li") plain.Append(tag.Value[1] == '/' ? "" : "\n• ");
            else if (Blocks.Contains(name)) plain.Append('\n', name == "br" ? 1 : 2);
        }
        plain.Append(source, from, source.Length - from);
        // Twice: directories often escape what was escaped already.
        return Tidy(WebUtility.HtmlDecode(WebUtility.HtmlDecode(plain.ToString())));
    }

    /// <summary>Control characters gone, spaces single, at most one empty line between paragraphs.</summary>
    public static string Tidy(string text)
    {
        var tidy = new StringBuilder(text.Length);
        foreach (var c in text.ReplaceLineEndings("\n"))
            if (c == '\n' || !char.IsControl(c)) tidy.Append(c is '\u00A0' or '\t' ? ' ' : c);
        return Lines().Replace(Spaces().Replace(tidy.ToString(), m => m.Value.Contains('\n') ? "\n" : " "), "\n\n").Trim();
    }

    [GeneratedRegex(@"</?([a-zA-Z][a-zA-Z0-9]*)(\s[^<>]*)?/?>|<!--.*?(?:-->|$)", RegexOptions.Singleline)] private static partial Regex Tag();
    [GeneratedRegex(@"&(#[0-9]{1,6}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,10});")] private static partial Regex Entity();
    [GeneratedRegex(@"<(script|style|iframe|object|noscript)\b.*?(</\1\s*>|$)", RegexOptions.Singleline | RegexOptions.IgnoreCase)] private static partial Regex Hidden();
    [GeneratedRegex(@" *\n *| {2,}")] private static partial Regex Spaces();
    [GeneratedRegex(@"\n{3,}")] private static partial Regex Lines();
}
