using Derwent.Engine.Linkage;

namespace Derwent.FrontDoor;

/// <summary>Noticed inside the referral's own transaction: another record is like it. What it was weighed with is kept; the desk weighs anew.</summary>
internal sealed class Hint
{
    public Guid ReferralId { get; private set; }

    /// <summary>A subject, or another referral.</summary>
    public Guid OtherId { get; private set; }
    public bool IsSubject { get; private set; }
    public int SharedKeys { get; private set; }

    /// <summary>In bits. Null, like what follows, for what was noticed before there were models.</summary>
    public double? Weight { get; private set; }
    public double? Chance { get; private set; }
    public Band? Band { get; private set; }
    public Kin? Kin { get; private set; }
    public int? ModelVersion { get; private set; }
    public DateTimeOffset? WeighedAt { get; private set; }
}
