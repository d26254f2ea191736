namespace Derwent.Tests.Fitness;

/// <summary>The modules and the edges between them, as declared. docs/modules.md says the same, and a test compares the two.</summary>
internal static class Modules
{
    /// <summary>Modules with tables of their own, and the schema of each.</summary>
    public static readonly IReadOnlyDictionary<string, string> Schemas = new Dictionary<string, string>
    {
        ["Accounts"] = "accounts", ["Alliance"] = "alliance", ["Listings"] = "listings", ["FrontDoor"] = "front_door", ["Support"] = "support", ["WhatsOn"] = "whats_on", ["Site"] = "site", ["Newsletters"] = "newsletters",
    };

    /// <summary>Who may know whom, besides Shared, which knows nobody. The named world plays every part, so it knows every room.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> MayKnow = new Dictionary<string, string[]>
    {
        ["Alliance"] = [],
        ["Accounts"] = ["Alliance"],
        ["Listings"] = ["Accounts", "Alliance"],
        ["FrontDoor"] = ["Accounts", "Alliance", "Listings"],
        ["Support"] = ["Accounts", "Alliance", "Listings", "FrontDoor", "WhatsOn"],
        ["Stewardship"] = ["Accounts", "Alliance"],
        ["WhatsOn"] = ["Accounts", "Alliance", "Listings"],
        ["Site"] = ["Alliance", "Listings", "WhatsOn", "Newsletters"],
        ["Newsletters"] = ["Accounts", "Alliance"],
        ["World"] = ["Accounts", "Alliance", "Listings", "FrontDoor", "Support", "Stewardship", "WhatsOn", "Site", "Newsletters"],
    };

    /// <summary>The module of a namespace: <c>Derwent.Support.Cases</c> belongs to Support; null for the program itself.</summary>
    public static string? Of(string fullName)
    {
        var parts = fullName.Split('.', '+', '/');
        return parts.Length > 2 && parts[0] == "Derwent" && parts[1] is not ("Tests" or "Engine" or "BrowserTests") ? parts[1] : null;
    }

    public static bool Allows(string from, string to) => from == to || to == "Shared" || (MayKnow.TryGetValue(from, out var known) && known.Contains(to));
}
