using System.Buffers.Binary;
using Derwent.Shared.Database;

namespace Derwent.Newsletters.Letters;

/// <summary>A picture of a letter: PNG or JPEG, without anything in the file that says where, when or with what it was taken.</summary>
internal sealed class LetterPicture
{
    public const int MostBytes = 1_500_000;
    private const int MostPixels = 4000;

    private LetterPicture()
    {
    }

    public Guid Id { get; private set; }
    public Guid? OrganisationId { get; private set; }
    public string Type { get; private set; } = "";
    public byte[] Bytes { get; private set; } = [];
    public int Width { get; private set; }
    public int Height { get; private set; }
    public DateTimeOffset AddedAt { get; private set; }

    public string Path => $"/newsletter/pictures/{Id:N}";

    /// <summary>Takes a picture in, or says in a sentence why not.</summary>
    public static LetterPicture From(byte[] file, Guid? organisation, DateTimeOffset now)
    {
        if (file.Length > MostBytes) throw new RuleRefused("A picture in a letter may have 1.5 MB at most. Make it smaller first: 1,200 pixels across are plenty.");
        var read = Png(file) ?? Jpeg(file) ?? throw new RuleRefused("Only PNG and JPEG pictures can be read. Nothing was added.");
        if (read.Width is < 1 or > MostPixels || read.Height is < 1 or > MostPixels) throw new RuleRefused($"A picture may have {MostPixels:n0} pixels across and down at most.");
        return new LetterPicture { Id = Guid.CreateVersion7(now), OrganisationId = organisation, Type = read.Type, Bytes = read.Bytes, Width = read.Width, Height = read.Height, AddedAt = now };
    }

    private sealed record Read(string Type, byte[] Bytes, int Width, int Height);

    // Of a PNG only the chunks that draw it are kept.
    private static Read? Png(ReadOnlySpan<byte> file)
    {
        if (file.Length < 45 || !file.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])) return null;
        using var kept = new MemoryStream();
        kept.Write(file[..8]);
        var (width, height, ended) = (0, 0, false);
        for (var at = 8; at + 12 <= file.Length && !ended;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            if (length > file.Length - at - 12) return null;
            var kind = System.Text.Encoding.ASCII.GetString(file.Slice(at + 4, 4));
            var chunk = file.Slice(at, (int)length + 12);
            if (kind == "IHDR" && length == 13) (width, height) = (BinaryPrimitives.ReadInt32BigEndian(chunk[8..]), BinaryPrimitives.ReadInt32BigEndian(chunk[12..]));
            if (kind is "IHDR" or "PLTE" or "tRNS" or "IDAT" or "IEND" or "gAMA" or "sRGB") kept.Write(chunk);
            ended = kind == "IEND";
            at += chunk.Length;
        }
        return ended && width > 0 ? new Read("image/png", kept.ToArray(), width, height) : null;
    }

    // Of a JPEG every application segment and comment goes: EXIF with its place and time among them.
    private static Read? Jpeg(ReadOnlySpan<byte> file)
    {
        if (file.Length < 20 || file[0] != 0xFF || file[1] != 0xD8) return null;
        using var kept = new MemoryStream();
        kept.Write(file[..2]);
        var (width, height) = (0, 0);
        for (var at = 2; at + 4 <= file.Length;)
        {
            if (file[at] != 0xFF) return null;
            var mark = file[at + 1];
            if (mark == 0xFF) { at++; continue; }
            var length = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            if (length < 2 || at + 2 + length > file.Length) return null;
            if (mark is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC) && length >= 8)
                (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(file[(at + 5)..]), BinaryPrimitives.ReadUInt16BigEndian(file[(at + 7)..]));
            if (mark is not (>= 0xE0 and <= 0xEF or 0xFE)) kept.Write(file.Slice(at, length + 2));
            at += length + 2;
            if (mark != 0xDA) continue;
            // From the first scan on it is the picture itself.
            var end = file[at..].LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]);
            if (end < 0 || width == 0) return null;
            kept.Write(file.Slice(at, end + 2));
            return new Read("image/jpeg", kept.ToArray(), width, height);
        }
        return null;
    }
}
