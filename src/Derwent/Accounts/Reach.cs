using Derwent.Shared.Security;

namespace Derwent.Accounts;

/// <summary>Whose accounts the asking person looks after: an administrator everybody's, a manager those of their own organisation.</summary>
internal sealed class Reach(Current current)
{
    private static readonly string[] OfManagers = [Role.OrganisationManager, Role.Practitioner];

    public bool Everywhere => current.Is(Role.Administrator);

    /// <summary>The roles they may give.</summary>
    public IReadOnlyList<string> Roles => Everywhere ? Role.All : OfManagers;

    /// <summary>The organisation a manager's people belong to.</summary>
    public Guid? Organisation => current.OrganisationId;

    public IQueryable<Person> Among(IQueryable<Person> people) => Everywhere ? people : people.Where(person => person.OrganisationId != null && person.OrganisationId == Organisation);

    public IQueryable<Invitation> Among(IQueryable<Invitation> invitations) =>
        Everywhere ? invitations : invitations.Where(invitation => invitation.OrganisationId != null && invitation.OrganisationId == Organisation);

    /// <summary>Nobody changes their own account here, and a manager none that can do more than a manager gives.</summary>
    public bool MayChange(Person person) => person.Id != current.PersonId && person.Roles.All(Roles.Contains);

    /// <summary>Roles and organisation that go together, or the sentence that says why not.</summary>
    public string? Objection(IReadOnlyCollection<string> roles, Guid? organisation) =>
        roles.Count == 0 ? "Choose what this person does: at least one."
        : !roles.All(Roles.Contains) ? "You can only give the roles that are shown here."
        : organisation is null && roles.Any(OfManagers.Contains) ? "A practitioner or manager works for an organisation: choose which."
        : null;

    public static string Says(string role) => role switch
    {
        Role.Administrator => "Runs the deployment: people and settings. Sees no case.",
        Role.Coordinator => "Runs the website, listings and calendar. Sees no case.",
        Role.StrategicPartner => "Triage and packages. Sees every referral and case.",
        Role.OrganisationManager => "Answers for the organisation: its listings, its people, its offers.",
        Role.Practitioner => "Works with young people. Sees the cases they or their organisation help with.",
        Role.Analyst => "Figures only, never a name.",
        Role.DataProtectionLead => "Reads who looked at what. Sees no case.",
        _ => "",
    };
}
