using System.ComponentModel.DataAnnotations;
using Derwent.Newsletters.Letters;
using Derwent.Shared.Database;
using Derwent.Shared.Mail;
using Derwent.Shared.Security;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Newsletters.Desk;

/// <summary>A draft, block by block. One block is open at a time; everything works without script.</summary>
[Desk(Role.Coordinator, Role.OrganisationManager)]
internal sealed class WriteModel(NewslettersContext newsletters, Pieces rooms, SiteAddress site, Current current, TimeProvider clock) : PageModel
{
    [BindProperty] public HeadInput Head { get; set; } = new();
    [BindProperty] public BlockInput Block { get; set; } = new();
    [TempData] public string? Done { get; set; }

    public Issue Issue { get; private set; } = null!;
    public MailingList List { get; private set; } = null!;
    public Guid? Open { get; private set; }
    public Block? Opened => Issue.Blocks.SingleOrDefault(block => block.Id == Open);
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The room that has such things; null when it is not built, and the block is written by hand.</summary>
    public ILetterPieces? Room => Opened is { } opened ? rooms.Room(opened.Kind) : null;
    /// <summary>The picture that hangs in the open block, while it may be shown.</summary>
    public LetterImage? Image { get; private set; }
    public string Words { get; private set; } = "";
    public IReadOnlyList<LetterPiece> Found { get; private set; } = [];

    /// <summary>Blocks about something that is not as it was: what is wrong, by block.</summary>
    public IReadOnlyDictionary<Guid, string> Troubles { get; private set; } = new Dictionary<Guid, string>();
    public IReadOnlyList<string> Lacks { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, Guid? block, string? find, CancellationToken stop)
    {
        if (!await Load(id, stop)) return NotFound();
        if (Issue.State != IssueState.Draft) return Redirect($"/desk/newsletters/{id}/send");
        Open = block;
        Head = new HeadInput { Subject = Issue.Subject, Preview = Issue.Preview };
        if (Opened is { } opened) Block = BlockInput.From(opened);
        Words = find?.Trim() is { Length: <= 100 } words ? words : "";
        await Look(stop);
        if (Room is { } room && find is not null) Found = await room.Find(Words, 8, stop);
        return Page();
    }

    /// <summary>Fills the block from another room; it can be changed afterwards and no longer follows.</summary>
    public async Task<IActionResult> OnPostTakeAsync(Guid id, Guid block, Guid piece, string? find, CancellationToken stop)
    {
        if (!await Load(id, stop)) return NotFound();
        Open = block;
        if (Opened is not { } old || Room is not { } room || (await room.Find(find ?? "", 8, stop)).SingleOrDefault(one => one.Id == piece) is not { } taken) return NotFound();
        Issue.Change(old.Of(taken, site.Of(taken.Path)), current.Who, Now);
        return await Saved("Taken over. Change what you like.", old.Id, stop);
    }

    public async Task<IActionResult> OnPostHeadAsync(Guid id, CancellationToken stop)
    {
        if (!await Load(id, stop)) return NotFound();
        Forget("Block.");
        if (!ModelState.IsValid) return this.Again();
        Issue.Head(Line(Head.Subject), Line(Head.Preview), current.Who, Now);
        return await Saved("Subject saved.", null, stop);
    }

    public async Task<IActionResult> OnPostAddAsync(Guid id, string? kind, CancellationToken stop)
    {
        if (!await Load(id, stop)) return NotFound();
        ModelState.Clear();
        Head = new HeadInput { Subject = Issue.Subject, Preview = Issue.Preview };
        if (Enum.GetNames<BlockKind>().All(name => name != kind)) return this.Again("kind", "There is no such part of a letter. Choose one of the list.");
        var added = Issue.Add(Enum.Parse<BlockKind>(kind!), current.Who, Now);
        return await Saved($"{Letters.Block.NameOf(added.Kind)} added at the end.", added.Id, stop);
    }

    public async Task<IActionResult> OnPostBlockAsync(Guid id, CancellationToken stop)
    {
        if (!await Load(id, stop)) return NotFound();
        Open = Block.Id;
        if (Opened is not { } old) return NotFound();
        Forget("Head.");
        Head = new HeadInput { Subject = Issue.Subject, Preview = Issue.Preview };
        if (Line(Block.Link) is { Length: > 0 } link && !Letters.Block.IsAddress(link))
            ModelState.AddModelError("Block.Link", "An address begins with https://. Copy it from the browser.");
        await Look(stop);
        if (!ModelState.IsValid) return this.Again();
        Issue.Change(Block.Over(old), current.Who, Now);
        return await Saved("Block saved.", null, stop, old.Id);
    }

    public async Task<IActionResult> OnPostOrderAsync(Guid id, Guid? up, Guid? down, Guid? remove, CancellationToken stop)
    {
        if (!await Load(id, stop)) return NotFound();
        if (remove is { } gone) Issue.Remove(gone, current.Who, Now);
        else if ((up ?? down) is { } moved) Issue.Move(moved, up is null ? 1 : -1, current.Who, Now);
        return await Saved(remove is null ? "Moved." : "Removed. It is still in the earlier versions.", null, stop, up ?? down);
    }

    public async Task<IActionResult> OnPostRestoreAsync(Guid id, Guid version, CancellationToken stop)
    {
        if (!await Load(id, stop)) return NotFound();
        Issue.Restore(version, current.Who, Now);
        return await Saved("The earlier version is the draft again.", null, stop);
    }

    /// <summary>How a block begins, for its row.</summary>
    public string Summary(Block block)
    {
        var words = block.Title.Length > 0 ? block.Title : block.Kind == BlockKind.Picture ? block.Alt : Prose.Plain(block.Words).ReplaceLineEndings(" ");
        return words.Length > 110 ? words[..110] + "…" : words.Length == 0 ? "Empty" : words;
    }

    private async Task Look(CancellationToken stop)
    {
        if (Opened is { Kind: BlockKind.Picture, Piece: { } picture }) Image = await rooms.Image(picture, stop);
    }

    private async Task<bool> Load(Guid id, CancellationToken stop)
    {
        if (await newsletters.Find(id, current, stop) is not { } issue) return false;
        Issue = issue;
        List = await newsletters.Lists.AsNoTracking().SingleAsync(list => list.Id == issue.ListId, stop);
        Troubles = await rooms.Troubles(issue.Blocks, stop);
        Lacks = [.. issue.Lacks(), .. await rooms.Lacks(issue.Blocks, stop)];
        return true;
    }

    private async Task<IActionResult> Saved(string done, Guid? open, CancellationToken stop, Guid? at = null)
    {
        await newsletters.SaveChangesAsync(stop);
        Done = done;
        var anchor = open ?? at;
        return Redirect($"/desk/newsletters/{Issue.Id}{(open is { } id ? $"?block={id}" : "")}{(anchor is { } here ? $"#block-{here}" : "")}");
    }

    private void Forget(string prefix)
    {
        foreach (var key in ModelState.Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal)).ToList()) ModelState.Remove(key);
    }

    internal static string Line(string? typed) => string.Join(' ', (typed ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

internal sealed class HeadInput
{
    [StringLength(150, ErrorMessage = "A subject has at most 150 letters; the first 50 are what people see.")] public string? Subject { get; set; }
    [StringLength(150, ErrorMessage = "Please use up to 150 letters here.")] public string? Preview { get; set; }
}

internal sealed class BlockInput
{
    public Guid Id { get; set; }
    [StringLength(150, ErrorMessage = "Please use up to 150 letters here.")] public string? Title { get; set; }
    [StringLength(Prose.Longest, ErrorMessage = "Please use up to 8,000 letters in one block.")] public string? Words { get; set; }
    [StringLength(Prose.Longest, ErrorMessage = "Please use up to 8,000 letters here.")] public string? More { get; set; }
    [StringLength(1000, ErrorMessage = "An address may have up to 1,000 letters.")] public string? Link { get; set; }
    [StringLength(300, ErrorMessage = "Please use up to 300 letters here.")] public string? Alt { get; set; }

    public static BlockInput From(Block block) => new() { Id = block.Id, Title = block.Title, Words = block.Words, More = block.More, Link = block.Link, Alt = block.Alt };

    public Block Over(Block old) => old with
    {
        Title = Title?.Trim() ?? "", Words = Words?.Trim().ReplaceLineEndings("\n") ?? "", More = More?.Trim().ReplaceLineEndings("\n") ?? "", Link = Link?.Trim() ?? "", Alt = Alt?.Trim() ?? "",
    };
}
