using Derwent.Shared.Security;
using Microsoft.AspNetCore.Mvc;

namespace Derwent.FrontDoor.Refer.Pages;

/// <summary>Step 2: stop and ring when somebody is in danger now; it can still be saved and is marked urgent.</summary>
[ByLink(LinkKind.Draft, Required = false)]
internal sealed class DangerPage(FrontDoorContext front, Current current, TimeProvider clock) : QuestionPage(front, current, clock)
{
    public override int Step => 2;
    public override string Address => "/refer/danger";
    public override string Back => "/refer/who";
    protected override string Next => "/refer/worries";

    [BindProperty] public string? InDanger { get; set; }

    protected override void Show(Answers answers) => InDanger = answers.Danger switch
    {
        Danger.Yes => "yes",
        Danger.NotSure => "unsure",
        Danger.No => "no",
        _ => null,
    };

    protected override Answers Take(Answers answers)
    {
        Danger? danger = InDanger switch { "yes" => Danger.Yes, "unsure" => Danger.NotSure, "no" => Danger.No, _ => null };
        if (danger is null) Missing(nameof(InDanger), "Choose one, please. If you don’t know, choose “I’m not sure”.");
        return answers with { Danger = danger };
    }
}
