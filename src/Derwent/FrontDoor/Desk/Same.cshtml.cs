using Derwent.FrontDoor.Matching;
using Derwent.FrontDoor.Refer;
using Derwent.Shared.Audit;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.FrontDoor.Desk;

/// <summary>Two known subjects laid side by side, with why.</summary>
internal sealed record PairShown(Subject One, Subject Other, Comparison? Comparison, bool NotSure, IReadOnlyList<EarlierReferral> Referrals);

/// <summary>A regrouping with the names of both sides.</summary>
internal sealed record RegroupingShown(Regrouping What, Subject From, Subject To);

/// <summary>"Perhaps the same": the partnership team decides about pairs of known subjects. Putting together can be undone, and "not the same" is remembered.</summary>
[Desk(Role.StrategicPartner)]
internal sealed class SamePage(FrontDoorContext front, Recogniser recogniser, Current current, AuditTrail audit, TimeProvider clock) : PageModel
{
    private const int Shown = 20;

    [BindProperty] public Guid One { get; set; }
    [BindProperty] public Guid Other { get; set; }
    [BindProperty] public string? Why { get; set; }
    [TempData] public string? Heard { get; set; }

    public IReadOnlyList<PairShown> Pairs { get; private set; } = [];
    public IReadOnlyList<RegroupingShown> Lately { get; private set; } = [];
    public int Waiting { get; private set; }
    public DateTimeOffset Now { get; private set; }
    public DateOnly Today => UkTime.DateOf(Now);

    public async Task<IActionResult> OnGetAsync()
    {
        await Load();
        return Page();
    }

    public async Task<IActionResult> OnPostSameAsync()
    {
        if (await Held() is not var (one, other)) return NotFound();
        if (Clean.Text(Why) is not { Length: <= 2000 } why)
        {
            await Load();
            return this.Again(nameof(Why), "Say in a sentence why they are the same, in up to 2,000 letters.");
        }

        var referrals = await front.Referrals.Where(r => r.SubjectId == one.Id || r.SubjectId == other.Id).ToListAsync();
        var merge = Regrouping.Merge(one, other, referrals, why, current.Who, Now);
        front.Regroupings.Add(merge);
        return await Decided(one, other, PairVerdict.Same, why, "put together with another", "Put together. You can undo this beneath, at any time.");
    }

    public async Task<IActionResult> OnPostApartAsync() =>
        await Held() is var (one, other) ? await Decided(one, other, PairVerdict.NotSame, Clean.Text(Why), "decided: not the same as another", "Kept apart. This pair will not be asked about again.") : NotFound();

    public async Task<IActionResult> OnPostUnsureAsync() =>
        await Held() is var (one, other) ? await Decided(one, other, PairVerdict.NotSure, Clean.Text(Why), "looked at beside another: not sure", "Kept at the end of the list.") : NotFound();

    public async Task<IActionResult> OnPostUndoAsync(Guid id)
    {
        Now = clock.GetUtcNow();
        if (!await Regroupings.Undo(front, id, current.Who, Now, audit)) return NotFound();
        await front.SaveChangesAsync();
        Heard = "Undone. Both stand as they did before.";
        return LocalRedirect("/desk/front-door/same");
    }

    private async Task<IActionResult> Decided(Subject one, Subject other, PairVerdict verdict, string? why, string what, string heard)
    {
        var weighed = await recogniser.Between(one, other);
        front.PairDecisions.Add(PairDecision.Of((one.Id, other.Id), verdict, why?.Length > 2000 ? why[..2000] : why, weighed, current.Who, Now));
        audit.Wrote("subject", one.Id, what);
        audit.Wrote("subject", other.Id, what);
        await front.SaveChangesAsync();
        Heard = heard;
        return LocalRedirect("/desk/front-door/same");
    }

    // Held until the commit, in the order of their ids, so that two people never wait for each other.
    private async Task<(Subject One, Subject Other)?> Held()
    {
        Now = clock.GetUtcNow();
        Guid[] ids = [One, Other];
        await front.Database.ExecuteSqlAsync($"select id from front_door.subjects where id = any({ids}) order by id for update");
        var both = await front.Subjects.Where(s => ids.Contains(s.Id)).ToListAsync();
        return both.Count == 2 && both[0].Kind == both[1].Kind ? (both.Single(s => s.Id == One), both.Single(s => s.Id == Other)) : null;
    }

    private async Task Load()
    {
        Now = clock.GetUtcNow();
        var pairs = await PerhapsTheSame.Pairs(front).ToListAsync();
        Waiting = pairs.Count(pair => !pair.NotSure);
        var near = pairs.Take(Shown).ToList();
        var ids = near.SelectMany(pair => new[] { pair.OneId, pair.OtherId }).Distinct().ToList();
        var subjects = await front.Subjects.Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id);
        var referrals = await front.Referrals.Where(r => r.SubjectId != null && ids.Contains(r.SubjectId.Value)).OrderByDescending(r => r.SubmittedAt)
            .Select(r => new EarlierReferral(r.Id, r.Reference, r.SubmittedAt, r.WaitingFor, r.Station, r.SubjectId, r.Stated, r.Referrer.Email, r.Referrer.Phone)).ToListAsync();
        var shown = new List<PairShown>();
        foreach (var pair in near)
        {
            var (one, other) = (subjects[pair.OneId], subjects[pair.OtherId]);
            shown.Add(new PairShown(one, other, await recogniser.Between(one, other), pair.NotSure, [.. referrals.Where(r => r.SubjectId == one.Id || r.SubjectId == other.Id)]));
        }

        Pairs = shown;
        Lately = await Regroupings.Shown(front, front.Regroupings.OrderByDescending(r => r.At).Take(Shown));
        foreach (var id in ids.Concat(Lately.SelectMany(one => new[] { one.From.Id, one.To.Id })).Distinct()) audit.Read("subject", id, "whether two are the same");
    }
}
