using Derwent.FrontDoor;
using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Derwent.Shared.Time;

namespace Derwent.Support;

internal sealed partial class Case
{
    private readonly List<Heed> heeds = [];
    private readonly List<Goal> goals = [];
    private readonly List<UnsafePlace> unsafePlaces = [];

    public IReadOnlyList<Heed> Heeds => heeds;
    public IReadOnlyList<Goal> Goals => goals;
    public IReadOnlyList<UnsafePlace> UnsafePlaces => unsafePlaces;

    /// <summary>Somebody was in touch, or writes down what matters.</summary>
    public Step Note(StepKind kind, string title, string words, string? quote, Who by, DateTimeOffset now)
    {
        if (kind is StepKind.Decision or StepKind.Session) throw new RuleRefused("Decisions and sessions write themselves. Choose another kind of note.");
        return Add(kind, title, by, now, words, quote);
    }

    /// <summary>Words of theirs, or of somebody around them, verbatim.</summary>
    public void Say(string words, string speaker, bool isTheirs, Who by, DateTimeOffset now)
    {
        if (isTheirs && sayings.Where(said => said.IsTheirs).MaxBy(said => said.At)?.Words == words) return;
        sayings.Add(Saying.Of(Id, words, speaker, isTheirs, by, now));
        Add(StepKind.Contact, isTheirs ? $"{ShortName} changed their own words" : $"{speaker} said", by, now, quote: words);
    }

    /// <summary>How a need or strength is seen now. The rows before stay, so that change can be seen.</summary>
    public void See(StatedNeed need, Who by, DateTimeOffset now)
    {
        RefuseIfClosed();
        if (needs.Where(seen => seen.Code == need.Code).MaxBy(seen => (seen.At, seen.Id)) is { } last && last.Severity == Math.Clamp(need.Severity, 0, 3)) return;
        var seen = SeenNeed.Of(Id, need, by, now);
        needs.Add(seen);
        Add(StepKind.Decision, $"{seen.Label}: {Severities.Word(seen.Severity, seen.IsStrength)}", by, now);
    }

    /// <summary>Services there are kept out of the package from now on.</summary>
    public UnsafePlace NotSafeAt(string name, double latitude, double longitude, int reachMetres, Who by, DateTimeOffset now)
    {
        RefuseIfClosed();
        var place = UnsafePlace.Of(Id, name, latitude, longitude, reachMetres, by, now);
        unsafePlaces.Add(place);
        Add(StepKind.Safeguarding, "Not safe at a place", by, now, $"{name}, within {reachMetres} m", about: place.Id);
        return place;
    }

    public void SafeAgain(UnsafePlace place, Who by, DateTimeOffset now)
    {
        if (place.EndedAt is not null) return;
        place.End(now);
        Add(StepKind.Safeguarding, "Safe again at a place", by, now, place.Name, about: place.Id);
    }

    public Heed AddHeed(HeedSaid said, Who by, DateTimeOffset now)
    {
        if (!said.WasTold && string.IsNullOrWhiteSpace(said.WhyNotTold)) throw new RuleRefused("Say why they were not told that this note is here.");
        if (said.ReviewOn <= UkTime.DateOf(now)) throw new RuleRefused("The review day of a note lies in the future.");
        var heed = Heed.Of(Id, said, by, now);
        heeds.Add(heed);
        Add(StepKind.Decision, "Note to heed added", by, now, said.Words, about: heed.Id);
        return heed;
    }

    public void KeepHeed(Heed heed, DateOnly reviewOn, Who by, DateTimeOffset now)
    {
        if (reviewOn <= UkTime.DateOf(now)) throw new RuleRefused("The review day of a note lies in the future.");
        heed.Keep(reviewOn);
        Add(StepKind.Decision, "Note to heed kept", by, now, heed.Words, about: heed.Id);
    }

    public void EndHeed(Heed heed, Who by, DateTimeOffset now)
    {
        heed.End(by, now);
        Add(StepKind.Decision, "Note to heed ended", by, now, heed.Words, about: heed.Id);
    }

    public Goal SetGoal(string words, int? mark, Who by, DateTimeOffset now)
    {
        RefuseIfClosed();
        if (goals.Count(goal => goal.IsOpen) >= Goal.MostOpen) throw new RuleRefused("Three goals are open. Close one before you add another.");
        var goal = Goal.Of(Id, words, by, now);
        goals.Add(goal);
        if (mark is { } first) goal.Mark(first, UkTime.DateOf(now), by, now);
        Add(StepKind.Milestone, "A new goal", by, now, quote: words, about: goal.Id);
        return goal;
    }

    public void MarkGoal(Goal goal, int value, DateOnly on, Who by, DateTimeOffset now)
    {
        if (on > UkTime.DateOf(now)) throw new RuleRefused("A mark cannot be given for a day that has not come.");
        var before = goal.Marks.MaxBy(mark => mark.On)?.Value;
        goal.Mark(value, on, by, now);
        Add(StepKind.Contact, before is { } was && was != value ? $"Goal: from {was} to {value}" : $"Goal: {value} of 10", by, now, quote: goal.Words, about: goal.Id);
    }

    public void ReachGoal(Goal goal, Who by, DateTimeOffset now)
    {
        goal.Reach(now);
        Add(StepKind.Milestone, "Goal reached", by, now, quote: goal.Words, about: goal.Id);
    }

    public void LeaveGoal(Goal goal, Who by, DateTimeOffset now)
    {
        goal.Leave(now);
        Add(StepKind.Decision, "Goal put aside", by, now, quote: goal.Words, about: goal.Id);
    }
}

/// <summary>Severity and strength in a word, as the desk shows them.</summary>
internal static class Severities
{
    public static string Word(int level, bool isStrength = false) => (Math.Clamp(level, 0, 3), isStrength) switch
    {
        (3, false) => "severe", (2, false) => "serious", (1, false) => "some", (0, false) => "none now",
        (3, true) => "strong", (2, true) => "good", (1, true) => "some", _ => "not now",
    };
}
