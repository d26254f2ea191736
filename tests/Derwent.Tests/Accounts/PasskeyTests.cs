using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Derwent.Shared.Security;

namespace Derwent.Tests.Accounts;

/// <summary>A passkey is made, opens the account, and is taken away; one that is not genuine or one too many is not kept.</summary>
public sealed class PasskeyTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task A_passkey_is_made_opens_the_account_and_opens_nothing_once_it_is_removed()
    {
        using var mine = await house.SignedIn(Role.Analyst);
        using var key = new SoftKey(house.Address);

        var made = await Make(mine, key, "My work phone");

        Assert.Contains("The passkey is made.", made.Text, StringComparison.Ordinal);
        Assert.Contains("My work phone", made.Text, StringComparison.Ordinal);
        using var elsewhere = house.Stranger();
        var desk = await SignIn(elsewhere, key);
        Assert.Equal(HttpStatusCode.OK, desk.Status);
        Assert.NotEqual("/sign-in", desk.Path);
        Assert.Equal("/desk/security", (await elsewhere.Open("/desk/security")).Path);

        var remove = made.Form("form[action*=RemovePasskey]");
        Assert.Contains("The passkey no longer opens your account.", (await remove.Press()).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await remove.Press()).Status);
        using var again = house.Stranger();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignIn(again, key)).Status);
    }

    [Fact]
    public async Task A_passkey_that_was_made_for_another_site_another_person_or_too_late_is_not_kept()
    {
        using var mine = await house.SignedIn(Role.Analyst);
        using var other = await house.SignedIn(Role.Analyst);
        using var elsewhere = new SoftKey(new Uri("https://derwent.false"));
        using var key = new SoftKey(house.Address);
        var form = (await mine.Open("/desk/security")).Form("Make a passkey").Fill("PasskeyName", "My work phone");
        await form.Fill("Credential", elsewhere.Create(Options(await mine.Open("/desk/security")))).PressInVain("The passkey could not be made. Try again; the question on this page is good for five minutes.");
        var theirs = await other.Open("/desk/security");
        await form.Fill("Credential", key.Create(Options(theirs))).Fill("PasskeyState", theirs.Document.QuerySelector("[name=PasskeyState]")!.GetAttribute("value")!).PressInVain("The passkey could not be made.");
        await (await mine.Open("/desk/security")).Form("Make a passkey").Fill("PasskeyName", new string('p', 61)).PressInVain("Keep the name under 60 letters.");
        Assert.DoesNotContain("My work phone", (await mine.Open("/desk/security")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_has_more_than_twenty_passkeys()
    {
        using var mine = await house.SignedIn(Role.Analyst);
        for (var number = 1; number <= 20; number++)
        {
            using var key = new SoftKey(house.Address);
            Assert.Contains("The passkey is made.", (await Make(mine, key, $"Device {number}")).Text, StringComparison.Ordinal);
        }
        var page = await mine.Open("/desk/security");
        using var last = new SoftKey(house.Address);
        await page.Form("Make a passkey").Fill("PasskeyName", "One more").Fill("Credential", last.Create(Options(page))).PressInVain("You have twenty passkeys. Remove one that you no longer use first.");
    }

    private static async Task<Seen> Make(Visitor who, SoftKey key, string name)
    {
        var page = await who.Open("/desk/security");
        return await page.Form("Make a passkey").Fill("PasskeyName", name).Fill("Credential", key.Create(Options(page))).Press();
    }

    private static async Task<Seen> SignIn(Visitor who, SoftKey key)
    {
        var page = await who.Open("/sign-in");
        return await page.Form("form[data-passkey]").Fill("Credential", key.Answer(Options(page))).Press();
    }

    private static JsonElement Options(Seen page) => JsonDocument.Parse(page.Document.QuerySelector("form[data-passkey]")!.GetAttribute("data-options")!).RootElement;
}

/// <summary>A security key as a browser would speak to it (WebAuthn level 2): one key pair, for one site, with the owner's finger on it.</summary>
internal sealed class SoftKey(Uri site) : IDisposable
{
    private const byte Present = 0x01, Verified = 0x04, WithKey = 0x40;
    private readonly ECDsa pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] id = RandomNumberGenerator.GetBytes(16);
    private string user = "";

    public string Create(JsonElement options)
    {
        user = options.GetProperty("user").GetProperty("id").GetString()!;
        // CBOR, by hand: {"fmt": "none", "attStmt": {}, "authData": bytes}.
        byte[] attestation = [0xA3, 0x63, .. "fmt"u8, 0x64, .. "none"u8, 0x67, .. "attStmt"u8, 0xA0, 0x68, .. "authData"u8, 0x58, 148, .. Data(Present | Verified | WithKey), .. new byte[16], 0, 16, .. id, .. PublicKey()];
        return Credential(new { clientDataJSON = Text(Client("webauthn.create", options)), attestationObject = Text(attestation), transports = new[] { "internal" } });
    }

    public string Answer(JsonElement options)
    {
        var (data, client) = (Data(Present | Verified), Client("webauthn.get", options));
        var signature = pair.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Credential(new { clientDataJSON = Text(client), authenticatorData = Text(data), signature = Text(signature), userHandle = user });
    }

    public void Dispose() => pair.Dispose();

    private string Credential(object response) => JsonSerializer.Serialize(new { id = Text(id), rawId = Text(id), type = "public-key", response, clientExtensionResults = new { } });

    private byte[] Client(string type, JsonElement options) =>
        Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { type, challenge = options.GetProperty("challenge").GetString(), origin = site.GetLeftPart(UriPartial.Authority), crossOrigin = false }));

    private byte[] Data(int flags) => [.. SHA256.HashData(Encoding.UTF8.GetBytes(site.Host)), (byte)flags, 0, 0, 0, 0];

    // A COSE key: elliptic, ES256, P-256, x, y.
    private byte[] PublicKey()
    {
        var point = pair.ExportParameters(false).Q;
        return [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 32, .. point.X!, 0x22, 0x58, 32, .. point.Y!];
    }

    private static string Text(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}
