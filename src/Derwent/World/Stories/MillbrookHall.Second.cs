using Derwent.FrontDoor;
using Derwent.Support;
using static Derwent.World.Staff;

namespace Derwent.World;

internal static partial class MillbrookHall
{
    private static void Second(Telling w)
    {
        w.Young("Hamza", "Butt", "13 Jun 2012", "Normanton", school: "Peartree Hill School")
            .Refer("26 May 10:00", From.Organisation("Imam Yusuf Karim", "youth lead", "Village Street mosque"),
                "A good boy who has lost his best friend to another city and has started to laugh at things that are not funny, with people who are not his friends.",
                "alone:2 group-conflict:1 +kind:3 +they-talk:2", agree: Agree.Yes)
            .Accept("26 May 15:20", Ada, "New company before the wrong company.")
            .Met("29 May 16:00", Bea)
            .Package("2 Jun 10:50", Ada, Bea, "“I’ll try it twice.”", "millbrook-drop-in: alone = 9 Jun", "kick-off-fridays: group-conflict = 12 Jun")
            .Yes("2 Jun 14:00", "millbrook-drop-in").Yes("3 Jun 9:40", "kick-off-fridays")
            .Goal("9 Jun 18:10", Bea, "Find people who are funny on purpose.", "2@9 Jun 5@14 Jul 7@15 Sep 8@17 Nov")
            .Sessions("millbrook-drop-in", "hhhhhahhhhhhhhhhhahhhhhh")
            .Sessions("kick-off-fridays", "hhhahhhhhlhhhhhh");

        w.Young("Isla", "Merrick", "21 Oct 2014", "Alvaston", school: "Rivermead Academy")
            .Refer("7 Oct 8:40", From.School("Helen Bell", "pastoral lead", "Rivermead Academy"),
                "Started with us a month ago. Has not spoken above a whisper. Whispers very funny things.",
                "anxiety:2 alone:2 +kind:2 +attends:3", agree: Agree.Yes)
            .Accept("7 Oct 12:30", Nadia, "A small room where whispering is fine.")
            .Met("9 Oct 15:30", JoMarsh)
            .Package("13 Oct 10:10", Nadia, JoMarsh, "She nodded, then nodded again so that we were sure.", "millbrook-drop-in: alone anxiety = 20 Oct")
            .Yes("13 Oct 13:00", "millbrook-drop-in")
            .Goal("20 Oct 18:20", JoMarsh, "Order my own toast.", "0@20 Oct 4@3 Nov 9@17 Nov")
            .Sessions("millbrook-drop-in", "hhhhh")
            .Note("17 Nov 18:25", JoMarsh, StepKind.Milestone, "“Two slices please”", "Out loud. The kitchen pretended not to notice and then cheered in the corridor.");

        w.Young("Kacper", "Wrona", "2 Mar 2013", "Alvaston", school: "Rivermead Academy", safe: "Mum speaks Polish; a text is best.")
            .Refer("9 Mar 11:00", From.School("Helen Bell", "pastoral lead", "Rivermead Academy"),
                "Excellent mathematician, no English in September, plenty now but only the rude half. He is on his own from three till eight while both parents pack parcels.",
                "alone:2 school:1 bullying:2 +attends:3 +they-talk:2", agree: Agree.Yes)
            .Accept("9 Mar 15:45", Ben, "Somewhere warm till eight, and the other half of English.")
            .Met("12 Mar 15:30", Bea)
            .Package("17 Mar 13:10", Ben, Bea, "“Yes. There is table tennis?”", "millbrook-drop-in: alone = 24 Mar", "wednesday-help: school bullying = 25 Mar")
            .Yes("17 Mar 15:50", "millbrook-drop-in").Yes("18 Mar 10:30", "wednesday-help", by: "Pani Halina", from: AnsweredFrom.Email)
            .Heed("24 Mar 18:30", Bea, "Nut allergy; his pen is in his left pocket and a second one is in the green box.", "15 Jan 2027", true, urgent: true)
            .Goal("24 Mar 18:20", Bea, "Tell a joke in English that works.", "1@24 Mar 4@2 Jun 6@15 Sep 9@10 Nov")
            .Sessions("millbrook-drop-in", "hhhhhhahhhhhhhhhhhhhahhhhhhhhhhhhhh", remark: "Nut allergy");

        w.Young("Lola", "Petrie", "27 May 2014", "Alvaston", school: "Rivermead Academy")
            .Refer("1 Oct 16:20", From.FamilyOrFriend("Nell Petrie", "big sister"),
                "I am nineteen and I look after her since mum went to live with Craig. I do her hair wrong. She needs somebody who is not me as well as me.",
                "alone:1 parenting:2 money:2 +relative-near:3 +they-talk:3", agree: Agree.Yes)
            .Accept("2 Oct 9:50", Ada, "Two sisters, one plan. Tea and company for Lola; money and a night off for Nell.")
            .Met("6 Oct 16:30", Bea)
            .Package("8 Oct 15:00", Ada, Bea, "“Can Nell come to the first one?”", "millbrook-drop-in: alone = 13 Oct", "money-check: money = 14 Oct")
            .Yes("8 Oct 16:30", "millbrook-drop-in").Yes("9 Oct 10:10", "money-check")
            .Finish("21 Oct 15:00", "money-check", "Guardian’s allowance claimed. Nell cried and then bought a hairdryer.")
            .Sessions("millbrook-drop-in", "hhhlhh");

        w.Young("Lola", "Petrie", "27 May 2014", "Alvaston", school: "Rivermead Academy", aside: true)
            .Refer("6 Oct 9:05", From.School("Helen Bell", "pastoral lead", "Rivermead Academy"),
                "Lola has told me that her sister looks after her now. I would like somebody to know who can help them both.",
                "parenting alone +relative-near", agree: Agree.Yes)
            .Merge("6 Oct 11:30", Ada, w["Lola Petrie"], "Nell told us last week. Ms Bell knows now that we are on it.");

        w.Young("Zion", "Archer", "18 Sep 2012", "Alvaston", school: "Rivermead Academy")
            .Refer("20 Apr 14:40", From.Police("PC Laura Finch", "Safer neighbourhood team"),
                "At the parade every evening until nine because his brother has the key. Plays chess against himself on a phone with a broken screen and wins.",
                "alone:2 nowhere-to-go:3 home-conflict:1 +kind:2", agree: Agree.Yes with { FamilyKnows = Told.NotSure })
            .Accept("21 Apr 10:15", Ada, "A warm chair until the key comes home.")
            .Met("24 Apr 17:30", JoMarsh)
            .Package("28 Apr 13:40", Ada, JoMarsh, "“You got chess?”", "millbrook-drop-in: nowhere-to-go alone = 5 May", "chess-and-trains: alone = 8 May")
            .Yes("28 Apr 16:10", "millbrook-drop-in").Yes("29 Apr 9:20", "chess-and-trains")
            .Goal("5 May 18:10", JoMarsh, "Beat Yvonne.", "1@5 May 3@9 Jun 6@8 Sep 9@13 Nov")
            .Sessions("millbrook-drop-in", "hhhhhahhhhhhhhhhhhhhahhhhhhhh")
            .Sessions("chess-and-trains", "Fri 15:45-17:30", "hhhhhhahhhhhhhhhhhhhhhhh", Yvonne, "The quiet games room");
    }
}
