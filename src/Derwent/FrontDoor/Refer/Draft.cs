namespace Derwent.FrontDoor.Refer;

/// <summary>A referral that is being written. It is kept for 14 days, opens only in the browser that began it, and is emptied once it is sent.</summary>
internal sealed class Draft
{
    public const int DaysKept = 14;

    private Draft()
    {
    }

    /// <summary>The referral will have this id too.</summary>
    public Guid Id { get; private set; }
    public Answers Answers { get; private set; } = new();
    public DateTimeOffset StartedAt { get; private set; }
    public DateTimeOffset SavedAt { get; private set; }
    public DateTimeOffset? SentAt { get; private set; }

    public static Draft Begin(Guid id, Answers answers, DateTimeOffset now) =>
        new() { Id = id, Answers = answers, StartedAt = now, SavedAt = now };

    public void Save(Answers answers, DateTimeOffset now) => (Answers, SavedAt) = (answers, now);

    /// <summary>What was written lives on in the referral; here only that it was sent.</summary>
    public void Sent(DateTimeOffset now) => (SentAt, Answers) = (now, new Answers());
}
