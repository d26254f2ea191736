using Derwent.Listings.Photos;
using Derwent.Shared.Database;
using Derwent.Shared.Pictures;
using Derwent.Shared.Security;

namespace Derwent.Listings;

/// <content>Photos: each change of them is a version of the page, as every other change is.</content>
public sealed partial class Service
{
    private readonly List<ServicePhoto> photos = [];

    internal IReadOnlyList<ServicePhoto> Photos => photos;

    /// <summary>What stands on the page, in its order, while it may be shown.</summary>
    internal IReadOnlyList<ServicePhoto> PhotosOn(DateOnly today) => [.. photos.Where(photo => photo.IsLive(today)).OrderBy(photo => photo.Ordinal)];

    internal int PhotosHung => photos.Count(photo => photo.Ordinal is not null);

    /// <summary>A photo comes last on the page.</summary>
    internal ServicePhoto AddPhoto(PictureMade made, string alt, string? caption, bool showsPeople, Who by, DateTimeOffset now)
    {
        if (Hung.Count >= ServicePhoto.Most) throw new RuleRefused($"There are {ServicePhoto.Most} photos on this page already. Take one off first.");
        var photo = new ServicePhoto(Id, made, alt, caption, showsPeople, by, now);
        photos.Add(photo);
        Hang([.. Hung, photo.Facts], by, "A photo was added.", now);
        return photo;
    }

    /// <summary>Other words for a photo.</summary>
    internal void Describe(ServicePhoto photo, string alt, string? caption, Who by, DateTimeOffset now)
    {
        if (photo.Ordinal is null) photo.Describe(alt, caption);
        else Hang([.. Hung.Select(one => one.Id == photo.Id ? new PhotoFacts(one.Id, alt, caption) : one)], by, "A photo has other words.", now);
    }

    /// <summary>One place earlier (-1) or later (1).</summary>
    internal void Move(ServicePhoto photo, int by, Who who, DateTimeOffset now)
    {
        var all = Hung.ToList();
        var at = all.FindIndex(one => one.Id == photo.Id);
        if (at < 0 || at + by < 0 || at + by >= all.Count) return;
        (all[at], all[at + by]) = (all[at + by], all[at]);
        Hang(all, who, "The photos stand in another order.", now);
    }

    /// <summary>Off the page; it can come back.</summary>
    internal void TakeOff(ServicePhoto photo, Who by, DateTimeOffset now) => Hang([.. Hung.Where(one => one.Id != photo.Id)], by, "A photo was taken off.", now);

    /// <summary>Onto the page again, as the last.</summary>
    internal void PutBack(ServicePhoto photo, Who by, DateTimeOffset now)
    {
        if (photo.Ordinal is not null) return;
        if (Hung.Count >= ServicePhoto.Most) throw new RuleRefused($"There are {ServicePhoto.Most} photos on this page already. Take one off first.");
        Hang([.. Hung, photo.Facts], by, "A photo came back.", now);
    }

    /// <summary>Somebody on it says no, or it should never have been here: it goes for good, and no earlier version brings it back.</summary>
    internal void Forget(ServicePhoto photo, Who by, DateTimeOffset now)
    {
        TakeOff(photo, by, now);
        photos.Remove(photo);
    }

    /// <summary>The photos of a page that becomes one with this one belong here from now on, and who agreed goes with them. What stood there, in its order; it still has to be hung.</summary>
    internal IReadOnlyList<PhotoFacts> TakePhotosOf(Service gone, DateTimeOffset now)
    {
        var standing = gone.Hung;
        TakePhotosBack(gone, [.. gone.photos.Select(photo => photo.Id)], now);
        return standing;
    }

    /// <summary>These photos of another page are this one's (again), and hang nowhere yet.</summary>
    internal void TakePhotosBack(Service from, IReadOnlyCollection<Guid> which, DateTimeOffset now)
    {
        foreach (var photo in from.photos.Where(photo => which.Contains(photo.Id)).ToList())
        {
            from.photos.Remove(photo);
            photo.GoTo(Id, now);
            photos.Add(photo);
        }
    }

    private IReadOnlyList<PhotoFacts> Hung => [.. photos.Where(photo => photo.Ordinal is not null).OrderBy(photo => photo.Ordinal).Select(photo => photo.Facts)];

    private void Hang(IReadOnlyList<PhotoFacts> anew, Who by, string why, DateTimeOffset now) => Change(Facts with { Photos = anew }, by, why, now);

    // What a version names and is no longer there does not come back.
    private void Stand(IReadOnlyList<PhotoFacts> wanted, DateTimeOffset now)
    {
        var place = 0;
        foreach (var photo in photos.Where(photo => wanted.All(one => one.Id != photo.Id) && photo.Ordinal is not null)) photo.GoOff(now);
        foreach (var said in wanted)
            if (photos.FirstOrDefault(photo => photo.Id == said.Id) is { } photo) photo.Stand(++place, said);
    }
}
