using System.ComponentModel.DataAnnotations;
using Derwent.Shared.Security;
using Microsoft.AspNetCore.Mvc;

namespace Derwent.FrontDoor.Refer.Pages;

/// <summary>Step 4: in their own words. These are shown first on the desk, exactly as they were written.</summary>
[ByLink(LinkKind.Draft, Required = false)]
internal sealed class WordsPage(FrontDoorContext front, Current current, TimeProvider clock) : QuestionPage(front, current, clock)
{
    private const string TooLong = "Please use up to 8,000 letters here.";

    public override int Step => 4;
    public override string Address => "/refer/words";
    public override string Back => "/refer/worries";
    protected override string Next => "/refer/agreement";

    [BindProperty, StringLength(Bounds.Words, ErrorMessage = TooLong)] public string? OwnWords { get; set; }
    [BindProperty, StringLength(Bounds.Words, ErrorMessage = TooLong)] public string? TheirWords { get; set; }

    protected override void Show(Answers answers) => (OwnWords, TheirWords) = (answers.OwnWords, answers.TheirWords);

    protected override Answers Take(Answers answers)
    {
        var words = Clean.Text(OwnWords);
        // Somebody who writes about themselves may find this the hardest page: for them it can stay empty.
        if (words is null && !Say.Me) Missing(nameof(OwnWords), "Tell us a little in your own words. One sentence is enough.");
        return answers with { OwnWords = words ?? "", TheirWords = Say.Me || Say.IsPlace ? null : Clean.Text(TheirWords) };
    }
}
