using Derwent.Listings;

namespace Derwent.World;

internal static partial class PartnerServices
{
    public static IReadOnlyList<ServiceSaid> Second { get; } =
    [
        new("someone-safe", "safe-and-sound", "Someone Safe", "exploitation online self-harm", "8-25", "kite-house", "Mon,Tue,Wed,Thu,Fri 9:00-19:00",
            """
            One worker, just for you, if someone is hurting you or making you do things. You don't have to be sure. You don't have to have words for it.

            By phone, in a car park, on a bench, at ours. You choose where.
            """)
        { Online = true, Access = "no-steps toilet quiet-room home-visits", Languages = "en ur pa ro pl", Ask = "Priya", Free = 3, Of = 24, Checked = 1, RoomSaid = 1 },
        new("thursdays", "safe-and-sound", "One-to-one", "anxiety low-mood self-harm home-conflict", "11-18", "kite-house base", "Mon,Tue,Wed,Thu,Fri 15:30-19:00",
            "An hour a week with the same person. Walk, draw, drive about, sit. What you say stays, and we tell you first when it can't.")
        { HowToCome = HowToCome.Referral, Access = "no-steps quiet-room home-visits", Ask = "Priya", Free = 1, Of = 10, Checked = 1, RoomSaid = 2 },
        new("girls-talk", "safe-and-sound", "Girls' room", "identity online exploitation bullying", "12-17", "kite-house", "Tue 16:00-18:00",
            "Eight girls, one long sofa, two workers. What is a good friend, what is not, and what to do with a message you wish you had not opened.")
        { OnlyFor = OnlyFor.Girls, Access = "no-steps quiet-room", Ask = "Dee", Free = 2, Of = 8, Checked = 1 },
        new("safe-places", "safe-and-sound", "Safe places team", "place-exploitation place-drugs", "any", "", "=Afternoons and evenings; where and when you ask us",
            "We spend time where older people are meeting children, we talk with shops, taxis and takeaways, and we train the people who look out of the window there.")
        { HowToCome = HowToCome.Referral, Access = "home-visits", Ask = "Dee", Free = 1, Of = 2, Checked = 1 },
        new("harbour", "safe-and-sound", "Harbour", "exploitation housing", "16-21", "ymca-house", "=Day and night",
            "A flat that is not on any map, for a young person who must not be found. Ring the team; nothing about it is ever written down in an e-mail.")
        { IsPrivate = true, HowToCome = HowToCome.Referral, Ask = "Dee", Free = 1, Of = 2, Checked = 6 },

        new("gloves-on", "sporting-communities", "Gloves On: boxing for beginners", "low-mood nowhere-to-go group-conflict", "10-16", "sinfin-hall", "Tue,Thu 17:00-18:30; Sat 10:00-11:30",
            "Learn to box, get fit and burn off a bad day. Kit is there. Nobody gets hit in the first month.")
        { CostPence = 100, Cost = "£1, or free, just ask", Ask = "Dev", Free = 6, Of = 18, Checked = 14, RoomSaid = 10 },
        new("multi-sports", "sporting-communities", "Multi-sports and a meal", "nowhere-to-go money alone", "11-14", "millbrook-hall", "Tue 16:30-18:30; Sat 10:00-12:00",
            "Whatever sport people vote for, then a hot tea round one table. Seconds are allowed. Take a box home if there is any left.")
        { Ask = "Bea", Free = 3, Of = 20, Checked = 12, RoomSaid = 12 },
        new("girls-football", "sporting-communities", "Girls' football", "nowhere-to-go low-mood", "12-16", "rec", "Wed 16:30-18:00",
            "Women coaches, loud music, no league table. Come in anything you can run in, hijab and leggings very much included.")
        { OnlyFor = OnlyFor.Girls, Ask = "Bea", Free = 0, Of = 18, WaitWeeks = 3, Checked = 12, RoomSaid = 12 },
        new("detached-fridays", "sporting-communities", "Detached team, Fridays", "place-violence place-antisocial", "any", "", "Fri 18:00-21:00",
            "Two youth workers in bright jackets who walk where young people are, know their names, and come back next week.")
        { HowToCome = HowToCome.Referral, Access = "home-visits", Ask = "Tom", Free = 1, Of = 1, Checked = 12, RoomSaid = 0 },
        new("walk-home", "sporting-communities", "Walk-home crew, Millbrook", "unsafe-place group-conflict", "11-16", "rivermead-gate", "Mon,Tue,Wed,Thu,Fri 15:20-16:15",
            "Two youth workers walk the 15:20 crowd past the parade. They know the shopkeepers, and they carry plasters and crisps.")
        { Ask = "Bea", Checked = 12, RoomSaid = 12 },
        new("millbrook-drop-in", "sporting-communities", "Drop-in, Millbrook Hall", "nowhere-to-go alone unsafe-place", "11-15", "millbrook-hall", "Tue 16:30-18:30",
            "Tea, table tennis, two sofas and a corner for homework. Up to sixteen people, so it never gets too loud.")
        { Access = "no-steps toilet quiet-room", Ask = "Bea", Free = 5, Of = 16, Checked = 12, RoomSaid = 4 },
        new("side-by-side", "sporting-communities", "Side by side", "school anxiety alone", "10-16", "", "=When you need it; mostly mornings and straight after school",
            "A worker who walks in with you. To school, to the doctor, to the first session of anything. It gets easier, and then you don't need us.")
        { HowToCome = HowToCome.Referral, Access = "home-visits", Ask = "Dev", Free = 2, Of = 9, Checked = 12 },

        new("studio-sessions", "baby-people", "Studio Sessions", "nowhere-to-go low-mood identity", "11-19", "friar-gate", "Wed 16:30-18:00",
            "Write, rap, sing or make beats with artists who started where you are. Bring an idea or nothing at all. We have headphones.")
        { Access = "toilet quiet-room", Ask = "Shanice", Free = 2, Of = 12, WaitWeeks = 2, Checked = 1, RoomSaid = 1 },
        new("beats-and-bars", "baby-people", "Beats and bars, one-to-one first", "alone low-mood nowhere-to-go", "12-18", "friar-gate millbrook-hall", "Thu 16:30-18:00",
            "Two sessions with one artist before you ever meet the group. Then Thursdays, all together, with a track at the end of term.")
        { Access = "toilet quiet-room", Ask = "Kofi", Free = 2, Of = 10, Checked = 1, RoomSaid = 1 },
        new("open-studio", "baby-people", "Open studio", "alone nowhere-to-go", "11-17", "millbrook-hall", "Mon 16:00-18:00",
            "A van full of kit at Millbrook Hall. Plug in, mess about, leave with a loop on your phone.")
        { HowToCome = HowToCome.DropIn, Ask = "Kofi", Checked = 1, RoomSaid = 1 },
        new("sofa", "baby-people", "The sofa", "anxiety low-mood sleep", "16-25", "friar-gate", "Tue,Thu 13:00-16:00",
            "An artist and a counsellor in a warm room in the afternoon, for people whose days have come apart. You can make something or not.")
        { Access = "toilet quiet-room", Ask = "Shanice", Free = 4, Of = 8, Checked = 1 },
    ];
}
