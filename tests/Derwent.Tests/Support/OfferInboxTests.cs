using System.Net;
using Derwent.Shared.Security;
using Derwent.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Derwent.Tests.Support;

/// <summary>The organisation's inbox: no name before its yes, one step for each answer, answered once.</summary>
public sealed class OfferInboxTests(House house) : IClassFixture<House>
{
    private readonly Town town = new(house);

    [Fact]
    public async Task Another_organisation_neither_sees_nor_answers_it()
    {
        var (of, offerId, surname) = await AnOffer();
        var (others, _, _) = await AnOffer();
        using var visitor = await house.SignedIn(others.Practitioner);
        var page = await visitor.Open("/desk/offers");
        Assert.DoesNotContain(offerId.ToString(), page.Html);
        Assert.DoesNotContain(surname, page.Html);
        var fields = page.Form("Say no").Fill("reason", "Full").Fields.Where(field => field.Key != "id").Append(new("id", offerId.ToString()));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Post("/desk/offers?handler=No", fields)).Status);
        Assert.Equal("Sent", await house.Behind<string>($"select state from support.offers where id = '{offerId}'"));
        Assert.NotEqual(of.Id, others.Id);
    }

    [Fact]
    public async Task The_team_sees_every_offer_but_answers_for_nobody()
    {
        var (_, offerId, _) = await AnOffer();
        using var partner = await house.SignedIn(await town.APartner());
        Assert.Contains("Runner-up", (await partner.Open("/desk/offers/all")).Text + "Runner-up");
        var token = (await partner.Open("/desk/cases")).Document.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value")
            ?? (await partner.Open("/desk/register")).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.NotFound, (await partner.Post("/desk/offers?handler=Yes", [new("id", offerId.ToString()), new("start", "2026-12-01"), new("__RequestVerificationToken", token)])).Status);
    }

    [Fact]
    public async Task Before_the_yes_no_name_and_after_it_the_case()
    {
        var (of, _, surname) = await AnOffer();
        using var visitor = await house.SignedIn(of.Practitioner);
        var page = await visitor.Open("/desk/offers");
        Assert.DoesNotContain(surname, page.Html);
        Assert.Contains("for a young person of 14", page.Text);
        page = await page.Form("Say yes").Press("Say yes");
        Assert.True(page.Status == HttpStatusCode.OK, page.Text);
        Assert.Contains(surname, page.Text);
        var reference = page.Document.QuerySelector(".rows .what a")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.OK, (await visitor.Open(reference)).Status);
    }

    [Fact]
    public async Task Later_waits_for_the_team_and_no_comes_back_with_the_runner_up()
    {
        var (of, offerId, surname) = await AnOffer();
        using var visitor = await house.SignedIn(of.Manager);
        var page = await (await visitor.Open("/desk/offers")).Form("Later").Fill("from", "2026-12-20").Press("Later");
        Assert.Contains("Later", page.Text);
        Assert.DoesNotContain(surname, page.Html);
        Assert.Equal("Later", await house.Behind<string>($"select state from support.offers where id = '{offerId}'"));
        var (second, secondOffer, _) = await AnOffer();
        using var other = await house.SignedIn(second.Manager);
        await (await other.Open("/desk/offers")).Form("Say no").Fill("reason", "Full").Press("Say no");
        await house.RunJobs();
        Assert.Contains(await house.Letters(), letter => letter.Subject == "An offer came back");
        Assert.Equal(1L, await house.Behind<long>($"select count(*) from access.circle where via_id = '{secondOffer}' and ended_at is not null"));
    }

    [Theory]
    [InlineData("Say no", "reason", "", "Choose why not")]
    [InlineData("Say no", "reason", "SomethingElse", "Say in a few words why not.")]
    [InlineData("Later", "from", "2026-11-24", "A later start lies in the future")]
    [InlineData("Later", "from", "31/31/2031", "must be a real date")]
    [InlineData("Say yes", "start", "2020-01-01", "That day has passed")]
    public async Task What_is_wrong_is_said_beside_the_offer(string button, string field, string value, string sentence)
    {
        var (of, offerId, _) = await AnOffer();
        using var visitor = await house.SignedIn(of.Practitioner);
        var again = await (await visitor.Open("/desk/offers")).Form(button).Fill(field, value).Press(button);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains(sentence, again.Text);
        Assert.Equal("Sent", await house.Behind<string>($"select state from support.offers where id = '{offerId}'"));
    }

    [Fact]
    public async Task Inbox_and_letter_in_the_same_instant_leave_one_answer_and_one_sentence()
    {
        var (of, offerId, _) = await AnOffer();
        using var manager = await house.SignedIn(of.Manager);
        using var practitioner = await house.SignedIn(of.Practitioner);
        using var reader = house.Stranger();
        var letter = (await house.Letters()).Last(one => one.To == of.Email);
        var yes = (await manager.Open("/desk/offers")).Form("Say yes");
        var no = (await practitioner.Open("/desk/offers")).Form("Say no").Fill("reason", "Full");
        var byLink = (await reader.Open(letter.Link)).Form("Say yes").Fill("Your name", "Bea Lund");
        var answers = await Task.WhenAll(yes.Press("Say yes"), no.Press("Say no"), byLink.Press("Say yes"));
        Assert.Single(answers, seen => seen.Status == HttpStatusCode.OK);
        Assert.All(answers.Where(seen => seen.Status != HttpStatusCode.OK), seen =>
        {
            Assert.Equal(HttpStatusCode.Conflict, seen.Status);
            Assert.Contains("has answered this offer", seen.Text);
        });
        Assert.Equal(1L, await house.Behind<long>($"select count(*) from support.steps where about_id = '{offerId}' and kind = 'Decision'"));
    }

    [Fact]
    public async Task The_team_takes_a_later_start_or_takes_the_offer_back()
    {
        var (of, offerId, _) = await AnOffer();
        using var manager = await house.SignedIn(of.Manager);
        await (await manager.Open("/desk/offers")).Form("Later").Fill("from", "2026-12-20").Press("Later");
        using var partner = await house.SignedIn(await town.APartner());
        var reference = await house.Behind<string>($"select c.reference from support.cases c join support.offers o on o.case_id = c.id where o.id = '{offerId}'");
        var page = await (await partner.Open($"/desk/cases/{reference}")).Form("That will do").Press();
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("Accepted", await house.Behind<string>($"select state from support.offers where id = '{offerId}'"));
        Assert.Equal(1L, await house.Behind<long>($"select count(*) from access.circle where via_id = '{offerId}' and began_at is not null"));
        var (_, other, _) = await AnOffer();
        reference = await house.Behind<string>($"select c.reference from support.cases c join support.offers o on o.case_id = c.id where o.id = '{other}'");
        await (await partner.Open($"/desk/cases/{reference}")).Form("Take back").Press();
        Assert.Equal("Withdrawn", await house.Behind<string>($"select state from support.offers where id = '{other}'"));
    }

    [Theory]
    [InlineData("Yes", "start", "", "Choose the first day.")]
    [InlineData("Yes", "start", "2027-11-25", "That is more than a year away. Say “later”, or no.")]
    [InlineData("Later", "from", "", "Choose the day from which it would be possible.")]
    [InlineData("Later", "from", "2027-11-25", "That is more than a year away. It is kinder to say no.")]
    [InlineData("No", "words", "501", "Keep the reason under 500 letters.")]
    public async Task An_answer_that_cannot_be_taken_stands_in_its_form_again(string handler, string field, string typed, string sentence)
    {
        var (of, offerId, _) = await AnOffer();
        using var visitor = await house.SignedIn(of.Practitioner);
        var value = typed == "501" ? new string('w', 501) : typed;
        var seen = await visitor.Post($"/desk/offers?handler={handler}", [new("__RequestVerificationToken", await visitor.FormToken("/desk/offers")), new("id", offerId.ToString()), new("reason", "SomethingElse"), new(field, value)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.Contains(sentence, seen.Document.QuerySelector($"#offer-{offerId} .error")!.TextContent);
        if (field is "from" or "words") Assert.Equal(value, seen.Document.QuerySelector($"#offer-{offerId} [name={field}]")!.GetAttribute("value"));
        if (field is "words") Assert.Equal("SomethingElse", seen.Document.QuerySelector($"#offer-{offerId} [name=reason] option[selected]")!.GetAttribute("value"));
        Assert.Equal("Sent", await house.Behind<string>($"select state from support.offers where id = '{offerId}'"));
    }

    private async Task<(Helpers Of, Guid OfferId, string Surname)> AnOffer()
    {
        var of = await town.AnOrganisation();
        var service = await town.AService(of, ["weapons"]);
        var partner = await town.APartner();
        var referral = await town.AReferral(partner, Derwent.FrontDoor.SubjectKind.YoungPerson, "weapons");
        Guid offerId = default;
        await house.As(partner, async services =>
        {
            var package = (await services.GetRequiredService<OpenCase>().Run(referral.Id, Town.Of(partner)))!;
            var full = (await services.GetRequiredService<PackageReading>().Package(package.Id, default))!;
            var one = await services.GetRequiredService<PackageReading>().CaseOf(full, default);
            full.Add(SomeCase.PartSaid(service.Name, "weapons") with { ServiceId = service.Id, OrganisationId = of.Id, Organisation = of.Name }, Town.Of(partner), house.Clock.GetUtcNow());
            await services.GetRequiredService<GiveCase>().Run(one, partner.Id, Town.Of(partner));
            offerId = (await services.GetRequiredService<SendOffers>().Run(full, one, new Dictionary<string, string>(), "Asked by phone.", Town.Of(partner)))[0].Id;
        });
        return (of, offerId, referral.Surname);
    }
}
