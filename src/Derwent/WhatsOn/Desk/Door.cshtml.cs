using Derwent.Shared.Audit;
using Derwent.Shared.Jobs;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.WhatsOn.Desk;

/// <summary>Who has a place on one date, and who came: taps on a phone, radios underneath, so it posts with no script. Every look is written down.</summary>
[Desk(Role.Coordinator, Role.OrganisationManager, Role.Practitioner)]
internal sealed class DoorModel(WhatsOnContext events, Current current, Outbox outbox, DeskPlaces places, AuditTrail audit, TimeProvider clock) : PageModel
{
    public CommunityEvent Event { get; private set; } = null!;
    public Occurrence Date { get; private set; } = null!;
    public IReadOnlyList<Booking> Bookings { get; private set; } = [];
    public IReadOnlyList<Booking> Waiting { get; private set; } = [];
    /// <summary>The room with the registers is there, and this is this person's own organisation.</summary>
    public bool MayRegister => (current.Is(Role.OrganisationManager) || current.Is(Role.Practitioner)) && current.OrganisationId == Event.OrganisationId && Bookings.Count > 0 && Date.StartsAt <= Now.AddHours(12) && places.Exist("/desk/register");
    public DateTimeOffset Now => clock.GetUtcNow();
    public DateOnly Today => UkTime.Today(clock);

    [BindProperty] public int? Others { get; set; }
    [TempData] public string? Saved { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, Guid date, CancellationToken stop)
    {
        if (!await Load(id, date, stop)) return NotFound();
        Others = Date.WalkedIn == 0 ? null : Date.WalkedIn;
        audit.Read("event", id, "who has a place");
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, Guid date, CancellationToken stop)
    {
        if (!await Load(id, date, stop)) return NotFound();
        // Only marks of people who have a place on this date count; anything else in the form is not read. What was tapped stays tapped, also where the number is wrong.
        foreach (var booking in Bookings) if (Request.Form[$"m-{booking.Id}"] is [{ } mark]) booking.Mark(mark switch { "here" => true, "away" => false, _ => null });
        if (Others is < 0 or > 10_000) ModelState.AddModelError(nameof(Others), "Give a number from 0 to 10,000.");
        if (!ModelState.IsValid)
        {
            audit.Read("event", id, "who has a place");
            return this.Again();
        }
        Date.CountWalkIns(Others ?? 0);
        audit.Wrote("event", id, "attendance saved");
        await events.SaveChangesAsync(stop);
        Saved = "Saved.";
        return RedirectToPage(new { id, date });
    }

    /// <summary>Somebody rang and said they can't come.</summary>
    public async Task<IActionResult> OnPostGiveBackAsync(Guid id, Guid date, Guid booking, CancellationToken stop)
    {
        if (!await Load(id, date, stop)) return NotFound();
        if (Bookings.Concat(Waiting).FirstOrDefault(one => one.Id == booking) is not { } found) return NotFound();
        found.Cancel(Now);
        audit.Wrote("booking", found.Id, "given back at the desk");
        await events.SaveChangesAsync(stop);
        await outbox.Later(new PromoteWaiting(date));
        return RedirectToPage(new { id, date });
    }

    private async Task<bool> Load(Guid id, Guid date, CancellationToken stop)
    {
        if (await DeskEvents.Mine(events.Events.AsNoTracking(), current).SingleOrDefaultAsync(one => one.Id == id, stop) is not { } found) return false;
        if (await events.Occurrences.SingleOrDefaultAsync(one => one.Id == date && one.EventId == id, stop) is not { } on) return false;
        (Event, Date) = (found, on);
        var all = await events.Bookings.Where(one => one.OccurrenceId == date && one.State != BookingState.Asked && one.State != BookingState.Cancelled && one.State != BookingState.Lapsed).OrderBy(one => one.Name).ThenBy(one => one.Id).Take(2000).ToListAsync(stop);
        Bookings = [.. all.Where(one => one.HoldsPlace)];
        Waiting = [.. all.Where(one => one.State == BookingState.Waiting).OrderBy(one => one.WaitingSince).ThenBy(one => one.Id)];
        return true;
    }
}
