using Derwent.Alliance;
using Derwent.Listings;
using Derwent.Shared;
using Derwent.Shared.Audit;
using Derwent.Shared.Database;
using Derwent.Shared.Jobs;
using Derwent.Shared.Security;
using Derwent.Shared.Text;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.WhatsOn.Desk;

/// <summary>Writes an event, or changes one: by whoever runs it, or by the coordinator for any member.</summary>
[Desk(Role.Coordinator, Role.OrganisationManager, Role.Practitioner)]
internal sealed class EditModel(WhatsOnContext events, AllianceContext alliance, Derwent.Shared.Geography.Places places, Current current, Outbox outbox, PublicPages pages, AuditTrail audit, TimeProvider clock) : PageModel
{
    public CommunityEvent? Event { get; private set; }
    public IReadOnlyList<Choice> Organisations { get; private set; } = [];
    public DateOnly Today => UkTime.Today(clock);
    public static IReadOnlyList<Choice> Kinds { get; } = [.. EventWords.Kinds.Select(one => new Choice(one.Kind.ToString(), one.Words))];
    public static IReadOnlyList<Choice> Accesses { get; } = [.. EventWords.Access.Select(one => new Choice(one.Key, one.Value))];
    public static IReadOnlyList<Choice> Groups { get; } = [new(nameof(OnlyFor.Anyone), "Everybody"), new(nameof(OnlyFor.Girls), "Girls and young women"), new(nameof(OnlyFor.Boys), "Boys and young men")];
    public static IReadOnlyList<Choice> Joins { get; } = [new(nameof(HowToJoin.TurnUp), "Just turn up"), new(nameof(HowToJoin.Ask), "Ask for a place", "By name and e-mail; we keep the list, send the reminder and ask whoever waits")];
    public static IReadOnlyList<Choice> Ways { get; } =
        [new("no", "Once"), new("daily", "Every day"), new("weekly", "Every week, on this day"), new("fortnightly", "Every other week, on this day"), new("monthly", "Every month, on this weekday"), new("rule", "By a rule of my own")];

    [BindProperty] public EventInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid? id, CancellationToken stop)
    {
        if (!await Load(id, stop)) return NotFound();
        Input = Event is null ? new() { On = Today.AddDays(7), From = new TimeOnly(16, 0), To = new TimeOnly(18, 0), OrganisationId = current.OrganisationId?.ToString() ?? "" } : EventInput.Of(Event);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? id, CancellationToken stop)
    {
        if (!await Load(id, stop)) return NotFound();
        var facts = Input.Read(ModelState, Today);
        var organisation = Event is null ? await Runs(stop) : null;
        if (Event is null && organisation is null && ModelState.IsValid) ModelState.AddModelError("Input.OrganisationId", "Choose who runs it: a member of the alliance.");
        if (facts is null || !ModelState.IsValid) return this.Again();
        facts = await OnTheMap(facts, stop);
        try { return Event is null ? await Write(organisation!.Value, facts, stop) : await Change(Event, facts, stop); }
        catch (RuleRefused refused) { return this.Again("", refused.Message); }
    }

    private async Task<IActionResult> Write((Guid Id, string Name, string Slug) organisation, EventFacts facts, CancellationToken stop)
    {
        var made = CommunityEvent.Draft(organisation, await Slugs.Free(events, facts.Title, stop), facts, current.Who, clock.GetUtcNow());
        events.Events.Add(made);
        audit.Wrote("event", made.Id, "written");
        await events.SaveChangesAsync(stop);
        return Redirect($"/desk/whats-on/{made.Id}");
    }

    private async Task<IActionResult> Change(CommunityEvent one, EventFacts facts, CancellationToken stop)
    {
        var before = one.Occurrences.ToDictionary(date => date.Id, date => (date.StartsAt, date.Capacity));
        if (one.Describe(facts, current.Who, clock.GetUtcNow()))
        {
            audit.Wrote("event", one.Id, "changed");
            await events.SaveChangesAsync(stop);
            foreach (var date in one.Occurrences.Where(date => before.TryGetValue(date.Id, out var was) && date.EndsAt > clock.GetUtcNow()))
            {
                if (before[date.Id].StartsAt != date.StartsAt && date.Taken + date.Waiting > 0) await outbox.Later(new TellBookers(date.Id, $"moved-{one.Sequence}"));
                if (date.Waiting > 0 && (date.Capacity ?? int.MaxValue) > (before[date.Id].Capacity ?? int.MaxValue)) await outbox.Later(new PromoteWaiting(date.Id));
            }
            pages.Changed();
        }
        return Redirect($"/desk/whats-on/{one.Id}");
    }

    private async Task<EventFacts> OnTheMap(EventFacts facts, CancellationToken stop)
    {
        if (facts.IsOnline || facts.Postcode is null || await places.FindAsync(facts.Postcode, stop) is not { } place)
            return Event is { } was && was.Postcode == facts.Postcode && !facts.IsOnline ? facts with { Longitude = was.Longitude, Latitude = was.Latitude, Area = was.Area } : facts;
        return facts with { Longitude = place.Longitude, Latitude = place.Latitude, Area = await places.AreaOfAsync(place.Longitude, place.Latitude, stop) };
    }

    // Members write for themselves; the coordinator for any member.
    private async Task<(Guid Id, string Name, string Slug)?> Runs(CancellationToken stop)
    {
        var wanted = current.Is(Role.Coordinator) && Guid.TryParse(Input.OrganisationId, out var chosen) ? chosen : current.OrganisationId;
        var found = await alliance.Organisations.AsNoTracking().Where(one => one.Id == wanted && one.Tier != Tier.ListedOnly).Select(one => new { one.Id, one.Name, one.Slug }).SingleOrDefaultAsync(stop);
        return found is null ? null : (found.Id, found.Name, found.Slug);
    }

    private async Task<bool> Load(Guid? id, CancellationToken stop)
    {
        if (current.Is(Role.Coordinator) && id is null)
            Organisations = [.. (await alliance.Organisations.AsNoTracking().Where(one => one.Tier != Tier.ListedOnly).OrderBy(one => one.Name).Select(one => new { one.Id, one.Name }).Take(500).ToListAsync(stop)).Select(one => new Choice(one.Id.ToString(), one.Name))];
        if (id is null) return true;
        Event = await DeskEvents.Mine(events.Events, current).Include(one => one.Occurrences).Include(one => one.Steps).AsSplitQuery().SingleOrDefaultAsync(one => one.Id == id, stop);
        return Event is not null;
    }
}

/// <summary>Events that somebody at the desk may run: their organisation's, or all for the coordinator. Published events of others are public, and no more.</summary>
internal static class DeskEvents
{
    public static IQueryable<CommunityEvent> Mine(IQueryable<CommunityEvent> all, Current current)
    {
        var organisation = current.OrganisationId;
        return current.Is(Role.Coordinator) ? all : all.Where(one => one.OrganisationId == organisation);
    }
}

/// <summary>Addresses that are free.</summary>
internal static class Slugs
{
    private static readonly string[] Reserved = ["booking", "widget", "map", "kinds"];

    public static async Task<string> Free(WhatsOnContext events, string title, CancellationToken stop)
    {
        // Drafts of others are not seen, so a short tail of chance keeps two equal titles apart.
        var wanted = Slug.From(title);
        var taken = (await events.Events.Where(one => one.Slug == wanted || one.Slug.StartsWith(wanted + "-")).Select(one => one.Slug).ToListAsync(stop)).Concat(Reserved).ToHashSet();
        return taken.Contains(wanted) || wanted == "listing" ? $"{wanted}-{System.Security.Cryptography.RandomNumberGenerator.GetString("abcdefghjkmnpqrstvwxyz23456789", 5)}" : wanted;
    }
}
