using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Derwent.Accounts;

/// <summary>Between the password and the second factor: who passed the first step, for five minutes, sealed in a cookie.</summary>
internal sealed class SecondStep(IDataProtectionProvider protection)
{
    private const string Cookie = "derwent-second-step";
    private readonly ITimeLimitedDataProtector seal = protection.CreateProtector("accounts.second-step").ToTimeLimitedDataProtector();

    public void Remember(HttpContext http, Guid person, string back) =>
        http.Response.Cookies.Append(Cookie, seal.Protect(JsonSerializer.Serialize(new Passed(person, back)), TimeSpan.FromMinutes(5)), Options(http));

    public Passed? Read(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { } sealedText) return null;
        try { return JsonSerializer.Deserialize<Passed>(seal.Unprotect(sealedText)); }
        catch (Exception e) when (e is System.Security.Cryptography.CryptographicException or JsonException or FormatException) { return null; }
    }

    public static void Forget(HttpContext http) => http.Response.Cookies.Delete(Cookie, Options(http));

    /// <summary>Only addresses on this site are gone back to.</summary>
    public static string SafeBack(string? back) => back is { Length: > 0 and < 2000 } && back[0] == '/' && !back.StartsWith("//", StringComparison.Ordinal) && !back.Contains('\\') ? back : "/desk";

    private static CookieOptions Options(HttpContext http) => new()
    { HttpOnly = true, Secure = http.Request.IsHttps, SameSite = SameSiteMode.Strict, Path = "/sign-in", IsEssential = true };

    internal sealed record Passed(Guid Person, string Back);
}
