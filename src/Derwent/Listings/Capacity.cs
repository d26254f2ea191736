using Derwent.Shared.Database;
using Derwent.Shared.Security;

namespace Derwent.Listings;

/// <summary>How much room a service has, when it was said and by whom.</summary>
public sealed class Capacity
{
    /// <summary>After so many days we say "ask first" beside the number.</summary>
    public const int FreshDays = 14;
    internal const int MostPlaces = 10_000, MostWeeks = 520;

    private Capacity()
    {
    }

    internal Capacity(Guid serviceId) => ServiceId = serviceId;

    /// <summary>The service.</summary>
    public Guid ServiceId { get; private set; }

    /// <summary>What is counted: place, hour, bed.</summary>
    public string Unit { get; private set; } = "place";

    /// <summary>Free now; null is no limit.</summary>
    public int? Available { get; private set; }

    /// <summary>All there are; null is not said.</summary>
    public int? Maximum { get; private set; }

    /// <summary>How long one waits for the next, in weeks; null is not said.</summary>
    public int? WaitWeeks { get; private set; }

    /// <summary>When it was last said or confirmed.</summary>
    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>Who said so.</summary>
    public Who UpdatedBy { get; private set; } = Who.Derwent;

    /// <summary>True while the number can be believed.</summary>
    public bool IsFresh(DateTimeOffset now) => now - UpdatedAt <= TimeSpan.FromDays(FreshDays);

    internal void Say(string unit, int? available, int? maximum, int? waitWeeks, Who by, DateTimeOffset now)
    {
        if (available is < 0 or > MostPlaces || maximum is < 0 or > MostPlaces || waitWeeks is < 0 or > MostWeeks)
            throw new RuleRefused("Places are between 0 and 10,000 and weeks between 0 and 520.");
        (Unit, Available, Maximum, WaitWeeks, UpdatedAt, UpdatedBy) = (unit, available, Most(available, maximum), waitWeeks, now, by);
    }

    /// <summary>One more place is free. A service without a limit keeps none.</summary>
    internal void OneMore(Who by, DateTimeOffset now)
    {
        if (Available < 10_000) Available++;
        Maximum = Most(Available, Maximum);
        Confirm(by, now);
    }

    /// <summary>One place went; never below nought.</summary>
    internal void OneFewer(Who by, DateTimeOffset now)
    {
        if (Available > 0) Available--;
        Confirm(by, now);
    }

    /// <summary>The number is still right.</summary>
    internal void Confirm(Who by, DateTimeOffset now) => (UpdatedAt, UpdatedBy) = (now, by);

    private static int? Most(int? available, int? maximum) => available > maximum ? available : maximum;
}
