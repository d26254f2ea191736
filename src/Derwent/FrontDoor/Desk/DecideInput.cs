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

    /// <summary>Listings to point to, by id, and one more by its name.</summary>
    public List<string> Listings { get; set; } = [];
    [StringLength(200, ErrorMessage = "Type the name of one listing, in up to 200 letters.")] public string? OtherListing { get; set; }

    /// <summary>An escalation is told to the referrer only when the worker says that it is safe.</summary>
    public bool Tell { get; set; }

    /// <summary>How many steps the referral had when the page was made: nobody decides on what they have not seen.</summary>
    public int Seen { get; set; }

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
