using Derwent.Alliance;

namespace Derwent.World;

/// <summary>Members and organisations that are only listed. All of them are invented.</summary>
internal static class LocalMembers
{
    public static IReadOnlyList<OrganisationSaid> All { get; } =
    [
        new("northbank", "Northbank Music Lab", Tier.Member, "Twelve drum kits, nine guitars, one very patient neighbour. Lessons in small groups, and a band if you want one.")
        { Stands = (Standing.Lapsed, "Public liability insurance ran out on Friday and the new certificate is not here yet.") },
        new("fernhill-boxing", "Fernhill Boxing Club", Tier.Member, "An old-school gym with new-school rules: no showing off, no phones in the ring, and everybody sweeps up."),
        new("peartree-sisters", "Peartree Sisters", Tier.Member, "A house for girls and women. Homework, henna, driving theory, somebody to talk to, and childcare upstairs. Urdu, Punjabi and Arabic spoken."),
        new("roundhouse-makers", "Roundhouse Makers", Tier.Member, "Metal, wood and wiring in a railway town. Make something that works, take it home, and leave with a certificate if you like."),
        new("sinfin-wheels", "Sinfin Wheels", Tier.Member, "Broken bikes in, mended bikes out, and young people who know how. A skate night too."),
        new("mackworth-kitchen", "Mackworth Kitchen", Tier.Member, "A community kitchen with a long table. Cook it, eat it, take some home. Nobody is asked why they came."),
        new("carers-table", "Young Carers’ Table", Tier.Member, "For children who look after someone at home. Tuesday teas, trips, and a worker who rings your school so that you don't have to explain again."),
        new("normanton-advice", "Normanton Advice Corner", Tier.Member, "Letters, rent, papers and rights, in nine languages. Bring the whole carrier bag; we sort it together."),
        new("kite-minds", "Kite Minds", Tier.Member, "Counselling for children and young people: art, sand, walking, talking, or sitting. For grief, for worry, and for when it has no name."),
        new("harlow-estates", "Harlow Estates", Tier.Member, "We look after 4,200 homes and some shops in the city. Our neighbourhood officers are out every day, and they know whose light is broken."),
        new("arboretum-growers", "Arboretum Growers", Tier.Member, "A walled garden behind the bandstand. Mud, beans, a wormery, and quiet."),
        new("spondon-paddlers", "Spondon Paddlers", Tier.Member, "Canoes and rafts on flat water. We have pulled everybody out so far, and everybody laughed.")
        { Stands = (Standing.Paused, "Closed for the winter: the water is too cold and the minibus is being mended. Back in March.") },
        new("rainbow-corner", "Rainbow Corner", Tier.Member, "For LGBTQ+ young people and anyone who is working it out. Biscuits, board games, nobody asks for a label."),
        new("chaddesden-table", "Chaddesden Table", Tier.Member, "Chess, cards, trains and dice for young people who find loud rooms hard. You may wear headphones. You may say nothing."),
        new("next-stop", "Next Stop Derby", Tier.Member, "What comes after school: college, work, or a better plan than the one you have. We go with you to the first day."),
        new("polish-school", "Polish Saturday School, Derby", Tier.Member, "Polish on Saturdays, help with school on Wednesdays, and pierogi at both."),
        new("council-early-help", "City council early help", Tier.Member, "The council's own workers for families, schools and streets: attendance, parenting, lighting and clean-up. We sit at the alliance's table."),
        new("riverside-nurses", "Riverside School Nurses", Tier.Member, "Nurses for schools in the east of the city. Drop-ins by the medical room; ask about anything."),
        new("markeaton-ponies", "Markeaton Pony Yard", Tier.Member, "Eleven ponies who don't care what happened last week. Grooming, mucking out, and riding when you are both ready."),
        new("kickstart-arena", "Kickstart Arena", Tier.Member, "Indoor pitches to hire, with holiday camps.")
        { Stands = (Standing.Suspended, "Holiday camp ran with too few adults in August. The alliance's visit is on 9 December.") },
        new("littleover-library", "Littleover Library Club", Tier.ListedOnly, "Homework, comics and a lot of Lego after school. Volunteers run it."),
        new("allestree-explorers", "Allestree Explorers", Tier.ListedOnly, "Hiking, camping and a brass band that nobody asked for. Ages 14 to 18."),
        new("quiet-bus", "The Quiet Bus", Tier.ListedOnly, "A double-decker with cushions. It stops at three estates a week; look for the yellow lights."),
        new("oakwood-orchestra", "Oakwood Young Orchestra", Tier.ListedOnly, "Bring an instrument or borrow one. We play badly together until we don't."),
    ];
}
