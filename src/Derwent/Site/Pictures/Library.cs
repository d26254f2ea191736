using Derwent.Shared.Jobs;
using Derwent.Shared.Pictures;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Site.Pictures;

/// <summary>Puts a picture into the library, whichever page it came by.</summary>
internal sealed class Library(SiteContext site, Outbox outbox, Current current, TimeProvider clock)
{
    /// <summary>So many a day from one member.</summary>
    public const int MostADay = 40;

    /// <summary>True when this person has added as many today as a member may.</summary>
    public async Task<bool> IsFullAsync(CancellationToken stop)
    {
        var (from, me) = (clock.GetUtcNow().AddDays(-1), current.PersonId);
        return await site.Pictures.CountAsync(one => one.By.PersonId == me && one.At > from, stop) >= MostADay;
    }

    /// <summary>The picture's id: a new one, or that of the same picture with the same words which this person has added already.</summary>
    public async Task<(Guid Id, bool IsNew)> AddAsync(PictureMade made, string alt, string credit, bool people, DateOnly? expires, CancellationToken stop)
    {
        if (await site.SameAsync(made, current, alt, credit, people, expires, stop) is { } twice) return (twice, false);
        var picture = Picture.Keep(made, alt, credit, people, expires, current.Who, clock.GetUtcNow());
        site.Pictures.Add(picture);
        site.PictureSizes.AddRange(PictureSize.Of(picture.Id, made));
        await site.SaveChangesAsync(stop);
        await EndsAsync(picture);
        return (picture.Id, true);
    }

    /// <summary>On the day after its own last day letters lose it.</summary>
    public Task EndsAsync(Picture picture) => picture.ExpiresOn is { } last ? outbox.Later(new EndPicture(picture.Id), UkTime.At(last.AddDays(1), TimeOnly.MinValue)) : Task.CompletedTask;

    /// <summary>Makes it public for letters, for as long as it may be shown. False when it is not this person's to hang: PostgreSQL decides.</summary>
    public Task<bool> LendAsync(Guid picture, CancellationToken stop) => site.Database.SqlQuery<bool>($"select site.lend({picture}, {clock.GetUtcNow()}) as \"Value\"").SingleAsync(stop);
}
