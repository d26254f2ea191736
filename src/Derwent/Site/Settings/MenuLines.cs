using Derwent.Shared.Ui;
using Derwent.Site.Posts;

namespace Derwent.Site.Settings;

/// <summary>A menu as it is typed: a line a link, the address first and then its name.</summary>
internal static class MenuLines
{
    private const int LongestName = 40, LongestAddress = 200;

    public static string Write(IEnumerable<MenuLink> links) => string.Join('\n', links.Select(link => $"{link.Address} {link.Name}"));

    /// <summary>The links, and what is wrong with the first line that is none, as a sentence.</summary>
    public static (List<MenuLink> Links, string? Fault) Read(string lines, int most)
    {
        var links = new List<MenuLink>();
        foreach (var line in lines.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (links.Count == most) return (links, $"At most {most} links, please: more than that nobody reads.");
            var parts = line.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (parts.Length < 2 || parts[1].Length > LongestName) return (links, $"“{Short(line)}”: a line is an address, a space and a name of at most {LongestName} characters, such as /find Find support.");
            if (!IsAddress(parts[0])) return (links, $"“{Short(parts[0])}” is no address that a menu can lead to. Use a path of this site, such as /pages/summer, or an address that begins with https://.");
            links.Add(new MenuLink(parts[0], parts[1]));
        }
        return (links, null);
    }

    private static bool IsAddress(string address) => address == "/" || WebPaths.IsWellFormed(address)
        || (address.Length <= LongestAddress && Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == "https" && uri.UserInfo.Length == 0);

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
