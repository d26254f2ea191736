using Derwent.Newsletters;
using Derwent.Shared.Audit;
using Derwent.Shared.Mail;
using Derwent.Shared.Security;
using Derwent.Shared.Ui;
using Derwent.Site.Posts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Site.Desk;

/// <summary>One thing that is public, an event or a story, made ready for every place where people look: a post, a newsletter, a wall. All of it drafts; nothing goes out by itself.</summary>
[Desk(Role.Coordinator, Role.Administrator)]
internal sealed class TellModel(IEnumerable<ILetterPieces> rooms, SiteContext site, LetterDrafts letters, SiteAddress address, AuditTrail audit, Current current, TimeProvider clock) : PageModel
{
    private const string Begins = "new:";

    [BindProperty(SupportsGet = true)] public string Kind { get; set; } = "";
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty] public bool WithPost { get; set; }
    [BindProperty] public string? Letter { get; set; }

    /// <summary>The newest that there was when the form was shown: a second press makes no second draft.</summary>
    [BindProperty] public Guid Known { get; set; }
    [TempData] public string? Done { get; set; }

    public LetterPiece Piece { get; private set; } = null!;
    public IReadOnlyList<Post> Posts { get; private set; } = [];
    public IReadOnlyList<(Guid Id, string Subject, bool IsDraft)> Holding { get; private set; } = [];
    public IReadOnlyList<Choice> Letters { get; private set; } = [];

    /// <summary>A story is a post already; an event or a place becomes one.</summary>
    public bool BecomesPost => Room?.Kind != "Post";
    public bool IsCelebration { get; private set; }
    public Guid Newest => Posts.Select(post => post.Id).Concat(Holding.Select(letter => letter.Id)).DefaultIfEmpty().Max();
    public string Link => address.Of(Piece.Path);
    public string Picture => $"/link-picture/{Id}.png";
    public string Back => Room?.Kind switch { "Post" => $"/desk/community/posts/{Id}", "Event" => $"/desk/whats-on/{Id}", _ => Piece.Path };
    public string InWords => string.Join("\n\n", new[] { Piece.Title, Piece.More, Piece.Words, Link }.Where(part => part.Length > 0));

    // What is chosen on a page of its own, a picture, is part of something and nothing to tell of.
    private ILetterPieces? Room => rooms.FirstOrDefault(room => room.Kind.Equals(Kind, StringComparison.OrdinalIgnoreCase) && room.Choice(Guid.Empty, Guid.Empty) is null);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await FindAsync(stop)) return NotFound();
        WithPost = BecomesPost && Posts.Count == 0;
        Letter = Holding.Count == 0 && Letters.Count > 0 ? Letters[0].Value : "";
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await site.OneAtATimeAsync(Id, stop);
        if (!await FindAsync(stop)) return NotFound();
        var wanted = Letter ?? "";
        if (Piece.Off is { } off) return this.Again("", $"“{Piece.Title}” {off}, so nothing was made of it.");
        if (Newest > Known) return this.Again("", "Something was made of it since you opened this page; it stands under “There is already”. Press again if you want one more.");
        if (wanted.Length > 0 && Letters.All(one => one.Value != wanted)) return this.Again(nameof(Letter), "This letter is no draft any more. Choose another.");
        if (!(WithPost && BecomesPost) && wanted.Length == 0) return this.Again(nameof(Letter), BecomesPost ? "Tick the post, or choose a letter: otherwise there is nothing to make." : "Choose the letter that it goes into.");
        var made = new List<string>();
        if (WithPost && BecomesPost)
        {
            await DraftAsync(stop);
            made.Add("a draft of a post");
        }
        if (wanted.Length > 0) made.Add(await PutAsync(wanted, stop));
        Done = $"Made: {Shared.Ui.InWords.List(made)}. Nobody else sees it yet.";
        return Redirect($"/desk/community/tell/{Kind}/{Id}");
    }

    private async Task DraftAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var title = Piece.Title.Length > 120 ? Piece.Title[..120] : Piece.Title;
        var post = Post.Begin(PostKind.News, await site.FreePathAsync(PostKind.News, title, stop), title, current.Who, now, Id);
        site.Posts.Add(post);
        site.Versions.Add(post.Write(Words(title), Languages.English, 1, current.Who, now));
        await site.SaveChangesAsync(stop);
        audit.Wrote("post", post.Id, "began a post about something that is on");
    }

    private PostWords Words(string title)
    {
        var first = Piece.Words.Split('\n', 2)[0].Trim();
        var more = Piece.More.Length == 0 ? "" : $"**{Piece.More}**\n\n";
        return new PostWords(title, first.Length > 300 ? first[..297] + "…" : first, $"{Piece.Words}\n\n{more}[All about it]({Piece.Path})");
    }

    private async Task<string> PutAsync(string wanted, CancellationToken stop)
    {
        var begins = wanted.StartsWith(Begins, StringComparison.Ordinal);
        var draft = begins ? await letters.BeginAsync(Guid.Parse(wanted[Begins.Length..]), stop) : Guid.Parse(wanted);
        if (draft is not { } letter || !await letters.PutAsync(letter, Room!.Kind, Piece, stop)) throw new Shared.Database.RuleRefused("This letter is no draft any more. Nothing was put into it.");
        audit.Wrote("newsletter", letter, "put something that is public into the draft");
        return begins ? "a new letter with it" : "a block in the letter";
    }

    private async Task<bool> FindAsync(CancellationToken stop)
    {
        if (Room is not { } room || await room.Read([Id], stop) is not [var piece]) return false;
        Piece = piece;
        if (BecomesPost) Posts = await site.Posts.AsNoTracking().Where(post => post.AboutId == Id).OrderByDescending(post => post.EditedAt).Take(10).ToListAsync(stop);
        else IsCelebration = await site.Posts.AnyAsync(post => post.Id == Id && post.Kind == PostKind.Celebration, stop);
        if (!current.Is(Role.Coordinator)) return true;
        Holding = await letters.HoldingAsync(Id, stop);
        var drafts = await letters.OpenAsync(stop);
        var lists = await letters.ListsAsync(stop);
        Letters =
        [
            .. drafts.Select(draft => new Choice(draft.Id.ToString(), $"{(draft.Subject.Length > 0 ? draft.Subject : "No subject yet")} ({draft.List})")),
            .. lists.Select(list => new Choice(Begins + list.Id, $"A new letter of {list.Name}")),
        ];
        return true;
    }
}
