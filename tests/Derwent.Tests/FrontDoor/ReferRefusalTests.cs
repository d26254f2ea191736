using System.Net;

namespace Derwent.Tests.FrontDoor;

public sealed class ReferRefusalTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task Start_WithoutAChoice_Asks() => await Refused("/refer", null, [], "Choose who it is about.");

    [Fact]
    public async Task Who_WithoutANameOrAge_KeepsWhatWasTyped()
    {
        var seen = await Refused("/refer/who", "A child or young person", [("Input.School", "Rivermead Academy")], "Tell us a first name", "roughly how old they are.");
        Assert.Contains("value=\"Rivermead Academy\"", seen.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("31", "2", "2012", "must be a real date")]
    [InlineData("14", "", "2012", "needs a day, a month and a year")]
    [InlineData("14", "3", "2031", "must be in the past")]
    [InlineData("14", "3", "1971", "up to the age of 25")]
    public async Task Who_WithAnImpossibleBirthday_SaysWhatIsWrong(string day, string month, string year, string sentence)
    {
        var seen = await Refused("/refer/who", "A child or young person",
            [("Input.FirstName", "Theo"), ("Input.BirthDate.Day", day), ("Input.BirthDate.Month", month), ("Input.BirthDate.Year", year)], sentence);
        Assert.Contains($"value=\"{year}\"", seen.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Input.Postcode", "nowhere at all", "A postcode looks like DE24 0ZQ")]
    [InlineData("Input.Phone", "ring me", "9 to 15 digits")]
    [InlineData("Input.Age", "twelve", "The age is not something we can read")]
    [InlineData("Input.Age", "-3", "up to the age of 25")]
    [InlineData("Input.Age", "99999999999", "The age is not something we can read")]
    public async Task Who_WithAFieldThatCannotBeRead_SaysSoBesideIt(string field, string typed, string sentence)
    {
        var seen = await Refused("/refer/who", "A child or young person", [("Input.FirstName", "Theo"), ("Input.Age", "14"), (field, typed)], sentence);
        Assert.Contains($"value=\"{typed}\"", seen.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_WithTooLongAName_IsRefusedNotCut() =>
        await Refused("/refer/who", "A child or young person", [("Input.FirstName", new string('a', 5000)), ("Input.Age", "14")], "up to 80 letters");

    [Fact]
    public async Task Who_OfAFamily_NeedsAName() => await Refused("/refer/who", "A family", [("Input.Postcode", "DE1")], "Tell us the family’s name");

    [Fact]
    public async Task Who_OfAPlace_NeedsNameWhereAndKind() =>
        await Refused("/refer/who", "A place", [("Input.Times", "Fridays")], "what people call this place", "Tell us where it is", "what kind of place");

    [Fact]
    public async Task Danger_WithoutAnAnswer_Asks() => await Refused("/refer/danger", "Me", [], "Choose one, please.");

    [Fact]
    public async Task Worries_WithNothing_AsksForOne_AndKeepsTheStrengths()
    {
        var seen = await Refused("/refer/worries", "A child or young person", [("Picks", "music")], "Choose at least one worry");
        Assert.NotNull(seen.Document.QuerySelector("input[value=music][checked]"));
        Assert.Equal("#Picks", seen.Document.QuerySelector(".summary-errors a")!.GetAttribute("href"));
        Assert.NotNull(seen.Document.QuerySelector("#Picks"));
    }

    [Fact]
    public async Task Worries_ThatDoNotExist_AreLeftOut() => await Refused("/refer/worries", "Me", [("Picks", "<script>"), ("Picks", "place-drugs")], "Choose at least one thing");

    [Fact]
    public async Task Words_AreNeeded_UnlessItIsAboutMe() => await Refused("/refer/words", "A child or young person", [], "One sentence is enough.");

    [Fact]
    public async Task Agreement_WithoutAYes_NeedsAReason() => await Refused("/refer/agreement", "A child or young person",
        [("Input.SubjectKnows", "No"), ("Input.SubjectAgrees", "No"), ("Input.FamilyKnows", "No")], "Choose why we should go on without a yes.");

    [Fact]
    public async Task Agreement_AtRisk_NeedsWords() => await Refused("/refer/agreement", "A child or young person",
        [("Input.SubjectKnows", "No"), ("Input.SubjectAgrees", "No"), ("Input.FamilyKnows", "No"), ("Input.Basis", "RiskOfHarm")], "Tell us a little more about why");

    [Theory]
    [InlineData("Input.Basis", "Agreed")]
    [InlineData("Input.SubjectKnows", "77")]
    [InlineData("Input.SubjectKnows", "perhaps")]
    public async Task Agreement_WithMadeUpValues_IsRefused(string field, string value) => await Refused("/refer/agreement", "A child or young person",
        [("Input.SubjectKnows", "No"), ("Input.SubjectAgrees", "No"), ("Input.FamilyKnows", "No"), (field, value)], ".");

    [Fact]
    public async Task You_AtWork_NeedNamePlaceAndAWayToAsk() =>
        await Refused("/refer/you", "A child or young person", [("Input.CameFrom", "School")], "Tell us your name", "Tell us where you work.", "phone number or an e-mail address");

    [Fact]
    public async Task You_WithAnEmailThatCannotBe_SaysSo() => await Refused("/refer/you", "A child or young person",
        [("Input.CameFrom", "Parent"), ("Input.Name", "Dawn"), ("Input.Email", "dawn at home")], "An e-mail address looks like");

    [Theory]
    [InlineData("/refer/agreement", "Me", "does anybody at home know?", "may we talk with them?")]
    [InlineData("/refer/agreement", "A child or young person", "does Theo know?", "does Theo agree?", "does a parent or carer know?")]
    [InlineData("/refer/who", "Me", "Tell us what to call you.", "Tell us your birthday or how old you are.")]
    [InlineData("/refer/you", "A child or young person", "Choose how you know about this.", "Tell us your name, or tick the box beneath.")]
    public async Task APageLeftEmpty_AsksForEachThingThatItNeeds(string path, string about, params string[] sentences) => await Refused(path, about, [], sentences);

    [Fact]
    public async Task Who_OfAFamily_SaysBesideEachPersonWhatIsWrong() => await Refused("/refer/who", "A family",
        [("Input.Surname", "Bartosz"), ("Input.Members[0].Age", "130"), ("Input.Members[1].Name", "Jan")], "An age is between 0 and 120.", "Tell us a first name for this person.");

    [Fact]
    public async Task Who_OfAFamily_HasUpToTwelvePeople() => await Refused("/refer/who", "A family",
        [.. Enumerable.Range(0, 13).Select(number => ($"Input.Members[{number}].Name", $"Child {number}"))], "Tell us about up to twelve people.");

    [Fact]
    public async Task Worries_MoreThanThePageHas_AreRefused() => await Refused("/refer/worries", "A child or young person",
        [.. Enumerable.Range(0, 201).Select(number => ("Picks", $"pick-{number}"))], "That is more than this page asks. Please choose again.");

    [Fact]
    public async Task You_WithAPhoneThatCannotBe_SaysSo() => await Refused("/refer/you", "A child or young person",
        [("Input.CameFrom", "Parent"), ("Input.Name", "Dawn"), ("Input.Phone", "ring me")], "A phone number has 9 to 15 digits. Please check it.");

    [Fact]
    public async Task StrangeCharacters_AreTakenInAndDoNoHarm()
    {
        using var visitor = house.Stranger();
        await Wizard.Begin(visitor, "A child or young person");
        var page = await (await visitor.Open("/refer/who")).Form().Fill("Input.FirstName", "Thé\u0007o \u202E<b>").Fill("Input.Age", "14").Press("Go on");
        Assert.Equal("/refer/danger", page.Path);
    }

    [Fact]
    public async Task AFormThatCannotBeRead_IsAnsweredKindly()
    {
        using var visitor = house.Stranger();
        var page = await Wizard.Begin(visitor, "A child or young person");
        var seen = await page.Form().Fill("Input.FirstName", "Th\0eo").Fill("Input.Age", "14").Press("Go on");
        Assert.Equal(HttpStatusCode.BadRequest, seen.Status);
        Assert.Equal("We could not read that", seen.Heading);
    }

    /// <summary>Fills the form up to the page, posts these fields, and expects 422 with the sentences in the summary and on the page.</summary>
    private async Task<Seen> Refused(string path, string? about, (string Name, string Value)[] fields, params string[] sentences)
    {
        using var visitor = house.Stranger();
        if (about is not null) await Wizard.UpToCheck(visitor, about);
        var page = await visitor.Open(path);
        Assert.Equal(path, page.Path);
        var token = page.Form().Fields.Single(field => field.Key == "__RequestVerificationToken");
        var seen = await visitor.Post(path, [token, .. fields.GroupBy(f => f.Name == "Picks" ? f : (f.Name, "")).Select(g => new KeyValuePair<string, string>(g.Key.Name, g.Last().Value))]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        var summary = seen.Document.QuerySelector(".summary-errors")?.TextContent ?? "";
        foreach (var sentence in sentences) Assert.Contains(sentence, summary, StringComparison.Ordinal);
        foreach (var link in seen.Document.QuerySelectorAll(".summary-errors a"))
            Assert.True(seen.Document.QuerySelector(link.GetAttribute("href")!) is not null, $"{link.GetAttribute("href")} leads nowhere on {path}.");
        return seen;
    }
}
