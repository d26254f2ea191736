using Microsoft.AspNetCore.Identity;

namespace Derwent.Accounts;

/// <summary>Somebody who signs in. Young people and referrers do not: they have private links.</summary>
public sealed class Person : IdentityUser<Guid>
{
    internal const int WrongTriesAllowed = 8;
    internal static readonly TimeSpan RestAfterWrongTries = TimeSpan.FromMinutes(10);

    private Person() { }

    /// <summary>A new person; the e-mail address is the sign-in name.</summary>
    public Person(string name, string email, Guid? organisationId, string? organisationName, IEnumerable<string> roles, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7();
        Name = name;
        Email = UserName = email;
        NormalizedEmail = NormalizedUserName = Normal(email);
        SecurityStamp = Guid.CreateVersion7().ToString("N");
        OrganisationId = organisationId;
        OrganisationName = organisationName;
        Roles = roles.Distinct().ToArray();
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

    /// <summary>The key of their authenticator app, sealed; null until it is set up.</summary>
    internal string? SealedKey { get; private set; }

    /// <summary>The half minute of the last code that was taken: no code is taken twice.</summary>
    internal long LastCodeStep { get; private set; }

    /// <summary>Changes what they may do and for whom. Their sessions must be ended with it.</summary>
    internal void Hold(IEnumerable<string> roles, Guid? organisationId, string? organisationName) =>
        (Roles, OrganisationId, OrganisationName) = (roles.Distinct().ToArray(), organisationId, organisationName);

    /// <summary>Closes the account. Nothing they wrote is lost.</summary>
    internal void Leave(DateTimeOffset now) => LeftAt ??= now;

    /// <summary>Opens it again.</summary>
    internal void Return() => LeftAt = null;

    /// <summary>A wrong password or code. The eighth in a row makes the account rest for ten minutes.</summary>
    internal void Miss(DateTimeOffset now)
    {
        if (++AccessFailedCount < WrongTriesAllowed) return;
        AccessFailedCount = 0;
        LockoutEnd = now + RestAfterWrongTries;
    }

    /// <summary>True while nothing is tried, right or wrong.</summary>
    internal bool Rests(DateTimeOffset now) => LockoutEnd > now;

    /// <summary>They proved who they are.</summary>
    internal void Arrive() => AccessFailedCount = 0;

    /// <summary>From now on these codes are the second factor.</summary>
    internal void UseAuthenticator(string sealedKey, long step) => (SealedKey, LastCodeStep, TwoFactorEnabled) = (sealedKey, step, true);

    /// <summary>Takes a code's half minute; false when it, or a later one, was taken before.</summary>
    internal bool TakeCode(long step)
    {
        if (step <= LastCodeStep) return false;
        LastCodeStep = step;
        return true;
    }

    /// <summary>Sets sign-in up from the beginning: a new password comes with a new invitation, a second factor after it.</summary>
    internal void StartAgain()
    {
        (PasswordHash, SealedKey, TwoFactorEnabled, LockoutEnd, AccessFailedCount) = (null, null, false, null, 0);
        SecurityStamp = Guid.CreateVersion7().ToString("N");
    }

    /// <summary>Gives a new person the name and password they chose.</summary>
    internal void ChoosePassword(string hash)
    {
        PasswordHash = hash;
        SecurityStamp = Guid.CreateVersion7().ToString("N");
    }

    internal static string Normal(string email) => email.Trim().ToUpperInvariant();
}
