using System.ComponentModel.DataAnnotations;
using Derwent.Listings;
using Derwent.Shared.Security;
using Microsoft.AspNetCore.Mvc;

namespace Derwent.FrontDoor.Refer.Pages;

/// <summary>Step 3: strengths and worries over the three domains.</summary>
[ByLink(LinkKind.Draft, Required = false)]
internal sealed class WorriesPage(FrontDoorContext front, Current current, TimeProvider clock) : QuestionPage(front, current, clock)
{
    private const string TooLong = "Please use up to 2,000 letters here. There is more room on the next page.";

    public override int Step => 3;
    public override string Address => "/refer/worries";
    public override string Back => "/refer/danger";
    protected override string Next => "/refer/words";

    [BindProperty, MaxLength(200, ErrorMessage = "That is more than this page asks. Please choose again.")] public List<string> Picks { get; set; } = [];
    [BindProperty, StringLength(Bounds.Note, ErrorMessage = TooLong)] public string? PersonNote { get; set; }
    [BindProperty, StringLength(Bounds.Note, ErrorMessage = TooLong)] public string? FamilyNote { get; set; }
    [BindProperty, StringLength(Bounds.Note, ErrorMessage = TooLong)] public string? EnvironmentNote { get; set; }

    public string? NothingChosen => ModelState["Picks"]?.Errors.FirstOrDefault()?.ErrorMessage;

    public string? NoteOn(Domain domain) => domain switch { Domain.Person => PersonNote, Domain.Family => FamilyNote, _ => EnvironmentNote };

    protected override void Show(Answers answers) =>
        (Picks, PersonNote, FamilyNote, EnvironmentNote) = ([.. answers.Picks ?? []], answers.PersonNote, answers.FamilyNote, answers.EnvironmentNote);

    protected override Answers Take(Answers answers)
    {
        var picks = Sections.Known.Intersect(Picks).ToList();
        var notes = new[] { Clean.Text(PersonNote), Clean.Text(FamilyNote), Clean.Text(EnvironmentNote) };
        var worries = picks.Any(code => NeedVocabulary.Find(code) is { IsStrength: false });
        if (!worries && notes.All(note => note is null))
            Missing("Picks", Say.Me ? "Choose at least one thing that is hard, in any of the three parts, or say it your way" : "Choose at least one worry, in any of the parts, or say it your way");
        return answers with { Picks = picks, PersonNote = notes[0], FamilyNote = notes[1], EnvironmentNote = notes[2] };
    }

    public (IReadOnlyList<Section> All, IReadOnlyList<string> Known) Sections => (Section.For(Say), [.. Section.Known(Say)]);
}
