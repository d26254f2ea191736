using Derwent.Listings;

namespace Derwent.World;

internal static partial class MemberServices
{
    public static IReadOnlyList<ServiceSaid> Third { get; } =
    [
        new("next-step", "next-stop", "First day, with you", "future school money", "16-19", "next-stop", "Mon,Tue,Wed,Thu,Fri 10:00-16:00",
            "College, an apprenticeship or a first job. We help you apply, we practise the bus, and on the first day one of us stands at the gate.")
        { Ask = "Carl", Free = 5, Of = 18, Checked = 8 },
        new("paid-trial", "next-stop", "A paid week", "future money", "16-19", "next-stop", "=Five days, when a place comes up",
            "One paid week with a Derby firm: kitchens, gardens, garages, offices. If you like each other, it becomes a job.")
        { CostPence = null, Cost = "You are paid", HowToCome = HowToCome.Referral, Ask = "Carl", Free = 1, Of = 4, WaitWeeks = 3, Checked = 8 },

        new("wednesday-help", "polish-school", "Wednesday help", "school alone bullying", "8-16", "polish-hall", "Wed 16:00-18:00",
            "Homework in two languages, with older students who remember their own first week in a new school.")
        { Languages = "en pl uk", Ask = "Pani Halina", Free = 6, Of = 18, Checked = 27 },

        new("back-on-track", "council-early-help", "Back on track", "school parenting", "5-16", "council-house", "Mon,Tue,Wed,Thu,Fri 9:00-16:00",
            "The council's attendance workers. Letters stop while we work together, and we sit in the meeting with you.")
        { Eligibility = "Council referrals only.", HowToCome = HowToCome.Book, Ask = "the early help desk", Free = 6, Of = 40, Checked = 35 },
        new("parent-worker", "council-early-help", "A parenting worker", "parenting home-conflict parent-health", "any", "", "=Weekdays",
            "Someone who comes home for twelve weeks. Bedtimes, shouting, screens, school: one thing at a time, starting with the one that you choose.")
        { Access = "home-visits", Languages = "en pa ur pl", Ask = "the early help desk", Free = 4, Of = 30, Checked = 35 },
        new("street-lights", "council-early-help", "Street lighting and clean-up", "place-design", "any", "", "=Every working day",
            "Lights, underpasses, needles, fly-tips. Tell us once, with a photograph, and we tell you the day.")
        { HowToCome = HowToCome.Referral, Access = "home-visits", Ask = "street lighting", Checked = 35, RoomSaid = 30 },

        new("nurse-drop-in", "riverside-nurses", "Nurse by the medical room", "sleep anxiety substances parent-health", "11-18", "rivermead-gate", "Mon,Wed,Fri 12:00-13:15",
            "Ask about anything: sleep, spots, periods, vapes, a lump, a worry. You may bring a friend. You may write it down instead.")
        { HowToCome = HowToCome.DropIn, Ask = "Sister Moyo", Checked = 18 },
        new("clear-head", "riverside-nurses", "Clear head", "substances", "13-18", "base", "Tue,Thu 15:30-18:00",
            "Weed, vapes, pills, drink. We won't shout and we won't pretend it does nothing for you. Smaller steps work better than promises.")
        { Ask = "Sister Moyo", Free = 4, Of = 12, Checked = 18 },

        new("pony-mornings", "markeaton-ponies", "Pony mornings", "low-mood anxiety school", "8-16", "markeaton-yard", "Tue,Thu 9:30-11:30; Sat 9:00-12:00",
            "Muck out first, then brush, then ride. Ponies notice when you breathe out. So do we.")
        { CostPence = 500, Cost = "£5; the alliance pays when you are referred", Ask = "Bryony", Free = 1, Of = 6, WaitWeeks = 1, Checked = 24 },

        new("half-term-camp", "kickstart-arena", "Half-term camp", "nowhere-to-go", "8-14", "kickstart", "=School holidays",
            "Football, dodgeball and inflatables, 9 to 3.")
        { CostPence = 1800, Ask = "Reception", Free = 30, Of = 60, Checked = 85, RoomSaid = 95 },

        new("lego-and-homework", "littleover-library", "Lego and homework", "school nowhere-to-go", "7-12", "littleover-library", "Tue,Thu 15:30-17:00",
            "A table, a teacher who has retired but can't stop, and forty kilos of Lego.")
        { HowToCome = HowToCome.DropIn, Ask = "Mr Singh", Checked = 130, RoomSaid = null },
        new("explorers", "allestree-explorers", "Explorer nights", "nowhere-to-go future", "14-18", "allestree-hut", "Fri 19:00-21:00",
            "Fires, maps, kit-building and one big walk a term.")
        { CostPence = 300, Ask = "Skip", Checked = 75, RoomSaid = null },
        new("quiet-bus-stops", "quiet-bus", "The Quiet Bus stops here", "alone anxiety nowhere-to-go", "11-16", "rec chaddesden-library mackworth-hall", "Mon,Wed,Thu 16:00-19:00",
            "Cushions upstairs, cocoa downstairs. Monday the Rec, Wednesday Chaddesden, Thursday Mackworth.")
        { HowToCome = HowToCome.DropIn, Ask = "the driver", Checked = 150, RoomSaid = null },
        new("orchestra", "oakwood-orchestra", "Oakwood Young Orchestra", "nowhere-to-go", "9-18", "oakwood-school", "Sun 14:00-16:30",
            "All grades, all instruments, one concert a term. We lend violins.")
        { CostPence = 400, Cost = "£4 a week, half for brothers and sisters", Ask = "Mrs Adair", Checked = null, RoomSaid = null },
    ];
}
