using System.Net;
using Derwent.Shared.Security;

namespace Derwent.Tests.Accounts;

/// <summary>The door: password, then a code; what is refused, and how little a refusal says.</summary>
public sealed class SignInTests(House house) : IClassFixture<House>
{
    [Theory]
    [InlineData("/desk/people")]
    [InlineData("/desk/security")]
    [InlineData("/desk/security/prove")]
    [InlineData("/desk/security/second-factor")]
    public async Task A_stranger_is_asked_to_sign_in(string path)
    {
        var seen = await house.Stranger().Open(path);
        Assert.Equal("/sign-in", seen.Path);
        Assert.Equal("Sign in", seen.Heading);
    }

    [Fact]
    public async Task An_unknown_address_and_a_wrong_password_are_told_the_same()
    {
        var member = await house.AMember(null, Role.Administrator);
        var wrong = await member.Enter(await house.Stranger().Open("/sign-in"), "not the password at all");
        var unknown = await (await house.Stranger().Open("/sign-in")).Form("Sign in").Fill("Email", "nobody@example.test").Fill("Password", "not the password at all").Press("Sign in");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.Status);
        Assert.Equal(wrong.Text.Replace(member.Email, "", StringComparison.Ordinal), unknown.Text);
        Assert.Contains("do not belong together", wrong.Text, StringComparison.Ordinal);
        Assert.Equal(member.Email, wrong.Document.QuerySelector("input[name=Email]")!.GetAttribute("value"));
        Assert.Null(wrong.Document.QuerySelector("input[name=Password]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_password_alone_opens_nothing()
    {
        var member = await house.AMember(null, Role.Administrator);
        var visitor = house.Stranger();
        var asked = await member.Enter(await visitor.Open("/sign-in?back=/desk/people"));
        Assert.Equal("/sign-in/code", asked.Path);
        Assert.Null(visitor.CookieValue("derwent"));
        Assert.Equal("/sign-in", (await visitor.Open("/desk/people")).Path);
        Assert.Equal(0L, await house.Behind<long>($"select count(*) from access.sessions where person_id = '{member.Person.Id}'"));
    }

    [Fact]
    public async Task Password_and_code_lead_to_where_the_person_was_going()
    {
        var member = await house.AMember(null, Role.Administrator);
        var visitor = house.Stranger();
        var seen = await member.SignIn(visitor, "/sign-in?back=/desk/people");
        Assert.Equal("/desk/people", seen.Path);
        Assert.Equal(HttpStatusCode.OK, seen.Status);
        Assert.Equal("signed in with a code", await house.Behind<string>($"select what from audit.entries where person_id = '{member.Person.Id}'"));
    }

    [Theory]
    [InlineData("//evil.example/x")]
    [InlineData("https://evil.example/x")]
    [InlineData("/\\evil.example")]
    public async Task Nobody_is_led_to_another_site(string back)
    {
        var member = await house.AMember(null, Role.Administrator);
        var seen = await member.SignIn(house.Stranger(), "/sign-in?back=" + Uri.EscapeDataString(back));
        Assert.StartsWith("/desk", seen.Path, StringComparison.Ordinal);
        Assert.Equal(house.Address.Host, seen.Address.Host);
    }

    [Fact]
    public async Task A_wrong_code_is_refused_and_a_code_works_once()
    {
        var member = await house.AMember(null, Role.Administrator);
        var first = await (await member.Enter(await house.Stranger().Open("/sign-in"))).Form("Go on").Fill("Typed", "000000").Press("Go on");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, first.Status);
        Assert.Contains("That code does not fit.", first.Text, StringComparison.Ordinal);
        var code = member.Code;
        Assert.NotEqual("/sign-in/code", (await first.Form("Go on").Fill("Typed", code).Press("Go on")).Path);
        var again = await (await member.Enter(await house.Stranger().Open("/sign-in"))).Form("Go on").Fill("Typed", code).Press("Go on");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
    }

    [Fact]
    public async Task The_code_page_without_a_password_leads_back()
    {
        Assert.Equal("/sign-in", (await house.Stranger().Open("/sign-in/code")).Path);
    }

    [Fact]
    public async Task Eight_wrong_passwords_and_the_right_one_is_refused_for_ten_minutes()
    {
        var member = await house.AMember(null, Role.Administrator);
        var visitor = house.Stranger();
        for (var i = 0; i < 8; i++) await member.Enter(await visitor.Open("/sign-in"), "wrong wrong wrong " + i);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await member.Enter(await visitor.Open("/sign-in"))).Status);
        house.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal("/sign-in/code", (await member.Enter(await visitor.Open("/sign-in"))).Path);
    }

    [Fact]
    public async Task Wrong_tries_at_the_same_moment_are_all_counted()
    {
        var member = await house.AMember(null, Role.Administrator);
        var pages = new List<FilledForm>();
        for (var i = 0; i < 6; i++) pages.Add((await house.Stranger().Open("/sign-in")).Form("Sign in").Fill("Email", member.Email).Fill("Password", "wrong wrong wrong"));
        await Task.WhenAll(pages.Select(page => page.Press("Sign in")));
        Assert.Equal(6, await house.Behind<int>($"select access_failed_count from accounts.people where id = '{member.Person.Id}'"));
    }

    [Fact]
    public async Task Eight_wrong_codes_count_as_well()
    {
        var member = await house.AMember(null, Role.Administrator);
        var asked = await member.Enter(await house.Stranger().Open("/sign-in"));
        for (var i = 0; i < 8; i++) asked = await asked.Form("Go on").Fill("Typed", "00000" + i).Press("Go on");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await asked.Form("Go on").Fill("Typed", member.Code).Press("Go on")).Status);
    }

    [Fact]
    public async Task A_closed_account_does_not_open()
    {
        var member = await house.AMember(null, Role.Administrator);
        await house.Change(member.Person.Id, (_, person) => { person.Leave(house.Clock.GetUtcNow()); return Task.CompletedTask; });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await member.Enter(await house.Stranger().Open("/sign-in"))).Status);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_for_every_window()
    {
        var visitor = await house.SignedIn(Role.Administrator);
        var twin = visitor.Again();
        var out_ = await (await visitor.Open("/desk/security")).Form("Sign out").Press("Sign out");
        Assert.Contains("You have signed out.", out_.Text, StringComparison.Ordinal);
        Assert.Equal("/sign-in", (await twin.Open("/desk/security")).Path);
    }

    [Fact]
    public async Task Signing_in_again_ends_the_session_before()
    {
        var member = await house.AMember(null, Role.Administrator);
        var visitor = await house.SignedIn(member.Person, secondFactor: false);
        var old = visitor.Again();
        await member.SignIn(visitor);
        Assert.Equal("/sign-in", (await old.Open("/desk/security/second-factor")).Path);
    }

    [Fact]
    public async Task Somebody_already_signed_in_goes_on()
    {
        Assert.Equal("/desk/people", (await (await house.SignedIn(Role.Administrator)).Open("/sign-in?back=/desk/people")).Path);
    }
}
