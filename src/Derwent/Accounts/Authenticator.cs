using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using OtpNet;

namespace Derwent.Accounts;

/// <summary>Six figures from an app, new every half minute (RFC 6238). Keys are stored sealed; a code works once.</summary>
internal sealed class Authenticator(IDataProtectionProvider protection, TimeProvider clock)
{
    private static readonly VerificationWindow OneEitherSide = new(previous: 1, future: 1);
    private readonly IDataProtector seal = protection.CreateProtector("accounts.authenticator");
    private readonly ITimeLimitedDataProtector offer = protection.CreateProtector("accounts.authenticator.offer").ToTimeLimitedDataProtector();

    /// <summary>A new key: 160 random bits in the letters an app can be told by hand.</summary>
    public static string NewKey() => Base32Encoding.ToString(KeyGeneration.GenerateRandomKey(20)).TrimEnd('=');

    /// <summary>What the app's camera reads.</summary>
    public static string Address(string key, string account, string site) =>
        $"otpauth://totp/{Uri.EscapeDataString(site)}:{Uri.EscapeDataString(account)}?secret={key}&issuer={Uri.EscapeDataString(site)}";

    /// <summary>Keeps a key that is being set up in the page itself, for this person, for half an hour; nothing is stored until a code proves it.</summary>
    public string Offer(string key, Guid person) => offer.Protect($"{person}|{key}", TimeSpan.FromMinutes(30));

    /// <summary>The key that was offered to this person, or null.</summary>
    public string? Offered(string? sealedOffer, Guid person)
    {
        try
        {
            var parts = offer.Unprotect(sealedOffer ?? "").Split('|');
            return parts.Length == 2 && parts[0] == person.ToString() ? parts[1] : null;
        }
        catch (Exception e) when (e is CryptographicException or FormatException) { return null; }
    }

    /// <summary>Begins to use the key, if the code shows that the app has it.</summary>
    public bool Begin(Person person, string key, string? code)
    {
        if (!Read(key, code, out var step)) return false;
        person.UseAuthenticator(seal.Protect(key), step);
        return true;
    }

    /// <summary>True for the right code, once.</summary>
    public bool Fits(Person person, string? code) => person.SealedKey is { } key && Read(seal.Unprotect(key), code, out var step) && person.TakeCode(step);

    /// <summary>The code that fits now; shown only in the demo.</summary>
    public string? CodeOf(Person person) => person.SealedKey is { } key ? new Totp(Base32Encoding.ToBytes(seal.Unprotect(key))).ComputeTotp(Now) : null;

    internal static string CodeFor(string key, DateTimeOffset at) => new Totp(Base32Encoding.ToBytes(key)).ComputeTotp(at.UtcDateTime);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private bool Read(string key, string? code, out long step)
    {
        step = 0;
        var figures = new string([.. (code ?? "").Where(char.IsAsciiDigit)]);
        return figures.Length == 6 && new Totp(Base32Encoding.ToBytes(key)).VerifyTotp(Now, figures, out step, OneEitherSide);
    }
}
