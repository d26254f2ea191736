namespace Derwent.FrontDoor;

/// <summary>Noticed inside the referral's own transaction: another record shares a key with it. The comparison is made when somebody looks.</summary>
internal sealed class Hint
{
    public Guid ReferralId { get; private set; }

    /// <summary>A subject, or another referral.</summary>
    public Guid OtherId { get; private set; }
    public bool IsSubject { get; private set; }
    public int SharedKeys { get; private set; }
}
