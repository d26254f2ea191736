using Derwent.FrontDoor;
using Derwent.Support;
using static Derwent.World.Staff;

namespace Derwent.World;

/// <summary>Sorrel Street steps, told to us three times since September.</summary>
internal static class Sorrel
{
    private const string Where = "The long steps between Sorrel Street and the flats, and the flat roof of the bin store";

    public static void Tell(Telling w)
    {
        var steps = w.Place("Sorrel Street steps", Where, "Normanton", 52.9011, -1.4869, "estate", "Harlow Estates", "Friday and Saturday nights")
            .Refer("21 Sep 11:30", From.Police("PC Laura Finch", "Safer neighbourhood team"),
                "Nine calls in three weeks, all noise and one firework. When you go, it is children on steps with a speaker. They moved their bags so that an old man could pass.",
                "place-antisocial:2 place-design:2 +place-used:3", agree: Agree.Place)
            .Accept("21 Sep 16:00", Ada, "Nobody is doing wrong and everybody is unhappy. A place question, so a place answer.")
            .Met("25 Sep 19:30", Ada)
            .Opens("5 Oct 9:50", Ada)
            .Plan("5 Oct 10:10", Ada, "lights-and-locks: place-design = 19 Oct")
            .Send("5 Oct 10:30", Ada, Ada)
            .Yes("6 Oct 11:15", "lights-and-locks")
            .Action("12 Oct 10:00", Ada, PlaceActionKind.Lighting, "Two lamps at the top of the steps", "Harlow Estates", "16 Nov", PlaceActionState.Stopped, "9 Nov 15:00")
            .Action("13 Oct 10:00", Ada, PlaceActionKind.Design, "A bench and a bin where they sit anyway", "Harlow Estates and the council", "18 Dec")
            .Figure("19 Oct 9:30", Ada, PlaceFigureKind.FeelSafe, "Asked on the steps on two Fridays", "2 Oct-16 Oct: 12 of 41")
            .Note("9 Nov 15:10", Ada, StepKind.Contact, "The lamps cannot go where we planned", "The wall will not hold them. Harlow Estates look at a lamp post instead and tell us in two weeks.")
            .More("23 Nov 15:10", Ada, "detached-fridays: place-antisocial = 27 Nov")
            .Send("23 Nov 15:30", Ada, Ada, words: "Twenty of them most Fridays, and the lights have been out since the clocks changed.");

        w.Place("Sorrel St steps", "Steps by the flats, Sorrel Street", "Normanton", 52.9012, -1.4868, "estate", null, "Weekend nights")
            .Refer("26 Oct 8:50", From.Resident("A neighbour in the flats"),
                "I have a baby and they have a speaker. I went down and asked, and they turned it down, fair play, but there is nowhere else for them, is there?",
                "place-antisocial +place-used", agree: Agree.Place)
            .Merge("26 Oct 13:40", Ada, steps, "The same steps. The words about “nowhere else” went into the plan.");
    }

    /// <summary>The third report, at the front door this morning.</summary>
    public static void Third(Telling w) =>
        w.Place("Sorrel Street steps", Where, "Normanton", 52.9011, -1.4869, "estate", "Harlow Estates", "Most Fridays")
            .Refer("23 Nov 12:15", From.Housing("Clare Whitmore", "Harlow Estates"),
                "Twenty of them most Fridays, and the lights have been out since the clocks changed. Nobody has been hurt. Somebody will miss a step.",
                "place-antisocial place-design unsafe-place +place-used", agree: Agree.Place)
            .Take("23 Nov 13:20", Nadia)
            .Meeting("23 Nov 16:45", Nadia, "24 Nov");
}
