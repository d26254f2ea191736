using Derwent.Shared.Audit;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;
using Derwent.WhatsOn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Support.Pages;

/// <summary>Somebody who is with us in a plan, and who of the door's list they might be.</summary>
internal sealed record AtTheDoor(Offer Offer, string Name, IReadOnlyList<Choice> Guests);

/// <summary>
/// From the door of an own event to the register: a worker says which guest is which young person of theirs; nothing is joined by itself. The event's organisation sees its guests,
/// the circle its cases, and PostgreSQL keeps both apart: only who sees both can say it. No name or address of a booking comes over, only the mark.
/// </summary>
[Desk(Role.OrganisationManager, Role.Practitioner)]
internal sealed class FromDoorModel(SupportContext support, DoorLists doors, Current current, AuditTrail audit, TimeProvider clock) : PageModel
{
    public DoorList Door { get; private set; } = null!;
    public IReadOnlyList<AtTheDoor> People { get; private set; } = [];

    /// <summary>The session that was made of this date already.</summary>
    public Session? Session { get; private set; }
    public DateTimeOffset Now => clock.GetUtcNow();
    public bool IsToCome => Door.From > Now.AddHours(12);
    public int Came => Door.Guests.Count(guest => guest.Came == true);
    public int Unmarked => Door.Guests.Count(guest => guest.Came is null);

    public async Task<IActionResult> OnGetAsync(Guid date, CancellationToken stop) => await LoadAsync(date, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid date, CancellationToken stop)
    {
        await support.OneAtATimeAsync(date, stop);
        if (!await LoadAsync(date, stop)) return NotFound();
        var said = Said();
        if (IsToCome) return this.Again("", "This event has not come yet. Mark who came on its day.");
        if (said.Count == 0 && Session is { } written && written.Attendances.Any(one => one.Mark is not null && Guid.TryParse(Request.Form[$"p-{one.OfferId}"], out _))) return Redirect($"/desk/register/{written.Id}");
        if (said.Count == 0) return this.Again("", "Say of at least one person who they are on the list.");
        if (said.Values.GroupBy(guest => guest.Id).FirstOrDefault(same => same.Count() > 1) is { } twice) return this.Again("", $"{twice.First().Name} on the list cannot be two people. Choose again.");
        if (said.Values.FirstOrDefault(guest => guest.Came is null) is { } open) return this.Again("", $"Nobody has said yet whether {open.Name} came. Mark it at the door first.");
        var session = Session ?? Begin();
        var marks = new Dictionary<Guid, Mark>();
        foreach (var (person, guest) in said) marks[session.Expect(person.Offer, person.Name, null, Now).Id] = guest.Came == true ? Mark.Here : Mark.Away;
        var others = Math.Max(0, Came + Door.WalkedIn - session.Attendances.Count(one => (marks.TryGetValue(one.Id, out var mark) ? mark : one.Mark) is Mark.Here or Mark.Late));
        support.Steps.AddRange(session.Save(marks, session.Afterwards, others, false, current.Who, Now));
        audit.Wrote("session", session.Id, "register saved from the door of an event");
        await support.SaveChangesAsync(stop);
        return Redirect($"/desk/register/{session.Id}");
    }

    private Session Begin()
    {
        var session = Session.Plan(new SessionSaid(current.OrganisationId!.Value, current.OrganisationName, null, Short(Door.Title, 120), Door.Place is { } place ? Short(place, 200) : null, Door.From, Door.To, null) { EventDateId = Door.DateId }, current.Who, Now);
        support.Sessions.Add(session);
        return session;
    }

    // Only people and guests that this person sees count; anything else in the form is not read.
    private Dictionary<AtTheDoor, DoorGuest> Said() => People
        .Select(person => (Person: person, Guest: Guid.TryParse(Request.Form[$"p-{person.Offer.Id}"], out var id) ? Door.Guests.FirstOrDefault(guest => guest.Id == id) : null))
        .Where(one => one.Guest is not null).ToDictionary(one => one.Person, one => one.Guest!);

    private async Task<bool> LoadAsync(Guid date, CancellationToken stop)
    {
        if (await doors.ReadAsync(date, stop) is not { } door || current.OrganisationId is not { } organisation) return false;
        Door = door;
        Session = await support.Sessions.Include(one => one.Attendances).SingleOrDefaultAsync(one => one.EventDateId == date && one.OrganisationId == organisation, stop);
        var there = Session?.Attendances.Where(one => one.Mark is not null).Select(one => one.CaseId).ToList() ?? [];
        var with = await SessionPeople.With(support, organisation, null, UkTime.DateOf(door.From), there, stop);
        People = [.. with.Where(one => !one.IsPlace).Select(one => new AtTheDoor(one.Offer, one.Name, Likeliest(one.Name)))];
        audit.ReadList("session", "who of our people was at an event");
        return true;
    }

    // Whoever gave the same first name stands first. A person decides.
    private IReadOnlyList<Choice> Likeliest(string name) =>
        [.. Door.Guests.OrderByDescending(guest => First(guest.Name).Equals(First(name), StringComparison.OrdinalIgnoreCase)).ThenBy(guest => guest.Name, StringComparer.CurrentCulture)
            .Select(guest => new Choice(guest.Id.ToString(), $"{guest.Name}{(guest.Age is { } age ? $", {age}" : "")}: {guest.Came switch { true => "came", false => "did not come", null => "not marked yet" }}"))];

    private static string First(string name) => name.Trim().Split(' ', 2)[0];

    private static string Short(string words, int most) => words.Length > most ? words[..most] : words;
}
