using Derwent.Shared.Security;
namespace Derwent.Site;

/// <summary>The public pages that explain the alliance. They hold no data of their own: names and sessions come from Alliance and Listings.</summary>
internal static class SiteModule
{
    private const string Robots = "User-agent: *\nDisallow: /desk\nDisallow: /l/\nDisallow: /my-referral\nDisallow: /my-plan\nDisallow: /offer\nDisallow: /newsletter/mine\nDisallow: /newsletter/unsubscribe/\nDisallow: /refer/\nDisallow: /sign-in\n";

    public static void MapSite(this IEndpointRouteBuilder app) => app.MapGet("/robots.txt", () => Results.Text(Robots)).WithMetadata(new OpenAttribute());
}
