using System.Net;
using Derwent.Shared.Security;

namespace Derwent.Tests.Accounts;

/// <summary>A session ends while somebody is typing: what they typed survives the sign-in, and nobody else gets it.</summary>
public sealed class KeptFormTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task What_was_filled_in_survives_the_sign_in_and_is_sent_after()
    {
        var member = await house.AMember(null, Role.Administrator);
        var (visitor, form) = await Filling(member);
        var signIn = await form.Press("Send the invitation");
        Assert.Equal(HttpStatusCode.Unauthorized, signIn.Status);
        Assert.Equal("Sign in", signIn.Heading);
        Assert.Contains("You had been signed out", signIn.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("kept@club.example", signIn.Html, StringComparison.Ordinal);
        var wrong = await member.Enter(signIn, "wrong wrong wrong");
        var asked = await member.Enter(wrong);
        var wrongCode = await asked.Form("Go on").Fill("Typed", "000000").Press("Go on");
        var kept = await wrongCode.Form("Go on").Fill("Typed", member.Code).Press("Go on");
        Assert.Equal("You are signed in. Here is what you had filled in", kept.Heading);
        Assert.Equal(0, await Invited());
        var done = await kept.Form("Send it").Press();
        Assert.Contains("The invitation is on its way.", done.Text, StringComparison.Ordinal);
        Assert.Equal(1, await Invited());
        Assert.NotNull(visitor.CookieValue("derwent"));
    }

    [Fact]
    public async Task Somebody_else_on_the_same_computer_does_not_get_it()
    {
        var member = await house.AMember(null, Role.Administrator);
        var other = await house.AMember(null, Role.Administrator);
        var (_, form) = await Filling(member, "mine@club.example");
        var asked = await other.Enter(await form.Press("Send the invitation"));
        var seen = await asked.Form("Go on").Fill("Typed", other.Code).Press("Go on");
        Assert.StartsWith("/desk/people", seen.Path, StringComparison.Ordinal);
        Assert.DoesNotContain("mine@club.example", seen.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_is_too_long_to_keep_says_so()
    {
        var member = await house.AMember(null, Role.Administrator);
        var (_, form) = await Filling(member, new string('x', 70_000));
        var seen = await form.Press("Send the invitation");
        Assert.Equal(HttpStatusCode.Unauthorized, seen.Status);
        Assert.Contains("too long to keep here", seen.Text, StringComparison.Ordinal);
        Assert.True(seen.Html.Length < 60_000);
    }

    [Fact]
    public async Task Passwords_are_never_carried()
    {
        var member = await house.AMember(null, Role.Analyst);
        var visitor = await house.SignedIn(member.Person);
        var form = (await visitor.Open("/desk/security")).Form("Change password").Fill("OldPassword", Member.Password).Fill("NewPassword", "tangerine otter kite");
        await End(member);
        var asked = await member.Enter(await form.Press());
        var seen = await asked.Form("Go on").Fill("Typed", member.Code).Press("Go on");
        Assert.DoesNotContain("tangerine", seen.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(Member.Password, seen.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_from_another_site_is_not_carried()
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = house.Address };
        foreach (var (header, value) in new[] { ("Sec-Fetch-Site", "cross-site"), ("Origin", "https://evil.example") })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/desk/people") { Content = new FormUrlEncodedContent([new("Email", "evil@club.example")]) };
            request.Headers.Add(header, value);
            var answer = await client.SendAsync(request);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.DoesNotContain("is kept here", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_form_that_was_open_before_signing_in_again_still_works()
    {
        var member = await house.AMember(null, Role.Administrator);
        var (visitor, form) = await Filling(member, "tab@club.example");
        await member.SignIn(visitor);
        Assert.Contains("The invitation is on its way.", (await form.Press("Send the invitation")).Text, StringComparison.Ordinal);
    }

    private async Task<(Visitor Visitor, FilledForm Form)> Filling(Member member, string email = "kept@club.example")
    {
        var visitor = await house.SignedIn(member.Person);
        var form = (await visitor.Open("/desk/people")).Form("Send the invitation").Fill("Email", email).Choose("Roles=" + Role.Analyst);
        await End(member);
        return (visitor, form);
    }

    private Task<object?> End(Member member) => house.Behind<object>($"update access.sessions set ended_at = now() where person_id = '{member.Person.Id}'");

    private async Task<int> Invited() => (int)await house.Behind<long>("select count(*) from accounts.invitations where email = 'kept@club.example'");
}
