using System.ComponentModel.DataAnnotations;

namespace Derwent.Support.Pages;

/// <summary>A note on the case.</summary>
internal sealed class NoteInput
{
    public string What { get; set; } = "call";
    public string Words { get; set; } = "";
    public string Quote { get; set; } = "";

    public static IReadOnlyList<(string Value, string Label, StepKind Kind, string Title)> Kinds { get; } =
    [
        ("call", "A call", StepKind.Contact, "Call with {0}"), ("text", "A text", StepKind.Contact, "Text to {0}"), ("visit", "A visit or meeting", StepKind.Contact, "Met {0}"),
        ("note", "A note", StepKind.Contact, "Note"), ("good", "Something good", StepKind.Milestone, "Something good"),
        ("shared", "Something was shared", StepKind.Sharing, "Shared"), ("worry", "A worry about safety", StepKind.Safeguarding, "A worry about safety"),
    ];
}

/// <summary>A note to heed.</summary>
internal sealed class HeedInput
{
    public string Words { get; set; } = "";
    public bool IsUrgent { get; set; }

    [Display(Name = "The review day")]
    public DateOnly? ReviewOn { get; set; }
    public bool WasTold { get; set; }
    public string WhyNotTold { get; set; } = "";
}

/// <summary>A goal.</summary>
internal sealed class GoalInput
{
    public string Words { get; set; } = "";
    public int? Mark { get; set; }
}

/// <summary>A need or strength as it is seen now.</summary>
internal sealed class SeenInput
{
    public string Code { get; set; } = "";
    public int Severity { get; set; } = 2;
}

/// <summary>Somebody's words.</summary>
internal sealed class SayingInput
{
    public string Words { get; set; } = "";
    public string Speaker { get; set; } = "";
}

/// <summary>Somebody who enters the circle.</summary>
internal sealed class CircleInput
{
    public string PersonId { get; set; } = "";
    public string Why { get; set; } = "";

    [Display(Name = "The last day")]
    public DateOnly? Until { get; set; }
}

/// <summary>Somewhere they are not safe.</summary>
internal sealed class UnsafeInput
{
    public string Name { get; set; } = "";
    public string Postcode { get; set; } = "";
    public int Reach { get; set; } = 400;
}

/// <summary>The link to their plan.</summary>
internal sealed class PlanLinkInput
{
    public string Second { get; set; } = "birthday";
    public string Word { get; set; } = "";
}

/// <summary>An action on a place.</summary>
internal sealed class ActionInput
{
    public PlaceActionKind Kind { get; set; }
    public string Words { get; set; } = "";
    public string WhoDoesIt { get; set; } = "";

    [Display(Name = "The day it is promised for")]
    public DateOnly? DueOn { get; set; }
}

/// <summary>A figure about a place.</summary>
internal sealed class FigureInput
{
    public PlaceFigureKind Kind { get; set; }

    [Display(Name = "The first day")]
    public DateOnly? From { get; set; }

    [Display(Name = "The last day")]
    public DateOnly? To { get; set; }
    public int? Value { get; set; }
    public int? OutOf { get; set; }
    public string Source { get; set; } = "";
}

/// <summary>A person linked to a place.</summary>
internal sealed class LinkInput
{
    public string Reference { get; set; } = "";
    public string Reason { get; set; } = "";
}
