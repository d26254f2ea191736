using System.ComponentModel.DataAnnotations;
using Derwent.Shared.Pictures;
using Derwent.Shared.Ui;
using Derwent.Site.Pictures;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Derwent.Site.Desk;

/// <summary>A picture that a member may send with their post, as typed.</summary>
internal sealed class MemberPictureInput
{
    public IFormFile? Upload { get; set; }
    public string? Alt { get; set; }
    public string? Credit { get; set; }
    public string? People { get; set; }
}

/// <summary>The words of a picture that was sent: what they have to be.</summary>
internal sealed record PictureSaid(
    [property: Required(ErrorMessage = "Say what the picture shows, for those who do not see it."), StringLength(250, ErrorMessage = "At most 250 characters, please.")] string Alt,
    [property: StringLength(150, ErrorMessage = "At most 150 characters, please.")] string Credit,
    [property: Required(ErrorMessage = PictureSaid.Unsaid), RegularExpression("yes|no", ErrorMessage = PictureSaid.Unsaid)] string People)
{
    private const string Unsaid = "Say whether people can be recognised on it.";
}

/// <summary>Hangs a member's picture above their draft. It is in the library from then on, and public when the coordinator publishes the post.</summary>
internal sealed class MemberPictures(Library library, PictureMaking making)
{
    /// <summary>The picture's id; null when none was chosen, or with sentences beside the fields when it cannot be taken.</summary>
    public async Task<Guid?> HangAsync(MemberPictureInput said, ModelStateDictionary state, CancellationToken stop)
    {
        if (said.Upload is null or { Length: 0 }) return null;
        var (alt, credit) = (said.Alt?.Trim() ?? "", said.Credit?.Trim() ?? "");
        state.Check(new PictureSaid(alt, credit, said.People ?? ""), "Picture.");
        if (await library.IsFullAsync(stop)) state.AddModelError("Picture.Upload", $"That is {Library.MostADay} pictures in a day. Go on tomorrow.");
        if (!state.IsValid) return null;
        var (made, objection) = await making.FromFormAsync(said.Upload, stop);
        if (made is null)
        {
            state.AddModelError("Picture.Upload", objection!);
            return null;
        }
        return (await library.AddAsync(made, alt, credit, said.People == "yes", null, stop)).Id;
    }
}
