using System.Security.Cryptography;
using System.Text;
using Derwent.Shared.Database;
using Derwent.Shared.Security;

namespace Derwent.Accounts;

/// <summary>An invitation to sign in, sent by e-mail; it works once, for 14 days.</summary>
internal sealed class Invitation
{
    private Invitation() { }

    public Invitation(string email, Guid? organisationId, string? organisationName, IEnumerable<string> roles, string token, Who by, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7();
        (Email, OrganisationId, OrganisationName, Roles, By, SentAt) = (email, organisationId, organisationName, roles.ToArray(), by, now);
        TokenHash = Hash(token);
    }

    public Guid Id { get; private set; }
    public string Email { get; private set; } = "";
    public Guid? OrganisationId { get; private set; }
    public string? OrganisationName { get; private set; }
    public string[] Roles { get; private set; } = [];
    public byte[] TokenHash { get; private set; } = [];
    public Who By { get; private set; } = Who.Derwent;
    public DateTimeOffset SentAt { get; private set; }
    public DateTimeOffset? AcceptedAt { get; private set; }
    public DateTimeOffset? WithdrawnAt { get; private set; }

    public bool IsOpen(DateTimeOffset now) => AcceptedAt is null && WithdrawnAt is null && now < SentAt.AddDays(14);

    public Person Accept(string name, DateTimeOffset now)
    {
        if (!IsOpen(now)) throw new RuleRefused("This invitation has been used or is too old. Ask whoever invited you to send a new one.");
        AcceptedAt = now;
        return new Person(name, Email, OrganisationId, OrganisationName, Roles, now);
    }

    public void Withdraw(DateTimeOffset now) => WithdrawnAt ??= now;

    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
