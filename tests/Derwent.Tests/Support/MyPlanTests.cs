using System.Net;
using Derwent.Shared.Security;
using Xunit;

namespace Derwent.Tests.Support;

/// <summary>The young person's own page: theirs alone, behind a link and a second thing they know.</summary>
public sealed class MyPlanTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task Without_the_link_there_is_no_plan_for_anybody()
    {
        using var stranger = house.Stranger();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Open("/my-plan")).Status);
        using var partner = await house.SignedIn(Role.StrategicPartner);
        Assert.Equal(HttpStatusCode.NotFound, (await partner.Open("/my-plan")).Status);
    }

    [Fact]
    public async Task The_link_alone_shows_nothing_of_the_plan()
    {
        var sent = await Sent.Make(house, planDoor: true);
        using var visitor = house.Stranger();
        var seen = await visitor.Open(await sent.PlanLink(house));
        Assert.Equal("/my-plan", seen.Path);
        Assert.DoesNotContain("Theo", seen.Html);
        Assert.DoesNotContain("picked for something", seen.Html);
    }

    [Fact]
    public async Task An_offers_link_does_not_open_the_plan()
    {
        var sent = await Sent.Make(house, planDoor: true);
        using var visitor = house.Stranger();
        await visitor.Open(sent.Letter.Link);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Open("/my-plan")).Status);
    }

    [Theory]
    [InlineData("27 March")]
    [InlineData("27/3")]
    [InlineData("27th mar 2012")]
    public async Task The_birthday_opens_it_however_it_is_written(string birthday)
    {
        using var visitor = house.Stranger();
        var plan = await Opened(visitor, birthday);
        Assert.Contains("Hi Theo. This is your plan.", plan.Heading);
        Assert.Contains("I want to be picked for something.", plan.Text);
    }

    [Fact]
    public async Task Five_wrong_answers_shut_the_page_even_for_the_right_one()
    {
        var sent = await Sent.Make(house, planDoor: true);
        using var visitor = house.Stranger();
        var page = await visitor.Open(await sent.PlanLink(house));
        var form = page.Form("Open my page");
        for (var wrong = 0; wrong < 5; wrong++)
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await form.Fill("Answer", "1 January").Press("Open my page")).Status);
        var right = await form.Fill("Answer", "27 March").Press("Open my page");
        Assert.DoesNotContain("This is your plan", right.Text);
        Assert.Contains("Ask your worker for a new link", (await visitor.Open("/my-plan")).Text);
    }

    [Fact]
    public async Task A_yes_is_written_down_as_theirs_and_asked_no_more()
    {
        using var visitor = house.Stranger();
        var plan = await Opened(visitor);
        var after = await plan.Form("Yes, I want this plan").Press("Yes, I want this plan");
        Assert.Contains("You said yes", after.Text);
        Assert.DoesNotContain("Is this plan OK for you?", after.Text);
        Assert.True(await house.Behind<long>("select count(*) from support.agreements where how = 'ByTheirLink' and agrees and is_theirs") >= 1);
    }

    [Fact]
    public async Task This_is_not_what_I_want_goes_to_the_team_and_not_into_the_case()
    {
        using var visitor = house.Stranger();
        var plan = await Opened(visitor);
        var after = await plan.Form("Send it").Choose("Too much").Fill("Say more, if you want", "It is every day.").Press("Send it");
        Assert.Contains("not to the people it may be about", after.Text);
        Assert.Contains("Too much", after.Text);
        Assert.Equal(0L, await house.Behind<long>("select count(*) from support.steps where words like '%It is every day%' or quote like '%It is every day%'"));
    }

    [Fact]
    public async Task An_empty_no_is_asked_about_kindly()
    {
        using var visitor = house.Stranger();
        var again = await (await Opened(visitor)).Form("Send it").Press("Send it");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("Tick what is wrong, or say it in your own words.", again.Text);
    }

    [Fact]
    public async Task Their_words_stand_first_from_then_on()
    {
        using var visitor = house.Stranger();
        var after = await (await Opened(visitor)).Form("Keep these words").Fill("What you want people to know", "Mornings are hard.").Press("Keep these words");
        Assert.Contains("“Mornings are hard.”", after.Document.QuerySelector("figure.voice")!.TextContent);
    }

    private async Task<Seen> Opened(Visitor visitor, string birthday = "27 March")
    {
        var sent = await Sent.Make(house, planDoor: true);
        var page = await visitor.Open(await sent.PlanLink(house));
        return await page.Form("Open my page").Fill("Answer", birthday).Press("Open my page");
    }
}
