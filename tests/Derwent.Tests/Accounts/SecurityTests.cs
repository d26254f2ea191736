using System.Net;
using Derwent.Accounts;
using Derwent.Shared.Security;

namespace Derwent.Tests.Accounts;

/// <summary>One's own sign-in: sessions, password, app, codes.</summary>
public sealed class SecurityTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task Somebody_elses_session_cannot_be_ended()
    {
        var other = await house.SignedIn(Role.Practitioner);
        var otherSession = await house.Behind<Guid>($"select id from access.sessions where person_id = '{other.Person!.Id}'");
        var visitor = await house.SignedIn(Role.Administrator);
        await house.SessionOf(visitor.Person!, true);
        var page = await visitor.Open("/desk/security");
        Assert.DoesNotContain(otherSession.ToString(), page.Html, StringComparison.Ordinal);
        var seen = await page.Form("form[action*=EndSession]").Fill("session", otherSession.ToString()).Press();
        Assert.Equal(HttpStatusCode.NotFound, seen.Status);
        Assert.Equal("/desk/security", (await other.Open("/desk/security")).Path);
    }

    [Fact]
    public async Task My_other_session_ends_at_once()
    {
        var person = await house.APerson(null, Role.Analyst);
        var here = await house.SignedIn(person);
        var there = await house.SignedIn(person);
        var page = await here.Open("/desk/security");
        Assert.Contains("Where you are signed in", page.Text, StringComparison.Ordinal);
        var seen = await page.Form("form[action*=EndSession]").Press();
        Assert.Contains("Signed out there.", seen.Text, StringComparison.Ordinal);
        Assert.Equal("/sign-in", (await there.Open("/desk/security")).Path);
        Assert.Equal("/desk/security", (await here.Open("/desk/security")).Path);
    }

    [Fact]
    public async Task All_other_sessions_end_and_this_one_stays()
    {
        var person = await house.APerson(null, Role.Analyst);
        var here = await house.SignedIn(person);
        var others = new[] { await house.SignedIn(person), await house.SignedIn(person) };
        await (await here.Open("/desk/security")).Form("Sign out everywhere else").Press();
        foreach (var other in others) Assert.Equal("/sign-in", (await other.Open("/desk/security")).Path);
        Assert.Equal("/desk/security", (await here.Open("/desk/security")).Path);
    }

    [Fact]
    public async Task A_new_password_needs_the_old_one()
    {
        var member = await house.AMember(null, Role.Analyst);
        var visitor = await house.SignedIn(member.Person);
        var seen = await (await visitor.Open("/desk/security")).Form("Change password").Fill("OldPassword", "not my password now").Fill("NewPassword", "tangerine otter kite").Press();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.Contains("This is not your password now.", seen.Text, StringComparison.Ordinal);
        Assert.Equal("/sign-in/code", (await member.Enter(await house.Stranger().Open("/sign-in"))).Path);
    }

    [Fact]
    public async Task A_new_password_that_everybody_uses_is_refused()
    {
        var member = await house.AMember(null, Role.Analyst);
        var visitor = await house.SignedIn(member.Person);
        var seen = await (await visitor.Open("/desk/security")).Form("Change password").Fill("OldPassword", Member.Password).Fill("NewPassword", "password1234").Press();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.Contains("Many people use this password", seen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changing_the_password_signs_out_everywhere_else()
    {
        var member = await house.AMember(null, Role.Analyst);
        var here = await house.SignedIn(member.Person);
        var there = await house.SignedIn(member.Person);
        var seen = await (await here.Open("/desk/security")).Form("Change password").Fill("OldPassword", Member.Password).Fill("NewPassword", "tangerine otter kite").Press();
        Assert.Contains("Your password is changed", seen.Text, StringComparison.Ordinal);
        Assert.Equal("/sign-in", (await there.Open("/desk/security")).Path);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await member.Enter(await house.Stranger().Open("/sign-in"))).Status);
        Assert.Equal("/sign-in/code", (await member.Enter(await house.Stranger().Open("/sign-in"), "tangerine otter kite")).Path);
    }

    [Fact]
    public async Task The_first_sign_in_leads_to_the_second_factor_and_nowhere_else()
    {
        var newcomer = await house.ANewcomer(Role.Administrator);
        var visitor = house.Stranger();
        var page = await newcomer.Enter(await visitor.Open("/sign-in?back=/desk/people"));
        Assert.Equal("/desk/security/second-factor", page.Path);
        Assert.Equal("/desk/security/second-factor", (await visitor.Open("/desk/people")).Path);
        var wrong = await page.Form("Go on").Fill("Typed", "000000").Press("Go on");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        var key = wrong.Document.QuerySelector(".key")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        Assert.Equal(key, page.Document.QuerySelector(".key")!.TextContent.Replace(" ", "", StringComparison.Ordinal));
        Assert.NotNull(page.Document.QuerySelector("svg.qr"));
        var codes = await wrong.Form("Go on").Fill("Typed", Authenticator.CodeFor(key, house.Clock.GetUtcNow())).Press("Go on");
        Assert.Equal("Keep these codes", codes.Heading);
        Assert.Equal(10, codes.Document.QuerySelectorAll(".codes li").Length);
        Assert.Equal("/desk/people", (await visitor.Open("/desk/people")).Path);
    }

    [Fact]
    public async Task A_recovery_code_opens_once()
    {
        var member = await house.AMember(null, Role.Analyst);
        var visitor = await house.SignedIn(member.Person);
        var codes = await (await visitor.Open("/desk/security")).Form("Make new recovery codes").Press();
        var code = codes.Document.QuerySelector(".codes li")!.TextContent;
        var seen = await (await member.Enter(await house.Stranger().Open("/sign-in"))).Form("Go on").Fill("Typed", code.ToUpperInvariant()).Press("Go on");
        Assert.NotEqual("/sign-in/code", seen.Path);
        var again = await (await member.Enter(await house.Stranger().Open("/sign-in"))).Form("Go on").Fill("Typed", code).Press("Go on");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("9 recovery codes left", (await visitor.Open("/desk/security")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unlocked_computer_is_not_enough_to_change_sign_in()
    {
        var member = await house.AMember(null, Role.Analyst);
        var visitor = await house.SignedIn(member.Person);
        house.Clock.Advance(TimeSpan.FromMinutes(20));
        var asked = await (await visitor.Open("/desk/security")).Form("Make new recovery codes").Press();
        Assert.Equal("/desk/security/prove", asked.Path);
        Assert.Equal("/desk/security/prove", (await visitor.Open("/desk/security/second-factor")).Path);
        var wrong = await asked.Form("Go on").Fill("Typed", "000000").Press("Go on");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal("/desk/security", (await wrong.Form("Go on").Fill("Typed", member.Code).Press("Go on")).Path);
        Assert.Equal("Keep these codes", (await (await visitor.Open("/desk/security")).Form("Make new recovery codes").Press()).Heading);
    }

    [Fact]
    public async Task A_password_without_the_app_cannot_replace_the_app()
    {
        var member = await house.AMember(null, Role.Analyst);
        var halfway = await house.SignedIn(member.Person, secondFactor: false);
        Assert.Equal("/sign-in", (await halfway.Open("/desk/security/second-factor")).Path);
    }

    [Fact]
    public async Task The_app_is_set_up_again_on_a_new_phone()
    {
        var member = await house.AMember(null, Role.Analyst);
        var visitor = await house.SignedIn(member.Person);
        var page = await visitor.Open("/desk/security/second-factor");
        var key = page.Document.QuerySelector(".key")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        await page.Form("Go on").Fill("Typed", Authenticator.CodeFor(key, house.Clock.GetUtcNow())).Press("Go on");
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        var asked = await member.Enter(await house.Stranger().Open("/sign-in"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await asked.Form("Go on").Fill("Typed", member.Code).Press("Go on")).Status);
        Assert.NotEqual("/sign-in/code", (await asked.Form("Go on").Fill("Typed", Authenticator.CodeFor(key, house.Clock.GetUtcNow())).Press("Go on")).Path);
    }

    [Fact]
    public async Task A_passkey_answer_that_is_not_genuine_opens_nothing()
    {
        var visitor = house.Stranger();
        var page = await visitor.Open("/sign-in");
        var seen = await page.Form("form[data-passkey]").Fill("Credential", """{"id":"AA","rawId":"AA","type":"public-key","response":{"clientDataJSON":"e30","authenticatorData":"AA","signature":"AA"}}""").Press();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.Contains("That passkey does not open an account here.", seen.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await page.Form("form[data-passkey]").Fill("Credential", "not even json").Press()).Status);
    }
}
