using AngleSharp.Html.Parser;
using Derwent.Newsletters;
using Derwent.Newsletters.Letters;
using Derwent.Shared.Database;
using Derwent.Shared.Mail;
using Derwent.Shared.Pictures;
using Derwent.Shared.Security;
using Microsoft.Extensions.Configuration;
using SkiaSharp;
using Xunit;

namespace Derwent.Tests.Newsletters;

/// <summary>How a letter is drawn: nothing runs in it, nothing in it watches, and both forms say the same.</summary>
public sealed class LetterTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 10, 0, TimeSpan.Zero);
    private static readonly MailingList List = MailingList.Open("Derby this week", "derby", "All of it.", null, null, null, Now);
    private readonly LetterRenderer renderer = new(new SiteAddress(new ConfigurationBuilder().AddInMemoryCollection([new("DERWENT_PUBLIC_URL", "https://derwent.example")]).Build()));

    public static TheoryData<string> Attacks =>
    [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[press](javascript:alert(1))", "[press](JaVaScRiPt:alert(1))", "[press](data:text/html,<script>alert(1)</script>)", "![seen](https://tracker.example/pixel.gif?who=me)",
        "<svg/onload=alert(1)>", "<iframe src=//evil.example></iframe>", "[x](https://a.example \"\\\" onmouseover=\\\"alert(1)\")", "<style>body{display:none}</style>", "<a href=\"vbscript:x\">x</a>", "<https://a.example/\"onclick=\"alert(1)>", "<base href=//evil.example>",
        "<form action=//evil.example><input name=q></form>", "<meta http-equiv=refresh content=0>", "<b style=\"background:url(https://tracker.example/x)\">b</b>",
    ];

    [Theory, MemberData(nameof(Attacks))]
    public void Nothing_runs_in_a_letter(string words)
    {
        foreach (var kind in Enum.GetValues<BlockKind>())
        {
            var block = Block.New(kind) with { Title = words, Words = words, More = words, Alt = words, Link = words.StartsWith('[') ? words.Split('(', 2)[1].TrimEnd(')') : words };
            foreach (var html in (string[])[Draw(block).Html, LetterRenderer.ForPage(new LookedAt([block], [block], new Dictionary<Guid, LetterImage>()))])
            {
                var page = new HtmlParser().ParseDocument(html);
                Assert.Empty(page.QuerySelectorAll("script, iframe, object, embed, svg, form, input, base, link, img, meta[http-equiv]"));
                Assert.All(page.All, element => Assert.DoesNotContain(element.Attributes, attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)));
                Assert.All(page.QuerySelectorAll("[href]"), link => Assert.Matches("^(https?:|mailto:|tel:)", link.GetAttribute("href")!));
                Assert.All(page.QuerySelectorAll("[style]"), element => Assert.DoesNotContain("url(", element.GetAttribute("style")!, StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public void Nothing_in_a_letter_tells_who_opened_it_or_what_was_pressed()
    {
        var picture = Guid.CreateVersion7();
        var block = Block.New(BlockKind.Picture) with { Alt = "A river", Piece = picture };
        var words = Block.New(BlockKind.Text) with { Words = "[Come](https://elsewhere.example/come?day=saturday)" };
        var letter = renderer.Render("Subject", "First", [block, words], List, "The alliance", "slug", new Dictionary<Guid, LetterImage> { [picture] = new($"/media/{picture}/1200.jpg", 600, 300) });
        var page = new HtmlParser().ParseDocument(letter.Html);
        // Every picture is one of ours, at an address that is the same for everybody.
        var source = Assert.Single(page.QuerySelectorAll("img")).GetAttribute("src");
        Assert.Equal($"https://derwent.example/media/{picture}/1200.jpg", source);
        // Links lead where they say, not round through us.
        Assert.Contains(page.QuerySelectorAll("a"), link => link.GetAttribute("href") == "https://elsewhere.example/come?day=saturday");
        // What differs from reader to reader is the way out, and nothing else.
        var own = page.QuerySelectorAll("[href], [src]").Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!).Where(address => address.Contains(RenderedLetter.WayOut, StringComparison.Ordinal));
        Assert.Equal(["https://derwent.example/newsletter/unsubscribe/" + RenderedLetter.WayOut], own);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(letter.Html, RenderedLetter.WayOut));
        Assert.DoesNotContain("http-equiv", letter.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", letter.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", letter.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_plain_text_says_the_same_in_lines_that_can_be_read()
    {
        var letter = renderer.Render("Subject", "", [
            Block.New(BlockKind.Heading) with { Title = "This week" },
            Block.New(BlockKind.Text) with { Words = "A paragraph that goes on for quite a while, so that it must be broken somewhere near the seventy-fourth letter.\n\n- one\n- two with [a link](https://a.example/x)\n\n1. first\n2. second\n\n> said somebody" },
            Block.New(BlockKind.Event) with { Title = "Open gym", More = "Saturday 10am, Normanton", Words = "Bring *shoes*.", Link = "https://a.example/gym" },
            Block.New(BlockKind.YouSaid) with { Words = "The hall is cold.", More = "We had the boiler mended." },
        ], List, "The alliance", null, new Dictionary<Guid, LetterImage>());
        Assert.Contains("- two with a link (https://a.example/x)", letter.Text, StringComparison.Ordinal);
        Assert.Contains("1. first\n2. second", letter.Text, StringComparison.Ordinal);
        Assert.Contains("> said somebody", letter.Text, StringComparison.Ordinal);
        Assert.Contains("Open gym\nSaturday 10am, Normanton\nBring shoes.\nhttps://a.example/gym", letter.Text, StringComparison.Ordinal);
        Assert.Contains("You said\nThe hall is cold.\n\nWe did\nWe had the boiler mended.", letter.Text, StringComparison.Ordinal);
        Assert.All(letter.Text.Split('\n').Where(line => !line.Contains("http", StringComparison.Ordinal)), line => Assert.True(line.Length <= 76, line));
        Assert.DoesNotContain('<', letter.Text);
    }

    [Fact]
    public void Lines_are_never_too_long_for_mail()
    {
        var letter = Draw(Block.New(BlockKind.Text) with { Words = string.Join(' ', Enumerable.Repeat("wörter", 900)) });
        Assert.All(letter.Html.Split('\n'), line => Assert.True(System.Text.Encoding.UTF8.GetByteCount(line) <= 998));
        Assert.Contains("wörter wörter", new HtmlParser().ParseDocument(letter.Html).Body!.TextContent.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_that_is_nested_without_end_is_only_words()
    {
        var begun = System.Diagnostics.Stopwatch.GetTimestamp();
        foreach (var bomb in (string[])[new string('>', 4000), string.Concat(Enumerable.Repeat("- ", 3000)), new string('[', 7000), string.Concat(Enumerable.Repeat("*a_", 2500))]) Assert.NotNull(Draw(Block.New(BlockKind.Text) with { Words = bomb }));
        Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(begun).TotalSeconds < 10);
    }

    private RenderedLetter Draw(Block block) => renderer.Render("Subject", "First", [block], List, "The alliance", "slug", new Dictionary<Guid, LetterImage>());

    // A wide blue picture with a hole in it, unless it is opaque.
    internal static byte[] Drawn(int width, int height, bool opaque)
    {
        using var bitmap = new SKBitmap(width, height, SKColorType.Rgba8888, opaque ? SKAlphaType.Opaque : SKAlphaType.Premul);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(opaque ? SKColors.SteelBlue : SKColors.Transparent);
        using var paint = new SKPaint { Color = SKColors.DarkOrange };
        canvas.DrawRect(0, 0, width / 2f, height, paint);
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 90);
        return data.ToArray();
    }
}
