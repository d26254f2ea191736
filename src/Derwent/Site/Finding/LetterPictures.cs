using Derwent.Shared.Mail;
using Derwent.Shared.Time;
using Derwent.Site.Pictures;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Site.Finding;

/// <summary>Pictures of the library for newsletters: only while they may be shown, those with people on them while everybody agrees.</summary>
internal sealed class LetterPictures(SiteContext site, TimeProvider clock) : ILetterPieces
{
    public string Kind => "Picture";

    public string Gone => "may not be shown: it was taken down or has run out, or not everybody on it agrees";

    public string Choice(Guid letter, Guid block) => $"/desk/newsletters/{letter}/picture/{block}";

    /// <summary>A name says too little of a picture: it is chosen on a page of its own.</summary>
    public Task<IReadOnlyList<LetterPiece>> Find(string words, int most, CancellationToken stop) => Task.FromResult<IReadOnlyList<LetterPiece>>([]);

    public async Task<IReadOnlyList<LetterPiece>> Read(IReadOnlyCollection<Guid> ids, CancellationToken stop)
    {
        var today = UkTime.Today(clock);
        return [.. (await site.Pictures.AsNoTracking().Where(picture => ids.Contains(picture.Id)).OrderBy(picture => picture.Id).ToListAsync(stop)).Where(picture => picture.IsLive(today)).Select(Piece)];
    }

    /// <summary>The picture as a letter takes it.</summary>
    public static LetterPiece Piece(Picture picture)
    {
        var width = Math.Min(picture.Width, PictureSize.JpegWidth);
        return new LetterPiece(picture.Id, picture.Alt, "", "", picture.JpegAddress)
        {
            Image = new LetterImage(picture.JpegAddress, width, Math.Max(1, (int)Math.Round((double)picture.Height * width / picture.Width))), Until = picture.ShownUntil,
        };
    }
}
