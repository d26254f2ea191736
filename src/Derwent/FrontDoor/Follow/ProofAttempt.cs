namespace Derwent.FrontDoor.Follow;

/// <summary>Somebody with the private link tried to show that they know a second thing. Written and counted by PostgreSQL alone (front_door.open_referral).</summary>
internal sealed class ProofAttempt
{
    private ProofAttempt()
    {
    }

    public Guid Id { get; private set; }
    public Guid ReferralId { get; private set; }
    public DateTimeOffset At { get; private set; }
    public bool WasRight { get; private set; }
}
