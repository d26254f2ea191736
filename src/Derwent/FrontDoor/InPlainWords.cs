namespace Derwent.FrontDoor;

/// <summary>The front door's enums as people read them.</summary>
internal static class InPlainWords
{
    public static string From(CameFrom from) => from switch
    {
        CameFrom.FamilyOrFriend => "Family or friend",
        CameFrom.Organisation => "Organisation",
        _ => from.ToString(),
    };

    public static string About(SubjectKind kind) => kind == SubjectKind.YoungPerson ? "Young person" : kind.ToString();

    public static string Knows(Told? told, string yes, string no) => told switch
    {
        Told.Yes => yes,
        Told.No => no,
        Told.NotSure => "Not sure",
        _ => "Not asked",
    };

    public static string Because(Basis basis) => basis switch
    {
        Basis.Agreed => "They agree",
        Basis.RiskOfHarm => "Asking could put somebody at risk",
        Basis.Duty => "The referrer’s work gives a duty to tell",
        Basis.NotAskedYet => "Not asked yet: we ask before anything else happens",
        _ => "A place: nobody’s agreement is needed",
    };

    public static string InDanger(Danger danger) => danger switch
    {
        Danger.Yes => "Yes",
        Danger.NotSure => "Not sure",
        _ => "No",
    };

    public static string Decided(Decision decision) => decision switch
    {
        Decision.Accept => "Accepted",
        Decision.NeedsMore => "Asked the referrer",
        Decision.Signpost => "Signposted",
        Decision.Safeguarding => "Escalated to the council",
        Decision.Merge => "Joined to another referral",
        _ => "Declined",
    };
}
