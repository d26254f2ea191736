using Derwent.Shared.Database;
using Derwent.Shared.Pictures;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Listings.Photos;

/// <summary>Serves the photos of listings: <c>/media/services/{id}/{width}.webp</c>. Row-level security says whose page it is; a photo of people is asked for at each look, so that
/// a no holds everywhere at once, and the others after an hour, because a page may become private.</summary>
internal static class PhotoEndpoints
{
    public static void MapPhotos(this IEndpointRouteBuilder app) => app.MapGet("/media/services/{id:guid}/{file}", Serve).WithMetadata(new OpenAttribute());

    private static async Task<IResult> Serve(Guid id, string file, HttpContext http, RequestDatabase database, ListingsContext listings, Current current, TimeProvider clock, CancellationToken stop)
    {
        if (PictureFile.Named(file) is not var (width, format)) return Results.NotFound();
        await database.BeginAsync(current.IsSignedIn ? SessionAuthentication.Token(http.Request) : null, null, stop);
        var photo = await listings.Photos.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, stop);
        var may = photo is not null && (photo.IsLive(UkTime.Today(clock)) || await Keeps(listings, photo, current, stop));
        var size = may ? await listings.PhotoSizes.AsNoTracking().SingleOrDefaultAsync(one => one.PhotoId == id && one.Width == width && one.Format == format, stop) : null;
        await database.CommitAsync(stop);
        if (size is null) return Results.NotFound();
        return PictureFile.Answer(http, size.Bytes, format, $"{id:N}-{width}", current.IsSignedIn ? "no-store" : photo!.ShowsPeople ? "no-cache" : "public, max-age=3600");
    }

    // Those who keep the page see at the desk what is off it, and what has run out.
    private static async Task<bool> Keeps(ListingsContext listings, ServicePhoto photo, Current current, CancellationToken stop) =>
        current.Is(Role.Coordinator) || current.Is(Role.Administrator)
        || (current.Is(Role.OrganisationManager) && await listings.Services.AnyAsync(service => service.Id == photo.ServiceId && service.OrganisationId == current.OrganisationId, stop));
}
