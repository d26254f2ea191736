using Derwent.Support;
using static Derwent.World.Staff;

namespace Derwent.World;

/// <summary>Theo in 2024, under his father's name, and his brother Ellis: helped, finished, and well at the follow-up.</summary>
internal static class TheoBefore
{
    public static void Tell(Telling w)
    {
        w.Young("Theo", "Reid", "14 Mar 2012", "Alvaston", school: "Rivermead Academy", postcode: "DE24 0ZB", phone: "07700 900418")
            .Refer("17 Sep 2024 10:15", From.School("Helen Bell", "pastoral lead", "Rivermead Academy"),
                "New in Year 7 and his parents have just parted. He sits at the back with his coat on. He lights up at football and at nothing else so far.",
                "alone:2 low-mood:2 home-conflict:2 +sport:3 +relative-near:3", theirs: "I just want one thing that stays the same.", agree: Agree.Yes)
            .Accept("17 Sep 2024 15:40", Ada, "Somebody steady, soon. Football is the way in.")
            .Met("20 Sep 2024 15:30", Marcus)
            .Package("24 Sep 2024 11:20", Ada, Marcus, "“Can it be the same man every time?”", "mornings-mentor: alone = 27 Sep 2024", "family-mediation: home-conflict = 2 Oct 2024")
            .Yes("24 Sep 2024 14:00", "mornings-mentor").Yes("25 Sep 2024 9:50", "family-mediation")
            .Goal("27 Sep 2024 9:00", Marcus, "Take my coat off.", "2@27 Sep 2024 5@8 Nov 2024 8@20 Dec 2024 9@14 Feb 2025")
            .Note("8 Nov 2024 9:05", Marcus, StepKind.Contact, "Walked in by himself", "Coat on the peg. Neither of us said a word about it.")
            .Note("20 Dec 2024 16:00", Ola, StepKind.Contact, "Last meeting of four", "Mum and dad have a calendar on both fridges. Theo chose the magnets.")
            .Finish("20 Dec 2024 16:20", "family-mediation", "A week plan that both homes keep.")
            .Resolve("12 Mar 2025 10:10", Marcus, Outcome.GoalsReached, "In school, on the team, and he knows which house it is on a Thursday.", "Rings Marcus, or sits with Ms Bell. Nan is there at tea.", "11 Jun 2025", "13 Mar 2025 9:30", Ada)
            .FollowUp("11 Jun 2025 16:10", Marcus, true, "Still well. He made the Year 7 team and scored with his knee.");

        w.Young("Ellis", "Reid", "2 Oct 2015", "Alvaston", school: "Alvaston Green Primary", postcode: "DE24 0ZB", phone: "07700 900418")
            .Refer("19 Sep 2024 13:00", From.Parent("Dawn Reid", "mum"),
                "My youngest. He hears everything and says nothing. His brother has somebody now and he asked me who his is.",
                "home-conflict:2 low-mood:1 +kind:3 +relative-near:3", agree: Agree.Yes)
            .Accept("19 Sep 2024 16:10", Ada, "Brother of somebody we are seeing. His own person, his own plan.")
            .Met("23 Sep 2024 15:30", Ola)
            .Package("26 Sep 2024 10:00", Ada, Ola, "“Mine can be a woman.”", "bean-club: low-mood = 5 Oct 2024", "family-mediation: home-conflict = 2 Oct 2024")
            .Yes("26 Sep 2024 15:15", "bean-club", by: "Win").Yes("27 Sep 2024 9:00", "family-mediation")
            .Goal("7 Oct 2024 10:00", Ola, "Grow a pumpkin for Nan.", "0@7 Oct 2024 10@25 Oct 2024")
            .GoalReached("25 Oct 2024 15:00", Ola, "Grow a pumpkin for Nan.")
            .Resolve("12 Mar 2025 10:40", Ola, Outcome.GoalsReached, "Sleeps, laughs, tells jokes about courgettes.", "The garden knows him. Mum rings Ola.", null, "13 Mar 2025 9:40", Ada, noFollow: "His brother’s follow-up is in June, and we see them together.");
    }
}
