using Derwent.FrontDoor;
using Derwent.Support;
using static Derwent.World.Staff;

namespace Derwent.World;

/// <summary>September to November: fresh packages, offers that come back, closings that wait for a second person.</summary>
internal static class Autumn
{
    public static void Tell(Telling w)
    {
        w.Young("Jayden", "Pryce", "28 Dec 2010", "Chaddesden", school: "Fernhill School")
            .Refer("3 Sep 14:50", From.School("Anne Coates", "form tutor", "Fernhill School"),
                "Jayden’s cousin was hurt in July. Since then he sits where he can see both doors.",
                "weapons:1 anxiety:2 group-conflict:2 +sport:3 +relative-near:2", agree: Agree.Yes, theirs: "I’m fine. I just like to see.")
            .Accept("4 Sep 9:40", Priya, "Grief and fear, not trouble. Mick knew the cousin.")
            .Met("8 Sep 17:00", Mick, by: Priya)
            .Package("10 Sep 11:00", Priya, Mick, "“Boxing is all right.”", "junior-gloves: group-conflict = 14 Sep", "counselling: anxiety = 19 Oct", "saturday-coaching: group-conflict = 19 Sep")
            .Yes("10 Sep 12:40", "junior-gloves").Later("11 Sep 9:00", "counselling", "26 Oct", "Five weeks.").TakeLater("11 Sep 10:10", Priya, "counselling")
            .No("11 Sep 16:00", "saturday-coaching", DeclineReason.SomethingElse, "He wants paid work, and ours is not paid for the first half-year.", by: "Kelly Stokes")
            .Gone("14 Sep 9:40", Priya, "saturday-coaching", "He does not want Saturdays; paid work later.")
            .Goal("14 Sep 18:30", Mick, "Sit with my back to a door.", "0@14 Sep 3@12 Oct 5@16 Nov")
            .Sessions("junior-gloves", "Mon 17:00-18:30", "hhhhahhhhh", Mick, "Junior gloves");

        w.Young("Lucas", "Wren", "13 Feb 2013", "Mickleover", school: "Westbrook School")
            .Refer("9 Sep 11:40", From.Parent("Jo Wren", "mum"),
                "His grandad lived with us and did everything with him. Since the funeral he sets two places on the workbench.",
                "low-mood:2 alone:1 +relative-near:2 +they-talk:3", agree: Agree.Yes)
            .Accept("9 Sep 15:20", Hannah, "Somebody to sit with at the bench, and other children who know.")
            .Met("14 Sep 16:30", Ellen)
            .Package("17 Sep 10:15", Hannah, Ellen, "“Is it talking?” – “Clay.” – “OK.”", "grief-room: low-mood = 23 Sep", "make-it-work: low-mood = 24 Sep")
            .Yes("17 Sep 12:00", "grief-room").Yes("17 Sep 14:40", "make-it-work")
            .Goal("23 Sep 17:20", Ellen, "Finish the boat we started.", "2@23 Sep 6@21 Oct 10@18 Nov")
            .Sessions("grief-room", "hhhhhhhh", Ellen, "The missing-you group")
            .GoalReached("18 Nov 17:30", Ellen, "Finish the boat we started.")
            .Resolve("20 Nov 14:30", Ellen, Outcome.GoalsReached, "The boat floats. It has two names on it.", "Roundhouse on Thursdays, and Ellen’s card in the toolbox.", "19 Feb 2027", null, null);

        w.Young("Hana", "Sadiq", "9 Sep 2014", "Normanton", school: "Village Primary, now Peartree Hill School")
            .Refer("22 Sep 13:20", From.School("Jan Tolley", "attendance officer", "Peartree Hill School"),
                "Seven weeks at big school and four of them by the medical room. She likes the skeleton.",
                "anxiety:2 school:2 +they-talk:2 +kind:2", agree: Agree.Yes)
            .Accept("22 Sep 16:00", Nadia, "Walk in with her, then behind her, then wave.")
            .Met("25 Sep 8:30", Dev)
            .Package("29 Sep 10:30", Nadia, Dev, "“Will you come to the actual door?”", "side-by-side: anxiety school = 2 Oct", "sisters-after-school: anxiety = 5 Oct")
            .Yes("29 Sep 12:00", "side-by-side", start: "2 Oct").Yes("29 Sep 14:10", "sisters-after-school")
            .Goal("2 Oct 9:00", Dev, "Go through the actual door.", "1@2 Oct 5@16 Oct 8@6 Nov")
            .Resolve("17 Nov 11:00", Dev, Outcome.BetterThanBefore, "Through the door by herself four days out of five.", "Sisters after school.", "16 Feb 2027", null, null)
            .SendBack("18 Nov 9:50", Nadia, "Four out of five is wonderful. What about the fifth? Ask Hana first, please, and the skeleton.");

        w.Young("Zofia", "Nowak", "30 Jul 2011", "Arboretum", school: "Peartree Hill School")
            .Refer("28 Sep 9:30", From.Self("Zofia Nowak"),
                "I used to dance. My knee is mended and I am still not dancing, and I don’t know why. Also everyone at school thinks I am stuck-up, but I am shy in English.",
                "low-mood:2 alone:2 identity:1 +music:2 +asks:3", agree: Agree.Yes)
            .Accept("28 Sep 14:00", Ada, "She asked exactly. A stage, and a table where Polish is normal.")
            .Met("1 Oct 16:30", Mel)
            .Package("6 Oct 11:00", Ada, Mel, "“Yes, and yes.”", "stage-crew: identity = 15 Oct", "girls-football: low-mood = 14 Oct", "wednesday-help: alone = 14 Oct")
            .Yes("6 Oct 13:00", "stage-crew").No("6 Oct 15:30", "girls-football", DeclineReason.Full, "Full until after Christmas.", by: "Tom Adeyemi").Yes("7 Oct 10:00", "wednesday-help", by: "Pani Halina", from: AnsweredFrom.Email)
            .Gone("7 Oct 11:20", Ada, "girls-football", "Full, and her knee is not sorry.")
            .Goal("15 Oct 19:30", Mel, "Dance where people can see.", "2@15 Oct 4@5 Nov 6@19 Nov")
            .Sessions("stage-crew", "hhhahh", Mel, "Stage crew");

        w.Family("Adeleke", "Littleover", "Funmi, mum, 45; Tobi, son, 16; Temi, daughter, 14")
            .Refer("12 Oct 10:10", From.Self("Funmi Adeleke"),
                "My son has stopped speaking to my daughter, and I do not know what happened. They pass the salt through me.",
                "home-conflict:2 parenting:1 +they-talk:1 +attends:3 +in-work:2", agree: Agree.Yes)
            .Accept("12 Oct 15:30", Hannah, "Three people who each want to be asked.")
            .Met("15 Oct 18:00", Ola)
            .Package("20 Oct 10:40", Hannah, Ola, "“Anything. And soon.”", "family-mediation: home-conflict = 2 Nov")
            .Yes("20 Oct 13:30", "family-mediation")
            .Goal("2 Nov 17:00", Ola, "Eat a meal where nobody needs me to pass anything.", "1@2 Nov 3@16 Nov")
            .Sessions("family-mediation", "Mon 16:00-17:30", "hhh", Ola, "Family mediation");

        w.Young("Benji", "Aldous", "18 May 2017", "Spondon", school: "Spondon Juniors")
            .Refer("2 Nov 9:20", From.School("Paula Wade", "head", "Spondon Juniors"),
                "Runs out of school at 10:40 every day to see whether the canoes are still there. They are. He comes back.",
                "school:1 anxiety:1 alone:1 +kind:2", agree: Agree.Yes)
            .Asks("2 Nov 10:30", Ben, "Does he go alone, and is there a road between the school and the water?")
            .Answers("2 Nov 12:50", "The caretaker walks ten steps behind him. No road. He says good morning to the swans.")
            .Accept("2 Nov 14:40", Ben, "A reason to come back that is not us.")
            .Met("5 Nov 10:40", Yvonne)
            .Package("12 Nov 11:10", Ben, Yvonne, "“Can I bring my map?”", "pony-mornings: anxiety school = 26 Nov", "chess-and-trains: alone = 27 Nov")
            .No("13 Nov 10:00", "pony-mornings", DeclineReason.TooFar, "An hour and ten each way for a nine-year-old; we would love him, but not at seven in the morning.", by: "Bryony")
            .Yes("13 Nov 12:00", "chess-and-trains", start: "27 Nov");

        w.Family("Pearce", "Oakwood", "Ron, grandad, 69; Skye, granddaughter, 14")
            .Refer("16 Nov 10:50", From.FamilyOrFriend("Ron Pearce", "grandad"),
                "Her mother is in hospital for a long while. I can do school and tea. I cannot do bras and I cannot do TikTok.",
                "parenting:2 parent-health:2 online:1 +relative-near:3 +they-talk:3", agree: Agree.Yes)
            .Accept("16 Nov 15:00", Nadia, "A brilliant grandad who has asked for exactly two things.")
            .Met("18 Nov 16:30", Mel)
            .Package("20 Nov 10:30", Nadia, Mel, "“She says yes if I don’t sit next to her.”", "grandparents: parenting = 30 Nov", "girls-talk: online = 24 Nov", "nights-and-letters: parent-health = 1 Dec")
            .Yes("20 Nov 14:00", "grandparents").Yes("20 Nov 16:30", "girls-talk", start: "24 Nov");
    }
}
