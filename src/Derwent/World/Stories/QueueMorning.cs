using Derwent.FrontDoor;
using static Derwent.World.Staff;

namespace Derwent.World;

/// <summary>The front door on Tuesday morning: what must be decided before lunch.</summary>
internal static class QueueMorning
{
    public static void Tell(Telling w)
    {
        w.Young("Noor", "Aziz", "19 Aug 2011", "Sinfin", school: "Larkfield School")
            .Refer("23 Nov 15:02", From.Parent("Samira Aziz", "mum"),
                "She stopped coming to the homework club and won’t say why. She comes home by taxi and says a friend paid. Last week there was a new phone. She cries in the shower so that I don’t hear it.",
                "exploitation online low-mood school +they-talk +good-friend", danger: Danger.NotSure,
                agree: Agree.NotAsked("I have not told her. I am afraid she will stop talking to me."), family: "I work mornings at the hospital. Her aunt lives with us.");

        TheoBefore.Tell(w);
        Theo(w);
        Sorrel.Third(w);

        w.Family("Bartosz", "Normanton", "Ewa, mum, 36; Piotr, dad, 39; Kuba, son, 9; Antek, son, 6")
            .Refer("23 Nov 12:30", From.Self("Ewa Bartosz"),
                "We are sleeping in one room and the boys fight every night. The landlord says the other room is not ours now. My husband drives at night and sleeps when the boys should play. I am not a bad mother. I am tired.",
                "housing home-conflict money parenting +they-talk +in-work", agree: Agree.Yes)
            .Take("23 Nov 14:10", Ada)
            .Recognise("23 Nov 14:25", Ada);

        w.Young("Callum", "Reeve", "30 Jan 2009", "City centre", school: "Riverside College")
            .Refer("23 Nov 12:55", From.Self("Callum Reeve"),
                "College say one more and I’m off the course. I’m not messing about, I just can’t sit there. I like the workshop bit. I get the bus at six to be on time and then I walk out at ten.",
                "school future anxiety +asks +kind", agree: Agree.Yes);
    }

    private static void Theo(Telling w)
    {
        w.Young("Theo", "Marsh", "14 Mar 2012", "Alvaston", school: "Rivermead Academy", postcode: "DE24 0ZQ", phone: "07700 900418", safe: "Mum works nights. Ring before 2, or text.")
            .Refer("23 Nov 11:40", From.School("Helen Bell", "pastoral lead", "Rivermead Academy"),
                "Eleven late mornings since half-term. He is kind, he is funny, and he has gone quiet. He goes the long way home. I do not think he is in trouble. I think he is avoiding it.",
                "school:2 alone:2 sleep:1 money:2 unsafe-place:3 +music:3 +asks:2 +relative-near:3 +parent-wants-help:2 +trusted-teacher:2",
                theirs: "I used to go football but my mate stopped so I stopped. I don’t walk home past the parade any more, they know my face. I make beats on my phone. I’d go somewhere if I knew someone there.",
                agree: Agree.Yes with { WhoElseKnows = "Mr Hale, who teaches him PE" },
                person: "As long as it’s not a group straight away, he says.", family: "Mum works nights and his nan does tea.", around: "Unsafe way home past Millbrook Parade. The library is open till six.")
            .Take("23 Nov 16:30", Nadia)
            .Weigh("23 Nov 16:35", Nadia)
            .Tells("23 Nov 20:31", "This is Dawn, his mum. I work nights so his nan does tea. He talks to her more than me. Ring before 2 please.");
    }
}
