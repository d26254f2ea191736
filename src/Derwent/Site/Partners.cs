using Derwent.Alliance;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Site;

/// <summary>One partner on the home page: a name and its stream.</summary>
internal sealed record Partner(string Name, Stream Stream);

/// <summary>One of the nine streams of the hero: its colour, its spring, and where its name stands.</summary>
internal sealed record Stream(int Colour, double X, double Y, double LabelX, double LabelY, string Anchor);

/// <summary>The strategic partners, each given a stream: the longest names where there is most room.</summary>
internal static class Partners
{
    /// <summary>In the order in which they are drawn.</summary>
    public static IReadOnlyList<Stream> Streams { get; } =
    [
        new(2, 1210, 60, 1210, 38, "middle"), new(4, 1062, 124, 1062, 102, "middle"), new(1, 1335, 185, 1330, 163, "middle"),
        new(3, 968, 234, 968, 212, "middle"), new(6, 1335, 320, 1330, 298, "middle"), new(5, 884, 346, 910, 324, "end"),
        new(9, 1310, 455, 1310, 433, "middle"), new(7, 796, 456, 796, 434, "middle"), new(8, 1235, 590, 1235, 568, "middle"),
    ];

    private static readonly int[] Roomiest = [5, 0, 3, 4, 7, 6, 1, 8, 2];

    public static async Task<IReadOnlyList<Partner>> LeadingAsync(AllianceContext alliance, CancellationToken stop)
    {
        var names = await alliance.Organisations.AsNoTracking()
            .Where(organisation => organisation.Tier == Tier.StrategicPartner || organisation.Tier == Tier.LeadBody)
            .OrderByDescending(organisation => organisation.Tier == Tier.LeadBody).ThenBy(organisation => organisation.Name)
            .Select(organisation => organisation.Name).Take(60).ToListAsync(stop);
        var room = names.OrderByDescending(name => name.Length).ThenBy(name => name, StringComparer.Ordinal).ToList();
        return [.. names.Select(name => new Partner(name, Streams[Roomiest[room.IndexOf(name) % Roomiest.Length]]))];
    }
}
