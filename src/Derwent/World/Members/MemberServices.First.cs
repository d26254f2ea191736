using Derwent.Listings;

namespace Derwent.World;

/// <summary>Services of the wider membership, and of organisations that are only listed.</summary>
internal static partial class MemberServices
{
    public static IReadOnlyList<ServiceSaid> First { get; } =
    [
        new("band-night", "northbank", "Northbank band night", "alone nowhere-to-go low-mood", "11-18", "northbank", "Mon,Wed 16:30-18:30",
            "Pick up anything. By six o'clock there is usually a song, and it is usually too fast.")
        { CostPence = 200, Cost = "£2; free if you get free school meals", Ask = "Petra", Free = 4, Of = 15, Checked = 17 },
        new("drum-line", "northbank", "Saturday drum line", "alone nowhere-to-go", "10-16", "northbank", "Sat 10:30-12:00",
            "Twenty drums down the middle of the street. Ear plugs supplied, for your family as well.")
        { CostPence = 100, Ask = "Petra", Free = 0, Of = 20, WaitWeeks = 10, Checked = 17 },

        new("junior-gloves", "fernhill-boxing", "Junior gloves", "low-mood group-conflict nowhere-to-go", "11-16", "fernhill", "Mon,Wed 17:00-18:30",
            "Skipping, pads, footwork, sweep the floor, home. Mick has run it for thirty years and remembers everybody's mum.")
        { CostPence = 150, Ask = "Mick", Free = 7, Of = 20, Checked = 26 },
        new("corner-men", "fernhill-boxing", "In your corner", "weapons group-conflict future", "14-18", "fernhill", "Fri 16:00-18:00",
            "For young people who have started carrying something because they are scared. Train first. Then a walk and a talk with a man who put his down.")
        { HowToCome = HowToCome.Referral, Ask = "Mick", Free = 2, Of = 6, Checked = 26 },

        new("sisters-after-school", "peartree-sisters", "Sisters after school", "school anxiety bullying nowhere-to-go", "9-16", "peartree-house", "Mon,Wed,Thu 15:30-18:00",
            "Homework at the big table, then whatever we fancy. Someone walks you home in the winter.")
        { OnlyFor = OnlyFor.Girls, Languages = "en ur pa ar", Ask = "Shabnam", Free = 5, Of = 20, Checked = 11 },
        new("mothers-morning", "peartree-sisters", "Mothers' morning", "parenting parent-health home-conflict", "any", "peartree-house", "Tue 10:00-12:00",
            "English over tea, and help with school letters. A quiet room if you need to say something that is not for everybody.")
        { Languages = "en ur pa ar", Access = "toilet quiet-room", Ask = "Shabnam", Free = 8, Of = 15, Checked = 11 },

        new("make-it-work", "roundhouse-makers", "Make it work", "future school nowhere-to-go", "13-19", "roundhouse", "Tue,Thu 16:30-18:30; Sat 10:00-13:00",
            "Weld a fire pit, wire a lamp, mend a guitar amp. Certificates if you want them for college.")
        { Access = "no-steps toilet parking", Ask = "Bernie", Free = 4, Of = 12, Checked = 19 },
        new("day-bench", "roundhouse-makers", "A bench in the daytime", "school future low-mood", "14-18", "roundhouse", "Mon,Wed 10:00-14:00",
            "For people who are on a part-time timetable. Your school agrees it and it counts as a mark in the register.")
        { HowToCome = HowToCome.Referral, Ask = "Bernie", Free = 1, Of = 6, Checked = 19 },

        new("fix-a-bike", "sinfin-wheels", "Fix a bike, keep a bike", "nowhere-to-go future alone", "10-18", "moorways-shed", "Wed 16:00-18:00; Sat 11:00-14:00",
            "Choose a wreck, mend it with us in about six weeks, ride it home. Helmet and lock included.")
        { Ask = "Carly", Free = 3, Of = 10, Checked = 22 },
        new("skate-night", "sinfin-wheels", "Skate night", "nowhere-to-go identity", "9-17", "moorways-shed", "Fri 17:00-20:00",
            "Ramps, boards to borrow, a playlist you can argue about. First-timers' corner till six.")
        { HowToCome = HowToCome.DropIn, CostPence = 100, Ask = "Carly", Checked = 22, RoomSaid = null },

        new("long-table", "mackworth-kitchen", "The long table", "money alone parenting", "any", "kitchen", "Mon,Wed,Fri 16:30-18:30",
            "Tea for anyone, cooked by anyone. Under-twelves bring a grown-up; grown-ups bring their appetite.")
        { HowToCome = HowToCome.DropIn, Access = "no-steps toilet", Ask = "Glenda", Checked = 6 },
        new("cook-it", "mackworth-kitchen", "Cook it, take it", "money nowhere-to-go young-carer", "11-17", "kitchen", "Thu 16:30-18:30",
            "Learn three dinners in three weeks, and take four portions home each time. We pack the spices too.")
        { Ask = "Glenda", Free = 4, Of = 10, Checked = 6 },
    ];
}
