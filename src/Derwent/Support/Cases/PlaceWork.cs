using Derwent.Shared.Database;
using Derwent.Shared.Security;

namespace Derwent.Support;

/// <summary>What kind of thing is done to a place.</summary>
internal enum PlaceActionKind
{
    Lighting,
    DetachedYouthWork,
    Licensing,
    Design,
    Guardians,
    Activity,
    Listening,
}

/// <summary>How far an action on a place is.</summary>
internal enum PlaceActionState
{
    Promised,
    Running,
    Settled,
    Stopped,
}

/// <summary>Something done to a place, never to a person.</summary>
internal sealed class PlaceAction
{
    private PlaceAction()
    {
    }

    public Guid Id { get; private set; }
    public Guid CaseId { get; private set; }
    public int Number { get; private set; }
    public PlaceActionKind Kind { get; private set; }
    public string Words { get; private set; } = "";
    public string WhoDoesIt { get; private set; } = "";
    public DateOnly? DueOn { get; private set; }
    public PlaceActionState State { get; private set; }
    public DateTimeOffset AddedAt { get; private set; }
    public Who AddedBy { get; private set; } = null!;

    public static PlaceAction Of(Guid caseId, int number, PlaceActionSaid said, Who by, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), CaseId = caseId, Number = number, Kind = said.Kind, Words = said.Words, WhoDoesIt = said.WhoDoesIt, DueOn = said.DueOn,
        State = PlaceActionState.Promised, AddedAt = now, AddedBy = by,
    };

    internal void Move(PlaceActionState state) => State = state;
}

/// <summary>What the form says about a new action.</summary>
internal sealed record PlaceActionSaid(PlaceActionKind Kind, string Words, string WhoDoesIt, DateOnly? DueOn);

/// <summary>What is counted about a place: contextual outcomes, never a person.</summary>
internal enum PlaceFigureKind
{
    Incidents,
    FeelSafe,
}

/// <summary>One figure for one period, with its source. <c>OutOf</c> is how many were asked, for perceived safety.</summary>
internal sealed class PlaceFigure
{
    private PlaceFigure()
    {
    }

    public Guid Id { get; private set; }
    public Guid CaseId { get; private set; }
    public PlaceFigureKind Kind { get; private set; }
    public DateOnly From { get; private set; }
    public DateOnly To { get; private set; }
    public int Value { get; private set; }
    public int? OutOf { get; private set; }
    public string Source { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
    public Who By { get; private set; } = null!;

    public static PlaceFigure Of(Guid caseId, PlaceFigureSaid said, Who by, DateTimeOffset now)
    {
        if (said.To < said.From) throw new RuleRefused("The period ends before it begins.");
        if (said.Value < 0 || said.OutOf < said.Value) throw new RuleRefused("More feel safe than were asked. Check the two numbers.");
        if (said.Kind == PlaceFigureKind.FeelSafe && said.OutOf is null) throw new RuleRefused("Say how many were asked.");
        return new PlaceFigure
        {
            Id = Guid.CreateVersion7(now), CaseId = caseId, Kind = said.Kind, From = said.From, To = said.To, Value = said.Value, OutOf = said.OutOf,
            Source = said.Source, At = now, By = by,
        };
    }
}

/// <summary>What the form says about a figure.</summary>
internal sealed record PlaceFigureSaid(PlaceFigureKind Kind, DateOnly From, DateOnly To, int Value, int? OutOf, string Source);

/// <summary>A person's case linked to a place: only with a reason, and seen only by those who are in the circle of the link itself.</summary>
internal sealed class PlaceLink
{
    private PlaceLink()
    {
    }

    public Guid Id { get; private set; }
    public Guid CaseId { get; private set; }
    public string PersonReference { get; private set; } = "";
    public string Reason { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
    public Who By { get; private set; } = null!;

    public static PlaceLink Of(Guid caseId, string personReference, string reason, Who by, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(reason)) throw new RuleRefused("Nobody is linked to a place without a reason.");
        return new PlaceLink { Id = Guid.CreateVersion7(now), CaseId = caseId, PersonReference = personReference, Reason = reason, At = now, By = by };
    }
}
