using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Derwent.Site.Pictures;
using Ganss.Xss;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Syntax;

namespace Derwent.Site.Posts;

/// <summary>Markdown as we allow it: no HTML in it, headings below the page's own and none left out, links that a person can follow, pictures from our own
/// library only. What comes out is sanitised besides: two locks on one door.</summary>
internal static partial class Markup
{
    /// <summary>The longest text.</summary>
    public const int Longest = 40_000;

    /// <summary>The most pictures in one text.</summary>
    public const int MostPictures = 30;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml().UsePipeTables().UseAutoLinks().UseEmphasisExtras(EmphasisExtraOptions.Strikethrough).Build();

    /// <summary>Why this cannot be shown, as a sentence; null when it can.</summary>
    public static string? Objection(string markdown)
    {
        if (markdown.Length > Longest) return "This is longer than 40,000 characters. Make two pages of it.";
        if (Pictures(markdown).Count > MostPictures) return $"There are more than {MostPictures} pictures in it. Leave some out, or make two pages.";
        try
        {
            Parse(markdown);
            return null;
        }
        catch (ArgumentException)
        {
            return "Lists or quotations stand too deep inside each other. Take some of the signs at the beginning of the lines away.";
        }
    }

    /// <summary>Ready to be put into a page.</summary>
    public static string Html(string markdown, IReadOnlyDictionary<Guid, Picture> pictures)
    {
        if (string.IsNullOrWhiteSpace(markdown)) return "";
        var document = Sanitiser().SanitizeDom(Parse(markdown).ToHtml(Pipeline));
        var body = document.Body!;
        foreach (var link in body.QuerySelectorAll("a").OfType<IHtmlAnchorElement>().ToList()) Mend(link);
        foreach (var image in body.QuerySelectorAll("img").ToList()) Show(image, pictures);
        foreach (var table in body.QuerySelectorAll("table").ToList()) Frame(table);
        return body.InnerHtml;
    }

    /// <summary>The words without their signs, at most 20,000 characters: for the search and for letters.</summary>
    public static string Plain(string markdown)
    {
        var plain = Blank().Replace(Markdown.ToPlainText(markdown, Pipeline), " ").Trim();
        return plain.Length <= 20_000 ? plain : plain[..20_000];
    }

    /// <summary>The pictures of our library that it shows.</summary>
    public static IReadOnlyList<Guid> Pictures(string markdown) => [.. Media().Matches(markdown).Select(match => Guid.Parse(match.Groups[1].ValueSpan)).Distinct()];

    private static MarkdownDocument Parse(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        var last = 1;
        foreach (var heading in document.Descendants<HeadingBlock>()) heading.Level = last = Math.Min(Math.Clamp(heading.Level + 1, 2, 4), last + 1);
        return document;
    }

    private static HtmlSanitizer Sanitiser() => new(new HtmlSanitizerOptions
    {
        AllowedTags = Set("p", "br", "h2", "h3", "h4", "strong", "em", "del", "a", "ul", "ol", "li", "blockquote", "code", "pre", "hr", "table", "thead", "tbody", "tr", "th", "td", "img"),
        AllowedAttributes = Set("href", "src", "alt", "start"),
        AllowedSchemes = Set("http", "https", "mailto", "tel"),
        UriAttributes = Set("href", "src"),
        AllowedCssProperties = Set(),
    });

    // A link to nowhere is its words; one to another house says nothing about where the reader comes from.
    private static void Mend(IHtmlAnchorElement link)
    {
        var to = link.GetAttribute("href") ?? "";
        if (!Leads().IsMatch(to)) link.Replace([.. link.ChildNodes]);
        else if (to.Contains("://", StringComparison.Ordinal)) link.SetAttribute("rel", "noreferrer nofollow");
    }

    private static void Show(IElement image, IReadOnlyDictionary<Guid, Picture> pictures)
    {
        var match = Media().Match(image.GetAttribute("src") ?? "");
        if (!match.Success || !pictures.TryGetValue(Guid.Parse(match.Groups[1].ValueSpan), out var picture))
        {
            image.Remove();
            return;
        }
        var alt = image.GetAttribute("alt");
        image.SetAttribute("alt", string.IsNullOrWhiteSpace(alt) ? picture.Alt : alt);
        image.SetAttribute("src", picture.Address(picture.Widths[^1]));
        image.SetAttribute("srcset", picture.SourceSet);
        image.SetAttribute("sizes", "(min-width: 60rem) 44rem, 94vw");
        image.SetAttribute("width", picture.Width.ToString(System.Globalization.CultureInfo.InvariantCulture));
        image.SetAttribute("height", picture.Height.ToString(System.Globalization.CultureInfo.InvariantCulture));
        image.SetAttribute("loading", "lazy");
    }

    // On a phone a wide table is pushed sideways, by finger or by keyboard.
    private static void Frame(IElement table)
    {
        var frame = table.Owner!.CreateElement("div");
        foreach (var (name, value) in new[] { ("class", "scroll-x"), ("tabindex", "0"), ("role", "region"), ("aria-label", "Table") }) frame.SetAttribute(name, value);
        table.Replace(frame);
        frame.AppendChild(table);
    }

    private static HashSet<string> Set(params string[] values) => new(values, StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex("/media/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})")] private static partial Regex Media();

    [GeneratedRegex(@"^(https?://|mailto:|tel:|/(?![/\\])|#)", RegexOptions.IgnoreCase)] private static partial Regex Leads();

    [GeneratedRegex(@"\s+")] private static partial Regex Blank();
}
