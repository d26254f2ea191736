using Derwent.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Derwent.Tests.Accounts;

/// <summary>Somebody who signs in properly: password and app. The key of the app is known to the test.</summary>
internal sealed record Member(House House, Person Person, string Key)
{
    public const string Password = "river towel copper nine";

    public string Email => Person.Email!;

    /// <summary>What the app shows now.</summary>
    public string Code => Authenticator.CodeFor(Key, House.Clock.GetUtcNow());

    /// <summary>Types the password, on the page that is open.</summary>
    public Task<Seen> Enter(Seen signIn, string password = Password) => signIn.Form("Sign in").Fill("Email", Email).Fill("Password", password).Press("Sign in");

    /// <summary>Signs in from the beginning and says where that leads.</summary>
    public async Task<Seen> SignIn(Visitor visitor, string path = "/sign-in") =>
        await (await Enter(await visitor.Open(path))).Form("Go on").Fill("Typed", Code).Press("Go on");
}

internal static class Staff
{
    /// <summary>A person of an organisation with a password and an app.</summary>
    public static async Task<Member> AMember(this House house, Guid? organisation, params string[] roles) => await house.MemberOf(await house.APerson(organisation, roles));

    /// <summary>The person, with a password and an app from now on.</summary>
    public static async Task<Member> MemberOf(this House house, Person person)
    {
        var key = Authenticator.NewKey();
        await house.Change(person.Id, async (services, known) =>
        {
            await services.GetRequiredService<Passwords>().Set(known, Member.Password, default);
            // The code of half a minute ago, so that the one the app shows now is still good.
            services.GetRequiredService<Authenticator>().Begin(known, key, Authenticator.CodeFor(key, house.Clock.GetUtcNow().AddSeconds(-30)));
        });
        return new Member(house, person, key);
    }

    /// <summary>A person with a password and nothing else.</summary>
    public static async Task<Member> ANewcomer(this House house, params string[] roles)
    {
        var person = await house.APerson(null, roles);
        await house.Change(person.Id, (services, known) => services.GetRequiredService<Passwords>().Set(known, Member.Password, default));
        return new Member(house, person, "");
    }

    public static Task Change(this House house, Guid person, Func<IServiceProvider, Person, Task> change) => house.AtTheGate(async services =>
    {
        var accounts = services.GetRequiredService<AccountsContext>();
        await change(services, await accounts.Users.SingleAsync(known => known.Id == person));
        await accounts.SaveChangesAsync();
    });
}
