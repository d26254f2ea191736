using Derwent.Shared.Ui;
using Microsoft.Extensions.Options;

namespace Derwent.Newsletters.Letters;

/// <summary>An issue with its pictures, drawn as a letter or for our pages; what may not be shown any more is not drawn.</summary>
internal sealed class IssueDrawing(LetterRenderer renderer, Pieces pieces, IOptions<AllianceOptions> alliance)
{
    public async Task<RenderedLetter> Letter(Issue issue, MailingList list, string? slug, CancellationToken stop)
    {
        var looked = await pieces.Look(issue.Blocks, stop);
        var (subject, preview) = issue.NewWords ?? (issue.Subject, issue.Preview);
        return renderer.Render(subject, preview, looked.Standing, list, alliance.Value.Name, slug, looked.Images);
    }

    public async Task<string> ForPage(Issue issue, CancellationToken stop) => LetterRenderer.ForPage(await pieces.Look(issue.Blocks, stop));
}
