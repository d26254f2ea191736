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

/// <summary>A known subject: what we hold, every referral about it, what was put together with it; and taking out what was wrongly joined.</summary>
[Desk(Role.StrategicPartner)]
internal sealed class KnownPage(FrontDoorContext front, Current current, AuditTrail audit, TimeProvider clock) : PageModel
{
    [BindProperty] public List<Guid> Take { get; set; } = [];
    [BindProperty] public string? Why { get; set; }
    [TempData] public string? Heard { get; set; }

    public Subject Subject { get; private set; } = null!;
    public Subject? StandsUnder { get; private set; }
    public IReadOnlyList<Referral> Referrals { get; private set; } = [];
    public IReadOnlyList<RegroupingShown> Regrouped { get; private set; } = [];
    public IReadOnlyList<(string Field, string? Value)> Held { get; private set; } = [];
    public DateTimeOffset Now { get; private set; }
    public DateOnly Today => UkTime.DateOf(Now);

    public async Task<IActionResult> OnGetAsync(Guid id) => await Load(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostSplitAsync(Guid id)
    {
        if (!await Load(id)) return NotFound();
        if (Take.Count == 0) ModelState.AddModelError(nameof(Take), "Tick at least one referral to take out.");
        else if (Referrals.All(referral => Take.Contains(referral.Id))) ModelState.AddModelError(nameof(Take), "Leave at least one referral where it is.");
        if (Clean.Text(Why) is not { Length: <= 2000 } why) ModelState.AddModelError(nameof(Why), "Say in a sentence why they are somebody else, in up to 2,000 letters.");
        else if (ModelState.IsValid)
        {
            var (split, subject) = Regrouping.Split(Subject, Referrals, Take, why, current.Who, Now);
            front.Subjects.Add(subject);
            front.Regroupings.Add(split);
            front.PairDecisions.Add(PairDecision.Of((Subject.Id, subject.Id), PairVerdict.NotSame, why, null, current.Who, Now));
            audit.Wrote("subject", Subject.Id, "referrals taken out");
            audit.Wrote("subject", subject.Id, "made of referrals taken out of another");
            await front.SaveChangesAsync();
            Heard = "Taken out. They stand on their own now, and you can undo this.";
            return LocalRedirect($"/desk/front-door/known/{Subject.Id}");
        }

        return this.Again();
    }

    public async Task<IActionResult> OnPostUndoAsync([FromRoute(Name = "id")] Guid page, [FromForm(Name = "id")] Guid regrouping)
    {
        if (!await Load(page) || Regrouped.All(one => one.What.Id != regrouping)) return NotFound();
        await Regroupings.Undo(front, regrouping, current.Who, Now, audit);
        await front.SaveChangesAsync();
        Heard = "Undone. Everything stands as it did before.";
        return LocalRedirect($"/desk/front-door/known/{page}");
    }

    private async Task<bool> Load(Guid id)
    {
        Now = clock.GetUtcNow();
        if (HttpMethods.IsPost(Request.Method)) await front.Database.ExecuteSqlAsync($"select id from front_door.subjects where id = {id} for update");
        if (await front.Subjects.SingleOrDefaultAsync(s => s.Id == id) is not { } subject) return false;
        Subject = subject;
        StandsUnder = subject.MergedIntoId is { } into ? await front.Subjects.SingleOrDefaultAsync(s => s.Id == into) : null;
        Referrals = await front.Referrals.Where(r => r.SubjectId == id).OrderByDescending(r => r.SubmittedAt).Take(200).ToListAsync();
        Regrouped = await Regroupings.Shown(front, front.Regroupings.Where(r => r.FromId == id || r.ToId == id).OrderByDescending(r => r.At).Take(50));
        Held = [.. Layout.Schema(subject.Kind).Fields.Zip(Layout.Shown(subject.Kind, subject.Details), (field, value) => (field.Name, value))];
        audit.Read("subject", id, "what we hold and every referral about them");
        return true;
    }
}
