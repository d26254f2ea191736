using Derwent.Accounts;

namespace Derwent.Tests.Accounts;

public sealed class PasswordRules
{
    [Theory]
    [InlineData("short", "at least 12")]
    [InlineData("elevenchars", "at least 12")]
    [InlineData("password1234", "Many people")]
    [InlineData("P@ssw0rd!!!!", "Many people")]
    [InlineData("Passw0rdPassw0rd", "Many people")]
    [InlineData("qwertyuiop12", "Many people")]
    [InlineData("QwertyQwerty1!", "Many people")]
    [InlineData("123456789012", "Many people")]
    [InlineData("abcdefghijkl", "Many people")]
    [InlineData("iloveyou2026!", "Many people")]
    [InlineData("aaaaaaaaaaaaaa", "repeats itself")]
    [InlineData("abababababab", "repeats itself")]
    [InlineData("correcthorsebatterystaple", "Many people")]
    [InlineData("DerbyCounty1884", "Many people")]
    [InlineData("Bea.Lund.2026!!", "guessed from your name")]
    [InlineData("sporting.communities1", "guessed from your name")]
    public void A_password_that_is_tried_first_is_refused(string password, string because) =>
        Assert.Contains(because, Passwords.Objection(password, "Bea Lund", "bea.lund@sporting.example", "Sporting Communities"), StringComparison.Ordinal);

    [Theory]
    [InlineData("river towel copper nine")]
    [InlineData("Tangerine-Otter-42-Kite")]
    [InlineData("xK9#vQ2mL!pR")]
    [InlineData("my cat sleeps on the radiator")]
    [InlineData("ludzie wolą góry od morza")]
    public void A_password_nobody_would_try_is_taken(string password) => Assert.Null(Passwords.Objection(password, "Bea Lund", "bea.lund@sporting.example", "Sporting Communities"));

    [Fact]
    public async Task A_flood_of_passwords_is_asked_to_wait_and_starves_nobody()
    {
        var passwords = new Passwords(new Microsoft.AspNetCore.Identity.PasswordHasher<Person>()) { Patience = TimeSpan.Zero };
        var tries = Enumerable.Range(0, 12).Select(number => passwords.Fit(null, $"river towel {number}", default)).ToList();
        var refused = new List<string>();
        foreach (var one in tries)
            try { Assert.False(await one); }
            catch (Derwent.Shared.Database.RuleRefused busy) { refused.Add(busy.Message); }
        Assert.NotEmpty(refused);
        Assert.All(refused, sentence => Assert.Equal("Very many people are signing in at this moment. Wait a minute, then try again.", sentence));
    }
}
