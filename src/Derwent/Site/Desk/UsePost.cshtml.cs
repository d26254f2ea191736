using Derwent.Shared.Mail;
using Derwent.Shared.Security;
using Derwent.Shared.Ui;
using Derwent.Site.Posts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Derwent.Site.Desk;

/// <summary>One published post, ready for other places: a poster, words for a newsletter, a link.</summary>
[Desk(Role.Coordinator, Role.Administrator)]
internal sealed class UsePostModel(PublicPosts posts, SiteContext site, SiteAddress address, DeskPlaces places) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }

    public PublicPost Post { get; private set; } = null!;
    public string Link => address.Of(Post.Post.Path);
    public bool HasNewsletters => places.Exist("/desk/newsletters");

    /// <summary>As plain words, for wherever it is pasted.</summary>
    public string InWords
    {
        get
        {
            var said = Post.Post.Kind switch
            {
                PostKind.Celebration when Post.Shown.Said.Length > 0 => $"“{Post.Shown.Said}”\n{Post.Shown.Did}\n\n",
                PostKind.SaidDid => $"You said: “{Post.Shown.Said}”\nWe did: {Post.Shown.Did}\n\n",
                _ => "",
            };
            return $"{Post.Shown.Title}\n\n{said}{Post.Shown.Summary}\n\n{Link}";
        }
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var path = (await site.Posts.FindAsync([Id], stop))?.Path;
        if (path is null || await posts.AtAsync(path, Languages.English, stop) is not { } found) return NotFound();
        Post = found;
        return Page();
    }
}
