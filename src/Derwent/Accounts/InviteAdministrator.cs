using System.CommandLine;
using Derwent.Accounts.Pages.People;
using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Accounts;

/// <summary><c>derwent invite-administrator</c>: how the first person of an empty deployment comes in, and how one gets back in who lost everything.</summary>
internal sealed class InviteAdministrator(AccountsContext accounts, Invitations invitations, Sessions sessions, TimeProvider clock)
{
    private static readonly Who Console = new(null, "Whoever runs this deployment", null);

    public static Command Make(Func<ServiceProvider> services)
    {
        var email = new Argument<string>("EMAIL") { Description = "Their e-mail address." };
        var why = new Option<string>("--why") { Description = "Needed when there is an administrator already: the reason, in a sentence. It is kept in the audit." };
        var invite = new Command("invite-administrator", "Invites the first administrator: prints the link once and sends it by letter.") { email, why };
        invite.SetAction(async (said, _) =>
        {
            await using var made = services();
            try
            {
                var link = await In(made, said.GetValue(email)!, said.GetValue(why));
                System.Console.WriteLine($"Open this once, within {Invitation.Life.Days} days; it is not shown again:");
                System.Console.WriteLine(link);
                return 0;
            }
            catch (RuleRefused refused)
            {
                await System.Console.Error.WriteLineAsync(refused.Message);
                return 1;
            }
        });
        return invite;
    }

    /// <summary>Makes the invitation in a transaction of its own, as the gate, and gives its address.</summary>
    /// <exception cref="RuleRefused">There is an administrator and no reason, or the address is not one.</exception>
    public static async Task<string> In(IServiceProvider services, string email, string? why)
    {
        await using var scope = services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<RequestDatabase>().As(DatabaseRole.Gate);
        await database.BeginAsync(null, null, default);
        var link = await scope.ServiceProvider.GetRequiredService<InviteAdministrator>().Run(email, why);
        await database.CommitAsync(default);
        return link;
    }

    private async Task<string> Run(string email, string? why)
    {
        if (!Everybody.IsAddress(email)) throw new RuleRefused("That is not an e-mail address. Type it in full, like name@organisation.org.uk.");
        if (why is { Length: > 300 }) throw new RuleRefused("Say the reason in at most 300 characters.");
        var isFirst = !await accounts.Users.AnyAsync(person => person.LeftAt == null && person.Roles.Contains(Role.Administrator));
        if (!isFirst && string.IsNullOrWhiteSpace(why))
            throw new RuleRefused("There is an administrator already: they invite people at /desk/people. If none of them can sign in any more, say so with --why \"the reason\"; it is kept in the audit.");
        if (isFirst) await WithdrawEarlier();
        return await Link(email, isFirst ? "the first administrator, from the command line" : $"an administrator, from the command line: {why!.Trim()}");
    }

    private async Task<string> Link(string email, string noted)
    {
        var address = Person.Normal(email);
        return await accounts.Users.SingleOrDefaultAsync(person => person.NormalizedEmail == address && person.LeftAt == null && person.Roles.Contains(Role.Administrator)) is { } known
            ? await invitations.StartAgain(known, sessions, Console, noted)
            : await invitations.Invite(email, null, [Role.Administrator], Console, noted);
    }

    // A first address that was mistyped must not stay open to whoever has it.
    private async Task WithdrawEarlier()
    {
        foreach (var old in await accounts.Invitations.Where(i => i.AcceptedAt == null && i.WithdrawnAt == null && i.Roles.Contains(Role.Administrator)).ToListAsync())
            old.Withdraw(clock.GetUtcNow());
    }
}
