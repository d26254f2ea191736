namespace Derwent.Alliance;

/// <summary>How close an organisation stands to the alliance.</summary>
public enum Tier
{
    /// <summary>Known from a directory; not a member.</summary>
    ListedOnly,
    /// <summary>A member that keeps the alliance's terms.</summary>
    Member,
    /// <summary>One of the strategic partners who triage and build packages together.</summary>
    StrategicPartner,
    /// <summary>The body that leads the alliance and holds its money.</summary>
    LeadBody,
}

/// <summary>Whether new offers go to an organisation. Whatever it is, running cases keep what they need.</summary>
public enum Standing
{
    /// <summary>New offers come.</summary>
    Good,
    /// <summary>The organisation asked for a pause.</summary>
    Paused,
    /// <summary>A required piece of evidence has run out.</summary>
    Lapsed,
    /// <summary>The alliance stopped new offers.</summary>
    Suspended,
}

internal static class AllianceWords
{
    public static string Words(this Tier tier) => tier switch
    {
        Tier.LeadBody => "Lead body",
        Tier.StrategicPartner => "Strategic partner",
        Tier.Member => "Member",
        _ => "Listed only",
    };

    public static string Words(this Standing standing) => standing switch
    {
        Standing.Good => "In good standing: new offers come to you",
        Standing.Paused => "Paused: no new offers for now",
        Standing.Lapsed => "Lapsed: no new offers until the evidence is renewed",
        _ => "Suspended: no new offers",
    };
}
