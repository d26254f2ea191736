using System.Net;
using Derwent.Accounts;
using Derwent.FrontDoor;
using Derwent.Shared.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Derwent.Tests.FrontDoor;

public sealed class DeskTests(House house) : IClassFixture<House>
{
    [Theory]
    [InlineData(Role.Practitioner)]
    [InlineData(Role.OrganisationManager)]
    [InlineData(Role.Coordinator)]
    [InlineData(Role.Analyst)]
    [InlineData(Role.Administrator)]
    [InlineData(Role.DataProtectionLead)]
    public async Task AWrongPerson_FindsNothing(string role)
    {
        var reference = await Sent();
        using var wrong = await house.SignedIn(await house.APerson(Guid.CreateVersion7(), role));
        foreach (var path in new[] { "/desk/front-door", $"/desk/front-door/{reference}", "/desk/front-door/new" })
        {
            var seen = await wrong.Open(path);
            Assert.Equal(HttpStatusCode.NotFound, seen.Status);
            Assert.DoesNotContain("Theo", seen.Html, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(Role.Practitioner)]
    [InlineData(Role.Coordinator)]
    [InlineData(Role.Analyst)]
    [InlineData(Role.DataProtectionLead)]
    public async Task AWrongPerson_GetsNoRowFromTheDatabaseItself(string role)
    {
        await Sent();
        await house.As(await house.APerson(Guid.CreateVersion7(), role), async services =>
        {
            var front = services.GetRequiredService<FrontDoorContext>();
            Assert.Empty(await front.Referrals.ToListAsync());
            Assert.Empty(await front.Steps.ToListAsync());
            Assert.Empty(await front.Subjects.ToListAsync());
            Assert.Empty(await front.Hints.ToListAsync());
        });
    }

    [Fact]
    public async Task AStranger_IsSentToSignIn()
    {
        using var stranger = house.Stranger();
        Assert.Equal("/sign-in", (await stranger.Open($"/desk/front-door/{await Sent()}")).Path);
    }

    [Fact]
    public async Task SomebodyOfTheCircle_SeesTheReferralInTheDatabase_AndNoOther()
    {
        await Sent();
        var id = await house.Behind<Guid>("select id from front_door.referrals order by submitted_at desc, id desc limit 1");
        var worker = await house.APerson(Guid.CreateVersion7(), Role.Practitioner);
        await house.As(await house.APerson(null, Role.StrategicPartner), services => services.GetRequiredService<Circle>().Add(id, worker.Id, null, "lead worker", "public task"));
        await house.As(worker, async services => Assert.Equal([id], await services.GetRequiredService<FrontDoorContext>().Referrals.Select(r => r.Id).ToListAsync()));
    }

    [Fact]
    public async Task WhatWasSaid_CannotBeChanged_ByAnybodyOfTheDesk()
    {
        await Sent();
        await house.As(await house.APerson(null, Role.StrategicPartner), async services =>
        {
            var front = services.GetRequiredService<FrontDoorContext>();
            await Assert.ThrowsAsync<Npgsql.PostgresException>(() => front.Database.ExecuteSqlRawAsync("update front_door.referrals set own_words = 'Nothing.'"));
        });
        await house.As(await house.APerson(null, Role.StrategicPartner), async services =>
            await Assert.ThrowsAsync<Npgsql.PostgresException>(() => services.GetRequiredService<FrontDoorContext>().Database.ExecuteSqlRawAsync("delete from front_door.steps")));
    }

    [Fact]
    public async Task Queue_ShowsTheWordsTheClockAndWhoHasIt_AndIsAudited()
    {
        var reference = await Sent();
        using var team = await Team();
        var seen = await team.Open("/desk/front-door");
        Assert.Contains("Theo Marsh, 14", seen.Text, StringComparison.Ordinal);
        Assert.Contains("I'd go somewhere if I knew someone there.", seen.Text, StringComparison.Ordinal);
        Assert.NotNull(seen.Document.QuerySelector($"a[href='/desk/front-door/{reference}']"));
        Assert.True(await house.Behind<bool>($"select exists (select from audit.entries where person_id = '{team.Person!.Id}' and kind = 'referral' and act = 'read')"));
    }

    [Theory]
    [InlineData("?subject=place", false)]
    [InlineData("?subject=young-person", true)]
    [InlineData("?urgency=urgent", false)]
    [InlineData("?from=School", true)]
    [InlineData("?from=Police", false)]
    [InlineData("?who=me", false)]
    [InlineData("?who=nobody&subject=young-person", true)]
    [InlineData("?q=marsh", true)]
    [InlineData("?q=half-term", true)]
    [InlineData("?q=%25", false)]
    [InlineData("?q=nobody-is-called-this", false)]
    [InlineData("?subject=7&urgency=none&who=x&from=-1&part=-4", true)]
    public async Task Queue_IsFilteredByItsAddress(string query, bool shown)
    {
        var reference = await Sent();
        using var team = await Team();
        var seen = await team.Open("/desk/front-door" + query);
        Assert.Equal(HttpStatusCode.OK, seen.Status);
        Assert.Equal(shown, seen.Document.QuerySelector($"table a[href='/desk/front-door/{reference}']") is not null);
    }

    [Fact]
    public async Task Csv_HoldsEveryRow_AndMakesFormulasHarmless()
    {
        using var visitor = house.Stranger();
        await Wizard.Begin(visitor, "Me");
        var page = await (await visitor.Open("/refer/who")).Form().Fill("Input.FirstName", "=HYPERLINK(1)").Fill("Input.Age", "14").Press("Go on");
        page = await page.Form().Choose("No").Press("Go on");
        page = await page.Form().Choose("Not sleeping").Press("Go on");
        page = await page.Form().Press("Go on");
        page = await page.Form().Choose("Input.FamilyKnows=No").Choose("No, please don’t").Press("Go on");
        page = await page.Form().Press("Go on");
        await page.Form("Send it").Press();
        using var team = await Team();
        var csv = await (await team.Get("/desk/front-door?format=csv")).Content.ReadAsStringAsync();
        Assert.Contains("'=HYPERLINK(1)", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("\n=HYPERLINK", csv, StringComparison.Ordinal);
        Assert.DoesNotContain(",=HYPERLINK", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bulk_GivesTheTickedOnesToMe()
    {
        var reference = await Sent();
        using var team = await Team();
        var queue = await team.Open("/desk/front-door");
        var row = queue.Document.QuerySelector($"tr:has(a[href='/desk/front-door/{reference}']) input")!;
        var done = await queue.Form("Do it").Choose($"R={row.GetAttribute("value")}").Press("Do it");
        Assert.Contains("Done for 1 referral.", done.Text, StringComparison.Ordinal);
        Assert.NotNull((await team.Open("/desk/front-door?who=me")).Document.QuerySelector($"a[href='/desk/front-door/{reference}']"));
    }

    [Fact]
    public async Task Bulk_WithNothingTicked_SaysSo()
    {
        await Sent();
        using var team = await Team();
        Assert.Contains("Tick one or more first.", (await (await team.Open("/desk/front-door")).Form("Do it").Press("Do it")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ByPhone_TheTeamMemberStandsAsTheOneWhoTookIt()
    {
        using var team = await Team();
        await (await team.Open("/desk/front-door/new")).Form("Write it down").Press();
        var done = await Wizard.Sent(team);
        var reference = Reference.Read(done.Document.QuerySelector(".ref")!.TextContent);
        Assert.Contains("Taken by phone", (await team.Open($"/desk/front-door/{reference}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnUnknownReference_IsNotFound()
    {
        using var team = await Team();
        Assert.Equal(HttpStatusCode.NotFound, (await team.Open("/desk/front-door/ZZZZZZZZ")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await team.Open("/desk/front-door/x")).Status);
    }

    private Task<Visitor> Team() => house.SignedIn(Role.StrategicPartner);

    private async Task<string> Sent(string about = "A child or young person")
    {
        using var visitor = house.Stranger();
        var done = await Wizard.Sent(visitor, about);
        return Reference.Read(done.Document.QuerySelector(".ref")!.TextContent)!;
    }
}
