using Derwent.Shared.Jobs;
using Derwent.Shared.Security;
using Derwent.Shared.Text;
using Derwent.WhatsOn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Derwent.World;

/// <summary>The calendar of the demo: members write and send, the coordinator publishes, families ask for places, one date is off.</summary>
internal sealed class EventsDiary(WorldCalendar calendar, WorldIds ids)
{
    private const string Weir = "Tuesdays at The Weir: board game corner";
    private const string OpenMorning = "Backstage Crew: open morning";

    /// <summary>Who has a place in the demo, and where the letter goes that holds the link.</summary>
    public const string Parent = "robins.mum@home.example";

    public void Write(Diary diary)
    {
        var said = new WorldEvents(calendar).All;
        var taken = new HashSet<string>();
        var written = calendar.Now.AddDays(-8);
        foreach (var by in said.GroupBy(one => one.By))
            diary.Write(written, $"{by.Key} writes its events", (play, now) => play.As(KeeperOf(by.Key), now, scene => Draft(scene, [.. by], taken)));
        diary.Write(written.AddDays(1), "the coordinator publishes", (play, now) => play.As(Staff.Ruth, now, Publish));
        diary.Write(written.AddDays(2), "families ask for places", (play, now) => play.ByLink(null, Who.Derwent, now, Ask));
        diary.Write(written.AddDays(2).AddMinutes(30), "they say yes", (play, now) => play.As(Staff.Ivy, now, Confirm));
        diary.Write(written.AddDays(3), "one Tuesday is off", (play, now) => play.As(Staff.Rob, now, CancelOne));
    }

    private static StaffSaid KeeperOf(string organisation) => Staff.All.FirstOrDefault(one => one.Organisation == organisation && one.Roles.Contains(Role.OrganisationManager)) ?? Staff.Of(organisation);

    private async Task Draft(Scene scene, IReadOnlyList<EventSaid> said, HashSet<string> taken)
    {
        var events = scene.Get<WhatsOnContext>();
        foreach (var one in said)
        {
            var organisation = WorldOrganisations.All.First(each => each.Key == one.By);
            var spot = Spots.Of(one.Spot);
            var facts = one.Facts.IsOnline ? one.Facts : one.Facts with { PlaceName = spot.Name, Street = spot.Address, Postcode = spot.Postcode, Area = spot.Area, Latitude = spot.North, Longitude = spot.East };
            var made = CommunityEvent.Draft((ids.Organisations[one.By], organisation.Name, Slug.From(organisation.Name)), Slug.Free(facts.Title, taken), facts, scene.Who, scene.Now);
            if (one.State != EventState.Draft) made.Submit(scene.Who, scene.Now);
            events.Events.Add(made);
        }
        await events.SaveChangesAsync();
    }

    private async Task Publish(Scene scene)
    {
        var open = new WorldEvents(calendar).All.Where(one => one.State == EventState.Published).Select(one => one.Facts.Title).ToHashSet();
        var events = scene.Get<WhatsOnContext>();
        foreach (var one in await events.Events.Include(one => one.Steps).Include(one => one.Occurrences).Where(one => one.State == EventState.Submitted && open.Contains(one.Title)).ToListAsync()) one.Publish(scene.Who, scene.Now);
        await events.SaveChangesAsync();
    }

    private async Task Ask(Scene scene)
    {
        var events = scene.Get<WhatsOnContext>();
        var what = await events.Events.AsNoTracking().Include(one => one.Occurrences).SingleAsync(one => one.Title == OpenMorning);
        foreach (var (name, age) in WorldEvents.Crew)
        {
            var young = age < scene.Get<IOptions<WhatsOnOptions>>().Value.ConsentUnder;
            events.Bookings.Add(Booking.Ask(what, what.Occurrences[0], new BookingSaid(name, name == "Robin" ? Parent : $"{name.ToLowerInvariant()}@home.example", age, young ? $"{name}’s dad" : null, name == "Hari" ? "Uses a chair, and likes to sit at the front." : null), scene.Now));
        }
        await events.SaveChangesAsync();
        foreach (var one in events.Bookings.Local) await scene.Get<Outbox>().Later(new ForgetBooker(one.Id), scene.Now.AddHours(scene.Get<IOptions<WhatsOnOptions>>().Value.ConfirmHours));
    }

    // In the order in which they asked; the database says who has a place and who waits.
    private static async Task Confirm(Scene scene)
    {
        var events = scene.Get<WhatsOnContext>();
        foreach (var one in (await events.Bookings.Where(one => one.State == BookingState.Asked).ToListAsync()).OrderBy(one => WorldEvents.Crew.Select(each => each.Name).ToList().IndexOf(one.Name!)))
        {
            one.Confirm(scene.Now);
            await events.SaveChangesAsync();
        }
        await events.Entry(events.Bookings.Local.First()).ReloadAsync();
        await scene.Get<Outbox>().Later(new WriteToBooker(events.Bookings.Local.Single(one => one.Name == "Robin").Id, "placed"));
    }

    private static async Task CancelOne(Scene scene)
    {
        var events = scene.Get<WhatsOnContext>();
        var weir = await events.Events.Include(one => one.Steps).Include(one => one.Occurrences).SingleAsync(one => one.Title == Weir);
        var next = weir.Occurrences.Where(one => one.StartsAt > scene.Now.AddDays(7)).OrderBy(one => one.StartsAt).First();
        weir.CancelOne(next.Id, "The boiler is being mended. Back the week after.", scene.Who, scene.Now);
        await events.SaveChangesAsync();
    }
}
