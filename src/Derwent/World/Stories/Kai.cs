using Derwent.FrontDoor;
using Derwent.Support;
using static Derwent.World.Staff;

namespace Derwent.World;

/// <summary>Kai, 13: the young person whose own page the public mock shows, and whose teacher follows the referral from her link.</summary>
internal static class Kai
{
    public static void Tell(Telling w) =>
        w.Young("Kai", "Lomax", "9 May 2013", "Friar Gate", school: "Westbrook School", phone: "07700 900271", safe: "Text Dev first. Mum sleeps in the day.")
            .Refer("3 Nov 16:41", From.School("Miss Okafor", "form tutor", "Westbrook School"),
                "Kai was off nineteen days this term. On the good days he holds the door for everybody and hums. He told me the corridor looks at him. I believe him.",
                "school:3 anxiety:2 parent-health:2 money:1 alone:1 +music:3 +kind:3 +trusted-teacher:3 +parent-wants-help:2",
                theirs: "I want to be in school without everyone looking at me. And I want Mum to sleep.", agree: Agree.Yes,
                family: "Mum feeds the kids and skips her own tea. She has not slept through since the spring.")
            .Accept("4 Nov 11:20", Priya, "Kai said what would help, so we start with that: a way in, a song, and a night’s sleep for Mum.", Urgency.Soon)
            .Met("9 Nov 15:45", Dev, "It’s OK, Miss.", by: Priya)
            .Opens("9 Nov 17:10", Priya)
            .Plan("11 Nov 10:15", Priya, "side-by-side: school anxiety = 16 Nov", "studio-sessions: alone = 18 Nov", "nights-and-letters: parent-health money = 19 Nov")
            .Agreed("11 Nov 16:30", Priya, "Kai", "Yes. Not the big room at the studio though.")
            .Agreed("11 Nov 16:50", Priya, "Mum", "Yes please.", theirs: false)
            .Send("11 Nov 17:05", Priya, Dev, words: "I want to be in school without everyone looking at me.", note: "Big rooms are hard. He likes to sit by a door.")
            .Yes("12 Nov 9:20", "side-by-side", start: "16 Nov").Yes("12 Nov 10:45", "studio-sessions", from: AnsweredFrom.Email).Yes("13 Nov 9:30", "nights-and-letters")
            .Goal("13 Nov 15:30", Dev, "Walk into school without feeling sick", "1@13 Nov 2@16 Nov 4@23 Nov")
            .Goal("18 Nov 18:05", Dev, "Finish one whole song", "2@18 Nov")
            .Sessions("side-by-side", "Mon 8:15-8:50", "hh", Dev, "Walking in with Dev")
            .Sessions("studio-sessions", "Wed 16:30-18:00", "h", Shanice, "Studio with Shanice")
            .Note("19 Nov 11:30", JoField, StepKind.Contact, "First visit", "Nine brown envelopes, sorted into three piles. The biggest pile was the bin. Mum laughed, then slept for an hour while we washed up.")
            .Note("20 Nov 15:50", Dev, StepKind.Milestone, "Two whole days in school", "That was the hard part, and he did it. Quiet room twice, seat by the door.", "Nobody looked.")
            .See("20 Nov 16:00", Dev, "school:2")
            .LinkToPlan("12 Nov 16:00", Priya, birthday: true);
}
