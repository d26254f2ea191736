using Derwent.Shared;
using Derwent.Shared.Audit;
using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Derwent.WhatsOn.Pages;

/// <summary>One place, by its private link: confirm it, take it, give it back. Opening the page changes nothing.</summary>
[ByLink(LinkKind.Booking)]
internal sealed class MyPlaceModel(WhatsOnContext events, AnswerForPlace answer, Current current, RequestDatabase database, PublicPages pages, AuditTrail audit, TimeProvider clock) : PageModel
{
    public Booking Booking { get; private set; } = null!;
    public CommunityEvent Event { get; private set; } = null!;
    public Occurrence Date { get; private set; } = null!;
    public int Before { get; private set; }
    public DateTimeOffset Now => clock.GetUtcNow();
    public bool IsOver => Date.EndsAt <= Now;
    public bool IsOff => Date.IsOff || Event.State == EventState.Cancelled;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await Load(stop)) return NotFound();
        audit.Read("booking", Booking.Id, "their own place");
        return Page();
    }

    public Task<IActionResult> OnPostConfirmAsync(CancellationToken stop) => Answer(() => answer.Confirm(Booking, Happens, stop), "confirmed", stop);

    public Task<IActionResult> OnPostTakeAsync(CancellationToken stop) => Answer(() => answer.Take(Booking, Happens, stop), "took the free place", stop);

    public Task<IActionResult> OnPostCancelAsync(CancellationToken stop) => Answer(() => answer.Cancel(Booking, stop), "cancelled", stop);

    private Occurrence Happens => IsOff || IsOver ? throw new RuleRefused("This is not happening any more, so nobody can have a place.") : Date;

    private async Task<IActionResult> Answer(Func<Task> act, string what, CancellationToken stop)
    {
        if (!await Load(stop)) return NotFound();
        await act();
        audit.Wrote("booking", Booking.Id, what);
        pages.Changed();
        return RedirectToPage();
    }

    private async Task<bool> Load(CancellationToken stop)
    {
        var id = current.Link!.RecordId;
        if (await events.Bookings.SingleOrDefaultAsync(one => one.Id == id && one.ErasedAt == null, stop) is not { } found) return false;
        Booking = found;
        Event = await events.Events.AsNoTracking().SingleAsync(one => one.Id == found.EventId, stop);
        Date = await events.Occurrences.AsNoTracking().SingleAsync(one => one.Id == found.OccurrenceId, stop);
        await using var ask = new NpgsqlCommand("select whats_on.before_me()", database.Connection);
        Before = await ask.ExecuteScalarAsync(stop) is int before ? before : 0;
        return true;
    }
}
