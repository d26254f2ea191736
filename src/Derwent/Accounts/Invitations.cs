using System.Globalization;
using Derwent.Alliance;
using Derwent.Shared.Audit;
using Derwent.Shared.Database;
using Derwent.Shared.Jobs;
using Derwent.Shared.Mail;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Derwent.Accounts;

/// <summary>Invites people by e-mail. Two doors use it: the people page, and the command line for the first administrator.</summary>
internal sealed class Invitations(AccountsContext accounts, AllianceContext alliance, Outbox outbox, AuditTrail audit, IOptions<AllianceOptions> site, TimeProvider clock)
{
    /// <summary>Invites somebody new; an older open invitation to the same address stops working. Gives the address of the invitation.</summary>
    /// <exception cref="RuleRefused">Somebody with this address signs in already.</exception>
    public async Task<string> Invite(string email, Guid? organisation, IEnumerable<string> roles, Who by, string noted = "sent")
    {
        var address = Person.Normal(email);
        if (await accounts.Users.AnyAsync(person => person.NormalizedEmail == address))
            throw new RuleRefused("Somebody with this e-mail address has an account already. The administrator can change it or open it again.");
        var name = organisation is { } id ? await alliance.Organisations.Where(o => o.Id == id).Select(o => o.Name).SingleOrDefaultAsync() : null;
        if (organisation is not null && name is null) throw new RuleRefused("That organisation is not in the alliance’s list.");
        await WithdrawOpen(email);
        var token = Links.NewToken();
        var invitation = new Invitation(email, organisation, name, roles, token, by, clock.GetUtcNow());
        return await Send(invitation, token, "You are invited", noted);
    }

    /// <summary>Lets somebody set sign-in up from the beginning: password, app and passkeys are forgotten, the sessions end, a link is sent. Gives its address.</summary>
    public async Task<string> StartAgain(Person person, Sessions sessions, Who by, string noted = "let them set up sign-in again")
    {
        person.StartAgain();
        await accounts.RecoveryCodes.Where(code => code.PersonId == person.Id).ExecuteDeleteAsync();
        await accounts.Set<Microsoft.AspNetCore.Identity.IdentityUserPasskey<Guid>>().Where(key => key.UserId == person.Id).ExecuteDeleteAsync();
        await sessions.EndAll(person.Id, null, "sign-in is set up again");
        await WithdrawOpen(person.Email!);
        var token = Links.NewToken();
        audit.Wrote("person", person.Id, noted);
        return await Send(new Invitation(person, token, by, clock.GetUtcNow()), token, "Set up sign-in again", "sent");
    }

    private async Task WithdrawOpen(string email)
    {
        var address = Invitation.Address(email);
        foreach (var old in await accounts.Invitations.Where(i => i.Email == address && i.AcceptedAt == null && i.WithdrawnAt == null).ToListAsync())
            old.Withdraw(clock.GetUtcNow());
    }

    private async Task<string> Send(Invitation invitation, string token, string what, string noted)
    {
        accounts.Invitations.Add(invitation);
        await accounts.SaveChangesAsync();
        audit.Wrote("invitation", invitation.Id, noted);
        var address = outbox.Address($"/invitation/{token}");
        var until = UkTime.DateOf(invitation.SentAt + Invitation.Life).ToString("d MMMM", CultureInfo.GetCultureInfo("en-GB"));
        await outbox.Send(new Letter(invitation.Email, $"{site.Value.Name}: {what.ToLowerInvariant()}",
            $"""
            {what}: here is your link to Derwent, where the {site.Value.Name} works together. {invitation.By.Name} asked for this link.

            {address}

            It works once, until {until}. Choose a password there, and have your phone at hand: an authenticator app on it is the second step.

            You did not expect this? Then do nothing. Nobody can sign in with it but you.
            """, invitation.Id));
        return address;
    }
}
