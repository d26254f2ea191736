using Derwent.Shared.Security;

namespace Derwent.World;

/// <summary>Somebody of the demo who signs in. The address follows from the name and the organisation.</summary>
internal sealed record StaffSaid(string Name, string Organisation, params string[] Roles)
{
    public string Email => $"{Name.ToLowerInvariant().Replace(' ', '.')}@{Organisation}.example";
    public string FirstName => Name.Split(' ')[0];
}

/// <summary>The people who work for the alliance in the demo. All of them are invented.</summary>
internal static class Staff
{
    public static readonly StaffSaid Nadia = new("Nadia Rahman", "community-action", Role.StrategicPartner);
    public static readonly StaffSaid Ada = new("Ada Lowe", "community-action", Role.StrategicPartner);
    public static readonly StaffSaid Ben = new("Ben Cole", "community-action", Role.StrategicPartner);
    public static readonly StaffSaid Imran = new("Imran Shah", "community-action", Role.Practitioner);
    public static readonly StaffSaid Gwen = new("Gwen Harper", "community-action", Role.Administrator);
    public static readonly StaffSaid Ruth = new("Ruth Okell", "community-action", Role.Coordinator);
    public static readonly StaffSaid Miriam = new("Miriam Stone", "community-action", Role.DataProtectionLead);
    public static readonly StaffSaid Tomasz = new("Tomasz Wolski", "community-action", Role.Analyst);

    public static readonly StaffSaid Priya = new("Priya Nair", "safe-and-sound", Role.StrategicPartner, Role.Practitioner);
    public static readonly StaffSaid Dee = new("Dee Marlow", "safe-and-sound", Role.OrganisationManager);
    public static readonly StaffSaid Ola = new("Ola James", "children-first", Role.Practitioner);
    public static readonly StaffSaid JoField = new("Jo Fielding", "children-first", Role.Practitioner);
    public static readonly StaffSaid Hannah = new("Hannah Prior", "children-first", Role.OrganisationManager, Role.StrategicPartner);
    public static readonly StaffSaid Tom = new("Tom Adeyemi", "sporting-communities", Role.OrganisationManager);
    public static readonly StaffSaid Bea = new("Bea Lund", "sporting-communities", Role.Practitioner);
    public static readonly StaffSaid JoMarsh = new("Jo Marsh", "sporting-communities", Role.Practitioner);
    public static readonly StaffSaid Dev = new("Dev Anand", "sporting-communities", Role.Practitioner);
    public static readonly StaffSaid Marcus = new("Marcus Bright", "county-trust", Role.Practitioner);
    public static readonly StaffSaid Kelly = new("Kelly Stokes", "county-trust", Role.OrganisationManager);
    public static readonly StaffSaid Kofi = new("Kofi Mensah", "baby-people", Role.Practitioner);
    public static readonly StaffSaid Shanice = new("Shanice Boyd", "baby-people", Role.Practitioner);
    public static readonly StaffSaid Lena = new("Lena Fitch", "baby-people", Role.OrganisationManager);
    public static readonly StaffSaid Ivy = new("Ivy Chandler", "derby-theatre", Role.OrganisationManager);
    public static readonly StaffSaid Sam = new("Sam Orme", "derby-theatre", Role.Practitioner);
    public static readonly StaffSaid Rob = new("Rob Kaye", "community-one", Role.OrganisationManager);
    public static readonly StaffSaid Ravi = new("Ravi Sodhi", "community-one", Role.Practitioner);
    public static readonly StaffSaid Mel = new("Mel Turner", "community-one", Role.Practitioner);
    public static readonly StaffSaid Grace = new("Grace Oduya", "ymca", Role.OrganisationManager);
    public static readonly StaffSaid Luke = new("Luke Fenn", "ymca", Role.Practitioner);
    public static readonly StaffSaid Ellen = new("Ellen Rowe", "kite-minds", Role.OrganisationManager, Role.Practitioner);
    public static readonly StaffSaid Faith = new("Faith Mulligan", "carers-table", Role.OrganisationManager, Role.Practitioner);
    public static readonly StaffSaid Shabnam = new("Shabnam Akhtar", "peartree-sisters", Role.OrganisationManager, Role.Practitioner);
    public static readonly StaffSaid Mick = new("Mick Darby", "fernhill-boxing", Role.OrganisationManager, Role.Practitioner);
    public static readonly StaffSaid Carl = new("Carl Jeffries", "next-stop", Role.OrganisationManager, Role.Practitioner);
    public static readonly StaffSaid Arjun = new("Arjun Gill", "normanton-advice", Role.OrganisationManager, Role.Practitioner);
    public static readonly StaffSaid Bernie = new("Bernie Walsh", "roundhouse-makers", Role.OrganisationManager, Role.Practitioner);
    public static readonly StaffSaid Viv = new("Viv Hartley", "council-early-help", Role.OrganisationManager, Role.Practitioner);
    public static readonly StaffSaid Glenda = new("Glenda Pike", "mackworth-kitchen", Role.OrganisationManager, Role.Practitioner);
    public static readonly StaffSaid Yvonne = new("Yvonne Tipper", "chaddesden-table", Role.OrganisationManager, Role.Practitioner);
    public static readonly StaffSaid Petra = new("Petra Novak", "northbank", Role.OrganisationManager);
    public static readonly StaffSaid Harlow = new("Sheila Grant", "harlow-estates", Role.OrganisationManager, Role.Practitioner);

    public static IReadOnlyList<StaffSaid> All { get; } =
    [
        Nadia, Ada, Ben, Imran, Gwen, Ruth, Miriam, Tomasz, Priya, Dee, Ola, JoField, Hannah, Tom, Bea, JoMarsh, Dev, Marcus, Kelly, Kofi, Shanice, Lena,
        Ivy, Sam, Rob, Ravi, Mel, Grace, Luke, Ellen, Faith, Shabnam, Mick, Carl, Arjun, Bernie, Viv, Glenda, Yvonne, Petra, Harlow,
    ];

    /// <summary>Whoever answers for an organisation: its practitioner first, else its manager.</summary>
    public static StaffSaid Of(string organisation) =>
        All.FirstOrDefault(one => one.Organisation == organisation && one.Roles.Contains(Role.Practitioner))
        ?? All.FirstOrDefault(one => one.Organisation == organisation && one.Roles.Contains(Role.OrganisationManager))
        ?? throw new InvalidOperationException($"Nobody of {organisation} signs in.");
}
