using Derwent.FrontDoor;
using Derwent.Support;
using static Derwent.World.Staff;

namespace Derwent.World;

/// <summary>June to August: carers, dancers, twins, and a child whom the council saw first.</summary>
internal static class Summer
{
    public static void Tell(Telling w)
    {
        w.Young("Tilly", "Marlowe", "16 Sep 2010", "Alvaston", school: "Rivermead Academy", phone: "07700 900564")
            .Refer("3 Jun 12:15", From.School("Helen Bell", "pastoral lead", "Rivermead Academy"),
                "Tilly’s mum has MS. Tilly does the shop, the pills, the wash and her little brother’s reading, and then the homework, at one in the morning, in very neat handwriting.",
                "young-carer:3 parent-health:2 sleep:2 school:1 +they-talk:3 +attends:2 +trusted-teacher:3", theirs: "I don’t need someone to do it. I need someone to know.", agree: Agree.Yes)
            .Accept("3 Jun 15:50", Nadia, "Someone knows now. Next: one evening a week that is hers.")
            .Met("8 Jun 16:00", Faith)
            .Package("11 Jun 10:40", Nadia, Faith, "“Tuesdays. Not Sundays, Sundays is pills.”", "carers-worker: young-carer = 16 Jun", "tuesday-teas: young-carer = 16 Jun", "nights-and-letters: parent-health = 22 Jun")
            .Yes("11 Jun 13:00", "carers-worker").Yes("11 Jun 13:05", "tuesday-teas").No("12 Jun 10:00", "nights-and-letters", DeclineReason.Full, "Every evening is taken until September.")
            .Gone("12 Jun 14:00", Nadia, "nights-and-letters", "The council’s parenting worker can begin on the 29th.")
            .More("12 Jun 14:05", Nadia, "parent-worker: parent-health = 29 Jun").Send("12 Jun 14:15", Nadia, Faith)
            .Yes("15 Jun 9:40", "parent-worker")
            .Goal("16 Jun 17:40", Faith, "Be in bed before my brother for once.", "1@16 Jun 3@21 Jul 6@15 Sep 7@27 Oct 8@17 Nov")
            .Goal("15 Sep 17:50", Faith, "Go on the Wales trip.", "0@15 Sep 5@20 Oct")
            .Sessions("tuesday-teas", "hhhhahhhhhhhahhhhhhhhhh", Faith, "Tuesday teas")
            .Note("20 Oct 17:45", Faith, StepKind.Milestone, "Wales is paid for", "Her mum signed the form and wrote “about time” on it.");

        w.Young("Poppy", "Hallam", "7 Apr 2013", "Littleover", school: "Westbrook School")
            .Refer("15 Jun 10:05", From.School("Daniel Frayne", "head of year", "Westbrook School"),
                "Poppy wears long sleeves on sports day. The nurse has seen her arms, and Poppy was glad that somebody had.",
                "self-harm:2 low-mood:2 bullying:1 +asks:2 +trusted-teacher:2", danger: Danger.NotSure, agree: Agree.Yes)
            .Escalate("15 Jun 11:20", Priya, "Told the council the same hour, with Poppy and her mum in the room.")
            .Council("16 Jun 10:40", Priya, false, "CS-26-0615", "Seen at home. Not for them; they ask us to go on, and they stay reachable.")
            .Accept("16 Jun 11:15", Priya, "The council agree that this is ours. Counselling as soon as there is a place, and a worker until then.", Urgency.Urgent)
            .Met("16 Jun 16:30", Priya)
            .Package("18 Jun 12:00", Priya, Priya, "“Can it be someone who draws?”", "thursdays: self-harm low-mood = 25 Jun", "counselling: self-harm = 13 Jul", "bean-club: low-mood = 27 Jun")
            .Yes("18 Jun 13:00", "thursdays").Later("18 Jun 15:20", "counselling", "20 Jul", "First place that comes free.").TakeLater("18 Jun 16:00", Priya, "counselling")
            .No("19 Jun 10:00", "bean-club", DeclineReason.NobodyToDoIt, "Win has broken her wrist, and the garden needs two adults.", by: "Win")
            .Gone("19 Jun 11:30", Priya, "bean-club", "Closed this summer; we ask again in spring.")
            .Goal("25 Jun 17:00", Priya, "A week with short sleeves.", "1@25 Jun 3@30 Jul 5@10 Sep 7@29 Oct 8@19 Nov")
            .Sessions("thursdays", "Thu 17:00-18:00", "hhhhhhahhhhhhhhhhhhhh", Priya, "One-to-one")
            .See("10 Sep 18:10", Priya, "self-harm:1");

        w.Family("Hargreave", "Mackworth", "Becky, mum, 27; Leo, son, 5; Luca, son, 5")
            .Refer("22 Jun 9:40", From.Health("Karen Ames", "health visitor", "Mackworth clinic"),
                "Twins, both in plaster, both from the same tree, different days. Becky laughs about it with her hands over her face.",
                "parenting:2 alone:2 money:1 +they-talk:2 +kind:2", agree: Agree.Yes)
            .Accept("22 Jun 15:10", Hannah, "Other adults in the room, and lunch cooked by somebody else.")
            .Met("25 Jun 12:00", Ola)
            .Package("30 Jun 10:30", Hannah, Ola, "“Is there a fence?”", "strong-start: parenting = 2 Jul", "cook-it: money = 9 Jul")
            .Yes("30 Jun 12:15", "strong-start").No("30 Jun 15:00", "cook-it", DeclineReason.NotRightForThem, "For 11 and over; do come to the long table on Mondays instead.", by: "Glenda Pike")
            .Gone("1 Jul 9:30", Hannah, "cook-it", "The long table needs no offer; Ola goes along the first time.")
            .Goal("2 Jul 11:50", Ola, "Get through bedtime without me crying.", "2@2 Jul 5@30 Jul 8@27 Aug")
            .Sessions("strong-start", "Thu 10:00-12:00", "hhahhhhh", Ola, "Strong at home")
            .Resolve("8 Sep 12:00", Ola, Outcome.BetterThanBefore, "Bedtime takes forty minutes and has two songs in it. Nobody has been in a tree since July.", "The long table on Mondays; three other mothers and a group chat.", "8 Dec", "9 Sep 10:00", Hannah);

        w.Young("Nia", "Okonjo", "14 Aug 2011", "Peartree", school: "Peartree Hill School")
            .Refer("6 Jul 11:50", From.FamilyOrFriend("Mrs Patience Obi", "church"),
                "She sings like somebody twice her age, and only when she thinks the building is empty.",
                "low-mood:2 identity:1 alone:1 +music:3 +kind:2", agree: Agree.Yes)
            .Accept("6 Jul 16:00", Ada, "A building that is not empty, slowly.")
            .Met("9 Jul 17:00", Shanice)
            .Package("13 Jul 10:00", Ada, Shanice, "“Only if the door is shut.”", "studio-sessions: low-mood = 22 Jul", "band-night: alone = 20 Jul")
            .EndsContact("17 Jul 19:30", "I am going home to Lagos for the winter. She has my blessing.")
            .Withdraw("13 Jul 15:00", Ada, "band-night", "Nia asked for one thing at a time.")
            .Yes("14 Jul 9:50", "studio-sessions")
            .Goal("22 Jul 18:00", Shanice, "Sing with the door open.", "1@22 Jul 4@9 Sep 7@14 Oct 9@18 Nov")
            .Sessions("studio-sessions", "hhhhahhhhhhhhhhhh", Shanice, "Studio sessions");

        w.Young("Elliot", "Rudge", "23 Mar 2009", "Osmaston")
            .Refer("20 Jul 14:30", From.Council("Aaron Peel", "leaving care adviser", "City council"),
                "Leaves care on his birthday with a duvet and a folder. Quiet, funny, punctual. Has never cooked an egg.",
                "housing:3 money:1 future:1 +kind:3 +attends:2", agree: Agree.Yes)
            .Signpost("20 Jul 15:10", Ben, "The council’s own housing team has a duty here, and we told Mr Peel whom to ring.", "homeless-tonight")
            .ReopensAtDoor("20 Jul 16:30", Ben, "They will house him, and nobody teaches him the egg. That part is ours.")
            .Accept("20 Jul 16:50", Ben, "A flat, an egg, and people for Sundays.")
            .Met("23 Jul 15:00", Luke)
            .Package("28 Jul 11:00", Ben, Luke, "“Is there a window?”", "move-on: housing = 10 Aug", "first-flat: housing money = 5 Aug")
            .Yes("28 Jul 14:30", "move-on", by: "Grace Oduya").Yes("28 Jul 15:00", "first-flat")
            .Goal("5 Aug 19:00", Luke, "Have somebody round for tea.", "0@5 Aug 3@16 Sep 8@28 Oct")
            .Sessions("first-flat", "hhhhhhh", Luke, "First flat lessons")
            .Note("28 Oct 19:10", Luke, StepKind.Milestone, "Shepherd’s pie for four", "I was one of the four. It was excellent.")
            .Finish("28 Oct 19:20", "first-flat", "Five dinners, one wall, and a very polite letter about the lift.");

        w.Young("Freya", "Lockwood", "2 Feb 2012", "Oakwood", school: "Fernhill School")
            .Refer("3 Aug 10:30", From.Parent("Anna Lockwood", "mum"),
                "She plays the cello and would like to play it with people. That is honestly all.",
                "nowhere-to-go +music +attends +they-talk", agree: Agree.Yes)
            .Signpost("3 Aug 13:15", Nadia, "Oakwood Young Orchestra, Sundays at two, needs cellos and lends stands. We rang them, and they keep a chair for her.", "orchestra");
    }
}
