using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace Derwent.Shared.Pictures;

/// <summary>Sizes of a picture as files: <c>480.webp</c>, <c>1200.jpg</c>.</summary>
internal static class PictureFile
{
    /// <summary>Which size a file's name means, or null.</summary>
    public static (int Width, string Format)? Named(string file)
    {
        var format = Path.GetExtension(file).TrimStart('.');
        return int.TryParse(Path.GetFileNameWithoutExtension(file), NumberStyles.None, CultureInfo.InvariantCulture, out var width) && format is PictureFormat.WebP or PictureFormat.Jpeg ? (width, format) : null;
    }

    /// <summary>The picture and nothing that could act: no script, no frame.</summary>
    public static IResult Answer(HttpContext http, byte[] bytes, string format, string tag, string cacheControl)
    {
        http.Response.Headers.CacheControl = cacheControl;
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return Results.Bytes(bytes, format == PictureFormat.WebP ? "image/webp" : "image/jpeg", entityTag: new EntityTagHeaderValue($"\"{tag}\""));
    }
}
