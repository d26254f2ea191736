using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Ganss.Xss;
using Markdig;

namespace Derwent.Newsletters.Letters;

/// <summary>Markdown in, a few safe tags out. No HTML of the writer's passes, no picture, no address but web, mail and telephone.</summary>
internal static class Prose
{
    public const int Longest = 8000;
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UseAutoLinks().Build();
    private static readonly HtmlSanitizer Sanitizer = MakeSanitizer();

    public static string Html(string markdown)
    {
        if (string.IsNullOrWhiteSpace(markdown)) return "";
        string html;
        try { html = Markdown.ToHtml(markdown.Length > Longest ? markdown[..Longest] : markdown, Pipeline); }
        // Markdig refuses what is nested too deep; then it is shown as it was typed.
        catch (ArgumentException) { html = $"<p>{System.Net.WebUtility.HtmlEncode(markdown)}</p>"; }
        return Sanitizer.Sanitize(html).Trim();
    }

    /// <summary>The same words without tags: paragraphs by blank lines, points by dashes, addresses in brackets behind their words.</summary>
    public static string Plain(string markdown)
    {
        var text = new System.Text.StringBuilder();
        foreach (var part in new HtmlParser().ParseDocument(Html(markdown)).Body!.Children) Write(part, text, "");
        return text.ToString().Trim();
    }

    private static void Write(IElement part, System.Text.StringBuilder text, string before)
    {
        if (part.LocalName is "ul" or "ol")
        {
            var number = 0;
            foreach (var point in part.Children.Where(child => child.LocalName == "li"))
            {
                var mark = part.LocalName == "ol" ? $"{++number}. " : "- ";
                var own = string.Join(' ', point.ChildNodes.Where(node => node is not IElement { LocalName: "ul" or "ol" }).Select(Words)).Trim();
                text.Append(before).Append(mark).AppendLine(Wrap(own, before + new string(' ', mark.Length)));
                foreach (var inner in point.Children.Where(child => child.LocalName is "ul" or "ol")) Write(inner, text, before + "  ");
            }
            if (before.Length == 0) text.AppendLine();
            return;
        }
        if (part.LocalName == "blockquote")
        {
            foreach (var child in part.Children) text.Append("> ").AppendLine(Wrap(Words(child).Trim(), "> ")).AppendLine();
            return;
        }
        text.AppendLine(Wrap(Words(part).Trim(), "")).AppendLine();
    }

    private static string Words(INode node) => node switch
    {
        IText words => string.Join(' ', words.Data.Split('\n')),
        IElement { LocalName: "br" } => "\n",
        IElement { LocalName: "a" } link when link.GetAttribute("href") is { Length: > 0 } address && Inner(link) is var inner =>
            inner == address || "mailto:" + inner == address || "tel:" + inner == address ? inner : $"{inner} ({address})",
        _ => Inner(node),
    };

    private static string Inner(INode node) => string.Concat(node.ChildNodes.Select(Words));

    /// <summary>Lines of at most 74 letters; an address is never broken.</summary>
    internal static string Wrap(string words, string before)
    {
        var text = new System.Text.StringBuilder();
        foreach (var (line, first) in words.Split('\n').Select((line, place) => (line, place == 0)))
        {
            if (!first) text.Append('\n').Append(before);
            var length = 0;
            foreach (var word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (length > 0 && length + 1 + word.Length > 74 - before.Length)
                {
                    text.Append('\n').Append(before);
                    length = 0;
                }
                if (length > 0) text.Append(' ');
                text.Append(word);
                length += word.Length + (length > 0 ? 1 : 0);
            }
        }
        return text.ToString();
    }

    private static HtmlSanitizer MakeSanitizer()
    {
        var sanitizer = new HtmlSanitizer();
        sanitizer.AllowedTags.Clear();
        foreach (var tag in (string[])["p", "a", "strong", "em", "ul", "ol", "li", "br", "h2", "h3", "h4", "blockquote"]) sanitizer.AllowedTags.Add(tag);
        sanitizer.AllowedAttributes.Clear();
        sanitizer.AllowedAttributes.Add("href");
        sanitizer.AllowedSchemes.Clear();
        foreach (var scheme in (string[])["http", "https", "mailto", "tel"]) sanitizer.AllowedSchemes.Add(scheme);
        sanitizer.AllowedCssProperties.Clear();
        sanitizer.AllowedAtRules.Clear();
        sanitizer.KeepChildNodes = true;
        return sanitizer;
    }
}
