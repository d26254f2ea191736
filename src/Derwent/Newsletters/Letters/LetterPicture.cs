namespace Derwent.Newsletters.Letters;

/// <summary>A picture that was sent straight into a letter, as one could before every picture of a letter came from the library. Nobody said who is on it, so it is shown nowhere;
/// the library takes it in, and it goes from here.</summary>
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
}
