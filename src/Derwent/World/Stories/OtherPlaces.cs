using Derwent.Support;
using static Derwent.World.Staff;

namespace Derwent.World;

/// <summary>Places whose plans are done, running, or were better told to somebody else.</summary>
internal static class OtherPlaces
{
    public static void Tell(Telling w)
    {
        w.Place("Bus bay 9", "The last bay of the bus station, behind the ticket machines", "City centre", 52.9196, -1.4717, "transport", "The bus company", "Weekdays, 15:30 to 17:30")
            .Refer("12 Jan 9:45", From.Organisation("Deb Foss", "duty manager", "the bus company"),
                "A hundred and twenty school children change here and the far corner belongs to six lads of twenty-odd. Our drivers see cash change hands. Somebody is buying these kids chips every day, and chips are never free.",
                "place-exploitation:3 place-drugs:2 place-design:1 +place-guardians:2", agree: Agree.Place)
            .Accept("12 Jan 15:30", Nadia, "Older people, children and free chips. Everybody who looks at this corner should see the same thing.", Derwent.FrontDoor.Urgency.Soon)
            .Met("14 Jan 16:00", Nadia)
            .Opens("15 Jan 10:00", Nadia)
            .Plan("15 Jan 10:40", Nadia, "safe-places: place-exploitation place-drugs = 26 Jan", "shop-friends: place-exploitation = 2 Feb", "street-lights: place-design = 2 Feb")
            .Send("15 Jan 11:10", Nadia, Priya)
            .Yes("15 Jan 15:30", "safe-places", by: "Dee Marlow").Yes("16 Jan 9:30", "shop-friends", by: "Rob Kaye").Yes("19 Jan 10:00", "street-lights")
            .Figure("20 Jan 10:00", Nadia, PlaceFigureKind.Incidents, "Drivers’ log and police reports", "1 Jul 2025-30 Sep 2025: 16", "1 Oct 2025-31 Dec 2025: 23")
            .Figure("6 Feb 17:00", Nadia, PlaceFigureKind.FeelSafe, "Asked at the stop by two of our young people", "2 Feb-6 Feb: 22 of 96")
            .Action("26 Jan 15:30", Nadia, PlaceActionKind.DetachedYouthWork, "Two workers at bay 9, every school day", "Safe and Sound", null, PlaceActionState.Settled, "26 Jun 17:30")
            .Action("9 Feb 11:00", Nadia, PlaceActionKind.Design, "Move the machines so that the corner can be seen", "The bus company", "13 Mar", PlaceActionState.Settled, "11 Mar 9:00")
            .Action("16 Feb 14:00", Nadia, PlaceActionKind.Licensing, "Talk with the takeaway about who pays for whose chips", "City council, licensing", "27 Mar", PlaceActionState.Settled, "25 Mar 14:00")
            .Figure("3 Jul 10:00", Nadia, PlaceFigureKind.Incidents, "Drivers’ log and police reports", "1 Jan-31 Mar: 12", "1 Apr-30 Jun: 4")
            .Figure("3 Jul 10:10", Nadia, PlaceFigureKind.FeelSafe, "Asked at the stop again", "22 Jun-26 Jun: 61 of 88")
            .Resolve("9 Jul 15:00", Priya, Outcome.PlaceIsSafer, "From 23 incidents a quarter to 4, and the corner has a coffee stall in it.", "Drivers ring the safe places team; the stall keeps the chairs.", "8 Oct", "10 Jul 11:00", Nadia)
            .FollowUp("8 Oct 16:00", Priya, true, "Quiet. The man with the stall knows forty names.");

        w.Place("The skate bowl at Larkfield", "Larkfield park, behind the changing rooms", "Sinfin", 52.8869, -1.4772, "park", "City council, parks", "Evenings when it is dry")
            .Refer("27 Jul 18:30", From.FamilyOrFriend("Jade and three others", "skaters"),
                "It’s our bowl. There’s glass every morning and a man called Uncle who wants everyone’s Snapchat. We told the council about the glass. We’re telling you about the man.",
                "place-exploitation:3 place-design:2 +place-used:3 +place-guardians:2", agree: Agree.Place)
            .Accept("28 Jul 10:10", Ada, "They told us about a man. Today.", Derwent.FrontDoor.Urgency.Urgent)
            .Met("28 Jul 18:00", Ada)
            .Opens("28 Jul 11:00", Ada)
            .Plan("28 Jul 11:20", Ada, "safe-places: place-exploitation = 29 Jul", "street-lights: place-design = 3 Aug")
            .Send("28 Jul 11:40", Ada, Ada, words: "There’s glass every morning, and a man who wants everyone’s Snapchat.")
            .Yes("28 Jul 12:30", "safe-places", by: "Dee Marlow", start: "29 Jul").Yes("28 Jul 15:00", "street-lights")
            .Note("28 Jul 12:00", Ada, StepKind.Sharing, "Shared with the police", "What the man does and when he comes; nothing about any of the young people. They know that we did.")
            .Action("29 Jul 17:00", Ada, PlaceActionKind.DetachedYouthWork, "Somebody at the bowl from five till dark", "Safe and Sound", null, PlaceActionState.Running, "29 Jul 17:30")
            .Action("3 Aug 9:00", Ada, PlaceActionKind.Design, "Sweep the bowl before eight, every day", "City council, parks", null, PlaceActionState.Running, "10 Aug 8:00")
            .Action("14 Sep 18:00", Ada, PlaceActionKind.Guardians, "Skaters’ own number on the fence", "Jade and Sinfin Wheels", "1 Oct", PlaceActionState.Settled, "30 Sep 18:30")
            .Figure("5 Oct 10:00", Ada, PlaceFigureKind.FeelSafe, "Asked in the bowl by the skaters", "28 Sep-2 Oct: 19 of 26")
            .Note("2 Nov 16:00", Ada, StepKind.Contact, "The man has not been seen since August", "The skaters want lights next. They have drawn where.");

        w.Place("Car park behind the old baths", "Example Street, by the recycling", "Darley", 52.9301, -1.4771, "other", null, "Sunday nights")
            .Refer("8 Jun 10:00", From.Resident("The Mews residents"),
                "Cars, bass, donuts. The drivers are in their twenties. Children come to watch and stand much too near.",
                "place-antisocial +place-used", agree: Agree.Place)
            .Signpost("8 Jun 14:30", Nadia, "These are adults with cars, and the police’s road team has a number for exactly this. We gave it to you and told them; the detached team looks in on two Sundays for the children who watch.", "late-lounge");

        w.Place("The wall by the chip shop", "Opposite number 40", "Mickleover", 52.9031, -1.5461, "street", null, "Saturdays")
            .Refer("3 Aug 12:10", From.Resident("A resident"),
                "Teenagers sit on my wall eating chips. Four of them. They say good evening.",
                "place-antisocial +place-used", agree: Agree.Place)
            .Decline("3 Aug 16:00", Ben, "Four young people who eat chips and say good evening are not a risk to anybody. We rang you; we liked talking with you; the bin you asked for is ordered.");
    }
}
