using Microsoft.Net.Http.Headers;

namespace Derwent.Shared.Ui;

/// <summary>Serves the built assets: names carry a hash of their content, so a browser may keep them for ever.</summary>
internal static class AssetEndpoints
{
    private static readonly Dictionary<string, string> Types = new()
    {
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".png"] = "image/png",
        [".woff2"] = "font/woff2",
    };

    /// <summary>GET <c>/assets/{file}</c>; only names from the manifest exist. Brotli or gzip were made when the assets were built.</summary>
    public static IEndpointConventionBuilder MapAssets(this IEndpointRouteBuilder app) => app.MapGet("/assets/{file}", Serve);

    private static IResult Serve(string file, HttpContext http, Assets assets)
    {
        if (!assets.Files.Contains(file))
        {
            return Results.NotFound();
        }

        var headers = http.Response.Headers;
        headers.CacheControl = "public, max-age=31536000, immutable";
        headers.Vary = HeaderNames.AcceptEncoding;
        var path = assets.PathOf(file);
        foreach (var (coding, ending) in new[] { ("br", ".br"), ("gzip", ".gz") })
        {
            if (Takes(http.Request, coding) && File.Exists(path + ending))
            {
                headers.ContentEncoding = coding;
                path += ending;
                break;
            }
        }

        return Results.File(path, Types.GetValueOrDefault(Path.GetExtension(file), "application/octet-stream"));
    }

    private static bool Takes(HttpRequest request, string coding) =>
        request.GetTypedHeaders().AcceptEncoding.Any(wish => wish.Value.Equals(coding, StringComparison.OrdinalIgnoreCase) && wish.Quality != 0);
}
