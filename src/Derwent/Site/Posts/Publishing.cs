using Derwent.Shared.Database;
using Derwent.Shared.Jobs;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Site.Posts;

/// <summary>Shows a scheduled post when its time has come.</summary>
internal sealed record PublishPost(Guid PostId) : IJob;

/// <summary>Looks whether a post may be shown, and shows it: by a person's hand or when its time has come.</summary>
internal sealed class Publishing(SiteContext site, Outbox outbox, TimeProvider clock)
{
    public async Task NowAsync(Post post, Who by, CancellationToken stop)
    {
        var newest = await NewestAsync(post.Id, stop);
        post.Publish(newest, await AgreedAsync(post, newest, stop), by, clock.GetUtcNow());
    }

    public async Task LaterAsync(Post post, DateTimeOffset at, Who by, CancellationToken stop)
    {
        var newest = await NewestAsync(post.Id, stop);
        post.Schedule(at, await AgreedAsync(post, newest, stop), by, clock.GetUtcNow());
        await outbox.Later(new PublishPost(post.Id), at);
    }

    /// <summary>The newest version of each language.</summary>
    public async Task<IReadOnlyList<PostVersion>> NewestAsync(Guid post, CancellationToken stop) =>
        await site.Versions.AsNoTracking().Where(version => version.PostId == post
            && !site.Versions.Any(other => other.PostId == post && other.Language == version.Language && other.Number > version.Number)).ToListAsync(stop);

    /// <summary>Whether everybody in these versions agrees, and until when.</summary>
    public async Task<Agreed> AgreedAsync(Post post, IReadOnlyList<PostVersion> versions, CancellationToken stop)
    {
        var today = UkTime.Today(clock);
        var pictureIds = versions.SelectMany(version => version.Pictures).Distinct().ToList();
        var pictures = await site.Pictures.AsNoTracking().Where(picture => pictureIds.Contains(picture.Id)).ToListAsync(stop);
        if (pictureIds.Count > pictures.Count) return new Agreed("A picture in it is not in our library. Take it out, or upload it.", null);
        if (pictures.Find(picture => !picture.IsLive(today)) is { } down) return new Agreed($"The picture “{down.Alt}” may not be shown: {down.WhyNot(today)}", null);
        // A picture whose time is over leaves the page by itself; the words stay.
        if (!post.NeedsConsent) return Agreed.Nobody;
        var consents = await site.Consents.AsNoTracking().Where(consent => consent.PostId == post.Id).ToListAsync(stop);
        var live = consents.Where(consent => consent.IsLive(today)).ToList();
        if (consents.Exists(consent => consent.WithdrawnAt is not null)) return new Agreed("Somebody in this story has said no, so it stays down. Write a new one without them.", null);
        if (live.Count == 0) return new Agreed("A celebration is shown only with consent. Record who agreed first.", null);
        if (live.Count < consents.Count) return new Agreed("The consent of somebody in this story has run out. Ask again, and record what they say.", null);
        if (!live.Exists(consent => consent.ToWords)) return new Agreed("Nobody has agreed that their words or story are shown. Record it first.", null);
        if (pictures.Exists(picture => picture.ShowsPeople) && !live.Exists(consent => consent.ToPicture)) return new Agreed("The picture shows people, and nobody in this story agreed to a picture.", null);
        return new Agreed(null, live.Min(consent => consent.Until));
    }
}

/// <summary>A post whose consent ended in the meantime goes back instead, and says so.</summary>
internal sealed class PublishPostHandler(SiteContext site, Publishing publishing, TimeProvider clock) : IJobHandler<PublishPost>
{
    public async Task Run(PublishPost job, CancellationToken stop)
    {
        var post = await site.Posts.Include(one => one.Shown).SingleOrDefaultAsync(one => one.Id == job.PostId, stop);
        // Unscheduled, or scheduled again for later: then another job comes.
        if (post is not { State: PostState.Scheduled } || post.PublishAt > clock.GetUtcNow()) return;
        try
        {
            await publishing.NowAsync(post, Who.Derwent, stop);
        }
        catch (RuleRefused refused)
        {
            post.Unschedule("not published: " + refused.Message, Who.Derwent, clock.GetUtcNow());
        }
        await site.SaveChangesAsync(stop);
    }
}
