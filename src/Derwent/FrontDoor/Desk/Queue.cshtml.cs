using Derwent.Accounts;
using Derwent.FrontDoor.Clocks;
using Derwent.FrontDoor.Matching;
using Derwent.Shared.Audit;
using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Derwent.FrontDoor.Desk;

/// <summary>The front door: everything that waits for somebody, grouped by clock, soonest first.</summary>
[Desk(Role.StrategicPartner)]
internal sealed class QueuePage(
    FrontDoorContext front, Recogniser recogniser, People people, Current current, AuditTrail audit, TimeProvider clock, IOptions<FrontDoorOptions> promises) : PageModel
{
    private const int PageSize = 60;
    private const int Most = 5000;

    [BindProperty(SupportsGet = true)] public string? View { get; set; }
    [BindProperty(SupportsGet = true)] public string? Who { get; set; }
    [BindProperty(SupportsGet = true)] public string? Subject { get; set; }
    [BindProperty(SupportsGet = true)] public string? Urgency { get; set; }
    [BindProperty(SupportsGet = true)] public string? From { get; set; }
    [BindProperty(SupportsGet = true)] public string? Q { get; set; }
    [BindProperty(SupportsGet = true)] public int Part { get; set; } = 1;
    [BindProperty(SupportsGet = true)] public string? Format { get; set; }
    [BindProperty] public List<Guid> R { get; set; } = [];
    [BindProperty] public string? Bulk { get; set; }
    [TempData] public string? Heard { get; set; }

    public QueueFilter Filter => new(Short(View), Short(Who), Short(Subject), Short(Urgency), Short(From), Short(Q));
    public DateTimeOffset Now { get; private set; }
    public IReadOnlyList<QueueRow> Everything { get; private set; } = [];
    public IReadOnlyList<QueueRow> Found { get; private set; } = [];
    public IReadOnlyList<QueueRow> Rows { get; private set; } = [];
    public IReadOnlyList<KnownPerson> Team { get; private set; } = [];
    public TimeSpan? MedianTriage { get; private set; }

    /// <summary>Pairs of known subjects that nobody has decided about.</summary>
    public int ToSort { get; private set; }
    public Guid? Me => current.PersonId;
    public int Parts => Math.Max(1, (Found.Count + PageSize - 1) / PageSize);

    public async Task<IActionResult> OnGetAsync()
    {
        await Load();
        if (Format == "csv")
        {
            audit.ReadList("referral", $"the front door as a file, {Found.Count} rows");
            return File(QueueFile.Csv(Found, Now), "text/csv; charset=utf-8", $"front-door-{UkTime.DateOf(Now):yyyy-MM-dd}.csv");
        }

        Part = Math.Clamp(Part, 1, Parts);
        Rows = [.. Found.Skip((Part - 1) * PageSize).Take(PageSize)];
        var glance = await recogniser.Glance([.. Rows.Select(row => row.Line.Id)]);
        ToSort = await PerhapsTheSame.Waiting(front);
        foreach (var row in Rows) row.Known = glance[row.Line.Id];
        Team = await people.Holding(Role.StrategicPartner);
        MedianTriage = await Median();
        audit.ReadList("referral", $"the front door, {Rows.Count} rows");
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Now = clock.GetUtcNow();
        Team = await people.Holding(Role.StrategicPartner);
        var ticked = R.Distinct().Take(200).ToArray();
        await front.Hold(ticked, HttpContext.RequestAborted);
        var chosen = await front.Referrals.Where(r => ticked.Contains(r.Id)).ToListAsync();
        Action<Referral>? act = Bulk switch
        {
            "meeting" => referral => referral.TakeToMeeting(UkTime.DateOf(Now), current.Who, Now),
            "me" => referral => referral.TakeOn(current.PersonId!.Value, current.Name, current.Who, Now),
            _ => Team.FirstOrDefault(person => person.Id.ToString() == Bulk) is { } person ? referral => referral.TakeOn(person.Id, person.Name, current.Who, Now) : null,
        };
        if (act is null || chosen.Count == 0)
        {
            Heard = chosen.Count == 0 ? "Tick one or more first." : "Choose what to do with them.";
            return LocalRedirect(Here());
        }

        var refused = chosen.Count(referral => !Acted(referral, act));
        await front.SaveChangesAsync();
        Heard = $"Done for {InWords.Count(chosen.Count - refused, "referral")}.{(refused == 0 ? "" : $" {InWords.Count(refused, "closed one")} left as they were.")}";
        return LocalRedirect(Here());
    }

    private bool Acted(Referral referral, Action<Referral> act)
    {
        try
        {
            act(referral);
        }
        catch (RuleRefused)
        {
            return false;
        }

        audit.Wrote("referral", referral.Id, Bulk == "meeting" ? "put on the meeting" : "given to somebody", referral.Reference);
        return true;
    }

    /// <summary>This view's address, with one thing changed.</summary>
    public string Here(params (string Name, string? Value)[] changes)
    {
        var words = new Dictionary<string, string?> { ["view"] = Filter.View, ["who"] = Filter.Who, ["subject"] = Filter.Subject, ["urgency"] = Filter.Urgency, ["from"] = Filter.From, ["q"] = Filter.Q };
        foreach (var (name, value) in changes) words[name] = value;
        return "/desk/front-door" + QueryString.Create(words.Where(word => !string.IsNullOrEmpty(word.Value)));
    }

    private async Task Load()
    {
        Now = clock.GetUtcNow();
        var today = UkTime.DateOf(Now);
        Everything = await Read(new QueueFilter(null, null, null, null, null, null).On(front.Referrals, Me, today));
        Found = Filter.IsPlain ? Everything : await Read(Filter.On(front.Referrals, Me, today));
    }

    private async Task<IReadOnlyList<QueueRow>> Read(IQueryable<Referral> referrals)
    {
        var lines = Filter.IsDecided ? referrals.OrderByDescending(r => r.WaitingSince).ThenBy(r => r.Id) : referrals.OrderBy(r => r.ClockFrom).ThenBy(r => r.Id);
        var rows = (await lines.Take(Most).Select(QueueLine.Of).ToListAsync()).Select(line => new QueueRow(line, promises.Value, Now));
        return [.. rows.OrderBy(row => row.Group).ThenBy(row => row.Clock?.Due ?? DateTimeOffset.MaxValue).ThenBy(row => row.Line.Id)];
    }

    private async Task<TimeSpan?> Median()
    {
        var since = Now.AddDays(-7);
        var first = await front.Steps.OfType<Milestone>().Where(step => step.Station == Station.Triaged && step.At > since)
            .Join(front.Referrals, step => step.ReferralId, referral => referral.Id, (step, referral) => new { step.At, referral.SubmittedAt }).Take(2000).ToListAsync();
        var spans = first.Select(pair => WorkingTime.Between(pair.SubmittedAt, pair.At)).Order().ToList();
        return spans.Count == 0 ? null : spans[spans.Count / 2];
    }

    private static string? Short(string? word) => string.IsNullOrWhiteSpace(word) ? null : word.Length > 100 ? word[..100] : word;
}
