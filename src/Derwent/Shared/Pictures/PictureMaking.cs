using SkiaSharp;

namespace Derwent.Shared.Pictures;

/// <summary>Takes an upload apart and makes our own pictures of it. Only JPEG, PNG and WebP are opened, by what they are and not by what they are called; the size
/// is read before a pixel is, so that a small file with a huge picture in it costs nothing; what comes out is encoded anew, so that no place, name or
/// thumbnail of the camera is left.</summary>
internal sealed class PictureMaking : IDisposable
{
    public const int MostBytes = 12_000_000;
    public const int MostPixels = 50_000_000;
    public const int LongestSide = 12_000;
    private const string TooLarge = "The picture is larger than 12 MB. Make it smaller first, or send it from a phone in medium size.";
    private const int Shortest = 64;
    private const int Enough = 3200;
    private const int LetterWidth = 1200;
    private static readonly int[] Widths = [480, 960, 1600];

    // Decoding 50 million pixels takes 200 MB: one at a time.
    private readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>Our sizes of it for pages, or why not, as a sentence.</summary>
    public async Task<(PictureMade? Made, string? Objection)> MakeAsync(byte[] upload, CancellationToken stop)
    {
        if (upload.Length > MostBytes) return (null, TooLarge);
        if (!IsKnown(upload)) return (null, "This is not a picture that we can take. Use JPEG, PNG or WebP.");
        await turn.WaitAsync(stop);
        try
        {
            return Make(upload);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>The same from a form's file; none was chosen, or it is too large to be read at all: a sentence.</summary>
    public async Task<(PictureMade? Made, string? Objection)> FromFormAsync(IFormFile? file, CancellationToken stop)
    {
        if (file is null or { Length: 0 }) return (null, "Choose a picture: JPEG, PNG or WebP, at most 12 MB.");
        if (file.Length > MostBytes) return (null, TooLarge);
        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, stop);
        return await MakeAsync(bytes.ToArray(), stop);
    }

    public void Dispose() => turn.Dispose();

    private static (PictureMade?, string?) Make(byte[] upload)
    {
        using var data = SKData.CreateCopy(upload);
        using var codec = SKCodec.Create(data);
        if (codec is null) return (null, "The file is broken, or is no picture. Try another copy of it.");
        var info = codec.Info;
        if (info.Width > LongestSide || info.Height > LongestSide || (long)info.Width * info.Height > MostPixels)
            return (null, $"The picture is {info.Width} by {info.Height} pixels. We take up to {MostPixels / 1_000_000} million pixels. Make it smaller first.");
        if (Math.Min(info.Width, info.Height) < Shortest) return (null, $"The picture is only {info.Width} by {info.Height} pixels. It would be a blur.");
        // A large photograph is read small: JPEG and WebP can do that, and it costs a tenth of the memory.
        var size = codec.GetScaledDimensions(Math.Min(1f, Enough / (float)Math.Max(info.Width, info.Height)));
        using var pixels = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb()));
        if (codec.GetPixels(pixels.Info, pixels.GetPixels()) is not SKCodecResult.Success) return (null, "The file ends in the middle of the picture. Try another copy of it.");
        using var upright = Upright(pixels, codec.EncodedOrigin);
        return (new PictureMade(upright.Width, upright.Height, [.. Pages(upright)]), null);
    }

    private static IEnumerable<MadeSize> Pages(SKBitmap picture)
    {
        var widths = Widths.Where(width => width < picture.Width).Append(Math.Min(picture.Width, Widths[^1])).Distinct();
        foreach (var width in widths)
        {
            using var scaled = Scaled(picture, width);
            yield return new MadeSize(width, scaled.Height, PictureFormat.WebP, Encode(scaled, SKEncodedImageFormat.Webp));
        }
        using var link = Scaled(picture, Math.Min(picture.Width, LetterWidth));
        using var flat = Flat(link);
        yield return new MadeSize(LetterWidth, flat.Height, PictureFormat.Jpeg, Encode(flat, SKEncodedImageFormat.Jpeg));
    }

    private static byte[] Encode(SKBitmap picture, SKEncodedImageFormat format)
    {
        using var data = picture.Encode(format, 82);
        return data.ToArray();
    }

    private static SKBitmap Scaled(SKBitmap picture, int width)
    {
        var height = Math.Max(1, (int)Math.Round((double)picture.Height * width / picture.Width));
        return picture.Resize(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Premul), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
    }

    // JPEG knows nothing that one can see through.
    private static SKBitmap Flat(SKBitmap picture)
    {
        var flat = new SKBitmap(picture.Width, picture.Height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var canvas = new SKCanvas(flat);
        canvas.Clear(SKColors.White);
        canvas.DrawBitmap(picture, 0, 0, new SKSamplingOptions(SKFilterMode.Linear));
        return flat;
    }

    // The camera says how it was held; that word is lost with the rest, so the pixels are turned.
    private static SKBitmap Upright(SKBitmap picture, SKEncodedOrigin origin)
    {
        if (origin is SKEncodedOrigin.TopLeft) return picture;
        var turned = origin >= SKEncodedOrigin.LeftTop;
        var (width, height) = turned ? (picture.Height, picture.Width) : (picture.Width, picture.Height);
        var upright = new SKBitmap(width, height, SKColorType.Rgba8888, SKAlphaType.Premul);
        using var canvas = new SKCanvas(upright);
        canvas.SetMatrix(origin switch
        {
            SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
            SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
            SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
            SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightTop => new SKMatrix(0, -1, width, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, width, -1, 0, height, 0, 0, 1),
            _ => new SKMatrix(0, 1, 0, -1, 0, height, 0, 0, 1),
        });
        canvas.DrawBitmap(picture, 0, 0, new SKSamplingOptions(SKFilterMode.Linear));
        return upright;
    }

    private static bool IsKnown(ReadOnlySpan<byte> file) =>
        file.StartsWith((ReadOnlySpan<byte>)[0xff, 0xd8, 0xff])
        || file.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
        || (file.Length > 12 && file.StartsWith("RIFF"u8) && file[8..].StartsWith("WEBP"u8));
}

/// <summary>What we encode to, as it ends a file's name.</summary>
internal static class PictureFormat
{
    public const string WebP = "webp";
    public const string Jpeg = "jpg";
}

/// <summary>One size as it was encoded.</summary>
internal sealed record MadeSize(int Width, int Height, string Format, byte[] Bytes);

/// <summary>What was made of an upload.</summary>
internal sealed record PictureMade(int Width, int Height, IReadOnlyList<MadeSize> Sizes)
{
    /// <summary>The smallest for pages: enough to know the same picture again.</summary>
    public MadeSize Smallest => Sizes.Where(size => size.Format == PictureFormat.WebP).MinBy(size => size.Width)!;
}
