using Derwent.Newsletters;
using Derwent.Shared.Mail;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;
using Derwent.Site.Posts;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Site.Desk;

/// <summary>The coordinator's desk: what is due this week on the website and in every other room that has something for this person, drafts, and what was published last.</summary>
[Desk(Role.Coordinator, Role.Administrator)]
internal sealed class CommunityModel(SiteContext site, SiteWaiting website, IEnumerable<IDueSource> rooms, IEnumerable<ILetterPieces> tells, LetterDrafts letters, Quiet quiet, DeskPlaces places, Current current, TimeProvider clock) : PageModel
{
    private const int Shown = 12, Few = 6;

    public IReadOnlyList<DueLine> Due { get; private set; } = [];
    public IReadOnlyList<Post> Drafts { get; private set; } = [];
    public int AllDrafts { get; private set; }
    public IReadOnlyList<Post> Latest { get; private set; } = [];
    public IReadOnlyList<Post> Unpublished { get; private set; } = [];
    /// <summary>What is on next, to tell people about.</summary>
    public IReadOnlyList<LetterPiece> Coming { get; private set; } = [];
    public IReadOnlyList<(Guid Id, string Subject, string List)> Letters { get; private set; } = [];

    /// <summary>Members with nothing coming up, the longest silent first.</summary>
    public IReadOnlyList<QuietMember> Quiet { get; private set; } = [];
    public bool Coordinates => current.Is(Role.Coordinator);
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Rooms of the community that this program has.</summary>
    public bool Has(string address) => places.Exist(address);

    public async Task OnGetAsync(CancellationToken stop)
    {
        var until = UkTime.At(UkTime.Today(clock).AddDays(8), TimeOnly.MinValue);
        var lines = (await website.Waiting(until, stop)).ToList();
        foreach (var room in rooms) lines.AddRange(await room.Read(until, stop));
        Due = [.. lines.OrderBy(line => line.Due).Take(60)];
        var drafts = site.Posts.AsNoTracking().Where(post => post.State == PostState.Draft);
        (AllDrafts, Drafts) = (await drafts.CountAsync(stop), await drafts.OrderByDescending(post => post.EditedAt).Take(Shown).ToListAsync(stop));
        Latest = await site.Posts.AsNoTracking().Where(post => post.State == PostState.Published).OrderByDescending(post => post.ChangedAt).Take(Shown).ToListAsync(stop);
        if (tells.FirstOrDefault(room => room.Kind == "Event") is { } events) Coming = await events.Find("", Few, stop);
        if (Coordinates) (Letters, Quiet) = (await letters.OpenAsync(stop), await quiet.ReadAsync(QuietMembersModel.Usual, stop));
        Unpublished = await site.Posts.AsNoTracking().Where(post => post.State == PostState.Published && post.EditedAt > post.ChangedAt).OrderByDescending(post => post.EditedAt).Take(Shown).ToListAsync(stop);
    }

    public string State(DateTimeOffset due) => due < Now ? "late" : due - Now < TimeSpan.FromDays(2) ? "soon" : "ok";
}
