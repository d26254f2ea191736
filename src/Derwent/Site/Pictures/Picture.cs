using System.Globalization;
using Derwent.Shared.Pictures;
using Derwent.Shared.Security;

namespace Derwent.Site.Pictures;

/// <summary>A picture of the library, made anew from what was uploaded: nothing but its pixels is left, in several sizes.</summary>
internal sealed class Picture
{
    private Picture()
    {
    }

    public Guid Id { get; private set; }

    /// <summary>What it shows, for those who do not see it.</summary>
    public string Alt { get; private set; } = "";

    public string Credit { get; private set; } = "";

    /// <summary>People can be recognised on it: it is shown only while they agree.</summary>
    public bool ShowsPeople { get; private set; }

    public DateOnly? ConsentUntil { get; private set; }
    public DateOnly? ExpiresOn { get; private set; }
    public int Width { get; private set; }
    public int Height { get; private set; }

    /// <summary>The widths it was made in, smallest first.</summary>
    public int[] Widths { get; private set; } = [];

    public Who By { get; private set; } = null!;
    public DateTimeOffset At { get; private set; }

    /// <summary>Since when it hangs in a letter: public for as long as it may be shown.</summary>
    public DateTimeOffset? LentAt { get; private set; }
    public DateTimeOffset? TakenDownAt { get; private set; }
    public string? TakenDownWhy { get; private set; }

    public static Picture Keep(PictureMade made, string alt, string credit, bool showsPeople, DateOnly? expires, Who by, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), Alt = alt, Credit = credit, ShowsPeople = showsPeople, ExpiresOn = expires, Width = made.Width, Height = made.Height,
        Widths = [.. made.Sizes.Where(size => size.Format == PictureSize.WebP).Select(size => size.Width).Order()], By = by, At = now,
    };

    /// <summary>One that came with a letter before anybody was asked who is on it: people may be, so it waits until somebody says.</summary>
    public static Picture OfALetter(Guid id, PictureMade made, string alt, Who by, DateTimeOffset at)
    {
        var picture = Keep(made, alt.Length > 0 ? alt : "A picture of an earlier letter", "", showsPeople: true, null, by, at);
        (picture.Id, picture.LentAt) = (id, at);
        return picture;
    }

    /// <summary>The last day on which it may be shown, as things stand; null when there is none.</summary>
    public DateOnly? ShownUntil => ShowsPeople && ConsentUntil is { } agreed && (ExpiresOn is null || agreed < ExpiresOn) ? agreed : ExpiresOn;

    /// <summary>Where one of its sizes is served.</summary>
    public string Address(int width) => string.Create(CultureInfo.InvariantCulture, $"/media/{Id}/{width}.webp");

    /// <summary>For previews of links and for letters, which may not know WebP.</summary>
    public string JpegAddress => $"/media/{Id}/1200.jpg";

    public string SourceSet => string.Join(", ", Widths.Select(width => string.Create(CultureInfo.InvariantCulture, $"{Address(width)} {width}w")));

    /// <summary>May be shown: nobody took it down, and those on it agree.</summary>
    public bool IsLive(DateOnly today) => TakenDownAt is null && (ExpiresOn is null || ExpiresOn >= today) && (!ShowsPeople || ConsentUntil >= today);

    /// <summary>Why it may not be shown, as a sentence.</summary>
    public string WhyNot(DateOnly today) =>
        TakenDownAt is not null ? "it was taken down." : ExpiresOn < today ? "it has run out." : ConsentUntil is null ? "people can be recognised on it, and nobody has recorded that they agree." : "the consent of those on it has run out.";

    public void Describe(string alt, string credit, DateOnly? expires, bool showsPeople) => (Alt, Credit, ExpiresOn, ShowsPeople) = (alt, credit, expires, showsPeople);

    public void TakeDown(string why, DateTimeOffset now)
    {
        if (TakenDownAt is not null) return;
        (TakenDownAt, TakenDownWhy) = (now, why);
    }
}

/// <summary>One size of a picture.</summary>
internal sealed class PictureSize
{
    /// <summary>The name of the one JPEG, which is no wider.</summary>
    public const int JpegWidth = 1200;

    public const string WebP = PictureFormat.WebP;
    public const string Jpeg = PictureFormat.Jpeg;

    private PictureSize()
    {
    }

    public PictureSize(Guid picture, int width, string format, byte[] bytes) => (PictureId, Width, Format, Bytes) = (picture, width, format, bytes);

    /// <summary>A row for each size that was made.</summary>
    public static IEnumerable<PictureSize> Of(Guid picture, PictureMade made) => made.Sizes.Select(size => new PictureSize(picture, size.Width, size.Format, size.Bytes));

    public Guid PictureId { get; private set; }
    public int Width { get; private set; }
    public string Format { get; private set; } = "";
    public byte[] Bytes { get; private set; } = [];
}
