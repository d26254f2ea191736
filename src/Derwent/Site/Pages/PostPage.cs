using Derwent.Shared.Ui;
using Derwent.Site.Posts;
using Derwent.Site.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Derwent.Site.Pages;

/// <summary>A published post at its address, in the language asked for; an old address leads on, and what is taken down is not there.</summary>
internal abstract class PostPage(PublicPosts posts, PageWords words, LiveAlliance alliance) : PageModel
{
    public PublicPost Post { get; private set; } = null!;
    public Language Wanted => words.Wanted;

    /// <summary>It was asked for in a language in which it is not written yet, or was before the English changed.</summary>
    public bool FellBack => Post.Shown.Language != Wanted.Code;

    public bool InEnglish => Post.Shown.Language == Languages.English;

    /// <summary>Languages that this alliance offers or this post is written in.</summary>
    public IEnumerable<Language> Tongues => alliance.Value.Languages.Count == 0 ? [] : Languages.All.Where(one => one.Code == Languages.English || alliance.Value.Languages.Contains(one.Code));

    protected async Task<IActionResult> Find(string path, CancellationToken stop)
    {
        if (!WebPaths.IsWellFormed(path)) return NotFound();
        if (await posts.AtAsync(path, Wanted.Code, stop) is { } found)
        {
            Post = found;
            HttpContext.Items[Language.Alternates] = Tongues.Where(one => found.Languages.Contains(one.Code)).Select(one => one.Code).ToList();
            ViewData["Title"] = found.Shown.Title;
            ViewData["Description"] = found.Shown.Summary;
            ViewData["OgPicture"] = found.Picture?.JpegAddress ?? $"/link-picture/{found.Post.Id}.png";
            ViewData["OgAlt"] = found.Picture?.Alt ?? found.Shown.Title;
            return Page();
        }
        if (await posts.LeadsToAsync(path, stop) is not { } to) return NotFound();
        // For good, but not kept: it may move back, and a browser that remembers both ways would go in circles.
        Response.Headers.CacheControl = "no-cache";
        return RedirectPermanent(to);
    }
}
