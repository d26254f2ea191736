using Derwent.Newsletters;
using Derwent.Shared.Jobs;
using Derwent.Shared.Time;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Site.Pictures;

/// <summary>Looks again on the day after a picture's own last day.</summary>
internal sealed record EndPicture(Guid PictureId) : IJob;

/// <summary>Letters on their way with it stop, as they do when a consent ends; pages leave it out by themselves. One that was given more time, or is down already, is left alone.</summary>
internal sealed class EndPictureHandler(SiteContext site, LetterDrafts letters, TimeProvider clock) : IJobHandler<EndPicture>
{
    public async Task Run(EndPicture job, CancellationToken stop)
    {
        var picture = await site.Pictures.AsNoTracking().SingleOrDefaultAsync(one => one.Id == job.PictureId, stop);
        if (picture is null || picture.TakenDownAt is not null || !(picture.ExpiresOn < UkTime.Today(clock))) return;
        await letters.TakenDownAsync(picture.Id, isStory: false, [], "the last day of a picture in it has passed", stop);
    }
}
