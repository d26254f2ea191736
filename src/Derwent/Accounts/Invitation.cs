using System.Security.Cryptography;
using System.Text;
using Derwent.Shared.Database;
using Derwent.Shared.Security;

namespace Derwent.Accounts;

/// <summary>An invitation to sign in, sent by e-mail; it works once, for 14 days. It makes a new person, or lets one set sign-in up again.</summary>
internal sealed class Invitation
{
    public static readonly TimeSpan Life = TimeSpan.FromDays(14);

    private Invitation() { }

    public Invitation(string email, Guid? organisationId, string? organisationName, IEnumerable<string> roles, string token, Who by, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7();
        (Email, OrganisationId, OrganisationName, Roles, By, SentAt) = (Address(email), organisationId, organisationName, roles.Distinct().ToArray(), by, now);
        TokenHash = Hash(token);
    }

    /// <summary>For somebody who is known: a new password and a new second factor.</summary>
    public Invitation(Person person, string token, Who by, DateTimeOffset now)
        : this(person.Email!, person.OrganisationId, person.OrganisationName, person.Roles, token, by, now) => PersonId = person.Id;

    public Guid Id { get; private set; }
    public string Email { get; private set; } = "";
    public Guid? OrganisationId { get; private set; }
    public string? OrganisationName { get; private set; }
    public string[] Roles { get; private set; } = [];
    public Guid? PersonId { get; private set; }
    public byte[] TokenHash { get; private set; } = [];
    public Who By { get; private set; } = Who.Derwent;
    public DateTimeOffset SentAt { get; private set; }
    public DateTimeOffset? AcceptedAt { get; private set; }
    public DateTimeOffset? WithdrawnAt { get; private set; }

    public bool IsOpen(DateTimeOffset now) => AcceptedAt is null && WithdrawnAt is null && now < SentAt + Life;

    /// <summary>The invited person takes it; a new account if they had none.</summary>
    public Person? Accept(string name, DateTimeOffset now)
    {
        if (!IsOpen(now)) throw new RuleRefused("This invitation has been used or is too old. Ask whoever invited you to send a new one.");
        AcceptedAt = now;
        return PersonId is null ? new Person(name, Email, OrganisationId, OrganisationName, Roles, now) : null;
    }

    public void Withdraw(DateTimeOffset now) => WithdrawnAt ??= now;

    /// <summary>An address as it is kept and compared.</summary>
    public static string Address(string email) => email.Trim().ToLowerInvariant();

    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
