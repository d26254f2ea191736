using System.Globalization;
using Derwent.Shared.Pictures;
using Derwent.Shared.Security;

namespace Derwent.Listings.Photos;

/// <summary>What a version keeps of a photo: which one, and its words.</summary>
internal sealed record PhotoFacts(Guid Id, string Alt, string? Caption);

/// <summary>A photo of a listing, made anew from what was uploaded. It stands on the page at its place, or is off it and can come back for a while.</summary>
internal sealed class ServicePhoto
{
    /// <summary>So many stand on one page: a visitor wants to know the door, the room and the people, not an album.</summary>
    public const int Most = 6;

    /// <summary>A photo that is off its page, or whose consent ran out, is forgotten after so many days.</summary>
    public const int KeptDays = 90;

    private ServicePhoto()
    {
    }

    public ServicePhoto(Guid service, PictureMade made, string alt, string? caption, bool showsPeople, Who by, DateTimeOffset now) =>
        (Id, ServiceId, Alt, Caption, ShowsPeople, Width, Height, Widths, By, At) =
        (Guid.CreateVersion7(now), service, alt, caption, showsPeople, made.Width, made.Height, [.. made.Sizes.Where(size => size.Format == PictureFormat.WebP).Select(size => size.Width).Order()], by, now);

    public Guid Id { get; private set; }
    public Guid ServiceId { get; private set; }

    /// <summary>Its place on the page, from 1; null while it is off the page.</summary>
    public short? Ordinal { get; private set; }

    /// <summary>What it shows, for those who do not see it.</summary>
    public string Alt { get; private set; } = "";

    public string? Caption { get; private set; }

    /// <summary>People can be recognised on it: it is shown only while they agree.</summary>
    public bool ShowsPeople { get; private set; }

    public DateOnly? AgreedUntil { get; private set; }

    /// <summary>The end of consent about which its keepers have had a letter.</summary>
    public DateOnly? RemindedFor { get; private set; }
    public int Width { get; private set; }
    public int Height { get; private set; }

    /// <summary>The widths it was made in, smallest first.</summary>
    public int[] Widths { get; private set; } = [];

    public Who By { get; private set; } = Who.Derwent;
    public DateTimeOffset At { get; private set; }
    public DateTimeOffset? OffSince { get; private set; }

    public PhotoFacts Facts => new(Id, Alt, Caption);

    /// <summary>It stands on the page, and those on it agree.</summary>
    public bool IsLive(DateOnly today) => Ordinal is not null && MayBeShown(today);

    /// <summary>Nobody can be recognised on it, or those who can agree today.</summary>
    public bool MayBeShown(DateOnly today) => !ShowsPeople || AgreedUntil >= today;

    /// <summary>Where one of its sizes is served.</summary>
    public string Address(int width) => string.Create(CultureInfo.InvariantCulture, $"/media/services/{Id}/{width}.webp");

    /// <summary>For machines, which may not know WebP.</summary>
    public string JpegAddress => $"/media/services/{Id}/1200.jpg";

    public string SourceSet => string.Join(", ", Widths.Select(width => string.Create(CultureInfo.InvariantCulture, $"{Address(width)} {width}w")));

    /// <summary>Its place and words on the page.</summary>
    public void Stand(int place, PhotoFacts said) => (Ordinal, Alt, Caption, OffSince) = ((short)place, said.Alt, said.Caption, null);

    public void Describe(string alt, string? caption) => (Alt, Caption) = (alt, caption);

    public void GoOff(DateTimeOffset now) => (Ordinal, OffSince) = (null, OffSince ?? now);

    /// <summary>It belongs to another page, and hangs there once somebody says where.</summary>
    public void GoTo(Guid service, DateTimeOffset now)
    {
        ServiceId = service;
        GoOff(now);
    }

    /// <summary>Its keepers were told that the consent ends on this day.</summary>
    public void Remind() => RemindedFor = AgreedUntil;

    /// <summary>Those on it agree until then.</summary>
    public PhotoConsent Agree(string whoAndHow, DateOnly until, Who by, DateTimeOffset now)
    {
        (ShowsPeople, AgreedUntil) = (true, until);
        return new PhotoConsent(Id, whoAndHow, until, by, now);
    }
}

/// <summary>One size of a photo.</summary>
internal sealed class PhotoSize
{
    private PhotoSize()
    {
    }

    public PhotoSize(Guid photo, MadeSize made) => (PhotoId, Width, Format, Bytes) = (photo, made.Width, made.Format, made.Bytes);

    public Guid PhotoId { get; private set; }
    public int Width { get; private set; }
    public string Format { get; private set; } = "";
    public byte[] Bytes { get; private set; } = [];
}

/// <summary>Those on a photo agreed: who and how, until when, who wrote it down. Seen by those who keep the page, and by nobody else.</summary>
internal sealed class PhotoConsent
{
    /// <summary>A yes is asked again after two years at the latest: children change their minds.</summary>
    public const int LongestYears = 2;

    private PhotoConsent()
    {
    }

    public PhotoConsent(Guid photo, string whoAndHow, DateOnly until, Who by, DateTimeOffset now) => (Id, PhotoId, WhoAndHow, Until, By, At) = (Guid.CreateVersion7(now), photo, whoAndHow, until, by, now);

    public Guid Id { get; private set; }
    public Guid PhotoId { get; private set; }
    public string WhoAndHow { get; private set; } = "";
    public DateOnly Until { get; private set; }
    public Who By { get; private set; } = Who.Derwent;
    public DateTimeOffset At { get; private set; }
}
