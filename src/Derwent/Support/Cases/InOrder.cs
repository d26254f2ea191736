namespace Derwent.Support;

/// <summary>Ids that sort in the order in which they were made, also within one millisecond: a timeline never shuffles what happened together.</summary>
internal static class InOrder
{
    private static long made;

    /// <summary>A version 7 id (RFC 9562, 6.2 method 1: a counter in the 26 bits after the time).</summary>
    public static Guid NewId(DateTimeOffset now)
    {
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7(now).TryWriteBytes(bytes, bigEndian: true, out _);
        var count = Interlocked.Increment(ref made);
        bytes[6] = (byte)(0x70 | (count >> 22 & 0x0F));
        bytes[7] = (byte)(count >> 14);
        bytes[8] = (byte)(0x80 | (count >> 8 & 0x3F));
        bytes[9] = (byte)count;
        return new Guid(bytes, bigEndian: true);
    }
}
