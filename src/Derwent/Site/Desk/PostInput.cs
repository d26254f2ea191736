using System.ComponentModel.DataAnnotations;
using Derwent.Site.Posts;

namespace Derwent.Site.Desk;

/// <summary>The editor's fields.</summary>
internal sealed class PostInput
{
    [Required(ErrorMessage = "Give it a title."), StringLength(120, ErrorMessage = "A title of at most 120 characters, please.")]
    public string Title { get; set; } = "";

    [StringLength(300, ErrorMessage = "At most 300 characters, please: this is what lists and previews show.")]
    public string Summary { get; set; } = "";

    [StringLength(300, ErrorMessage = "At most 300 characters, please.")]
    public string Said { get; set; } = "";

    [StringLength(400, ErrorMessage = "At most 400 characters, please.")]
    public string Did { get; set; } = "";

    [StringLength(Markup.Longest, ErrorMessage = "This is longer than 40,000 characters. Make two pages of it.")]
    public string Body { get; set; } = "";

    public string Picture { get; set; } = "";

    [StringLength(WebPaths.Longest, ErrorMessage = "The address is too long.")]
    public string Path { get; set; } = "";

    /// <summary>The version that was on the screen.</summary>
    public int Base { get; set; }

    /// <summary>The day on which it appears, and the hour.</summary>
    public string Day { get; set; } = "";

    public string Time { get; set; } = "";

    public PostWords Words => new(Title.Trim(), Summary.Trim(), Body.ReplaceLineEndings("\n").Trim(), Said.Trim(), Did.Trim(), Guid.TryParse(Picture, out var id) ? id : null);

    public void Fill(PostVersion version)
    {
        (Title, Summary, Body, Said, Did) = (version.Title, version.Summary, version.Body, version.Said, version.Did);
        (Picture, Base) = (version.PictureId?.ToString() ?? "", version.Number);
    }
}
