using Derwent.Newsletters;
using Derwent.Shared.Audit;
using Derwent.Shared.Jobs;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Derwent.Site.Pictures;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Site.Consents;

/// <summary>Looks again on the day after a consent's last.</summary>
internal sealed record EndConsent(Guid ConsentId) : IJob;

/// <summary>Records a yes, takes a no at its word, and lets go of what has run out: the story and its pictures go with it, at once and everywhere.</summary>
internal sealed class ConsentKeeping(SiteContext site, LetterDrafts letters, Outbox outbox, AuditTrail audit, TimeProvider clock)
{
    public async Task RecordAsync(Consent consent, CancellationToken stop)
    {
        site.Consents.Add(consent);
        await site.SaveChangesAsync(stop);
        if (consent.PictureId is { } id) await SettleAsync(id, stop);
        audit.Wrote("consent", consent.Id, "recorded that somebody agreed to be shown");
        await outbox.Later(new EndConsent(consent.Id), UkTime.At(consent.Until.AddDays(1), TimeOnly.MinValue));
    }

    /// <summary>They said no.</summary>
    public async Task WithdrawAsync(Consent consent, string how, Who by, CancellationToken stop)
    {
        consent.Withdraw(how, by, clock.GetUtcNow());
        await site.SaveChangesAsync(stop);
        await LetGoAsync(consent, "somebody in it took their consent back", by, stop);
        audit.Wrote("consent", consent.Id, "recorded that somebody took their consent back");
    }

    /// <summary>Everything that stood on this consent comes down.</summary>
    public async Task LetGoAsync(Consent consent, string why, Who by, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (consent.PictureId is { } id) await LetGoOfPictureAsync(id, saidNo: consent.WithdrawnAt is not null, why, stop);
        if (consent.PostId is not { } story) return;
        var post = await site.Posts.Include(one => one.Shown).SingleAsync(one => one.Id == story, stop);
        var showed = post.Shown.SelectMany(shown => shown.Pictures).Distinct().ToList();
        post.TakeDown(why, by, now);
        // A picture of them may stand in another post too.
        var gone = consent is { ToPicture: true, WithdrawnAt: not null } ? await site.Pictures.Where(one => showed.Contains(one.Id) && one.ShowsPeople).ToListAsync(stop) : [];
        foreach (var picture in gone) picture.TakeDown(why, now);
        await site.SaveChangesAsync(stop);
        foreach (var picture in gone) await letters.TakenDownAsync(picture.Id, isStory: false, [], why, stop);
        await letters.TakenDownAsync(post.Id, isStory: true, await site.AddressesOf(post, stop), why, stop);
    }

    // Letters lose it with the pages.
    private async Task LetGoOfPictureAsync(Guid id, bool saidNo, string why, CancellationToken stop)
    {
        await SettleAsync(id, stop);
        var picture = await site.Pictures.SingleAsync(one => one.Id == id, stop);
        if (saidNo) picture.TakeDown(why, clock.GetUtcNow());
        await site.SaveChangesAsync(stop);
        if (!picture.IsLive(UkTime.Today(clock))) await letters.TakenDownAsync(id, isStory: false, [], why, stop);
    }

    // A picture is shown until the first of those on it no longer agrees: PostgreSQL reads that out of all the rows, whoever sees which.
    private Task<int> SettleAsync(Guid id, CancellationToken stop) => site.Database.ExecuteSqlAsync($"select site.settle({id})", stop);
}

/// <summary>Runs on the day after; a consent that was withdrawn or lasts longer is left alone.</summary>
internal sealed class EndConsentHandler(SiteContext site, ConsentKeeping keeping, TimeProvider clock) : IJobHandler<EndConsent>
{
    public async Task Run(EndConsent job, CancellationToken stop)
    {
        var consent = await site.Consents.SingleOrDefaultAsync(one => one.Id == job.ConsentId, stop);
        if (consent is null || consent.WithdrawnAt is not null || consent.Until >= UkTime.Today(clock)) return;
        await keeping.LetGoAsync(consent, "the consent of somebody in it has run out", Who.Derwent, stop);
    }
}
