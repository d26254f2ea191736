using System.Text.RegularExpressions;
using Derwent.Shared.Text;

namespace Derwent.Site.Posts;

/// <summary>Addresses that the coordinator may give: small letters, digits and hyphens, at most three steps, and none that a room of the program answers at.</summary>
internal sealed partial class WebPaths(EndpointDataSource endpoints)
{
    public const int Longest = 160;

    private readonly Lazy<HashSet<string>> taken = new(() => Taken(endpoints));

    /// <summary>Where a post of this kind stands when nobody says otherwise.</summary>
    public static string For(PostKind kind, string title) => (kind == PostKind.Page ? "/pages/" : "/news/") + Slug.From(title);

    /// <summary>Why it cannot stand there, as a sentence; null when it can.</summary>
    public string? Objection(PostKind kind, string path)
    {
        if (!IsWellFormed(path)) return "An address begins with / and has small letters, digits and hyphens, such as /pages/summer-holidays.";
        if (kind != PostKind.Page) return path.StartsWith("/news/", StringComparison.Ordinal) && path.Count(c => c == '/') == 2 ? null : "News stands under /news/, such as /news/new-boxing-hall.";
        return taken.Value.Contains(path.Split('/')[1]) ? $"The addresses under /{path.Split('/')[1]} belong to another part of the site. /pages/… is always free." : null;
    }

    public static bool IsWellFormed(string path) => path.Length <= Longest && Shape().IsMatch(path);

    private static HashSet<string> Taken(EndpointDataSource endpoints) =>
        [.. endpoints.Endpoints.OfType<RouteEndpoint>().Select(endpoint => endpoint.RoutePattern.PathSegments is [var first, ..] ? first.Parts[0] : null).OfType<Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart>()
            .Select(part => part.Content.ToLowerInvariant()).Where(word => word != "pages")];

    [GeneratedRegex("^(/[a-z0-9]+(-[a-z0-9]+)*){1,3}$")] private static partial Regex Shape();
}
