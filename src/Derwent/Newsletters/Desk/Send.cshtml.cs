using Derwent.Newsletters.Letters;
using Derwent.Shared.Audit;
using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Derwent.Shared.Text;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Derwent.Newsletters.Desk;

/// <summary>Decides to send, and then shows how it goes: pause, go on, stop.</summary>
[Desk(Role.Coordinator, Role.OrganisationManager)]
internal sealed class SendModel(NewslettersContext newsletters, Recipients recipients, IssueDrawing drawing, Pieces pieces, Current current, AuditTrail audit, IOptions<AllianceOptions> alliance, TimeProvider clock) : PageModel
{
    private Dictionary<DeliveryState, int> counts = [];

    [BindProperty] public Guid[] Topics { get; set; } = [];
    [BindProperty] public string When { get; set; } = "now";
    [BindProperty] public DateOnly? On { get; set; }
    [BindProperty] public TimeOnly? At { get; set; }
    [BindProperty] public bool InArchive { get; set; }
    [BindProperty] public HeadInput New { get; set; } = new();

    public Issue Issue { get; private set; } = null!;
    public MailingList List { get; private set; } = null!;
    public IReadOnlyList<string> Lacks { get; private set; } = [];
    public int Count { get; private set; }
    public string? LastWords { get; private set; }
    public string City => alliance.Value.City;
    public int All => counts.Values.Sum();
    public int Of(DeliveryState state) => counts.GetValueOrDefault(state);

    public IEnumerable<(string Words, int Number)> Lines => new (string, DeliveryState)[]
    {
        ("The mail server took it", DeliveryState.Sent), (Issue.State == IssueState.Stopped ? "Not sent: stopped before" : "Not yet, or put off by the mail server", DeliveryState.Waiting),
        ("Refused for this address", DeliveryState.Refused), ("Left out: letters came back before", DeliveryState.Suppressed), ("Left out: stopped the newsletter meanwhile", DeliveryState.Left), ("Given up after many tries", DeliveryState.GaveUp),
    }.Select(line => (line.Item1, Of(line.Item2))).Where(line => line.Item2 > 0);

    public string Verdict => Issue.State switch
    {
        IssueState.Scheduled => $"{InWords.Count(All, "letter stands", "letters stand")} ready. It can still be paused or stopped.",
        IssueState.Stopped => $"Stopped. {InWords.Count(Of(DeliveryState.Sent), "letter")} had gone out before.",
        _ => $"{Of(DeliveryState.Sent)} of {All} are out.",
    };

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (!await Load(id, stop)) return NotFound();
        InArchive = true;
        // What has gone to nobody may keep its subject, if somebody says so; what the public reads begins without a name.
        var (subject, preview) = Issue.NewWords ?? (Issue.State == IssueState.Paused ? (Issue.Subject, Issue.Preview) : (Issue.NeutralName, ""));
        New = new HeadInput { Subject = subject, Preview = preview };
        (On, At) = (UkTime.Today(clock).AddDays(1), new TimeOnly(9, 0));
        return Page();
    }

    public async Task<IActionResult> OnPostCountAsync(Guid id, CancellationToken stop) => await Load(id, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostDecideAsync(Guid id, CancellationToken stop)
    {
        if (!await Load(id, stop)) return NotFound();
        var now = clock.GetUtcNow();
        var at = now;
        if (When == "later")
        {
            if (On is null || At is null) ModelState.AddModelError(nameof(On), "Say the day and the time at which it goes out.");
            else if ((at = UkTime.At(On.Value, At.Value)) <= now || at > now.AddDays(366)) ModelState.AddModelError(nameof(On), "Choose a time from now on, within a year.");
        }
        else if (When != "now") ModelState.AddModelError(nameof(When), "Say whether it goes out now or later.");
        if (!ModelState.IsValid) return this.Again();
        if (Lacks is [var lack, ..]) throw new RuleRefused(lack);
        if (await pieces.EndsBefore(Issue.Blocks, UkTime.DateOf(at), stop) is { } ends) return this.Again(nameof(On), ends);
        var topics = List.OpenTopics.Select(topic => topic.Id).Where(Topics.Contains).ToArray();
        var slug = await FreeSlug(now, stop);
        Issue.Decide(topics, InArchive, slug, await drawing.Letter(Issue, List, InArchive ? slug : null, stop), at, now);
        await newsletters.SaveChangesAsync(stop);
        var number = await recipients.Write(Issue, stop);
        audit.Wrote("newsletter", Issue.Id, $"decided to send to {number}, {(at > now ? $"at {at:u}" : "now")}");
        return Redirect($"/desk/newsletters/{id}/send");
    }

    public Task<IActionResult> OnPostPauseAsync(Guid id, CancellationToken stop) => Change(id, issue => issue.Pause(), "paused", stop);

    public async Task<IActionResult> OnPostGoOnAsync(Guid id, CancellationToken stop)
    {
        if (!await Load(id, stop)) return NotFound();
        if (Issue is { State: IssueState.Paused, RecalledAt: not null } && Reworded() is { } faulty) return faulty;
        return await Changed(id, issue => issue.GoOn(clock.GetUtcNow()), "went on sending", stop, drawnAgain: true);
    }

    /// <summary>A story in it came down: other words for the archive and its feed.</summary>
    public async Task<IActionResult> OnPostRewordAsync(Guid id, CancellationToken stop)
    {
        if (!await Load(id, stop)) return NotFound();
        return (IActionResult?)Reworded() ?? await Changed(id, _ => { }, "gave a letter another subject", stop);
    }

    private PageResult? Reworded()
    {
        var (subject, preview) = (WriteModel.Line(New.Subject), WriteModel.Line(New.Preview));
        if (Issue.RecalledAt is not null && subject.Length == 0) ModelState.AddModelError("New.Subject", "Give it a subject that does not speak of the story.");
        if (!ModelState.IsValid) return this.Again();
        Issue.Reword(subject, preview);
        return null;
    }

    public Task<IActionResult> OnPostStopAsync(Guid id, CancellationToken stop) => Change(id, issue => issue.Stop(clock.GetUtcNow()), "stopped", stop);

    public async Task<IActionResult> OnPostCopyAsync(Guid id, CancellationToken stop)
    {
        if (!await Load(id, stop)) return NotFound();
        var copy = Issue.Copy(current.Who, clock.GetUtcNow());
        newsletters.Issues.Add(copy);
        await newsletters.SaveChangesAsync(stop);
        return Redirect($"/desk/newsletters/{copy.Id}");
    }

    private async Task<IActionResult> Change(Guid id, Action<Issue> verb, string what, CancellationToken stop) => await Load(id, stop) ? await Changed(id, verb, what, stop) : NotFound();

    private async Task<IActionResult> Changed(Guid id, Action<Issue> verb, string what, CancellationToken stop, bool drawnAgain = false)
    {
        verb(Issue);
        // What came down while it waited may not go out, whoever was faster.
        if (drawnAgain && (Issue.RecalledAt is not null || (await pieces.Standing(Issue.Blocks, stop)).Count < Issue.Blocks.Count)) Issue.DrawAgain(await drawing.Letter(Issue, List, Issue.InArchive ? Issue.Slug : null, stop));
        await newsletters.SaveChangesAsync(stop);
        audit.Wrote("newsletter", id, what);
        return Redirect($"/desk/newsletters/{id}/send");
    }

    private async Task<string> FreeSlug(DateTimeOffset now, CancellationToken stop)
    {
        var wanted = Slug.From($"{UkTime.DateOf(now):yyyy-MM-dd} {Issue.Subject}");
        var taken = await newsletters.Issues.AnyAsync(issue => issue.Slug == wanted || issue.FormerSlug == wanted, stop);
        return taken || wanted.Length > 90 ? $"{(wanted.Length > 80 ? wanted[..80].TrimEnd('-') : wanted)}-{Issue.Id.ToString("N")[^6..]}" : wanted;
    }

    private async Task<bool> Load(Guid id, CancellationToken stop)
    {
        if (await newsletters.Find(id, current, stop) is not { } issue) return false;
        Issue = issue;
        List = await newsletters.Lists.AsNoTracking().Include(list => list.Topics).SingleAsync(list => list.Id == issue.ListId, stop);
        if (issue.State == IssueState.Draft)
        {
            Lacks = [.. issue.Lacks(), .. await pieces.Lacks(issue.Blocks, stop)];
            Count = await recipients.Count(issue.ListId, [.. List.OpenTopics.Select(topic => topic.Id).Where(Topics.Contains)], stop);
            return true;
        }
        counts = await newsletters.Deliveries.Where(row => row.IssueId == id).GroupBy(row => row.State).Select(state => new { state.Key, Number = state.Count() }).ToDictionaryAsync(state => state.Key, state => state.Number, stop);
        LastWords = await newsletters.Deliveries.Where(row => row.IssueId == id && row.State == DeliveryState.Waiting && row.Tries > 0).OrderByDescending(row => row.NextTryAt).Select(row => row.Said).FirstOrDefaultAsync(stop);
        audit.Read("newsletter", id, "how the sending goes");
        return true;
    }
}
