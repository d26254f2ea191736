using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;
using Derwent.Site.Posts;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Site.Desk;

/// <summary>What the website itself has due: posts that appear, consents and pictures that run out, changes that are not public yet.</summary>
internal sealed class SiteWaiting(SiteContext site, Current current, TimeProvider clock)
{
    private const int Most = 50, ConsentDays = 30;

    public async Task<IReadOnlyList<DueLine>> Waiting(DateTimeOffset until, CancellationToken stop)
    {
        var lines = new List<DueLine>();
        var scheduled = await site.Posts.AsNoTracking().Where(post => post.State == PostState.Scheduled && post.PublishAt <= until).OrderBy(post => post.PublishAt).Take(Most).ToListAsync(stop);
        lines.AddRange(scheduled.Select(post => new DueLine(PostWording.Kind(post.Kind), post.Title, "Appears by itself.", post.PublishAt!.Value, $"/desk/community/posts/{post.Id}", "Look")));
        var today = UkTime.Today(clock);
        if (current.Is(Role.Coordinator)) await Consents(lines, today, stop);
        var soon = today.AddDays(ConsentDays);
        var pictures = await site.Pictures.AsNoTracking().Where(picture => picture.TakenDownAt == null && picture.ExpiresOn >= today && picture.ExpiresOn <= soon).OrderBy(picture => picture.ExpiresOn).Take(Most).ToListAsync(stop);
        lines.AddRange(pictures.Select(picture => new DueLine("Picture", picture.Alt, "Runs out, and is not shown after that.", EndOf(picture.ExpiresOn!.Value), $"/desk/community/pictures/{picture.Id}", "Renew")));
        var unsaid = await site.Pictures.AsNoTracking().Where(picture => picture.LentAt != null && picture.TakenDownAt == null && picture.ShowsPeople && picture.ConsentUntil == null && (picture.ExpiresOn == null || picture.ExpiresOn >= today)).OrderBy(picture => picture.LentAt).Take(Most).ToListAsync(stop);
        lines.AddRange(unsaid.Select(picture => new DueLine("Picture", picture.Alt, "It is in a letter, and nobody has recorded that those on it agree, so it is not shown. Say who is on it, or take it down.", picture.LentAt!.Value, $"/desk/community/pictures/{picture.Id}", "Look")));
        return lines;
    }

    // Asking again takes weeks, so they are said a month before.
    private async Task Consents(List<DueLine> lines, DateOnly today, CancellationToken stop)
    {
        var soon = today.AddDays(ConsentDays);
        var consents = await site.Consents.AsNoTracking().Where(consent => consent.WithdrawnAt == null && consent.Until >= today && consent.Until <= soon).OrderBy(consent => consent.Until).Take(Most).ToListAsync(stop);
        foreach (var consent in consents)
        {
            var what = consent.PostId is { } id ? await site.Posts.Where(post => post.Id == id).Select(post => post.Title).SingleAsync(stop) : "A picture";
            lines.Add(new DueLine("Consent", what, "A consent runs out, and it comes down by itself. Ask them again.", EndOf(consent.Until), $"/desk/community/consents/{consent.Id}", "Ask"));
        }
    }

    private static DateTimeOffset EndOf(DateOnly day) => UkTime.At(day.AddDays(1), TimeOnly.MinValue);
}
