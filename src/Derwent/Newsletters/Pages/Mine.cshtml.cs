using Derwent.Shared.Audit;
using Derwent.Shared.Database;
using Derwent.Shared.Jobs;
using Derwent.Shared.Mail;
using Derwent.Shared.Security;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Derwent.Newsletters.Pages;

/// <summary>A subscriber's own page: say yes, change, stop, take it along, erase. Looking changes nothing, so that mail programs that look ahead do no harm.</summary>
[ByLink(LinkKind.Newsletter)]
internal sealed class MineModel(NewslettersContext newsletters, RequestDatabase database, Links links, Outbox outbox, Current current, AuditTrail audit, IOptions<AllianceOptions> alliance, TimeProvider clock) : PageModel
{
    [BindProperty] public bool Sure { get; set; }
    [TempData] public string? Done { get; set; }

    public Subscriber Me { get; private set; } = null!;
    public IReadOnlyList<Subscription> Running { get; private set; } = [];
    public IReadOnlyList<SignUp> Asked { get; private set; } = [];
    public IReadOnlyDictionary<Guid, MailingList> Lists { get; private set; } = new Dictionary<Guid, MailingList>();
    public string? Suppressed { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await Load(stop)) return NotFound();
        audit.Read("subscriber", Me.Id, "their own newsletters page");
        return Page();
    }

    public async Task<IActionResult> OnPostConfirmAsync(Guid id, CancellationToken stop)
    {
        if (!await Load(stop)) return NotFound();
        if (Asked.SingleOrDefault(one => one.Id == id) is not { } asked) return Back("You have said yes to that already.");
        var now = clock.GetUtcNow();
        var chosen = asked.Lists.Where(Lists.ContainsKey).Select(list => Lists[list]).Where(list => list.ClosedAt is null).ToList();
        if (chosen.Count == 0) return Back("That newsletter has ended since you asked. There is nothing to say yes to.");
        foreach (var list in chosen)
            Me.Confirm(list, [.. asked.Topics.Where(topic => list.Topics.Any(one => one.Id == topic))], asked.Proof, now);
        asked.Confirmed(now);
        await Lift(now, stop);
        await newsletters.SaveChangesAsync(stop);
        audit.Wrote("subscriber", Me.Id, "said yes to newsletters");
        await Welcome(chosen, stop);
        return Back("Thank you. The next letter comes to you.");
    }

    public async Task<IActionResult> OnPostTopicsAsync(Guid id, Guid[] topics, CancellationToken stop)
    {
        if (!await Load(stop) || Running.SingleOrDefault(one => one.Id == id) is not { } running) return NotFound();
        running.Choose(topics.Where(topic => Lists[running.ListId].OpenTopics.Any(open => open.Id == topic)));
        await newsletters.SaveChangesAsync(stop);
        audit.Wrote("subscriber", Me.Id, "changed topics");
        return Back("Saved.");
    }

    public async Task<IActionResult> OnPostStopAsync(Guid id, CancellationToken stop)
    {
        if (!await Load(stop) || Running.SingleOrDefault(one => one.Id == id) is not { } running) return NotFound();
        running.End("On their own page", clock.GetUtcNow());
        await newsletters.SaveChangesAsync(stop);
        audit.Wrote("subscriber", Me.Id, "left a newsletter");
        return Back($"Stopped. “{Lists[running.ListId].Name}” comes no more.");
    }

    public async Task<IActionResult> OnPostReachAsync(CancellationToken stop)
    {
        if (!await Load(stop)) return NotFound();
        await Lift(clock.GetUtcNow(), stop);
        await newsletters.SaveChangesAsync(stop);
        return Back("We write to this address again.");
    }

    public async Task<IActionResult> OnPostEraseAsync(CancellationToken stop)
    {
        if (!await Load(stop)) return NotFound();
        if (!Sure) return this.Again(nameof(Sure), "Tick the box first, so that nobody erases by a slip of the finger.");
        audit.Wrote("subscriber", Me.Id, "erased everything");
        await links.End(LinkKind.Newsletter, Me.Id, stop);
        await using var erase = new NpgsqlCommand("select newsletters.erase()", database.Connection);
        await erase.ExecuteNonQueryAsync(stop);
        Links.Forget(HttpContext, LinkKind.Newsletter);
        return Redirect("/newsletter/goodbye");
    }

    /// <summary>What was asked for, a line for each letter.</summary>
    public IEnumerable<string> Wanted(SignUp asked) => asked.Lists.Where(Lists.ContainsKey).Select(list => Lists[list]).Select(list =>
        list.Topics.Where(topic => asked.Topics.Contains(topic.Id)).Select(topic => topic.Name).ToList() is { Count: > 0 } topics ? $"{list.Name}, about {InWords.List(topics)}" : $"{list.Name}, everything");

    private async Task Welcome(List<MailingList> chosen, CancellationToken stop)
    {
        var link = outbox.Address("/l/" + await links.IssueNewsletter(Me.Id, TimeSpan.FromDays(400), stop));
        await outbox.Send(new Letter(Me.Address, "Welcome to the newsletter",
            $"Thank you. From now on you get {InWords.List([.. chosen.Select(list => $"“{list.Name}”")])} from {alliance.Value.Name}.\n\n"
            + $"What has come out already can be read here:\n\n{outbox.Address("/newsletter/archive")}\n\n"
            + $"This is your own page. You can change what you get, stop it, take your data along or have it erased. Keep the link for yourself:\n\n{link}\n\n"
            + "We do not see whether you open our letters.", Me.Id));
    }

    private async Task Lift(DateTimeOffset now, CancellationToken stop)
    {
        if (await newsletters.Suppressions.SingleOrDefaultAsync(one => one.AddressHash == Me.AddressHash, stop) is { } held) held.Lift(now);
    }

    private async Task<bool> Load(CancellationToken stop)
    {
        var id = current.Link!.RecordId;
        if (await newsletters.Subscribers.Include(one => one.Subscriptions).SingleOrDefaultAsync(one => one.Id == id, stop) is not { } me) return false;
        Me = me;
        Asked = await newsletters.SignUps.Where(one => one.SubscriberId == id && one.ConfirmedAt == null && one.Lists.Length > 0).OrderBy(one => one.AskedAt).Take(10).ToListAsync(stop);
        var ids = Asked.SelectMany(one => one.Lists).Concat(me.Subscriptions.Select(one => one.ListId)).Distinct().ToList();
        Lists = await newsletters.Lists.AsNoTracking().Include(list => list.Topics).Where(list => ids.Contains(list.Id)).ToDictionaryAsync(list => list.Id, stop);
        Running = [.. me.Running.OrderBy(one => one.ConfirmedAt)];
        Suppressed = await newsletters.Suppressions.Where(one => one.AddressHash == me.AddressHash && one.LiftedAt == null).Select(one => one.Why).SingleOrDefaultAsync(stop);
        return true;
    }

    private RedirectResult Back(string done)
    {
        Done = done;
        return Redirect("/newsletter/mine");
    }
}
