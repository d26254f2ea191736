using System.ComponentModel.DataAnnotations;

namespace Derwent.Listings.Photos;

/// <summary>The words of a photo, as typed.</summary>
internal class PhotoWordsInput
{
    [Required(ErrorMessage = "Say what the photo shows, for those who do not see it."), StringLength(250, ErrorMessage = "At most 250 characters, please.")]
    public string Alt { get; set; } = "";

    [StringLength(200, ErrorMessage = "At most 200 characters, please.")]
    public string? Caption { get; set; }

    public string? CaptionOrNull => string.IsNullOrWhiteSpace(Caption) ? null : Caption.Trim();
}

/// <summary>Who on a photo agreed, and until when, as typed.</summary>
internal sealed class AgreementInput
{
    [Required(ErrorMessage = "Say who agreed and how, so that it can be shown later."), StringLength(500, ErrorMessage = "At most 500 characters, please.")]
    public string WhoAndHow { get; set; } = "";

    [Required(ErrorMessage = "Say until when it holds.")]
    public DateOnly? Until { get; set; }

    /// <summary>What is wrong with the day, or null.</summary>
    public string? WrongDay(DateOnly today) => Until < today ? "That day has passed. A consent that has run out shows nothing."
        : Until > today.AddYears(PhotoConsent.LongestYears) ? "Ask again after two years at the latest: children change their minds. Choose an earlier day." : null;
}
