namespace Derwent.FrontDoor.Clocks;

internal enum ClockKind
{
    Acknowledge,
    Triage,
    FirstContact,
    Package,
    Council,
}

internal enum ClockState
{
    Ok,
    Soon,
    Late,
    Paused,
    Done,
}

/// <summary>A promise with a time, worked out from events whenever somebody looks; nothing of it is stored.</summary>
/// <param name="Kind">Which promise.</param>
/// <param name="Start">When it began to run (shifted by every pause).</param>
/// <param name="Due">When it is broken.</param>
/// <param name="PausedSince">Since when a question stands open.</param>
/// <param name="DoneAt">When it was kept or broken for good.</param>
internal sealed record Clock(ClockKind Kind, DateTimeOffset Start, DateTimeOffset Due, DateTimeOffset? PausedSince, DateTimeOffset? DoneAt)
{
    private static readonly TimeSpan SoonWithin = TimeSpan.FromHours(4);

    public bool WasLate => DoneAt > Due;

    public ClockState At(DateTimeOffset now) => this switch
    {
        { DoneAt: not null } => ClockState.Done,
        { PausedSince: not null } => ClockState.Paused,
        _ when now > Due => ClockState.Late,
        _ when WorkingTime.Between(now, Due) <= SoonWithin => ClockState.Soon,
        _ => ClockState.Ok,
    };
}
