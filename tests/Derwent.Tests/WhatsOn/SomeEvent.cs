using Derwent.Accounts;
using Derwent.Alliance;
using Derwent.Shared.Security;
using Derwent.Shared.Text;
using Derwent.WhatsOn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Derwent.Tests.WhatsOn;

/// <summary>A calendar with one organisation, somebody who runs its events and the coordinator who approves them.</summary>
public class CalendarHouse : House, Xunit.IAsyncLifetime
{
    private static int count;

    public Person Coordinator { get; private set; } = null!;
    public Person Manager { get; private set; } = null!;
    internal (Guid Id, string Name, string Slug) Club { get; private set; }
    internal (Guid Id, string Name, string Slug) Other { get; private set; }
    public Person OtherManager { get; private set; } = null!;

    async ValueTask Xunit.IAsyncLifetime.InitializeAsync() => await Begin();

    /// <summary>Starts the house and fills it.</summary>
    protected async Task Begin()
    {
        await InitializeAsync();
        Coordinator = await APerson(null, Role.Coordinator);
        await As(Coordinator, async services =>
        {
            var alliance = services.GetRequiredService<AllianceContext>();
            var by = new Who(Coordinator.Id, Coordinator.Name, null);
            var (club, other) = (Organisation.Join("Beat Street", "beat-street", Tier.Member, by, Clock.GetUtcNow()), Organisation.Join("Boxing Club", "boxing-club", Tier.Member, by, Clock.GetUtcNow()));
            alliance.AddRange(club, other);
            await alliance.SaveChangesAsync();
            (Club, Other) = ((club.Id, club.Name, club.Slug), (other.Id, other.Name, other.Slug));
        });
        Manager = await APerson(Club.Id, Role.OrganisationManager);
        OtherManager = await APerson(Other.Id, Role.OrganisationManager, Role.Practitioner);
    }

    /// <summary>A published event of the club, unless said otherwise; gives its id.</summary>
    internal async Task<CommunityEvent> Published(EventFacts facts, Action<CommunityEvent>? then = null)
    {
        CommunityEvent made = null!;
        await As(Coordinator, async services =>
        {
            var events = services.GetRequiredService<WhatsOnContext>();
            var by = new Who(Coordinator.Id, Coordinator.Name, null);
            made = CommunityEvent.Draft(Club, $"{Slug.From(facts.Title)}-{Interlocked.Increment(ref count)}", facts, by, Clock.GetUtcNow());
            events.Events.Add(made);
            await events.SaveChangesAsync();
            made.Publish(by, Clock.GetUtcNow());
            then?.Invoke(made);
            await events.SaveChangesAsync();
        });
        return made;
    }

    /// <summary>A draft of the club, written by its manager.</summary>
    internal async Task<CommunityEvent> Drafted(EventFacts facts, bool submitted = false)
    {
        CommunityEvent made = null!;
        await As(Manager, async services =>
        {
            var events = services.GetRequiredService<WhatsOnContext>();
            var by = new Who(Manager.Id, Manager.Name, Club.Id);
            made = CommunityEvent.Draft(Club, $"{Slug.From(facts.Title)}-{Interlocked.Increment(ref count)}", facts, by, Clock.GetUtcNow());
            if (submitted) made.Submit(by, Clock.GetUtcNow());
            events.Events.Add(made);
            await events.SaveChangesAsync();
        });
        return made;
    }

    /// <summary>Somebody changes an event.</summary>
    internal Task Change(Person person, CommunityEvent which, Action<CommunityEvent, Who> act) => As(person, async services =>
    {
        var events = services.GetRequiredService<WhatsOnContext>();
        var found = await events.Events.Include(one => one.Occurrences).Include(one => one.Steps).SingleAsync(one => one.Id == which.Id);
        act(found, new Who(person.Id, person.Name, person.OrganisationId));
        await events.SaveChangesAsync();
    });
}

internal static class SomeEvent
{
    /// <summary>Saturday 5 December 2026, 10am to noon, free, at the studios.</summary>
    public static EventFacts Once(string title = "Open morning") => new(title, $"{title}: come and look, touch everything.", EventKind.Music, new DateOnly(2026, 12, 5), new TimeOnly(10, 0), 120)
    {
        PlaceName = "Friar Gate Studios", Street = "3 Example Yard", Postcode = "DE1 0ZA", Area = "Friar Gate", Longitude = -1.4852, Latitude = 52.9243, MinAge = 11, MaxAge = 16, CostPence = 0,
    };

    /// <summary>Tuesdays 4pm to 6pm from 1 December 2026 on.</summary>
    public static EventFacts Weekly(string title = "Tuesday beats", string rule = "FREQ=WEEKLY;BYDAY=TU", DateOnly? until = null) =>
        Once(title) with { StartsOn = new DateOnly(2026, 12, 1), StartsAt = new TimeOnly(16, 0), Rule = rule, Until = until ?? new DateOnly(2027, 3, 30) };

    /// <summary>One date on which somebody may ask for a place.</summary>
    public static EventFacts WithPlaces(int places, string title = "Workshop") => Once(title) with { Join = HowToJoin.Ask, Capacity = places };
}
