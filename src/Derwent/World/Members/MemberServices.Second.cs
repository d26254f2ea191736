using Derwent.Listings;

namespace Derwent.World;

internal static partial class MemberServices
{
    public static IReadOnlyList<ServiceSaid> Second { get; } =
    [
        new("tuesday-teas", "carers-table", "Tuesday teas", "young-carer alone", "8-17", "base", "Tue 16:00-18:00",
            "Everybody here looks after somebody at home, so nobody has to explain. Tea, trips, and a proper laugh.")
        { Ask = "Faith", Free = 4, Of = 16, Checked = 7 },
        new("carers-worker", "carers-table", "A worker for young carers", "young-carer school parent-health", "8-18", "", "=Home or school, when it suits the person you look after",
            "One visit to see what your week is like. Then we ring the school, find help for the person you look after, and give you an evening back.")
        { Access = "home-visits", Languages = "en ur pa", Ask = "Faith", Free = 2, Of = 20, Checked = 7 },

        new("rights-and-papers", "normanton-advice", "Rights and papers", "housing money", "any", "advice-corner", "Mon,Tue,Thu 10:00-15:00",
            "Rent, visas, school places, appeals. Bring every letter, opened or not.")
        { Languages = "en ur pa ar fa ku ro sk so", Ask = "Arjun", Free = 3, Of = 14, Checked = 13 },
        new("homeless-tonight", "normanton-advice", "Keep the roof", "housing", "16+", "advice-corner", "Mon,Tue,Wed,Thu,Fri 9:00-17:00",
            "If you may lose your home in the next eight weeks, or already sleep on somebody's sofa. We ring the council's housing team with you, today.")
        { Languages = "en ur pa pl ro", Ask = "Arjun", Free = 2, Of = 8, Checked = 13 },

        new("counselling", "kite-minds", "Counselling at Kite house", "anxiety low-mood self-harm", "11-18", "kite-house", "Mon,Tue,Wed,Thu,Fri 12:00-19:00",
            "Twelve weeks with one counsellor. You can draw, walk, talk or sit. Parents are welcome to bring you and are not told what you said.")
        { Access = "no-steps toilet quiet-room lgbt-welcome", Ask = "Ellen", Free = 0, Of = 16, WaitWeeks = 5, Checked = 10 },
        new("grief-room", "kite-minds", "The missing-you group", "low-mood anxiety sleep", "7-14", "kite-house", "Wed 16:00-17:30",
            "For children who have lost somebody. Six in the group, two workers, a lot of clay. Brothers and sisters can come together.")
        { Access = "no-steps toilet quiet-room", Ask = "Ellen", Free = 2, Of = 6, Checked = 10 },
        new("sleep-clinic", "kite-minds", "Sleep, properly", "sleep", "16-21", "kite-house", "Thu 17:00-18:30",
            "Five weeks to turn your nights round. No lectures about phones. Well, one.")
        { Online = true, Ask = "Ellen", Free = 4, Of = 8, Checked = 10 },

        new("lights-and-locks", "harlow-estates", "Lights and locks", "place-design place-antisocial", "any", "", "=Every working day",
            "A neighbourhood officer who walks the place with you, day and night, then mends what is ours: lights, gates, sight lines, doors that don't shut.")
        { HowToCome = HowToCome.Referral, Access = "home-visits", Ask = "the neighbourhood desk", Free = 3, Of = 6, Checked = 20 },

        new("bean-club", "arboretum-growers", "Bean club", "anxiety low-mood alone", "9-16", "garden", "Sat 10:00-12:00",
            "Sow it, water it, forget it, be amazed. A small group, mostly outdoors, and there is a shed when it rains.")
        { Access = "no-steps quiet-room", Ask = "Win", Free = 3, Of = 8, Checked = 40 },

        new("rafts", "spondon-paddlers", "Rafts and canoes", "nowhere-to-go alone", "10-16", "spondon-water", "Sat 9:30-12:00",
            "Build it in the morning, sink it by noon. Wetsuits, life jackets and hot chocolate.")
        { CostPence = 300, Ask = "Neville", Free = 0, Of = 12, Alert = "Closed for the winter. Back in March.", Checked = 33 },

        new("rainbow-thursdays", "rainbow-corner", "Rainbow Thursdays", "identity bullying alone", "13-19", "rainbow", "Thu 17:00-19:00",
            "Board games, a film, a fashion show made of bin bags. Two workers who have been there.")
        { Access = "quiet-room lgbt-welcome", Ask = "Robin", Free = 5, Of = 16, Checked = 9 },

        new("chess-and-trains", "chaddesden-table", "The quiet games room", "alone anxiety bullying", "8-16", "chaddesden-library", "Tue,Fri 15:45-17:30",
            "Chess, cards, trains, dice. Headphones allowed, talking optional. Many of us are autistic, and so is Yvonne who runs it.")
        { Access = "no-steps toilet quiet-room", Ask = "Yvonne", Free = 3, Of = 12, Checked = 16 },
    ];
}
