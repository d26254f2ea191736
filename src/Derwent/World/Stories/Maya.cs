using Derwent.FrontDoor;
using Derwent.Support;
using static Derwent.World.Staff;

namespace Derwent.World;

/// <summary>Maya Ellison, 15, in the ninth week of support: the case that the desk's page is drawn with.</summary>
internal static class Maya
{
    public static void Tell(Telling w) =>
        w.Young("Maya", "Ellison", "8 May 2011", "Normanton", school: "Peartree Hill School", phone: "07700 900155", safe: "A text, not a call. She answers after school.")
            .Refer("15 Sep 10:40", From.School("Mr Dunn", "head of year", "Peartree Hill School"),
                "Maya arrives before the caretaker and leaves last. She does the younger girls’ plaits in the toilets at break, forty minutes of it, for nothing. She has not slept properly since June, and her hands shake.",
                "anxiety:3 future:1 home-conflict:3 money:2 unsafe-place:1 +asks:3 +attends:3 +relative-near:3 +parent-wants-help:2 +club:2 +good-friend:2",
                theirs: "Nights are the worst bit. I go to Shan’s when I can.", agree: Agree.Yes with { FamilyAgrees = Told.Yes, WhoElseKnows = "Her aunt Shan" },
                family: "Rows between her parents; the neighbours hear them.", around: "Late buses to her aunt’s.")
            .Accept("15 Sep 15:05", Ada, "She knows what she wants and has an aunt with an open door. Quiet nights first, then the rest.", Urgency.Soon)
            .Met("17 Sep 16:00", Priya, "Maya says thank you for noticing.")
            .Opens("17 Sep 16:40", Priya)
            .Note("17 Sep 17:10", Priya, StepKind.Safeguarding, "Escalated to children’s services", "Acknowledged the same day; an assessment is open. Details are with those who have a safeguarding role.")
            .Plan("22 Sep 15:00", Ada, "thursdays: anxiety = 1 Oct", "family-mediation: home-conflict = 5 Oct", "rent-and-money: money = 28 Sep", "calm-room: home-conflict = 28 Sep")
            .Agreed("23 Sep 16:20", Priya, "Maya", "Yes. But dad doesn’t need to know where I go on Thursdays.")
            .Agreed("23 Sep 16:40", Priya, "Mum", "Whatever gives her a night’s sleep.", theirs: false)
            .Send("23 Sep 16:50", Ada, Priya, words: "I want college to be calm and I want to do hair.", note: "A text, not a call. Please nothing by post.")
            .Yes("24 Sep 10:20", "thursdays").Yes("25 Sep 9:15", "family-mediation").Yes("24 Sep 11:40", "rent-and-money")
            .No("24 Sep 13:00", "calm-room", DeclineReason.NotRightForThem, "We are for 16 and over. We are sorry; she sounds lovely.")
            .Gone("25 Sep 10:10", Ada, "calm-room", "Her aunt Shan has a room for her, any night.")
            .Heed("18 Sep 10:00", Priya, "Do not ring the home number after 18:00.", "24 Nov", true)
            .Heed("1 Oct 17:30", Priya, "Thursdays are private from dad. Maya asked.", "12 Jan 2027", true, urgent: true)
            .Goal("1 Oct 16:50", Priya, "Sleep without my phone on.", "2@1 Oct 2@15 Oct 3@29 Oct 5@12 Nov 6@19 Nov")
            .Goal("8 Oct 16:50", Priya, "Get through a week of school.", "4@8 Oct 4@22 Oct 6@5 Nov 7@19 Nov")
            .Goal("29 Oct 16:55", Priya, "A place to learn hair.", "1@29 Oct 2@19 Nov")
            .Sessions("thursdays", "Thu 16:00-17:00", "hhhhhhhh", Priya, "One-to-one")
            .Sessions("family-mediation", "Mon 16:00-17:00", "hhah-h", Ola, "Family mediation")
            .Note("2 Oct 14:10", Priya, StepKind.Sharing, "Not shared with the police", "They asked for session notes. No lawful ground, and told so. Maya knows that they asked.")
            .See("12 Oct 11:00", Priya, "anxiety:2")
            .Say("2 Nov 16:30", Priya, "Maya", "I want college to be calm and I want to do hair. Some nights home is loud so I go to Shan’s. Priya gets it. I don’t want my dad knowing where I go on Thursdays.")
            .See("6 Nov 15:20", Priya, "money:1")
            .Finish("6 Nov 15:00", "rent-and-money", "The arrears are on a plan that holds. Mum rings the same adviser if it slips.")
            .Note("10 Nov 13:20", Priya, StepKind.Contact, "Text to Maya about Saturday’s bus", "Answered in four minutes.", "got it x")
            .Note("16 Nov 15:40", Priya, StepKind.Milestone, "First full week at school since June", "Maya chose to tell her aunt and nobody else.")
            .Note("19 Nov 17:05", Priya, StepKind.Contact, "After the one-to-one", "Slept five nights out of seven. Talked through what to say to dad about Thursdays.")
            .More("20 Nov 15:30", Ada, "youth-company: future = 30 Nov")
            .Send("20 Nov 16:00", Ada, Priya)
            .Sees("23 Nov 12:10", "youth-company")
            .Note("25 Sep 12:00", Ada, StepKind.Contact, "Shan Ellison, her aunt, is in", "Maya chose her. The spare room is painted, and there is a key.")
            .LinkToPlan("19 Nov 17:10", Priya, word: "plaits");
}
