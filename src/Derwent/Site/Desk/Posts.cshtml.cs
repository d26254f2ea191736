using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Derwent.Site.Posts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Site.Desk;

/// <summary>Everything that was ever written, by where it stands; a manager sees what their organisation wrote.</summary>
[Desk(Role.Coordinator, Role.Administrator, Role.OrganisationManager)]
internal sealed class PostsModel(SiteContext site, Current current) : PageModel
{
    private const int OnOnePage = 50;

    public static IReadOnlyList<(string Key, string Words, PostState? State)> Views { get; } =
        [("", "All", null), ("drafts", "Drafts", PostState.Draft), ("waits", "To be read", PostState.Submitted), ("scheduled", "Scheduled", PostState.Scheduled), ("published", "Published", PostState.Published), ("down", "Taken down", PostState.TakenDown)];

    [BindProperty(SupportsGet = true)] public string Show { get; set; } = "";
    [BindProperty(SupportsGet = true)] public string Q { get; set; } = "";

    public IReadOnlyList<Post> Posts { get; private set; } = [];
    public bool Edits => current.Edits();
    public bool More { get; private set; }
    public int Number => int.TryParse(Request.Query["page"], out var page) && page is > 1 and < 1000 ? page : 1;

    public async Task OnGetAsync(CancellationToken stop)
    {
        Show = Views.Any(view => view.Key == Show) ? Show : "";
        Q = new string([.. Q.Where(c => !char.IsControl(c)).Take(100)]);
        var state = Views.First(view => view.Key == Show).State;
        var like = Like.Anywhere(Q);
        var (all, own) = (Edits, current.OrganisationId);
        var posts = await site.Posts.AsNoTracking().Where(post => (all || post.OrganisationId != null && post.OrganisationId == own) && (state == null || post.State == state) && (Q == "" || EF.Functions.ILike(post.Title, like)))
            .OrderByDescending(post => post.EditedAt).ThenBy(post => post.Id).Skip((Number - 1) * OnOnePage).Take(OnOnePage + 1).ToListAsync(stop);
        (Posts, More) = ([.. posts.Take(OnOnePage)], posts.Count > OnOnePage);
    }

    public string Address(string show, int page = 1) =>
        "/desk/community/posts" + (show.Length + Q.Length == 0 && page == 1 ? "" : $"?show={show}&q={Uri.EscapeDataString(Q)}&page={page}");
}
