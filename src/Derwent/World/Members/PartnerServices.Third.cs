using Derwent.Listings;

namespace Derwent.World;

internal static partial class PartnerServices
{
    public static IReadOnlyList<ServiceSaid> Third { get; } =
    [
        new("tuesdays-at-the-weir", "community-one", "Tuesdays at The Weir", "nowhere-to-go alone low-mood", "11-18", "weir", "Tue 16:00-20:00",
            """
            A warm room, toast, pool and two youth workers. Talk if you want to. Say nothing if you don't.

            You walk in through the blue door. Ravi or Mel says hello and shows you the kettle. There are sofas, a pool table and a quiet room at the back. Most weeks about 15 people come. Nobody asks why you are there.

            If something is on your mind, you can ask for ten minutes alone with one of them. They will tell you first what they can keep private and what they can't.
            """)
        { Cost = "Free, toast too", Access = "no-steps toilet quiet-room lgbt-welcome", Languages = "en ur pa pl", Ask = "Ravi", Checked = 5, RoomSaid = 5 },
        new("stage-crew", "community-one", "Stage crew", "identity future nowhere-to-go", "13-18", "weir", "Thu 17:30-19:30",
            "The Weir puts on a show in the street every summer. We build it from now on: hair, costumes, lights, a dragon.")
        { Ask = "Mel", Free = 5, Of = 14, Checked = 5, RoomSaid = 5 },
        new("money-cafe", "community-one", "Money café", "money", "any", "weir", "Wed 10:00-13:00",
            "A cup of tea and somebody who understands meters. Daytime, with toys on the floor. Food parcels to take home, no form.")
        { HowToCome = HowToCome.NotSaid, Languages = "en ur pa pl ro sk", Ask = "Mel", Free = 8, Of = 12, Checked = 5 },
        new("shop-friends", "community-one", "Shops that look out", "place-antisocial place-violence place-exploitation", "any", "", "=By arrangement",
            "We ask shopkeepers to be a safe doorway: a sticker, a phone number, a chair. Seven parades so far.")
        { HowToCome = HowToCome.Referral, Access = "home-visits", Ask = "Rob", Free = 2, Of = 4, Checked = 5 },
        new("grandparents", "community-one", "Second time round", "parenting money parent-health", "any", "weir", "Mon 10:30-12:30",
            "For grandparents who are bringing up children again. Swap uniforms, moan, laugh, and ask the solicitor who comes once a month.")
        { Languages = "en ur pa", Ask = "Mel", Free = 6, Of = 12, Checked = 5 },
        new("welcome-house", "community-one", "New in Derby", "housing alone school money", "any", "weir advice-corner", "Tue,Fri 9:30-12:30",
            "Just arrived? School places, a doctor, a bus pass, a coat, and a neighbour who speaks your language.")
        { Languages = "en ar fa ku ti ro uk ur", Ask = "Ravi", Free = 5, Of = 10, Checked = 5 },

        new("late-lounge", "ymca", "Late Lounge", "nowhere-to-go alone home-conflict", "13-18", "lounge", "Fri,Sat 20:00-23:00",
            "A calm place on weekend nights with tea and a youth worker. We see you home.")
        { HowToCome = HowToCome.DropIn, Ask = "Luke", Checked = 240, RoomSaid = null },
        new("move-on", "ymca", "Move-on flat", "housing home-conflict", "16-21", "ymca-house", "=Day and night, with a worker in the building",
            "Your own front door for up to a year, with somebody who teaches the oven, the rent and the neighbours.")
        { HowToCome = HowToCome.Referral, CostPence = null, Cost = "Rent that benefits can cover", Ask = "Grace", Free = 1, Of = 8, Checked = 15, RoomSaid = 7 },
        new("calm-room", "ymca", "A calmer room", "home-conflict housing", "16-21", "ymca-house", "=Up to fourteen nights",
            "A bed for a few nights while things at home cool down and grown-ups talk. Breakfast included.")
        { HowToCome = HowToCome.Referral, Ask = "Luke", Free = 2, Of = 4, Checked = 15 },
        new("breakfast-mentor", "ymca", "Breakfast mentor", "school sleep future", "13-18", "ymca-house base", "Mon,Tue,Wed,Thu,Fri 7:45-8:45",
            "A text at seven, eggs at quarter to eight, and a bus together. For people who can't get up and would quite like to.")
        { Ask = "Luke", Free = 2, Of = 6, WaitWeeks = 2, Checked = 15 },
        new("first-flat", "ymca", "First flat lessons", "housing future money", "16-21", "ymca-house", "Wed 17:00-19:00",
            "Six Wednesdays: cook five dinners, read a bill, paint a wall, complain politely. A box of pans when you finish.")
        { Ask = "Luke", Free = 7, Of = 10, Checked = 15 },
    ];
}
