using Derwent.Listings.Freshness;
using Derwent.Listings.Likeness;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Derwent.Listings.Desk;

/// <summary>The state of the directory at a glance. Each number is a link to exactly its rows: both ask <see cref="Due"/>.</summary>
[Desk(Role.Coordinator, Role.Administrator)]
internal sealed class DirectoryStateModel(ListingsContext listings, IOptions<ListingsOptions> promises, TimeProvider clock) : PageModel
{
    public int Running { get; private set; }
    public int Shown { get; private set; }
    public int Fresh { get; private set; }
    public int DueSoon { get; private set; }
    public int Overdue { get; private set; }
    public int Hidden { get; private set; }
    public int Suggestions { get; private set; }
    public int Alikes { get; private set; }
    public int Silent { get; private set; }
    public int NoAddress { get; private set; }
    public int Asked { get; private set; }
    public int Misses { get; private set; }

    public ListingsOptions Promises => promises.Value;

    /// <summary>Of what people can find: the share that somebody confirmed within three months, in percent.</summary>
    public double? Share => Shown == 0 ? null : Fresh * 100.0 / Shown;

    public async Task OnGetAsync(CancellationToken stop)
    {
        var due = new Due(UkTime.Today(clock), promises.Value);
        Running = await Due.Running(listings.Services).CountAsync(stop);
        Shown = await due.Shown(listings.Services).CountAsync(stop);
        Fresh = await due.Fresh(listings.Services).CountAsync(stop);
        DueSoon = await due.DueSoon(listings.Services).CountAsync(stop);
        Overdue = await due.Overdue(listings.Services).CountAsync(stop);
        Hidden = await Due.Hidden(listings.Services).CountAsync(stop);
        Suggestions = await listings.Suggestions.CountAsync(s => s.State == SuggestionState.Waiting, stop);
        Alikes = await listings.Alikes.CountAsync(a => a.State == LikenessState.Open, stop);
        Silent = await AsksModel.Silent(listings.Asks).CountAsync(stop);
        NoAddress = await AsksModel.NoAddress(listings.Asks).CountAsync(stop);
        Asked = await AsksModel.Open(listings.Asks).CountAsync(stop);
        Misses = await listings.Misses.CountAsync(stop);
    }
}
