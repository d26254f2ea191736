using Derwent.Alliance;
using Derwent.Listings;
using Derwent.Shared;
using Derwent.Shared.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;

namespace Derwent.Site.Pages;

[Open, OutputCache(PolicyName = PublicPages.Policy)]
internal sealed class HomeModel(AllianceContext alliance, ListingsContext listings, IConfiguration configuration, TimeProvider clock) : PageModel
{
    private const int Shown = 4;

    public IReadOnlyList<Partner> Partners { get; private set; } = [];

    public IReadOnlyList<Announced> ThisWeek { get; private set; } = [];

    public bool IsDemo => configuration.GetValue<bool>("Derwent:Demo");

    public async Task OnGetAsync(CancellationToken stop)
    {
        Partners = await Site.Partners.LeadingAsync(alliance, stop);
        var sessions = await listings.SessionsAsync(clock.GetUtcNow(), 7, stop);
        // Four things on four days, and never one service twice, if the week has them.
        var announced = sessions.DistinctBy(session => session.Service.Id).Select(Announced.Of).ToList();
        ThisWeek = [.. announced.DistinctBy(session => session.Day).Concat(announced).Distinct().Take(Shown).OrderBy(session => session.Day)];
    }
}
