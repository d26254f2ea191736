namespace Derwent.FrontDoor;

/// <summary>How soon somebody must be in touch.</summary>
public enum Urgency
{
    /// <summary>Within the usual clocks.</summary>
    Usual,

    /// <summary>Contact within two working days.</summary>
    Soon,

    /// <summary>Contact today.</summary>
    Urgent,
}
