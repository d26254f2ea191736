using Derwent.Alliance;
using Derwent.Shared;
using Derwent.Shared.Security;
using Derwent.Site.Posts;
using Derwent.WhatsOn;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;

namespace Derwent.Site.Pages;

[Open, OutputCache(PolicyName = PublicPages.Policy)]
internal sealed class HomeModel(AllianceContext alliance, Upcoming upcoming, PublicPosts posts, TimeProvider clock) : PageModel
{
    private const int Shown = 4;

    public IReadOnlyList<Partner> Partners { get; private set; } = [];

    public IReadOnlyList<Happening> ThisWeek { get; private set; } = [];

    /// <summary>The newest story that somebody agreed to share, and the newest thing that changed because somebody said so.</summary>
    public PostLine? Celebration { get; private set; }

    public PostLine? SaidDid { get; private set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        Celebration = await posts.LatestAsync(PostKind.Celebration, stop);
        SaidDid = await posts.LatestAsync(PostKind.SaidDid, stop);
        Partners = await Site.Partners.LeadingAsync(alliance, stop);
        // Events first, then clubs; four things on four days, and never one thing twice, if the week has them.
        var announced = (await upcoming.ReadAsync(clock.GetUtcNow(), 7, stop)).Where(one => !one.IsOff).DistinctBy(one => one.Title).OrderBy(one => one.Address.StartsWith("/services/", StringComparison.Ordinal)).ToList();
        ThisWeek = [.. announced.DistinctBy(one => one.Day).Concat(announced).Distinct().Take(Shown).OrderBy(one => one.From)];
    }
}
