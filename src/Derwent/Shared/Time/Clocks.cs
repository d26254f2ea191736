using System.Globalization;

namespace Derwent.Shared.Time;

/// <summary>Which clock the program goes by.</summary>
public static class Clocks
{
    /// <summary>The wall's; or, in a demo, one that starts at <c>DERWENT_CLOCK</c> (for example 2026-11-24T09:10:00Z) and runs on from there.</summary>
    /// <exception cref="InvalidOperationException">DERWENT_CLOCK is set outside of a demo, or is no instant.</exception>
    public static TimeProvider From(IConfiguration configuration)
    {
        if (configuration["DERWENT_CLOCK"] is not { Length: > 0 } start) return TimeProvider.System;
        if (!configuration.GetValue<bool>("Derwent:Demo")) throw new InvalidOperationException("DERWENT_CLOCK moves the clock of a demo, and this is none: Derwent__Demo is not true. Take DERWENT_CLOCK away.");
        if (!DateTimeOffset.TryParse(start, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
            throw new InvalidOperationException("DERWENT_CLOCK is an instant such as 2026-11-24T09:10:00Z.");
        return new ClockFrom(instant);
    }

    private sealed class ClockFrom(DateTimeOffset start) : TimeProvider
    {
        private readonly long begun = System.GetTimestamp();

        public override DateTimeOffset GetUtcNow() => start.ToUniversalTime() + System.GetElapsedTime(begun);
    }
}
