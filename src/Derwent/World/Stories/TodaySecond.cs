using Derwent.FrontDoor;
using Derwent.Support;
using static Derwent.World.Staff;

namespace Derwent.World;

/// <summary>People whom the team saw move since Monday: a goal reached, a first session, a visit, a follow-up today.</summary>
internal static class TodaySecond
{
    public static void Tell(Telling w)
    {
        w.Young("Anika", "Sol", "12 Dec 2009", "Alvaston", school: "Riverside College", phone: "07700 900821")
            .Refer("14 Jul 11:10", From.School("Mrs Pell", "SENCO", "Rivermead Academy"),
                "Anika can tell you every bus in the city, route and driver, and cannot get on one. College in September is two buses away.",
                "anxiety:2 future:2 school:1 +attends:3 +they-talk:2", theirs: "I know all of them. I just can’t do the step up.", agree: Agree.Yes)
            .Accept("14 Jul 16:05", Ben, "One clear goal and eight weeks to reach it.")
            .Met("17 Jul 10:30", Dev)
            .Package("21 Jul 13:20", Ben, Dev, "“Yes. Can it be the 1A first.”", "side-by-side: anxiety school = 27 Jul", "next-step: future = 1 Sep")
            .Yes("21 Jul 16:30", "side-by-side", start: "27 Jul").Yes("22 Jul 10:00", "next-step")
            .Goal("27 Jul 11:00", Dev, "Get the bus to college on my own.", "0@27 Jul 1@17 Aug 3@7 Sep 5@5 Oct 8@2 Nov 10@23 Nov")
            .Goal("8 Sep 15:00", Carl, "Eat lunch in the canteen.", "2@8 Sep 5@13 Oct 7@17 Nov")
            .Sessions("side-by-side", "Mon 8:00-9:00", "hhhlhhahhhhhhhhh", Dev, "On the bus with Dev")
            .Note("7 Sep 9:10", Dev, StepKind.Contact, "First day of college", "Three stops behind her in my car. She waved at me through the back window to go away.")
            .GoalReached("23 Nov 17:52", Dev, "Get the bus to college on my own.")
            .Say("23 Nov 17:55", Dev, "Anika", "I did it and a man gave me his seat and I said no thank you.");

        w.Young("Kit", "Farrow", "29 Mar 2014", "Alvaston", school: "Rivermead Academy", phone: "07700 900844", safe: "Any time, mum answers.")
            .Refer("13 Nov 11:20", From.Parent("Lou Farrow", "mum"),
                "New school, new inhaler, no friends yet. He stands at the window at ten past three to see who walks past with who.",
                "alone:2 nowhere-to-go:2 +sport:2 +kind:3", theirs: "I want to be picked for something.", agree: Agree.Yes)
            .Accept("13 Nov 15:00", Ada, "A team with a tea table. He asked to be picked.")
            .Met("17 Nov 15:40", Bea)
            .Opens("18 Nov 9:30", Ada)
            .Plan("20 Nov 15:20", Ada, "multi-sports: alone nowhere-to-go = 26 Nov", "millbrook-drop-in: alone = 24 Nov")
            .Agreed("20 Nov 15:50", Ada, "Kit", "Is there a kit?")
            .Send("20 Nov 16:10", Ada, Bea, words: "I want to be picked for something.", note: "Inhaler with him; a quiet place helps.")
            .Yes("23 Nov 9:30", "millbrook-drop-in", start: "24 Nov")
            .Yes("24 Nov 8:02", "multi-sports", by: "Tom Adeyemi", from: AnsweredFrom.Email, start: "26 Nov")
            .ExpectedToday("millbrook-drop-in", "First time. Inhaler with him");

        w.Family("Okoro", "Sinfin", "Blessing, mum, 38; Chidi, son, 13; Ada, daughter, 9; Emeka, son, 2", safe: "Blessing works nights; after 11:00 is good.")
            .Refer("22 Sep 9:50", From.Housing("Clare Whitmore", "Harlow Estates"),
                "Blessing’s husband died in the spring. The flat is spotless and the heating is off. Chidi answered the door with the baby on his hip and a pan in his hand.",
                "money:2 young-carer:2 low-mood:2 parenting:1 +they-talk:2 +neighbours:3", agree: Agree.Yes)
            .Accept("22 Sep 14:40", Hannah, "Grief, bills and a boy who does the cooking. Three people, gently, one at a time.")
            .Met("24 Sep 11:30", Hannah)
            .Package("30 Sep 13:00", Hannah, Nadia, "“If it is not all on the same day.”", "nights-and-letters: parenting = 6 Oct", "money-check: money = 8 Oct", "grief-room: low-mood = 7 Oct", "tuesday-teas: young-carer = 6 Oct")
            .Yes("30 Sep 16:00", "nights-and-letters").Yes("1 Oct 9:30", "money-check").Yes("1 Oct 12:20", "grief-room").Yes("2 Oct 8:50", "tuesday-teas")
            .Goal("8 Oct 12:30", Nadia, "Put the heating on and not look at the meter.", "1@8 Oct 6@29 Oct 7@18 Nov")
            .Sessions("tuesday-teas", "hhhahh-", Faith, "Tuesday teas")
            .Sessions("grief-room", "hhhhah", Ellen, "The missing-you group")
            .Finish("29 Oct 15:30", "money-check", "£41 a week that they did not know of, and a grant for the boiler.")
            .Note("18 Nov 12:10", Nadia, StepKind.Contact, "Visit", "Chidi made jollof and let me stir. Blessing put his school photograph up next to his dad’s.", "He is allowed to be thirteen on Tuesdays.");

        w.Young("Joss", "Whitaker", "7 Jan 2009", "Darley", phone: "07700 900905", school: "Riverside College")
            .Refer("24 Feb 14:20", From.Parent("Fran Whitaker", "gran"),
                "Grandchild of mine lives in my box room with the curtains shut. Sleeps all day. Used to make films.",
                "sleep:3 low-mood:2 future:2 +relative-near:3 +music:2", theirs: "I’m not sad, I’m just not anything.", agree: Agree.Yes)
            .Accept("25 Feb 11:10", Nadia, "Afternoons first. The sofa, then the camera.")
            .Met("27 Feb 15:30", Shanice)
            .Package("5 Mar 14:00", Nadia, Shanice, "“Not before one o’clock.”", "sofa: low-mood = 10 Mar", "young-producers: future = 1 Apr")
            .Yes("5 Mar 16:40", "sofa").Later("6 Mar 10:00", "young-producers", "15 Apr", "New group starts after Easter.").TakeLater("6 Mar 14:15", Nadia, "young-producers")
            .Goal("10 Mar 14:30", Shanice, "Be awake when other people are.", "1@10 Mar 3@7 Apr 6@12 May 8@16 Jul 9@20 Aug")
            .Goal("29 Apr 19:00", Sam, "Make one thing and show it.", "0@29 Apr 4@3 Jun 10@22 Jul")
            .Sessions("sofa", "hhahhhlhhhhh", Shanice, "The sofa")
            .GoalReached("22 Jul 21:15", Sam, "Make one thing and show it.")
            .Note("22 Jul 21:20", Sam, StepKind.Milestone, "Eleven minutes on the big wall", "Two hundred people in the street. Gran in the front row with a blanket.", "That’s my name. On the wall.")
            .Resolve("20 Aug 15:00", Shanice, Outcome.GoalsReached, "Awake, at college, and editing other people’s films for money.", "Young producers keep the place; Shanice’s number stays good.", "24 Nov", "21 Aug 10:20", Nadia);
    }
}
