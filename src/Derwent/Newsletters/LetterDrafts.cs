using System.Text.Json;
using Derwent.Newsletters.Desk;
using Derwent.Newsletters.Jobs;
using Derwent.Newsletters.Letters;
using Derwent.Shared.Database;
using Derwent.Shared.Jobs;
using Derwent.Shared.Mail;
using Derwent.Shared.Security;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Newsletters;

/// <summary>Letters that are being written, for a room whose things stand in them.</summary>
public sealed class LetterDrafts(NewslettersContext newsletters, Outbox outbox, SiteAddress site, Current current, TimeProvider clock)
{
    private const int Most = 50;

    /// <summary>The drafts that this person writes, newest first: which, its subject and its newsletter.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Subject, string List)>> OpenAsync(CancellationToken stop) =>
        [.. (await newsletters.Issues.AsNoTracking().Where(issue => issue.State == IssueState.Draft).Join(newsletters.Lists.AsNoTracking().Of(current), issue => issue.ListId, list => list.Id, (issue, list) => new { issue.Id, issue.Subject, issue.ChangedAt, list.Name })
            .OrderByDescending(draft => draft.ChangedAt).Take(Most).ToListAsync(stop)).Select(draft => (draft.Id, draft.Subject, draft.Name))];

    /// <summary>The newsletters for which this person may begin a letter.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> ListsAsync(CancellationToken stop) =>
        [.. (await newsletters.Lists.AsNoTracking().Of(current).Where(list => list.ClosedAt == null).OrderBy(list => list.OpenedAt).Take(Most).Select(list => new { list.Id, list.Name }).ToListAsync(stop)).Select(list => (list.Id, list.Name))];

    /// <summary>The letters of this person in which it stands already: which, its subject, and whether it is a draft still.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Subject, bool IsDraft)>> HoldingAsync(Guid piece, CancellationToken stop)
    {
        var ids = await With(newsletters, piece, stop);
        return [.. (await newsletters.Issues.AsNoTracking().Where(issue => ids.Contains(issue.Id)).Join(newsletters.Lists.AsNoTracking().Of(current), issue => issue.ListId, list => list.Id, (issue, _) => issue)
            .OrderByDescending(issue => issue.ChangedAt).Take(Most).Select(issue => new { issue.Id, issue.Subject, issue.State }).ToListAsync(stop)).Select(issue => (issue.Id, issue.Subject, issue.State == IssueState.Draft))];
    }

    /// <summary>The subjects of this person's decided letters in which it stands: what is public of them changes when it comes down.</summary>
    public async Task<IReadOnlyList<string>> SentWithAsync(Guid piece, CancellationToken stop) => [.. (await HoldingAsync(piece, stop)).Where(letter => !letter.IsDraft).Select(letter => letter.Subject)];

    /// <summary>Begins an empty letter for this newsletter; null when this person does not write it.</summary>
    public async Task<Guid?> BeginAsync(Guid list, CancellationToken stop)
    {
        if (await newsletters.Lists.Of(current).SingleOrDefaultAsync(one => one.Id == list && one.ClosedAt == null, stop) is not { } found) return null;
        var issue = Issue.Begin(found, current.Who, clock.GetUtcNow());
        newsletters.Issues.Add(issue);
        await newsletters.SaveChangesAsync(stop);
        return issue.Id;
    }

    /// <summary>Puts it into the draft as a block at the end, once. False when this is no draft that this person writes.</summary>
    /// <param name="draft">Which letter.</param>
    /// <param name="kind">Event, Post or Listing.</param>
    /// <param name="piece">What its room says of it now.</param>
    /// <param name="stop">Stops it.</param>
    public async Task<bool> PutAsync(Guid draft, string kind, LetterPiece piece, CancellationToken stop)
    {
        if (await newsletters.Find(draft, current, stop) is not { State: IssueState.Draft } issue || !Enum.TryParse<BlockKind>(kind, out var block)) return false;
        if (issue.Blocks.Any(one => one.Piece == piece.Id)) return true;
        issue.Add(Block.New(block).Of(piece, site.Of(piece.Path)), current.Who, clock.GetUtcNow());
        await newsletters.SaveChangesAsync(stop);
        return true;
    }

    /// <summary>The picture block of a draft that this person writes: the letter's subject, and the picture that hangs there. Null when it is not theirs to fill.</summary>
    public async Task<(string Subject, Guid? Picture)?> PictureBlockAsync(Guid draft, Guid block, CancellationToken stop) =>
        await PictureBlock(draft, block, stop) is (var issue, var old) ? (issue.Subject, old.Piece) : null;

    /// <summary>Hangs a picture into that block, with its words for those who do not see it. False when it is not theirs to fill.</summary>
    public async Task<bool> HangAsync(Guid draft, Guid block, LetterPiece picture, CancellationToken stop)
    {
        if (await PictureBlock(draft, block, stop) is not (var issue, var old)) return false;
        if (old.Piece != picture.Id) issue.Change(old.Of(picture, ""), current.Who, clock.GetUtcNow());
        await newsletters.SaveChangesAsync(stop);
        return true;
    }

    /// <summary>It may not be shown any more. In this very transaction every letter that is on its way with it stops; then each is drawn anew without it, and somebody looks before it goes on.</summary>
    /// <param name="piece">What came down.</param>
    /// <param name="isStory">Somebody's story: the subjects of letters that carried it may speak of it, so nothing public says them any more until somebody chooses other words.</param>
    /// <param name="paths">Where it stood on this site: a block that leads there by hand is a block of it.</param>
    /// <param name="why">Why, as the audit of each letter keeps it: the end of a sentence, without a name.</param>
    /// <param name="stop">Stops it.</param>
    public async Task TakenDownAsync(Guid piece, bool isStory, string[] paths, string why, CancellationToken stop)
    {
        await newsletters.Database.ExecuteSqlAsync($"select newsletters.hold({piece}, {isStory}, {paths}, {why}, {clock.GetUtcNow()})", stop);
        await outbox.Later(new DrawLettersAgain(piece));
    }

    /// <summary>Pictures that lie here from the time before the library: for the library to take in.</summary>
    public async Task<IReadOnlyList<(Guid Id, byte[] Bytes, string Alt, Guid? Organisation, DateTimeOffset At)>> OldPicturesAsync(int most, CancellationToken stop)
    {
        var found = new List<(Guid, byte[], string, Guid?, DateTimeOffset)>();
        foreach (var picture in await newsletters.Pictures.AsNoTracking().OrderBy(one => one.Id).Take(most).ToListAsync(stop))
        {
            var ids = await With(newsletters, picture.Id, stop);
            var letters = await newsletters.Issues.AsNoTracking().Where(issue => ids.Contains(issue.Id)).OrderBy(issue => issue.BegunAt).Take(1).ToListAsync(stop);
            found.Add((picture.Id, picture.Bytes, letters.SelectMany(issue => issue.Blocks).FirstOrDefault(block => block.Piece == picture.Id)?.Alt ?? "", picture.OrganisationId, picture.AddedAt));
        }
        return found;
    }

    /// <summary>The library has it now.</summary>
    public Task OldPictureTakenInAsync(Guid id, CancellationToken stop) => newsletters.Pictures.Where(one => one.Id == id).ExecuteDeleteAsync(stop);

    private async Task<(Issue, Block)?> PictureBlock(Guid draft, Guid block, CancellationToken stop) =>
        await newsletters.Find(draft, current, stop) is { State: IssueState.Draft } issue && issue.Blocks.SingleOrDefault(one => one.Id == block) is { Kind: BlockKind.Picture } old ? (issue, old) : null;

    internal static Task<List<Guid>> With(NewslettersContext newsletters, Guid piece, CancellationToken stop)
    {
        var holds = JsonSerializer.Serialize(new[] { new { Piece = piece } });
        return newsletters.Database.SqlQuery<Guid>($"select id as \"Value\" from newsletters.issues where blocks @> {holds}::jsonb").Take(500).ToListAsync(stop);
    }
}
