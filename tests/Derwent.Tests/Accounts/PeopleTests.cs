using System.Net;
using Derwent.Alliance;
using Derwent.Shared.Security;
using Microsoft.Extensions.DependencyInjection;

namespace Derwent.Tests.Accounts;

/// <summary>Who may look after whose account; that a change reaches running sessions at once; invitations.</summary>
public sealed class PeopleTests(House house) : IClassFixture<House>
{
    private static int organisations;

    [Theory]
    [InlineData(Role.Coordinator)]
    [InlineData(Role.StrategicPartner)]
    [InlineData(Role.Practitioner)]
    [InlineData(Role.Analyst)]
    [InlineData(Role.DataProtectionLead)]
    public async Task People_are_not_there_for_the_wrong_person(string role)
    {
        var visitor = await house.SignedIn(role);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Open("/desk/people")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Open($"/desk/people/{visitor.Person!.Id}")).Status);
    }

    [Fact]
    public async Task A_manager_sees_nobody_of_another_organisation()
    {
        var (ours, theirs) = (await AnOrganisation(), await AnOrganisation());
        var stranger = await house.APerson(theirs, Role.Practitioner);
        var colleague = await house.APerson(ours, Role.Practitioner);
        var manager = await house.SignedIn(await house.APerson(ours, Role.OrganisationManager));
        var page = await manager.Open("/desk/people?q=example.test");
        Assert.Contains(colleague.Email!, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(stranger.Email!, page.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.Open($"/desk/people/{stranger.Id}")).Status);
        var own = await manager.Open($"/desk/people/{colleague.Id}");
        foreach (var button in new[] { "Save", "Close the account", "Send the link" })
        {
            var form = own.Form(button);
            var seen = await manager.Post(form.Target.Replace(colleague.Id.ToString(), stranger.Id.ToString(), StringComparison.Ordinal), form.Fields);
            Assert.Equal(HttpStatusCode.NotFound, seen.Status);
        }
        Assert.Null(await house.Behind<object>($"select left_at from accounts.people where id = '{stranger.Id}'"));
    }

    [Fact]
    public async Task A_manager_cannot_invite_into_another_organisation_or_above_themselves()
    {
        var (ours, theirs) = (await AnOrganisation(), await AnOrganisation());
        var manager = await house.SignedIn(await house.APerson(ours, Role.OrganisationManager));
        var page = await manager.Open("/desk/people");
        Assert.DoesNotContain("administrator", page.Html, StringComparison.Ordinal);
        var above = await manager.Post("/desk/people", [.. page.Form("Send the invitation").Fill("Email", "above@example.test").Fields, new("Roles", Role.Administrator)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, above.Status);
        Assert.Contains("only give the roles that are shown", above.Text, StringComparison.Ordinal);
        await manager.Post("/desk/people", [.. page.Form("Send the invitation").Fill("Email", "elsewhere@example.test").Fields, new("Roles", Role.Practitioner), new("Organisation", theirs.ToString())]);
        Assert.Equal(ours, await house.Behind<Guid>("select organisation_id from accounts.invitations where email = 'elsewhere@example.test'"));
    }

    [Fact]
    public async Task A_manager_does_not_change_somebody_who_may_do_more()
    {
        var ours = await AnOrganisation();
        var partner = await house.APerson(ours, Role.StrategicPartner);
        var colleague = await house.APerson(ours, Role.Practitioner);
        var manager = await house.SignedIn(await house.APerson(ours, Role.OrganisationManager));
        var page = await manager.Open($"/desk/people/{partner.Id}");
        Assert.Contains("Only an administrator changes this account.", page.Text, StringComparison.Ordinal);
        var form = (await manager.Open($"/desk/people/{colleague.Id}")).Form("Close the account");
        var seen = await manager.Post(form.Target.Replace(colleague.Id.ToString(), partner.Id.ToString(), StringComparison.Ordinal), form.Fields);
        Assert.Equal(HttpStatusCode.Conflict, seen.Status);
    }

    [Fact]
    public async Task A_changed_role_reaches_running_sessions_at_once()
    {
        var person = await house.APerson(await AnOrganisation(), Role.OrganisationManager);
        var theirs = await house.SignedIn(person);
        Assert.Equal(HttpStatusCode.OK, (await theirs.Open("/desk/people")).Status);
        var administrator = await house.SignedIn(Role.Administrator);
        var page = await administrator.Open($"/desk/people/{person.Id}");
        var seen = await page.Form("Save").Untick("Roles").Choose("Roles=" + Role.Practitioner).Press("Save");
        Assert.Contains("It is in force at once.", seen.Text, StringComparison.Ordinal);
        Assert.Equal("/sign-in", (await theirs.Open("/desk/people")).Path);
        Assert.Equal(HttpStatusCode.NotFound, (await (await house.SignedIn(await Fresh(person.Id))).Open("/desk/people")).Status);
    }

    [Fact]
    public async Task A_practitioner_needs_an_organisation_and_everybody_a_role()
    {
        var person = await house.APerson(null, Role.Analyst);
        var page = await (await house.SignedIn(Role.Administrator)).Open($"/desk/people/{person.Id}");
        var none = await page.Form("Save").Untick("Roles").Press("Save");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.Status);
        Assert.Contains("at least one", none.Text, StringComparison.Ordinal);
        var homeless = await none.Form("Save").Untick("Roles").Choose("Roles=" + Role.Practitioner).Press("Save");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, homeless.Status);
        Assert.Contains("choose which", homeless.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_changes_their_own_account_here()
    {
        var administrator = await house.SignedIn(Role.Administrator);
        var other = await house.APerson(null, Role.Analyst);
        var form = (await administrator.Open($"/desk/people/{other.Id}")).Form("Close the account");
        var seen = await administrator.Post(form.Target.Replace(other.Id.ToString(), administrator.Person!.Id.ToString(), StringComparison.Ordinal), form.Fields);
        Assert.Equal(HttpStatusCode.Conflict, seen.Status);
        Assert.Contains("This is you.", (await administrator.Open($"/desk/people/{administrator.Person.Id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_account_ends_its_sessions_and_opens_again()
    {
        var person = await house.APerson(null, Role.Analyst);
        var theirs = await house.SignedIn(person);
        var administrator = await house.SignedIn(Role.Administrator);
        var closed = await (await administrator.Open($"/desk/people/{person.Id}")).Form("Close the account").Press();
        Assert.Equal("/sign-in", (await theirs.Open("/desk/security")).Path);
        var open = await closed.Form("Open the account again").Press();
        Assert.Contains("The account is open again.", open.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invitation_makes_somebody_who_sets_up_a_second_factor_first()
    {
        var organisation = await AnOrganisation();
        var administrator = await house.SignedIn(Role.Administrator);
        var page = await administrator.Open("/desk/people");
        var sent = await page.Form("Send the invitation").Fill("Email", "Bea.Lund@club.example").Fill("Organisation", organisation.ToString()).Choose("Roles=" + Role.Practitioner).Press();
        Assert.Contains("The invitation is on its way.", sent.Text, StringComparison.Ordinal);
        Assert.Contains("bea.lund@club.example", sent.Text, StringComparison.Ordinal);
        var newcomer = house.Stranger();
        var welcome = await newcomer.Open(await Invitation("bea.lund@club.example"));
        Assert.Contains("to work for Organisation", welcome.Text, StringComparison.Ordinal);
        var done = await welcome.Form("Go on").Fill("Name", "Bea Lund").Fill("Password", Member.Password).Press("Go on");
        Assert.Equal("/desk/security/second-factor", done.Path);
        Assert.Equal("Bea Lund", await house.Behind<string>($"select name from accounts.people where email = 'bea.lund@club.example' and organisation_id = '{organisation}'"));
    }

    [Fact]
    public async Task An_invitation_works_once()
    {
        var path = await Invited("once@club.example");
        var form = (await house.Stranger().Open(path)).Form("Go on").Fill("Name", "Once").Fill("Password", Member.Password);
        await form.Press("Go on");
        // Whoever accepted is signed in now, so the old form's token is no longer theirs: refused, and nobody is made twice.
        Assert.Equal(HttpStatusCode.BadRequest, (await form.Press("Go on")).Status);
        var again = await house.Stranger().Open(path);
        Assert.Equal(HttpStatusCode.NotFound, again.Status);
        Assert.Equal("This invitation no longer works", again.Heading);
        Assert.Equal(1L, await house.Behind<long>("select count(*) from accounts.people where email = 'once@club.example'"));
    }

    [Fact]
    public async Task An_invitation_is_too_old_after_fourteen_days()
    {
        var path = await Invited("late@club.example");
        house.Clock.Advance(TimeSpan.FromDays(14.01));
        Assert.Equal(HttpStatusCode.NotFound, (await house.Stranger().Open(path)).Status);
    }

    [Fact]
    public async Task A_withdrawn_or_replaced_invitation_no_longer_works()
    {
        var first = await Invited("twice@club.example");
        var second = await Invited("twice@club.example");
        Assert.Equal(HttpStatusCode.NotFound, (await house.Stranger().Open(first)).Status);
        var administrator = await house.SignedIn(Role.Administrator);
        var page = await administrator.Open("/desk/people");
        var id = await house.Behind<Guid>("select id from accounts.invitations where email = 'twice@club.example' and withdrawn_at is null");
        await page.Form($"form:has(input[value='{id}'])").Press();
        Assert.Equal(HttpStatusCode.NotFound, (await house.Stranger().Open(second)).Status);
    }

    [Fact]
    public async Task Somebody_who_has_an_account_is_not_invited_again()
    {
        var known = await house.APerson(null, Role.Analyst);
        var administrator = await house.SignedIn(Role.Administrator);
        var seen = await (await administrator.Open("/desk/people")).Form("Send the invitation").Fill("Email", known.Email!.ToUpperInvariant()).Choose("Roles=" + Role.Analyst).Press();
        Assert.Equal(HttpStatusCode.Conflict, seen.Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nobody")]
    [InlineData("two@at@signs.example")]
    [InlineData("a b@example.org")]
    [InlineData("evil@example.org\r\nBcc: all@example.org")]
    public async Task A_mistyped_address_is_told_and_kept(string address)
    {
        var administrator = await house.SignedIn(Role.Administrator);
        var seen = await (await administrator.Open("/desk/people")).Form("Send the invitation").Fill("Email", address).Choose("Roles=" + Role.Analyst).Press();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.Contains("Type the e-mail address in full", seen.Text, StringComparison.Ordinal);
        Assert.NotNull(seen.Document.QuerySelector($"input[name=Roles][value={Role.Analyst}][checked]"));
    }

    [Fact]
    public async Task Sign_in_is_set_up_again_after_a_lost_phone()
    {
        var member = await house.AMember(null, Role.Analyst);
        var theirs = await house.SignedIn(member.Person);
        var administrator = await house.SignedIn(Role.Administrator);
        await (await administrator.Open($"/desk/people/{member.Person.Id}")).Form("Send the link").Press();
        Assert.Equal("/sign-in", (await theirs.Open("/desk/security")).Path);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await member.Enter(await house.Stranger().Open("/sign-in"))).Status);
        var page = await house.Stranger().Open(await Invitation(member.Email));
        Assert.Equal("Set up sign-in again", page.Heading);
        Assert.Equal("/desk/security/second-factor", (await page.Form("Go on").Fill("Password", "tangerine otter kite").Press("Go on")).Path);
        Assert.Equal(1L, await house.Behind<long>($"select count(*) from accounts.people where email = '{member.Email}'"));
    }

    private async Task<string> Invited(string email)
    {
        var administrator = await house.SignedIn(Role.Administrator);
        await (await administrator.Open("/desk/people")).Form("Send the invitation").Fill("Email", email).Choose("Roles=" + Role.Analyst).Press();
        return await Invitation(email);
    }

    private async Task<string> Invitation(string email) =>
        "/invitation/" + (await house.Letters()).Last(letter => letter.To == email).Text.Split("/invitation/")[1].Split('\n')[0].Trim();

    private async Task<Derwent.Accounts.Person> Fresh(Guid id)
    {
        Derwent.Accounts.Person? fresh = null;
        await house.Change(id, (_, person) => { fresh = person; return Task.CompletedTask; });
        return fresh!;
    }

    private async Task<Guid> AnOrganisation()
    {
        var number = Interlocked.Increment(ref organisations);
        var organisation = Organisation.Join($"Organisation {number}", $"organisation-{number}", Tier.Member, Who.Derwent, house.Clock.GetUtcNow());
        await house.As(await house.APerson(null, Role.Administrator), async services =>
        {
            var alliance = services.GetRequiredService<AllianceContext>();
            alliance.Organisations.Add(organisation);
            await alliance.SaveChangesAsync();
        });
        return organisation.Id;
    }
}
