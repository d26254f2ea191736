namespace Derwent.FrontDoor.Follow;

/// <summary>Somebody with the private link tried to show that they know a second thing. Bounds guessing.</summary>
internal sealed class ProofAttempt
{
    private ProofAttempt()
    {
    }

    public const int PerHour = 5;

    public Guid Id { get; private set; }
    public Guid ReferralId { get; private set; }
    public DateTimeOffset At { get; private set; }
    public bool WasRight { get; private set; }

    public static ProofAttempt Made(Guid referral, bool wasRight, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), ReferralId = referral, WasRight = wasRight, At = now };
}
