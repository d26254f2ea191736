using Derwent.Listings;
using Derwent.WhatsOn;

namespace Derwent.World;

/// <summary>One event of the demo: who runs it, where, and how far it has come.</summary>
internal sealed record EventSaid(string By, string Spot, EventFacts Facts, EventState State = EventState.Published);

/// <summary>What is on in the demo. All of it is invented. Days follow today, so that the calendar is never empty.</summary>
internal sealed class WorldEvents(WorldCalendar calendar)
{
    public IReadOnlyList<EventSaid> All =>
    [
        new("children-first", "mackworth-hall", Once("Winter cook-out", "Marshmallows, a big fire and no loud bangs. Families welcome.\n\nWe eat at six. Bring a mug and warm socks.", EventKind.Food, DayOfWeek.Thursday, 0, 18, 120) with { CostPence = 0, Access = ["no-steps", "quiet-room"], AccessWords = "There is a quiet corner away from the fire. Nobody minds if you only look." }),
        new("derby-theatre", "theatre", Once("Backstage Crew: open morning", "Lights, sound and a real stage. No acting unless you want to.\n\nYou will hang a lamp, run a cue and go home with black hands.", EventKind.Stage, DayOfWeek.Saturday, 0, 10, 180) with { MinAge = 11, MaxAge = 16, CostPence = 200, CostWords = "£2, or free, just ask", Join = HowToJoin.Ask, Capacity = 12, Access = ["no-steps", "toilet", "hearing-loop"] }),
        new("baby-people", "friar-gate", Weekly("Studio Sessions: make a beat", "Bring an idea or nothing at all. We have headphones.", EventKind.Music, DayOfWeek.Wednesday, 16, 120) with { StartsAt = new TimeOnly(16, 30), MinAge = 13, MaxAge = 19, CostPence = 0, Join = HowToJoin.Ask, Capacity = 8 }),
        new("county-trust", "alvaston-pitches", Weekly("Kick-off Fridays", "Football under lights. Girls’ pitch from 7pm.", EventKind.Sport, DayOfWeek.Friday, 18, 120) with { MinAge = 11, MaxAge = 18, CostPence = 0, Access = ["parking"] }),
        new("county-trust", "alvaston-pitches", Weekly("Girls’ league night", "Seven a side, all levels, women coaches. Boots to borrow.", EventKind.Sport, DayOfWeek.Monday, 17, 90) with { MinAge = 10, MaxAge = 16, OnlyFor = OnlyFor.Girls, CostPence = 0, SkipsBankHolidays = true }),
        new("community-one", "weir", Weekly("Tuesdays at The Weir: board game corner", "Come in, get warm, say nothing if you like. Toast and pool, and a table with games.", EventKind.Somewhere, DayOfWeek.Tuesday, 16, 240) with { CostPence = 0, Access = ["no-steps", "toilet"] }),
        new("children-first", "mackworth-hall", Once("Lantern Sunday Table", "Make sweets, light lamps, eat together.", EventKind.Food, DayOfWeek.Sunday, 0, 12, 180) with { CostPence = 0, Access = ["no-steps", "toilet", "parking"] }),
        new("sporting-communities", "rec", Once("Winter sports day on the Rec", "Try six sports in two hours. Hot chocolate for everybody who tries one.", EventKind.Sport, DayOfWeek.Saturday, 1, 11, 120) with { MinAge = 8, MaxAge = 14, CostPence = 0 }),
        new("roundhouse-makers", "roundhouse", Once("Mend your own bike", "Bring it broken, ride it home. All the tools are here, and somebody who knows which end to hold.", EventKind.Making, DayOfWeek.Saturday, 2, 10, 150) with { MinAge = 12, MaxAge = 25, CostPence = 0, Join = HowToJoin.Ask, Capacity = 4 }),
        new("peartree-sisters", "peartree-house", Once("Henna and homework", "One afternoon, two of the best things. Your own mug has a hook.", EventKind.Making, DayOfWeek.Thursday, 1, 16, 120) with { MinAge = 10, MaxAge = 16, OnlyFor = OnlyFor.Girls, CostPence = 0, Access = ["quiet-room"] }),
        new("kite-minds", "kite-house", Once("Quiet hour for people who don’t like groups", "Clay, cushions and low lights. Six people at most, and you may keep your coat on.", EventKind.Somewhere, DayOfWeek.Wednesday, 1, 17, 60) with { MinAge = 9, MaxAge = 15, CostPence = 0, Join = HowToJoin.Ask, Capacity = 6, Access = ["quiet-room", "no-steps"], AccessWords = "No music, no phone that rings, and a door that closes." }),
        new("northbank", "northbank", Once("Open stage night", "Three songs each. The audience is your mates and somebody’s nan.", EventKind.Music, DayOfWeek.Friday, 2, 19, 150) with { MinAge = 14, MaxAge = 25, CostPence = 100 }),
        new("next-stop", "next-stop", Once("What next? Online", "Apprenticeships, college, or a better question than that. Cameras off is fine.", EventKind.Other, DayOfWeek.Tuesday, 1, 18, 60) with { MinAge = 15, MaxAge = 24, CostPence = 0, IsOnline = true, PlaceName = null, Street = null, Postcode = null, Area = null, Longitude = null, Latitude = null }),
        new("mackworth-kitchen", "kitchen", Once("The long table: winter soup", "Chop, stir, eat. Everybody washes one bowl.", EventKind.Food, DayOfWeek.Monday, 2, 17, 120) with { CostPence = 0, Access = ["no-steps", "toilet"] }, EventState.Submitted),
        new("fernhill-boxing", "fernhill", Once("Gloves On: try it for an hour", "No hitting anybody. Skipping, pads and a lot of shouting.", EventKind.Sport, DayOfWeek.Saturday, 3, 13, 60) with { MinAge = 11, MaxAge = 17, CostPence = 0, Join = HowToJoin.Ask, Capacity = 16 }, EventState.Submitted),
        new("ymca", "ymca-house", Once("Cook like nobody taught you", "Four dinners under two pounds, in one evening.", EventKind.Food, DayOfWeek.Tuesday, 3, 18, 120) with { MinAge = 16, MaxAge = 25, CostPence = 0 }, EventState.Draft),
    ];

    /// <summary>Who asked for a place at the open morning: more than fit.</summary>
    public static IReadOnlyList<(string Name, int Age)> Crew { get; } =
        [("Robin", 14), ("Aaliyah", 12), ("Finn", 13), ("Mia", 11), ("Jakub", 15), ("Safa", 13), ("Leo", 12), ("Grace", 16), ("Hari", 14), ("Ola", 11), ("Toby", 13), ("Zara", 12), ("Kian", 15), ("Nell", 11)];

    private EventFacts Once(string title, string words, EventKind kind, DayOfWeek weekday, int weeks, int hour, int minutes) => new(title, words, kind, Next(weekday).AddDays(7 * weeks), new TimeOnly(hour, 0), minutes);

    private EventFacts Weekly(string title, string words, EventKind kind, DayOfWeek weekday, int hour, int minutes)
    {
        var first = Next(weekday).AddDays(-21);
        return Once(title, words, kind, weekday, 0, hour, minutes) with { StartsOn = first, Rule = $"FREQ=WEEKLY;BYDAY={weekday.ToString()[..2].ToUpperInvariant()}", Until = first.AddDays(7 * 30) };
    }

    private DateOnly Next(DayOfWeek weekday) => calendar.Today.AddDays((((int)weekday - (int)calendar.Today.DayOfWeek + 6) % 7) + 1);
}
