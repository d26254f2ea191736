using Derwent.Shared.Security;

namespace Derwent.Shared.Ui;

/// <summary>One entry of the desk's rail and palette.</summary>
internal sealed record DeskPlace(string Group, string Name, string Address, string Icon, string? Keys = null);

/// <summary>The rooms of the desk. A room that has no page yet, or none for this person's roles, is not shown: the page's own gate decides.</summary>
internal sealed class DeskPlaces(EndpointDataSource endpoints)
{
    private static readonly DeskPlace[] All =
    [
        new("Work", "Today", "/desk", "sun", "g t"),
        new("Work", "Front door", "/desk/front-door", "door-open", "g f"),
        new("Work", "Meetings", "/desk/meetings", "calendar-clock", "g m"),
        new("Work", "Packages", "/desk/packages", "layers", "g k"),
        new("Work", "Cases", "/desk/cases", "folder-open", "g c"),
        new("Work", "Offers", "/desk/offers", "inbox", "g o"),
        new("Work", "Register", "/desk/register", "clipboard-check", "g r"),
        new("Organisation", "My organisation", "/desk/organisation", "building-2", "g h"),
        new("Alliance", "Organisations", "/desk/organisations", "handshake", "g a"),
        new("Alliance", "Listings", "/desk/listings", "map-pin", "g l"),
        new("Alliance", "What’s on", "/desk/whats-on", "calendar-days", "g e"),
        new("Alliance", "Community", "/desk/community", "megaphone", "g y"),
        new("Alliance", "News and stories", "/desk/community/posts", "newspaper"),
        new("Alliance", "Newsletters", "/desk/newsletters", "mail", "g n"),
        new("Alliance", "Insight", "/desk/insight", "chart-line", "g i"),
        new("Alliance", "Audit", "/desk/audit", "shield-check", "g s"),
        new("Alliance", "Waits, what if", "/desk/waits", "hourglass", "g w"),
        new("Alliance", "People", "/desk/people", "users-round", "g p"),
        new("You", "Sign-in and security", "/desk/security", "key-round"),
    ];

    private readonly Lazy<Dictionary<string, DeskAttribute?>> gates = new(() => Gates(endpoints));

    /// <summary>What this person can open, in the rail's order.</summary>
    public IEnumerable<DeskPlace> For(Current current) => All.Where(place =>
        gates.Value.TryGetValue(place.Address, out var gate) && (gate is null || gate.AnyOf.Count == 0 || gate.AnyOf.Any(current.Is)));

    /// <summary>True when some room answers at this address: menus name only what is there.</summary>
    public bool Exist(string address) => gates.Value.ContainsKey(address);

    /// <summary>The place that holds this address: the longest that begins it.</summary>
    public static string? Holding(PathString path) => All
        .Select(place => place.Address)
        .Where(address => path == address || (address != "/desk" && path.StartsWithSegments(address)))
        .MaxBy(address => address.Length);

    private static Dictionary<string, DeskAttribute?> Gates(EndpointDataSource endpoints)
    {
        var gates = new Dictionary<string, DeskAttribute?>();
        foreach (var endpoint in endpoints.Endpoints.OfType<RouteEndpoint>())
        {
            var pattern = "/" + endpoint.RoutePattern.RawText?.Trim('/');
            // "/desk/register/{session?}" opens at "/desk/register" as well.
            var plain = pattern.Contains("/{", StringComparison.Ordinal) && pattern.EndsWith("?}", StringComparison.Ordinal) ? pattern[..pattern.IndexOf("/{", StringComparison.Ordinal)] : pattern;
            gates.TryAdd(plain, endpoint.Metadata.GetMetadata<DeskAttribute>());
        }

        return gates;
    }
}
