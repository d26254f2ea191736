using Derwent.Alliance;

namespace Derwent.World;

/// <summary>What the demo says about one organisation. Its address, site and telephone follow from its key: .example and numbers kept free for drama.</summary>
/// <param name="Key">Short name that the other files use.</param>
/// <param name="Name">The name people know it by.</param>
/// <param name="Tier">How close it stands to the alliance.</param>
/// <param name="About">What it does, in its own words.</param>
internal sealed record OrganisationSaid(string Key, string Name, Tier Tier, string About)
{
    /// <summary>Other than good: how it stands and why.</summary>
    public (Standing Standing, string Why)? Stands { get; init; }

    public string Email => $"hello@{Key}.example";
    public string Website => $"https://{Key}.example";
}

/// <summary>The organisations of the demo: the nine strategic partners as they are publicly known, invented members, and some that are only listed.</summary>
internal static class WorldOrganisations
{
    public static IReadOnlyList<OrganisationSaid> All { get; } = [.. Partners.All, .. LocalMembers.All];

    /// <summary>Drama numbers, one an organisation: 01632 960001 and on.</summary>
    public static string Phone(string key) =>
        FormattableString.Invariant($"01632 960{All.Select((one, place) => (one, place)).First(pair => pair.one.Key == key).place + 1:000}");
}
