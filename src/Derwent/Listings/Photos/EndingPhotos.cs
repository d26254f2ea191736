using Derwent.Accounts;
using Derwent.Shared.Jobs;
using Derwent.Shared.Mail;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Listings.Photos;

/// <summary>A photo whose consent ends soon, and its page.</summary>
internal sealed class EndingPhoto
{
    public required ServicePhoto Photo { get; init; }
    public required Service Service { get; init; }
}

/// <summary>Photos that come down by themselves because a consent ends.</summary>
internal static class EndingPhotos
{
    /// <summary>So many days before, whoever keeps the page hears of it: asking people again takes a while.</summary>
    public const int Days = 21;

    /// <summary>So many days before, it is due at the desk.</summary>
    public const int DueDays = 7;

    public static IQueryable<EndingPhoto> Of(ListingsContext listings, DateOnly first, DateOnly last) =>
        from photo in listings.Photos
        join service in listings.Services on photo.ServiceId equals service.Id
        where photo.Ordinal != null && photo.ShowsPeople && photo.AgreedUntil >= first && photo.AgreedUntil <= last && service.MergedIntoId == null && service.Status == ServiceStatus.Active
        select new EndingPhoto { Photo = photo, Service = service };
}

/// <summary>Tells those who keep an organisation's pages that the consent for photos on them ends soon.</summary>
internal sealed record RemindOfPhotos(Guid OrganisationId) : IJob;

/// <summary>Once for each end of a consent: the photo remembers. The letter names pages that are public and nobody.</summary>
internal sealed class RemindOfPhotosHandler(ListingsContext listings, People people, Outbox outbox, TimeProvider clock) : IJobHandler<RemindOfPhotos>
{
    private const int MostNamed = 12, MostReaders = 20;

    public async Task Run(RemindOfPhotos job, CancellationToken stop)
    {
        var today = UkTime.Today(clock);
        var ending = await EndingPhotos.Of(listings, today, today.AddDays(EndingPhotos.Days))
            .Where(one => one.Service.OrganisationId == job.OrganisationId && one.Photo.RemindedFor != one.Photo.AgreedUntil).OrderBy(one => one.Photo.AgreedUntil).ThenBy(one => one.Photo.Id).Take(500).ToListAsync(stop);
        if (ending.Count == 0) return;
        var keepers = await people.Holding(Role.OrganisationManager, job.OrganisationId);
        // Where nobody of the organisation signs in, the coordinator keeps its pages.
        if (keepers.Count == 0) keepers = await people.Holding(Role.Coordinator);
        foreach (var keeper in keepers.Where(keeper => keeper.Email.Length > 0).Take(MostReaders))
            await outbox.Send(new Letter(keeper.Email, "Photos on your pages: ask again", Text(ending, today), job.OrganisationId));
        foreach (var one in ending) one.Photo.Remind();
        await listings.SaveChangesAsync(stop);
    }

    // The address of a page that is not public has its name in it: the desk leads on.
    private static string Place(Service service) => service.IsPrivate ? "/desk" : $"/desk/listings/service/{service.Slug}/photos";

    private string Text(IReadOnlyList<EndingPhoto> ending, DateOnly today)
    {
        var pages = ending.GroupBy(one => one.Service.Id).Select(group => (group.First().Service, Until: group.Min(one => one.Photo.AgreedUntil!.Value), Count: group.Count())).ToList();
        var lines = pages.Take(MostNamed).Select(page => $"{(page.Service.IsPrivate ? "A page that is not public" : page.Service.Name)}: {InWords.Count(page.Count, "photo")}, agreed until {InWords.LongDay(page.Until, today)}\n{outbox.Address(Place(page.Service))}").ToList();
        if (pages.Count > MostNamed) lines.Add($"and {InWords.Count(pages.Count - MostNamed, "more page")}");
        return $"""
            Hello,

            people on photos of your pages agreed to be shown until a day that comes soon. After it the photos come down by themselves. If they should stay, ask everybody on them again and write down what they say.

            {string.Join("\n\n", lines)}

            You need do nothing if they may come down.
            """;
    }
}

/// <summary>The same at the desk: for the manager of the page, and for the coordinator where the organisation's own people do not look.</summary>
internal sealed class DuePhotos(ListingsContext listings, Current current, TimeProvider clock) : IDueSource
{
    private const int Most = 50;

    public async Task<IReadOnlyList<DueLine>> Read(DateTimeOffset until, CancellationToken stop)
    {
        var (all, mine) = (current.Is(Role.Coordinator), current.Is(Role.OrganisationManager) ? current.OrganisationId : null);
        if (!all && mine is null) return [];
        var today = UkTime.Today(clock);
        var ending = await EndingPhotos.Of(listings, today, UkTime.DateOf(until).AddDays(EndingPhotos.DueDays)).AsNoTracking().Where(one => all || one.Service.OrganisationId == mine)
            .OrderBy(one => one.Photo.AgreedUntil).ThenBy(one => one.Photo.Id).Take(Most).ToListAsync(stop);
        return [.. ending.Select(one => new DueLine("Photo", $"A photo of {one.Service.Name}", $"Those on it agreed until {InWords.LongDay(one.Photo.AgreedUntil!.Value, today)}; then it comes down by itself. Ask them again.",
            UkTime.At(one.Photo.AgreedUntil!.Value.AddDays(1 - EndingPhotos.DueDays), TimeOnly.MinValue), $"/desk/listings/service/{one.Service.Slug}/photos/{one.Photo.Id}", "Ask")).Where(line => line.Due <= until)];
    }
}
