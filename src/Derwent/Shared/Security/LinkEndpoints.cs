using Derwent.Shared.Database;

namespace Derwent.Shared.Security;

/// <summary>Opens a private link: keeps it in this browser and goes on to its page, so that the token does not stay in the address bar.
/// Opening changes nothing else: mail programs that look ahead do no harm.</summary>
internal static class LinkEndpoints
{
    public static void MapLinks(this IEndpointRouteBuilder app) =>
        app.MapGet("/l/{token}", Open).WithMetadata(new OpenAttribute()).RequireRateLimiting(Web.Doors);

    private static async Task<IResult> Open(string token, HttpContext http, RequestDatabase database, Current current, CancellationToken stop)
    {
        token = token.Replace("-", "", StringComparison.Ordinal).Trim().ToLowerInvariant();
        if (token.Length == 26)
        {
            await database.BeginAsync(null, token, stop);
            await database.RollbackAsync();
        }
        if (current.Link is not { } link) return Results.Redirect("/link-ended");
        Links.Keep(http, link.Kind, token);
        return Results.Redirect(link.Kind switch
        {
            LinkKind.Draft => "/refer",
            LinkKind.Offer => "/offer",
            LinkKind.Plan => "/my-plan",
            LinkKind.Newsletter => "/newsletter/mine",
            _ => "/my-referral",
        });
    }
}
