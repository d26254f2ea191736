using Derwent.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Derwent.Tests.Support;

/// <summary>What happens by the clock while nobody answers. A house of its own: these tests move the time.</summary>
public sealed class OfferClockTests : IAsyncLifetime
{
    private readonly House house = new();

    public ValueTask InitializeAsync() => house.InitializeAsync();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return house.DisposeAsync();
    }

    [Fact]
    public async Task After_one_working_day_one_reminder_goes_out_and_its_link_opens_the_offer()
    {
        var sent = await Sent.Make(house);
        house.Clock.Advance(TimeSpan.FromHours(23));
        await house.RunJobs();
        Assert.Single(await house.Letters(), letter => letter.To == sent.Letter.To);
        house.Clock.Advance(TimeSpan.FromHours(2));
        await house.RunJobs();
        await house.RunJobs();
        var letters = (await house.Letters()).Where(letter => letter.To == sent.Letter.To).ToList();
        Assert.Equal(2, letters.Count);
        using var visitor = house.Stranger();
        Assert.Equal("/offer", (await visitor.Open(letters[1].Link)).Path);
    }

    [Fact]
    public async Task After_two_working_days_it_is_back_with_the_team_and_cannot_be_answered()
    {
        var sent = await Sent.Make(house);
        using var visitor = house.Stranger();
        var page = await visitor.Open(sent.Letter.Link);
        house.Clock.Advance(TimeSpan.FromHours(49));
        await house.RunJobs();
        Assert.Equal("CameBack", await house.Behind<string>($"select state from support.offers where id = '{sent.OfferId}'"));
        Assert.Contains(await house.Letters(), letter => letter.To == sent.Partner.Email && letter.Subject == "An offer came back without an answer");
        Assert.Equal(0L, await house.Behind<long>($"select count(*) from access.circle where via_id = '{sent.OfferId}' and ended_at is null"));
        var late = await page.Form("Say yes").Fill("Your name", "Bea Lund").Fill("StartsOn", "2026-12-02").Press("Say yes");
        Assert.Equal(System.Net.HttpStatusCode.Conflict, late.Status);
        Assert.Contains("went back to the partnership team", late.Text);
    }

    [Fact]
    public async Task An_answered_offer_is_neither_chased_nor_taken_back()
    {
        var sent = await Sent.Make(house);
        using var visitor = house.Stranger();
        await (await visitor.Open(sent.Letter.Link)).Form("Say yes").Fill("Your name", "Bea Lund").Press("Say yes");
        house.Clock.Advance(TimeSpan.FromDays(4));
        await house.RunJobs();
        Assert.Single(await house.Letters(), letter => letter.To == sent.Letter.To);
        Assert.Equal("Accepted", await house.Behind<string>($"select state from support.offers where id = '{sent.OfferId}'"));
    }
}
