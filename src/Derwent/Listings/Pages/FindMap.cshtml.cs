using Derwent.Listings.Find;
using Derwent.Shared.Database;
using Derwent.Shared.Geography;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Derwent.Listings.Pages;

/// <summary>The map of a search as GeoJSON, for the live map that lies over the drawn one.</summary>
[Open, OnlyReads]
internal sealed class FindMapModel(Finder finder, CityMaps maps, RequestDatabase database, TimeProvider clock) : PageModel
{
    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var answer = await finder.AnswerAsync(FindQuery.From(Request.Query), stop);
        var map = await maps.GetAsync(database.Connection, stop);
        return Content(new MapDrawing(map, FindModel.Pins(answer.Page.Services, UkTime.Today(clock)), answer.Near).GeoJson(), "application/geo+json");
    }
}
