using Derwent.Shared.Audit;
using Derwent.Shared.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Newsletters.Desk;

/// <summary>Bounces and what follows from them, beside the rules.</summary>
[Desk(Role.Coordinator, Role.OrganisationManager)]
internal sealed class CameBackModel(NewslettersContext newsletters, Current current, AuditTrail audit, TimeProvider clock) : PageModel
{
    public sealed record Row(string? Address, Guid? SubscriberId, DateTimeOffset At, bool IsHard, string Status, string Said, bool IsHeld);

    [TempData] public string? Done { get; set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];
    public int Held { get; private set; }
    public bool MayLift => current.Is(Role.Coordinator);

    public async Task OnGetAsync(CancellationToken stop)
    {
        Held = await newsletters.Suppressions.CountAsync(one => one.LiftedAt == null, stop);
        Rows = await (from bounce in newsletters.Bounces.AsNoTracking()
                      join who in newsletters.Subscribers on bounce.AddressHash equals who.AddressHash into known
                      from subscriber in known.DefaultIfEmpty()
                      orderby bounce.At descending, bounce.Id
                      select new Row(subscriber.Address, (Guid?)subscriber.Id, bounce.At, bounce.IsHard, bounce.Status, bounce.Said,
                          newsletters.Suppressions.Any(one => one.AddressHash == bounce.AddressHash && one.LiftedAt == null))).Take(100).ToListAsync(stop);
        audit.ReadList("subscriber", $"{Rows.Count} letters that came back");
    }

    public async Task<IActionResult> OnPostLiftAsync(Guid subscriber, CancellationToken stop)
    {
        if (!MayLift || await newsletters.Subscribers.SingleOrDefaultAsync(one => one.Id == subscriber, stop) is not { } who) return NotFound();
        if (await newsletters.Suppressions.SingleOrDefaultAsync(one => one.AddressHash == who.AddressHash, stop) is { } held) held.Lift(clock.GetUtcNow());
        await newsletters.SaveChangesAsync(stop);
        audit.Wrote("subscriber", subscriber, "write to this address again");
        Done = "We write to it again.";
        return Redirect("/desk/newsletters/bounces");
    }
}
