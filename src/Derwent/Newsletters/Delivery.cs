namespace Derwent.Newsletters;

internal enum DeliveryState
{
    /// <summary>Not yet, or put off by the mail server.</summary>
    Waiting,
    /// <summary>The mail server took it.</summary>
    Sent,
    /// <summary>The mail server refused this recipient for good.</summary>
    Refused,
    /// <summary>Its address is on the list of those that nothing is sent to.</summary>
    Suppressed,
    /// <summary>They left between the decision and the sending.</summary>
    Left,
    /// <summary>Put off for too long.</summary>
    GaveUp,
}

/// <summary>One recipient of one issue. The rows are made in the transaction of the decision to send; the worker takes them one by one.</summary>
internal sealed class Delivery
{
    public Guid Id { get; private set; }
    public Guid IssueId { get; private set; }
    public Guid SubscriptionId { get; private set; }
    public Guid SubscriberId { get; private set; }
    public Guid? OrganisationId { get; private set; }
    /// <summary>Empty once somebody has erased themselves.</summary>
    public string Address { get; private set; } = "";
    public byte[] AddressHash { get; private set; } = [];
    public DeliveryState State { get; private set; }
    public int Tries { get; private set; }
    public DateTimeOffset NextTryAt { get; private set; }
    public DateTimeOffset? DoneAt { get; private set; }
    public string? Said { get; private set; }
    public DateTimeOffset? BouncedAt { get; private set; }
}

/// <summary>An address that nothing is sent to, known by its hash alone.</summary>
internal sealed class Suppression
{
    private Suppression()
    {
    }

    internal Suppression(byte[] hash, string why, DateTimeOffset now) => (AddressHash, Why, Since) = (hash, why, now);

    public byte[] AddressHash { get; private set; } = [];
    public string Why { get; private set; } = "";
    public DateTimeOffset Since { get; private set; }
    public DateTimeOffset? LiftedAt { get; private set; }

    public void Again(string why, DateTimeOffset now) => (Why, Since, LiftedAt) = LiftedAt is null ? (Why, Since, null) : (why, now, (DateTimeOffset?)null);

    public void Lift(DateTimeOffset now) => LiftedAt ??= now;
}

/// <summary>A message that came back; of one delivery once, however often we are told.</summary>
internal sealed class Bounce
{
    private Bounce()
    {
    }

    public Guid Id { get; private set; }
    public Guid DeliveryId { get; private set; }
    public byte[] AddressHash { get; private set; } = [];
    public Guid? OrganisationId { get; private set; }
    public bool IsHard { get; private set; }
    public string Status { get; private set; } = "";
    public string Said { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
}
