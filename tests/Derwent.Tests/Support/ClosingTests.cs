using System.Net;
using Derwent.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Derwent.Tests.Support;

/// <summary>Closing by two people, reopening, follow-up.</summary>
public sealed class ClosingTests(House house) : IClassFixture<House>
{
    private readonly Town town = new(house);

    [Fact]
    public async Task Without_outcome_exit_route_and_follow_up_nothing_closes()
    {
        var of = await town.ACase();
        using var lead = await house.SignedIn(of.Lead);
        var again = await (await lead.Open($"/desk/cases/{of.Reference}/close")).Form("Ask for closing").Fill("Input.FollowUpOn", "").Press();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        foreach (var sentence in new[] { "Choose how it ends for them.", "Say in a few words what has changed.", "Nobody is left without an exit route.", "say why there is none" })
            Assert.Contains(sentence, again.Text);
    }

    [Fact]
    public async Task The_lead_worker_cannot_confirm_their_own_closing()
    {
        var of = await town.ACase();
        using var lead = await house.SignedIn(of.Lead);
        await Ask(lead, of);
        var page = await lead.Open($"/desk/cases/{of.Reference}/close");
        Assert.Contains("Somebody else has to read it", page.Text);
        using var second = await house.SignedIn(of.Helpers.Practitioner);
        var fields = (await second.Open($"/desk/cases/{of.Reference}/close")).Form("Confirm the closing").Fields;
        var token = (await lead.Open($"/desk/cases/{of.Reference}")).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var refused = await lead.Post($"/desk/cases/{of.Reference}/close?handler=Confirm", [new("__RequestVerificationToken", token)]);
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("A second person has to confirm it.", refused.Text);
        Assert.NotEmpty(fields);
    }

    [Fact]
    public async Task Whoever_is_not_the_lead_cannot_ask()
    {
        var of = await town.ACase();
        using var second = await house.SignedIn(of.Helpers.Practitioner);
        Assert.Contains("is the lead worker, so", (await second.Open($"/desk/cases/{of.Reference}/close")).Text);
    }

    [Fact]
    public async Task A_second_person_confirms_and_the_referrer_can_see_it()
    {
        var of = await town.ACase();
        using var lead = await house.SignedIn(of.Lead);
        await Ask(lead, of);
        using var second = await house.SignedIn(of.Helpers.Practitioner);
        var form = (await second.Open($"/desk/cases/{of.Reference}/close")).Form("Confirm the closing");
        Assert.Equal("/desk/cases", (await form.Press()).Path);
        await house.RunJobs();
        Assert.Equal("Resolved", await house.Behind<string>($"select station from front_door.referrals where id = '{of.Referral.Id}'"));
        Assert.Equal(0L, await house.Behind<long>($"select count(*) from access.circle where record_id = '{of.CaseId}' and organisation_id = '{of.Helpers.Id}' and ended_at is null"));
        Assert.Equal(HttpStatusCode.NotFound, (await form.Press()).Status);
        Assert.Contains("Resolved", (await lead.Open($"/desk/cases/{of.Reference}")).Text);
    }

    [Fact]
    public async Task Sent_back_it_can_be_asked_for_again()
    {
        var of = await town.ACase();
        using var lead = await house.SignedIn(of.Lead);
        await Ask(lead, of);
        using var second = await house.SignedIn(await town.APartner());
        var page = await second.Open($"/desk/cases/{of.Reference}/close");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await page.Form("Send it back").Press()).Status);
        await page.Form("Send it back").Fill("Input.WhyBack", "Ask his mum first.").Press();
        Assert.Contains("Ask his mum first.", (await lead.Open($"/desk/cases/{of.Reference}")).Text);
        Assert.Equal($"/desk/cases/{of.Reference}", (await Ask(lead, of)).Path);
    }

    [Fact]
    public async Task Reopening_is_one_step_and_keeps_all_that_was()
    {
        var of = await town.ACase();
        using var lead = await house.SignedIn(of.Lead);
        await Closed(lead, of);
        var before = await house.Behind<long>($"select count(*) from support.steps where case_id = '{of.CaseId}'");
        var page = await lead.Open($"/desk/cases/{of.Reference}/reopen");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await page.Form("Open it again").Press()).Status);
        var again = await page.Form("Open it again").Fill("Why", "It started again.").Press();
        Assert.Equal($"/desk/cases/{of.Reference}", again.Path);
        Assert.Contains("Closing asked for", again.Text);
        Assert.Contains("Resolved: Goals reached", again.Text);
        Assert.Equal(before + 1, await house.Behind<long>($"select count(*) from support.steps where case_id = '{of.CaseId}'"));
        Assert.Equal(1L, await house.Behind<long>($"select count(*) from support.resolutions where case_id = '{of.CaseId}'"));
    }

    [Fact]
    public async Task A_follow_up_that_finds_trouble_opens_the_case_in_the_same_press()
    {
        var of = await town.ACase();
        using var lead = await house.SignedIn(of.Lead);
        await Closed(lead, of);
        var page = await lead.Open($"/desk/cases/{of.Reference}/follow-up");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await page.Form("Keep the follow-up").Press()).Status);
        var again = await page.Form("Keep the follow-up").Choose("Help is needed again").Fill("Words", "He has stopped going.").Press();
        Assert.Contains("Case reopened", again.Text);
        Assert.Equal("FollowUp", await house.Behind<string>($"select station from front_door.referrals where id = '{of.Referral.Id}'"));
    }

    [Fact]
    public async Task A_closed_case_stays_with_the_one_it_was_for_through_a_merge_and_its_undoing()
    {
        var partner = await town.APartner();
        var elder = await town.AReferral(partner);
        house.Clock.Advance(TimeSpan.FromMinutes(1)); // the one known longer is kept
        var of = await town.ACase();
        using var lead = await house.SignedIn(of.Lead);
        await Closed(lead, of);
        var before = await State(of, elder);
        var merge = await Merge(partner, of, elder);
        Assert.Equal(elder.SubjectId, await house.Behind<Guid>($"select subject_id from front_door.referrals where id = '{of.Referral.Id}'"));
        Assert.Equal(of.Referral.SubjectId, await house.Behind<Guid>($"select subject_id from support.cases where id = '{of.CaseId}'"));
        Assert.Contains("Resolved: Goals reached", (await lead.Open($"/desk/cases/{of.Reference}")).Text);
        // Life goes on under the one that is kept: a case of its own, beside the closed one.
        await house.As(partner, async services => Assert.NotNull(await services.GetRequiredService<OpenCase>().Run(elder.Id, Town.Of(partner))));
        Assert.Equal(2L, await house.Behind<long>($"select count(*) from support.cases where subject_id in ('{of.Referral.SubjectId}', '{elder.SubjectId}')"));
        await house.As(partner, async services =>
        {
            var front = services.GetRequiredService<global::Derwent.FrontDoor.FrontDoorContext>();
            Assert.True(await global::Derwent.FrontDoor.Desk.Regroupings.Undo(front, merge, Town.Of(partner), house.Clock.GetUtcNow(), services.GetRequiredService<global::Derwent.Shared.Audit.AuditTrail>()));
            await front.SaveChangesAsync();
        });
        Assert.Equal(before, await State(of, elder));
    }

    private async Task<Guid> Merge(global::Derwent.Accounts.Person partner, Running of, Accepted elder)
    {
        Guid made = default;
        await house.As(partner, async services =>
        {
            var front = services.GetRequiredService<global::Derwent.FrontDoor.FrontDoorContext>();
            Guid[] ids = [of.Referral.SubjectId, elder.SubjectId];
            var both = await front.Subjects.Where(s => ids.Contains(s.Id)).ToListAsync();
            var merge = global::Derwent.FrontDoor.Regrouping.Merge(both[0], both[1], await front.Referrals.Where(r => ids.Contains(r.SubjectId!.Value)).ToListAsync(), "His mum said so.", Town.Of(partner), house.Clock.GetUtcNow());
            front.Regroupings.Add(merge);
            await front.SaveChangesAsync();
            (made, var gone) = (merge.Id, merge.FromId);
            Assert.Equal(of.Referral.SubjectId, gone);
        });
        return made;
    }

    // The closed case with all it holds, both subjects, and whom the closed case's referral is about.
    private async Task<string> State(Running of, Accepted elder) => (await house.Behind<string>(
        $"""
        select string_agg(line, ' ' order by line) from (
          select row_to_json(c)::text as line from support.cases c where c.id = '{of.CaseId}'
          union all select row_to_json(s)::text from support.steps s where s.case_id = '{of.CaseId}'
          union all select row_to_json(r)::text from support.resolutions r where r.case_id = '{of.CaseId}'
          union all select row_to_json(s)::text from front_door.subjects s where s.id in ('{of.Referral.SubjectId}', '{elder.SubjectId}')
          union all select r.id || ' ' || r.subject_id || ' ' || r.station || ' ' || r.waiting_for from front_door.referrals r where r.id = '{of.Referral.Id}') lines
        """))!;

    internal static async Task<Seen> Ask(Visitor lead, Running of) => await (await lead.Open($"/desk/cases/{of.Reference}/close")).Form("Ask for closing")
        .Choose("Goals reached").Fill("Input.Words", "Back in school.").Fill("Input.ExitRoute", "Rings the school office.").Press();

    private async Task Closed(Visitor lead, Running of)
    {
        await Ask(lead, of);
        using var second = await house.SignedIn(await town.APartner());
        await (await second.Open($"/desk/cases/{of.Reference}/close")).Form("Confirm the closing").Press();
    }
}
