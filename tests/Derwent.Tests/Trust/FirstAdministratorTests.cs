using Derwent.Accounts;
using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Derwent.Tests.Trust;

/// <summary>How the first person comes into an empty deployment. A house for each test: it has no administrator.</summary>
public sealed class FirstAdministratorTests : IAsyncLifetime
{
    private readonly House house = new();

    public ValueTask InitializeAsync() => house.InitializeAsync();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return house.DisposeAsync();
    }

    [Fact]
    public async Task The_command_prints_a_link_that_makes_an_administrator_and_the_same_link_goes_by_letter()
    {
        await using var program = Child.Start(house.Owner, ["invite-administrator", "first@example.test"], ("DERWENT_PUBLIC_URL", house.Address.ToString()));
        var (code, said, complained) = await program.End();
        Assert.Equal("", complained);
        Assert.Equal(0, code);
        var link = said.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)[^1];
        Assert.Contains(link, Assert.Single(await house.Letters(), letter => letter.To == "first@example.test").Text);
        using var visitor = house.Stranger();
        var invitation = await visitor.Open(new Uri(link).AbsolutePath);
        Assert.Equal(System.Net.HttpStatusCode.OK, invitation.Status);
        Assert.Contains("first@example.test", invitation.Html);
        Assert.Equal("the first administrator, from the command line", await house.Behind<string>("select what from audit.entries where kind = 'invitation'"));
    }

    [Fact]
    public async Task When_there_is_an_administrator_it_asks_for_a_reason_and_keeps_it()
    {
        await house.APerson(null, Role.Administrator);
        var refused = await Assert.ThrowsAsync<RuleRefused>(() => Invite("second@example.test", null));
        Assert.Contains("There is an administrator already", refused.Message);
        Assert.Equal(0, await house.Behind<long>("select count(*) from accounts.invitations"));
        await Invite("second@example.test", "Their phone is in the river.");
        Assert.Equal("an administrator, from the command line: Their phone is in the river.", await house.Behind<string>("select what from audit.entries where kind = 'invitation'"));
    }

    [Fact]
    public async Task An_administrator_who_lost_everything_sets_sign_in_up_again_and_is_signed_out()
    {
        using var lost = await house.SignedIn(Role.Administrator);
        await Invite(lost.Person!.Email!, "The phone and the codes are gone.");
        Assert.Equal("/sign-in", (await lost.Open("/desk/people")).Path);
        Assert.Equal(1, await house.Behind<long>("select count(*) from accounts.invitations where person_id is not null"));
    }

    [Fact]
    public async Task A_mistyped_first_address_opens_nothing_once_the_right_one_is_invited()
    {
        var mistyped = new Uri(await Invite("frist@example.test", null)).AbsolutePath;
        await Invite("first@example.test", null);
        using var finder = house.Stranger();
        Assert.DoesNotContain("Choose a password", (await finder.Open(mistyped)).Text);
        Assert.Equal(1, await house.Behind<long>("select count(*) from accounts.invitations where withdrawn_at is null"));
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("a b@example.test")]
    public async Task What_is_no_address_is_said(string typed) => Assert.Contains("not an e-mail address", (await Assert.ThrowsAsync<RuleRefused>(() => Invite(typed, null))).Message);

    [Fact]
    public async Task A_reason_is_a_sentence() => Assert.Equal("Say the reason in at most 300 characters.", (await Assert.ThrowsAsync<RuleRefused>(() => Invite("third@example.test", new string('w', 301)))).Message);

    private async Task<string> Invite(string email, string? why)
    {
        await using var services = Verbs.Services(new ConfigurationBuilder().AddInMemoryCollection([new("DERWENT_DB", house.Owner), new("DERWENT_PUBLIC_URL", house.Address.ToString())]).Build());
        return await InviteAdministrator.In(services, email, why);
    }
}
