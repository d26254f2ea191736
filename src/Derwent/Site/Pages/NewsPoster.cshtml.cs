using Derwent.Shared;
using Derwent.Shared.Mail;
using Derwent.Shared.Security;
using Derwent.Site.Posts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;

namespace Derwent.Site.Pages;

/// <summary>A published post as one sheet for a wall.</summary>
[Open, OutputCache(PolicyName = PublicPages.Policy)]
internal sealed class NewsPosterModel(PublicPosts posts, SiteAddress site) : PageModel
{
    public PublicPost Post { get; private set; } = null!;
    public string Address => site.Of(Post.Post.Path);
    public string Spoken => Address[(Address.IndexOf("//", StringComparison.Ordinal) + 2)..];

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken stop)
    {
        var path = "/news/" + slug;
        if (!WebPaths.IsWellFormed(path) || await posts.AtAsync(path, Languages.English, stop) is not { } found) return NotFound();
        Post = found;
        return Page();
    }
}
