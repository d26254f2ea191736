namespace Derwent.Shared.Security;

/// <summary>What a signed-in person may do. A person may hold several.</summary>
public static class Role
{
    /// <summary>Runs the deployment: people, settings. Sees no case.</summary>
    public const string Administrator = "administrator";
    /// <summary>Runs the website, listings and calendar. Sees no case.</summary>
    public const string Coordinator = "coordinator";
    /// <summary>The partnership team: triage and packages; sees every referral and case.</summary>
    public const string StrategicPartner = "strategic_partner";
    /// <summary>Answers for one organisation: its listings, its people, its offers.</summary>
    public const string OrganisationManager = "organisation_manager";
    /// <summary>Works with young people; sees the cases whose circle they are in.</summary>
    public const string Practitioner = "practitioner";
    /// <summary>Figures only, never a name.</summary>
    public const string Analyst = "analyst";
    /// <summary>Reads the audit and the circles; answers for lawful use.</summary>
    public const string DataProtectionLead = "data_protection_lead";

    /// <summary>Every role, in the order in which it is offered.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Administrator, Coordinator, StrategicPartner, OrganisationManager, Practitioner, Analyst, DataProtectionLead];

    /// <summary>The role in words, as people read it.</summary>
    public static string Words(string role) => role switch
    {
        Administrator => "Administrator",
        Coordinator => "Coordinator",
        StrategicPartner => "Partnership team",
        OrganisationManager => "Organisation manager",
        Practitioner => "Practitioner",
        Analyst => "Analyst",
        DataProtectionLead => "Data protection lead",
        _ => role,
    };
}
