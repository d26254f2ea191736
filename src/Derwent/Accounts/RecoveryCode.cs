using System.Security.Cryptography;
using System.Text;

namespace Derwent.Accounts;

/// <summary>A code on paper for the day the phone is lost. It works once; only its hash is stored.</summary>
internal sealed class RecoveryCode
{
    private const string Letters = "abcdefghjkmnpqrstvwxyz23456789";
    private const int HowMany = 10;

    private RecoveryCode() { }

    private RecoveryCode(Guid person, string code, DateTimeOffset now) =>
        (Id, PersonId, Hash, MadeAt) = (Guid.CreateVersion7(now), person, HashOf(person, code), now);

    public Guid Id { get; private set; }
    public Guid PersonId { get; private set; }
    public byte[] Hash { get; private set; } = [];
    public DateTimeOffset MadeAt { get; private set; }
    public DateTimeOffset? UsedAt { get; private set; }

    /// <summary>Ten new codes, as they are shown once, and as they are stored.</summary>
    public static IReadOnlyList<(string Words, RecoveryCode Stored)> Make(Guid person, DateTimeOffset now) =>
        [.. Enumerable.Range(0, HowMany).Select(_ => RandomNumberGenerator.GetString(Letters, 12)).Select(code => (InGroups(code), new RecoveryCode(person, code, now)))];

    public void Use(DateTimeOffset now) => UsedAt ??= now;

    public static byte[] HashOf(Guid person, string typed) =>
        SHA256.HashData(Encoding.UTF8.GetBytes($"{person}|{new string([.. typed.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit)])}"));

    private static string InGroups(string code) => string.Join('-', code.Chunk(4).Select(group => new string(group)));
}
