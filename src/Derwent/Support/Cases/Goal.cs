using Derwent.Shared.Database;
using Derwent.Shared.Security;

namespace Derwent.Support;

/// <summary>Something they want, in their own words, with their own marks from 0 to 10.</summary>
internal sealed class Goal
{
    /// <summary>Goals open at one time; more would be a list, not a wish.</summary>
    public const int MostOpen = 3;

    private readonly List<GoalMark> marks = [];

    private Goal()
    {
    }

    public Guid Id { get; private set; }
    public Guid CaseId { get; private set; }
    public string Words { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
    public Who By { get; private set; } = null!;
    public DateTimeOffset? ReachedAt { get; private set; }
    public DateTimeOffset? LeftAt { get; private set; }
    public IReadOnlyList<GoalMark> Marks => marks;

    public bool IsOpen => ReachedAt is null && LeftAt is null;

    public static Goal Of(Guid caseId, string words, Who by, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), CaseId = caseId, Words = words, At = now, By = by };

    internal void Mark(int value, DateOnly on, Who by, DateTimeOffset now)
    {
        if (value is < 0 or > 10) throw new RuleRefused("A mark is a whole number from 0 to 10.");
        if (!IsOpen) throw new RuleRefused("This goal is closed. Add a new one to go on.");
        var sameDay = marks.Find(mark => mark.On == on);
        if (sameDay is not null) sameDay.Change(value, by, now);
        else marks.Add(GoalMark.Of(this, value, on, by, now));
    }

    internal void Reach(DateTimeOffset now)
    {
        if (!IsOpen) throw new RuleRefused("This goal is closed already.");
        ReachedAt = now;
    }

    internal void Leave(DateTimeOffset now)
    {
        if (!IsOpen) throw new RuleRefused("This goal is closed already.");
        LeftAt = now;
    }
}

/// <summary>One mark on one day; a second on the same day replaces the first.</summary>
internal sealed class GoalMark
{
    private GoalMark()
    {
    }

    public Guid Id { get; private set; }
    public Guid GoalId { get; private set; }
    public Guid CaseId { get; private set; }
    public int Value { get; private set; }
    public DateOnly On { get; private set; }
    public DateTimeOffset At { get; private set; }
    public Who By { get; private set; } = null!;

    public static GoalMark Of(Goal goal, int value, DateOnly on, Who by, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), GoalId = goal.Id, CaseId = goal.CaseId, Value = value, On = on, By = by, At = now };

    internal void Change(int value, Who by, DateTimeOffset now) => (Value, By, At) = (value, by, now);
}
