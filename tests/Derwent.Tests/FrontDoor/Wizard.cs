namespace Derwent.Tests.FrontDoor;

/// <summary>Walks the public form as somebody without JavaScript would, up to a page or to the end.</summary>
internal static class Wizard
{
    public static async Task<Seen> UpToCheck(Visitor visitor, string about = "A child or young person", string email = "bell@rivermead.example", string danger = "No") => about switch
    {
        "A family" => await Family(visitor, email),
        "A place" => await Place(visitor, email),
        "Me" => await Me(visitor),
        _ => await YoungPerson(visitor, email, danger),
    };

    public static async Task<Seen> Sent(Visitor visitor, string about = "A child or young person", string email = "bell@rivermead.example", string danger = "No")
    {
        var check = await UpToCheck(visitor, about, email, danger);
        return await check.Form("Send it").Press();
    }

    public static async Task<Seen> Begin(Visitor visitor, string about) =>
        await (await visitor.Open("/refer")).Form().Choose(about).Press("Go on");

    private static async Task<Seen> YoungPerson(Visitor visitor, string email, string danger)
    {
        var page = await Begin(visitor, "A child or young person");
        page = await page.Form().Fill("Input.FirstName", "Theo").Fill("Input.Surname", "Marsh").Fill("Input.BirthDate.Day", "14").Fill("Input.BirthDate.Month", "3")
            .Fill("Input.BirthDate.Year", "2012").Fill("Input.Postcode", "de240zq").Fill("Input.School", "Rivermead Academy").Press("Go on");
        page = await page.Form().Choose(danger).Press("Go on");
        page = await page.Form().Choose("Missing school").Choose("Loves music or art").Choose("Not enough money or food").Fill("EnvironmentNote", "He goes the long way home.").Press("Go on");
        page = await page.Form().Fill("OwnWords", "Eleven late mornings since half-term.").Fill("TheirWords", "I'd go somewhere if I knew someone there.").Press("Go on");
        page = await page.Form().Choose("Input.SubjectKnows=Yes").Choose("Input.SubjectAgrees=Yes").Choose("Input.FamilyKnows=Yes").Press("Go on");
        return await AboutYou(page, "School or college", email);
    }

    private static async Task<Seen> Family(Visitor visitor, string email)
    {
        var page = await Begin(visitor, "A family");
        page = await page.Form().Fill("Input.Surname", "Bartosz").Fill("Input.Members[0].Name", "Jan").Fill("Input.Members[0].Age", "9").Fill("Input.Members[0].Relation", "son")
            .Fill("Input.Members[1].Name", "Piotr").Fill("Input.Members[1].Age", "7").Fill("Input.Postcode", "DE23 8FZ").Press("Go on");
        page = await page.Form().Choose("No").Press("Go on");
        page = await page.Form().Choose("May lose their home").Choose("They talk to each other").Press("Go on");
        page = await page.Form().Fill("OwnWords", "We are sleeping in one room and the boys fight every night.").Press("Go on");
        page = await page.Form().Choose("Input.SubjectKnows=Yes").Choose("Input.SubjectAgrees=No").Choose("I could not ask yet").Press("Go on");
        return await AboutYou(page, "Housing", email);
    }

    private static async Task<Seen> Place(Visitor visitor, string email)
    {
        var page = await Begin(visitor, "A place");
        page = await page.Form().Fill("Input.PlaceName", "Sorrel Street steps").Fill("Input.Where", "Behind the shops on Sorrel Street").Choose("A street or estate")
            .Fill("Input.Times", "Fridays after eight").Fill("Input.ManagedBy", "The council").Press("Go on");
        page = await page.Form().Choose("No").Press("Go on");
        page = await page.Form().Choose("Fights or threats here").Choose("Dark, broken or hidden corners").Press("Go on");
        page = await page.Form().Fill("OwnWords", "Twenty of them most Fridays, and the lights have been out since the clocks changed.").Press("Go on");
        page = await page.Form().Fill("Input.WhoElseKnows", "The council, twice").Press("Go on");
        page = await page.Form().Choose("Neighbour").Choose("I would rather not say").Fill("Input.Email", email).Press("Go on");
        return page;
    }

    private static async Task<Seen> Me(Visitor visitor)
    {
        var page = await Begin(visitor, "Me");
        page = await page.Form().Fill("Input.FirstName", "Callum").Fill("Input.Age", "17").Press("Go on");
        page = await page.Form().Choose("I’m not sure").Press("Go on");
        page = await page.Form().Choose("Work, college or what comes next").Press("Go on");
        page = await page.Form().Press("Go on");
        page = await page.Form().Choose("Input.FamilyKnows=No").Choose("No, please don’t").Fill("Input.SafeContact", "Text, after four.").Press("Go on");
        return await page.Form().Fill("Input.Phone", "07700 900123").Press("Go on");
    }

    private static Task<Seen> AboutYou(Seen page, string relation, string email) =>
        page.Form().Choose(relation).Fill("Input.Name", "Helen Bell").Fill("Input.Organisation", "Rivermead Academy").Fill("Input.Job", "Pastoral lead")
            .Fill("Input.Email", email).Fill("Input.Phone", "01332 000 418").Press("Go on");
}
