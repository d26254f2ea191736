using Derwent.Accounts;
using Derwent.Engine.Linkage;
using Derwent.FrontDoor.Clocks;
using Derwent.FrontDoor.Matching;
using Derwent.FrontDoor.Refer;
using Derwent.Shared.Audit;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Derwent.FrontDoor.Desk;

/// <summary>One referral: the words first, then worries and strengths, whether we know them, who agrees, what happened; the decision beside it.</summary>
[Desk(Role.StrategicPartner)]
internal sealed partial class ReferralPage(
    FrontDoorContext front, Recogniser recogniser, DecideReferral decide, SignpostChoices signposts, People people, Current current, AuditTrail audit, TimeProvider clock,
    IOptions<FrontDoorOptions> promises) : PageModel
{
    [BindProperty] public DecideInput Input { get; set; } = new();
    [BindProperty] public CouncilInput Council { get; set; } = new();
    [BindProperty] public string? Why { get; set; }
    [BindProperty] public Guid? Other { get; set; }
    [BindProperty(SupportsGet = true)] public string? Find { get; set; }
    [BindProperty] public string? Holder { get; set; }
    [BindProperty] public string? NeedCode { get; set; }
    [BindProperty] public string? Severity { get; set; }
    [TempData] public string? Heard { get; set; }

    public Referral Referral { get; private set; } = null!;
    public Subject? Known { get; private set; }

    /// <summary>The other referrals about the same subject, newest first.</summary>
    public IReadOnlyList<(string Reference, DateTimeOffset At)> Alongside { get; private set; } = [];
    public IReadOnlyList<Candidate> Candidates { get; private set; } = [];

    /// <summary>Found by hand, by name.</summary>
    public IReadOnlyList<Candidate> Named { get; private set; } = [];

    /// <summary>False when recognition failed and somebody has to look by hand.</summary>
    public bool Worked { get; private set; } = true;
    public IReadOnlyList<KnownPerson> Team { get; private set; } = [];
    public Clock? Clock { get; private set; }
    public DateTimeOffset Now { get; private set; }
    public string? MergedInto { get; private set; }
    public IReadOnlyList<Choice> Listings { get; private set; } = [];
    public DateOnly Today => UkTime.DateOf(Now);
    public bool IsMine => Referral.AssignedToId == current.PersonId;
    public Guid? Me => current.PersonId;
    public IReadOnlyList<Clock> Clocks => ReferralClocks.All(Referral, promises.Value);
    public bool IsStale => ReferralClocks.IsStale(Referral, Now, promises.Value);

    /// <summary>What must be decided before accepting: somebody very like them, and nobody said yes or no yet.</summary>
    public Candidate? DecideFirst => Referral.SubjectId is not null ? null
        : Candidates.FirstOrDefault(candidate => candidate is { SetApart: false, Comparison.Band: Band.Likely });

    /// <summary>The present clock in words: what is due, when, how long that is.</summary>
    public string ClockWords => (Clock, Clock?.At(Now)) switch
    {
        (null, _) => "",
        (_, ClockState.Paused) => $"Paused since {InWords.Moment(Clock.PausedSince!.Value, Now)}: we asked the referrer",
        (_, ClockState.Late) => $"{Due} was due {InWords.Moment(Clock.Due, Now)}, {InWords.Span(Now - Clock.Due)} late",
        _ => $"{Due} due {InWords.Moment(Clock.Due, Now)}, {InWords.Span(Clock.Due - Now)} left",
    };

    private string Due => Clock!.Kind switch { ClockKind.Council => "The council’s answer", ClockKind.Package => "Package", _ => "Triage" };

    public async Task<IActionResult> OnGetAsync(string reference, string? decide = null)
    {
        if (await Load(reference) is { } gone) return gone;
        Input = new DecideInput { Decision = decide == "more" ? "more" : "accept", Urgency = Referral.Urgency.ToString().ToLowerInvariant() };
        return Page();
    }

    /// <summary>Loads what the page shows; answers 404 when there is no such referral for this person.</summary>
    private async Task<IActionResult?> Load(string reference)
    {
        Now = clock.GetUtcNow();
        var plain = Reference.Read(reference);
        // Whoever else acts on it at this moment is let finish; then it is read as they left it.
        if (plain is not null && HttpMethods.IsPost(Request.Method)) await front.Database.ExecuteSqlAsync($"select id from front_door.referrals where reference = {plain} for update");
        var found = plain is null ? null : await front.Referrals.SingleOrDefaultAsync(r => r.Reference == plain);
        if (found is null) return NotFound();
        Referral = found;
        Clock = ReferralClocks.Present(found, promises.Value);
        (Candidates, Worked) = await recogniser.For(found, Today);
        if (found.SubjectId is null && Clean.Line(Find) is { Length: > 1 and <= 100 } typed) Named = await recogniser.Named(found, typed, Today);
        Known = found.SubjectId is { } id ? await front.Subjects.SingleOrDefaultAsync(s => s.Id == id) : null;
        if (Known is not null)
            Alongside = [.. (await front.Referrals.Where(r => r.SubjectId == Known.Id && r.Id != found.Id).OrderByDescending(r => r.SubmittedAt).Take(50).Select(r => new { r.Reference, r.SubmittedAt }).ToListAsync()).Select(r => (r.Reference, r.SubmittedAt))];
        Team = await people.Holding(Role.StrategicPartner);
        if (found.CanBeDecided) Listings = await signposts.For(found, Today, HttpContext.RequestAborted);
        if (found.LastDecision?.MergedIntoId is { } other) MergedInto = await front.Referrals.Where(r => r.Id == other).Select(r => r.Reference).SingleOrDefaultAsync();
        audit.Read("referral", found.Id, "the referral and who it may be about", found.Reference);
        foreach (var subject in Candidates.Concat(Named).Select(candidate => candidate.SubjectId).OfType<Guid>().Append(found.SubjectId ?? Guid.Empty).Where(s => s != Guid.Empty).Distinct())
            audit.Read("subject", subject, "beside a referral", found.Reference);
        return null;
    }

    private async Task<IActionResult> Saved(string heard, string what)
    {
        audit.Wrote("referral", Referral.Id, what, Referral.Reference);
        await front.SaveChangesAsync();
        Heard = heard;
        return LocalRedirect($"/desk/front-door/{Referral.Reference}");
    }
}

/// <summary>What the council's children's services said.</summary>
internal sealed class CouncilInput
{
    [System.ComponentModel.DataAnnotations.StringLength(10)] public string? Takes { get; set; }
    [System.ComponentModel.DataAnnotations.StringLength(60, ErrorMessage = "A reference can have up to 60 letters.")] public string? Number { get; set; }
    [System.ComponentModel.DataAnnotations.StringLength(2000, ErrorMessage = "Please use up to 2,000 letters here.")] public string? Said { get; set; }
}
