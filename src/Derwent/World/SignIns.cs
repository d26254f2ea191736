using System.Text;
using Derwent.Accounts;
using Derwent.Shared.Security;
using Microsoft.AspNetCore.Identity;

namespace Derwent.World;

/// <summary>How the demo's people sign in: one password and one authenticator secret for all, both public. Every address ends in .example, which no real
/// account can have, and every account is marked: the sign-in refuses it where <c>Derwent:Demo</c> is not set.</summary>
internal static class SignIns
{
    public const string Password = "rivers meet in derby";

    /// <summary>RFC 4648 base 32, as an authenticator app takes it.</summary>
    public const string Secret = "DERWENTDEMODERWENTDEMODERWENTDEM";

    public static string Hash() => new PasswordHasher<Person>().HashPassword(null!, Password);

    /// <summary>Password and second factor, as ASP.NET Core Identity keeps them.</summary>
    public static void GiveKeys(AccountsContext accounts, Authenticator authenticator, Person person, string hash, DateTimeOffset now)
    {
        (person.PasswordHash, person.EmailConfirmed) = (hash, true);
        if (!authenticator.Begin(person, Secret, Authenticator.CodeFor(Secret, now))) throw new InvalidOperationException("The demo's authenticator does not fit.");
        person.NormalizedEmail = person.NormalizedUserName = person.Email!.ToUpperInvariant();
        person.SecurityStamp = person.Id.ToString("N");
        accounts.Users.Add(person);
        accounts.UserClaims.Add(new IdentityUserClaim<Guid> { UserId = person.Id, ClaimType = FirstStep.DemoClaim, ClaimValue = "yes" });
    }

    /// <summary>The file that <c>seed</c> leaves: who signs in as what, and the private links of the stories.</summary>
    public static string File(SiteLinks links)
    {
        var text = new StringBuilder();
        text.AppendLine("Sign-ins of the demo. Every person is invented; they work only where Derwent__Demo=true.");
        text.AppendLine().AppendLine($"Password for everybody:       {Password}").AppendLine($"Authenticator secret:         {Secret}   (derwent seed --code prints the six digits of now)").AppendLine();
        foreach (var one in Staff.All)
            text.AppendLine($"{one.Name,-18} {string.Join(", ", one.Roles.Select(Role.Words)),-36} {one.Email}");
        text.AppendLine().AppendLine("Private links, for which nobody signs in:");
        foreach (var (what, address) in links.All) text.AppendLine($"{what,-58} {address}");
        return text.ToString();
    }

    /// <summary>The few lines that <c>./run</c> shows.</summary>
    public static IEnumerable<string> Short(string file) =>
    [
        $"{"Partnership team",-22} {Staff.Nadia.Email}",
        $"{"Practitioner",-22} {Staff.Dev.Email}",
        $"{"Organisation manager",-22} {Staff.Tom.Email}",
        $"{"Coordinator",-22} {Staff.Ruth.Email}",
        $"{"Administrator",-22} {Staff.Gwen.Email}",
        $"{"Analyst",-22} {Staff.Tomasz.Email}",
        $"{"Data protection lead",-22} {Staff.Miriam.Email}",
        $"Password: {Password}   Authenticator secret: {Secret}   Everybody else: {file}",
    ];
}

/// <summary>The private links that a visitor of the demo may open.</summary>
internal sealed record SiteLinks(IReadOnlyList<(string What, string Address)> All);
