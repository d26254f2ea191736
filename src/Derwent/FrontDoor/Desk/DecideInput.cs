using System.ComponentModel.DataAnnotations;

namespace Derwent.FrontDoor.Desk;

/// <summary>The decision panel.</summary>
internal sealed class DecideInput
{
    [StringLength(40)] public string? Decision { get; set; }
    [StringLength(40)] public string? Urgency { get; set; }
    [StringLength(4000, ErrorMessage = "Please use up to 4,000 letters here.")] public string? Why { get; set; }

    /// <summary>Reference of the referral that this one repeats.</summary>
    [StringLength(20, ErrorMessage = "A reference has eight letters and digits.")] public string? Same { get; set; }

    /// <summary>Ids of the listings that a signpost points to.</summary>
    [MaxLength(10)] public IReadOnlyList<string> Listings { get; set; } = [];

    /// <summary>One more listing, by its name.</summary>
    [StringLength(300, ErrorMessage = "A name has up to 300 letters.")] public string? OtherListing { get; set; }

    public Decision? Chosen => Decision switch
    {
        "accept" => FrontDoor.Decision.Accept,
        "more" => FrontDoor.Decision.NeedsMore,
        "signpost" => FrontDoor.Decision.Signpost,
        "safeguarding" => FrontDoor.Decision.Safeguarding,
        "same" => FrontDoor.Decision.Merge,
        "decline" => FrontDoor.Decision.Decline,
        _ => null,
    };

    public Urgency? HowSoon => Urgency switch
    {
        "usual" => FrontDoor.Urgency.Usual,
        "soon" => FrontDoor.Urgency.Soon,
        "urgent" => FrontDoor.Urgency.Urgent,
        _ => null,
    };
}
