using Derwent.Listings;

namespace Derwent.World;

/// <summary>Services of the strategic partners.</summary>
internal static partial class PartnerServices
{
    public static IReadOnlyList<ServiceSaid> First { get; } =
    [
        new("money-check", "community-action", "Family money check", "money housing", "any", "", "Mon,Tue,Wed,Thu,Fri 9:00-17:00",
            """
            One visit at your kitchen table and a proper look at benefits, bills and debts. Most families find something they did not know they could have.

            We do the telephone calls while you are there. You put the kettle on.
            """)
        { Access = "home-visits", Languages = "en ur pa", Ask = "Imran", Free = 4, Of = 12, RoomSaid = 0, Checked = 4 },
        new("rent-and-money", "community-action", "Rent and money", "money housing", "any", "base", "Mon,Wed,Thu 10:00-16:00",
            """
            For when the rent is behind and the letters have started. We ring the landlord with you and make a plan that you can keep.

            Children can sit in the corner with the felt tips.
            """)
        { Languages = "en ur pa pl", Ask = "Imran", Free = 3, Of = 10, Checked = 4 },
        new("benefits-advice", "community-action", "Benefits advice", "money parent-health", "any", "base", "Tue,Thu 9:30-13:00",
            "Forms, appeals and the long telephone queue. We fill it in together and keep a copy, so nobody asks you twice.")
        { Online = true, Languages = "en ur pa pl ro", Ask = "Imran", Free = 0, Of = 8, WaitWeeks = 2, RoomSaid = 1, Checked = 4 },

        new("sunday-table", "children-first", "Sunday Table", "home-conflict parenting money", "any", "mackworth-hall", "Sun 12:00-15:00",
            """
            Families cook and eat together. There is somebody to talk to about home, and somebody else to hold the baby while you do.

            No booking. Bring an onion if you have one.
            """)
        { HowToCome = HowToCome.DropIn, Languages = "en ur pl", Checked = 21, RoomSaid = null },
        new("family-mediation", "children-first", "Family mediation", "home-conflict parenting", "any", "base mackworth-hall", "Mon,Wed 15:00-19:00",
            """
            Somebody neutral in the room, so that everybody gets to finish a sentence. Usually four to six meetings. Young people speak first.

            We are not deciding who is right. We are finding out what next Tuesday could look like.
            """)
        { Languages = "en ur pa", Ask = "Ola", Free = 2, Of = 8, Checked = 12 },
        new("nights-and-letters", "children-first", "Nights and letters", "parent-health parenting money young-carer", "any", "", "=Weekdays, and two evenings; we agree the time with you",
            "A family worker who comes home to you: sorts the letters, finds somebody for the nights, makes a list with you and then crosses things off it.")
        { Access = "home-visits", Languages = "en ur pa pl ro", Ask = "Jo", Free = 3, Of = 15, Checked = 12 },
        new("strong-start", "children-first", "Strong at home", "parenting home-conflict", "any", "mackworth-hall council-house", "Tue 18:00-20:00; Thu 10:00-12:00",
            "Eight weeks for parents of teenagers. Funny, practical, no blame. There is a creche, and there is cake in week eight.")
        { Languages = "en ur", Access = "no-steps toilet hearing-loop", Ask = "Ola", Free = 5, Of = 14, Checked = 30 },

        new("kick-off-fridays", "county-trust", "Kick-off Fridays", "nowhere-to-go alone group-conflict", "9-17", "alvaston-pitches", "Fri 18:00-20:00",
            "Football under lights with coaches. A girls' pitch from 7pm. Boots to borrow, any size, slightly muddy.")
        { Access = "toilet parking", Ask = "Kelly", Checked = 8, RoomSaid = 8 },
        new("mornings-mentor", "county-trust", "Mentor, mornings", "school alone weapons group-conflict", "11-17", "rivermead-gate base", "Tue,Fri 8:00-8:45",
            """
            The same adult, twice a week, before school. A lift or a walk in, a bacon roll, and a plan for the day.

            Mentors stay at least six months. Nobody gets handed on.
            """)
        { Eligibility = "By referral. We meet you at home, at the gate or in the school's own room.", HowToCome = HowToCome.Referral, Ask = "Marcus", Free = 2, Of = 6, Checked = 5 },
        new("saturday-coaching", "county-trust", "Saturday coaching", "future nowhere-to-go", "14-18", "alvaston-pitches", "Sat 9:30-12:00",
            "Learn to coach younger ones, with a badge at the end. After half a year some of our coaches are paid.")
        { Ask = "Kelly", Free = 6, Of = 16, Checked = 8 },
        new("attendance-group", "county-trust", "Attendance group", "school bullying", "11-16", "base", "Wed 15:45-17:00",
            "A small group for people who find school hard to walk into. We work out together which part of the day is the worst, and start there.")
        { Eligibility = "Group only.", Ask = "Marcus", Free = 4, Of = 10, Checked = 5 },
        new("morning-gym", "county-trust", "Morning gym", "school low-mood sleep", "13-17", "ymca-house", "Mon,Thu 7:15-8:15",
            "A quiet gym before school with a woman coach, showers, toast, and a lift to the first lesson.")
        { OnlyFor = OnlyFor.Girls, Ask = "Kelly", Free = 3, Of = 9, Checked = 5 },

        new("backstage", "derby-theatre", "Backstage Crew", "nowhere-to-go future identity", "12-18", "theatre", "Sat 10:00-13:00",
            "Build sets, run lights and sound, and put on a real show each term. No acting unless you want to.")
        { CostPence = 200, Cost = "£2, or free, just ask", Access = "no-steps toilet hearing-loop quiet-room", Ask = "Sam", Free = 4, Of = 20, Checked = 3, RoomSaid = 3 },
        new("youth-company", "derby-theatre", "Youth company", "identity future low-mood", "13-18", "theatre", "Mon 17:30-19:30",
            "Thirty young people, one show a year, made from what you bring. Hair, make-up and costume count as much as lines.")
        { Access = "no-steps toilet hearing-loop", Ask = "Sam", Free = 2, Of = 30, Checked = 3, RoomSaid = 6 },
        new("sound-and-stage", "derby-theatre", "Sound and stage", "alone nowhere-to-go identity", "12-18", "theatre", "Thu 17:00-19:00",
            "Ten weeks on the sound desk: mics, loops, the big speakers. You run a show at the end of it.")
        { Access = "no-steps toilet hearing-loop", Ask = "Sam", Free = 0, Of = 8, WaitWeeks = 7, Checked = 3, RoomSaid = 3 },
        new("young-producers", "derby-theatre", "Young producers", "future", "16-21", "theatre", "Wed 18:00-20:00",
            "Run a festival with a real budget and real deadlines. You can put it on your CV because it happened.")
        { CostPence = null, Cost = "Paid: we pay you for show nights", Ask = "Ivy", Free = 3, Of = 10, Checked = 3 },
    ];
}
