using System.Security.Cryptography;
using System.Text;

namespace Derwent.Listings.Oruk;

/// <summary>The standard wants a uuid for everything. What has none of its own gets one from its name (RFC 9562, version 8: ours, by SHA-256), the same every time.</summary>
internal static class OrukId
{
    private static readonly byte[] Space = Guid.Parse("6f3c2b0e-6f0d-4f0e-9a57-3f1d4c5b7a10").ToByteArray(bigEndian: true);

    public static Guid Of(string name)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData([.. Space, .. Encoding.UTF8.GetBytes(name)], hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }

    public static Guid Of(Guid owner, string part) => Of($"{owner:N}/{part}");
}
