using System.Globalization;
using System.Net;
using System.Text;
using Derwent.Shared.Mail;

namespace Derwent.Newsletters.Letters;

/// <summary>Draws a letter. In mail programs only old HTML holds: tables, inline styles, one column of at most 600 px that shrinks to 320.
/// Nothing in it tells us who read it: no picture of anybody else's, no address that leads round through us.</summary>
internal sealed class LetterRenderer(SiteAddress site)
{
    // The look's own colours; the dark ones answer to programs that ask, the light ones keep their contrast where a program turns them over itself.
    private const string Ink = "#14232b", Quiet = "#43545c", Teal = "#0b5c63", Paper = "#fbfaf6", Surface = "#ffffff", Soft = "#d9eeec";
    private const string Face = "font-family:'Atkinson Hyperlegible Next','Atkinson Hyperlegible',Verdana,'Segoe UI',sans-serif;";

    private const string Dark =
        "@media (prefers-color-scheme:dark){.d-paper{background:#0f191e!important}.d-surface{background:#16242a!important}.d-soft{background:#12383c!important}\n"
        + ".d-ink,.d-ink p,.d-ink li,.d-ink h2,.d-ink h3,.d-ink h4{color:#e9f0ee!important}.d-quiet,.d-quiet p{color:#b3c2c4!important}\n"
        + ".d-ink a,.d-quiet a{color:#86d8d4!important}.d-button{background:#74cdca!important;color:#06262a!important}}";

    public RenderedLetter Render(string subject, string preview, IReadOnlyList<Block> blocks, MailingList list, string alliance, string? slug, IReadOnlyDictionary<Guid, LetterImage> pictures)
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<!doctype html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append("<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"supported-color-schemes\" content=\"light dark\">\n")
            .Append(CultureInfo.InvariantCulture, $"<title>{E(subject)}</title>\n<style>{Dark}</style>\n</head>\n")
            .Append(CultureInfo.InvariantCulture, $"<body class=\"d-paper\" style=\"margin:0;padding:0;background:{Paper};\">\n");
        if (preview.Length > 0) html.Append(CultureInfo.InvariantCulture, $"<div style=\"display:none;max-height:0;overflow:hidden;\">{E(preview)}</div>\n");
        html.Append(CultureInfo.InvariantCulture, $"<table class=\"d-paper\" role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"background:{Paper};\"><tr><td align=\"center\" style=\"padding:16px 8px;\">\n")
            .Append(CultureInfo.InvariantCulture, $"<table class=\"d-surface\" role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"max-width:600px;background:{Surface};border-radius:12px;\">\n")
            .Append(Row($"<p style=\"margin:0;{Face}font-size:15px;line-height:22px;color:{Quiet};\">{E(list.OrganisationName ?? alliance)}</p>\n<h1 style=\"margin:4px 0 0;{Face}font-size:26px;line-height:32px;color:{Ink};\">{E(subject)}</h1>", "padding:24px 20px 8px;", "d-ink"));
        var text = new StringBuilder().AppendLine(subject.ToUpper(CultureInfo.InvariantCulture)).AppendLine(list.OrganisationName ?? alliance).AppendLine();
        foreach (var block in blocks.Where(block => !block.IsEmpty))
        {
            html.Append(Part(block, pictures));
            text.Append(Plain(block)).AppendLine().AppendLine();
        }
        html.Append("</table>\n").Append(Foot(list, alliance, slug)).Append("</td></tr></table>\n</body>\n</html>\n");
        text.Append(PlainFoot(list, alliance, slug));
        return new RenderedLetter(ShortLines(html.ToString()), text.ToString().ReplaceLineEndings("\n"));
    }

    /// <summary>The same blocks for our own pages, which bring their own look; what stood there and is down leaves a word in its place.</summary>
    public static string ForPage(LookedAt looked)
    {
        var (html, pictures) = (new StringBuilder(), looked.Images);
        foreach (var block in looked.All.Where(block => !block.IsEmpty))
        {
            if (!looked.Standing.Contains(block))
            {
                html.Append(CultureInfo.InvariantCulture, $"<p class=\"gap\">{E(block.Gap)}</p>");
                continue;
            }
            var title = block.Title.Length == 0 ? "" : block.Kind is BlockKind.Heading or BlockKind.YouSaid || block.Leads.Length == 0
                ? $"<h2>{E(block.Title)}</h2>" : $"<h2><a href=\"{E(block.Leads)}\">{E(block.Title)}</a></h2>";
            html.Append(block.Kind switch
            {
                BlockKind.Picture => Picture(block, pictures) is not { } picture ? "" : $"<p><img src=\"{picture.Path}\" alt=\"{E(block.Alt)}\" width=\"{picture.Width}\" height=\"{picture.Height}\" loading=\"lazy\"></p>",
                BlockKind.Event => $"{title}<p><b>{E(block.More)}</b></p>{Prose.Html(block.Words)}",
                BlockKind.YouSaid => $"{title}<h3>You said</h3>{Prose.Html(block.Words)}<h3>We did</h3>{Prose.Html(block.More)}",
                _ => title + Prose.Html(block.Words),
            });
        }
        return html.ToString();
    }

    private string Part(Block block, IReadOnlyDictionary<Guid, LetterImage> pictures) => block.Kind switch
    {
        BlockKind.Heading => Row(Title(block.Title, 21, 28), "padding:20px 20px 4px;", "d-ink"),
        BlockKind.Picture => Picture(block, pictures) is not { } picture ? "" : Row(
            $"<img src=\"{E(site.Of(picture.Path))}\" alt=\"{E(block.Alt)}\" width=\"{Math.Min(picture.Width, 560)}\" style=\"display:block;width:100%;max-width:{Math.Min(picture.Width, 560)}px;height:auto;border:0;border-radius:8px;\">", "padding:12px 20px;", "d-ink"),
        BlockKind.Event => Card(block, block.More.Length == 0 ? "" : $"<p style=\"margin:0 0 8px;{Face}font-size:17px;line-height:26px;color:{Ink};\"><strong>{E(block.More)}</strong></p>\n", "See the event"),
        BlockKind.Post => Card(block, "", "Read on"),
        BlockKind.Listing => Card(block, "", "See the place"),
        BlockKind.YouSaid => Row((block.Title.Length == 0 ? "" : Title(block.Title, 21, 28)) + Label("You said") + Styled(block.Words) + Label("We did") + Styled(block.More), "padding:16px 20px;", "d-ink d-soft", Soft),
        _ => Row((block.Title.Length == 0 ? "" : Title(block.Title, 19, 26)) + Styled(block.Words), "padding:8px 20px;", "d-ink"),
    };

    private static string Card(Block block, string first, string act)
    {
        var link = block.Leads.Length == 0 ? "" : $"<p style=\"margin:8px 0 4px;\"><a class=\"d-button\" href=\"{E(block.Leads)}\" style=\"display:inline-block;padding:11px 18px;background:{Teal};color:#ffffff;{Face}font-size:16px;line-height:22px;text-decoration:none;border-radius:8px;\">{act}</a></p>\n";
        return Row(Title(block.Title, 19, 26) + first + Styled(block.Words) + link, "padding:14px 20px;", "d-ink");
    }

    private static string Plain(Block block)
    {
        var parts = new List<string>();
        if (block.Title.Length > 0) parts.Add(block.Kind == BlockKind.Heading ? block.Title + "\n" + new string('-', Math.Min(block.Title.Length, 74)) : block.Title);
        if (block.Kind == BlockKind.Picture) parts.Add($"[Picture: {block.Alt}]");
        if (block.Kind == BlockKind.Event && block.More.Length > 0) parts.Add(Prose.Wrap(block.More, ""));
        if (block.Kind == BlockKind.YouSaid) parts.Add($"You said\n{Prose.Plain(block.Words)}\n\nWe did\n{Prose.Plain(block.More)}");
        else if (block.Words.Length > 0) parts.Add(Prose.Plain(block.Words));
        if (block.Kind is BlockKind.Event or BlockKind.Post or BlockKind.Listing && block.Leads.Length > 0) parts.Add(block.Leads);
        return string.Join(block.Kind is BlockKind.Event ? "\n" : "\n\n", parts);
    }

    private string Foot(MailingList list, string alliance, string? slug)
    {
        var read = slug is null ? "" : $"<a href=\"{E(site.Of($"/newsletter/archive/{slug}"))}\" style=\"color:{Teal};\">Read it on our site</a><br>\n";
        return $"<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"max-width:600px;\">\n"
            + Row($"<p style=\"margin:0;{Face}font-size:14px;line-height:22px;color:{Quiet};\">You get this because you asked {E(list.OrganisationName ?? alliance)} for “{E(list.Name)}”. We do not see whether you open it or what you press.<br>\n{read}"
                + $"<a href=\"{E(site.Of("/newsletter/my-page"))}\" style=\"color:{Teal};\">Change what you get</a><br>\n<a href=\"{E(site.Of($"/newsletter/unsubscribe/{RenderedLetter.WayOut}"))}\" style=\"color:{Teal};\">Stop this newsletter</a></p>", "padding:16px 20px;", "d-quiet")
            + "</table>\n";
    }

    private string PlainFoot(MailingList list, string alliance, string? slug)
    {
        var words = Prose.Wrap($"You get this because you asked {list.OrganisationName ?? alliance} for “{list.Name}”. We do not see whether you open it or what you press.", "");
        return $"-- \n{words}\n{(slug is null ? "" : $"Read it on our site: {site.Of($"/newsletter/archive/{slug}")}\n")}Change what you get: {site.Of("/newsletter/my-page")}\nStop this newsletter:\n{site.Of($"/newsletter/unsubscribe/{RenderedLetter.WayOut}")}\n";
    }

    private static string Row(string inside, string padding, string css, string? background = null) =>
        $"<tr><td class=\"{css}\" style=\"{padding}overflow-wrap:anywhere;word-break:break-word;{(background is null ? "" : $"background:{background};")}\">\n{inside}\n</td></tr>\n";

    private static string Title(string words, int size, int line) => $"<h2 style=\"margin:0 0 6px;{Face}font-size:{size}px;line-height:{line}px;color:{Ink};\">{E(words)}</h2>\n";

    private static string Label(string words) => $"<h3 style=\"margin:8px 0 4px;{Face}font-size:15px;line-height:22px;color:{Quiet};\">{words}</h3>\n";

    private static string Styled(string markdown) => Prose.Html(markdown)
        .Replace("<p>", $"<p style=\"margin:0 0 12px;{Face}font-size:17px;line-height:26px;color:{Ink};\">", StringComparison.Ordinal)
        .Replace("<li>", $"<li style=\"margin:0 0 6px;{Face}font-size:17px;line-height:26px;color:{Ink};\">", StringComparison.Ordinal)
        .Replace("<ul>", "<ul style=\"margin:0 0 12px;padding-left:24px;\">", StringComparison.Ordinal).Replace("<ol>", "<ol style=\"margin:0 0 12px;padding-left:24px;\">", StringComparison.Ordinal)
        .Replace("<a href=", $"<a style=\"color:{Teal};\" href=", StringComparison.Ordinal)
        .Replace("<h2>", $"<h3 style=\"margin:12px 0 6px;{Face}font-size:18px;line-height:26px;color:{Ink};\">", StringComparison.Ordinal).Replace("</h2>", "</h3>", StringComparison.Ordinal)
        .Replace("<blockquote>", $"<blockquote style=\"margin:0 0 12px;padding:0 0 0 14px;border-left:4px solid {Soft};\">", StringComparison.Ordinal) + "\n";

    private static LetterImage? Picture(Block block, IReadOnlyDictionary<Guid, LetterImage> pictures) => block.Piece is { } id ? pictures.GetValueOrDefault(id) : null;

    // A message may not have lines of more than 998 bytes; a space between words may become a new line anywhere in our HTML.
    private static string ShortLines(string html)
    {
        var text = new StringBuilder();
        foreach (var line in html.ReplaceLineEndings("\n").Split('\n'))
        {
            var rest = line.AsSpan();
            while (Encoding.UTF8.GetByteCount(rest) > 900)
            {
                var cut = rest[..Math.Min(rest.Length, 300)].LastIndexOf(' ');
                if (cut <= 0) cut = Math.Min(rest.Length, 300) - 1;
                text.Append(rest[..cut]).Append('\n');
                rest = rest[cut..].TrimStart(' ');
            }
            text.Append(rest).Append('\n');
        }
        return text.ToString();
    }

    private static string E(string words) => WebUtility.HtmlEncode(words);
}
