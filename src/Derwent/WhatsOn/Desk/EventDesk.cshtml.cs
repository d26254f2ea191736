using Derwent.Shared;
using Derwent.Shared.Audit;
using Derwent.Shared.Database;
using Derwent.Shared.Jobs;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.WhatsOn.Desk;

/// <summary>One event at the desk: send, publish, send back, cancel, copy; one date off, on or at another time; what happened.</summary>
[Desk(Role.Coordinator, Role.OrganisationManager, Role.Practitioner)]
internal sealed class EventDeskModel(WhatsOnContext events, Current current, Outbox outbox, PublicPages pages, DeskPlaces places, AuditTrail audit, TimeProvider clock) : PageModel
{
    public CommunityEvent Event { get; private set; } = null!;
    public IReadOnlyList<Occurrence> Coming { get; private set; } = [];
    public IReadOnlyList<Occurrence> Past { get; private set; } = [];
    public bool IsCoordinator => current.Is(Role.Coordinator);
    /// <summary>The room that makes a post, a newsletter's block and a poster of it is there, and this person's.</summary>
    public bool MayTell => IsCoordinator && places.Exist("/desk/community");
    public DateTimeOffset Now => clock.GetUtcNow();
    public DateOnly Today => UkTime.Today(clock);

    [BindProperty] public string Why { get; set; } = "";
    [BindProperty, System.ComponentModel.DataAnnotations.Display(Name = "The day")] public DateOnly? On { get; set; }
    [BindProperty] public TimeOnly? At { get; set; }

    /// <summary>The date whose form was just sent and could not be taken: what was typed stands in it again.</summary>
    public Guid? Tried => HttpMethods.IsPost(Request.Method) && Guid.TryParse(Request.Query["date"], out var date) ? date : null;

    /// <summary>Cancelling all of it was tried and could not be.</summary>
    public bool CancelTried => HttpMethods.IsPost(Request.Method) && Request.Query["handler"] == "Cancel";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop) => await Load(id, stop) ? Page() : NotFound();

    public Task<IActionResult> OnPostSubmitAsync(Guid id, CancellationToken stop) => Do(id, "sent to the coordinator", one => one.Submit(current.Who, Now), null, stop);

    public Task<IActionResult> OnPostPublishAsync(Guid id, CancellationToken stop) => IsCoordinator ? Do(id, "published", one => one.Publish(current.Who, Now), null, stop) : Task.FromResult<IActionResult>(NotFound());

    public Task<IActionResult> OnPostBackAsync(Guid id, CancellationToken stop) => IsCoordinator
        ? Do(id, "sent back", one => one.SendBack(Why, current.Who, Now), null, stop, asks: "Say what should be different, so that they can mend it.") : Task.FromResult<IActionResult>(NotFound());

    public Task<IActionResult> OnPostCancelAsync(Guid id, CancellationToken stop) => Do(id, "cancelled", one => one.Cancel(Why, current.Who, Now),
        async one => { foreach (var date in one.Occurrences.Where(date => !date.IsOff && date.EndsAt > Now && date.Taken + date.Waiting > 0)) await outbox.Later(new TellBookers(date.Id, $"cancelled-{one.Sequence}")); },
        stop, asks: "Say in a few words why it is off. People read it.");

    public Task<IActionResult> OnPostCancelOneAsync(Guid id, Guid date, CancellationToken stop) => Do(id, "one date cancelled", one => one.CancelOne(date, Why, current.Who, Now),
        one => outbox.Later(new TellBookers(date, $"cancelled-{one.Sequence}")), stop, asks: "Say in a few words why it is off. People read it.");

    public Task<IActionResult> OnPostRestoreAsync(Guid id, Guid date, CancellationToken stop) => Do(id, "one date on again", one => one.RestoreOne(date, current.Who, Now),
        one => outbox.Later(new TellBookers(date, $"restored-{one.Sequence}")), stop);

    public async Task<IActionResult> OnPostMoveAsync(Guid id, Guid date, CancellationToken stop)
    {
        if (On is null || At is null)
        {
            if (!await Load(id, stop)) return NotFound();
            return this.Again(On is null ? nameof(On) : nameof(At), On is null ? "Choose the new day." : "Say at what time it begins.");
        }
        try { return await Do(id, "one date moved", one => one.MoveOne(date, On.Value, At.Value, current.Who, Now), one => outbox.Later(new TellBookers(date, $"moved-{one.Sequence}")), stop); }
        // A day that does not do is typed again; a date that is off by now has no form to type it in.
        catch (RuleRefused refused) when (Event.Occurrences.Any(one => one.Id == date && !one.IsOff && Event.State != EventState.Cancelled)) { return this.Again(nameof(On), refused.Message); }
    }

    public async Task<IActionResult> OnPostCopyAsync(Guid id, CancellationToken stop)
    {
        if (!await Load(id, stop)) return NotFound();
        if (On is null || On < Today || On > Today.AddYears(2)) return this.Again(nameof(On), "Choose the first day of the copy: from today on, within two years.");
        var copy = Event.Copy(await Slugs.Free(events, Event.Title, stop), On.Value, current.Who, Now);
        events.Events.Add(copy);
        audit.Wrote("event", copy.Id, "copied");
        await events.SaveChangesAsync(stop);
        return Redirect($"/desk/whats-on/edit/{copy.Id}");
    }

    private async Task<IActionResult> Do(Guid id, string what, Action<CommunityEvent> act, Func<CommunityEvent, Task>? tell, CancellationToken stop, string? asks = null)
    {
        if (!await Load(id, stop)) return NotFound();
        if (asks is not null && string.IsNullOrWhiteSpace(Why)) return this.Again(nameof(Why), asks);
        if (Why.Length > 300) return this.Again(nameof(Why), "Keep it under 300 letters.");
        act(Event);
        audit.Wrote("event", id, what);
        await events.SaveChangesAsync(stop);
        if (tell is not null) await tell(Event);
        pages.Changed();
        return Redirect($"/desk/whats-on/{id}");
    }

    private async Task<bool> Load(Guid id, CancellationToken stop)
    {
        var found = await DeskEvents.Mine(events.Events, current).Include(one => one.Occurrences).Include(one => one.Steps).AsSplitQuery().SingleOrDefaultAsync(one => one.Id == id, stop);
        if (found is null) return false;
        Event = found;
        Coming = [.. found.Occurrences.Where(date => date.EndsAt > Now).OrderBy(date => date.StartsAt)];
        Past = [.. found.Occurrences.Where(date => date.EndsAt <= Now).OrderByDescending(date => date.StartsAt).Take(20)];
        return true;
    }
}
