using Derwent.FrontDoor;

namespace Derwent.World;

/// <summary>Who tells us, in the stories' shorthand. Addresses end in .example, and nobody has a number.</summary>
internal static class From
{
    public static Referrer Self(string name) => Of(CameFrom.Themselves, name, null, null) with { Phone = "07700 900001" };
    public static Referrer Parent(string name, string who) => Of(CameFrom.Parent, name, who, null) with { Phone = "07700 900002" };
    public static Referrer FamilyOrFriend(string name, string who) => Of(CameFrom.FamilyOrFriend, name, who, null);
    public static Referrer School(string name, string job, string school) => Of(CameFrom.School, name, job, school);
    public static Referrer Police(string name, string team) => Of(CameFrom.Police, name, null, team);
    public static Referrer Health(string name, string job, string surgery) => Of(CameFrom.Health, name, job, surgery);
    public static Referrer Housing(string name, string organisation) => Of(CameFrom.Housing, name, "housing officer", organisation);
    public static Referrer Council(string name, string job, string team) => Of(CameFrom.Council, name, job, team);
    public static Referrer Organisation(string name, string job, string organisation) => Of(CameFrom.Organisation, name, job, organisation);
    public static Referrer Resident(string name) => Of(CameFrom.Resident, name, null, null);

    private static Referrer Of(CameFrom from, string name, string? job, string? organisation) => new()
    {
        CameFrom = from, Name = name, Job = job, Organisation = organisation,
        Email = $"{Plain(name)}@{(organisation is null ? "post" : Plain(organisation))}.example", BestTime = null,
    };

    private static string Plain(string words) => string.Join('-', words.ToLowerInvariant().Split(' ').Select(word => new string([.. word.Where(char.IsAsciiLetterOrDigit)])).Where(word => word.Length > 0));
}

/// <summary>Who knows and who agrees.</summary>
internal static class Agree
{
    public static Agreement Yes { get; } = new() { SubjectKnows = Told.Yes, SubjectAgrees = Told.Yes, FamilyKnows = Told.Yes, FamilyAgrees = Told.Yes, Basis = Basis.Agreed };
    public static Agreement Place { get; } = new() { Basis = Basis.NotNeeded };
    public static Agreement NotAsked(string why) => new() { SubjectKnows = Told.No, SubjectAgrees = Told.NotSure, FamilyKnows = Told.Yes, Basis = Basis.NotAskedYet, Why = why };
    public static Agreement Duty(string why) => new() { SubjectKnows = Told.Yes, SubjectAgrees = Told.NotSure, FamilyKnows = Told.No, Basis = Basis.Duty, Why = why };
    public static Agreement Risk(string why) => new() { SubjectKnows = Told.Yes, SubjectAgrees = Told.Yes, FamilyKnows = Told.No, Basis = Basis.RiskOfHarm, Why = why };
}

/// <summary>"school:3" is a serious need, "+music:3" a strong strength; without a number it is what a referrer ticks.</summary>
internal sealed record SaidNeed(string Code, int Severity)
{
    public static IReadOnlyList<SaidNeed> Read(string list) => [.. list.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(One)];

    private static SaidNeed One(string word)
    {
        var parts = word.TrimStart('+').Split(':');
        return new SaidNeed(parts[0], parts.Length > 1 ? parts[1][0] - '0' : 2);
    }
}

/// <summary>"walk-home: unsafe-place school = 26 Nov": a service, what it is for, and from when it is wanted.</summary>
internal sealed record SaidPart(string Service, IReadOnlyList<string> Needs, string Start)
{
    public static SaidPart Read(string said)
    {
        var (service, rest) = (said.Split(':')[0], said[(said.IndexOf(':', StringComparison.Ordinal) + 1)..].Split('='));
        return new SaidPart(service.Trim(), rest[0].Split(' ', StringSplitOptions.RemoveEmptyEntries), rest[1].Trim());
    }
}
