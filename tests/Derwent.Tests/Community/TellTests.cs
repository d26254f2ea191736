using System.Net;
using Derwent.Shared.Security;
using Derwent.Tests.Newsletters;
using Derwent.Tests.Site;
using Derwent.Tests.WhatsOn;
using Xunit;

namespace Derwent.Tests.Community;

/// <summary>One place makes a post, a newsletter's block and a poster of an event or a story, and sends nothing.</summary>
public sealed class TellTests(CommunityHouse house) : IClassFixture<CommunityHouse>
{
    [Theory]
    [InlineData(Role.OrganisationManager)]
    [InlineData(Role.Practitioner)]
    [InlineData(Role.StrategicPartner)]
    [InlineData(Role.DataProtectionLead)]
    public async Task It_is_nobody_elses_page(string role)
    {
        var one = await house.AnEvent(house.Club, SomeEvent.Once("Not for " + role));
        using var somebody = await house.SignedIn(await house.APerson(house.Club.Id, role));
        Assert.Equal(HttpStatusCode.NotFound, (await somebody.Open($"/desk/community/tell/event/{one.Id}")).Status);
        Assert.DoesNotContain("/desk/community/tell", (await somebody.Open($"/desk/whats-on/{one.Id}")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_becomes_a_draft_post_a_block_in_the_letter_and_a_poster_and_nothing_goes_out()
    {
        var one = await house.AnEvent(house.Club, SomeEvent.Once("Open decks"));
        var list = await house.AList("Tell");
        await house.Readers(list, 1);
        using var ruth = await house.SignedIn(house.Ruth);
        var letter = await ruth.Begins(list);
        var (posts, letters) = (await Posts(), (await house.Letters()).Count);

        var page = await ruth.Open((await ruth.Open($"/desk/whats-on/{one.Id}")).Document.QuerySelector("a[href^='/desk/community/tell']")!.GetAttribute("href")!);
        page = await page.Form("Make them").Fill("Letter", letter.Path.Split('/')[^1]).Press();

        Assert.Contains("Made: a draft of a post and a block in the letter", page.Text, StringComparison.Ordinal);
        var post = await ruth.Open(page.Document.QuerySelector("[aria-labelledby=there] a[href^='/desk/community/posts']")!.GetAttribute("href")!);
        Assert.Equal("Open decks", post.Heading);
        Assert.Contains("Draft", post.Text, StringComparison.Ordinal);
        var preview = post.Document.QuerySelector("#preview")!;
        Assert.Contains("Saturday 5 December, 10am to 12 noon", preview.TextContent, StringComparison.Ordinal);
        Assert.Equal($"/whats-on/{one.Slug}", preview.QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains("Open decks", (await ruth.Open(letter.Path)).Document.QuerySelector(".letter-blocks")!.TextContent, StringComparison.Ordinal);
        var poster = await ruth.Open(page.Document.QuerySelector("a[href$='/poster']")!.GetAttribute("href")!);
        Assert.Contains("Saturday 5 December, 10am to 12 noon", poster.Text, StringComparison.Ordinal);
        Assert.NotNull(poster.Document.QuerySelector(".poster svg.qr, .poster .qr svg"));
        using var anybody = house.Stranger();
        Assert.DoesNotContain("Open decks", (await anybody.Open("/news")).Text, StringComparison.Ordinal);
        Assert.Equal(letters, (await house.Letters()).Count);
        Assert.Equal(posts + 1, await Posts());
        Assert.Equal("Draft", await house.Behind<string>($"select state from newsletters.issues where id = '{letter.Path.Split('/')[^1]}'"));
    }

    [Fact]
    public async Task Pressing_twice_puts_one_block_into_the_letter()
    {
        var one = await house.AnEvent(house.Club, SomeEvent.Once("Twice"));
        var list = await house.AList("Twice");
        using var ruth = await house.SignedIn(house.Ruth);
        var page = await ruth.Open($"/desk/community/tell/event/{one.Id}");
        page = await page.Form("Make them").Untick("WithPost").Fill("Letter", "new:" + list.Id).Press();
        Assert.Contains("Made: a new letter with it", page.Text, StringComparison.Ordinal);
        var draft = page.Document.QuerySelector("[aria-labelledby=there] a[href^='/desk/newsletters']")!.GetAttribute("href")!;

        await page.Form("Make them").Fill("Letter", draft.Split('/')[^1]).Press();

        Assert.Single((await ruth.Open(draft)).Document.QuerySelectorAll(".letter-blocks a"), link => link.TextContent.StartsWith("Event", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_presses_at_the_same_instant_make_one_draft_and_one_letter_and_the_second_says_so()
    {
        var one = await house.AnEvent(house.Club, SomeEvent.Once("Twice at once"));
        var list = await house.AList("Twice at once");
        using var ruth = await house.SignedIn(house.Ruth);
        var form = (await ruth.Open($"/desk/community/tell/event/{one.Id}")).Form("Make them").Fill("Letter", "new:" + list.Id);

        var pressed = await Task.WhenAll(form.Press(), form.Press(), form.Press());

        Assert.Equal(1L, await house.Behind<long>($"select count(*) from site.posts where about_id = '{one.Id}'"));
        Assert.Equal(1L, await house.Behind<long>($"select count(*) from newsletters.issues where list_id = '{list.Id}'"));
        Assert.Single(pressed, page => page.Status == HttpStatusCode.OK);
        Assert.All(pressed.Where(page => page.Status != HttpStatusCode.OK), page =>
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
            Assert.Contains("Something was made of it since you opened this page", page.Text, StringComparison.Ordinal);
            Assert.Equal("new:" + list.Id, page.Document.QuerySelector("[name=Letter] option[selected]")!.GetAttribute("value"));
        });
        // Whoever wants one more presses again.
        Assert.Contains("Made: a draft of a post", (await pressed.First(page => page.Status != HttpStatusCode.OK).Form("Make them").Fill("Letter", "").Press()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_celebration_goes_into_a_letter_and_is_a_post_already()
    {
        var story = await house.AStory("Dina built a radio", "I can hear Rome.");
        var list = await house.AList("Celebrate");
        using var ruth = await house.SignedIn(house.Ruth);
        var page = await ruth.Open($"/desk/community/tell/post/{story.Id}");
        Assert.Contains("cannot be called back", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("[name=WithPost]"));

        page = await page.Form("Put it in").Fill("Letter", "new:" + list.Id).Press();

        var letter = await ruth.Open(page.Document.QuerySelector("[aria-labelledby=there] a[href^='/desk/newsletters']")!.GetAttribute("href")! + "/preview");
        Assert.Contains("“I can hear Rome.”", letter.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_made_of_a_cancelled_event_of_nothing_and_of_what_is_not_public()
    {
        var one = await house.AnEvent(house.Club, SomeEvent.Once("Gone"));
        await house.AList("Nothing");
        using var ruth = await house.SignedIn(house.Ruth);
        var page = await ruth.Open($"/desk/community/tell/event/{one.Id}");
        var nothing = await page.Form("Make them").Untick("WithPost").Fill("Letter", "").Press();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nothing.Status);
        Assert.Contains("there is nothing to make", nothing.Text, StringComparison.Ordinal);
        await house.Cancel(one);

        var refused = await page.Form("Make them").Press();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("“Gone” is cancelled", refused.Text, StringComparison.Ordinal);
        var draft = await house.AnEvent(house.Club, SomeEvent.Once("Not public"), published: false);
        foreach (var path in new[] { $"event/{draft.Id}", $"event/{Guid.CreateVersion7()}", $"post/{one.Id}", $"song/{one.Id}" }) Assert.Equal(HttpStatusCode.NotFound, (await ruth.Open("/desk/community/tell/" + path)).Status);
    }

    [Fact]
    public async Task A_letter_that_went_out_meanwhile_and_no_letter_at_all_are_said()
    {
        var story = await house.AStory("Ola sang", "Nobody coughed.");
        var list = await house.AList("Went out");
        await house.Readers(list, 1);
        var draft = await house.ALetter(list, "Still a draft", "Event", (await house.AnEvent(house.Club, SomeEvent.Once("In the letter"))).Id);
        using var ruth = await house.SignedIn(house.Ruth);
        var page = await ruth.Open($"/desk/community/tell/post/{story.Id}");
        await page.Form("Put it in").Fill("Letter", "").PressInVain("Choose the letter that it goes into.");
        var form = page.Form("Put it in").Fill("Letter", draft.Id.ToString());
        Assert.Equal(HttpStatusCode.OK, (await (await ruth.Open($"/desk/newsletters/{draft.Id}/send")).Form("Send it").Press()).Status);

        var late = await form.Press();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.Contains("This letter is no draft any more. Choose another.", late.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_poster_of_a_series_says_its_next_dates_and_one_of_a_draft_is_not_there()
    {
        var series = await house.AnEvent(house.Club, SomeEvent.Weekly("Beats every Tuesday"));
        using var anybody = house.Stranger();
        var poster = await anybody.Open($"/whats-on/{series.Slug}/poster");
        Assert.Contains("Tuesday 1 December, 4pm to 6pm", poster.Text, StringComparison.Ordinal);
        Assert.Contains("And more dates on our site.", poster.Text, StringComparison.Ordinal);
        await house.Cancel(series);
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.Open($"/whats-on/{series.Slug}/poster?again")).Status);
    }

    private Task<long> Posts() => house.Behind<long>("select count(*) from site.posts");
}
