using Derwent.FrontDoor;
using Derwent.Support;
using static Derwent.World.Staff;

namespace Derwent.World;

/// <summary>March to May: a case that came back, one that stopped by choice, one that we lost, and a family that was new in the city.</summary>
internal static class Spring
{
    public static void Tell(Telling w)
    {
        w.Young("Ruby", "Stannard", "19 Feb 2009", "Osmaston", school: "Riverside College", phone: "07700 900357")
            .Refer("2 Mar 9:55", From.Council("Aaron Peel", "leaving care adviser", "City council"),
                "Ruby has had nine social workers and one cat. She is doing well and nobody has told her so.",
                "alone:2 future:1 low-mood:2 +kind:3 +asks:2", theirs: "Don’t start if you’re going to leave in June.", agree: Agree.Yes)
            .Accept("2 Mar 15:40", Nadia, "One adult who stays past June.")
            .Met("5 Mar 16:00", Marcus)
            .Package("9 Mar 11:30", Nadia, Marcus, "“We’ll see.”", "mornings-mentor: alone = 13 Mar", "studio-sessions: low-mood = 18 Mar")
            .Yes("9 Mar 14:00", "mornings-mentor").Yes("10 Mar 10:40", "studio-sessions")
            .Goal("13 Mar 9:00", Marcus, "Finish a thing I started.", "2@13 Mar 5@8 May 8@12 Jun")
            .Sessions("studio-sessions", "hhhhahhhhhhh", Shanice, "Studio sessions")
            .Resolve("17 Jun 15:00", Marcus, Outcome.GoalsReached, "A track, a college place, and a cat that made the cover.", "Marcus’s number works in July as well.", "17 Sep", "18 Jun 10:00", Nadia)
            .FollowUp("17 Sep 16:20", Marcus, false, "The flat fell through and she is back in the hostel. She rang us herself. That is the exit route working.")
            .Reopen("18 Sep 9:30", Nadia, "She rang. Housing this time; Marcus stays.")
            .More("21 Sep 10:20", Nadia, "first-flat: housing = 30 Sep", "homeless-tonight: housing = 22 Sep")
            .Send("21 Sep 10:40", Nadia, Marcus)
            .Yes("21 Sep 11:30", "homeless-tonight", start: "22 Sep").Yes("22 Sep 9:50", "first-flat")
            .Goal("24 Sep 17:30", Marcus, "A key that is mine by Christmas.", "1@24 Sep 4@22 Oct 7@19 Nov")
            .Note("19 Nov 17:20", Marcus, StepKind.Contact, "Viewing on the second of December", "One room, south window. She measured it for the cat.");

        w.Young("Chantelle", "Drew", "5 Oct 2010", "Mackworth", school: "Brookfield School")
            .Refer("10 Mar 12:00", From.School("Ian Marsden", "deputy head", "Brookfield School"),
                "Excluded twice for her mouth. It is a very good mouth. She argued me out of the second one.",
                "group-conflict:2 school:2 home-conflict:1 +asks:2", agree: Agree.Yes)
            .Accept("10 Mar 16:30", Ada, "Somewhere to argue where arguing is the job.")
            .Met("13 Mar 15:45", Sam)
            .Package("18 Mar 10:00", Ada, Sam, "“I’ll come once.”", "youth-company: low-mood = 23 Mar", "attendance-group: school = 25 Mar")
            .Yes("18 Mar 13:10", "youth-company").Yes("19 Mar 9:30", "attendance-group")
            .Goal("23 Mar 19:00", Sam, "Win without shouting.", "4@23 Mar 5@27 Apr 7@18 May")
            .Resolve("1 Jul 15:30", Sam, Outcome.TheyChoseToStop, "She came eleven times, not once. Then she told us that she had enough people, thank you.", "The stage door. She knows the code.", null, "2 Jul 9:40", Ada, noFollow: "She asked us not to ring. She has our number.");

        w.Young("Idris", "Yusuf", "20 Apr 2008", "City centre")
            .Refer("23 Mar 16:40", From.Organisation("Deb Foss", "duty manager", "the bus company"),
                "Sleeps on the 6.1, end to end, most nights. Thanks the driver every time.",
                "housing:3 money:2 +kind:2", agree: Agree.NotAsked("The driver gave him our card and he said he might."))
            .Accept("24 Mar 9:30", Ben, "Tonight, if he wants.", Urgency.Urgent)
            .Met("24 Mar 21:40", Ben)
            .Package("25 Mar 10:20", Ben, Ben, "“Just the bed.”", "calm-room: housing = 25 Mar", "homeless-tonight: housing = 26 Mar")
            .Yes("25 Mar 11:00", "calm-room", start: "25 Mar").Yes("25 Mar 11:20", "homeless-tonight")
            .Note("8 Apr 10:00", Ben, StepKind.Contact, "Left the room tidy", "Fourteen nights, bed made, key on the pillow. Said he had an uncle in Luton.")
            .Resolve("29 May 16:00", Ben, Outcome.LostContact, "His phone is off and the uncle does not know us. The drivers look out for him.", "A card in every cab of the 6.1.", "28 Aug", "1 Jun 10:00", Nadia);

        w.Family("Tran", "Normanton", "Linh, mum, 29; Minh, dad, 33; An, daughter, 7; Bao, son, 3", safe: "A text; they translate it.")
            .Refer("7 Apr 10:45", From.School("Jean Hollis", "office", "Village Primary"),
                "They came for one school place and I found that they had been in the city eleven days with one coat between four.",
                "housing:2 money:2 alone:2 school:2 +they-talk:3 +parent-wants-help:3", agree: Agree.Yes)
            .Accept("7 Apr 14:20", Hannah, "Coats today, the rest this week.", Urgency.Urgent)
            .Met("7 Apr 16:00", Ravi)
            .Package("9 Apr 11:30", Hannah, Ravi, "“Thank you. What do we pay?”", "welcome-house: alone school = 10 Apr", "rights-and-papers: housing = 13 Apr", "money-cafe: money = 15 Apr")
            .Yes("9 Apr 13:00", "welcome-house", start: "10 Apr").Yes("9 Apr 14:50", "rights-and-papers").Yes("9 Apr 15:00", "money-cafe")
            .Goal("10 Apr 12:00", Ravi, "An in school, in a uniform.", "0@10 Apr 10@27 Apr")
            .GoalReached("27 Apr 15:10", Ravi, "An in school, in a uniform.")
            .Resolve("16 Jul 11:00", Ravi, Outcome.GoalsReached, "Papers, a two-bedroom flat, and Minh cooks at the Weir on Fridays.", "Ravi, the Weir, and a neighbour called Pauline.", "15 Oct", "17 Jul 9:30", Hannah)
            .FollowUp("15 Oct 12:30", Ravi, true, "An interprets for nobody. She is busy being seven.");

        w.Young("Kian", "Doherty", "11 Jan 2012", "Sinfin", school: "Larkfield School")
            .Refer("28 Apr 15:20", From.Parent("Sinead Doherty", "mum"),
                "A screwdriver in his sock. Not for anything, he says, just in case. In case of what, he won’t say.",
                "weapons:3 unsafe-place:2 group-conflict:2 +they-talk:2 +sport:2", danger: Danger.NotSure, agree: Agree.Yes, theirs: "Everyone has something. I don’t even know how you’d use it.")
            .Accept("28 Apr 16:40", Priya, "He is frightened. Somebody who was frightened once, this week.", Urgency.Urgent)
            .Met("29 Apr 16:30", Mick, by: Priya)
            .Opens("30 Apr 9:40", Priya)
            .Plan("30 Apr 10:00", Priya, "mornings-mentor: weapons = 5 May", "gloves-on: group-conflict = 5 May")
            .Agreed("30 Apr 16:30", Priya, "Kian", "Do I have to say who?")
            .Send("30 Apr 16:45", Priya, Priya, words: "Everyone has something. I don’t even know how you’d use it.")
            .Yes("1 May 9:10", "gloves-on")
            .Gone("6 May 9:20", Priya, "mornings-mentor", "Nobody answered in two days; Fernhill can begin this week.", back: false)
            .More("6 May 9:30", Priya, "corner-men: weapons = 8 May")
            .Send("6 May 9:40", Priya, Mick)
            .Yes("6 May 11:10", "corner-men", start: "8 May")
            .Goal("8 May 18:10", Mick, "Walk to the shop with empty pockets.", "1@8 May 4@12 Jun 6@24 Jul 8@2 Oct 9@13 Nov")
            .Sessions("corner-men", "hhhhhhahhhhhhhhhhhhhhhhhh", Mick, "In your corner")
            .Note("10 Jul 18:20", Mick, StepKind.Milestone, "It is in my desk drawer", "He gave it to me on the way out, handle first. We did not make a speech.");

        w.Young("Mateo", "Cruz", "26 Nov 2009", "Arboretum", school: "Riverside College")
            .Refer("11 May 13:10", From.Health("Dr Leigh Sutton", "GP", "Village Street Surgery"),
                "He has three phones and a burn. He will not say whose phones. He asked me how long a person can be in debt.",
                "exploitation:3 money:2 anxiety:2 +asks:1", danger: Danger.Yes, agree: Agree.Duty("He is under somebody’s control. He knows that I am telling you."))
            .Escalate("11 May 14:05", Ada, "Controlled by adults, in debt to them, hurt by them. Children’s services and the police’s exploitation team, by phone, now.")
            .Council("11 May 16:30", Ada, true, "CS-26-0511", "They take it; strategy meeting tomorrow. We offer Safe and Sound to the plan.");
    }
}
