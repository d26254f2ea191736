using Microsoft.AspNetCore.Identity;

namespace Derwent.Accounts;

/// <summary>Somebody who signs in. Young people and referrers do not: they have private links.</summary>
public sealed class Person : IdentityUser<Guid>
{
    private Person() { }

    /// <summary>A new person; the e-mail address is the sign-in name.</summary>
    public Person(string name, string email, Guid? organisationId, string? organisationName, IEnumerable<string> roles, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7();
        Name = name;
        Email = UserName = email;
        OrganisationId = organisationId;
        OrganisationName = organisationName;
        Roles = roles.ToArray();
        JoinedAt = now;
        LockoutEnabled = true;
    }

    /// <summary>The name others see.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The organisation they act for.</summary>
    public Guid? OrganisationId { get; private set; }

    /// <summary>Its name as it stood when the person joined or moved, for the page's frame.</summary>
    public string? OrganisationName { get; private set; }

    /// <summary>What they may do; see <see cref="Derwent.Shared.Security.Role"/>.</summary>
    public string[] Roles { get; private set; } = [];

    /// <summary>When they accepted the invitation.</summary>
    public DateTimeOffset JoinedAt { get; private set; }

    /// <summary>When their account was closed, if it was.</summary>
    public DateTimeOffset? LeftAt { get; private set; }

    /// <summary>Changes what they may do. Their sessions must be ended with it.</summary>
    public void Hold(IEnumerable<string> roles) => Roles = roles.Distinct().ToArray();

    /// <summary>Closes the account. Nothing they wrote is lost.</summary>
    public void Leave(DateTimeOffset now) => LeftAt ??= now;

    /// <summary>Opens it again.</summary>
    public void Return() => LeftAt = null;
}
