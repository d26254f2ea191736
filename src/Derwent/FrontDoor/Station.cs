namespace Derwent.FrontDoor;

/// <summary>The eight stations of every journey, in order.</summary>
public enum Station
{
    /// <summary>Somebody told us.</summary>
    Referred,

    /// <summary>We know whether this young person, family or place is already known.</summary>
    Recognised,

    /// <summary>A person decided what happens next.</summary>
    Triaged,

    /// <summary>A package is being built.</summary>
    Package,

    /// <summary>Organisations have been asked for their part.</summary>
    Offers,

    /// <summary>Support has begun.</summary>
    Support,

    /// <summary>Closed with an outcome and an exit route.</summary>
    Resolved,

    /// <summary>We asked again later how it is going.</summary>
    FollowUp,
}
