namespace Derwent.FrontDoor;

/// <summary>What a referral, and then a case, is about. All three are full equals.</summary>
public enum SubjectKind
{
    /// <summary>One young person.</summary>
    YoungPerson,

    /// <summary>A family as a whole.</summary>
    Family,

    /// <summary>A place where young people are at risk, or put others at risk.</summary>
    Place,
}
