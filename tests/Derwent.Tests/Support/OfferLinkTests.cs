using System.Net;
using Derwent.Accounts;
using Derwent.Alliance;
using Derwent.Shared.Security;
using Derwent.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Derwent.Tests.Support;

/// <summary>An offer answered from its letter, without an account: what it shows, who may not, and that it is answered once.</summary>
public sealed class OfferLinkTests(House house) : IClassFixture<House>
{
    private async Task<Sent> AnOffer() => await Sent.Make(house);

    [Fact]
    public async Task Without_the_link_there_is_no_offer()
    {
        using var stranger = house.Stranger();
        var seen = await stranger.Open("/offer");
        Assert.Equal(HttpStatusCode.NotFound, seen.Status);
        Assert.Equal("Open your private link", seen.Heading);
    }

    [Fact]
    public async Task A_signed_in_person_without_the_link_sees_no_offer_here()
    {
        await AnOffer();
        using var partner = await house.SignedIn(Role.StrategicPartner);
        Assert.Equal(HttpStatusCode.NotFound, (await partner.Open("/offer")).Status);
    }

    [Fact]
    public async Task Another_offers_link_shows_only_its_own_offer()
    {
        var one = await AnOffer();
        var other = await AnOffer();
        using var visitor = house.Stranger();
        var seen = await visitor.Open(other.Letter.Link);
        Assert.Contains(other.Service, seen.Text);
        Assert.DoesNotContain(one.Service, seen.Text);
    }

    [Fact]
    public async Task The_letter_and_the_page_hold_no_name()
    {
        var sent = await AnOffer();
        using var visitor = house.Stranger();
        var seen = await visitor.Open(sent.Letter.Link);
        Assert.Equal("/offer", seen.Path);
        Assert.DoesNotContain(sent.Surname, sent.Letter.Subject + sent.Letter.Text + seen.Html);
        Assert.DoesNotContain("/l/", seen.Address.ToString());
    }

    [Fact]
    public async Task Yes_begins_the_circle_and_leaves_a_step()
    {
        var sent = await AnOffer();
        using var visitor = house.Stranger();
        var page = await visitor.Open(sent.Letter.Link);
        var thanks = await page.Form("Say yes").Fill("Your name", "Tom Adeyemi").Press("Say yes");
        Assert.Equal(HttpStatusCode.OK, thanks.Status);
        Assert.Contains("Tom Adeyemi has answered this offer: yes", thanks.Text);
        Assert.Equal(1L, await house.Behind<long>($"select count(*) from access.circle where via_id = '{sent.OfferId}' and began_at is not null"));
        Assert.Equal(1L, await house.Behind<long>($"select count(*) from support.steps where about_id = '{sent.OfferId}' and by_name = 'Tom Adeyemi'"));
        Assert.Equal(1L, await house.Behind<long>($"select count(*) from audit.entries where record_id = '{sent.OfferId}' and act = 'wrote'"));
    }

    [Fact]
    public async Task Answering_twice_says_who_answered_and_changes_nothing()
    {
        var sent = await AnOffer();
        using var first = house.Stranger();
        using var second = house.Stranger();
        var hers = await first.Open(sent.Letter.Link);
        var his = await second.Open(sent.Letter.Link);
        await hers.Form("Say yes").Fill("Your name", "Bea Lund").Press("Say yes");
        var refused = await his.Form("Say no").Fill("Your name", "Tom Adeyemi").Fill("Reason", "Full").Press("Say no");
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("Bea Lund has answered this offer: yes", refused.Text);
        Assert.Equal("Accepted", await house.Behind<string>($"select state from support.offers where id = '{sent.OfferId}'"));
    }

    [Fact]
    public async Task A_double_click_is_one_yes()
    {
        var sent = await AnOffer();
        using var visitor = house.Stranger();
        var form = (await visitor.Open(sent.Letter.Link)).Form("Say yes").Fill("Your name", "Bea Lund");
        await form.Press("Say yes");
        var again = await form.Press("Say yes");
        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.Equal(1L, await house.Behind<long>($"select count(*) from support.steps where about_id = '{sent.OfferId}' and by_name = 'Bea Lund'"));
    }

    [Fact]
    public async Task Two_answers_in_the_same_instant_leave_one()
    {
        var sent = await AnOffer();
        using var first = house.Stranger();
        using var second = house.Stranger();
        var yes = (await first.Open(sent.Letter.Link)).Form("Say yes").Fill("Your name", "Bea Lund");
        var no = (await second.Open(sent.Letter.Link)).Form("Say no").Fill("Your name", "Tom Adeyemi").Fill("Reason", "Full");
        var answers = await Task.WhenAll(yes.Press("Say yes"), no.Press("Say no"));
        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Conflict);
        Assert.Equal(1L, await house.Behind<long>($"select count(*) from support.steps where about_id = '{sent.OfferId}' and by_name in ('Bea Lund', 'Tom Adeyemi')"));
    }

    [Fact]
    public async Task What_is_missing_is_said_and_what_was_typed_stays()
    {
        var sent = await AnOffer();
        using var visitor = house.Stranger();
        var again = await (await visitor.Open(sent.Letter.Link)).Form("Say no").Fill("Words", "Our room is being painted").Press("Say no");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("Tell us your name", again.Text);
        Assert.Contains("Choose why not", again.Text);
        Assert.Contains("Our room is being painted", again.Html);
    }

    [Theory]
    [InlineData("2001-01-01", "That day has passed")]
    [InlineData("2199-01-01", "more than a year away")]
    [InlineData("31/31/31", "must be a real date")]
    [InlineData("", "Say on which day")]
    public async Task A_start_must_be_a_day_to_come(string day, string sentence)
    {
        var sent = await AnOffer();
        using var visitor = house.Stranger();
        var again = await (await visitor.Open(sent.Letter.Link)).Form("Say yes").Fill("Your name", "Bea Lund").Fill("StartsOn", day).Press("Say yes");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains(sentence, again.Text);
    }
}
