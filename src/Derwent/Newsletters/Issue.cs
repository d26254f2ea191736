using System.Globalization;
using Derwent.Newsletters.Letters;
using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Derwent.Shared.Time;

namespace Derwent.Newsletters;

internal enum IssueState { Draft, Scheduled, Sending, Paused, Stopped, Sent }

/// <summary>One letter of a list, from its first word to the last row that was sent.</summary>
internal sealed class Issue
{
    public const int MostBlocks = 40;
    private const int MostVersions = 500;
    private readonly List<IssueVersion> versions = [];

    private Issue()
    {
    }

    public Guid Id { get; private set; }
    public Guid ListId { get; private set; }
    public Guid? OrganisationId { get; private set; }
    public string Subject { get; private set; } = "";
    public string Preview { get; private set; } = "";
    public IReadOnlyList<Block> Blocks { get; private set; } = [];
    public IssueState State { get; private set; }
    public Guid[] Topics { get; private set; } = [];
    public bool InArchive { get; private set; } = true;
    public string? Slug { get; private set; }

    /// <summary>Where it stood in the archive before a story in it came down: that address may name the story. Whoever has it is led on.</summary>
    public string? FormerSlug { get; private set; }

    /// <summary>When a story in it came down. Its subject may speak of that story, so nothing public says it any more.</summary>
    public DateTimeOffset? RecalledAt { get; private set; }

    /// <summary>What it is called since, in other words that somebody chose; null until then.</summary>
    public string? NewSubject { get; private set; }
    public string? NewPreview { get; private set; }
    public string? Html { get; private set; }
    public string? Text { get; private set; }
    public Who By { get; private set; } = Who.Derwent;
    public DateTimeOffset BegunAt { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public DateTimeOffset? SendAt { get; private set; }
    public DateTimeOffset? FinishedAt { get; private set; }
    public string? Trouble { get; private set; }
    public IReadOnlyList<IssueVersion> Versions => versions;
    public (string Subject, string Preview)? NewWords => NewSubject is { } subject ? (subject, NewPreview ?? "") : null;

    /// <summary>What the public reads above it.</summary>
    public (string Subject, string Preview) Public => RecalledAt is null ? (Subject, Preview) : NewWords ?? (NeutralName, "");

    /// <summary>A name that says nothing of what stood in it.</summary>
    public string NeutralName => Neutral(SendAt ?? ChangedAt);

    public static string Neutral(DateTimeOffset sent) => string.Create(CultureInfo.InvariantCulture, $"Letter of {UkTime.DateOf(sent):d MMMM yyyy}");

    public static Issue Begin(MailingList list, Who by, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), ListId = list.Id, OrganisationId = list.OrganisationId, Blocks = [Block.New(BlockKind.Text)], By = by, BegunAt = now, ChangedAt = now,
    };

    /// <summary>A draft that begins as a copy of this one.</summary>
    public Issue Copy(Who by, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), ListId = ListId, OrganisationId = OrganisationId, Subject = Subject, Preview = Preview,
        Blocks = [.. Blocks.Select(block => block with { Id = Guid.CreateVersion7(now) })], By = by, BegunAt = now, ChangedAt = now,
    };

    public void Head(string subject, string preview, Who by, DateTimeOffset now)
    {
        MustBeDraft();
        if (subject == Subject && preview == Preview) return;
        Keep(by, now);
        (Subject, Preview) = (subject, preview);
    }

    public Block Add(BlockKind kind, Who by, DateTimeOffset now) => Add(Block.New(kind), by, now);

    public Block Add(Block block, Who by, DateTimeOffset now)
    {
        MustBeDraft();
        if (Blocks.Count >= MostBlocks) throw new RuleRefused($"A letter has at most {MostBlocks} blocks. People stop reading long before.");
        Keep(by, now);
        Blocks = [.. Blocks, block];
        return block;
    }

    public void Change(Block block, Who by, DateTimeOffset now)
    {
        MustBeDraft();
        if (Blocks.SingleOrDefault(one => one.Id == block.Id) is not { } old || old == block) return;
        Keep(by, now);
        Blocks = [.. Blocks.Select(one => one.Id == block.Id ? block : one)];
    }

    public void Move(Guid block, int steps, Who by, DateTimeOffset now)
    {
        MustBeDraft();
        var order = Blocks.ToList();
        var from = order.FindIndex(one => one.Id == block);
        var to = Math.Clamp(from + steps, 0, order.Count - 1);
        if (from < 0 || from == to) return;
        Keep(by, now);
        (order[from], order[to]) = (order[to], order[from]);
        Blocks = order;
    }

    public void Remove(Guid block, Who by, DateTimeOffset now)
    {
        MustBeDraft();
        if (Blocks.All(one => one.Id != block)) return;
        Keep(by, now);
        Blocks = [.. Blocks.Where(one => one.Id != block)];
    }

    /// <summary>An earlier version becomes the draft again; what stood there until now is kept as a version too.</summary>
    public void Restore(Guid version, Who by, DateTimeOffset now)
    {
        MustBeDraft();
        if (versions.SingleOrDefault(one => one.Id == version) is not { } old) return;
        Keep(by, now);
        (Subject, Preview, Blocks) = (old.Subject, old.Preview, old.Blocks);
    }

    /// <summary>What still keeps it from being sent, as sentences.</summary>
    public IReadOnlyList<string> Lacks()
    {
        var lacks = new List<string>();
        if (Subject.Length == 0) lacks.Add("It has no subject.");
        if (Blocks.All(block => block.IsEmpty)) lacks.Add("It has no words yet.");
        lacks.AddRange(Blocks.Select((block, place) => block.Lacks is { } what ? $"Block {place + 1}: {what}" : null).OfType<string>());
        return lacks;
    }

    /// <summary>It will go out, to these topics (none: everybody), now or later, exactly as it stands. The rows of the recipients are made in the same transaction.</summary>
    public void Decide(IReadOnlyCollection<Guid> topics, bool inArchive, string slug, RenderedLetter letter, DateTimeOffset at, DateTimeOffset now)
    {
        MustBeDraft();
        if (Lacks() is [var lack, ..]) throw new RuleRefused(lack);
        if (at < now.AddMinutes(-1) || at > now.AddDays(366)) throw new RuleRefused("Choose a time from now on, within a year.");
        (Topics, InArchive, Slug, Html, Text, DecidedAt, SendAt) = ([.. topics], inArchive, slug, letter.Html, letter.Text, now, at);
        State = at > now ? IssueState.Scheduled : IssueState.Sending;
    }

    /// <summary>Something in it may not be shown any more: it is drawn anew without that, whatever became of it. Who has it already has it.</summary>
    public void DrawAgain(RenderedLetter letter)
    {
        if (State != IssueState.Draft) (Html, Text) = (letter.Html, letter.Text);
    }

    /// <summary>A story in it came down: what the archive calls it, and the letters that have not gone out yet, in words that do not name the story.</summary>
    public void Reword(string subject, string preview)
    {
        if (RecalledAt is null) throw new RuleRefused("No story in this letter was taken down, so it keeps its subject.");
        (NewSubject, NewPreview) = (subject, preview);
    }

    /// <summary>It waits for somebody to look, for this reason.</summary>
    public void Hold(string why) => (State, Trouble) = State is IssueState.Scheduled or IssueState.Sending ? (IssueState.Paused, why) : (State, Trouble);

    public void Pause() => State = State is IssueState.Sending or IssueState.Scheduled ? IssueState.Paused : throw new RuleRefused("It is not being sent, so there is nothing to pause.");

    public void GoOn(DateTimeOffset now)
    {
        if (State != IssueState.Paused) throw new RuleRefused("It is not paused.");
        Trouble = null;
        State = SendAt > now ? IssueState.Scheduled : IssueState.Sending;
    }

    /// <summary>Nobody else gets it. What is at the mail server already cannot be called back.</summary>
    public void Stop(DateTimeOffset now)
    {
        if (State is not (IssueState.Sending or IssueState.Scheduled or IssueState.Paused)) throw new RuleRefused("It is not being sent, so there is nothing to stop.");
        (State, FinishedAt) = (IssueState.Stopped, now);
    }

    private void MustBeDraft()
    {
        if (State != IssueState.Draft) throw new RuleRefused("This letter has been decided. Copy it to write another one.");
    }

    private void Keep(Who by, DateTimeOffset now)
    {
        // Only the newest versions may have been read, so their number counts, not how many there are.
        var number = versions.Count == 0 ? 1 : versions.Max(version => version.Number) + 1;
        if (number > MostVersions) throw new RuleRefused($"This draft has been changed {MostVersions} times, and every version is kept. Copy it to go on.");
        versions.Add(new IssueVersion(Id, number, Subject, Preview, Blocks, by, now));
        ChangedAt = now;
    }
}

/// <summary>What a draft said before somebody changed it.</summary>
internal sealed class IssueVersion
{
    private IssueVersion()
    {
    }

    internal IssueVersion(Guid issue, int number, string subject, string preview, IReadOnlyList<Block> blocks, Who by, DateTimeOffset now) =>
        (Id, IssueId, Number, Subject, Preview, Blocks, By, At) = (Guid.CreateVersion7(now), issue, number, subject, preview, blocks, by, now);

    public Guid Id { get; private set; }
    public Guid IssueId { get; private set; }
    public int Number { get; private set; }
    public string Subject { get; private set; } = "";
    public string Preview { get; private set; } = "";
    public IReadOnlyList<Block> Blocks { get; private set; } = [];
    public Who By { get; private set; } = Who.Derwent;
    public DateTimeOffset At { get; private set; }
}
