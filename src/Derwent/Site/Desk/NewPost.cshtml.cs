using System.ComponentModel.DataAnnotations;
using Derwent.Shared.Audit;
using Derwent.Shared.Security;
using Derwent.Shared.Ui;
using Derwent.Site.Posts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Site.Desk;

/// <summary>Begins a post: what it is, and its title.</summary>
[Desk(Role.Coordinator, Role.Administrator)]
internal sealed class NewPostModel(SiteContext site, AuditTrail audit, Current current, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public PostKind Kind { get; set; }

    [BindProperty, Required(ErrorMessage = "Give it a title."), StringLength(120, ErrorMessage = "A title of at most 120 characters, please.")]
    public string Title { get; set; } = "";

    public static IReadOnlyList<Choice> Kinds { get; } =
    [
        new(nameof(PostKind.News), "News", "Something is new, open, or needed."),
        new(nameof(PostKind.Celebration), "Celebration", "A young person’s story in their own words. Shown only with recorded consent."),
        new(nameof(PostKind.SaidDid), "You said, we did", "What young people told us, and what changed."),
        new(nameof(PostKind.Page), "Page", "Stays where it is, outside of the news."),
    ];

    public void OnGet() => ModelState.Clear();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!ModelState.IsValid || !Enum.IsDefined(Kind)) return this.Again();
        var now = clock.GetUtcNow();
        var title = Title.Trim();
        var wanted = WebPaths.For(Kind, title);
        var taken = await site.Posts.Where(post => post.Path.StartsWith(wanted)).Select(post => post.Path).ToHashSetAsync(stop);
        taken.UnionWith(await site.Redirects.Where(redirect => redirect.From.StartsWith(wanted)).Select(redirect => redirect.From).ToListAsync(stop));
        var path = wanted;
        for (var n = 2; taken.Contains(path); n++) path = $"{wanted}-{n}";
        var post = Post.Begin(Kind, path, title, current.Who, now);
        site.Posts.Add(post);
        site.Versions.Add(post.Write(new PostWords(title, "", ""), Languages.English, 1, current.Who, now));
        await site.SaveChangesAsync(stop);
        audit.Wrote("post", post.Id, "began a post");
        return Redirect($"/desk/community/posts/{post.Id}");
    }
}
