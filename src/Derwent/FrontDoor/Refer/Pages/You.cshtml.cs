using System.ComponentModel.DataAnnotations;
using Derwent.Shared.Security;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Derwent.FrontDoor.Refer.Pages;

/// <summary>Step 6: who is telling us, and how to ask them something.</summary>
[ByLink(LinkKind.Draft, Required = false)]
internal sealed class YouPage(FrontDoorContext front, Current current, TimeProvider clock) : QuestionPage(front, current, clock)
{
    public static readonly IReadOnlyList<Choice> Relations =
    [
        new(nameof(CameFrom.Parent), "Parent or carer"), new(nameof(CameFrom.FamilyOrFriend), "Family or friend"), new(nameof(CameFrom.Resident), "Neighbour, or somebody who lives or works near"),
        new(nameof(CameFrom.School), "School or college"), new(nameof(CameFrom.Police), "Police"), new(nameof(CameFrom.Health), "Health"), new(nameof(CameFrom.Housing), "Housing"),
        new(nameof(CameFrom.Council), "Council"), new(nameof(CameFrom.Organisation), "Charity, club or other organisation"),
    ];

    private static readonly CameFrom[] AtWork = [CameFrom.School, CameFrom.Police, CameFrom.Health, CameFrom.Housing, CameFrom.Council, CameFrom.Organisation];

    /// <summary>A family may ask for itself; a young person does so on the first page.</summary>
    public IReadOnlyList<Choice> Choices =>
        Say.Kind == SubjectKind.Family ? [new(nameof(CameFrom.Themselves), "It is my own family"), .. Relations] : Relations;

    public override int Step => 6;
    public override string Address => "/refer/you";
    public override string Back => "/refer/agreement";
    protected override string Next => "/refer/check";

    [BindProperty] public YouInput Input { get; set; } = new();

    protected override void Show(Answers answers)
    {
        Input = YouInput.From(answers.Referrer ?? new Referrer());
        Input.CameFrom = answers.Referrer?.CameFrom.ToString();
        if (answers.Referrer is null && Say.Me) (Input.Name, Input.Phone) = (answers.Details?.FirstName, answers.Details?.Phone);
    }

    protected override Answers Take(Answers answers)
    {
        var from = Say.Me ? CameFrom.Themselves : Choices.Any(choice => choice.Value == Input.CameFrom) ? Enum.Parse<CameFrom>(Input.CameFrom!) : (CameFrom?)null;
        if (from is null) Missing("Input.CameFrom", "Choose how you know about this.");
        var atWork = from is { } chosen && AtWork.Contains(chosen);
        if (Clean.Line(Input.Name) is null && (atWork || !Input.NoName && !Say.Me)) Missing("Input.Name", atWork ? "Tell us your name, so that we can ask you something." : "Tell us your name, or tick the box beneath.");
        if (atWork && Clean.Line(Input.Organisation) is null) Missing("Input.Organisation", "Tell us where you work.");
        Reach(atWork);
        return answers with
        {
            Referrer = new Referrer
            {
                CameFrom = from ?? CameFrom.FamilyOrFriend, Name = Clean.Line(Input.Name) ?? (Say.Me ? answers.Details!.FirstName! : "Somebody who gave no name"),
                Organisation = Clean.Line(Input.Organisation), Job = Clean.Line(Input.Job), Phone = Clean.Line(Input.Phone), Email = Clean.Email(Input.Email), BestTime = Clean.Line(Input.BestTime),
            },
        };
    }

    private void Reach(bool atWork)
    {
        if (Clean.Line(Input.Phone) is not null && Clean.Phone(Input.Phone) is null) Missing("Input.Phone", "A phone number has 9 to 15 digits. Please check it.");
        if (Clean.Line(Input.Email) is not null && Clean.Email(Input.Email) is null) Missing("Input.Email", "An e-mail address looks like name@example.org. Please check it.");
        if (atWork && Clean.Line(Input.Phone) is null && Clean.Line(Input.Email) is null) Missing("Input.Phone", "Give us a phone number or an e-mail address, so that we can ask you something.");
    }
}

internal sealed class YouInput
{
    [StringLength(40)] public string? CameFrom { get; set; }
    [StringLength(120, ErrorMessage = "A name can have up to 120 letters.")] public string? Name { get; set; }
    public bool NoName { get; set; }
    [StringLength(160, ErrorMessage = "Please use up to 160 letters here.")] public string? Organisation { get; set; }
    [StringLength(120, ErrorMessage = "Please use up to 120 letters here.")] public string? Job { get; set; }
    [StringLength(40, ErrorMessage = "A phone number has 9 to 15 digits.")] public string? Phone { get; set; }
    [StringLength(254, ErrorMessage = "An e-mail address can have up to 254 letters.")] public string? Email { get; set; }
    [StringLength(200, ErrorMessage = "Please use up to 200 letters here.")] public string? BestTime { get; set; }

    public static YouInput From(Referrer referrer) => new()
    {
        Name = referrer.Name, Organisation = referrer.Organisation, Job = referrer.Job, Phone = referrer.Phone, Email = referrer.Email, BestTime = referrer.BestTime,
    };
}
