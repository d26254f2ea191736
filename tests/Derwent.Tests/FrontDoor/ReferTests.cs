using System.Net;

namespace Derwent.Tests.FrontDoor;

public sealed class ReferTests(House house) : IClassFixture<House>
{
    [Theory]
    [InlineData("/refer/who")]
    [InlineData("/refer/danger")]
    [InlineData("/refer/check")]
    [InlineData("/refer/done")]
    public async Task Pages_WithoutADraft_ShowNobodysAnswersAndBeginAgain(string path)
    {
        using var writer = house.Stranger();
        await Wizard.UpToCheck(writer);
        using var stranger = house.Stranger();
        var seen = await stranger.Open(path);
        Assert.Equal("/refer", seen.Path);
        Assert.DoesNotContain("Theo", seen.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draft_IsReadByNobodyOfTheDesk()
    {
        using var writer = house.Stranger();
        await Wizard.UpToCheck(writer);
        var person = await house.APerson(null, Derwent.Shared.Security.Role.StrategicPartner);
        await house.As(person, async services =>
            Assert.Empty(await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.ToListAsync(
                ((Derwent.FrontDoor.FrontDoorContext)services.GetService(typeof(Derwent.FrontDoor.FrontDoorContext))!).Drafts)));
    }

    [Theory]
    [InlineData("A child or young person", "Theo Marsh")]
    [InlineData("A family", "The Bartosz family")]
    [InlineData("A place", "Sorrel Street steps")]
    [InlineData("Me", "Callum")]
    public async Task Check_ShowsEveryAnswer(string about, string name)
    {
        using var visitor = house.Stranger();
        var check = await Wizard.UpToCheck(visitor, about);
        Assert.Equal("Is this right?", check.Heading);
        Assert.Contains(name, check.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A child or young person")]
    [InlineData("A family")]
    [InlineData("A place")]
    [InlineData("Me")]
    public async Task Send_GivesAReferenceALinkAndDates(string about)
    {
        using var visitor = house.Stranger();
        var done = await Wizard.Sent(visitor, about);
        Assert.Equal("/refer/done", done.Path);
        Assert.Equal("Thank you. We have it.", done.Heading);
        Assert.Matches("[2-9A-Z]{3} [2-9A-Z]{3} [2-9A-Z]{2}", done.Document.QuerySelector(".ref")!.TextContent);
        Assert.Contains("/l/", done.Document.QuerySelector(".link a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains("Tuesday 1 December", done.Text, StringComparison.Ordinal);
        Assert.Contains("Tuesday 8 December", done.Text, StringComparison.Ordinal);
        Assert.Null(done.Document.QuerySelector("title")!.TextContent.Split("Theo").ElementAtOrDefault(1));
    }

    [Fact]
    public async Task Titles_AreNeutral()
    {
        using var visitor = house.Stranger();
        await Wizard.UpToCheck(visitor);
        foreach (var path in Derwent.FrontDoor.Refer.Wizard.Addresses)
            Assert.StartsWith("Step ", (await visitor.Open(path)).Document.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_Twice_IsOneReferral()
    {
        using var visitor = house.Stranger();
        var check = await Wizard.UpToCheck(visitor);
        var before = await house.Behind<long>("select count(*) from front_door.referrals");
        var form = check.Form("Send it");
        var both = await Task.WhenAll(form.Press(), check.Form("Send it").Press());
        Assert.All(both, done => Assert.Equal("/refer/done", done.Path));
        await form.Press();
        Assert.Equal(before + 1, await house.Behind<long>("select count(*) from front_door.referrals"));
    }

    [Fact]
    public async Task Send_EmptiesTheDraft_AndBackShowsTheReceipt()
    {
        using var visitor = house.Stranger();
        await Wizard.Sent(visitor);
        Assert.Equal("/refer/done", (await visitor.Open("/refer/words")).Path);
        Assert.Equal(0, await house.Behind<long>("select count(*) from front_door.drafts where sent_at is not null and answers::text like '%Theo%'"));
    }

    [Fact]
    public async Task Send_WritesALetterWithoutAName()
    {
        using var visitor = house.Stranger();
        await Wizard.Sent(visitor, email: "letter@rivermead.example");
        var letter = (await house.Letters()).Single(letter => letter.To == "letter@rivermead.example");
        Assert.StartsWith("We have it. Your reference is ", letter.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain("Theo", letter.Subject + letter.Text, StringComparison.Ordinal);
        Assert.Contains("Wednesday 25 November, 5pm", letter.Text, StringComparison.Ordinal);
        Assert.Equal("/my-referral", (await visitor.Open(letter.Link)).Path);
    }

    [Fact]
    public async Task Again_BeginsAnEmptyForm()
    {
        using var visitor = house.Stranger();
        var done = await Wizard.Sent(visitor);
        var start = await done.Form("Tell us about somebody else").Press();
        Assert.Equal("/refer", start.Path);
        Assert.Equal("/refer", (await visitor.Open("/refer/done")).Path);
    }

    [Fact]
    public async Task Skipping_LeadsBackToTheFirstOpenQuestion()
    {
        using var visitor = house.Stranger();
        await Wizard.Begin(visitor, "A family");
        Assert.Equal("/refer/who", (await visitor.Open("/refer/you")).Path);
    }

    [Fact]
    public async Task Change_FromTheCheckPage_ComesBackToIt()
    {
        using var visitor = house.Stranger();
        await Wizard.UpToCheck(visitor);
        var words = await visitor.Open("/refer/words?change=1");
        var check = await words.Form().Fill("OwnWords", "Twelve now.").Press("Go on");
        Assert.Equal("/refer/check", check.Path);
        Assert.Contains("Twelve now.", check.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draft_OpensAgainInTheSameBrowser()
    {
        using var visitor = house.Stranger();
        await Wizard.UpToCheck(visitor);
        using var window = visitor.Again();
        Assert.Contains("Eleven late mornings", (await window.Open("/refer/words")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExpiredLink_BeginsAgain()
    {
        using var visitor = house.Stranger();
        await Wizard.UpToCheck(visitor);
        await house.Behind<object>($"set role derwent_access; update access.sessions set expires_at = now() - interval '1 minute' where token_hash = sha256('{visitor.CookieValue("derwent-draft")}')");
        var seen = await visitor.Open("/refer/words");
        Assert.Equal("/refer", seen.Path);
        Assert.Contains("kept for 14 days", seen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Danger_ShowsTheNumbersAndStillSaves_AndTellsTheTeam()
    {
        using var visitor = house.Stranger();
        await Wizard.Begin(visitor, "Me");
        var page = await (await visitor.Open("/refer/who")).Form().Fill("Input.FirstName", "Ines").Fill("Input.Age", "14").Press("Go on");
        Assert.Contains("Stop here and ring now", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await page.Form().Choose("InDanger=yes").Press("Go on")).Status);
        Assert.Equal("/refer/worries", (await visitor.Open("/refer/worries")).Path);
    }

    [Fact]
    public async Task ANameThatIsMarked_IsInNoLogLine()
    {
        using var visitor = house.Stranger();
        await Wizard.Begin(visitor, "A child or young person");
        await (await visitor.Open("/refer/who")).Form().Fill("Input.FirstName", "Zebedee-Marked").Fill("Input.Age", "400").Press("Go on");
        var page = await (await visitor.Open("/refer/who")).Form().Fill("Input.FirstName", "Zebedee-Marked").Fill("Input.Age", "12").Press("Go on");
        Assert.Equal("/refer/danger", page.Path);
        Assert.DoesNotContain(house.Log.Lines, line => line.Contains("Zebedee", StringComparison.OrdinalIgnoreCase));
    }
}
