using Derwent.Alliance;
using Derwent.Listings;
using Derwent.Shared;
using Derwent.Shared.Security;
using Derwent.Site.Posts;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;

namespace Derwent.Site.Pages;

[Open, OutputCache(PolicyName = PublicPages.Policy)]
internal sealed class HomeModel(AllianceContext alliance, ListingsContext listings, PublicPosts posts, TimeProvider clock) : PageModel
{
    private const int Shown = 4;

    public IReadOnlyList<Partner> Partners { get; private set; } = [];

    public IReadOnlyList<Announced> ThisWeek { get; private set; } = [];

    /// <summary>The newest story that somebody agreed to share, and the newest thing that changed because somebody said so.</summary>
    public PostLine? Celebration { get; private set; }

    public PostLine? SaidDid { get; private set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        Celebration = await posts.LatestAsync(PostKind.Celebration, stop);
        SaidDid = await posts.LatestAsync(PostKind.SaidDid, stop);
        Partners = await Site.Partners.LeadingAsync(alliance, stop);
        var sessions = await listings.SessionsAsync(clock.GetUtcNow(), 7, stop);
        // Four things on four days, and never one service twice, if the week has them.
        var announced = sessions.DistinctBy(session => session.Service.Id).Select(Announced.Of).ToList();
        ThisWeek = [.. announced.DistinctBy(session => session.Day).Concat(announced).Distinct().Take(Shown).OrderBy(session => session.Day)];
    }
}
