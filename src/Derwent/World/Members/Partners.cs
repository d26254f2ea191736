using Derwent.Alliance;

namespace Derwent.World;

/// <summary>The nine strategic partners, by their public names. What they offer and who works there is invented for the demo.</summary>
internal static class Partners
{
    public static IReadOnlyList<OrganisationSaid> All { get; } =
    [
        new("community-action", "Community Action Derby", Tier.LeadBody,
            """
            We bring the city's charities, clubs and good neighbours round one table, and we lead the youth alliance. The front door is here: six days a week somebody reads what comes in.

            We also sit down with families over bills, benefits and letters nobody wants to open.
            """),
        new("children-first", "Children First Derby", Tier.StrategicPartner,
            """
            We work with whole families, at the kitchen table or on a walk round the park. Rows, new babies, worn-out parents, children who look after everybody else: we have time for all of it.

            Our workers speak Urdu, Punjabi, Polish and Romanian.
            """),
        new("county-trust", "Derby County Community Trust", Tier.StrategicPartner,
            """
            Football opens the door. Behind it are mentors, coaches and a quiet hour with homework.

            You don't have to be any good at football. Plenty of us are not.
            """),
        new("derby-theatre", "Derby Theatre", Tier.StrategicPartner,
            """
            A real theatre in the middle of the city with paint, lights, sound and a stage. Young people build, rig, write and perform here all year.

            Nobody has to act. Somebody has to work the smoke machine.
            """),
        new("safe-and-sound", "Safe and Sound", Tier.StrategicPartner,
            """
            One worker, just for you, if someone is hurting you, using you or making you do things. We go at your speed, we meet where you feel safe, and we stay.

            We work with parents too, and with schools that want to notice sooner.
            """),
        new("sporting-communities", "Sporting Communities", Tier.StrategicPartner,
            """
            Sport, food and youth workers on estates where there was nothing on. We turn up in all weather, and we keep turning up.

            On Friday nights our detached team walks where young people are.
            """),
        new("baby-people", "Baby People", Tier.StrategicPartner,
            """
            Beats, bars, mics and screens. Our artists started where you are, and they would have liked a studio with the heating on.

            Some people come for ten years. Some come once and sleep on the sofa. Both are fine.
            """),
        new("community-one", "Community One", Tier.StrategicPartner,
            """
            Warm rooms in Normanton with the kettle on, run by people from round the corner. Young people, parents, grandparents, everybody in one building.

            We know the shops, the mosque, the gurdwara, the church and the bus driver.
            """),
        new("ymca", "YMCA Derbyshire", Tier.StrategicPartner,
            """
            A room of your own, and somebody down the corridor. We house young people who can't be at home, and we teach the things nobody taught you: cooking, bills, sleeping when it is quiet.

            There is a calm place for weekend nights as well.
            """),
    ];
}
