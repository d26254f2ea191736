using Derwent.Newsletters;
using Derwent.Shared;
using Derwent.Shared.Audit;
using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;
using Derwent.Site.Consents;
using Derwent.Site.Pictures;
using Derwent.Site.Posts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Site.Desk;

/// <summary>The editor: writing with a preview, versions, and the way from draft to published to taken down. A manager writes and sends; the desk publishes.</summary>
[Desk(Role.Coordinator, Role.Administrator, Role.OrganisationManager), RequestSizeLimit(20_000_000)]
internal sealed partial class EditPostModel(SiteContext site, Publishing publishing, LetterDrafts letters, WebPaths paths, MemberPictures hanging, PublicPages pages, LiveAlliance alliance, AuditTrail audit, Current current, TimeProvider clock) : PageModel
{
    private const int MostPictures = 200, MostVersions = 500;

    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty(SupportsGet = true)] public string Lang { get; set; } = Languages.English;
    [BindProperty] public PostInput Input { get; set; } = new();

    /// <summary>A member's own picture; the desk chooses from the library.</summary>
    [BindProperty] public MemberPictureInput Picture { get; set; } = new();

    public Post Post { get; private set; } = null!;
    public IReadOnlyList<VersionLine> Versions { get; private set; } = [];
    public IReadOnlyList<Consent> Consents { get; private set; } = [];
    /// <summary>Letters that are decided and carry it, while it can come down.</summary>
    public IReadOnlyList<string> Letters { get; private set; } = [];
    public IReadOnlyList<Choice> PictureChoices { get; private set; } = [];
    public PostBody? Preview { get; private set; }
    public string? PreviewFault { get; private set; }
    public PostVersion? Theirs { get; private set; }
    public DateOnly Today => UkTime.Today(clock);
    public Language Language => Languages.Of(Lang);
    public bool InEnglish => Lang == Languages.English;
    /// <summary>Publishes, moves and takes down.</summary>
    public bool Edits => current.Edits();

    /// <summary>A member rewrites what is not public yet.</summary>
    public bool MayWrite => Edits || Post.State is PostState.Draft or PostState.Submitted;
    /// <summary>Somebody in it took their yes back: it never appears again.</summary>
    public bool SaidNo => Consents.Any(consent => consent.WithdrawnAt is not null);
    public bool SeesConsents => current.Is(Role.Coordinator);

    public static IReadOnlyList<Choice> WhoIsOnIt { get; } =
        [new("no", "No", "A room, a thing, a crowd from behind."), new("yes", "Yes", "The coordinator asks you who agreed, and records it, before anybody sees it.")];

    /// <summary>Languages to translate into.</summary>
    public IEnumerable<Language> Tongues => Languages.All.Where(one => one.Code == Languages.English || alliance.Value.Languages.Contains(one.Code) || Versions.Any(version => version.Language == one.Code));

    /// <summary>What is saved is newer than what the public sees.</summary>
    public bool HasNews => Post.State == PostState.Published && Mine.Count > 0 && Post.Shown.FirstOrDefault(shown => shown.Language == Lang)?.Number != Mine[0].Number;

    /// <summary>The newest English, to translate from; null in English itself.</summary>
    public PostVersion? Original { get; private set; }

    /// <summary>The English was changed after this language was written: until somebody looks it through, the public reads the English.</summary>
    public bool IsOlder(string language) => language != Languages.English && Versions.FirstOrDefault(version => version.Language == language) is { } here && Versions.FirstOrDefault(version => version.Language == Languages.English)?.At > here.At;

    /// <summary>The versions of this language, newest first.</summary>
    public IReadOnlyList<VersionLine> Mine => [.. Versions.Where(version => version.Language == Lang)];

    public string? Done => Request.Query["done"].ToString() switch
    {
        "saved" => "Saved. Nobody else sees it until it is published.",
        "published" => "Published. It is on the site now.",
        "scheduled" => "Scheduled. It appears by itself.",
        "draft" => "It is a draft again and will not appear by itself.",
        "down" => "Taken down: from its page, the lists, the feed and the search.",
        "restored" => "That version is the newest again. Publish it when it is right.",
        "same" => "Nothing was changed, so nothing was saved.",
        "sent" => "Sent. The coordinator reads it, and then it is on the site. You can still change it.",
        "back" => "Sent back. It is their draft again.",
        "consent" => "The consent is recorded.",
        _ => null,
    };

    public async Task<IActionResult> OnGetAsync(int look, CancellationToken stop)
    {
        if (!await FindAsync(stop)) return NotFound();
        if (await NewestAsync(stop) is { } newest) Input.Fill(newest);
        Input.Path = Post.Path;
        await ShowAsync(look > 0 && await VersionAsync(look, stop) is { } old ? old.Words : Input.Words, stop);
        return Page();
    }

    /// <summary>Nothing is saved: only looked at.</summary>
    public async Task<IActionResult> OnPostPreviewAsync(CancellationToken stop)
    {
        if (!await FindAsync(stop)) return NotFound();
        ModelState.Clear();
        await ShowAsync(Input.Words, stop);
        return Page();
    }

    public Task<IActionResult> OnPostSubmitAsync(CancellationToken stop) => Act("sent", "sent a post to the coordinator", _ =>
    {
        Unfinished();
        Post.Submit(current.Who, clock.GetUtcNow());
        return Task.CompletedTask;
    }, stop);

    /// <summary>The coordinator asks for a change.</summary>
    public async Task<IActionResult> OnPostBackAsync(string why, CancellationToken stop)
    {
        if (!Edits || !await FindAsync(stop)) return NotFound();
        why = (why ?? "").Trim();
        if (why.Length is 0 or > 200) throw new RuleRefused("Say in a few words what should be different, at most 200 characters. They read it.");
        Post.SendBack(why, current.Who, clock.GetUtcNow());
        return await DoneAsync("back", "sent a post back", stop);
    }

    public Task<IActionResult> OnPostAsync(CancellationToken stop) => Act("saved", "wrote a version", _ => Task.CompletedTask, stop);

    public Task<IActionResult> OnPostPublishAsync(CancellationToken stop) => Desk("published", "published a post", async _ =>
    {
        Unfinished();
        await publishing.NowAsync(Post, current.Who, stop);
    }, stop);

    public Task<IActionResult> OnPostScheduleAsync(CancellationToken stop) => Desk("scheduled", "scheduled a post", async _ =>
    {
        Unfinished();
        await publishing.LaterAsync(Post, WhenAsked(), current.Who, stop);
    }, stop);

    public async Task<IActionResult> OnPostUnscheduleAsync(CancellationToken stop)
    {
        if (!Edits || !await FindAsync(stop)) return NotFound();
        Post.Unschedule("made a draft again", current.Who, clock.GetUtcNow());
        return await DoneAsync("draft", "unscheduled a post", stop);
    }

    public async Task<IActionResult> OnPostTakeDownAsync(string why, CancellationToken stop)
    {
        if (!Edits || !await FindAsync(stop)) return NotFound();
        why = (why ?? "").Trim();
        if (why.Length is 0 or > 200) throw new RuleRefused("Say in a few words why it comes down, at most 200 characters. Nothing was changed.");
        Post.TakeDown(why, current.Who, clock.GetUtcNow());
        await letters.TakenDownAsync(Id, isStory: true, await site.AddressesOf(Post, stop), "a story in it was taken down", stop);
        return await DoneAsync("down", "took a post down", stop);
    }

    public async Task<IActionResult> OnPostRestoreAsync(int version, CancellationToken stop)
    {
        if (!await FindAsync(stop) || !MayWrite) return NotFound();
        if (await VersionAsync(version, stop) is not { } old || Mine.Count >= MostVersions) return NotFound();
        site.Versions.Add(Post.Write(old.Words, Lang, Mine[0].Number + 1, current.Who, clock.GetUtcNow(), $"version {version} again"));
        return await DoneAsync("restored", "restored a version", stop);
    }
}

/// <summary>A version without its text.</summary>
internal sealed record VersionLine(string Language, int Number, DateTimeOffset At, string By, string Note);
