using Derwent.Shared.Pictures;
using Derwent.Shared.Security;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Site.Pictures;

/// <summary>A button pressed twice sends a picture twice.</summary>
internal static class SamePicture
{
    /// <summary>The picture that this person has added already, with the same pixels and the same words; null when there is none.</summary>
    public static async Task<Guid?> SameAsync(this SiteContext site, PictureMade made, Current current, string alt, string credit, bool showsPeople, DateOnly? expires, CancellationToken stop)
    {
        var (me, width, bytes) = (current.PersonId, made.Smallest.Width, made.Smallest.Bytes);
        var found = await site.Pictures.AsNoTracking().Where(one => one.By.PersonId == me && one.Alt == alt && one.Credit == credit && one.ShowsPeople == showsPeople && one.ExpiresOn == expires && one.TakenDownAt == null)
            .Where(one => site.PictureSizes.Any(size => size.PictureId == one.Id && size.Width == width && size.Format == PictureSize.WebP && size.Bytes == bytes))
            .OrderByDescending(one => one.At).FirstOrDefaultAsync(stop);
        return found?.Id;
    }
}
