using Derwent.Engine.Linkage;
using Derwent.Shared.Security;
using Microsoft.AspNetCore.DataProtection;

namespace Derwent.FrontDoor.Follow;

/// <summary>A private link alone shows steps and promises. The name, and a question we asked, need something else that was told us:
/// a birthday, the postcode, or the referrer's own phone number or address.</summary>
internal sealed class SecondThing(IDataProtectionProvider protection, TimeProvider clock)
{
    private const string Cookie = "derwent-knows";
    private static readonly TimeSpan Life = TimeSpan.FromHours(4);
    // Its end stands in it: a time-limited protector asks the machine what time it is, not our clock.
    private readonly IDataProtector protector = protection.CreateProtector("my-referral");

    /// <summary>False when nothing was told that could be asked for.</summary>
    public static bool CanBeAsked(Referral referral) => Answers(referral).Any();

    public static bool IsRight(Referral referral, string? typed)
    {
        var given = Keys(typed).ToHashSet();
        return Answers(referral).Any(given.Contains);
    }

    public bool IsKnown(HttpContext http, Guid referral)
    {
        try
        {
            return http.Request.Cookies[Cookie] is { Length: > 0 and < 2000 } kept && protector.Unprotect(kept).Split('|') is [var known, var until]
                && known == referral.ToString() && long.TryParse(until, System.Globalization.CultureInfo.InvariantCulture, out var end) && clock.GetUtcNow().ToUnixTimeSeconds() < end;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return false;
        }
    }

    public void Remember(HttpContext http, Guid referral) =>
        http.Response.Cookies.Append(Cookie, protector.Protect($"{referral}|{(clock.GetUtcNow() + Life).ToUnixTimeSeconds()}"), new CookieOptions
        {
            HttpOnly = true, Secure = http.Request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/my-referral", IsEssential = true, MaxAge = Life,
        });

    private static IEnumerable<string> Answers(Referral referral)
    {
        var stated = referral.Stated;
        var births = stated.Members.Select(member => member.BirthDate).Append(stated.BirthDate).OfType<DateOnly>();
        return births.Select(born => $"b{born:yyyyMMdd}")
            .Concat(new[] { Tagged("p", Plain.Of(FieldKind.Postcode, stated.Postcode)), Tagged("t", Plain.Of(FieldKind.Phone, referral.Referrer.Phone)), Tagged("e", referral.Referrer.Email?.Trim().ToLowerInvariant()) }.OfType<string>());
    }

    // What was typed could be any of them.
    private static IEnumerable<string> Keys(string? typed)
    {
        var text = (typed ?? "").Trim();
        if (Date(text) is { } date) yield return $"b{date:yyyyMMdd}";
        if (Plain.Of(FieldKind.Postcode, text) is { } postcode) yield return "p" + postcode;
        if (Plain.Of(FieldKind.Phone, text) is { } phone) yield return "t" + phone;
        if (text.Contains('@', StringComparison.Ordinal)) yield return "e" + text.ToLowerInvariant();
    }

    private static DateOnly? Date(string text)
    {
        string[] formats = ["d M yyyy", "d/M/yyyy", "d.M.yyyy", "d-M-yyyy", "yyyy-M-d", "d MMM yyyy", "d MMMM yyyy"];
        return DateOnly.TryParseExact(text, formats, System.Globalization.CultureInfo.GetCultureInfo("en-GB"), System.Globalization.DateTimeStyles.AllowWhiteSpaces, out var date) ? date : null;
    }

    private static string? Tagged(string tag, string? value) => value is null ? null : tag + value;
}
