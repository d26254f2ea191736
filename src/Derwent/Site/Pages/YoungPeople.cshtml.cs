using Derwent.Listings;
using Derwent.Shared;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;

namespace Derwent.Site.Pages;

[Open, OutputCache(PolicyName = PublicPages.Policy)]
internal sealed class YoungPeopleModel(ListingsContext listings, TimeProvider clock) : PageModel
{
    public string Now { get; private set; } = "";

    public IReadOnlyList<(string Name, string Address, string Words)> WalkIn { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var local = UkTime.Local(now);
        Now = $"{InWords.Clock(TimeOnly.FromDateTime(local.DateTime))} on {local.DayOfWeek}";
        var sessions = await listings.SessionsAsync(now, 1, stop);
        WalkIn = [.. sessions
            .Where(session => session.From <= now && session.Service.WalkIn)
            .Take(2)
            .Select(session => (session.Service.Name, $"/services/{session.Service.Slug}", Open(session)))];
    }

    private static string Open((Service Service, DateTimeOffset From, DateTimeOffset To) session)
    {
        var until = $"Open until {InWords.Clock(TimeOnly.FromDateTime(UkTime.Local(session.To).DateTime))}.";
        return session.Service.Locations.Count > 0 ? $"{session.Service.Locations[0].OneLine}. {until}" : until;
    }
}
