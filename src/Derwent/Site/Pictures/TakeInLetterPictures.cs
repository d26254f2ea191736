using Derwent.Newsletters;
using Derwent.Shared.Jobs;
using Derwent.Shared.Pictures;
using Derwent.Shared.Security;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Site.Pictures;

/// <summary>Pictures that were sent straight into letters, before the library was asked, come into the library. Nobody said who is on them, so none is shown until somebody does.</summary>
internal sealed record TakeInLetterPictures : IJob;

internal sealed class TakeInLetterPicturesHandler(SiteContext site, LetterDrafts letters, PictureMaking making, Outbox outbox) : IJobHandler<TakeInLetterPictures>
{
    private const int AtOnce = 20;

    public async Task Run(TakeInLetterPictures job, CancellationToken stop)
    {
        var old = await letters.OldPicturesAsync(AtOnce, stop);
        var before = site.Pictures.Local.Count;
        foreach (var (id, bytes, alt, organisation, at) in old)
        {
            // One that cannot be read any more is let lie: it was never more than bytes, and is shown nowhere.
            if (!await site.Pictures.AnyAsync(one => one.Id == id, stop) && (await making.MakeAsync(bytes, stop)).Made is { } made)
            {
                site.Pictures.Add(Picture.OfALetter(id, made, alt, new Who(null, "A letter", organisation), at));
                site.PictureSizes.AddRange(PictureSize.Of(id, made));
                await site.SaveChangesAsync(stop);
                await letters.OldPictureTakenInAsync(id, stop);
            }
        }
        if (old.Count == AtOnce && site.Pictures.Local.Count > before) await outbox.Later(new TakeInLetterPictures());
    }
}
