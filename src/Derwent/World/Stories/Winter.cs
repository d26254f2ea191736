using Derwent.FrontDoor;
using Derwent.Support;
using static Derwent.World.Staff;

namespace Derwent.World;

/// <summary>December to February: most of these have ended well, one moved away, one was told to somebody else.</summary>
internal static class Winter
{
    public static void Tell(Telling w)
    {
        w.Young("Reece", "Calder", "3 Jul 2009", "Chaddesden", school: "Fernhill School")
            .Refer("1 Dec 2025 10:20", From.School("Anne Coates", "form tutor", "Fernhill School"),
                "Reece has mended the register in my classroom, the radiator in the hall and the head’s bicycle. He has not written a page since September.",
                "school:2 future:3 +kind:3 +asks:1", theirs: "I can’t do it on paper. Give me the thing.", agree: Agree.Yes)
            .Accept("1 Dec 2025 15:30", Ada, "Give him the thing.")
            .Met("4 Dec 2025 11:00", Bernie)
            .Package("8 Dec 2025 11:00", Ada, Bernie, "“When do I start?”", "day-bench: school future = 5 Jan", "next-step: future = 12 Jan")
            .Yes("8 Dec 2025 14:20", "day-bench").Yes("9 Dec 2025 9:30", "next-step")
            .Goal("5 Jan 15:00", Bernie, "Get paid for something I made.", "0@5 Jan 3@9 Feb 6@20 Apr 10@15 Jun")
            .Sessions("day-bench", "Mon 10:00-14:00", "hhhhhhahhhhhhhhhhh", Bernie, "A day at the bench")
            .GoalReached("15 Jun 16:30", Bernie, "Get paid for something I made.")
            .Resolve("29 Jun 11:00", Bernie, Outcome.GoalsReached, "An apprenticeship at the rail works, starting in September. He welded his own interview piece.", "His foreman, and Carl’s number in his phone under “Carl (suit)”.", "29 Sep", "30 Jun 9:40", Ada)
            .FollowUp("29 Sep 17:10", Bernie, true, "Up at five and likes it. Has mended the canteen’s toaster.");

        w.Young("Aisha", "Begum", "12 Nov 2011", "Normanton", school: "Peartree Hill School")
            .Refer("9 Dec 2025 9:15", From.Parent("Rukia Begum", "mum"),
                "Four girls made a group with her name on it and a picture of a cow. She deleted the app and they sit behind her on the bus.",
                "bullying:3 online:2 low-mood:2 +attends:3 +they-talk:3", agree: Agree.Yes)
            .Accept("9 Dec 2025 14:00", Nadia, "A different bus, different girls, and a school that knows.")
            .Met("12 Dec 2025 15:40", Shabnam)
            .Package("16 Dec 2025 11:15", Nadia, Shabnam, "“If nobody makes me talk to them.”", "sisters-after-school: bullying = 5 Jan", "girls-talk: online = 6 Jan")
            .Yes("16 Dec 2025 15:00", "sisters-after-school").Later("17 Dec 2025 10:00", "girls-talk", "20 Jan", "The new group begins then.").TakeLater("17 Dec 2025 12:00", Nadia, "girls-talk")
            .Goal("5 Jan 17:40", Shabnam, "Sit where I like.", "1@5 Jan 4@9 Feb 7@23 Mar 9@11 May")
            .Sessions("sisters-after-school", "Mon 15:30-17:30", "hhhhahhhhhhhhhh", Shabnam, "Sisters after school")
            .Resolve("14 May 16:00", Shabnam, Outcome.BetterThanBefore, "One of the four has said sorry, two have left her alone, and she runs the homework table.", "Sisters, for as long as she likes; Ms Aldous at school.", "13 Aug", "15 May 10:00", Nadia)
            .FollowUp("13 Aug 11:00", Shabnam, true, "She has her own group now. It has a picture of a goat, and everyone in it chose it.");

        w.Family("Cartlidge", "Chellaston", "Neil, dad, 44; Tracy, mum, 42; Josh, son, 15; Ella, daughter, 12")
            .Refer("15 Dec 2025 13:30", From.Self("Neil Cartlidge"),
                "Redundant in October after twenty-two years. I have not told the kids about Christmas. I put a tie on in the morning and sit in the library.",
                "money:3 home-conflict:1 parent-health:2 +they-talk:2 +parent-wants-help:3", agree: Agree.Yes)
            .Accept("15 Dec 2025 16:20", Hannah, "Before Christmas, please.", Urgency.Soon)
            .Met("16 Dec 2025 11:00", Imran)
            .Package("17 Dec 2025 9:40", Hannah, Imran, "“I should have rung in October.”", "money-check: money = 18 Dec 2025", "nights-and-letters: parent-health = 6 Jan")
            .Yes("17 Dec 2025 10:30", "money-check", start: "18 Dec 2025").Yes("17 Dec 2025 15:10", "nights-and-letters")
            .Goal("6 Jan 10:30", Imran, "Tell them, and still be Dad.", "3@6 Jan 9@20 Jan")
            .Resolve("24 Mar 15:00", Imran, Outcome.OtherHelpTookOver, "New work in the parks team, and the union’s hardship fund took over the mortgage gap.", "The union; Imran’s desk; the kitchen on Wednesdays, where he cooks now.", "24 Jun", "25 Mar 9:20", Hannah)
            .FollowUp("24 Jun 12:00", Imran, true, "Josh works Saturdays in the same park. They come home muddy together.");

        w.Young("Ollie", "Bexon", "8 Aug 2014", "Spondon", school: "Spondon Juniors")
            .Refer("13 Jan 11:30", From.School("Paula Wade", "head", "Spondon Juniors"),
                "Ollie’s dad is in the army and they have moved four times. He keeps one box packed.",
                "alone:2 anxiety:1 +sport:2 +they-talk:2", agree: Agree.Yes)
            .Accept("14 Jan 9:30", Ben, "Something on the water, and a friend in it.")
            .Met("16 Jan 15:30", Yvonne)
            .Package("20 Jan 14:00", Ben, Yvonne, "“I can do trains.”", "chess-and-trains: alone anxiety = 30 Jan")
            .Yes("20 Jan 16:00", "chess-and-trains")
            .Goal("30 Jan 17:20", Yvonne, "Unpack the box.", "0@30 Jan 5@6 Mar")
            .Sessions("chess-and-trains", "Fri 15:45-17:30", "hhhhahhh", Yvonne, "The quiet games room")
            .Resolve("10 Apr 16:30", Yvonne, Outcome.MovedAway, "Posted to Yorkshire at ten days’ notice. He unpacked the box first, and repacked it himself.", "The quiet room in Catterick knows his name; Yvonne rang them.", null, "13 Apr 10:00", Ben, noFollow: "He lives in another city now, and its people have him.");

        w.Young("Harvey", "Plimmer", "30 Jun 2016", "Allestree", school: "Woodlands Primary")
            .Refer("26 Jan 14:15", From.Parent("Simon Plimmer", "dad"),
                "We would like him moved to the other school because of the commute. Everything else is fine.",
                "school +attends +they-talk", agree: Agree.Yes)
            .Decline("27 Jan 10:20", Ben, "A change of school is the council’s admissions team, not ours, and Harvey is well. We told you where the form is and rang them to say you would come.");

        w.Young("Saira", "Malik", "1 May 2009", "Peartree", school: "Riverside College")
            .Refer("2 Feb 12:50", From.Self("Saira Malik"),
                "I sleep from five to eight. I have a scholarship. I am so tired that I put the milk in the oven.",
                "sleep:3 anxiety:2 +attends:3 +asks:3", agree: Agree.Yes with { FamilyKnows = Told.No })
            .Accept("2 Feb 16:00", Nadia, "Sleep first. Everything else is fine once she sleeps.")
            .Met("5 Feb 17:00", Ellen)
            .Package("9 Feb 10:30", Nadia, Ellen, "“Yes. When?”", "sleep-clinic: sleep = 12 Feb", "counselling: anxiety = 23 Feb")
            .Yes("9 Feb 12:00", "sleep-clinic").Later("10 Feb 9:40", "counselling", "16 Mar", "Five weeks’ wait, we are sorry.").TakeLater("10 Feb 11:30", Nadia, "counselling")
            .Goal("12 Feb 18:40", Ellen, "Asleep before one.", "0@12 Feb 3@26 Feb 6@12 Mar 8@16 Apr 9@28 May")
            .Sessions("sleep-clinic", "hhhhh", Ellen, "Sleep, properly")
            .Resolve("2 Jun 17:30", Ellen, Outcome.GoalsReached, "Seven hours, most nights. The milk is in the fridge.", "The sofa, if it slips; her notes are hers.", "2 Sep", "3 Jun 9:10", Nadia)
            .FollowUp("2 Sep 18:00", Ellen, true, "A* in the one that mattered. Slept through the alarm on results day, on purpose.");
    }
}
