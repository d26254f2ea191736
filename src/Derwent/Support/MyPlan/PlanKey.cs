using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Derwent.Support.MyPlan;

/// <summary>That this browser has shown the second thing for a plan: sealed in a cookie, for two hours.</summary>
internal sealed class PlanKey(IDataProtectionProvider protection)
{
    private const string Cookie = "derwent-plan-key";
    private readonly ITimeLimitedDataProtector seal = protection.CreateProtector("support.plan-key").ToTimeLimitedDataProtector();

    public void Keep(HttpContext http, Guid caseId) =>
        http.Response.Cookies.Append(Cookie, seal.Protect(caseId.ToString(), TimeSpan.FromHours(2)), Options(http));

    public bool Fits(HttpContext http, Guid caseId)
    {
        if (http.Request.Cookies[Cookie] is not { } sealedText) return false;
        try { return seal.Unprotect(sealedText) == caseId.ToString(); }
        catch (CryptographicException) { return false; }
    }

    public static void Forget(HttpContext http) => http.Response.Cookies.Delete(Cookie, Options(http));

    private static CookieOptions Options(HttpContext http) => new()
    { HttpOnly = true, Secure = http.Request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/my-plan", IsEssential = true };
}
