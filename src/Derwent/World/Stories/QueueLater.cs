using Derwent.FrontDoor;
using static Derwent.World.Staff;

namespace Derwent.World;

/// <summary>The rest of the front door on Tuesday: later today, tomorrow, and those whose clock is paused because we asked something.</summary>
internal static class QueueLater
{
    public static void Tell(Telling w)
    {
        Today(w);
        Paused(w);
    }

    private static void Today(Telling w)
    {
        w.Young("Esme", "Holt", "11 Apr 2014", "Mackworth", school: "Brookside Primary, now Larkfield School")
            .Refer("23 Nov 15:10", From.Parent("Gary Holt", "dad"),
                "Brilliant at football, nobody to take her on a Saturday. I do shifts and her mum is not about. She watches the girls from the window at the flats and says she doesn’t mind. She does.",
                "nowhere-to-go alone money +sport +attends +parent-wants-help", agree: Agree.Yes, theirs: "I’m a striker but I can go in goal.");

        w.Young("Dev", "Sandhu", null, "Normanton", age: 16)
            .Refer("23 Nov 15:40", From.Police("PC Laura Finch", "Safer neighbourhood team"),
                "Stopped with two older lads on the ring road at 23:10. Polite, cold, no coat. Nothing found on him. He asked me twice what time it was and did not want to be dropped at his own door.",
                "exploitation home-conflict nowhere-to-go +asks", agree: Agree.Risk("He asked us not to go to the house. Asking the family first might make things worse for him."))
            .Take("23 Nov 16:05", Ada);

        w.Young("Millie", "Frost", "6 Sep 2013", "Chaddesden", school: "Fernhill School")
            .Refer("23 Nov 16:25", From.School("Anne Coates", "form tutor", "Fernhill School"),
                "Millie draws on everything and it is wonderful. She has lost weight since September and sits in the art room at dinner time. She says she is not hungry, every day, in the same voice.",
                "low-mood anxiety bullying +music +attends +trusted-teacher", theirs: "I like drawing and I don’t like lunch.",
                agree: Agree.Yes with { FamilyKnows = Told.NotSure, FamilyAgrees = Told.NotSure })
            .Take("23 Nov 16:50", Nadia);

        w.Family("Greaves", "Alvaston", "Maureen, nan, 74; Den, grandad, 77; Alfie, grandson, 10; Daisy, granddaughter, 7")
            .Refer("24 Nov 9:04", From.School("Ruksana Mir", "family worker", "Alvaston Green Primary"),
                "Their nan has them all week now and she is 74. She was at the gate in her slippers on Friday, on time, both children spotless. She will not ask for anything, so I am asking.",
                "parenting parent-health money +relative-near +attends", agree: Agree.Yes with { SubjectAgrees = Told.NotSure });

        w.Young("Hugo", "Abara", "2 Dec 2010", "Littleover", school: "Westbrook School")
            .Refer("24 Nov 8:45", From.School("Daniel Frayne", "head of year", "Westbrook School"),
                "He asked us for a mentor. In writing. We were very proud. His brother left for university in September and the house has gone quiet; he would like somebody to talk about engines with.",
                "future alone +asks +attends +kind", theirs: "Dear Sir, I would like a mentor please. Somebody who knows about engines if possible.", agree: Agree.Yes);
    }

    private static void Paused(Telling w)
    {
        w.Young("Ines", "Duarte", "23 Jun 2012", "Peartree", school: "Peartree Hill School")
            .Refer("20 Nov 15:50", From.School("Jan Tolley", "attendance officer", "Peartree Hill School"),
                "Six weeks out of school. Her mother says stomach aches. The door opens four inches. She waved at me through the letterbox, so there is somebody in there who would like to come out.",
                "school anxiety alone +parent-wants-help", agree: Agree.Yes with { SubjectKnows = Told.NotSure, SubjectAgrees = Told.NotSure })
            .Take("23 Nov 9:30", Ada)
            .Asks("23 Nov 15:20", Ada, "We think she would say yes if a woman rang. Does her mother speak English on the phone, or should we find somebody who speaks Portuguese?");

        w.Place("Canal bridge at Larch Row", "The old brick bridge where Larch Row meets the towpath, and the steps on the town side", "Chaddesden", 52.9238, -1.4541, "street", "Canal trust and the city council", "Every day after school; worst in the dark")
            .Refer("20 Nov 13:20", From.Resident("Mr T. Oldershaw"),
                "Kids love it. It is also where the phones get taken. Two last week that I know of. They fish, they sit on the wall, they do no harm, and then somebody older comes along the towpath on a bike.",
                "place-violence place-design +place-used", agree: Agree.Place)
            .Take("20 Nov 15:30", Ada)
            .Asks("23 Nov 11:00", Ada, "Thank you. Do the bikes come from the town side or from the park? And is the lamp at the top of the steps working?");

        w.Young("Jonah", "Price", "17 May 2008", "Spondon")
            .Refer("19 Nov 14:05", From.Housing("Clare Whitmore", "Harlow Estates"),
                "Sofa to sofa since August. He came to pay his mum’s rent in cash and asked what a flat costs. Works three mornings at the bakery and smells of bread. Very proud of it.",
                "housing money sleep +in-work +asks", agree: Agree.Yes)
            .Asks("20 Nov 16:40", Ben, "Where is he sleeping this week, and does he have a number that we can ring in the afternoon?");

        w.Young("Zara", "Whitlock", "28 Feb 2015", "Oakwood", school: "Oakwood Juniors")
            .Refer("19 Nov 9:35", From.Parent("Joel Whitlock", "dad"),
                "Big school in September and she has stopped eating breakfast. She irons her uniform, the one for the school she is at now. She asks me what happens if you get lost in a corridor.",
                "anxiety school +they-talk +kind", agree: Agree.Yes)
            .Take("19 Nov 11:00", Ben)
            .Asks("20 Nov 9:15", Ben, "Would she like to visit the new school with one of us, on a day when it is empty? And who else could come along whom she likes?");
    }
}
