using System.Net;
using Derwent.FrontDoor;
using Derwent.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Derwent.Tests.Support;

/// <summary>A place that was offered or given to one is not offered to the next: not before the organisation says anew how many are free.</summary>
public sealed class HeldPlacesTests(House house) : IClassFixture<House>
{
    private const string Held = "Full: its free places are held by other offers.";
    private readonly Town town = new(house);

    [Fact]
    public async Task A_service_that_a_rule_keeps_out_cannot_be_smuggled_in()
    {
        await town.AService(await town.AnOrganisation(), ["substances"]);
        var full = await town.AService(await town.AnOrganisation(), ["substances"], free: 0);
        using var partner = await house.SignedIn(await town.APartner());
        var page = await Begin(partner, await town.AReferral(partner.Person!, SubjectKind.YoungPerson, "substances"));
        Assert.Contains("Full.", page.Text);
        var refused = await page.Form(".otherwise").Fill("reason", "WeKnowMore").Press("Take it out");
        var form = refused.Form("Add it").Fill("serviceId", full.Id.ToString());
        Assert.Equal(HttpStatusCode.Conflict, (await form.Press()).Status);
    }

    [Fact]
    public async Task The_last_place_is_held_by_the_offer_that_is_out()
    {
        var (partner, of, page) = await TheLastPlaceIsOffered("anxiety");
        Assert.Contains("the last one", page.Text);
        Assert.Contains(Held, await Proposal(partner, "anxiety"));
        await Answered(of, new OfferAnswer.No(DeclineReason.Full, null));
        Assert.DoesNotContain(Held, await Proposal(partner, "anxiety"));
    }

    [Fact]
    public async Task A_yes_keeps_the_place_until_the_organisation_says_anew_how_many_are_free()
    {
        var (partner, of, _) = await TheLastPlaceIsOffered("low-mood");
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await Answered(of, new OfferAnswer.Yes(new DateOnly(2026, 11, 24)));
        Assert.Contains(Held, await Proposal(partner, "low-mood"));
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        using var manager = await house.SignedIn(of.Manager);
        Assert.Equal(HttpStatusCode.OK, (await (await manager.Open("/desk/organisation")).Form("All still right").Press("All still right")).Status);
        Assert.DoesNotContain(Held, await Proposal(partner, "low-mood"));
    }

    [Fact]
    public async Task A_package_is_not_kept_from_the_place_that_it_holds_itself()
    {
        var (_, of, page) = await TheLastPlaceIsOffered("sleep");
        Assert.DoesNotContain(Held, page.Text);
        Assert.Contains(of.Name, page.Document.QuerySelector(".part")!.TextContent);
    }

    private async Task<(Derwent.Accounts.Person Partner, Helpers Of, Seen Page)> TheLastPlaceIsOffered(string need)
    {
        var of = await town.AnOrganisation();
        await town.AService(of, [need], free: 1);
        using var partner = await house.SignedIn(await town.APartner());
        var referral = await town.AReferral(partner.Person!, SubjectKind.YoungPerson, need);
        var page = await Begin(partner, referral);
        await page.Form("Send 1 offer").Fill("Plan.LeadId", partner.Person!.Id.ToString()).Choose("Plan.Theirs=true").Press("Send 1 offer");
        // Somebody else is there for the next one.
        await town.AService(await town.AnOrganisation(), [need]);
        var sent = await partner.Open(page.Path);
        return (partner.Person!, of, sent);
    }

    private async Task<string> Proposal(Derwent.Accounts.Person partner, string need)
    {
        using var visitor = await house.SignedIn(partner);
        var referral = await town.AReferral(partner, SubjectKind.YoungPerson, need);
        return (await visitor.Open($"/desk/packages/new/{referral.Id}")).Text;
    }

    private async Task Answered(Helpers of, OfferAnswer answer)
    {
        var id = await house.Behind<Guid>($"select id from support.offers where organisation_id = '{of.Id}'");
        await house.As(of.Manager, async services => await services.GetRequiredService<GiveAnswer>().Run(id, answer, AnsweredFrom.Inbox, Town.Of(of.Manager)));
    }

    private static async Task<Seen> Begin(Visitor partner, Accepted referral) =>
        await (await partner.Open($"/desk/packages/new/{referral.Id}")).Form("Begin with this").Press();
}
