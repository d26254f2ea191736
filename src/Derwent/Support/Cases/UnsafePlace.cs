using Derwent.Shared.Database;
using Derwent.Shared.Security;

namespace Derwent.Support;

/// <summary>Somewhere this young person or family is not safe. It keeps services there out of their package, and is nobody else's business.</summary>
internal sealed class UnsafePlace
{
    /// <summary>Reaches that can be chosen, in metres.</summary>
    public static IReadOnlyList<int> Reaches { get; } = [200, 400, 800, 1500];

    private UnsafePlace()
    {
    }

    public Guid Id { get; private set; }
    public Guid CaseId { get; private set; }
    public string Name { get; private set; } = "";
    public double Latitude { get; private set; }
    public double Longitude { get; private set; }
    public int ReachMetres { get; private set; }
    public DateTimeOffset At { get; private set; }
    public Who By { get; private set; } = null!;
    public DateTimeOffset? EndedAt { get; private set; }

    public static UnsafePlace Of(Guid caseId, string name, double latitude, double longitude, int reachMetres, Who by, DateTimeOffset now)
    {
        if (!Reaches.Contains(reachMetres)) throw new RuleRefused("Choose how far the place reaches.");
        return new UnsafePlace
        {
            Id = Guid.CreateVersion7(now), CaseId = caseId, Name = name, Latitude = latitude, Longitude = longitude, ReachMetres = reachMetres, At = now, By = by,
        };
    }

    internal void End(DateTimeOffset now) => EndedAt ??= now;
}
