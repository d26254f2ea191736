using System.Net;
using Derwent.Shared.Security;

namespace Derwent.Tests.Accounts;

/// <summary>What the pages of people and of sign-in do not take, in the words that somebody reads, and what was typed is still there.</summary>
public sealed class AccountRefusalTests(House house) : IClassFixture<House>
{
    [Theory]
    [InlineData("", Member.Password, "Tell us your name.")]
    [InlineData("Bea Lund", "password1234", "Many people use this password")]
    [InlineData("Bea Lund", "short", "")]
    [InlineData("Bea Lund", "aaaaaaaaaaaaaa", "This password repeats itself too much.")]
    [InlineData("Bea Lund", "Bea.Lund.2026!!", "This password can be guessed from your name")]
    public async Task Whoever_takes_an_invitation_gives_a_name_and_a_password_of_their_own(string name, string password, string sentence)
    {
        var email = $"new{Guid.CreateVersion7():N}@club.example";
        using var newcomer = house.Stranger();
        await (await newcomer.Open(await Invited(email))).Form("Go on").Fill("Name", name).Fill("Password", password).PressInVain(sentence, "Go on");
        Assert.Equal(0L, await house.Behind<long>($"select count(*) from accounts.people where email = '{email}'"));
    }

    [Fact]
    public async Task A_code_is_not_a_letter()
    {
        var member = await house.AMember(null, Role.Analyst);
        using var visitor = house.Stranger();
        var seen = await (await member.Enter(await visitor.Open("/sign-in"))).Form("Go on").Fill("Typed", new string('0', 41)).Press("Go on");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.Contains("A code is shorter than this.", seen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_invitation_is_taken_once()
    {
        var now = house.Clock.GetUtcNow();
        var invitation = new Derwent.Accounts.Invitation("once@club.example", null, null, [Role.Analyst], "token", Who.Derwent, now);
        Assert.NotNull(invitation.Accept("Bea Lund", now));
        Assert.StartsWith("This invitation has been used or is too old.", Assert.Throws<Derwent.Shared.Database.RuleRefused>(() => invitation.Accept("Bea Lund", now)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/desk/people", Role.Administrator)]
    [InlineData("/desk/newsletters/subscribers", Role.Coordinator)]
    public async Task A_search_that_is_a_whole_letter_says_so(string path, string role)
    {
        using var desk = await house.SignedIn(role);
        Assert.Contains("Please use up to 100 letters here.", (await desk.Open($"{path}?q={new string('q', 101)}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invitation_to_an_address_that_got_an_account_meanwhile_makes_no_second_one()
    {
        var path = await Invited("meanwhile@club.example");
        var person = await house.APerson(null, Role.Analyst);
        await house.Behind<object>($"update accounts.people set email = 'meanwhile@club.example', normalized_email = 'MEANWHILE@CLUB.EXAMPLE' where id = '{person.Id}'");
        using var newcomer = house.Stranger();
        await (await newcomer.Open(path)).Form("Go on").Fill("Name", "Second").Fill("Password", Member.Password).PressTooLate("Somebody with this e-mail address has an account already. Sign in with it.", "Go on");
    }

    [Fact]
    public async Task A_closed_account_gets_no_new_way_in_by_a_letter_sent_before_or_after()
    {
        var member = await house.AMember(null, Role.Analyst);
        using var administrator = await house.SignedIn(Role.Administrator);
        var page = await administrator.Open($"/desk/people/{member.Person.Id}");
        var start = page.Form("Send the link");
        await start.Press();
        var letter = (await house.Letters()).Last(letter => letter.To == member.Email);
        await (await administrator.Open($"/desk/people/{member.Person.Id}")).Form("Close the account").Press();

        await start.PressTooLate("This account is closed. Open it first.");

        using var theirs = house.Stranger();
        var form = (await theirs.Open("/invitation/" + letter.Text.Split("/invitation/")[1].Split('\n')[0].Trim())).Form("Go on").Fill("Password", "tangerine otter kite");
        await form.PressTooLate("This account is closed.", "Go on");
    }

    [Fact]
    public async Task An_organisation_that_is_not_in_the_list_takes_nobody_in()
    {
        var person = await house.APerson(null, Role.Analyst);
        using var administrator = await house.SignedIn(Role.Administrator);
        foreach (var (path, button) in new[] { ($"/desk/people/{person.Id}", "Save"), ("/desk/people", "Send the invitation") })
        {
            var form = (await administrator.Open(path)).Form(button);
            if (path == "/desk/people") form.Fill("Email", "elsewhere@club.example").Choose("Roles=" + Role.Analyst);
            var seen = await administrator.Post(form.Target, [.. form.Fields.Where(field => field.Key != "Organisation"), new("Organisation", Guid.CreateVersion7().ToString())]);
            Assert.Contains("organisation is not in the alliance’s list", seen.Text, StringComparison.Ordinal);
            Assert.True(seen.Status is HttpStatusCode.UnprocessableEntity or HttpStatusCode.Conflict);
        }
        Assert.Equal(0L, await house.Behind<long>("select count(*) from accounts.invitations where email = 'elsewhere@club.example'"));
    }

    [Fact]
    public async Task A_stranger_sets_up_no_second_factor_and_a_manager_opens_no_account_that_may_do_more()
    {
        using var stranger = house.Stranger();
        var seen = await stranger.Post("/desk/security/second-factor", [new("Typed", "123456"), new("__RequestVerificationToken", await stranger.FormToken("/refer"))]);
        Assert.True(seen.Status == HttpStatusCode.Unauthorized || seen.Path == "/sign-in", $"{(int)seen.Status} at {seen.Path}");
        var ours = Guid.CreateVersion7();
        var partner = await house.APerson(ours, Role.StrategicPartner);
        using var manager = await house.SignedIn(await house.APerson(ours, Role.OrganisationManager));
        var refused = await manager.Post($"/desk/people/{partner.Id}?handler=Open", [new("__RequestVerificationToken", await manager.FormToken("/desk/security"))]);
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("Only an administrator changes this account.", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_for_a_new_phone_that_was_open_too_long_shows_a_new_picture()
    {
        var newcomer = await house.ANewcomer(Role.Analyst);
        using var visitor = house.Stranger();
        var page = await newcomer.Enter(await visitor.Open("/sign-in"));
        var form = page.Form("Go on").Fill("Typed", "123456");
        var seen = await visitor.Post("/desk/security/second-factor", [.. form.Fields.Where(field => field.Key != "Offered"), new("Offered", "out of date")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.Contains("This page had been open too long.", seen.Text, StringComparison.Ordinal);
        Assert.NotEqual(page.Document.QuerySelector(".key")!.TextContent, seen.Document.QuerySelector(".key")!.TextContent);
    }

    [Fact]
    public async Task Passwords_that_cannot_be_are_refused_and_nothing_changes()
    {
        var member = await house.AMember(null, Role.Analyst);
        using var visitor = await house.SignedIn(member.Person);
        var seen = await (await visitor.Open("/desk/security")).Form("Change password").Fill("OldPassword", Member.Password).Fill("NewPassword", new string('p', 201)).Press();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.Contains("A password here has at most 200 characters.", seen.Text, StringComparison.Ordinal);
        Assert.Equal("/sign-in/code", (await member.Enter(await house.Stranger().Open("/sign-in"))).Path);
    }

    private async Task<string> Invited(string email)
    {
        using var administrator = await house.SignedIn(Role.Administrator);
        await (await administrator.Open("/desk/people")).Form("Send the invitation").Fill("Email", email).Choose("Roles=" + Role.Analyst).Press();
        return "/invitation/" + (await house.Letters()).Last(letter => letter.To == email).Text.Split("/invitation/")[1].Split('\n')[0].Trim();
    }
}
