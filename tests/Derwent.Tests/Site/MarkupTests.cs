using Derwent.Site.Pictures;
using Derwent.Site.Posts;
using Xunit;

namespace Derwent.Tests.Site;

/// <summary>Whatever is typed, nothing runs and the page stays whole.</summary>
public sealed class MarkupTests
{
    private static readonly Dictionary<Guid, Picture> NoPictures = [];

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](JaVaScRiPt:alert(1))")]
    [InlineData("[x](data:text/html;base64,PHNjcmlwdD4=)")]
    [InlineData("[x](vbscript:x)")]
    [InlineData("![x](javascript:alert(1))")]
    [InlineData("[x]( java&#x09;script:alert(1))")]
    [InlineData("<a href=\"x\" onclick=\"alert(1)\">x</a>")]
    [InlineData("<svg><script>alert(1)</script></svg>")]
    [InlineData("<math><mtext><table><mglyph><style><img src onerror=alert(1)>")]
    [InlineData("<iframe src=\"https://example.org\"></iframe>")]
    [InlineData("[x](//evil.example)")]
    [InlineData("[x](\\\\evil.example)")]
    [InlineData("<style>*{display:none}</style>")]
    [InlineData("<form action=https://evil.example><input></form>")]
    [InlineData("[a]: javascript:alert(1)\n\n[a]")]
    [InlineData("<javascript:alert(1)>")]
    public void Nothing_runs(string markdown)
    {
        var document = new AngleSharp.Html.Parser.HtmlParser().ParseDocument("<body>" + Markup.Html(markdown, NoPictures));

        Assert.Empty(document.QuerySelectorAll("script, style, iframe, form, input, svg, math, img, object, embed, link, meta, base"));
        Assert.All(document.All.SelectMany(element => element.Attributes), attribute => Assert.False(attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)));
        Assert.All(document.QuerySelectorAll("[href]"), link => Assert.Matches("^(https?://|mailto:|tel:|/[^/]|#)", link.GetAttribute("href")!));
    }

    [Fact]
    public void Headings_begin_below_the_pages_own_and_leave_none_out()
    {
        var html = Markup.Html("#### Deep\n\n# Top\n\n###### Deepest", NoPictures);

        Assert.Equal(["h2", "h2", "h3"], new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html).QuerySelectorAll("h1, h2, h3, h4, h5, h6").Select(heading => heading.LocalName));
    }

    [Fact]
    public void A_picture_from_elsewhere_is_left_out_and_so_is_one_that_may_not_be_shown() =>
        Assert.DoesNotContain("<img", Markup.Html($"![x](https://evil.example/x.png) ![y](/media/{Guid.CreateVersion7()}) ![z](/desk/x.png)", NoPictures), StringComparison.Ordinal);

    [Fact]
    public void A_link_to_another_house_does_not_say_where_one_comes_from() =>
        Assert.Contains("rel=\"noreferrer nofollow\"", Markup.Html("[x](https://example.org/a)", NoPictures), StringComparison.Ordinal);

    [Fact]
    public void What_stands_too_deep_is_refused_with_a_sentence()
    {
        Assert.Contains("too deep", Markup.Objection(new string('>', 2000) + " x"), StringComparison.Ordinal);
        Assert.Contains("40,000", Markup.Objection(new string('x', 40_001)), StringComparison.Ordinal);
        Assert.Null(Markup.Objection("> > quoted\n\n* a list"));
    }

    [Theory]
    [InlineData("[")]
    [InlineData("*")]
    [InlineData("`")]
    [InlineData("![](")]
    [InlineData("| a ")]
    [InlineData("<!--")]
    public void Many_signs_take_no_time(string sign)
    {
        var begun = System.Diagnostics.Stopwatch.GetTimestamp();
        var typed = string.Concat(Enumerable.Repeat(sign, Markup.Longest / sign.Length));
        if (Markup.Objection(typed) is null) Markup.Html(typed, NoPictures);

        Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(begun) < TimeSpan.FromSeconds(5));
    }
}
