using System.ComponentModel.DataAnnotations;
using Derwent.Shared.Audit;
using Derwent.Shared.Security;
using Derwent.Shared.Ui;
using Derwent.Site.Posts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Site.Desk;

/// <summary>Begins a post: what it is, and its title. The desk writes for the alliance, a manager for their organisation.</summary>
[Desk(Role.Coordinator, Role.Administrator, Role.OrganisationManager)]
internal sealed class NewPostModel(SiteContext site, AuditTrail audit, Current current, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public PostKind Kind { get; set; }

    [BindProperty, Required(ErrorMessage = "Give it a title."), StringLength(120, ErrorMessage = "A title of at most 120 characters, please.")]
    public string Title { get; set; } = "";

    /// <summary>Writes for the alliance, and publishes.</summary>
    public bool Edits => current.Edits();
    public IEnumerable<Choice> Kinds => Edits ? All : All.SkipLast(1);

    private static IReadOnlyList<Choice> All { get; } =
    [
        new(nameof(PostKind.News), "News", "Something is new, open, or needed."),
        new(nameof(PostKind.Celebration), "Celebration", "A young person’s story in their own words. Shown only with recorded consent."),
        new(nameof(PostKind.SaidDid), "You said, we did", "What young people told us, and what changed."),
        new(nameof(PostKind.Page), "Page", "Stays where it is, outside of the news."),
    ];

    public void OnGet() => ModelState.Clear();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!ModelState.IsValid) return this.Again();
        var now = clock.GetUtcNow();
        var title = Title.Trim();
        if (!Edits && (Kind == PostKind.Page || current.OrganisationId is null)) return NotFound();
        var path = await site.FreePathAsync(Kind, title, stop);
        var post = Edits ? Post.Begin(Kind, path, title, current.Who, now) : Post.BeginFor(current.OrganisationId!.Value, current.OrganisationName, Kind, path, title, current.Who, now);
        site.Posts.Add(post);
        site.Versions.Add(post.Write(new PostWords(title, "", ""), Languages.English, 1, current.Who, now));
        await site.SaveChangesAsync(stop);
        audit.Wrote("post", post.Id, "began a post");
        return Redirect($"/desk/community/posts/{post.Id}");
    }
}
