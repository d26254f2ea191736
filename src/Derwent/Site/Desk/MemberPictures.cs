using Derwent.Shared.Pictures;
using Derwent.Shared.Security;
using Derwent.Site.Pictures;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Site.Desk;

/// <summary>A picture that a member sends with their post, as typed.</summary>
internal sealed class MemberPictureInput
{
    public IFormFile? Upload { get; set; }
    public string? Alt { get; set; }
    public string? Credit { get; set; }
    public string? People { get; set; }
}

/// <summary>Hangs a member's picture above their draft. It is in the library from then on, and public when the coordinator publishes the post.</summary>
internal sealed class MemberPictures(SiteContext site, PictureMaking making, Current current, TimeProvider clock)
{
    private const int MostADay = 40;

    /// <summary>The picture's id; null when none was chosen, or with sentences beside the fields when it cannot be taken.</summary>
    public async Task<Guid?> HangAsync(MemberPictureInput said, ModelStateDictionary state, CancellationToken stop)
    {
        if (said.Upload is null or { Length: 0 }) return null;
        var (alt, credit, now) = (said.Alt?.Trim() ?? "", said.Credit?.Trim() ?? "", clock.GetUtcNow());
        if (alt.Length is 0 or > 250) state.AddModelError("Picture.Alt", alt.Length == 0 ? "Say what the picture shows, for those who do not see it." : "At most 250 characters, please.");
        if (credit.Length > 150) state.AddModelError("Picture.Credit", "At most 150 characters, please.");
        if (said.People is not ("yes" or "no")) state.AddModelError("Picture.People", "Say whether people can be recognised on it.");
        var (from, me) = (now.AddDays(-1), current.PersonId);
        if (await site.Pictures.CountAsync(one => one.By.PersonId == me && one.At > from, stop) >= MostADay) state.AddModelError("Picture.Upload", $"That is {MostADay} pictures in a day. Go on tomorrow.");
        if (!state.IsValid) return null;
        var (made, objection) = await making.FromFormAsync(said.Upload, stop);
        if (made is null)
        {
            state.AddModelError("Picture.Upload", objection!);
            return null;
        }
        var picture = Picture.Keep(made, alt, credit, said.People == "yes", null, current.Who, now);
        site.Pictures.Add(picture);
        site.PictureSizes.AddRange(made.Sizes.Select(size => new PictureSize(picture.Id, size.Width, size.Format, size.Bytes)));
        await site.SaveChangesAsync(stop);
        return picture.Id;
    }
}
