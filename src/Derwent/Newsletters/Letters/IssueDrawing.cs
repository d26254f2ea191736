using Derwent.Shared.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Derwent.Newsletters.Letters;

/// <summary>An issue with its pictures, drawn as a letter or for our pages; what may not be shown any more is not drawn.</summary>
internal sealed class IssueDrawing(NewslettersContext newsletters, LetterRenderer renderer, Pieces pieces, IOptions<AllianceOptions> alliance)
{
    public async Task<RenderedLetter> Letter(Issue issue, MailingList list, string? slug, CancellationToken stop) =>
        renderer.Render(issue.Subject, issue.Preview, await pieces.Standing(issue.Blocks, stop), list, alliance.Value.Name, slug, await Pictures(issue, stop));

    public async Task<string> ForPage(Issue issue, CancellationToken stop) => LetterRenderer.ForPage(await pieces.Standing(issue.Blocks, stop), await Pictures(issue, stop));

    public async Task<IReadOnlyDictionary<Guid, LetterPicture>> Pictures(Issue issue, CancellationToken stop)
    {
        var ids = issue.Blocks.Select(block => block.Picture).OfType<Guid>().Distinct().ToList();
        return ids.Count == 0 ? new Dictionary<Guid, LetterPicture>() : await newsletters.Pictures.AsNoTracking().Where(picture => ids.Contains(picture.Id)).ToDictionaryAsync(picture => picture.Id, stop);
    }
}
