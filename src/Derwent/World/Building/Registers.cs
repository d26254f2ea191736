using System.Globalization;
using Derwent.Shared.Time;
using Derwent.Support;
using Microsoft.EntityFrameworkCore;

namespace Derwent.World;

/// <summary>Somebody is expected every week: by which service, how it went, what the register must know.</summary>
internal sealed record Expected(Tale Tale, string Service, string? When, string Marks, StaffSaid? By, string? Title, string? Remark);

/// <summary>Every group's afternoons, with everybody who is expected at them: planned, held, and marked by whoever held them.</summary>
internal sealed class Registers(WorldCalendar calendar, WorldIds ids)
{
    private const string Today = "millbrook-drop-in";
    private const int Longest = 12;
    private readonly List<Expected> all = [];

    public void Expect(Expected expected) => all.Add(expected);

    /// <summary>Writes the afternoons into the diary, once every story is told.</summary>
    public void Write(Diary diary)
    {
        foreach (var group in all.GroupBy(one => (one.Service, Hours: Hours.Of(one))))
        {
            var seats = group.Select(one => (Expected: one, Days: Days(one, group.Key.Hours))).ToList();
            foreach (var day in seats.SelectMany(seat => seat.Days).Distinct().Order())
            {
                var here = seats.Where(seat => seat.Days.Contains(day)).Select(seat => new Seat(seat.Expected, MarkOn(seat.Expected, seat.Days, day))).ToList();
                Hold(diary, group.Key.Service, group.Key.Hours, day, here);
            }
        }
    }

    private void Hold(Diary diary, string service, Hours hours, DateOnly day, List<Seat> seats)
    {
        var (starts, ends) = (UkTime.At(day, hours.Opens), UkTime.At(day, hours.Closes));
        var held = ends.AddMinutes(10) <= calendar.Now;
        var by = seats.Select(seat => seat.Expected.By).FirstOrDefault(one => one is not null) ?? Staff.Of(WorldServices.Of(service).By);
        diary.Write(held ? ends.AddMinutes(10) : calendar.Now, $"{service} on {day:d MMM}", (stage, now) => stage.As(by, now, async scene =>
        {
            var present = seats.Where(seat => seat.Expected.Tale.GivenBy(service).Since < starts || !held).ToList();
            if (present.Count == 0 || present.TrueForAll(seat => seat.Mark is null) && held) return;
            var planned = held ? starts.AddDays(-1) : now.AddMinutes(-40);
            var session = Session.Plan(Said(service, seats, starts, ends, by), scene.Who, planned);
            var asked = present.Select(seat => seat.Expected.Tale.OfferOf(service)).ToList();
            var offers = await scene.Support.Offers.Where(offer => asked.Contains(offer.Id)).ToListAsync();
            var marks = new Dictionary<Guid, Mark>();
            foreach (var seat in present.Where(seat => !held || seat.Mark is not null))
            {
                var offer = offers.Single(offer => offer.Id == seat.Expected.Tale.OfferOf(service));
                var attendance = session.Expect(offer, seat.Expected.Tale.RegisterName, seat.Expected.Remark, planned);
                if (held) marks[attendance.Id] = seat.Mark!.Value;
            }
            scene.Support.Sessions.Add(session);
            if (held) scene.Support.Steps.AddRange(session.Save(marks, null, 0, false, scene.Who, now));
            await scene.Save();
        }));
    }

    private SessionSaid Said(string service, List<Seat> seats, DateTimeOffset starts, DateTimeOffset ends, StaffSaid by)
    {
        var said = WorldServices.Of(service);
        var place = said.Where.Length == 0 ? null : Spots.Of(said.Where.Split(' ')[0]).Name;
        return new SessionSaid(ids.Organisations[said.By], WorldOrganisations.All.First(one => one.Key == said.By).Name, ids.Services[service],
            seats.Select(seat => seat.Expected.Title).FirstOrDefault(title => title is not null) ?? said.Name, place, starts, ends, service == Today ? "Bea and Jo" : by.FirstName);
    }

    // Every week from the start on; and this afternoon's drop-in on whatever day the world is told.
    private List<DateOnly> Days(Expected one, Hours hours)
    {
        var support = one.Tale.GivenBy(one.Service);
        var last = support.Until is { } until ? UkTime.DateOf(until) : calendar.Today.AddDays(support.Since is null ? -1 : 6);
        var day = support.From;
        while (day.DayOfWeek != hours.Day) day = day.AddDays(1);
        var days = new List<DateOnly>();
        for (; day <= last; day = day.AddDays(7))
            if (support.Until is null || UkTime.At(day, hours.Closes).AddMinutes(10) < support.Until) days.Add(day);
        // A quarter of a year of afternoons shows how it went; the ones before it are left to the imagination.
        days = [.. days.TakeLast(Longest)];
        if (one.Service == Today && support.Until is null && !days.Contains(calendar.Today)) days.Add(calendar.Today);
        return days;
    }

    private Mark? MarkOn(Expected one, List<DateOnly> days, DateOnly day)
    {
        var past = days.Where(date => UkTime.At(date, Hours.Of(one).Closes).AddMinutes(10) <= calendar.Now).Order().ToList();
        var place = one.Marks.Length - past.Count + past.IndexOf(day);
        return (place >= 0 && place < one.Marks.Length ? one.Marks[place] : 'h') switch { 'h' => Mark.Here, 'l' => Mark.Late, 'a' => Mark.Away, _ => null };
    }

    private sealed record Seat(Expected Expected, Mark? Mark);

    private readonly record struct Hours(DayOfWeek Day, TimeOnly Opens, TimeOnly Closes)
    {
        public static Hours Of(Expected one)
        {
            var line = (one.When ?? WorldServices.Of(one.Service).Times.Split(';')[0]).Trim();
            var (days, hours) = (line.Split(' ')[0], line.Split(' ')[1].Split('-'));
            var day = Array.FindIndex(CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedDayNames, name => name == days.Split(',')[0]);
            return new Hours((DayOfWeek)day, TimeOnly.ParseExact(hours[0], "H:mm", CultureInfo.InvariantCulture), TimeOnly.ParseExact(hours[1], "H:mm", CultureInfo.InvariantCulture));
        }
    }
}
