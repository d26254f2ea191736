using Derwent.FrontDoor;
using Derwent.Support;
using static Derwent.World.Staff;

namespace Derwent.World;

/// <summary>What the partnership team's day begins with: what is late, what is due, who has not answered.</summary>
internal static class TodayFirst
{
    public static void Tell(Telling w)
    {
        w.Young("Leila", "Brooks", "3 Jul 2013", "Littleover", school: "Westbrook School")
            .Refer("20 Nov 15:10", From.Health("Sister Moyo", "school nurse", "Riverside School Nurses"),
                "Leila showed me a bruise and then said I had not seen it. She asked whether I had to tell. I said yes, and who, and that I would stay with her while I did.",
                "home-conflict anxiety +asks", danger: Danger.Yes, agree: Agree.Duty("A child may be hurt at home. Leila knows that I have told you."), theirs: "Don’t ring my house.")
            .Take("20 Nov 15:25", Ada)
            .Escalate("20 Nov 16:20", Ada, "A bruise, a fear of going home, and a child who asked for help. Children’s services told by phone at 16:18; they take the form. Safe tonight: she stays with her gran, who knows, and the nurse is with her until she is collected.");

        w.Family("Doyle", "Chaddesden", "Kerry, mum, 33; Shane, dad, 35; Connor, son, 12; Megan, daughter, 8")
            .Refer("16 Nov 17:12", From.Parent("Kerry Doyle", "mum"),
                "We used to laugh in this house. Shane got laid off in the spring, and Connor punches doors now. I don’t want anybody taken away. I want tea without an argument.",
                "home-conflict:2 money:2 parenting:2 low-mood:1 +they-talk:2 +parent-wants-help:3", agree: Agree.Yes)
            .Take("17 Nov 9:20", Ben)
            .Accept("17 Nov 11:00", Ben, "They asked early and they asked together. Mediation and money, side by side.");

        Iqbal(w);

        w.Young("Sam", "Pickering", "22 Feb 2010", "Mickleover", school: "Westbrook School", phone: "07700 900612")
            .Refer("10 Nov 13:30", From.Self("Sam Pickering"),
                "I came out in the summer and two people stopped sitting with me. It’s not a big thing, they don’t hit me. It’s just every single day. I’d like to be in a room where it’s not a thing.",
                "bullying:2 identity:2 alone:2 low-mood:1 +asks:3 +good-friend:1", agree: Agree.Yes with { FamilyKnows = Told.No })
            .Accept("10 Nov 16:50", Nadia, "Sam knows exactly what would help. Home does not know yet, and that stays Sam’s to tell.")
            .Met("13 Nov 16:10", Nadia)
            .Opens("18 Nov 10:20", Nadia)
            .Plan("18 Nov 10:40", Nadia, "rainbow-thursdays: identity bullying alone = 26 Nov", "sound-and-stage: alone = 14 Jan 2027")
            .Note("23 Nov 16:40", Nadia, StepKind.Contact, "Sam wants to choose between two evenings", "Thursdays at Rainbow Corner or Mondays at the theatre. Sam says by today, five o’clock.");

        w.Young("Ruben", "Castle", "14 Oct 2009", "Osmaston", school: "Riverside College", phone: "07700 900733")
            .Refer("9 Nov 10:05", From.Council("Aaron Peel", "leaving care adviser", "City council"),
                "Seventeen and has lived in five places. He keeps his kettle in his rucksack. College say he is the best welder they have had in years.",
                "housing:3 future:1 sleep:2 +in-work:1 +asks:2 +trusted-teacher:3", agree: Agree.Yes, theirs: "A door that’s mine. I’ll do the rest.")
            .Accept("9 Nov 15:30", Ben, "A door that is his. Everything else he is already doing.", Urgency.Soon)
            .Met("11 Nov 14:00", Ben)
            .Package("20 Nov 11:30", Ben, Ben, "“Yes. Can I bring the kettle.”", "first-flat: housing = 2 Dec", "day-bench: future = 30 Nov")
            .Yes("20 Nov 15:05", "first-flat").Yes("23 Nov 9:40", "day-bench")
            .More("23 Nov 10:10", Ben, "move-on: housing = 7 Dec")
            .Send("23 Nov 10:20", Ben, Ben)
            .Sees("23 Nov 14:35", "move-on");
    }

    // The first language of the house is Urdu; letters and texts go out in it.
    private static void Iqbal(Telling w) =>
        w.Family("Iqbal", "Normanton", "Shazia, mum, 41; Yusuf, dad, 47; Amina, daughter, 15; Bilal, son, 11; Hafsa, daughter, 4", safe: "Text in Urdu, please. Amina reads English, but she should not have to.")
            .Refer("11 Nov 10:30", From.Health("Dr Leigh Sutton", "GP", "Village Street Surgery"),
                "Mr Iqbal’s kidneys; dialysis three times a week. Amina comes to every appointment and interprets, in her school blazer. She has missed chemistry eleven times. She wants to be a doctor.",
                "young-carer:3 parent-health:3 money:2 school:1 +they-talk:3 +relative-near:1 +parent-wants-help:3",
                agree: Agree.Yes, theirs: "بچی کو اسکول جانے دیں۔ (Let the girl go to school.)", family: "Mrs Iqbal speaks Urdu; a woman visitor is best.")
            .Accept("11 Nov 16:00", Nadia, "An interpreter who is not a child, an evening back for Amina, and the money that they are owed.")
            .Met("16 Nov 11:00", JoField)
            .Opens("17 Nov 14:10", Nadia)
            .Plan("18 Nov 14:20", Nadia, "nights-and-letters: parent-health young-carer = 30 Nov", "carers-worker: young-carer school = 2 Dec", "benefits-advice: money = 26 Nov")
            .Agreed("19 Nov 11:40", JoField, "Mrs Iqbal", "ٹھیک ہے۔ شکریہ۔ (Fine. Thank you.)", by: Nadia)
            .Agreed("19 Nov 11:45", JoField, "Amina", "If it means I can do chemistry, yes.", theirs: false, by: Nadia)
            .Send("23 Nov 9:40", Nadia, JoField, words: "Let the girl go to school.", note: "Urdu at home; a woman visitor is best.")
            .Yes("23 Nov 15:50", "nights-and-letters", start: "30 Nov")
            .Later("23 Nov 16:15", "benefits-advice", "7 Dec", "Our Urdu speaker is away until then, and we would rather do it properly.");
}
