using Microsoft.EntityFrameworkCore;

namespace Derwent.Accounts;

/// <summary>E-mail address and password, tried once.</summary>
internal sealed class FirstStep(AccountsContext accounts, Passwords passwords, TimeProvider clock, IConfiguration configuration)
{
    /// <summary>Marks an account of the demo, whose password everybody can read. It signs in only where the demo is on.</summary>
    public const string DemoClaim = "demo";

    public const string NotTogether = "That e-mail address and password do not belong together. After eight wrong tries an account rests for ten minutes.";

    /// <summary>The person, or null: unknown, closed, resting and wrong look the same and take the same time.</summary>
    public async Task<Person?> Try(string email, string password, CancellationToken stop)
    {
        var address = Person.Normal(email);
        await accounts.Database.ExecuteSqlRawAsync("set local lock_timeout = '3s'", stop);
        // Tries at one account wait for each other, so that a hundred at once count as a hundred.
        var person = await accounts.Users.FromSql($"select * from accounts.people where normalized_email = {address} for update").SingleOrDefaultAsync(stop);
        var fits = await passwords.Fit(person, password, stop);
        var now = clock.GetUtcNow();
        if (person is null || person.LeftAt is not null || person.Rests(now)) return null;
        if (fits && !configuration.GetValue<bool>("Derwent:Demo") && await accounts.UserClaims.AnyAsync(claim => claim.UserId == person.Id && claim.ClaimType == DemoClaim, stop)) return null;
        if (fits) return person;
        person.Miss(now);
        await accounts.SaveChangesAsync(stop);
        return null;
    }
}
