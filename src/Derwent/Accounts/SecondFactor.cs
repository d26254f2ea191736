using Microsoft.EntityFrameworkCore;

namespace Derwent.Accounts;

/// <summary>A code from the app or a recovery code, tried for one person. Wrong ones count like wrong passwords.</summary>
internal sealed class SecondFactor(AccountsContext accounts, Authenticator authenticator, TimeProvider clock)
{
    public const string DoesNotFit = "That code does not fit. Wait for the next one and type it as the app shows it. After eight wrong tries an account rests for ten minutes.";

    /// <summary>The person, held until the request ends so that tries wait for each other; null when the account is closed.</summary>
    public async Task<Person?> Lock(Guid id)
    {
        await accounts.Database.ExecuteSqlRawAsync("set local lock_timeout = '3s'");
        return await accounts.Users.FromSql($"select * from accounts.people where id = {id} and left_at is null for update").SingleOrDefaultAsync();
    }

    /// <summary>What the code was, in words for the audit, or null when it does not fit. The caller saves.</summary>
    public async Task<string?> Fits(Person person, string typed)
    {
        var now = clock.GetUtcNow();
        if (person.Rests(now)) return null;
        if (authenticator.Fits(person, typed)) return "a code";
        var hash = RecoveryCode.HashOf(person.Id, typed);
        var recovery = await accounts.RecoveryCodes.SingleOrDefaultAsync(code => code.PersonId == person.Id && code.Hash == hash && code.UsedAt == null);
        if (recovery is null)
        {
            person.Miss(now);
            return null;
        }
        recovery.Use(now);
        return "a recovery code";
    }

    /// <summary>New recovery codes, to be shown once; the old ones stop working.</summary>
    public async Task<IReadOnlyList<string>> NewRecoveryCodes(Person person)
    {
        await accounts.RecoveryCodes.Where(code => code.PersonId == person.Id).ExecuteDeleteAsync();
        var made = RecoveryCode.Make(person.Id, clock.GetUtcNow());
        accounts.RecoveryCodes.AddRange(made.Select(code => code.Stored));
        return [.. made.Select(code => code.Words)];
    }

    /// <summary>How many recovery codes are left.</summary>
    public Task<int> RecoveryCodesLeft(Guid person) => accounts.RecoveryCodes.CountAsync(code => code.PersonId == person && code.UsedAt == null);
}

/// <summary>In the demo the code is shown, because invented people have no phone. Only for addresses that cannot exist, and only where the demo is on.</summary>
internal sealed class DemoCodes(IConfiguration configuration, Authenticator authenticator)
{
    public string? Of(Person person) =>
        configuration.GetValue<bool>("Derwent:Demo") && person.Email!.EndsWith(".example", StringComparison.OrdinalIgnoreCase) ? authenticator.CodeOf(person) : null;
}
