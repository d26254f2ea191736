using System.Net;
using Xunit;

namespace Derwent.Tests.Support;

/// <summary>The small forms beside a case: each does what it says, once, and says no to what is not there.</summary>
public sealed class SmallFormsTests(House house) : IClassFixture<House>
{
    private readonly Town town = new(house);

    [Fact]
    public async Task Somebodys_words_stand_on_the_case_word_for_word()
    {
        var of = await town.ACase();
        using var lead = await house.SignedIn(of.Lead);
        var page = await lead.Open($"/desk/cases/{of.Reference}");
        await page.Form("Keep these words").Fill("Saying.Words", "He laughs again.").Fill("Saying.Speaker", "").PressInVain("Say whose words they are.");
        page = await page.Form("Keep these words").Fill("Saying.Words", "He laughs again.").Fill("Saying.Speaker", "Mum").Press();
        Assert.Contains("He laughs again.", page.Text);
        Assert.Contains("Mum said", page.Text);
    }

    [Fact]
    public async Task A_place_where_they_are_not_safe_is_kept_until_somebody_says_that_it_is_safe_again()
    {
        var of = await town.ACase();
        await house.Behind<object>("insert into geography.postcodes (postcode, point, imported_at) values ('DE11ZZ', 'POINT(-1.47 52.92)', now()) on conflict do nothing");
        using var lead = await house.SignedIn(of.Lead);
        var page = await lead.Open($"/desk/cases/{of.Reference}");
        var form = page.Form("form[action*=Unsafe]").Fill("Unsafe.Name", "The bus station").Fill("Unsafe.Reach", "400");
        await form.Fill("Unsafe.Postcode", "Atlantis").PressInVain("We do not know that postcode or area. Try one close by.");
        var far = await lead.Post(form.Target, [.. form.Fields.Where(field => field.Key != "Unsafe.Reach"), new("Unsafe.Reach", "7")]);
        Assert.Contains("Choose how far the place reaches.", far.Text);

        page = await form.Fill("Unsafe.Postcode", "DE1 1ZZ").Press();

        Assert.Contains("Not safe at The bus station, within 400 m", page.Text);
        var safe = page.Form("Safe again");
        Assert.DoesNotContain("Not safe at The bus station", (await safe.Press()).Document.QuerySelector("main")!.TextContent.Split("History")[0]);
        Assert.NotNull(await house.Behind<DateTime?>($"select ended_at from support.unsafe_places where case_id = '{of.CaseId}'"));
        await Refused(lead, of, "Safe", [("id", Guid.CreateVersion7().ToString())], "That is not on this case any more.");
    }

    [Fact]
    public async Task A_goal_is_put_aside_once_and_a_note_to_heed_is_kept_when_its_day_has_come()
    {
        var of = await town.ACase();
        using var lead = await house.SignedIn(of.Lead);
        var page = await (await lead.Open($"/desk/cases/{of.Reference}")).Form("form[action*=Goal]").Fill("Goal.Words", "Sleep before midnight").Press();
        var aside = page.Form("Put aside");
        await aside.Press("Put aside");
        Assert.NotNull(await house.Behind<DateTime?>($"select left_at from support.goals where case_id = '{of.CaseId}'"));
        await aside.PressTooLate("This goal is closed already.", "Put aside");

        page = await (await lead.Open($"/desk/cases/{of.Reference}")).Form("form[action*=Heed]").Fill("Heed.Words", "Thursdays are private.").Fill("Heed.ReviewOn", "2027-01-12").Choose("Heed.WasTold=true").Press();
        await house.Behind<object>($"update support.heeds set review_on = '2026-11-24' where case_id = '{of.CaseId}'");
        page = await lead.Open(page.Path);
        await page.Form("Keep six weeks").Press();
        Assert.Equal(new DateOnly(2027, 1, 5), await house.Behind<DateOnly>($"select review_on from support.heeds where case_id = '{of.CaseId}'"));
        await Refused(lead, of, "KeepHeed", [("id", Guid.CreateVersion7().ToString())], "That is not on this case any more.");
    }

    [Fact]
    public async Task Another_lead_worker_is_chosen_and_the_lead_worker_stays_in_the_circle()
    {
        var of = await town.ACase();
        using var lead = await house.SignedIn(of.Lead);
        await Refused(lead, of, "LeaveCircle", [("personId", of.Lead.Id.ToString())], "The lead worker stays in the circle.");
        var page = await (await lead.Open($"/desk/cases/{of.Reference}")).Form("form[action*=Lead]").Fill("leadId", of.Helpers.Practitioner.Id.ToString()).Press();
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(of.Helpers.Practitioner.Id, await house.Behind<Guid>($"select lead_id from support.cases where id = '{of.CaseId}'"));
    }

    [Fact]
    public async Task What_a_young_person_says_of_the_plan_is_answered_by_the_team_alone()
    {
        var of = await town.ACase();
        await house.Behind<object>($"insert into support.plan_messages (id, case_id, what, words, at) values (gen_random_uuid(), '{of.CaseId}', 'Too much', 'It is every day.', now())");
        using var lead = await house.SignedIn(of.Lead);
        var page = await lead.Open($"/desk/cases/{of.Reference}");
        Assert.Contains("It is every day.", page.Text);
        using var helper = await house.SignedIn(of.Helpers.Practitioner);
        await Refused(helper, of, "Message", [("id", page.Form("We have answered").Fields.First(field => field.Key == "id").Value)], "These words went to the partnership team.");

        page = await page.Form("We have answered").Press();

        Assert.DoesNotContain("It is every day.", page.Text);
        Assert.Equal(1L, await house.Behind<long>($"select count(*) from support.plan_messages where case_id = '{of.CaseId}' and answered_at is not null"));
    }

    [Fact]
    public async Task Somebody_who_walked_in_is_on_the_register_from_then_on()
    {
        var of = await town.ACase();
        using var worker = await house.SignedIn(of.Helpers.Practitioner);
        var page = await (await worker.Open("/desk/register")).Form("Plan it").Fill("Input.Title", "Nobody expected").Press();
        await house.Behind<object>($"delete from support.attendances where case_id = '{of.CaseId}'");
        page = await worker.Open(page.Path);
        page = await page.Form("form[action*=WalkIn]").Press();
        Assert.Contains($"{of.Referral.Details.FirstName} Q.", page.Document.QuerySelector(".register")!.TextContent);
        Assert.Equal(1L, await house.Behind<long>($"select count(*) from support.attendances where case_id = '{of.CaseId}'"));
    }

    private static async Task Refused(Visitor who, Running of, string handler, (string Name, string Value)[] fields, string sentence)
    {
        var token = await who.FormToken($"/desk/cases/{of.Reference}");
        var seen = await who.Post($"/desk/cases/{of.Reference}?handler={handler}", [new("__RequestVerificationToken", token), .. fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value))]);
        Assert.Equal(HttpStatusCode.Conflict, seen.Status);
        Assert.Contains(sentence, seen.Text);
    }
}
