using Derwent.Shared.Database;
using Derwent.Shared.Security;

namespace Derwent.Support;

/// <summary>A note to heed before anything else. It has a day on which somebody asks whether it still holds, and says whether the person knows of it.</summary>
internal sealed class Heed
{
    private Heed()
    {
    }

    public Guid Id { get; private set; }
    public Guid CaseId { get; private set; }
    public string Words { get; private set; } = "";
    public bool IsUrgent { get; private set; }
    public DateOnly ReviewOn { get; private set; }
    public bool WasTold { get; private set; }
    public string? WhyNotTold { get; private set; }
    public DateTimeOffset At { get; private set; }
    public Who By { get; private set; } = null!;
    public DateTimeOffset? EndedAt { get; private set; }
    public Who? EndedBy { get; private set; }

    public bool IsOpen => EndedAt is null;

    public bool IsDue(DateOnly today) => IsOpen && ReviewOn <= today;

    public static Heed Of(Guid caseId, HeedSaid said, Who by, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), CaseId = caseId, Words = said.Words, IsUrgent = said.IsUrgent, ReviewOn = said.ReviewOn,
        WasTold = said.WasTold, WhyNotTold = said.WhyNotTold, At = now, By = by,
    };

    internal void Keep(DateOnly reviewOn)
    {
        RefuseIfEnded();
        ReviewOn = reviewOn;
    }

    internal void End(Who by, DateTimeOffset now)
    {
        RefuseIfEnded();
        (EndedBy, EndedAt) = (by, now);
    }

    private void RefuseIfEnded()
    {
        if (!IsOpen) throw new RuleRefused($"{EndedBy!.Name} has ended this note already.");
    }
}

/// <summary>What a form says about a new note to heed.</summary>
internal sealed record HeedSaid(string Words, bool IsUrgent, DateOnly ReviewOn, bool WasTold, string? WhyNotTold);
