using Derwent.Support;
using static Derwent.World.Staff;

namespace Derwent.World;

/// <summary>Millbrook Parade: a place whose plan has run for twelve weeks, with actions on the place, counts, and what young people say.</summary>
internal static class Millbrook
{
    public static void Tell(Telling w)
    {
        var parade = w.Place("Millbrook Parade", "The shops and the underpass between Millbrook Road and Rivermead Academy", "Alvaston", 52.8925, -1.4366, "shops", "City council; Harlow Estates own the shops", "15:10 to 16:30, and Fridays 18:00 to 21:00")
            .Refer("31 Aug 10:25", From.School("Helen Bell", "pastoral lead", "Rivermead Academy"),
                "Forty of ours go the long way round rather than past the parade. Phones get taken in the underpass, older lads wait by the takeaway, and the light has been out since Easter. Term starts tomorrow.",
                "place-violence:3 place-design:2 place-antisocial:2 place-exploitation:1 +place-guardians:2 +place-used:2", agree: Agree.Place,
                around: "The librarian stands in her doorway at half past three. Two of the shopkeepers do, too.")
            .Take("31 Aug 11:00", Ada)
            .Accept("31 Aug 16:20", Ada, "Forty children a day change their way home. The place needs the plan, not the children.")
            .Met("3 Sep 15:20", Ada)
            .Opens("4 Sep 9:40", Ada)
            .Plan("4 Sep 10:30", Ada, "detached-fridays: place-violence place-antisocial = 11 Sep", "shop-friends: place-exploitation = 14 Sep", "street-lights: place-design = 14 Sep")
            .Send("4 Sep 11:10", Ada, Ada, words: "It’s not the people, it’s the dark bit. Put a light in it.")
            .Yes("4 Sep 15:30", "detached-fridays", by: "Tom Adeyemi").Yes("7 Sep 9:20", "shop-friends", by: "Rob Kaye")
            .Yes("7 Sep 14:00", "street-lights")
            .Figure("8 Sep 9:30", Ada, PlaceFigureKind.Incidents, "Police and council reports with repeats removed",
                "1 Oct 2024-31 Dec 2024: 14", "1 Jan 2025-31 Mar 2025: 17", "1 Apr 2025-30 Jun 2025: 19", "1 Jul 2025-30 Sep 2025: 22",
                "1 Oct 2025-31 Dec 2025: 18", "1 Jan 2026-31 Mar 2026: 20", "1 Apr 2026-30 Jun 2026: 15")
            .Action("8 Sep 10:00", Ada, PlaceActionKind.DetachedYouthWork, "Walk-home crew, 15:20 on weekdays", "Sporting Communities, Bea Lund", null, PlaceActionState.Running, "8 Sep 15:20")
            .Action("9 Sep 11:00", Ada, PlaceActionKind.Lighting, "Light the underpass", "City council, street lighting: job promised", "4 Dec")
            .Action("14 Sep 14:00", Ada, PlaceActionKind.Guardians, "Shops agree a safe doorway", "Community One, Rob Kaye: 3 of 7 shops have signed", null, PlaceActionState.Running, "28 Sep 10:00")
            .Action("18 Sep 10:00", Ada, PlaceActionKind.Activity, "Friday football on the Rec, 18:00", "Derby County Community Trust: 22 came last week", null, PlaceActionState.Settled, "6 Nov 20:10")
            .Figure("22 Sep 17:00", Ada, PlaceFigureKind.FeelSafe, "Asked after school by Baby People, in the studio van", "14 Sep-22 Sep: 31 of 84")
            .Say("22 Sep 17:05", Ada, "Girl, 13, September walk", "It’s not the people, it’s the dark bit. Put a light in it.", theirs: false)
            .Say("25 Sep 20:30", Ada, "Boy, 15, detached session", "We’re only here because it’s got a roof.", theirs: false)
            .Figure("5 Oct 9:30", Ada, PlaceFigureKind.Incidents, "Police and council reports with repeats removed", "1 Jul 2026-30 Sep 2026: 9")
            .Action("12 Oct 9:00", Ada, PlaceActionKind.Listening, "Ask young people again how safe it feels", "Baby People, by poll in the studio", "8 Dec")
            .Sessions("detached-fridays", "Fri 18:00-21:00", "hhhhhhhhhhh", Bea, "Detached, Millbrook Parade")
            .Note("29 Oct 16:45", Ada, StepKind.Contact, "Light inspected, not yet mended", "The column is theirs after all. They will come on or before 4 December.")
            .Note("12 Nov 15:40", Ada, StepKind.Decision, "Partnership meeting", "Plan goes on until two quarters stay below twelve and half of the young people asked feel safe. Review on 10 December.");

        parade.LinksPerson("12 Nov 16:10", Ada, "Danny Rowe", "Threatened in the underpass in October; walks home with his sister since.")
            .LinksPerson("12 Nov 16:12", Ada, "Zion Archer", "Waits at the parade until his brother is home.")
            .LinksPerson("12 Nov 16:15", Ada, "Kacper Wrona", "Told us which evening it is worst.");

        w.Place("The underpass at Millbrook", "Under Millbrook Road, by the bookmaker’s", "Alvaston", 52.8927, -1.4371, "street", null, "Evenings")
            .Refer("19 Oct 19:10", From.Resident("Jean Tapper"),
                "It is the third bulb this year. I am 71, and I carry a torch and a rape alarm to fetch a pint of milk. The lads in there always say “all right, Jean”. They are as frightened as I am.",
                "place-design place-antisocial +place-guardians", agree: Agree.Place)
            .Merge("20 Oct 10:30", Ada, parade, "The same place. Its plan is running, and Jean is on the listening group now.");
    }
}
