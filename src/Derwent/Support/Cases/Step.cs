using Derwent.Shared.Security;

namespace Derwent.Support;

/// <summary>What a step on the timeline was, as the timeline filters by it.</summary>
internal enum StepKind
{
    Decision,
    Session,
    Contact,
    Sharing,
    Safeguarding,
    Milestone,
}

/// <summary>One thing that happened: who, when, what. Steps are only ever added; the timeline is nothing but these rows.</summary>
internal sealed class Step
{
    private Step()
    {
    }

    public Guid Id { get; private set; }
    public Guid CaseId { get; private set; }
    public DateTimeOffset At { get; private set; }
    public Who By { get; private set; } = null!;
    public StepKind Kind { get; private set; }

    /// <summary>What happened, shown strong: “One-to-one, kept”.</summary>
    public string Title { get; private set; } = "";

    /// <summary>What a worker adds, in their words.</summary>
    public string? Words { get; private set; }

    /// <summary>What the person said, verbatim.</summary>
    public string? Quote { get; private set; }

    /// <summary>The offer, session, goal … that it is about.</summary>
    public Guid? AboutId { get; private set; }

    public static Step Of(Guid caseId, StepKind kind, string title, Who by, DateTimeOffset now, string? words = null, string? quote = null, Guid? about = null) =>
        new() { Id = InOrder.NewId(now), CaseId = caseId, At = now, By = by, Kind = kind, Title = title, Words = words, Quote = quote, AboutId = about };
}
