using Derwent.Shared;
using Derwent.Shared.Database;
using Derwent.Shared.Pictures;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Derwent.Site.Posts;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Site.Pictures;

/// <summary>Serves pictures: <c>/media/{id}/{width}.webp</c>. One without people on it never changes and is kept for ever. One with people is asked for each time it is
/// looked at, so that it is gone from everywhere as soon as somebody on it says no.</summary>
internal static class PictureEndpoints
{
    public static void MapPictures(this IEndpointRouteBuilder app)
    {
        var open = app.MapGroup("").WithMetadata(new OpenAttribute());
        open.MapGet("/media/{id:guid}/{file}", Serve);
        // The one for letters and for previews of links: both are looked at elsewhere, and without the header browsers keep it out of web mail.
        open.MapGet("/media/{id:guid}/1200.jpg", (Guid id, HttpContext http, RequestDatabase database, SiteContext site, Current current, TimeProvider clock, CancellationToken stop) =>
            Serve(id, "1200.jpg", http, database, site, current, clock, stop)).WithMetadata(new OwnHeaderAttribute("Cross-Origin-Resource-Policy", "cross-origin"));
        open.MapGet("/link-picture.png", (LinkPicture pictures, Derwent.Shared.Ui.LiveAlliance alliance, HttpContext http) =>
        {
            http.Response.Headers.CacheControl = "public, max-age=3600";
            return Results.Bytes(pictures.Draw($"{alliance.Value.City}: tell one of us, all of us help"), "image/png");
        }).CacheOutput(PublicPages.Policy);
        open.MapGet("/link-picture/{id:guid}.png", OfPost).CacheOutput(PublicPages.Policy);
    }

    private static async Task<IResult> Serve(Guid id, string file, HttpContext http, RequestDatabase database, SiteContext site, Current current, TimeProvider clock, CancellationToken stop)
    {
        if (PictureFile.Named(file) is not var (width, format)) return Results.NotFound();
        await database.BeginAsync(current.IsSignedIn ? SessionAuthentication.Token(http.Request) : null, null, stop);
        var picture = await site.Pictures.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, stop);
        // The desk looks at its pictures before anybody agreed, and a member at those of its own drafts; nobody else does.
        var may = picture is not null && (picture.IsLive(UkTime.Today(clock)) || current.Is(Role.Coordinator) || current.Is(Role.Administrator)
            || (current.Is(Role.OrganisationManager) && picture.By.OrganisationId is { } organisation && organisation == current.OrganisationId));
        var size = may ? await site.PictureSizes.AsNoTracking().SingleOrDefaultAsync(one => one.PictureId == id && one.Width == width && one.Format == format, stop) : null;
        await database.CommitAsync(stop);
        if (size is null) return Results.NotFound();
        var kept = current.IsSignedIn ? "no-store" : picture!.ShowsPeople || picture.ExpiresOn is not null ? "no-cache" : "public, max-age=31536000, immutable";
        return PictureFile.Answer(http, size.Bytes, format, $"{id:N}-{width}", kept);
    }

    private static async Task<IResult> OfPost(Guid id, RequestDatabase database, PublicPosts posts, SiteContext site, LinkPicture pictures, HttpContext http, CancellationToken stop)
    {
        await database.BeginAsync(null, null, stop);
        var title = await (from post in posts.All join shown in site.Shown.AsNoTracking() on post.Id equals shown.PostId where post.Id == id && shown.Language == Languages.English select shown.Title).SingleOrDefaultAsync(stop);
        await database.CommitAsync(stop);
        if (title is null) return Results.NotFound();
        http.Response.Headers.CacheControl = "no-cache";
        return Results.Bytes(pictures.Draw(title), "image/png");
    }
}
