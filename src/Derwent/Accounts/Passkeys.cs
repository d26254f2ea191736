using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace Derwent.Accounts;

/// <summary>Passkeys (WebAuthn): a sign-in that cannot be given away on a false page. The question is sealed into the page that asks it, for five minutes.</summary>
internal sealed class Passkeys(IPasskeyHandler<Person> handler, UserManager<Person> people, IDataProtectionProvider protection)
{
    public const int Most = 20;
    private const int LongestCredential = 20_000;
    private readonly ITimeLimitedDataProtector seal = protection.CreateProtector("accounts.passkey").ToTimeLimitedDataProtector();

    /// <summary>Asks a browser for any passkey of this site: what its script is given, and what comes back with the answer.</summary>
    public async Task<(string Options, string State)> Ask(HttpContext http)
    {
        var asked = await handler.MakeRequestOptionsAsync(null, http);
        return (asked.RequestOptionsJson, Sealed("get", asked.AssertionState));
    }

    /// <summary>Whose passkey answered; null when it is none of ours or the answer is not genuine.</summary>
    public async Task<Person?> Recognise(HttpContext http, string credential, string state)
    {
        if (credential.Length is 0 or > LongestCredential || Opened("get", state) is not { } asked) return null;
        var answer = await handler.PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = http, CredentialJson = credential, AssertionState = asked });
        if (!answer.Succeeded) return null;
        await people.AddOrUpdatePasskeyAsync(answer.User, answer.Passkey);
        return answer.User;
    }

    /// <summary>Asks a browser to make a passkey for the person.</summary>
    public async Task<(string Options, string State)> Offer(HttpContext http, Person person)
    {
        var offered = await handler.MakeCreationOptionsAsync(
            new PasskeyUserEntity { Id = person.Id.ToString(), Name = person.Email!, DisplayName = person.Name }, http);
        return (offered.CreationOptionsJson, Sealed($"create {person.Id}", offered.AttestationState));
    }

    /// <summary>Keeps the passkey that was made; false when the answer is not genuine or was meant for somebody else.</summary>
    public async Task<bool> Keep(HttpContext http, Person person, string name, string credential, string state)
    {
        if (credential.Length is 0 or > LongestCredential || Opened($"create {person.Id}", state) is not { } offered) return false;
        var made = await handler.PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = http, CredentialJson = credential, AttestationState = offered });
        if (!made.Succeeded || made.UserEntity.Id != person.Id.ToString() || await people.FindByPasskeyIdAsync(made.Passkey.CredentialId) is not null) return false;
        made.Passkey.Name = name;
        return (await people.AddOrUpdatePasskeyAsync(person, made.Passkey)).Succeeded;
    }

    /// <summary>The passkeys of a person, oldest first.</summary>
    public async Task<IReadOnlyList<UserPasskeyInfo>> Of(Person person) => [.. (await people.GetPasskeysAsync(person)).OrderBy(key => key.CreatedAt)];

    public Task Remove(Person person, byte[] id) => people.RemovePasskeyAsync(person, id);

    private string Sealed(string purpose, string? state) => seal.Protect(JsonSerializer.Serialize(new Question(purpose, state)), TimeSpan.FromMinutes(5));

    private string? Opened(string purpose, string state)
    {
        try { return JsonSerializer.Deserialize<Question>(seal.Unprotect(state)) is { } asked && asked.Purpose == purpose ? asked.State : null; }
        catch (Exception e) when (e is CryptographicException or JsonException or FormatException) { return null; }
    }

    private sealed record Question(string Purpose, string? State);

    /// <summary>Always with the owner's finger, face or PIN, always on the device's own list, never from another site.</summary>
    public static void Configure(IdentityPasskeyOptions options, IConfiguration configuration)
    {
        var site = configuration["DERWENT_PUBLIC_URL"] is { Length: > 0 } set ? new Uri(set) : null;
        options.ServerDomain = site?.Host;
        options.UserVerificationRequirement = "required";
        options.ResidentKeyRequirement = "required";
        options.ValidateOrigin = asked => ValueTask.FromResult(!asked.CrossOrigin
            && (asked.Origin == site?.GetLeftPart(UriPartial.Authority) || asked.Origin == $"{asked.HttpContext.Request.Scheme}://{asked.HttpContext.Request.Host}"));
    }
}
