using System.ComponentModel.DataAnnotations;
using Derwent.Shared.Security;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Derwent.FrontDoor.Refer.Pages;

/// <summary>Step 5: early help is voluntary. Who knows, who agrees, and if not, why we should go on.</summary>
[ByLink(LinkKind.Draft, Required = false)]
internal sealed class AgreementPage(FrontDoorContext front, Current current, TimeProvider clock) : QuestionPage(front, current, clock)
{
    public static readonly IReadOnlyList<Choice> YesNo = [new("Yes", "Yes"), new("No", "No"), new("NotSure", "I’m not sure")];

    public static readonly IReadOnlyList<Choice> MayTell =
        [new("Yes", "Yes, you may talk with them"), new("NotSure", "Ask me first, each time"), new("No", "No, please don’t")];

    public static readonly IReadOnlyList<Choice> Reasons =
    [
        new(nameof(Basis.NotAskedYet), "I could not ask yet", "We ask before anything else happens. They can say no."),
        new(nameof(Basis.RiskOfHarm), "Asking could put somebody at risk", "Tell us what could happen. The council’s team may need to know."),
        new(nameof(Basis.Duty), "My work gives me a duty to tell", "Tell us which one, in a few words."),
    ];

    public override int Step => 5;
    public override string Address => "/refer/agreement";
    public override string Back => "/refer/words";
    protected override string Next => "/refer/you";

    [BindProperty] public AgreementInput Input { get; set; } = new();

    protected override void Show(Answers answers) => Input = AgreementInput.From(answers.Agreement, answers.Details?.SafeContact);

    protected override Answers Take(Answers answers)
    {
        var agreement = (Say.Me, Say.IsPlace) switch
        {
            (true, _) => Mine(),
            (_, true) => new Agreement { Basis = Basis.NotNeeded, WhoElseKnows = Clean.Line(Input.WhoElseKnows) },
            _ => Theirs(),
        };
        return answers with { Agreement = agreement, Details = answers.Details! with { SafeContact = Clean.Text(Input.SafeContact) } };
    }

    private Agreement Mine()
    {
        Ask("Input.FamilyKnows", Input.FamilyKnows, "Choose one, please: does anybody at home know?");
        Ask("Input.FamilyAgrees", Input.FamilyAgrees, "Choose one, please: may we talk with them?");
        return new Agreement { SubjectKnows = Told.Yes, SubjectAgrees = Told.Yes, FamilyKnows = Input.FamilyKnows, FamilyAgrees = Input.FamilyAgrees, Basis = Basis.Agreed };
    }

    private Agreement Theirs()
    {
        Ask("Input.SubjectKnows", Input.SubjectKnows, $"Choose one, please: does {Say.Name} know?");
        Ask("Input.SubjectAgrees", Input.SubjectAgrees, $"Choose one, please: does {Say.Name} agree?");
        if (Say.Kind == SubjectKind.YoungPerson) Ask("Input.FamilyKnows", Input.FamilyKnows, "Choose one, please: does a parent or carer know?");
        var agreed = Input.SubjectAgrees == Told.Yes;
        var basis = agreed ? Basis.Agreed : Input.Basis;
        if (basis is null or Basis.NotNeeded || !agreed && basis == Basis.Agreed) Missing("Input.Basis", "Choose why we should go on without a yes.");
        if (basis is Basis.RiskOfHarm or Basis.Duty && Clean.Text(Input.Why) is null) Missing("Input.Why", "Tell us a little more about why, in one sentence.");
        return new Agreement
        {
            SubjectKnows = Input.SubjectKnows, SubjectAgrees = Input.SubjectAgrees, FamilyKnows = Input.FamilyKnows, FamilyAgrees = Input.FamilyAgrees,
            Basis = basis ?? Basis.NotAskedYet, Why = agreed ? null : Clean.Text(Input.Why),
        };
    }

    private void Ask(string field, Told? answer, string sentence)
    {
        if (answer is null && !Wrong(field) || answer is { } given && !Enum.IsDefined(given)) Missing(field, sentence);
    }
}

internal sealed class AgreementInput
{
    public Told? SubjectKnows { get; set; }
    public Told? SubjectAgrees { get; set; }
    public Told? FamilyKnows { get; set; }
    public Told? FamilyAgrees { get; set; }
    public Basis? Basis { get; set; }
    [StringLength(Bounds.Note, ErrorMessage = "Please use up to 2,000 letters here.")] public string? Why { get; set; }
    [StringLength(400, ErrorMessage = "Please use up to 400 letters here.")] public string? WhoElseKnows { get; set; }
    [StringLength(400, ErrorMessage = "Please use up to 400 letters here.")] public string? SafeContact { get; set; }

    public static AgreementInput From(Agreement? agreement, string? safeContact) => new()
    {
        SubjectKnows = agreement?.SubjectKnows, SubjectAgrees = agreement?.SubjectAgrees, FamilyKnows = agreement?.FamilyKnows, FamilyAgrees = agreement?.FamilyAgrees,
        Basis = agreement?.Basis, Why = agreement?.Why, WhoElseKnows = agreement?.WhoElseKnows, SafeContact = safeContact,
    };
}
