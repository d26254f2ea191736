using Derwent.Shared.Pictures;

namespace Derwent.Newsletters.Letters;

/// <summary>A picture of a letter: PNG or JPEG, made anew by us, so that nothing in the file says where, when or with what it was taken.</summary>
internal sealed class LetterPicture
{
    private LetterPicture()
    {
    }

    public Guid Id { get; private set; }
    public Guid? OrganisationId { get; private set; }
    public string Type { get; private set; } = "";
    public byte[] Bytes { get; private set; } = [];
    public int Width { get; private set; }
    public int Height { get; private set; }
    public DateTimeOffset AddedAt { get; private set; }

    public string Path => $"/newsletter/pictures/{Id:N}";

    /// <summary>Keeps what was made of an upload.</summary>
    public static LetterPicture Of(MadeSize made, Guid? organisation, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), OrganisationId = organisation, Type = made.Format == PictureFormat.Png ? "image/png" : "image/jpeg", Bytes = made.Bytes, Width = made.Width, Height = made.Height, AddedAt = now,
    };
}
