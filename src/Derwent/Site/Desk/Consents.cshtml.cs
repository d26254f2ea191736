using Derwent.Shared.Audit;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Derwent.Site.Consents;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Site.Desk;

/// <summary>One line of the list: what it is about, and the consent.</summary>
internal sealed record ConsentLine(Consent Consent, string What);

/// <summary>Everybody who agreed to be shown: those that run out first.</summary>
[Desk(Role.Coordinator, Role.DataProtectionLead)]
internal sealed class ConsentsModel(SiteContext site, AuditTrail audit, TimeProvider clock) : PageModel
{
    private const int Most = 300;

    public IReadOnlyList<ConsentLine> Live { get; private set; } = [];
    public IReadOnlyList<ConsentLine> Ended { get; private set; } = [];
    public DateOnly Today => UkTime.Today(clock);

    public async Task OnGetAsync(CancellationToken stop)
    {
        var consents = await site.Consents.AsNoTracking().OrderBy(consent => consent.Until).ThenBy(consent => consent.Id).Take(Most).ToListAsync(stop);
        var posts = await site.Posts.AsNoTracking().Where(post => consents.Select(consent => consent.PostId).Contains(post.Id)).ToDictionaryAsync(post => post.Id, post => post.Title, stop);
        var pictures = await site.Pictures.AsNoTracking().Where(picture => consents.Select(consent => consent.PictureId).Contains(picture.Id)).ToDictionaryAsync(picture => picture.Id, picture => picture.Alt, stop);
        var lines = consents.Select(consent => new ConsentLine(consent, consent.PostId is { } post ? posts.GetValueOrDefault(post, "") : "Picture: " + pictures.GetValueOrDefault(consent.PictureId ?? Guid.Empty, ""))).ToList();
        (Live, Ended) = ([.. lines.Where(line => line.Consent.IsLive(Today))], [.. lines.Where(line => !line.Consent.IsLive(Today)).OrderByDescending(line => line.Consent.WithdrawnAt ?? line.Consent.RecordedAt)]);
        audit.ReadList("consent", "everybody who agreed to be shown");
    }
}
