using System.Security.Cryptography;
using System.Text.Json;
using Derwent.Shared.Security;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.DataProtection;

namespace Derwent.Accounts;

/// <summary>What somebody was sending when their session had ended, sealed into the sign-in pages themselves: nothing of it is stored, and only
/// the person who typed it gets it back.</summary>
internal sealed class KeptForms(IDataProtectionProvider protection, Sessions sessions)
{
    /// <summary>Names and values together; a longer form stays in the browser, one step back.</summary>
    public const int Most = 64 * 1024;

    private readonly ITimeLimitedDataProtector seal = protection.CreateProtector("accounts.kept-form").ToTimeLimitedDataProtector();

    /// <summary>Takes up the form that this request brought, for the person whose session had ended: the sealed text, or empty when there is nothing to keep.</summary>
    public async Task<string> Take(HttpContext http, ResumeForm resume) => resume.Filled is not { } filled
        ? ""
        : Seal(filled, await sessions.WhoHeld(SessionAuthentication.Token(http.Request))) ?? "";

    /// <summary>The form as one sealed text that opens for a day, or null when it is too long.</summary>
    public string? Seal(SendAgain form, Guid? person) => form.Fields.Sum(field => field.Key.Length + field.Value.Length) > Most
        ? null
        : seal.Protect(JsonSerializer.Serialize(new Kept(person, form.Address, form.Fields)), TimeSpan.FromDays(1));

    /// <summary>The form again, for the person who typed it.</summary>
    public SendAgain? Open(string? sealedForm, Guid person)
    {
        if (string.IsNullOrEmpty(sealedForm)) return null;
        try
        {
            var kept = JsonSerializer.Deserialize<Kept>(seal.Unprotect(sealedForm))!;
            return kept.Person is null || kept.Person == person ? new SendAgain(kept.Address, kept.Fields) : null;
        }
        catch (Exception e) when (e is CryptographicException or JsonException or FormatException) { return null; }
    }

    private sealed record Kept(Guid? Person, string Address, IReadOnlyList<KeyValuePair<string, string>> Fields);
}
