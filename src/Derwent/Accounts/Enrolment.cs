
namespace Derwent.Accounts;

/// <summary>Makes people who can sign in at once, for the demo: a known password, and an authenticator whose code the demo shows.
/// In a connection of the gate role; real people come by invitation.</summary>
public sealed class Enrolment
{
    private readonly AccountsContext accounts;
    private readonly Passwords passwords;
    private readonly Authenticator authenticator;
    private readonly TimeProvider clock;

    internal Enrolment(AccountsContext accounts, Passwords passwords, Authenticator authenticator, TimeProvider clock) =>
        (this.accounts, this.passwords, this.authenticator, this.clock) = (accounts, passwords, authenticator, clock);

    /// <summary>A new person with password and second factor, saved.</summary>
    public async Task<Person> Enrol(string name, string email, Guid? organisation, string? organisationName, IEnumerable<string> roles, string password)
    {
        var now = clock.GetUtcNow();
        var person = new Person(name, email, organisation, organisationName, roles, now);
        await passwords.Set(person, password, CancellationToken.None);
        var key = Authenticator.NewKey();
        authenticator.Begin(person, key, Authenticator.CodeFor(key, now - TimeSpan.FromMinutes(1) + TimeSpan.FromSeconds(30)));
        accounts.Users.Add(person);
        await accounts.SaveChangesAsync();
        return person;
    }
}
