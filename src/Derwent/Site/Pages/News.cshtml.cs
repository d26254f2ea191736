using Derwent.Shared;
using Derwent.Shared.Security;
using Derwent.Site.Posts;
using Derwent.Site.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;

namespace Derwent.Site.Pages;

/// <summary>News, celebrations and what changed, newest first.</summary>
[Open, OutputCache(PolicyName = PublicPages.Policy)]
internal sealed class NewsModel(PublicPosts posts, PageWords words) : PageModel
{
    public const int OnOnePage = 12;

    public static IReadOnlyList<(string Key, PostKind Kind, string Words)> Kinds { get; } =
        [("news", PostKind.News, "News"), ("celebrations", PostKind.Celebration, "Celebrations"), ("said", PostKind.SaidDid, "You said, we did")];

    [BindProperty(SupportsGet = true)] public string Kind { get; set; } = "";

    // "page" is also the name of a route value, so the address is read by hand.
    public int Number => int.TryParse(Request.Query["page"], out var page) && page is > 1 and < 500 ? page : 1;
    public IReadOnlyList<PostLine> Lines { get; private set; } = [];
    public bool More { get; private set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        Kind = Kinds.Any(one => one.Key == Kind) ? Kind : "";
        PostKind? kind = Kind.Length == 0 ? null : Kinds.First(one => one.Key == Kind).Kind;
        var lines = await posts.NewestAsync((Number - 1) * OnOnePage, OnOnePage + 1, kind, stop, words.Wanted.Code);
        (Lines, More) = ([.. lines.Take(OnOnePage)], lines.Count > OnOnePage);
    }

    /// <summary>The language that is asked for, as it stands in an address; empty for English.</summary>
    public string Lang => words.Wanted.Code == Languages.English ? "" : "lang=" + words.Wanted.Code;

    public string Feed => Lang.Length == 0 ? "/news.atom" : "/news.atom?" + Lang;

    public string Address(int page) => Address(Kind, $"page={page}");

    public string Address(string kind, string more = "") => "/news?" + string.Join('&', new[] { kind.Length > 0 ? "kind=" + kind : "", more, Lang }.Where(part => part.Length > 0)) is { Length: > 6 } whole ? whole : "/news";
}
